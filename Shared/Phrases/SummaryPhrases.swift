/// What the summary at the end of a run says.
extension Phrase {
    /// Headings of the summary.
    public enum Heading: CaseIterable {
        /// The parts of the summary, in order.
        case outcome, attendance, levels, transfers, reinforcements, orders, agreements, force, arrests, rescues
        case casualties, injects, deadLetters, record

        /// The heading.
        public var phrase: Phrase {
            switch self {
            case .outcome: Phrase("HASIL", en: "OUTCOME")
            case .attendance: Phrase("SATUAN PESERTA", en: "WHO TOOK PART")
            case .levels: Phrase("PERKEMBANGAN SITUASI", en: "SITUATION LEVEL")
            case .transfers: Phrase("ALIH KENDALI", en: "TRANSFER OF CONTROL")
            case .reinforcements: Phrase("PERMINTAAN BKO", en: "REINFORCEMENT")
            case .orders: Phrase("PERINTAH: PEMBERI, PELAKSANA, HASIL", en: "ORDERS: WHO, ON WHOSE ORDER")
            case .agreements: Phrase("KESEPAKATAN DENGAN MASSA", en: "AGREEMENTS WITH THE CROWD")
            case .force: Phrase("PENGGUNAAN KEKUATAN", en: "USE OF FORCE")
            case .arrests: Phrase("PENGAMANAN DAN PENANGKAPAN", en: "ARRESTS")
            case .rescues: Phrase("EVAKUASI DAN PEMADAMAN", en: "EVACUATIONS AND FIRES PUT OUT")
            case .casualties: Phrase("KORBAN", en: "CASUALTIES")
            case .injects: Phrase("PERSOALAN LATIHAN (INJECT) DAN TANGGAPAN", en: "INJECTS AND RESPONSES")
            case .deadLetters: Phrase("CATATAN YANG DITOLAK", en: "REFUSED RECORDS")
            case .record: Phrase("REKAMAN", en: "RECORD")
            }
        }
    }

    /// The drill did not come to an evaluation.
    public static let noOutcome = Phrase("belum ada anev", en: "no evaluation was held")

    /// What an outcome on the simulated ground is worth.
    public static let simulatedGround = Phrase(
        "Massa bergerak menurut model; semua angkanya asumsi dan belum dikalibrasi. Ini latihan, bukan ramalan.",
        en: "The crowd follows a model; all its numbers are assumed and uncalibrated. This is a drill, no forecast."
    )

    /// Nothing to tell under a heading.
    public static let nothing = Phrase("tidak ada", en: "none")

    /// A unit that took part: its title, its agency, under whom, and how many events it published, those of its agency's own by
    /// their names; then its id.
    public static func participant(
        _ title: String,
        agency: String,
        under superior: String?,
        events: Int,
        own: [(count: Int, name: String)],
        unit: String
    ) -> Phrase {
        let name = agency.isEmpty || agency.hasPrefix(title) ? title : "\(title) (\(agency))"
        let named = own.isEmpty ? "" : " (\(own.map { "\($0.count) \($0.name)" }.joined(separator: ", ")))"
        let above = superior.map { Phrase(", di bawah \($0)", en: ", under \($0)") } ?? Phrase("", en: "")
        let count = whole(events)
        return Phrase(
            "\(name)\(above.indonesian): \(count.indonesian) laporan\(named) [\(unit)]",
            en: "\(name)\(above.english): \(count.english) \(events == 1 ? "event" : "events")\(named) [\(unit)]"
        )
    }

    /// A unit of the roster that never announced itself.
    public static func neverCame(_ title: String, unit: String) -> Phrase {
        Phrase("\(title): tidak ikut [\(unit)]", en: "\(title): never came [\(unit)]")
    }

    /// When a unit came into play.
    public static func cameIn(at time: String, _ reason: String) -> Phrase {
        Phrase("ikut sejak \(time) (\(reason))", en: "in at \(time) (\(recorded(reason).english))")
    }

    /// When a unit went out of play.
    public static func wentOut(at time: String, _ reason: String) -> Phrase {
        Phrase("tidak ikut sejak \(time) (\(reason))", en: "out at \(time) (\(recorded(reason).english))")
    }

