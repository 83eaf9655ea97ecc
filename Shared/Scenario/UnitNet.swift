import Domain

/// Who must hear whom for a kind of unit to work, as the unit itself says it.
public struct UnitNet: Hashable, Sendable {
    /// The task forces that it hears, and `console` for people's decisions.
    public let hears: [TaskForce]
    /// The task forces whose units hear it, though they do not ask for it: those beside whom a newcomer works.
    public let heardBy: [TaskForce]

    /// What a kind of unit hears, and who hears it.
    public init(hears: [TaskForce], heardBy: [TaskForce] = []) {
        self.hears = hears
        self.heardBy = heardBy
    }
}
