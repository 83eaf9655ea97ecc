/// What the summary of a run says of control that passed, of forces that were lent, of agreements, and of dangers that ended.
extension Phrase {
    /// What became of a request.
    public enum RequestFate: Sendable, Hashable {
        /// Nobody answered it.
        case open
        /// Control passed to the other office.
        case passed(at: String)
        /// A unit was attached; or units of one's own were ordered.
        case granted(at: String, unit: Phrase)
        case ordered(at: String, units: Phrase)
        /// It could not be granted.
        case refused(at: String, Phrase)

        fileprivate var phrase: Phrase {
            switch self {
            case .open: Phrase("belum dijawab", en: "not answered")
            case .passed(let time): Phrase("beralih \(time)", en: "passed \(time)")
            case .granted(let time, let unit):
                Phrase("\(unit.indonesian) di-BKO-kan \(time)", en: "\(unit.english) attached \(time)")
            case .ordered(let time, let units):
                Phrase("diperintahkan \(time): \(units.indonesian)", en: "ordered \(time): \(units.english)")
            case .refused(let time, let reason):
                Phrase(
                    "belum dapat dipenuhi, \(time): \(reason.indonesian)",
                    en: "refused \(time): \(reason.english)"
                )
            }
        }
    }

    /// Control that one office proposed to another, and what became of it; `fate` is nil where it passed without a proposal.
    public static func transfer(
        from office: Phrase,
        to other: Phrase,
        because reason: Phrase,
        _ fate: RequestFate?
    ) -> Phrase {
        let what =
            fate.map { Phrase("diusulkan, \($0.phrase.indonesian)", en: "proposed, \($0.phrase.english)") }
            ?? Phrase("kendali beralih", en: "control passed")
        return Phrase(
            "\(office.indonesian) → \(other.indonesian): \(reason.indonesian) · \(what.indonesian)",
            en: "\(office.english) → \(other.english): \(reason.english) · \(what.english)"
        )
    }

    /// Forces for which an office asked, and what became of it.
    public static func reinforcement(
        _ office: Phrase,
        asks formation: Phrase,
        people: UInt32,
        _ fate: RequestFate
    ) -> Phrase {
        let people = whole(people)
        return Phrase(
            "\(office.indonesian): minta \(formation.indonesian), \(people.indonesian) personel · \(fate.phrase.indonesian)",
            en: "\(office.english): asks for \(formation.english), \(people.english) people · \(fate.phrase.english)"
        )
    }

    /// An agreement with a crowd, and whether the crowd kept it.
    public static func agreement(_ terms: Phrase, with group: Phrase, at place: Phrase, _ sequel: Phrase) -> Phrase {
        Phrase(
            "\(group.indonesian) di \(place.indonesian): \(terms.indonesian) · \(sequel.indonesian)",
            en: "\(group.english) at \(place.english): \(terms.english) · \(sequel.english)"
        )
    }

    /// The crowd kept it, and left; or was still there when the drill ended.
    public static func agreementKept(leftAt time: String?) -> Phrase {
        time.map { Phrase("massa menepatinya dan pergi \($0)", en: "the crowd kept it and left \($0)") }
            ?? Phrase("massa menepatinya sampai latihan berakhir", en: "the crowd kept it until the drill ended")
    }

    /// The crowd broke it.
    public static func agreementBroken(_ act: Phrase, at time: String) -> Phrase {
        Phrase("dilanggar massa \(time): \(act.indonesian)", en: "broken by the crowd \(time): \(act.english)")
    }

    /// An office that was brought to safety; `since`: when it was threatened.
    public static func broughtToSafety(
        _ office: Phrase,
        to place: Phrase,
        by unit: String,
        since time: String?
    ) -> Phrase {
        Phrase(
            "\(office.indonesian) dievakuasi \(unit) ke \(place.indonesian)"
                + (time.map { ", terancam sejak \($0)" } ?? ""),
            en: "\(office.english) brought to \(place.english) by \(unit)"
                + (time.map { ", threatened since \($0)" } ?? "")
        )
    }

    /// An office under threat that nobody brought to safety.
    public static func notBroughtToSafety(_ office: Phrase) -> Phrase {
        Phrase(
            "\(office.indonesian) terancam, tidak diamankan",
            en: "\(office.english) threatened, not brought to safety"
        )
    }

    /// A fire that nobody put out.
    public static func notPutOut(_ object: Phrase?, at place: Phrase) -> Phrase {
        let what = object.map { Phrase(" (\($0.indonesian))", en: " (\($0.english))") } ?? Phrase("", en: "")
        return Phrase(
            "kebakaran di \(place.indonesian)\(what.indonesian) tidak dipadamkan",
            en: "fire at \(place.english)\(what.english) not put out"
        )
    }

    /// A fire that was put out; `since`: when it was reported.
    public static func putOut(_ object: Phrase?, at place: Phrase, by unit: Phrase?, since time: String?) -> Phrase {
        let what = object.map { Phrase(" (\($0.indonesian))", en: " (\($0.english))") } ?? Phrase("", en: "")
        let by =
            unit.map { Phrase("dipadamkan \($0.indonesian)", en: "put out by \($0.english)") }
            ?? Phrase("padam", en: "went out")
        return Phrase(
            "kebakaran di \(place.indonesian)\(what.indonesian) \(by.indonesian)"
                + (time.map { ", menyala sejak \($0)" } ?? ""),
            en: "fire at \(place.english)\(what.english) \(by.english)" + (time.map { ", burning since \($0)" } ?? "")
        )
    }
}
