import Domain
import Events

/// A body of people to be sent out: who, how many, with what, where to.
public struct Party: Sendable {
    /// The body that they form.
    public let formation: Formation
    /// The agency's own word for the body; empty: the formation names it.
    public let ownBody: String
    /// Where they go.
    public let place: PlaceKey
    /// How many are wanted.
    public let people: UInt32
    /// The fewest with whom they go.
    public let peopleMin: UInt32
    /// Kit that they take along if there is any, at most one piece of each kind for each person.
    public let kit: [String]
    /// Stock that they take along beside that, so many of each, or as many as there are: twenty bags of blood for two people.
    public var stock: [Detachment.Kit] = []
    /// A kind of vehicle of which one carries them all; nil: they need none.
    ///
    /// When none is free they do not go.
    public var vehicle: String?
    /// The order; nil: standing duty.
    public let order: Order?

    /// A party for an order, of as many people as the order says, and no fewer.
    ///
    /// If the order leaves the number to the unit, it is as many as the roster puts into the formation, or `usually` if
    /// the roster says nothing. Then half of them are enough.
    public init(
        _ formation: Formation,
        for order: Order,
        usually: UInt32,
        kit: [String] = [],
        ownBody: String = "",
        of strengths: Strengths
    ) {
        let listed = strengths.people(in: formation, ownBody: ownBody)
        self.formation = formation
        self.ownBody = ownBody
        self.order = order
        self.kit = kit
        place = order.place
        people = order.personnel > 0 ? order.personnel : listed > 0 ? listed : usually
        peopleMin = order.personnel > 0 ? people : (people + 1) / 2
    }

    /// A party of as many as are free, up to the order's number or, without one, to `people`; one person is enough.
    public init(_ formation: Formation, for order: Order, upTo people: UInt32, ownBody: String = "") {
        self.formation = formation
        self.ownBody = ownBody
        self.order = order
        self.people = order.personnel > 0 ? order.personnel : people
        place = order.place
        peopleMin = 1
        kit = []
    }

    /// A party of exactly `people`.
    public init(
        _ formation: Formation,
        _ people: UInt32,
        to place: PlaceKey,
        kit: [String] = [],
        ownBody: String = "",
        order: Order? = nil
    ) {
        self.formation = formation
        self.ownBody = ownBody
        self.place = place
        self.people = people
        self.kit = kit
        self.order = order
        peopleMin = people
    }
}
