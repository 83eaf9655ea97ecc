// What is said of a scenario that can be read, and that cannot work as a drill or is probably not meant.

extension Phrase {
    // MARK: Who plays

    /// No program plays a unit.
    public static func unplayedUnit(_ unit: String, _ taskForce: String, known: [String]) -> Phrase {
        let list = known.joined(separator: ", ")
        let meant =
            nearest(to: taskForce, among: known).map {
                Phrase(" (maksud Anda '\($0)'?)", en: " (did you mean '\($0)'?)")
            }
            ?? Phrase("", en: "")
        return Phrase(
            "tidak ada program untuk satuan \(unit)\(meant.indonesian): buat dengan 'gladi new-agency \(taskForce)', sebut "
                + "programnya di 'programs', atau jalankan sendiri dengan --external \(unit); yang ada: \(list)",
            en:
                "no program plays unit \(unit)\(meant.english): make one by 'gladi new-agency \(taskForce)', name its program "
                + "in 'programs', or start it yourself and say --external \(unit); there are: \(list)"
        )
    }

    /// What a unit needs to hear is missing from its communications plan.
    public static func unheard(_ taskForces: [String], by unit: String) -> Phrase {
        let list = taskForces.joined(separator: ", ")
        return Phrase(
            "'hears' dari \(unit) kurang: \(list); satuan ini memerlukannya, tambahkan atau hapus 'hears'",
            en: "'hears' of \(unit) lacks: \(list); the unit needs them, add them or leave 'hears' out"
        )
    }

    /// Nobody is the ground.
    public static func noGround(_ district: String) -> Phrase {
        Phrase(
            "tidak ada tim massa (situasi lapangan): tanpa '\(district)/situation' dalam roster tidak ada massa dan tidak ada yang terlihat",
            en: "there is no ground: without '\(district)/situation' in the roster there is no crowd and nothing to see"
        )
    }

    /// A second ground.
    public static func secondGround(_ unit: String, beside first: String) -> Phrase {
        Phrase(
            "\(unit) adalah tim massa kedua di samping \(first); semuanya akan terjadi dua kali, hapus salah satu",
            en: "\(unit) is a second ground beside \(first); everything would happen twice, delete one"
        )
    }

    /// A command that is neither the district's nor over it.
    public static func secondCommand(_ unit: String, beside district: String) -> Phrase {
        Phrase(
            "\(unit) bukan posko Polres ini dan bukan atasannya, jadi memimpin operasi yang sama di samping \(district); "
                + "jadikan atasan dengan 'superior', atau hapus",
            en:
                "\(unit) is neither this district's command nor over it, so it leads the same operation beside \(district); "
                + "make it the superior, or delete it"
        )
    }

    /// A unit without a superior.
    public static func underNobody(_ unit: String, command: String) -> Phrase {
        Phrase(
            "\(unit) tidak mempunyai atasan, jadi tidak pernah diperintah; tulis 'superior: \(command)'",
            en: "\(unit) has no superior, so nobody ever orders it; write 'superior: \(command)'"
        )
    }

    // MARK: What happens

    /// A script on a ground that people report.
    public static let scriptUnderReports = Phrase(
        "naskah tidak dimainkan bila 'mode: reported', karena orang yang melaporkan keadaan; tulis 'mode: scripted' atau hapus "
            + "naskahnya",
        en:
            "no script is played under 'mode: reported', where people tell what happens; write 'mode: scripted' or delete "
            + "the script"
    )

    /// An entry that comes when the drill is over.
    public static func afterTheEnd(_ key: String, due: String, end: String) -> Phrase {
        Phrase(
            "'\(key)' paling cepat pada \(due), dan latihan selesai pada \(end); majukan, atau tambah waktu di 'end'",
            en: "'\(key)' comes at \(due) at the earliest, and the drill ends at \(end); put it earlier, or 'end' later"
        )
    }

    /// An event that nobody on the roster publishes.
    public static func unsaid(_ event: String, by taskForces: [String]) -> Phrase {
        let list = taskForces.joined(separator: ", ")
        return Phrase(
            "kejadian \(event) tidak akan pernah ada: tidak ada satuan dalam 'roster' yang melaporkannya (yang melaporkan: \(list)); tambahkan "
                + "satuannya atau ubah syaratnya",
            en:
                "event \(event) never comes: nobody on the roster publishes it (who does: \(list)); add the unit or change "
                + "the condition"
        )
    }

    /// An event that one unit never publishes.
    public static func unsaid(_ event: String, byUnit unit: String, others: [String]) -> Phrase {
        let list = others.isEmpty ? "–" : others.joined(separator: ", ")
        return Phrase(
            "\(unit) tidak pernah melaporkan \(event); yang melaporkannya dalam latihan ini: \(list)",
            en: "\(unit) never publishes \(event); who does in this drill: \(list)"
        )
    }

