// What is said about a scenario file: what does not fit, and what would.

extension Phrase {
    /// One line: where, and what.
    public static func fileProblem(file: String, line: Int, column: Int, what: Phrase) -> Phrase {
        guard line > 0 else { return Phrase("\(file): \(what.indonesian)", en: "\(file): \(what.english)") }
        return Phrase(
            "\(file), baris \(line), kolom \(column): \(what.indonesian)",
            en: "\(file), line \(line), column \(column): \(what.english)"
        )
    }

    /// What is said of something that can be played and is probably not meant.
    public static func warning(_ what: Phrase) -> Phrase {
        Phrase("peringatan: \(what.indonesian)", en: "warning: \(what.english)")
    }

    /// A problem of a file on which the scenario is based: who reads may not know it.
    ///
    /// `key`: the top-level key at which it stands, where a variant replaces that as a whole.
    public static func inBase(_ what: Phrase, of file: String, key: String? = nil) -> Phrase {
        if let key {
            return Phrase(
                "\(what.indonesian) (ini berkas dasar dari \(file); tulis '\(key)' yang cocok di \(file), atau perbaiki di sini)",
                en:
                    "\(what.english) (\(file) is based on this file; write a '\(key)' that fits in \(file), or mend it here)"
            )
        }
        return Phrase(
            "\(what.indonesian) (ini berkas dasar dari \(file); perbaiki di sini, atau ganti butirnya di \(file) lewat 'instead:')",
            en:
                "\(what.english) (\(file) is based on this file; mend it here, or replace the entry in \(file) by 'instead:')"
        )
    }

    /// A key that the format does not know.
    public static func unknownKey(_ key: String, nearest: String?, known: [String]) -> Phrase {
        let list = known.joined(separator: ", ")
        guard let nearest else {
            return Phrase(
                "kunci '\(key)' tidak dikenal; yang dikenal di sini: \(list)",
                en: "key '\(key)' is not known; known here: \(list)"
            )
        }
        return Phrase(
            "kunci '\(key)' tidak dikenal; maksud Anda '\(nearest)'?",
            en: "key '\(key)' is not known; did you mean '\(nearest)'?"
        )
    }

    /// A name that stands for nothing in this scenario.
    public static func unknownName(_ name: String, of kind: Phrase, nearest: String?, known: [String]) -> Phrase {
        let remedy =
            nearest.map { Phrase("maksud Anda '\($0)'?", en: "did you mean '\($0)'?") }
            ?? (known.isEmpty
                ? Phrase("belum ada satu pun", en: "there is none yet")
                : Phrase(
                    "yang ada: \(known.prefix(12).joined(separator: ", "))\(known.count > 12 ? ", …" : "")",
                    en: "there are: \(known.prefix(12).joined(separator: ", "))\(known.count > 12 ? ", …" : "")"
                ))
        return Phrase(
            "\(kind.indonesian) '\(name)' tidak dikenal; \(remedy.indonesian)",
            en: "\(kind.english) '\(name)' is not known; \(remedy.english)"
        )
    }

    /// A unit of the organisation that does not take part.
    public static func absentUnit(_ unit: String) -> Phrase {
        let name = unit.split(separator: "/").last.map(String.init) ?? unit
        return Phrase(
            "satuan '\(unit)' tidak ikut latihan ini; beri kekuatan di 'strength', misalnya '\(name): { personnel: 6 }', atau "
                + "sebut satuan lain",
            en:
                "unit '\(unit)' does not take part; give it people under 'strength', such as '\(name): { personnel: 6 }', or name "
                + "another unit"
        )
    }

    /// Something else where the name of people or kit is meant.
    public static func noNameOfForce(_ found: String, meant: String?) -> Phrase {
        if let meant {
            return Phrase(
                "'\(found)' bukan nama pasukan atau perlengkapan; maksud Anda '\(meant)'?",
                en: "'\(found)' is no name of people or kit; did you mean '\(meant)'?"
            )
        }
        return Phrase(
            "'\(found)' bukan nama pasukan atau perlengkapan; nama ditulis dengan huruf kecil, dan jumlah tanpa koma: 'patrol: 10'",
            en:
                "'\(found)' is no name of people or kit; names are in small letters, and numbers without a comma: 'patrol: 10'"
        )
    }

