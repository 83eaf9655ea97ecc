import Domain
import Events
import Lockstep
import TaskForceKit

/// The core of units whose output depends on every byte that they are handed, so that the slightest difference between
/// two runs shows.
public struct ToyCore: Sendable, Codable {
    private var state: UInt64 = 0xcbf2_9ce4_8422_2325

    private mutating func mix(_ bytes: some Sequence<UInt8>) {
        for byte in bytes { state = (state ^ UInt64(byte)) &* 0x100_0000_01b3 }
    }

    mutating func handle(_ turn: Turn, _ out: inout Outbox, side: String?) {
        mix(bigEndianBytes(turn.number) + bigEndianBytes(turn.time.seconds) + [turn.acting ? 1 : 0])
        for event in turn.events {
            mix(event.id.description.utf8)
            mix(event.message.canonicalBytes())
        }
        var numbers = turn.chance.of("mix", "\(turn.number)")
        mix(bigEndianBytes(numbers.next()))
        let value = state
        for index in 0..<(value >> 8) % 3 {
            out.publish(
                StrengthReported.with {
                    $0.resource = "toy\(index)"
                    $0.total = UInt32(truncatingIfNeeded: value >> (4 * index))
                },
                because: turn.events.first?.id
            )
        }
        if let side, value >> 12 & 1 == 1 {
            out.publish(GroundState.with { $0.size = UInt32(truncatingIfNeeded: value >> 32) }, on: side)
        }
        // The ground always asks for a turn; otherwise a drill of toys could run out of turns by chance.
        if side != nil || value >> 16 & 3 == 0 { out.wake(at: turn.time.adding(seconds: 1 + (value >> 20) % 6)) }
    }
}

/// A toy's state is all that it was handed, set aside or not.
protocol Toy: TaskForceUnit {}

extension Toy {
    /// Mixes all that it is handed.
    public mutating func observe(_ turn: Turn) {
        var unheard = Outbox(unheardFrom: toyUnit, at: turn.time)
        handle(turn, &unheard)
    }
}

/// Whoever it is, nobody hears it.
private let toyUnit: UnitID = {
    guard let unit = try? UnitID("uji/toy") else { preconditionFailure("a literal name") }
    return unit
}()

/// A ground with a side stream.
public struct ToyGround: Toy {
    /// Hears traffic and people.
    public static let profile = UnitProfile(
        taskForce: "situation",
        title: "Uji",
        agency: "Uji",
        hears: ["traffic", "console"],
        publishes: [StrengthReported.self, GroundState.self],
        sideStreams: ["truth": "gladi.truth"]
    )
    private var core = ToyCore()

    /// Needs nothing.
    public init(briefing: UnitBriefing) throws {}

    /// Mixes everything that it is handed.
    public mutating func handle(_ turn: Turn, _ out: inout Outbox) { core.handle(turn, &out, side: "truth") }
}

/// A unit that hears the ground alone.
public struct ToyTraffic: Toy {
    /// Hears the ground.
    public static let profile = UnitProfile(
        taskForce: "traffic",
        title: "Uji",
        agency: "Uji",
        hears: ["situation"],
        publishes: [StrengthReported.self]
    )
    private var core = ToyCore()

    /// Needs nothing.
    public init(briefing: UnitBriefing) throws {}

    /// Mixes everything that it is handed.
    public mutating func handle(_ turn: Turn, _ out: inout Outbox) { core.handle(turn, &out, side: nil) }
}

/// A unit that hears everyone.
public struct ToyMedical: Toy {
    /// Hears the ground, traffic and people.
    public static let profile = UnitProfile(
        taskForce: "medical",
        title: "Uji",
        agency: "Uji",
        hears: ["situation", "traffic", "console"],
        publishes: [StrengthReported.self]
    )
    private var core = ToyCore()

    /// Needs nothing.
    public init(briefing: UnitBriefing) throws {}

    /// Mixes everything that it is handed.
    public mutating func handle(_ turn: Turn, _ out: inout Outbox) { core.handle(turn, &out, side: nil) }
}

/// A plan that injects by what it hears, disturbs radio links too, and ends after some turns.
public struct ToyPlan: ExercisePlan {
    private var state: UInt64 = 0xcbf2_9ce4_8422_2325
    private var timers: [UInt64] = [5, 20]
    private let turns: UInt64

    /// Ends after `turns` turns.
    public init(turns: UInt64) { self.turns = turns }

    /// Two timers.
    public var nextTimer: SimulatedTime? { timers.first.map { SimulatedTime(seconds: $0) } }

    /// Injects now and then.
    public mutating func handle(_ turn: PlanTurn) -> PlanStep {
        timers.removeAll { $0 <= turn.time.seconds }
        for event in turn.events {
            for byte in event.message.canonicalBytes() { state = (state ^ UInt64(byte)) &* 0x100_0000_01b3 }
        }
        state = (state ^ turn.number) &* 0x100_0000_01b3
        var step = PlanStep()
        if (state >> 20) % 3 == 0 {
            var inject = InjectDelivered.with { $0.inject = "i\(state >> 40)" }
            if state >> 24 & 1 == 1 { inject.link = disturbance(at: turn.time) }
            step.items.append(.init(inject, because: turn.events.last?.id))
        }
        if turn.number >= turns { step.ended = "cukup" }
        return step
    }

    /// Any kind of fault of one of the two radios, for some seconds.
    private func disturbance(at time: SimulatedTime) -> LinkDisturbance {
        .with {
            $0.unit = state >> 25 & 1 == 1 ? "uji/traffic" : "uji/medical"
            $0.fault = [.cut, .delayed, .duplicated][Int((state >> 26) % 3)]
            $0.from = time.seconds
            $0.seconds = UInt32(1 + (state >> 30) % 8)
            $0.delaySeconds = UInt32(1 + (state >> 34) % 5)
        }
    }
}

/// The toys' drill.
public enum ToyDrill {
    /// The types.
    public static let types: [any TaskForceUnit.Type] = [ToyGround.self, ToyTraffic.self, ToyMedical.self]

    /// A drill of the three toys.
    public static func setup(drill: String, seed: UInt64 = 7) throws -> DrillSetup {
        guard let start = DrillStart("2024-08-25T08:00:00+07:00") else { throw Defect("start") }
        return try DrillSetup(
            drill: DrillID(drill),
            scenario: "uji",
            scenarioDigest: [1, 2, 3],
            seed: seed,
            start: start,
            units: types.map { type in
                let profile = type.profile
                let id = try UnitID(district: "uji", taskForce: profile.taskForce)
                let briefing = UnitBriefing.with { $0.unit = id.description }
                return DrillSetup.Unit(
                    id: id,
                    hears: profile.hears,
                    sideStreams: profile.sideStreams,
                    briefing: briefing.canonicalBytes(),
                    isGround: profile.taskForce == "situation"
                )
            }
        )
    }
}
