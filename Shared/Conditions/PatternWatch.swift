import Domain
import Events
import Lockstep

/// Counts the events that fit one pattern.
///
/// An event fits when its type is the pattern's, its publisher the one that the pattern names (if it names one), and each
/// field has the value asked for. Only events whose type fits are turned to JSON, and only when fields are asked for.
public struct PatternWatch: Hashable, Sendable, Codable {
    private struct Field: Hashable, Sendable, Codable {
        let name: String
        let value: String
    }

    /// How many events are needed; at least 1.
    public let needed: Int
    /// How many fitted so far and were not yet used up by `consume()`.
    public private(set) var seen = 0
    /// When the latest needed one came; nil while there are too few.
    public private(set) var fulfilled: SimulatedTime?
    /// The event that fulfilled the pattern.
    public private(set) var cause: EventID?

    private let type: String
    private let unit: String
    private let fields: [Field]

    /// Watches for a pattern.
    public init(_ pattern: EventPattern) {
        type = pattern.type
        unit = pattern.unit
        fields = pattern.where.map { Field(name: $0.field, value: $0.value) }
        needed = max(1, Int(pattern.count))
    }

    /// True when the event fits, whatever was seen before.
    public func fits(_ event: DeliveredEvent) -> Bool {
        guard Swift.type(of: event.message).eventType == type, unit.isEmpty || event.unit?.description == unit else {
            return false
        }
        guard !fields.isEmpty else { return true }
        let facts = EventFacts(event.message)
        return fields.allSatisfy { facts.has($0.value, in: $0.name) }
    }

    mutating func observe(_ event: DeliveredEvent, at time: SimulatedTime) {
        guard fits(event) else { return }
        seen += 1
        guard fulfilled == nil, seen >= needed else { return }
        fulfilled = time
        cause = event.id
    }

    /// Uses up what one fulfilment needed.
    ///
    /// Events beyond that count towards the next; where they already suffice, that
    /// one is fulfilled at the same time.
    mutating func consume() {
        guard fulfilled != nil else { return }
        seen -= needed
        guard seen < needed else { return }
        fulfilled = nil
        cause = nil
    }
}
