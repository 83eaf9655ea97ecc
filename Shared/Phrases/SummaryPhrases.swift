/// What the summary at the end of a run says.
extension Phrase {
    /// Headings of the summary.
    public enum Heading: CaseIterable {
        /// The parts of the summary, in order.
        case outcome, attendance, levels, orders, force, arrests, casualties, injects, deadLetters, record

        /// The heading.
        public var phrase: Phrase {
            switch self {
            case .outcome: Phrase("HASIL", en: "OUTCOME")
            case .attendance: Phrase("YANG IKUT", en: "WHO TOOK PART")
            case .levels: Phrase("TINGKAT SITUASI", en: "SITUATION LEVEL")
            case .orders: Phrase("PERINTAH: SIAPA, ATAS PERINTAH SIAPA", en: "ORDERS: WHO, ON WHOSE ORDER")
            case .force: Phrase("PENGGUNAAN KEKUATAN", en: "USE OF FORCE")
            case .arrests: Phrase("PENANGKAPAN", en: "ARRESTS")
            case .casualties: Phrase("KORBAN", en: "CASUALTIES")
            case .injects: Phrase("INJECT DAN TANGGAPANNYA", en: "INJECTS AND RESPONSES")
            case .deadLetters: Phrase("CATATAN YANG DITOLAK", en: "REFUSED RECORDS")
            case .record: Phrase("REKAMAN", en: "RECORD")
            }
        }
    }

    /// The drill did not come to an evaluation.
    public static let noOutcome = Phrase("tanpa kaji ulang", en: "no evaluation was held")

    /// What an outcome on the simulated ground is worth.
    public static let simulatedGround = Phrase(
        "Massa bergerak menurut model; semua angkanya diandaikan dan belum dikalibrasi. Ini latihan, bukan ramalan.",
        en: "The crowd follows a model; all its numbers are assumed and uncalibrated. This is a drill, no forecast."
    )

    /// Nothing to tell under a heading.
    public static let nothing = Phrase("tidak ada", en: "none")

    /// A unit that took part: its leading office's title, its agency, under whom, and how many events it published, those of
    /// its agency's own by their names.
    public static func participant(
        _ unit: String,
        _ title: String,
        agency: String,
        under superior: String?,
        events: Int,
        own: [(count: Int, name: String)]
    ) -> Phrase {
        let name = agency.isEmpty ? "\(unit) · \(title)" : "\(unit) · \(title) · \(agency)"
        let named = own.isEmpty ? "" : " (\(own.map { "\($0.count) \($0.name)" }.joined(separator: ", ")))"
        guard let superior else {
            return Phrase("\(name) · \(events) peristiwa\(named)", en: "\(name) · \(events) events\(named)")
        }
        return Phrase(
            "\(name) · di bawah \(superior) · \(events) peristiwa\(named)",
            en: "\(name) · under \(superior) · \(events) events\(named)"
        )
    }

    /// A unit of the roster that never announced itself.
    public static func neverCame(_ unit: String, _ title: String) -> Phrase {
        Phrase("\(unit) · \(title) · tidak hadir", en: "\(unit) · \(title) · never came")
    }

    /// When a unit came into play.
    public static func cameIn(at time: String, _ reason: String) -> Phrase {
        Phrase("masuk \(time) (\(reason))", en: "in at \(time) (\(recorded(reason).english))")
    }

    /// When a unit went out of play.
    public static func wentOut(at time: String, _ reason: String) -> Phrase {
        Phrase("keluar \(time) (\(reason))", en: "out at \(time) (\(recorded(reason).english))")
    }

    /// A step of the level.
    public static func levelStep(_ level: Phrase, office: String, reporter: String, reason: String) -> Phrase {
        Phrase(
            "\(level.indonesian) oleh \(office), atas laporan \(reporter): \(reason)",
            en: "\(level.english) by \(office), reported by \(reporter): \(recorded(reason).english)"
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
        /// It was declined.
        case declined(String)

        var phrase: Phrase {
            switch self {
            case .open: Phrase("belum dijawab", en: "not answered")
            case .acknowledged: Phrase("diterima", en: "acknowledged")
            case .completed(let time): Phrase("selesai \(time)", en: "done \(time)")
            case .declined(let reason): Phrase("ditolak: \(reason)", en: "declined: \(recorded(reason).english)")
            }
        }
    }

    /// An order on one line.
    public static func order(
        _ kind: Phrase,
        from office: String,
        to addressee: String,
        at place: String,
        fate: OrderFate
    ) -> Phrase {
        let where_ = place.isEmpty ? "" : " (\(place))"
        return Phrase(
            "\(office) → \(addressee): \(kind.indonesian)\(where_) · \(fate.phrase.indonesian)",
            en: "\(office) → \(addressee): \(kind.english)\(where_) · \(fate.phrase.english)"
        )
    }

    /// Uses of force of one kind.
    public static func force(
        _ uses: Int,
        office: String,
        level: Phrase,
        means: Phrase,
        against resistance: Phrase,
        orderedBy: String
    ) -> Phrase {
        Phrase(
            "\(uses)× \(office): \(level.indonesian), \(means.indonesian), perlawanan \(resistance.indonesian), perintah \(orderedBy)",
            en:
                "\(uses)× \(office): \(level.english), \(means.english), resistance \(resistance.english), ordered by \(orderedBy)"
        )
    }

    /// Warnings in all.
    public static func warnings(_ count: Int) -> Phrase { Phrase("\(count) himbauan", en: "\(count) warnings") }

    /// Arrests in figures.
    public static func arrests(made: Int, handedOver: Int, received: Int) -> Phrase {
        Phrase(
            "\(made) ditangkap, \(handedOver) diserahkan, \(received) diterima penyidik",
            en: "\(made) arrested, \(handedOver) handed over, \(received) received by investigators"
        )
    }

    /// Casualties in figures.
    public static func casualties(crowd: Int, officers: Int) -> Phrase {
        Phrase("\(crowd) massa, \(officers) petugas", en: "\(crowd) of the crowd, \(officers) officers")
    }

    /// Survivors to be expected, with three decimals, labelled as a model's figure.
    public static func expectedSurvivors(_ survivors: String, of casualties: Int) -> Phrase {
        Phrase(
            "perkiraan selamat \(survivors) dari \(casualties) (model: tabel Sacco 2005, pemburukan diasumsikan)",
            en: "expected survivors \(survivors) of \(casualties) (model: Sacco's table 2005, deterioration assumed)"
        )
    }

    /// The record in figures.
    public static func recordFigures(events: Int64, turns: UInt64, rate: Int, seconds: String) -> Phrase {
        Phrase(
            "\(events) peristiwa, \(turns) giliran dalam \(seconds) detik (\(rate)/dtk)",
            en: "\(events) events, \(turns) turns in \(seconds) seconds (\(rate)/s)"
        )
    }

    /// A forged record has spoilt the drill: no digest of it means anything.
    public static let noDigestOfTheSpoiled = Phrase(
        "tanpa sidik: ada catatan palsu",
        en: "no digest: a record is forged"
    )

    /// The drill's digest.
    public static func digest(_ digest: String?) -> Phrase {
        guard let digest else {
            return Phrase("tanpa sidik: latihan belum berakhir", en: "no digest: the drill did not end")
        }
        return Phrase("sidik \(digest)", en: "digest \(digest)")
    }

    /// Nothing was recorded.
    public static func noRecord(_ path: String) -> Phrase {
        Phrase("tidak ada rekaman di \(path)", en: "there is no record at \(path)")
    }
}
