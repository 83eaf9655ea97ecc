import Events
import Phrases

/// One thing that a sweep measures of every drill: a line of the table below, a column of the CSV.
public struct Measure: Sendable {
    /// What a value counts, and so how it is shown.
    public enum Unit: String, Sendable {
        /// How many times.
        case count
        /// How many people.
        case people
        /// Points on a scale that nobody has calibrated.
        case points
        /// A length of simulated time in seconds.
        case seconds
        /// The drill's clock: simulated seconds since its zero.
        case clock
        /// The situation's level: 1 HIJAU, 2 KUNING, 3 MERAH.
        case level
        /// The stage of force, 1 to 6 (Perkap 1/2009, article 5).
        case stage
    }

    /// The column's name; never changes its meaning.
    public let key: String
    /// The title on screen.
    public let title: Phrase
    /// What it counts.
    public let unit: Unit
    /// True where the crowd team's script says what happens: how many come, what they do, who is hurt.
    public let isOfGround: Bool
    /// True where it says how the program recorded the drill: two plans are not told apart by it.
    public let isOfProgram: Bool
    private let compute: @Sendable (DrillEvents) -> Double?

    /// A measure.
    ///
    /// - Parameters:
    ///   - key: The column's name.
    ///   - indonesian: The title, at most 28 characters.
    ///   - english: The title in English, as short.
    ///   - unit: What it counts.
    ///   - ofGround: True where the crowd team's script says what happens.
    ///   - ofProgram: True where it says how the program recorded the drill.
    ///   - compute: The value in a drill; nil where what is measured never happened.
    public init(
        _ key: String,
        _ indonesian: String,
        _ english: String,
        _ unit: Unit,
        ofGround: Bool = false,
        ofProgram: Bool = false,
        _ compute: @escaping @Sendable (DrillEvents) -> Double?
    ) {
        self.key = key
        title = Phrase(verbatim: indonesian, en: english)
        self.unit = unit
        isOfGround = ofGround
        isOfProgram = ofProgram
        self.compute = compute
    }

    /// The value in a drill, rounded to hundredths so that it reads back the same; nil when it never happened.
    public func value(in drill: DrillEvents) -> Double? { compute(drill).map { ($0 * 100).rounded() / 100 } }
}