    /// An event that the ground cannot hear.
    public static func unheardByGround(_ event: String, _ taskForces: [String]) -> Phrase {
        let list = taskForces.joined(separator: ", ")
        return Phrase(
            "tim massa tidak mendengar \(event), jadi langkah ini tidak pernah dimainkan; tambahkan \(list) pada 'hears' tim massa",
            en: "the ground does not hear \(event), so this step is never played; add \(list) to the ground's 'hears'"
        )
    }

    /// An expected event that nobody publishes.
    public static func neverExpected(_ event: String, _ taskForces: [String]) -> Phrase {
        let list = taskForces.joined(separator: ", ")
        return Phrase(
            "\(event) ditunggu dari satuan yang tidak ada di roster (\(list)), jadi inject ini selalu dimainkan",
            en: "\(event) is expected of units that are not on the roster (\(list)), so this inject is always played"
        )
    }

    // MARK: People and kit

    /// A kit whose name is nearly a known one.
    public static func kitSlip(_ word: String, meant: String) -> Phrase {
        Phrase(
            "perlengkapan '\(word)' tidak dikenal satuan mana pun; maksud Anda '\(meant)'?",
            en: "no unit knows the kit '\(word)'; did you mean '\(meant)'?"
        )
    }

    /// A kit that other units use.
    public static func kitOfOthers(_ word: String, of unit: String, users: [String]) -> Phrase {
        let list = users.joined(separator: ", ")
        return Phrase(
            "\(unit) tidak memakai '\(word)'; yang memakainya: \(list)",
            en: "\(unit) does not use '\(word)'; who does: \(list)"
        )
    }

    /// A kit that means nothing to anybody.
    public static func kitOfNobody(_ word: String, of unit: String, known: [String]) -> Phrase {
        let list = titled(known)
        let what = Phrase(
            "tidak ada satuan yang memakai '\(word)', jadi hanya tercatat",
            en: "no unit uses '\(word)', so it is only counted"
        )
        guard !known.isEmpty else { return what }
        return Phrase(
            "\(what.indonesian); yang dipakai \(unit): \(list.indonesian)",
            en: "\(what.english); what \(unit) uses: \(list.english)"
        )
    }

    /// Kit by its words, each with its title: `rope (tali dalmas)`.
    private static func titled(_ kit: [String]) -> Phrase {
        let words = kit.map { word in
            // The words themselves are English.
            Phrase.kit(word).map { "\(word) (\($0.indonesian))" } ?? word
        }
        return kit.isEmpty
            ? Phrase(verbatim: "–") : Phrase(verbatim: words.joined(separator: ", "), en: kit.joined(separator: ", "))
    }

    /// An inject takes away what the unit has not.
    public static func effectOnNothing(_ resource: String, of unit: String, nearest: String?, has: [String]) -> Phrase {
        guard let nearest else {
            let list = titled(has)
            return Phrase(
                "\(unit) tidak mempunyai '\(resource)', jadi inject ini tidak mengubah apa pun; yang ada: \(list.indonesian)",
                en: "\(unit) has no '\(resource)', so this inject changes nothing; what it has: \(list.english)"
            )
        }
        return Phrase(
            "\(unit) tidak mempunyai '\(resource)'; maksud Anda '\(nearest)'?",
            en: "\(unit) has no '\(resource)'; did you mean '\(nearest)'?"
        )
    }

    /// A road is blocked where nobody drives on roads.
    public static func blockedWithoutNetwork(_ road: String) -> Phrase {
        Phrase(
            "tanpa 'map' kendaraan berjalan lurus, jadi '\(road)' yang tertutup tidak menghambat siapa pun; pakai 'kind: delayed' "
                + "bagi satuan yang harus memutar, atau beri skenario ini peta jalan ('map')",
            en:
                "without a 'map' vehicles drive straight, so a blocked '\(road)' holds up nobody; write 'kind: delayed' for the "
                + "unit that has to go round, or give the scenario a road network ('map')"
        )
    }

    /// A crowd is to attack that has no agitators.
    public static func attackByNobody(_ group: String) -> Phrase {
        Phrase(
            "'\(group)' tidak mempunyai provokator, jadi tidak akan menyerang; beri 'agitators' pada langkah ini atau sebelumnya",
            en: "'\(group)' has no agitators, so it will not attack; give it 'agitators' in this step or before"
        )
    }

    /// An agency's own body that its program does not know.
    public static func unknownBody(_ body: String, of taskForce: String, nearest: String?, known: [String]) -> Phrase {
        let list = known.isEmpty ? "–" : known.joined(separator: ", ")
        guard let nearest else {
            return Phrase(
                "program \(taskForce) tidak mengenal kelompok '\(body)'; yang diumumkannya: \(list)",
                en: "the program of \(taskForce) does not know the body '\(body)'; it announces: \(list)"
            )
        }
        return Phrase(
            "program \(taskForce) tidak mengenal kelompok '\(body)'; maksud Anda '\(nearest)'?",
            en: "the program of \(taskForce) does not know the body '\(body)'; did you mean '\(nearest)'?"
        )
    }

