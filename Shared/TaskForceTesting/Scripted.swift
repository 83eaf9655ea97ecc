import Domain
import Events
import Foundation
import Lockstep
import TaskForceKit

/// The task force for which a `Scripted` unit stands in.
public protocol Role: Sendable {
    /// The task force.
    static var taskForce: TaskForce { get }
}

/// The ground.
public enum Ground: Role {
    /// The task force.
    public static let taskForce: TaskForce = "situation"
}
/// Command.
public enum Commander: Role {
    /// The task force.
    public static let taskForce: TaskForce = "command"
}
/// Traffic.
public enum Traffickers: Role {
    /// The task force.
    public static let taskForce: TaskForce = "traffic"
}
/// Negotiators.
public enum Negotiators: Role {
    /// The task force.
    public static let taskForce: TaskForce = "negotiation"
}
/// The arrest team.
public enum Arresters: Role {
    /// The task force.
    public static let taskForce: TaskForce = "arrest"
}
/// The Polsek.
public enum SectorPolice: Role {
    /// The task force.
    public static let taskForce: TaskForce = "polsek"
}

/// Stands in for a unit in a test: in a rehearsal the catalogue alone says what it may publish, no profile does.
public protocol StandIn: TaskForceUnit {
    /// The types of agencies' own that it publishes; by default none.
    var ownTypes: [any DrillEvent.Type] { get }
}

extension StandIn {
    /// None.
    public var ownTypes: [any DrillEvent.Type] { [] }
}

/// A stand-in that publishes given events at given seconds, an agency's own among them, and hears nothing.
///
/// A task force that is not among the roles here is one line: `enum Bpbd: Role { static let taskForce: TaskForce = "bpbd" }`.
public struct Scripted<Of: Role>: StandIn {
    private struct Line: Sendable, Codable {
        let event: any DrillEvent

        init(_ event: any DrillEvent) { self.event = event }

        init(from decoder: any Decoder) throws {
            let text = try decoder.singleValueContainer().decode(String.self)
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "a script is never read back: \(text)")
            )
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            try container.encode(type(of: event).eventType)
        }
    }

    private var lines = Agenda<Line>()

    /// Hears nothing, publishes what its script holds.
    public static var profile: UnitProfile {
        UnitProfile(taskForce: Of.taskForce, title: "Stand-in", agency: "Test", hears: [], publishes: [])
    }

    /// A stand-in with its script.
    public init(_ script: [(time: UInt64, event: any DrillEvent)]) {
        for (time, event) in script { lines.plan(Line(event), at: SimulatedTime(seconds: time)) }
    }

    /// Those of its script that are not of Gladi's schema.
    public var ownTypes: [any DrillEvent.Type] {
        lines.items.map { Swift.type(of: $0.event) as any DrillEvent.Type }
            .filter { EventCatalogue.standard.kind(of: $0.eventType) == nil }
    }

    /// A silent stand-in.
    public init(briefing: UnitBriefing) throws { self.init([]) }

    /// Publishes what is due.
    public mutating func handle(_ turn: Turn, _ out: inout Outbox) {
        for line in lines.takeDue(at: turn.time) { out.publish(line.event) }
        if let next = lines.next { out.wake(at: next) }
    }
}

/// A unit that is written to JSON and read back before every turn, so that it loses whatever a snapshot would lose.
public struct Reborn<Unit: TaskForceUnit>: TaskForceUnit {
    private var unit: Unit

    /// The unit's own profile.
    public static var profile: UnitProfile { Unit.profile }

    /// Prepares the unit.
    public init(briefing: UnitBriefing) throws { unit = try Unit(briefing: briefing) }

    /// Writes the unit, reads it back, and lets the copy handle the turn.
    public mutating func handle(_ turn: Turn, _ out: inout Outbox) {
        writeAndRead()
        unit.handle(turn, &out)
    }

    /// The same for a turn in which it is set aside.
    public mutating func observe(_ turn: Turn) {
        writeAndRead()
        unit.observe(turn)
    }

    private mutating func writeAndRead() {
        do {
            unit = try JSONDecoder().decode(Unit.self, from: JSONEncoder().encode(unit))
        } catch {
            preconditionFailure("a snapshot of \(Unit.self) cannot be read back: \(error)")
        }
    }
}

extension Rehearsal {
    /// The log as lines that are equal exactly when two drills were equal: name, time, cause, type and bytes.
    public var transcript: [String] {
        log.map { entry in
            let bytes = entry.message.canonicalBytes()
            return "\(entry.id) \(entry.time) \(entry.cause.map(\.description) ?? "-") "
                + "\(type(of: entry.message).eventType) \(bytes)"
        }
    }
}
