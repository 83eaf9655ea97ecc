import Domain
import Synchronization

/// Shows which unit a drill in this process is handling, so that an observer can see that none of them hangs.
///
/// The drill's thread writes it, any other thread may read it. It costs a few stores for each step.
public final class HandlingGauge: Sendable {
    /// Where a drill is.
    public struct Reading: Sendable, Hashable {
        /// Counts the units' steps: two readings with the same number show the same step.
        public let step: UInt64
        /// The unit that steps.
        public let unit: UnitID
        /// The turn that the unit handles, if it handles one.
        public let turn: UInt64
    }

    private let units: [UnitID]
    private let step = Atomic<UInt64>(0)
    private let unit = Atomic<Int>(-1)
    private let turn = Atomic<UInt64>(0)

    init(_ units: [UnitID]) { self.units = units }

    /// Notes that the unit with this number steps, from `turn` on.
    func enter(_ number: Int, turn: UInt64) {
        unit.store(number, ordering: .relaxed)
        self.turn.store(turn, ordering: .relaxed)
        step.wrappingAdd(1, ordering: .releasing)
    }

    /// Notes that no unit steps.
    func leave() {
        unit.store(-1, ordering: .relaxed)
        step.wrappingAdd(1, ordering: .releasing)
    }

    /// The unit that steps now; nil between two rounds.
    ///
    /// A reading that is taken while the drill moves may mix two steps. Two equal readings show that the drill stands
    /// still.
    public var reading: Reading? {
        let step = step.load(ordering: .acquiring)
        let number = unit.load(ordering: .relaxed)
        guard units.indices.contains(number) else { return nil }
        return Reading(step: step, unit: units[number], turn: turn.load(ordering: .relaxed))
    }
}
