import Domain
import Events

/// A body of people to be sent out: who, how many, with what, where to.
public struct Party: Sendable {
    /// The body that they form.
    public let formation: Formation
    /// Where they go.
    public let place: String
    /// How many are wanted.
    public let people: UInt32
    /// With fewer they do not go.
    public let peopleMin: UInt32
    /// Kit that they take along if there is any, at most a piece for each of them.
    public let kit: [String]
    /// Stock that they take along beside that, so many of each, or as many as there are: twenty bags of blood for two people.
    public var stock: [Detachment.Kit] = []
    /// A kind of vehicle of which one carries them all; nil: they need none.
    ///
    /// Without a free one they do not go.
    public var vehicle: String?
    /// The order; nil: standing duty.
    public let order: Order?

    /// A party for an order: as many as it says, all of them; or, if it leaves that to the unit, as many as the roster
    /// puts into the formation (`usually`, if it says nothing), and half of them at least.
    public init(_ formation: Formation, for order: Order, usually: UInt32, kit: [String] = [], of strengths: Strengths)
    {
        let listed = strengths.people(in: formation)
        self.formation = formation
        self.order = order
        self.kit = kit
        place = order.place
        people = order.personnel > 0 ? order.personnel : listed > 0 ? listed : usually
        peopleMin = order.personnel > 0 ? people : (people + 1) / 2
    }

    /// A party for an order: as many as are free, up to what it says, or to `people` if it says nothing; one will do.
    public init(_ formation: Formation, for order: Order, upTo people: UInt32) {
        self.formation = formation
        self.order = order
        self.people = order.personnel > 0 ? order.personnel : people
        place = order.place
        peopleMin = 1
        kit = []
    }

    /// A party of exactly so many.
    public init(_ formation: Formation, _ people: UInt32, to place: String, kit: [String] = [], order: Order? = nil) {
        self.formation = formation
        self.place = place
        self.people = people
        self.kit = kit
        self.order = order
        peopleMin = people
    }
}
