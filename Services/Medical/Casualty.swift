import Domain
import Events
import SwiftProtobuf
import TaskForceKit

/// Someone who is hurt, as the health team keeps it: a number, a place, signs; never a person, never a side.
struct Casualty: Sendable, Codable {
    let key: String
    let place: String
    let vitals: Vitals
    let found: EventID
    /// Nil until triage.
    var category: Triage?
}

extension Triage: Codable {}

extension Vitals: Swift.Codable {
    /// Reads the signs' canonical Protobuf bytes.
    public init(from decoder: any Swift.Decoder) throws {
        try self.init(serializedBytes: decoder.singleValueContainer().decode([UInt8].self))
    }

    /// Writes the signs as canonical Protobuf bytes.
    public func encode(to encoder: any Swift.Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(serializedBytes() as [UInt8])
    }
}

/// The casualties that wait for an ambulance: RED before YELLOW before GREEN (rule R32), each in the order of triage.
struct EvacuationQueue: Sendable, Codable {
    private var waiting: [Casualty] = []

    var isEmpty: Bool { waiting.isEmpty }

    /// The next to go.
    var first: Casualty? { waiting.first }

    /// Takes the next to go.
    mutating func takeFirst() -> Casualty? { waiting.isEmpty ? nil : waiting.removeFirst() }

    mutating func add(_ casualty: Casualty) {
        let rank = Self.urgency(casualty.category)
        let index = waiting.firstIndex { Self.urgency($0.category) < rank }
        waiting.insert(casualty, at: index ?? waiting.endIndex)
    }

    /// How many of this or a graver category wait.
    func count(atLeast category: Triage?) -> Int {
        waiting.count { Self.urgency($0.category) >= Self.urgency(category) }
    }

    private static func urgency(_ category: Triage?) -> Int {
        switch category {
        case .red?: 3
        case .yellow?: 2
        case .green?: 1
        default: 0
        }
    }
}
