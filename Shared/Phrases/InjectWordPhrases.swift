// What an inject waits for, changes and expects, in the words of the list that a controller holds.

extension Phrase {
    /// `kind · words` of several phrases, in both languages.
    private static func joined(_ phrases: [Phrase], by mark: String) -> Phrase {
        Phrase(
            verbatim: phrases.map(\.indonesian).joined(separator: mark),
            en: phrases.map(\.english).joined(separator: mark)
        )
    }

    /// One of several names.
    public static func either(_ names: [String]) -> Phrase {
        Phrase(verbatim: names.joined(separator: " atau "), en: names.joined(separator: " or "))
    }

    // MARK: Events

    /// An event by its noun, the values that are to stand in it, further fields with theirs, who says it, and how many times.
    public static func eventInWords(
        _ noun: Phrase,
        _ values: [Phrase],
        _ fields: [(field: Phrase, value: String)],
        by speaker: Phrase?,
        times: UInt32
    ) -> Phrase {
        var parts = [noun]
        if !values.isEmpty { parts.append(joined(values, by: ", ")) }
        let named = fields.map { Phrase("\($0.field.indonesian): \($0.value)", en: "\($0.field.english): \($0.value)") }
        let list = joined(named, by: ", ")
        if !named.isEmpty { parts.append(Phrase("(\(list.indonesian))", en: "(\(list.english))")) }
        let what = joined(parts, by: " ")
        let who = speaker.map { Phrase(" oleh \($0.indonesian)", en: " by \($0.english)") } ?? Phrase("", en: "")
        let often = times > 1 ? Phrase(" sebanyak \(times) kali", en: " \(times) times") : Phrase("", en: "")
        return joined([what, who, often], by: "")
    }

    /// How soon something is expected.
    public static func expectedWithin(_ event: Phrase, _ time: Phrase) -> Phrase {
        Phrase("\(event.indonesian), dalam \(time.indonesian)", en: "\(event.english), within \(time.english)")
    }

    // MARK: When

    /// Another inject of the list.
    public static func injectByNumber(_ number: Int, _ key: String) -> Phrase {
        Phrase("inject \(number) (\(key))", en: "inject \(number) (\(key))")
    }

    /// An inject that is played when something has not happened.
    public static func mselContingency(until time: String, _ events: [Phrase]) -> Phrase {
        let list = joined(events, by: "; ")
        return Phrase(
            "\(time), bila belum ada: \(list.indonesian)",
            en: "\(time), unless by then: \(list.english)"
        )
    }

    /// When an inject is played.
    public static func mselWhen(
        time: String?,
        after: [Phrase],
        happened: [Phrase],
        unless: [Phrase],
        delay: Phrase?
    ) -> Phrase {
        func list(_ phrases: [Phrase], _ indonesian: String, _ english: String) -> [Phrase] {
            guard !phrases.isEmpty else { return [] }
            let list = joined(phrases, by: "; ")
            return [Phrase("\(indonesian) \(list.indonesian)", en: "\(english) \(list.english)")]
        }
        var parts = time.map { [Phrase(verbatim: $0)] } ?? []
        parts += list(after, "sesudah", "after") + list(happened, "bila ada:", "once there is:")
        if let delay { parts.append(Phrase("\(delay.indonesian) kemudian", en: "\(delay.english) later")) }
        parts += list(unless, "kecuali sudah ada:", "unless there is:")
        return parts.isEmpty ? Phrase("sejak awal", en: "from the start") : joined(parts, by: ", ")
    }

    // MARK: What it changes

    /// People who are not there; 0: none of them is.
    public static func peopleMissing(_ count: UInt32, of unit: String) -> Phrase {
        count == 0
            ? Phrase("seluruh personel \(unit) tidak hadir", en: "all people of \(unit) are missing")
            : Phrase(
                "\(count) personel \(unit) tidak hadir",
                en: "\(several(count, "person", "people")) of \(unit) missing"
            )
    }

    /// Kit that is out of order or lost; 0: all of it.
    public static func kitMissing(_ kit: Phrase, _ count: UInt32, of unit: String) -> Phrase {
        count == 0
            ? Phrase(
                "seluruh \(kit.indonesian) \(unit) tidak dapat dipakai",
                en: "no \(kit.english) of \(unit) can be used"
            )
            : Phrase(
                "\(count) \(kit.indonesian) \(unit) tidak dapat dipakai",
                en: "\(count) \(kit.english) of \(unit) cannot be used"
            )
    }

    /// A unit that cannot set out.
    public static func heldBack(_ unit: String) -> Phrase {
        Phrase("keberangkatan \(unit) tertahan", en: "\(unit) is held back")
    }

    /// A vehicle that breaks down.
    public static func brokenDown(_ vehicle: Phrase, of unit: String) -> Phrase {
        Phrase("satu \(vehicle.indonesian) \(unit) mogok", en: "one \(vehicle.english) of \(unit) breaks down")
    }

    /// A road on which vehicles cannot go.
    public static func roadBlocked(_ road: String) -> Phrase {
        Phrase("kecelakaan menutup \(road)", en: "an accident blocks \(road)")
    }

    /// Weather.
    public static func slowerWays(_ percent: UInt32) -> Phrase {
        Phrase("cuaca memperlambat setiap perjalanan \(percent)%", en: "weather makes every way \(percent)% longer")
    }

    /// An effect with how long it lasts; nil: until the drill's end.
    public static func lasting(_ effect: Phrase, _ time: Phrase?) -> Phrase {
        guard let time else {
            return Phrase(
                "\(effect.indonesian) sampai latihan selesai",
                en: "\(effect.english) until the end of the drill"
            )
        }
        return Phrase("\(effect.indonesian) selama \(time.indonesian)", en: "\(effect.english) for \(time.english)")
    }

    /// A crowd that hears of an inject, and what it does then.
    public static func crowdHears(_ group: String, after time: Phrase?, _ acts: [Phrase]) -> Phrase {
        let list = joined(acts, by: ", ")
        guard let time else {
            return Phrase("pengaruh pada \(group): \(list.indonesian)", en: "effect on \(group): \(list.english)")
        }
        return Phrase(
            "pengaruh pada \(group) \(time.indonesian) kemudian: \(list.indonesian)",
            en: "effect on \(group) \(time.english) later: \(list.english)"
        )
    }

    /// A crowd's temper that rises or falls.
    public static func tensionChanges(by points: Int32) -> Phrase {
        points < 0
            ? Phrase("ketegangan turun \(-points)", en: "tension falls by \(-points)")
            : Phrase("ketegangan naik \(points)", en: "tension rises by \(points)")
    }

    /// A crowd's temper from then on.
    public static func tensionBecomes(_ points: UInt32) -> Phrase {
        Phrase("ketegangan \(points)", en: "tension \(points)")
    }

    // MARK: The page

    /// What an inject changes.
    public static func mselEffect(_ effect: Phrase) -> Phrase {
        Phrase("Akibat: \(effect.indonesian)", en: "Effect: \(effect.english)")
    }

    /// What is expected, as the summary of a run will judge it.
    public static func mselJudged(_ action: Phrase) -> Phrase {
        Phrase("Dinilai: \(action.indonesian)", en: "Judged: \(action.english)")
    }

    /// The objective that an inject serves.
    public static func mselObjective(_ text: String) -> Phrase {
        Phrase("Sasaran: \(text)", en: "Objective: \(text)")
    }

    /// Who plays an inject.
    public static func mselOwner(_ text: String) -> Phrase { Phrase("Pemain: \(text)", en: "Owner: \(text)") }
}