    /// A value of another type or form than the key takes.
    public static func unfitValue(_ found: String, of key: String, expected: Phrase) -> Phrase {
        Phrase(
            "nilai '\(key)' harus \(expected.indonesian), bukan '\(found)'",
            en: "'\(key)' must be \(expected.english), not '\(found)'"
        )
    }

    /// A word that is none of those that a key takes.
    ///
    /// `meant`: the word that was meant, where it is not told by its spelling.
    public static func unfitChoice(
        _ found: String,
        of key: String,
        known: [String],
        meant: String? = nil
    ) -> Phrase {
        let wrong = unfitValue(found, of: key, expected: Form.oneOf(known))
        guard let meant = meant ?? nearest(to: found, among: known) else { return wrong }
        return Phrase(
            "\(wrong.indonesian); maksud Anda '\(meant)'?",
            en: "\(wrong.english); did you mean '\(meant)'?"
        )
    }

    /// An order that doctrine gives, and no plan.
    public static func neverPlanned(_ kind: String, planned: [String]) -> Phrase {
        let list = planned.joined(separator: ", ")
        return Phrase(
            "perintah '\(kind)' tidak pernah direncanakan: kekuatan dan tugas itu diperintahkan menurut doktrin, atas apa yang "
                + "terjadi; rencana hanya boleh: \(list)",
            en:
                "an order '\(kind)' is never planned: force and such tasks are ordered by doctrine, on what happens; a plan may "
                + "say: \(list)"
        )
    }

    /// A key that must be there.
    public static func missingKey(_ key: String) -> Phrase {
        Phrase("kunci '\(key)' wajib ada di sini", en: "key '\(key)' is required here")
    }

    /// A key that stands twice in one mapping.
    ///
    /// `line`: where it stands first.
    public static func repeatedKey(_ key: String, line: Int) -> Phrase {
        Phrase(
            "kunci '\(key)' sudah tertulis di baris \(line); satukan isinya, atau hapus salah satu",
            en: "key '\(key)' is written in line \(line) already; put both together, or delete one"
        )
    }

    /// A key with which an element of a list begins stands in it again: the next element lacks its dash.
    public static func elementWithoutDash(_ key: String, line: Int) -> Phrase {
        Phrase(
            "kunci '\(key)' sudah tertulis di baris \(line), dalam butir yang sama; bila di sini mulai butir baru, awali dengan '- '",
            en:
                "key '\(key)' is written in line \(line) already, in the same element; if a new one begins here, put '- ' before it"
        )
    }

    /// A name that two entries of a list share.
    ///
    /// `line`: where it stands first.
    public static func repeatedName(_ name: String, of kind: Phrase, line: Int) -> Phrase {
        Phrase(
            "\(kind.indonesian) '\(name)' sudah ada di baris \(line); tiap nama hanya sekali",
            en: "\(kind.english) '\(name)' is there already, in line \(line); each name once only"
        )
    }

    /// Two keys that exclude each other in one entry.
    public static func eitherKey(_ one: String, or other: String) -> Phrase {
        Phrase("tulis '\(one)' atau '\(other)', jangan keduanya", en: "write '\(one)' or '\(other)', not both")
    }

    /// A circle of entries that each rest on the next.
    public static func circle(_ names: [String], of kind: Phrase) -> Phrase {
        let path = names.joined(separator: " → ")
        return Phrase(
            "\(kind.indonesian) berputar tanpa akhir: \(path)",
            en: "\(kind.english) goes round in a circle: \(path)"
        )
    }

    /// A road that has itself as its diversion.
    public static func divertedOntoItself(_ road: String) -> Phrase {
        Phrase(
            "jalan '\(road)' tidak dapat menjadi jalur alih bagi dirinya",
            en: "road '\(road)' cannot be its own diversion"
        )
    }

    /// A diversion that would be closed together with its road.
    public static func diversionClosedToo(_ road: String, diversion: String, site: String) -> Phrase {
        Phrase(
            "jalur alih '\(diversion)' dari jalan '\(road)' ikut ditutup karena juga menyentuh '\(site)'; pilih jalan lain",
            en:
                "diversion '\(diversion)' of road '\(road)' is closed with it, for it touches '\(site)' too; choose another"
        )
    }

