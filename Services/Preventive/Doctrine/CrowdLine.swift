import Domain
import Events
import TaskForceKit

/// A formation in front of a crowd: which one, where, with what, on whose order.
public struct CrowdLine: Sendable, Codable {
    /// The formation.
    public let formation: Formation
    /// The place.
    public let place: PlaceKey
    /// The order under which it stands there.
    public let order: Order
    /// Its body among those that the unit has out.
    public let detachment: UInt32
    /// The means that it has with it, besides presence and voice.
    ///
    /// Never a firearm.
    public let means: [Means]

    /// A line that `detachment` forms, as its own formation or as another one; its kit says which means it has.
    public init(_ detachment: Detachment, as formation: Formation? = nil, under order: Order) {
        self.formation = formation ?? detachment.formation
        place = detachment.place
        self.order = order
        self.detachment = detachment.number
        means = [.emptyHand] + Self.meansByKit.filter { detachment.carries($0.kit) }.map(\.means)
    }

    /// The means that it has with it, but for those of which nothing is in order.
    func usable(_ strengths: Strengths) -> [Means] {
        means.filter { means in
            guard let kit = Self.meansByKit.first(where: { $0.means == means })?.kit, let ledger = strengths[kit] else {
                return true
            }
            return ledger.inOrder > 0
        }
    }

    /// The bodies that take a line.
    static let formations: [Formation] = [.initialCrowdUnit, .equippedCrowdUnit, .riotControlUnit]

    /// Which kit gives which means, by the roster's keys.
    private static let meansByKit: [(kit: String, means: Means)] = [
        ("shield", .shield), ("water-cannon", .waterCannon), ("tear-gas", .tearGas),
    ]
}
