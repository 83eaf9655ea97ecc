import Command
import Detection
import Domain
import Events
import Foundation
import Lockstep
import Negotiation
import TaskForceKit
import Testing

/// A unit that comes out of a snapshot goes on as if nothing had happened.
@Suite struct SnapshotTests {
    @Test(arguments: ["muba/command", "sumsel/command"])
    func command(unit: String) throws { try check(CommandUnit.self, unit) }

    @Test func detection() throws { try check(DetectionUnit.self, "muba/detection") }

    @Test func negotiation() throws { try check(NegotiationUnit.self, "muba/negotiation") }

    private func check<Unit: TaskForceUnit>(_ type: Unit.Type, _ name: String) throws {
        var unit = try Unit(briefing: Drill.briefing(name))
        let first = try events(to: name)
        for number in 0..<first.count { _ = try play(&unit, name, number, [first[number]]) }
        var restored = try JSONDecoder().decode(Unit.self, from: JSONEncoder().encode(unit))
        var said = 0
        for second in [first.count, 400, 1_000, 1_500] {
            let (one, other) = (try play(&unit, name, second, []), try play(&restored, name, second, []))
            #expect(one.items.map(\.data) == other.items.map(\.data))
            #expect(one.wakeUp == other.wakeUp)
            said += one.items.count
        }
        #expect(said > 0)
    }

    private func play<Unit: TaskForceUnit>(
        _ unit: inout Unit,
        _ name: String,
        _ second: Int,
        _ events: [DeliveredEvent]
    ) throws -> Outbox {
        let id = try UnitID(name)
        let time = SimulatedTime(seconds: UInt64(second))
        let turn = Turn(
            number: UInt64(second) + 1,
            time: time,
            acting: true,
            events: events,
            chance: Chance(seed: 1, unit: id)
        )
        var out = Outbox(unit: id, time: time, next: [id.mainStream: 0])
        unit.handle(turn, &out)
        return out
    }

    /// A beginning that gives each of the units something to keep in mind.
    private func events(to name: String) throws -> [DeliveredEvent] {
        func order(_ kind: OrderKind) -> OrderIssued {
            OrderIssued.with {
                $0.kind = kind
                $0.addressee = name
                $0.place = "kpud"
            }
        }
        func seen(_ observer: String) -> CrowdObserved {
            CrowdObserved.with {
                $0.place = "kpud"
                $0.group = "massa-a"
                $0.behaviour = .pushing
                $0.observers = [observer]
            }
        }
        let told: [(String?, any DrillEvent)] = [
            (nil, ExerciseStarted()), ("sumsel/command", order(.muster)), ("muba/command", order(.muster)),
            ("muba/command", order(name == "muba/negotiation" ? .negotiate : .observe)),
            ("muba/situation", seen(name)), ("muba/detection", warning()), ("muba/detection", proposal(.red, 90)),
            ("muba/command", ControlTransferRequested.with { $0.place = "kpud" }),
            ("muba/preventive", patrol(.throwing)),
        ]
        return try told.enumerated().map { number, event in
            let unit = try event.0.map { try UnitID($0) }
            let stream = unit?.mainStream ?? .control
            return DeliveredEvent(id: EventID(stream: stream, sequence: UInt64(number)), unit: unit, message: event.1)
        }
    }
}