    /// A kit without the people to take it out.
    public static func kitNotCarried(_ kit: String, by formation: Phrase, people: UInt32) -> Phrase {
        Phrase(
            "'\(kit)' tidak ada yang membawanya: itu tugas \(formation.indonesian), sekurangnya \(people) personel, dan tidak ada "
                + "yang tersisa untuk itu; tambahkan personel dengan 'formation' itu",
            en:
                "nobody takes '\(kit)' out: that is for \(formation.english), at least \(people) people, and nobody is left for "
                + "it; add people of that 'formation'"
        )
    }

    /// Force of stage 5 where a crowd cannot leave.
    public static func noExit(for kit: String, from site: String) -> Phrase {
        Phrase(
            "'\(kit)' tidak akan pernah dipakai di '\(site)': massa harus dapat pergi; tulis 'exit_route: true' pada jalan "
                + "dari tempat itu",
            en:
                "'\(kit)' is never used at '\(site)': a crowd must be able to leave; write 'exit_route: true' at a road "
                + "from there"
        )
    }

    /// People whom nobody sends out.
    public static func idle(_ people: UInt32, in formation: Phrase?, of unit: String, sends: [String]) -> Phrase {
        let list = sends.map { "'\($0)'" }.joined(separator: ", ")
        if let formation, sends.isEmpty {
            return Phrase(
                "\(people) personel (\(formation.indonesian)) tidak akan digelar: \(unit) tidak menggelar personel; pindahkan "
                    + "ke satuan yang menggelarnya",
                en:
                    "\(people) people as \(formation.english) are never sent out: \(unit) sends nobody; give them to a unit that "
                    + "does"
            )
        }
        guard let formation else {
            return Phrase(
                "\(people) personel ini belum diberi 'formation', sehingga tidak digelar; yang digelar \(unit): \(list)",
                en: "these \(people) people have no 'formation', so nobody sends them out; what \(unit) sends: \(list)"
            )
        }
        return Phrase(
            "\(people) personel (\(formation.indonesian)) tidak akan digelar oleh \(unit); yang digelarnya: \(list)",
            en: "\(people) people as \(formation.english) are never sent out by \(unit); what it sends: \(list)"
        )
    }

    /// A unit that nobody addresses.
    public static func unaddressed(_ unit: String, serves: [String]) -> Phrase {
        let list = serves.joined(separator: ", ")
        return Phrase(
            "\(unit) tidak pernah diperintah: tulis kemampuannya, 'capabilities: [\(list)]'",
            en: "\(unit) is never ordered: write what it can do, 'capabilities: [\(list)]'"
        )
    }

    /// A planned order without an addressee.
    public static func orderToNobody(_ capability: String, command: String, able: [String]) -> Phrase {
        let list = able.joined(separator: ", ")
        return Phrase(
            "tidak ada satuan langsung di bawah \(command) dengan kemampuan '\(capability)', jadi perintah ini tidak pernah "
                + "keluar; yang mempunyainya: \(list)",
            en:
                "no unit directly under \(command) has the capability '\(capability)', so this order is never given; who "
                + "has: \(list)"
        )
    }

    /// A protected person whom nobody brings away.
    public static func nobodyEvacuates(_ office: String, who: [String]) -> Phrase {
        let list = who.joined(separator: ", ")
        return Phrase(
            "tidak ada yang dapat mengevakuasi '\(office)': itu tugas \(list), dengan personel, di bawah posko Polres",
            en: "nobody can bring '\(office)' away: that is for \(list), with people, under the district's command"
        )
    }

    /// A protected person without a safe place.
    public static func noRefuge(_ office: String, from site: String) -> Phrase {
        Phrase(
            "'\(office)' tidak dapat dibawa ke mana pun dari '\(site)'; tulis tempat dengan 'kind: station'",
            en: "'\(office)' can be brought nowhere from '\(site)'; write a place of 'kind: station'"
        )
    }

    /// A safe place that is too far.
    public static func farRefuge(_ office: String, _ refuge: String, from site: String, kilometres: Int) -> Phrase {
        Phrase(
            "'\(office)' akan dibawa dari '\(site)' ke '\(refuge)', berjarak \(kilometres) km; tulis tempat dengan 'kind: station' "
                + "yang dekat",
            en: "'\(office)' would be brought from '\(site)' to '\(refuge)', \(kilometres) km away; write a place of "
                + "'kind: station' nearby"
        )
    }

    // MARK: Telling

    /// How many findings there are.
    public static func findings(errors: Int, warnings: Int) -> Phrase {
        Phrase(
            "\(errors) kesalahan, \(warnings) peringatan",
            en: "\(several(errors, "error")), \(several(warnings, "warning"))"
        )
    }

    /// A drill is played in spite of warnings.
    public static func runsInSpite(of warnings: Int, scenario: String) -> Phrase {
        Phrase(
            "skenario ini memiliki \(warnings) peringatan; lihat dengan 'gladi check \(scenario)'",
            en: "this scenario has \(several(warnings, "warning")); 'gladi check \(scenario)' names them"
        )
    }
}
