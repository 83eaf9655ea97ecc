import Domain
import Events
import TaskForceTesting
import Testing

/// Judges the logs of drills by rules of `ops/docs/doctrine.md`, on the simulated ground, where nobody scripted what
/// units meet.
@Suite struct DoctrineTests {
    /// A log that can be asked what held when.
    private struct Log {
        let drill: Rehearsal
        let levels: [(time: SimulatedTime, level: Level)]

        init(_ drill: Rehearsal) {
            self.drill = drill
            levels = drill.events(LevelSet.self).map { ($0.entry.time, $0.event.level) }
        }

        /// The level of which every unit had heard at `time`.
        func level(at time: SimulatedTime) -> Level { levels.last { $0.time < time }?.level ?? .unspecified }

        /// When the level of which every unit had heard at `time` was reached from below.
        func lastRise(before time: SimulatedTime) -> SimulatedTime {
            zip(levels, levels.dropFirst()).filter { $1.time < time && $1.level > $0.level }.last?.1.time ?? .start
        }

        /// True when a way out of `place` had been opened before `time`.
        func hasExit(from place: String, at time: SimulatedTime) -> Bool {
            drill.events(ExitRouteOpened.self).contains { $0.event.place == place && $0.entry.time < time }
        }

        var stageFive: [(entry: Rehearsal.Entry, event: ForceUsed)] {
            drill.events(ForceUsed.self).filter { $0.event.level.rawValue >= ForceLevel.bluntOrChemical.rawValue }
        }
    }

    private func logs() async throws -> [Log] { try await Seeds.played().map(Log.init) }

    /// D17, by the latest sight of the group that the formation names.
    @Test func forceNeverExceedsTheResistance() async throws {
        for log in try await logs() {
            let known = Dictionary(uniqueKeysWithValues: log.drill.log.map { ($0.id.description, $0.message) })
            for (entry, use) in try log.drill.some(ForceUsed.self) {
                let most: ForceLevel =
                    switch use.resistance {
                    case .aggressive, .lethal: .bluntOrChemical
                    case .active: .hardHand
                    default: .softHand
                    }
                #expect(use.level.rawValue <= most.rawValue, "\(entry.id)")
                let seen =
                    (known[use.observation] as? CrowdObserved)?.resistance
                    ?? (known[use.observation] as? ActObserved)?.resistance
                #expect(seen == use.resistance, "\(entry.id)")
            }
        }
    }

    /// D15: three warnings a minute apart, by whoever uses the force, since the level last rose.
    @Test func warningsComeBeforeStageFive() async throws {
        for log in try await logs() {
            let given = log.drill.events(WarningGiven.self)
            #expect(!log.stageFive.isEmpty)
            for (entry, use) in log.stageFive {
                let since = log.lastRise(before: entry.time)
                let warnings = given.filter {
                    $0.entry.id.stream == entry.id.stream && $0.event.place == use.place
                        && $0.entry.time > since && $0.entry.time < entry.time
                }
                #expect(warnings.count >= 3, "\(entry.id)")
                for (first, next) in zip(warnings, warnings.dropFirst()) {
                    #expect(next.entry.time.seconds(since: first.entry.time) >= 60, "\(next.entry.id)")
                }
            }
        }
    }

    /// D14: nobody is dispersed in HIJAU, neither by word nor by force of stage 5; D16: nor without a way out.
    @Test func nobodyIsDispersedInGreenOrWithoutAWayOut() async throws {
        for log in try await logs() {
            let said = log.drill.events(DispersalOrdered.self).map { ($0.entry, $0.event.place) }
            let done = log.stageFive.map { ($0.entry, $0.event.place) }
            #expect(!said.isEmpty)
            for (entry, place) in said + done {
                #expect(log.level(at: entry.time) > .green, "\(entry.id)")
                #expect(log.hasExit(from: place, at: entry.time), "\(entry.id)")
            }
        }
    }

    /// D29: within 15 minutes, and received.
    @Test func everyArrestIsHandedOver() async throws {
        for log in try await logs() {
            let made = log.drill.events(ArrestMade.self)
            let handed = log.drill.events(DetaineesHandedOver.self)
            #expect(!made.isEmpty)
            for (entry, arrest) in made {
                let handover = try #require(handed.first { $0.event.arrest == entry.id.description }, "\(entry.id)")
                #expect(handover.event.detainees == arrest.detainees)
                #expect(handover.entry.time.seconds(since: entry.time) <= 900)
            }
            let received = log.drill.events(DetaineesReceived.self).reduce(0) { $0 + $1.event.detainees }
            #expect(received == made.reduce(0) { $0 + $1.event.detainees })
        }
    }

    /// D13: every change of level has its reporter and reason, and the level does not flicker: up to MERAH and down again,
    /// for which reinforcement is asked once.
    @Test func theLevelRisesAndFallsOnce() async throws {
        for log in try await logs() {
            #expect(log.levels.map(\.level) == [.green, .yellow, .red, .yellow, .green])
            let set = log.drill.events(LevelSet.self)
            #expect(set.allSatisfy { !$0.event.reason.isEmpty && !$0.event.reporter.isEmpty })
            #expect(log.drill.events(ReinforcementRequested.self).count == 1)
        }
    }
}
