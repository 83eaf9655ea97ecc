import Domain

/// What units have announced of themselves: agency, title, version, whom they hear, what they say and can do.
public struct AnnouncedProfiles: Sendable {
    /// The most units that are known.
    public static let unitsMax = 1_024

    private var profiles: [UnitID: Profile] = [:]

    /// Nothing announced yet.
    public init() {}

    /// Hears a record: a unit's heartbeat announces that unit; all else announces nothing.
    ///
    /// The latest announcement of a unit counts.
    public mutating func hear(_ envelope: Envelope) {
        guard envelope.type == Ready.eventType, let unit = try? UnitID(envelope.stream.text),
            profiles[unit] != nil || profiles.count < Self.unitsMax,
            let ready = try? Ready(serializedBytes: envelope.data), ready.profile.unit == unit.description
        else { return }
        profiles[unit] = ready.profile
    }

    /// The units that have announced themselves, ascending.
    public var units: [UnitID] { profiles.keys.sorted() }

    /// What a unit announced; nil when it never did.
    public subscript(unit: UnitID) -> Profile? { profiles[unit] }
}
