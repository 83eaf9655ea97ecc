import Events
import TaskForceKit

/// A table: how many people a formation sends, and with what kit, when the order does not say.
///
/// Numbers of the Dalmas are those of Rokan Hulu 2023 (`ops/docs/doctrine.md`, Sizes); the others are assumed. Kit is
/// named by the roster's keys; what a formation may have follows from D08 and from fact 3 in the same document.
struct UsualParty: Sendable {
    let formation: Formation
    let personnel: UInt32
    let kit: [String]

    init(_ formation: Formation, _ personnel: UInt32, kit: [String] = []) {
        self.formation = formation
        self.personnel = personnel
        self.kit = kit
    }

    /// Samapta on patrol.
    static let patrol = UsualParty(.patrol, 10)
    /// Dalmas awal: a rope and no other kit.
    static let initialCrowdUnit = UsualParty(.initialCrowdUnit, 39, kit: ["rope", "loudspeaker"])
    /// Dalmas lanjut: two platoons.
    static let equippedCrowdUnit = UsualParty(.equippedCrowdUnit, 78, kit: ["shield", "water-cannon", "loudspeaker"])
    /// PHH Brimob: a company.
    static let riotControlUnit = UsualParty(.riotControlUnit, 100, kit: ["shield", "tear-gas", "loudspeaker"])
    /// Tim Tindak: four pairs.
    static let arrestTeam = UsualParty(.arrestTeam, 8)
    /// The investigators who receive detainees.
    static let investigators = UsualParty(.investigators, 4)
    /// The Polsek's patrol.
    static let sectorPolice = UsualParty(.sectorPolice, 10)
    /// An escort for a protected person.
    static let escort = UsualParty(.escort, 4)
    /// A crew that brings one resource to a fire.
    static let fireCrew = UsualParty(.patrol, 4)

    /// What the unit says of it in its profile.
    var body: UsualBody {
        UsualBody(formation, people: personnel, kit: kit, forEach: kit.filter { $0 == "shield" })
    }

    /// The party for `order`: as many as it says, else the usual number, with the kit that the unit has.
    func party(for order: Order, of strengths: Strengths) -> Party {
        Party(formation, for: order, usually: personnel, kit: kit, of: strengths)
    }
}
