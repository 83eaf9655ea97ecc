import Domain
import Events
import Lockstep

/// Counts the events that fit one pattern.
///
/// An event fits when its type is the pattern's and each field has the value asked for. If the pattern names a
/// publisher, the event's publisher must be that one. Only events whose type fits are turned to JSON, and only when
/// fields are asked for.
public struct PatternWatch: Hashable, Sendable, Codable {
    private struct Field: Hashable, Sendable, Codable {
        let name: String
        let value: String
    }

    private struct Mark: Hashable, Sendable, Codable {
        let time: SimulatedTime
        let event: EventID
    }

    /// How many events are needed; at least 1.
    public let needed: Int
    // Events that fitted and are not used up, at most as many as a thousand fulfilments need.
    private var marks: [Mark] = []

    /// When the latest needed one came; nil while there are too few.
    public var fulfilled: SimulatedTime? { marks.count >= needed ? marks[needed - 1].time : nil }
    /// The event that fulfilled the pattern.
    public var cause: EventID? { marks.count >= needed ? marks[needed - 1].event : nil }

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

    /// Takes in an event.
    package mutating func observe(_ event: DeliveredEvent, at time: SimulatedTime) {
        guard marks.count / 1000 < needed, fits(event) else { return }
        marks.append(Mark(time: time, event: event.id))
    }

    /// Uses up what one fulfilment needed; what came beyond that counts towards the next.
    mutating func consume() { marks.removeFirst(min(needed, marks.count)) }
}