    /// A step of the level, by which office; on whose report, where that is somebody else's.
    public static func levelStep(_ level: Phrase, office: Phrase, reporter: Phrase?, reason: Phrase) -> Phrase {
        let report = reporter.map { Phrase(" atas laporan \($0.indonesian)", en: ", reported by \($0.english)") }
        return Phrase(
            "\(level.indonesian), ditetapkan \(office.indonesian)\(report?.indonesian ?? ""): \(reason.indonesian)",
            en: "\(level.english) by \(office.english)\(report?.english ?? ""): \(reason.english)"
        )
    }

    /// What became of an order.
    public enum OrderFate: Sendable, Hashable {
        /// Nobody has answered.
        case open
        /// The addressee has it.
        case acknowledged
        /// It was carried out at this time.
        case completed(at: String)
        /// It ended without that for which it was given.
        case inVain(at: String, String)
        /// Another order, of this kind, took its place.
        case replaced(at: String, by: Phrase)
        /// It was declined.
        case declined(String)

        var phrase: Phrase {
            switch self {
            case .open: Phrase("belum dijawab", en: "not answered")
            case .acknowledged: Phrase("diterima", en: "acknowledged")
            case .completed(let time): Phrase("selesai \(time)", en: "done \(time)")
            case .inVain(let time, let text):
                Phrase("\(text) \(time)", en: "\(recorded(text).english) \(time)")
            case .replaced(let time, let kind):
                Phrase(
                    "diganti perintah '\(kind.indonesian)' \(time)",
                    en: "replaced by an order '\(kind.english)' \(time)"
                )
            case .declined(let reason):
                Phrase("tidak dapat dilaksanakan: \(reason)", en: "declined: \(recorded(reason).english)")
            }
        }
    }

    /// Orders that their addressees could not carry out.
    public static func ordersNotCarriedOut(_ count: Int) -> Phrase {
        let count = whole(count)
        return Phrase(
            "\(count.indonesian) perintah tidak dapat dilaksanakan",
            en: "orders that could not be carried out: \(count.english)"
        )
    }

    /// A crowd that had not gone when the drill ended, as it was last observed.
    public static func crowdLeft(_ group: Phrase, at place: Phrase, people: Phrase, time: String) -> Phrase {
        Phrase(
            "ketika latihan berakhir massa masih ada: \(group.indonesian) di \(place.indonesian), \(people.indonesian) "
                + "(terakhir terlihat \(time))",
            en:
                "a crowd was still there when the drill ended: \(group.english) at \(place.english), \(people.english) "
                + "(last seen \(time))"
        )
    }

    /// Uses of force of which the evaluation does not know.
    public static func forceUnheard(_ count: Int) -> Phrase {
        Phrase(
            "tidak sampai ke posko, jadi tidak diketahui anev: \(tally(count, .uses).indonesian)",
            en: "did not reach the command, so the evaluation does not know of it: \(tally(count, .uses).english)"
        )
    }

    /// What happened where no unit saw it.
    public static func unseen(_ tallies: [Phrase]) -> Phrase {
        Phrase(
            "di luar pengamatan semua satuan, jadi tidak diketahui anev: "
                + "\(tallies.map(\.indonesian).joined(separator: ", "))",
            en: "seen by no unit, so the evaluation does not know of it: "
                + "\(tallies.map(\.english).joined(separator: ", "))"
        )
    }

    /// An order on one line: from whom, to whom, what, where or on what, and what became of it.
    public static func order(
        _ kind: Phrase,
        from office: Phrase,
        to addressee: Phrase,
        at site: Phrase?,
        fate: OrderFate
    ) -> Phrase {
        func line(_ language: Language) -> String {
            let bracket = site.map { " (\($0.text(in: language)))" } ?? ""
            let (from, to) = (office.text(in: language), addressee.text(in: language))
            return "\(from) → \(to): \(kind.text(in: language))\(bracket) · \(fate.phrase.text(in: language))"
        }
        return Phrase(verbatim: line(.indonesian), en: line(.english))
    }

