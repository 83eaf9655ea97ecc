import Domain
import Events
import TaskForceKit

/// An order that doctrine always gives on one occasion: a row of the tables below.
struct StandingOrder: Sendable, Codable {
    /// Where it sends its addressee, or on what it acts.
    enum Target: Sendable, Codable {
        /// The place of the operation.
        case site
        /// Behind the site, out of the crowd's sight: see `OrdersOffice.rear(of:)`.
        case rear
        /// The edge of the site: the far ends of the closed roads around it.
        case edge
        /// Each road that touches the site and has a diversion (D33).
        case closableRoads
        /// The road by which the crowd may leave (D16).
        case exitRoad
        /// The roads kept clear for ambulances (D32).
        case evacuationRoads
    }

    /// In whose name it is given.
    enum Desk: Sendable, Codable, Hashable {
        /// The operation commander himself: force, and what must not be mistaken.
        case commander
        /// The operations controller (Karendal Ops) in the commander's name: everything else.
        case controller
        /// An office of this unit at the console.
        case office(String)
    }

    /// Whom it addresses.
    enum Addressee: Sendable, Codable {
        /// The units of one task force.
        case taskForce(TaskForce)
        /// Every unit that can do it, of whatever agency.
        case able(Capability)
    }

    /// What.
    let kind: OrderKind
    /// To whom.
    let addressee: Addressee
    /// Where.
    let target: Target
    /// In whose name.
    let desk: Desk
    /// The words.
    let text: String

    init(_ kind: OrderKind, _ taskForce: TaskForce, _ target: Target, _ desk: Desk, _ text: String) {
        self.init(kind, .taskForce(taskForce), target, desk, text)
    }

    init(_ kind: OrderKind, able capability: Capability, _ target: Target, _ desk: Desk, _ text: String) {
        self.init(kind, .able(capability), target, desk, text)
    }

    private init(_ kind: OrderKind, _ addressee: Addressee, _ target: Target, _ desk: Desk, _ text: String) {
        self.kind = kind
        self.addressee = addressee
        self.target = target
        self.desk = desk
        self.text = text
    }
}

/// Which occasion calls for which orders: the tables of the choreography, phases 1 to 8.
///
/// Orders are given in the order of the rows. A row whose order is still in force is not given again.
enum OrdersByLevel {
    /// After the muster (phase 1).
    static let onWatch: [StandingOrder] = [
        .init(.observe, "detection", .site, .controller, "amati lokasi dan laporkan perkembangan massa"),
        .init(.patrol, "preventive", .site, .controller, "patroli dialogis di sekitar lokasi"),
        .init(.patrol, "polsek", .site, .controller, "patroli wilayah dan pengamanan lokasi"),
    ]

    /// When word comes of a crowd (phase 2).
    static let onWord: [StandingOrder] = [
        .init(.observe, "detection", .site, .controller, "amati lokasi dan laporkan perkembangan massa"),
        .init(
            .deploy,
            "preventive",
            .site,
            .controller,
            "geser Dalmas awal ke lokasi, bentuk garis tali dalmas, tanpa alat khusus"
        ),
        .init(.deploy, "arrest", .rear, .controller, "Tim Tindak siaga di belakang"),
        .init(.deploy, "investigation", .rear, .controller, "penyidik siaga menerima orang yang diamankan"),
        .init(.negotiate, "negotiation", .site, .controller, "hubungi koordinator lapangan massa"),
        .init(.openMedicalPost, "medical", .site, .controller, "buka pos kesehatan lapangan"),
        .init(.closeRoad, "traffic", .closableRoads, .controller, "tutup jalan dan alihkan arus"),
    ]

    /// In KUNING (phase 4).
    ///
    /// `ReinforcementRequested` goes with it.
    static let inYellow: [StandingOrder] = [
        .init(.layerRelief, "preventive", .site, .commander, "lapis ganti: Dalmas lanjut menggantikan Dalmas awal"),
        .init(.warn, "preventive", .site, .commander, "sampaikan imbauan kepada massa dengan pengeras suara"),
        .init(.openExitRoute, "traffic", .exitRoad, .controller, "buka jalur keluar bagi massa"),
        .init(.openCorridor, "traffic", .evacuationRoads, .controller, "sterilkan jalur evakuasi"),
        .init(.deploy, "arrest", .site, .controller, "Tim Tindak ke lokasi, sasaran hanya pelaku"),
        .init(
            .deploy,
            able: .cordon,
            .edge,
            .controller,
            "bentuk kordon di tepi massa, imbau warga menjauh, tanpa kekuatan"
        ),
        .init(.deploy, able: .fireFighting, .rear, .controller, "siaga pemadaman di belakang"),
        .init(.deploy, able: .transport, .rear, .controller, "ambulans siaga di belakang"),
    ]

    /// In MERAH (phase 7).
    ///
    /// `ControlTransferRequested` goes before it.
    static let inRed: [StandingOrder] = [
        .init(.crossRelief, "preventive", .site, .commander, "lintas ganti: serahkan kendali barisan kepada PHH Brimob")
    ]

    /// Where the units that guard objects at the police's request stand (D35): behind the site in KUNING, before it in
    /// MERAH.
    ///
    /// `ReinforcementRequested` goes before it.
    static func guards(at level: Level) -> [StandingOrder] {
        switch level {
        case .red: [.init(.deploy, able: .guarding, .site, .commander, "BKO: jaga objek vital, tanpa kekuatan")]
        case .yellow: [.init(.deploy, able: .guarding, .rear, .commander, "BKO: siaga di belakang, tunggu perintah")]
        case .green, .unspecified, .UNRECOGNIZED: []
        }
    }
}