    /// More inciters than people.
    public static func moreAgitators(_ agitators: UInt32, than size: UInt32, in group: String) -> Phrase {
        Phrase(
            "provokator (\(agitators)) lebih banyak daripada massa '\(group)' (\(size) orang)",
            en: "more agitators (\(agitators)) than people in '\(group)' (\(size))"
        )
    }

    /// A part of a force that is larger than the force.
    public static func moreAttached(_ attached: UInt32, than total: UInt32) -> Phrase {
        Phrase(
            "kekuatan BKO (\(attached)) lebih besar daripada jumlah seluruhnya (\(total))",
            en: "more attached (\(attached)) than there are in total (\(total))"
        )
    }

    /// Attached people without the agency that lends them.
    public static let missingLender = Phrase(
        "kekuatan BKO harus menyebut instansi asalnya dengan 'lender'",
        en: "attached strength must name the agency with 'lender'"
    )

    /// A time that must lie before another.
    public static func mustLieBefore(_ key: String, _ other: String) -> Phrase {
        Phrase("'\(key)' harus sebelum '\(other)'", en: "'\(key)' must lie before '\(other)'")
    }

    /// A time that may be as late as another, and no later; `at` is when that is.
    public static func mustNotLieAfter(_ key: String, _ other: String, _ at: String) -> Phrase {
        Phrase(
            "'\(key)' paling lambat sama dengan '\(other)' (\(at))",
            en: "'\(key)' may be as late as '\(other)' (\(at)), and no later"
        )
    }

    /// A step that is to repeat without an event to repeat on.
    public static let repeatsOnNothing = Phrase(
        "langkah dengan 'times' di atas 1 memerlukan sekurangnya satu 'happened'",
        en: "a step with 'times' above 1 needs at least one 'happened'"
    )

    /// A disturbance of the ground's link; the ground is no unit with a radio.
    public static func groundHasNoLink(_ unit: String) -> Phrase {
        Phrase(
            "'\(unit)' tidak memakai radio; pilih satuan lain",
            en: "'\(unit)' uses no radio; choose another unit"
        )
    }

    /// The unit that must be in every roster.
    public static func unitRequired(_ unit: String) -> Phrase {
        Phrase("daftar 'roster' harus memuat '\(unit)'", en: "'roster' must hold '\(unit)'")
    }

    /// A field that an event type does not have.
    ///
    /// `known`: those that it has.
    public static func unknownField(_ field: String, of type: String, nearest: String?, known: [String]) -> Phrase {
        let list = known.joined(separator: ", ")
        let remedy =
            nearest.map { Phrase("; maksud Anda '\($0)'?", en: "; did you mean '\($0)'?") }
            ?? (known.isEmpty ? Phrase("", en: "") : Phrase("; yang ada: \(list)", en: "; there are: \(list)"))
        return Phrase(
            "kejadian \(type) tidak mempunyai isian '\(field)'\(remedy.indonesian)",
            en: "event \(type) has no field '\(field)'\(remedy.english)"
        )
    }

    /// A value that a field can never have.
    public static func impossibleFieldValue(
        _ value: String,
        of field: String,
        in type: String,
        nearest: String?,
        possible: [String]
    ) -> Phrase {
        let list = possible.joined(separator: ", ")
        let remedy =
            nearest.map { Phrase("; maksud Anda '\($0)'?", en: "; did you mean '\($0)'?") }
            ?? (possible.isEmpty ? Phrase("", en: "") : Phrase("; yang ada: \(list)", en: "; there are: \(list)"))
        return Phrase(
            "isian '\(field)' dari \(type) tidak pernah bernilai '\(value)'\(remedy.indonesian)",
            en: "field '\(field)' of \(type) never has the value '\(value)'\(remedy.english)"
        )
    }

    /// YAML anchors and aliases.
    public static let noAliases = Phrase(
        "jangkar dan alias YAML (&, *) tidak dipakai dalam skenario; tulis isinya",
        en: "YAML anchors and aliases (&, *) are not used in scenarios; write it out"
    )

