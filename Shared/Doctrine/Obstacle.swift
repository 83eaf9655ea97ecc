/// What stands against an act: a fact with the rule that makes it count, or a fact alone.
public struct Obstacle: Sendable, Hashable {
    /// What is the matter with the fact.
    public enum Lack: Sendable, Hashable {
        /// It is known, and speaks against the act.
        case against
        /// It is not known, or not any more.
        case unknown
    }

    /// The rule; nil when the fact needs no doctrine.
    public let rule: RuleID?
    /// Whether the fact is against it or missing.
    public let lack: Lack
    /// The fact.
    public let fact: Wording

    /// The fact with its rule's number, as a unit says it when it declines an order; Indonesian.
    public var reason: String { rule.map { "\(fact.indonesian) (\($0.rawValue))" } ?? fact.indonesian }

    /// A fact that speaks against the act.
    public static func against(_ rule: RuleID?, _ indonesian: String, en english: String) -> Obstacle {
        Obstacle(rule: rule, lack: .against, fact: Wording(indonesian, en: english))
    }

    /// A fact that is not known, or not any more.
    public static func unknown(_ rule: RuleID?, _ indonesian: String, en english: String) -> Obstacle {
        Obstacle(rule: rule, lack: .unknown, fact: Wording(indonesian, en: english))
    }
}

extension [Obstacle] {
    /// Adds an obstacle where a condition does not hold.
    public mutating func require(_ isMet: Bool, _ obstacle: @autoclosure () -> Obstacle) {
        if !isMet { append(obstacle()) }
    }
}
