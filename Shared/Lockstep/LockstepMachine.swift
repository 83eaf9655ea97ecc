import Bus
import Domain
import Events

/// A machine that takes part in lockstep and does no I/O of its own: control, a unit, the recorder, a console.
///
/// Whoever runs it reads `topics` on the drill's partition and hands over what arrives. It calls `step` when something
/// arrived or `nextDeadline` has come, and carries out the actions in order. `now` is monotonic; its origin does not
/// matter.
public protocol LockstepMachine: Sendable {
    /// The drill.
    var drill: DrillID { get }
    /// The topics that it reads.
    var topics: [String] { get }
    /// Takes one record from one of `topics`, on the drill's partition, in the order of its offsets.
    mutating func receive(_ arrival: Arrival, now: Duration)
    /// Takes note that a topic no longer holds what would have been read next; the machine says so and stops (R4).
    mutating func loseHead(of topic: String)
    /// Does all that can be done now; returns the actions to carry out, in order.
    mutating func step(now: Duration) -> [LockstepAction]
    /// When `step` should be called again although nothing arrives.
    ///
    /// It is mutating, since a non-mutating call would copy the machine.
    mutating func nextDeadline(now: Duration) -> Duration
    /// Takes note that the bus was away and is back; the machine's clock stood still meanwhile.
    mutating func busReturned(now: Duration)
    /// Where the machine stands, in one line for an engineer.
    var standing: String { get }
}

extension LockstepMachine {
    /// Does nothing, since most machines need not know.
    public mutating func busReturned(now: Duration) {}
}

extension ControlMachine: LockstepMachine {
    /// The drill.
    public var drill: DrillID { setup.drill }

    /// Counts the steady time anew, since a standby may have granted meanwhile.
    public mutating func busReturned(now: Duration) { doubts.steadySince = now }
}