extension Measure {
    /// What is measured of every drill ("ukuran"), in the order of the CSV's columns.
    ///
    /// All of it is drawn from the drill's events; for a further measure, add a line.
    public static let standard: [Measure] = [
        // The drill.
        Measure("turns", "langkah simulasi", "turns", .count, ofProgram: true) { $0.turns },
        Measure("events", "catatan", "events", .count, ofProgram: true) { $0.records },
        Measure("simulated_seconds", "lama latihan", "length of the drill", .seconds) { $0.length },

        // The level: the highest, and when it first rose to KUNING and to MERAH.
        Measure("level_highest", "situasi tertinggi", "highest level", .level) {
            $0.highest(LevelSet.self) { $0.level.rawValue }
        },
        Measure("yellow_at", "situasi KUNING sejak", "YELLOW at", .clock) {
            $0.first(LevelSet.self) { $0.level == .yellow }
        },
        Measure("red_at", "situasi MERAH sejak", "RED at", .clock) { $0.first(LevelSet.self) { $0.level == .red } },

        // The crowd: the ground's own truth, all groups together.
        Measure("crowd_peak", "puncak jumlah massa", "peak crowd size", .people, ofGround: true) {
            $0.peak(GroundState.self, of: { $0.group }, { $0.size })
        },
        Measure("tension_peak", "puncak ketegangan", "peak tension", .points, ofGround: true) {
            $0.highest(GroundState.self) { Int($0.tension) }
        },

        // Force: uses, the highest stage, and the means of stages 5 and 6 by name.
        Measure("warnings", "peringatan", "warnings", .count) { $0.count(WarningGiven.self) },
        Measure("force_uses", "penggunaan kekuatan", "uses of force", .count) { $0.count(ForceUsed.self) },
        Measure("force_stage_highest", "tahap kekuatan tertinggi", "highest stage of force", .stage) {
            $0.highest(ForceUsed.self) { $0.level.rawValue }
        },
        Measure("water_cannon_uses", "AWC", "water cannon", .count) {
            $0.count(ForceUsed.self) { $0.means == .waterCannon }
        },
        Measure("tear_gas_uses", "gas air mata", "tear gas", .count) {
            $0.count(ForceUsed.self) { $0.means == .tearGas }
        },
        Measure("firearm_uses", "senjata api", "firearms", .count) {
            $0.count(ForceUsed.self) { $0.means == .firearm }
        },
        Measure("arrests", "orang diamankan", "people arrested", .people) {
            $0.sum(ArrestMade.self) { $0.detainees }
        },

        // Talks.
        Measure("offers", "tawaran negosiasi", "offers", .count) { $0.count(OfferMade.self) },
        Measure("agreements", "kesepakatan", "agreements", .count) { $0.count(AgreementReached.self) },

        // Harm: by side as found, by category as triaged (START), and what became of the hurt.
        Measure("casualties_crowd", "korban massa", "casualties: crowd", .people, ofGround: true) {
            $0.count(CasualtyFound.self) { $0.side == .crowd }
        },
        Measure("casualties_officers", "korban petugas", "casualties: officers", .people, ofGround: true) {
            $0.count(CasualtyFound.self) { $0.side == .officers }
        },
        Measure("triage_green", "triase hijau (START)", "START green", .people) {
            $0.count(CasualtyTriaged.self) { $0.category == .green }
        },
        Measure("triage_yellow", "triase kuning (START)", "START yellow", .people) {
            $0.count(CasualtyTriaged.self) { $0.category == .yellow }
        },
        Measure("triage_red", "triase merah (START)", "START red", .people) {
            $0.count(CasualtyTriaged.self) { $0.category == .red }
        },
        Measure("triage_black", "triase hitam (START)", "START black", .people) {
            $0.count(CasualtyTriaged.self) { $0.category == .black }
        },
        Measure("deaths", "meninggal", "deaths", .people) {
            $0.count(CasualtyOutcomeRecorded.self) { $0.outcome == CasualtyOutcomeRecorded.died }
        },
        // From the report of the casualty to the ambulance that takes it up, and to the hospital's door.
        Measure("ambulance_seconds_mean", "rata-rata tunggu ambulans", "mean ambulance response", .seconds) {
            $0.mean(from: CasualtyFound.self, { $0.casualty }, to: AmbulanceDispatched.self, { $0.casualty })
        },
        Measure("hospital_seconds_mean", "rata-rata sampai rumah sakit", "mean time to hospital", .seconds) {
            $0.mean(from: CasualtyFound.self, { $0.casualty }, to: CasualtyAdmitted.self, { $0.casualty })
        },
        Measure("damage_points", "kerusakan", "damage", .points, ofGround: true) {
            $0.sum(PropertyDamaged.self) { $0.damage }
        },
        Measure("fires", "kebakaran", "fires", .count, ofGround: true) { $0.count(FireReported.self) },
        Measure("fire_seconds_mean", "rata-rata waktu pemadaman", "mean time to put out", .seconds) {
            $0.mean(from: FireReported.self, { $0.fire }, to: FireExtinguished.self, { $0.fire })
        },

        // What was left undone: orders that their addressees could not carry out, officials whom nobody brought to safety after
        // they were last threatened.
        Measure("orders_declined", "perintah tak terlaksana", "orders not carried out", .count) {
            Double(Set($0.all(OrderDeclined.self).map(\.event.order)).count)
        },
        Measure("officials_unsecured", "pejabat belum diamankan", "officials unsecured", .people) {
            $0.unended(
                ProtectedPersonThreatened.self,
                { $0.office },
                by: EvacuationCompleted.self,
                { $0.officeProtected }
            )
        },

        // What exercise control asked, and what became of it: in time, in time but for another reason, too late, not at all. What
        // was not due yet when the drill ended is none of these.
        Measure("injects_played", "inject dimainkan", "injects played", .count) { Double($0.responses.count) },
        Measure("responses_met", "tanggapan terpenuhi", "responses met", .count) {
            $0.count(responses: { if case .met = $0 { true } else if case .inForce = $0 { true } else { false } })
        },
        Measure("responses_coincident", "terjadi bukan karena inject", "not because of injects", .count) {
            $0.count(responses: { if case .coincident = $0 { true } else { false } })
        },
        Measure("responses_late", "tanggapan terlambat", "responses late", .count) {
            $0.count(responses: { if case .late = $0 { true } else { false } })
        },
        Measure("responses_missed", "tanggapan tak dilakukan", "responses missed", .count) {
            $0.count(responses: { $0 == .missed })
        },
    ]
}
