// What is said of a scenario that can be read, of what its injects expect, change and report.

extension Phrase {
    /// A crowd attacks, hurts or threatens where no unit is sent.
    public static func actOutOfSight(_ step: String, at place: String, sites: [String]) -> Phrase {
        let list = sites.joined(separator: ", ")
        return Phrase(
            "langkah '\(step)' terjadi di '\(place)', tempat yang tidak didatangi satuan (babak ada di: \(list)): tidak ada "
                + "yang melihatnya, dan anev tidak mengetahuinya; pindahkan dengan 'place', atau ubah 'site' babak",
            en:
                "step '\(step)' happens at '\(place)', where no unit is sent (episodes are at: \(list)): nobody sees it, and "
                + "the evaluation does not know of it; move it by 'place', or change an episode's 'site'"
        )
    }

    /// A means of force that nobody who would use it has; one without kit no unit ever uses.
    public static func meansOfNobody(_ name: String, kit: String?) -> Phrase {
        guard let kit else {
            return Phrase(
                "tidak ada satuan yang pernah memakai \(name), jadi kejadian ini tidak akan pernah ada; ubah 'means'",
                en: "no unit ever uses \(name), so this event never comes; change 'means'"
            )
        }
        return Phrase(
            "tidak ada yang dapat memakai \(name): tidak ada satuan dengan '\(kit)' dalam latihan ini; tambahkan "
                + "perlengkapannya atau ubah syaratnya",
            en:
                "nobody can use \(name): no unit of this drill has '\(kit)'; add the kit or change the condition"
        )
    }

    /// A body of people that nobody who would send it out has.
    public static func formationOfNobody(_ formation: String, _ units: [String]) -> Phrase {
        let list = units.joined(separator: ", ")
        return Phrase(
            "tidak ada satuan dengan '\(formation)' yang mengirim kejadian ini (yang mengirimnya: \(list)); tambahkan "
                + "kekuatannya atau ubah 'formation'",
            en:
                "no unit with '\(formation)' publishes this event (who does: \(list)); add such people or change "
                + "'formation'"
        )
    }

    /// A report of what none of those who would report it has.
    public static func reportOfNothing(_ resource: String, by units: [String]) -> Phrase {
        let list = units.joined(separator: ", ")
        return Phrase(
            "'\(resource)' tidak ada pada kekuatan \(list), jadi laporan ini tidak akan pernah ada; ubah 'resource' atau 'by'",
            en: "\(list): no '\(resource)' in the strength, so this report never comes; change 'resource' or 'by'"
        )
    }

    /// A report of more that is missing than anybody has.
    public static func moreMissing(_ count: UInt64, of resource: String, than most: UInt64) -> Phrase {
        Phrase(
            "'\(resource)' paling banyak \(most), jadi tidak mungkin dilaporkan kurang \(count); turunkan angkanya",
            en:
                "there are at most \(most) of '\(resource)', so \(count) cannot be reported missing; write a smaller number"
        )
    }

    /// A road that a condition wants closed, and that nobody may close.
    public static func neverClosed(_ road: String) -> Phrase {
        Phrase(
            "jalan '\(road)' tidak akan pernah ditutup, karena tanpa jalan pengalih; tulis 'diversion' pada jalan itu, atau "
                + "sebut jalan lain",
            en: "road '\(road)' is never closed, as it has no diversion; write its 'diversion', or name another road"
        )
    }

    /// An act in which nothing is said of a crowd but its name.
    public static func actWithoutChange(_ group: String) -> Phrase {
        Phrase(
            "tindakan ini tidak mengubah apa pun pada '\(group)'; tulis apa yang dilakukannya, misalnya 'size', 'place', atau "
                + "'behaviour'",
            en: "this act changes nothing of '\(group)'; write what it does, for example 'size', 'place' or 'behaviour'"
        )
    }

    /// A breakdown of what does not drive.
    public static func noVehicle(_ resource: String, vehicles: [String]) -> Phrase {
        let list = vehicles.joined(separator: ", ")
        return Phrase(
            "'\(resource)' bukan kendaraan, jadi tidak dapat mogok; pakai 'kind: missing', atau salah satu dari: \(list)",
            en: "'\(resource)' is no vehicle and cannot break down; write 'kind: missing', or one of: \(list)"
        )
    }

    /// Something that is missed, told to somebody who does not answer it.
    public static func concernToOthers(_ addressee: String, command: String) -> Phrase {
        let whom =
            addressee.isEmpty
            ? Phrase("tanpa penerima", en: "to nobody") : Phrase("ke \(addressee)", en: "to \(addressee)")
        return Phrase(
            "keluhan ini dikirim \(whom.indonesian), padahal hanya posko distrik yang menanggapinya; tulis 'addressee: "
                + "\(command)'",
            en:
                "this concern goes \(whom.english), and only the district's command answers it; write 'addressee: "
                + "\(command)'"
        )
    }

    /// An inject's owner who is nearly an office that is known.
    public static func ownerSlip(_ owner: String, meant: String) -> Phrase {
        Phrase(
            "jabatan '\(owner)' tidak ada dalam latihan ini; maksud Anda '\(meant)'?",
            en: "the office '\(owner)' is not in this drill; did you mean '\(meant)'?"
        )
    }

    /// A body or kit that stands in the roster and under `strength`.
    public static func givenTwice(_ word: String, to unit: String) -> Phrase {
        Phrase(
            "'\(word)' untuk \(unit) sudah ada di 'forces' pada roster, dan keduanya dijumlahkan; hapus salah satu",
            en: "'\(word)' of \(unit) stands in the roster's 'forces' already, and both count; delete one of them"
        )
    }
}
