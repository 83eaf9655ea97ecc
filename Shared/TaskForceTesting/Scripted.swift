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

/// A stand-in that publishes given events at given seconds, and hears nothing.
public struct Scripted<Of: Role>: TaskForceUnit {
    private struct Line: Sendable, Codable {
        let type: String
        let data: [UInt8]
    }

    private var lines = Agenda<Line>()

    /// Hears nothing, says what its script holds.
    public static var profile: UnitProfile {
        UnitProfile(taskForce: Of.taskForce, title: "Stand-in", agency: "Test", hears: [], publishes: [])
    }

    /// A stand-in with its script.
    public init(_ script: [(time: UInt64, event: any DrillEvent)]) {
        for (time, event) in script {
            let line = Line(type: Swift.type(of: event).eventType, data: event.canonicalBytes())
            lines.plan(line, at: SimulatedTime(seconds: time))
        }
    }

    /// A silent stand-in.
    public init(briefing: UnitBriefing) throws { self.init([]) }

    /// Says what is due.
    public mutating func handle(_ turn: inout Turn, _ out: inout Outbox) {
        for line in lines.takeDue(at: turn.time) {
            guard let kind = EventCatalogue.standard.kind(of: line.type),
                let event = try? kind.decode(line.data, as: .protobuf)
            else { preconditionFailure("a script holds what the catalogue knows") }
            out.publish(event)
        }
        if let next = lines.next { out.wake(at: next) }
    }
}

/// A unit that is written to JSON and read back before every turn: what a snapshot loses, it loses.
public struct Reborn<Unit: TaskForceUnit>: TaskForceUnit {
    private var unit: Unit

    /// The unit's own profile.
    public static var profile: UnitProfile { Unit.profile }

    /// Prepares the unit.
    public init(briefing: UnitBriefing) throws { unit = try Unit(briefing: briefing) }

    /// Writes the unit, reads it back, and lets that one handle the turn.
    public mutating func handle(_ turn: inout Turn, _ out: inout Outbox) {
        do {
            unit = try JSONDecoder().decode(Unit.self, from: JSONEncoder().encode(unit))
        } catch {
            preconditionFailure("a snapshot of \(Unit.self) cannot be read back: \(error)")
        }
        unit.handle(&turn, &out)
    }
}

extension Rehearsal {
    /// The log as lines that are equal exactly when two drills were: name, time, cause, type and bytes.
    public var transcript: [String] {
        log.map { entry in
            let bytes = entry.message.canonicalBytes()
            return "\(entry.id) \(entry.time) \(entry.cause.map(\.description) ?? "-") "
                + "\(type(of: entry.message).eventType) \(bytes)"
        }
    }
}
