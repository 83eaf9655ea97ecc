import Domain
import Playing
import Synchronization
import TaskForceKit
import UnitLockstep

/// The drills that a sweep plays at this moment, for whoever watches whether one of their units hangs.
package final class SeedsInPlay: Sendable {
    private let gauges = Mutex<[UInt64: HandlingGauge]>([:])

    /// None yet.
    package init() {}

    /// Notes that the drill of a seed is played from now on.
    func begin(_ seed: UInt64, _ gauge: HandlingGauge) { gauges.withLock { $0[seed] = gauge } }

    /// Notes that the drill is played no longer.
    func end(_ seed: UInt64) { gauges.withLock { $0[seed] = nil } }

    /// By seed, the drills in play.
    var now: [UInt64: HandlingGauge] { gauges.withLock(\.self) }
}

/// A unit that hangs in the drill of one seed.
package struct SeedStall: Sendable, Hashable {
    /// The seed.
    package let seed: UInt64
    /// The unit, and its turn.
    package let stall: Stall
}

/// Watches the drills of a sweep.
///
/// A value without a clock, like the watch of one drill.
struct SweepWatch {
    private let seeds: SeedsInPlay
    private let patience: Duration
    private var watches: [UInt64: StallWatch] = [:]

    init(_ seeds: SeedsInPlay, patience: Duration) {
        self.seeds = seeds
        self.patience = patience
    }

    /// The units that hang and have not been reported, by seed.
    mutating func look(at now: Duration) -> [SeedStall] {
        let playing = seeds.now
        watches = watches.filter { playing[$0.key] != nil }
        return playing.keys.sorted().compactMap { seed in
            guard let gauge = playing[seed] else { return nil }
            var watch = watches[seed] ?? StallWatch(gauge, at: now, patience: patience)
            defer { watches[seed] = watch }
            return watch.look(at: now).map { SeedStall(seed: seed, stall: $0) }
        }
    }

    /// True when every drill that is left has stood still for this long, so that none of them will end.
    mutating func haveAllStood(for wait: Duration, at now: Duration) -> Bool {
        let playing = seeds.now
        guard !playing.isEmpty else { return false }
        for seed in playing.keys {
            guard let stall = watches[seed]?.stall(at: now), stall.lasting >= wait else { return false }
        }
        return true
    }
}
