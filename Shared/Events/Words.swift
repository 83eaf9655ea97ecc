// The schema's words as units keep them in their state: Codable by their numbers, so that a snapshot can hold them.

extension Level: Codable {}
extension Resistance: Codable {}
extension Behaviour: Codable {}
extension Formation: Codable {}
extension OrderOccasion: Codable {}
extension OrderKind: Codable {}
extension PlaceKind: Codable {}
extension Intent: Codable {}
extension Means: Codable {}

extension Level: Comparable {
    /// Orders by gravity: GREEN, YELLOW, RED.
    public static func < (left: Level, right: Level) -> Bool { left.rawValue < right.rawValue }
}

extension Resistance: Comparable {
    /// Orders by gravity, from NONE to LETHAL.
    public static func < (left: Resistance, right: Resistance) -> Bool { left.rawValue < right.rawValue }
}

extension ForceLevel: Comparable {
    /// Orders by stage, from PRESENCE to FIREARM.
    public static func < (left: ForceLevel, right: ForceLevel) -> Bool { left.rawValue < right.rawValue }
}

extension Behaviour: Comparable {
    /// Orders by gravity, from DISPERSING to ARMED_ATTACK.
    public static func < (left: Behaviour, right: Behaviour) -> Bool { left.rawValue < right.rawValue }
}