    /// Uses of force of one kind.
    public static func force(
        _ uses: Int,
        until last: String?,
        office: Phrase,
        level: Phrase,
        means: Phrase,
        against resistance: Phrase,
        orderedBy: Phrase
    ) -> Phrase {
        let until = last.map { Phrase(" sampai \($0)", en: " until \($0)") } ?? Phrase("", en: "")
        return Phrase(
            "\(uses) kali\(until.indonesian), \(office.indonesian): \(level.indonesian), \(means.indonesian), \(resistance.indonesian), perintah "
                + "\(orderedBy.indonesian)",
            en:
                "\(uses)×\(until.english) \(office.english): \(level.english), \(means.english), resistance \(resistance.english), ordered by "
                + "\(orderedBy.english)"
        )
    }

    /// Force was used, and nobody had warned.
    public static let noWarnings = Phrase("tanpa peringatan", en: "no warning was given")

    /// Warnings in all.
    public static func warnings(_ count: Int) -> Phrase {
        Phrase("\(count) kali peringatan", en: "\(several(count, "warning"))")
    }

    /// Arrests in figures.
    public static func arrests(made: Int, handedOver: Int, received: Int) -> Phrase {
        Phrase(
            made == handedOver && made == received
                ? "\(made) orang diamankan, diserahkan kepada dan diterima penyidik"
                : "\(made) orang diamankan, \(handedOver) diserahkan kepada penyidik, \(received) diterima penyidik",
            en: "\(made) arrested, \(handedOver) handed over, \(received) received by investigators"
        )
    }

    /// Casualties in figures, and what became of them.
    public static func casualties(crowd: Int, officers: Int, outcomes: [(outcome: Phrase, count: Int)]) -> Phrase {
        let (indonesian, english) = (outcomes.map(\.outcome.indonesian), outcomes.map(\.outcome.english))
        let counts = outcomes.map(\.count)
        func list(_ words: [String]) -> String {
            words.isEmpty ? "" : "; " + zip(counts, words).map { "\($0) \($1)" }.joined(separator: ", ")
        }
        return Phrase(
            "\(crowd + officers) korban: \(crowd) dari massa, \(officers) petugas\(list(indonesian))",
            en:
                "\(several(crowd + officers, "casualty", "casualties")): \(crowd) of the crowd, "
                + "\(several(officers, "officer"))\(list(english))"
        )
    }

    /// Casualties who were neither let go nor admitted nor dead when the drill ended.
    public static let stillInCare = Phrase("belum selesai ditangani", en: "still in care at the end")

    /// The mean chance of survival, of survivors to be expected in thousandths; labelled as a model's figure.
    public static func expectedSurvivors(permille: Int, of casualties: Int) -> Phrase {
        let share = percent(Double(permille / max(casualties, 1)) / 10)
        let among = whole(casualties)
        return Phrase(
            "rata-rata peluang selamat \(share.indonesian) bagi \(among.indonesian) korban (model: tabel Sacco 2005; pemburukan "
                + "diasumsikan)",
            en: "mean chance of survival \(share.english) for "
                + "\(several(casualties, "casualty", "casualties")) (model: Sacco's table 2005, deterioration assumed)"
        )
    }

    /// The record in figures.
    ///
    /// `tenths`: of a second, of real time.
    public static func recordFigures(events: Int64, turns: UInt64, rate: Int, tenths: Int) -> Phrase {
        let (events, turns, rate, seconds) = (whole(events), whole(turns), whole(rate), self.tenths(tenths))
        return Phrase(
            "\(events.indonesian) catatan bernomor, \(turns.indonesian) langkah simulasi dalam \(seconds.indonesian) detik "
                + "(\(rate.indonesian) per detik)",
            en:
                "\(events.english) numbered events, \(turns.english) turns in \(seconds.english) seconds (\(rate.english)/s)"
        )
    }

    /// A forged record has spoilt the drill: no digest of it means anything.
    public static let noDigestOfTheSpoiled = Phrase(
        "tanpa sidik digital: ada catatan palsu",
        en: "no digest: a record is forged"
    )

    /// The drill's digest.
    public static func digest(_ digest: String?) -> Phrase {
        guard let digest else {
            return Phrase("tanpa sidik digital: latihan belum berakhir", en: "no digest: the drill did not end")
        }
        return Phrase("sidik digital (hash) \(digest)", en: "digest \(digest)")
    }

    /// Nothing was recorded.
    public static func noRecord(_ path: String) -> Phrase {
        Phrase("tidak ada rekaman di \(path)", en: "there is no record at \(path)")
    }
}
