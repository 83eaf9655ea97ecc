/// What the view of a running drill says.
extension Phrase {
    // MARK: Headings

    /// What is shown is a drill.
    public static let exerciseMark = Phrase("LATIHAN", en: "EXERCISE")
    /// Above the charts: the crowd as it was seen, and what no unit sees.
    public static let chartHeading = Phrase(
        "massa yang teramati · ketegangan: nilai sebenarnya, belum dikalibrasi",
        en: "crowd as seen · tension: ground truth, uncalibrated"
    )
    /// The same where there is little room: 47 columns.
    public static let tensionHeading = Phrase(
        "ketegangan: nilai sebenarnya, belum dikalibrasi",
        en: "tension: ground truth, uncalibrated"
    )
    /// Above the units.
    public static let unitsHeading = Phrase("satuan", en: "units")
    /// Above what happened.
    public static let newsHeading = Phrase("kejadian", en: "events")
    /// Beside the crowd's chart.
    public static let crowdLabel = Phrase("massa", en: "crowd")
    /// Beside the tension's chart.
    public static let tensionLabel = Phrase("ketegangan", en: "tension")

    // MARK: Level and clock

    /// The level before it was set.
    public static let levelNotSet = Phrase("BELUM DITETAPKAN", en: "NOT SET YET")

    /// Since when the level holds, on whose report, or set by whom where it is nobody else's, and why; the reason stands last,
    /// since it may be cut.
    public static func levelReason(_ reason: Phrase, office: Phrase, reporter: Phrase, since time: String) -> Phrase {
        guard reporter != office else {
            return Phrase(
                "sejak \(time), ditetapkan \(office.indonesian): \(reason.indonesian)",
                en: "\(time), set by \(office.english): \(reason.english)"
            )
        }
        return Phrase(
            "sejak \(time), laporan \(reporter.indonesian): \(reason.indonesian)",
            en: "\(time), reported by \(reporter.english): \(reason.english)"
        )
    }

    /// How far and how fast.
    public static func speed(turn: UInt64, rate: Int, pace: Int) -> Phrase {
        let (turn, rate, pace) = (whole(turn), whole(rate), whole(pace))
        return Phrase(
            "langkah \(turn.indonesian)  \(rate.indonesian) per detik  ×\(pace.indonesian)",
            en: "turn \(turn.english)  \(rate.english)/s  ×\(pace.english)"
        )
    }

    /// How much of the drill has been played.
    public static func share(percent: UInt64, of end: String) -> Phrase {
        Phrase("\(percent)% dari \(end)", en: "\(percent)% of \(end)")
    }

    // MARK: Crowd and tension

    /// Nobody has seen a crowd yet.
    public static let noCrowdSeen = Phrase("belum teramati", en: "none seen yet")

    /// Where the largest group is, and what it does.
    public static func crowdDoing(_ behaviour: Phrase, at place: Phrase) -> Phrase {
        Phrase(
            "\(place.indonesian): \(behaviour.indonesian)",
            en: "\(place.english): \(behaviour.english)"
        )
    }

    /// How many groups there are together.
    public static func groups(_ count: Int) -> Phrase { Phrase("\(count) kelompok", en: "\(count) groups") }

    /// A value of the tension's scale.
    public static func tension(_ value: UInt64) -> Phrase { Phrase("\(value) dari 100", en: "\(value) of 100") }

    /// The highest so far.
    public static func peak(_ value: Phrase) -> Phrase {
        Phrase("puncak \(value.indonesian)", en: "peak \(value.english)")
    }

    // MARK: Units

    /// Who speaks, where control does.
    public static let exerciseControl = Phrase("pengendali", en: "control")
    /// Who speaks, where people do by hand.
    public static let exerciseStaff = Phrase("petugas latihan", en: "console")

    /// A unit has said nothing yet.
    public static let noWordYet = Phrase("belum ada laporan", en: "no word yet")

    /// A unit has given an order; `office`: by whom, where it is another office of the unit than the one that heads it.
    public static func orderGiven(to unit: Phrase, _ kind: Phrase, at site: Phrase?, by office: Phrase?) -> Phrase {
        let site = bracket(site)
        let by = office.map { Phrase("\($0.indonesian) ", en: "\($0.english) ") } ?? Phrase("", en: "")
        return Phrase(
            "\(by.indonesian)memerintahkan \(unit.indonesian): \(kind.indonesian)\(site.indonesian)",
            en: "\(by.english)orders \(unit.english): \(kind.english)\(site.english)"
        )
    }

    /// A unit has confirmed an order.
    public static func orderTaken(_ kind: Phrase, at site: Phrase?) -> Phrase {
        let site = bracket(site)
        return Phrase(
            "menerima perintah: \(kind.indonesian)\(site.indonesian)",
            en: "has order: \(kind.english)\(site.english)"
        )
    }

    private static func bracket(_ site: Phrase?) -> Phrase {
        site.map { Phrase(" (\($0.indonesian))", en: " (\($0.english))") } ?? Phrase("", en: "")
    }

    /// A unit was set aside, or is back.
    public static func participation(_ participates: Bool, reason: String) -> Phrase {
        participates
            ? Phrase("kembali ikut: \(reason)", en: "takes part again: \(recorded(reason).english)")
            : Phrase("dinonaktifkan sementara: \(reason)", en: "set aside: \(recorded(reason).english)")
    }

    // MARK: Afterwards

    /// Above the warnings that are said again once the view is closed.
    public static let warningsHeading = Phrase("PERINGATAN SELAMA LATIHAN", en: "WARNINGS DURING THE RUN")

    /// How many warnings are not said again.
    public static func earlierWarnings(_ count: Int) -> Phrase {
        Phrase("… dan \(count) sebelumnya", en: "… and \(count) before these")
    }
}
