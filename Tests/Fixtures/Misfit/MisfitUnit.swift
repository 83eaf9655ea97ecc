import Domain
import Events
import Lockstep
import Synchronization
import TaskForceKit

/// An event of the misfit's own.
struct Noted: PlainEvent {
    static let eventType = "bpbd.v1.Noted"
    var value: UInt64
}

/// A unit whose output depends on every byte that it is handed, so that the slightest difference shows.
struct MisfitUnit: TaskForceUnit {
    static let profile = UnitProfile(
        taskForce: "bpbd",
        title: "Satuan uji",
        agency: "Uji",
        hears: ["command", "situation"],
        publishes: [StrengthReported.self, Noted.self]
    )

    /// What no unit may have: something that its output depends on, besides what it is handed.
    static let isWanton = Mutex(false)

    /// The turn from which it never comes back.
    static let hangsIn = Mutex<UInt64?>(nil)

    private var state: UInt64 = 0xcbf2_9ce4_8422_2325

    init(briefing: UnitBriefing) throws { mix(briefing.canonicalBytes()) }

    private mutating func mix(_ bytes: some Sequence<UInt8>) {
        for byte in bytes { state = (state ^ UInt64(byte)) &* 0x100_0000_01b3 }
    }

    mutating func handle(_ turn: Turn, _ out: inout Outbox) {
        while turn.number == Self.hangsIn.withLock({ $0 }) {}
        mix(bigEndianBytes(turn.number) + bigEndianBytes(turn.time.seconds) + [turn.acting ? 1 : 0])
        for event in turn.events {
            mix(event.id.description.utf8)
            mix(event.message.canonicalBytes())
        }
        var numbers = turn.chance.of("mix", "\(turn.number)")
        mix(bigEndianBytes(numbers.next()))
        if Self.isWanton.withLock({ $0 }) { state &+= 1 }
        guard !turn.events.isEmpty || state & 1 == 1 else { return out.wake(at: turn.time.adding(seconds: 3)) }
        out.publish(
            StrengthReported.with { $0.total = UInt32(truncatingIfNeeded: state) },
            because: turn.events.first?.id
        )
        for index in 0..<(state >> 8) % 3 { out.publish(Noted(value: state >> (8 * index))) }
        if state >> 16 & 3 == 0 { out.wake(at: turn.time.adding(seconds: 1 + (state >> 20) % 6)) }
    }
}