    /// A list or a mapping where a key belongs.
    public static let keyIsNoText = Phrase("kunci harus teks", en: "a key must be text")

    /// Values within values without end.
    public static func yamlTooDeep(_ limit: Int) -> Phrase {
        Phrase("bersarang lebih dari \(limit) tingkat", en: "nested more than \(limit) deep")
    }

    /// More values than any scenario has.
    public static func yamlTooMany(_ limit: Int) -> Phrase {
        Phrase("lebih dari \(limit) nilai; ini bukan skenario", en: "more than \(limit) values; it is no scenario")
    }

    /// A file that a scenario names as its base but that is no scenario.
    public static let noScenario = Phrase(
        "berkas ini bukan skenario: tidak ada 'gladi: 1' di tingkat teratas",
        en: "this file is no scenario: it has no 'gladi: 1' at its top"
    )

    /// A named file that is no template of an organisation; nothing of it is shown.
    public static let noOrganisation = Phrase(
        "berkas itu bukan organisasi: tidak ada 'organisation: 1' di dalamnya, atau isinya bukan YAML yang benar",
        en: "that file is no organisation: it lacks 'organisation: 1', or is not valid YAML"
    )

    /// A travel time that leads off the map.
    public static func tooFarAway(_ travel: String, metresMax: Int64, secondsMax: UInt64) -> Phrase {
        let time = lengthOfTime(seconds: secondsMax)
        return Phrase(
            "perjalanan '\(travel)' terlalu jauh: paling jauh \(metresMax / 1000) km, yaitu \(time.indonesian) berkendara; tulis waktu "
                + "yang lebih pendek",
            en:
                "the travel time '\(travel)' leads too far: at most \(metresMax / 1000) km, which is \(time.english) of driving; write "
                + "a shorter one"
        )
    }

    /// A file that a scenario names as its map but that is no map.
    public static let noMap = Phrase(
        "berkas ini bukan peta GeoJSON: tidak ada \"FeatureCollection\" di dalamnya",
        en: "this file is no GeoJSON map: it has no \"FeatureCollection\""
    )

    /// A map that does not lie where the scenario looks for it: the scenario was copied without it.
    public static func mapMissing(_ name: String) -> Phrase {
        Phrase(
            "berkas peta '\(name)' tidak ada di samping skenario ini; salin peta itu ke folder yang sama, atau hapus 'map' "
                + "(kendaraan lalu berjalan lurus)",
            en: "the map '\(name)' does not lie beside this scenario; copy it into the same folder, or delete 'map' "
                + "(vehicles then drive straight)"
        )
    }

    /// A scenario that rests on itself.
    public static func basedOnTooDeep(_ name: String) -> Phrase {
        Phrase(
            "'based_on: \(name)' bertumpuk lebih dari empat kali atau berputar",
            en: "'based_on: \(name)' goes deeper than four, or in a circle"
        )
    }

    /// A scenario that is neither in the library nor a file.
    public static func unknownScenario(_ name: String, nearest: String?, known: [String]) -> Phrase {
        unknownName(name, of: Phrase("skenario", en: "scenario"), nearest: nearest, known: known)
    }

    /// The library's folder is missing.
    public static func missingLibrary(searched: [String]) -> Phrase {
        let list = searched.joined(separator: ", ")
        return Phrase(
            "pustaka skenario tidak ditemukan; dicari di: \(list)",
            en: "the scenario library was not found; searched: \(list)"
        )
    }

    /// Kit that is said to form a body of people.
    public static func ownBodyOfKit(_ resource: String) -> Phrase {
        Phrase(
            "'own_body' menamai kelompok orang, dan '\(resource)' bukan orang; hapus, atau tulis resource: personnel",
            en: "'own_body' names a body of people, and '\(resource)' is none; remove it, or write resource: personnel"
        )
    }

    /// An excerpt that does not lie within its drill.
    public static func excerptOutside(_ from: String, _ to: String, end: String) -> Phrase {
        Phrase(
            "cuplikan \(from)..\(to) tidak berada dalam latihan (00:00:00..\(end))",
            en: "excerpt \(from)..\(to) does not lie within the drill (00:00:00..\(end))"
        )
    }
}
