import Events

/// A body of people as a unit sends it out when the order does not say more.
public struct UsualBody: Sendable, Hashable {
    /// The body that they form.
    public let formation: Formation
    /// How many they are where neither the order nor the roster says; half of them are enough.
    public let people: UInt32
    /// Kit that they take along if there is any.
    public let kit: [String]
    /// Of that kit, what each of them has for himself.
    public let forEach: [String]
    /// The vehicle without which it does not go; nil: it needs none.
    public let vehicle: String?

    /// A body; one person is enough where `people` is left out.
    public init(
        _ formation: Formation,
        people: UInt32 = 1,
        kit: [String] = [],
        forEach: [String] = [],
        vehicle: String? = nil
    ) {
        self.formation = formation
        self.people = people
        self.kit = kit
        self.forEach = forEach
        self.vehicle = vehicle
    }

    /// The fewest with whom it goes.
    public var peopleMin: UInt32 { people / 2 + people % 2 }
}
