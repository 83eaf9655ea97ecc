import Detection
import Domain
import Events
import TaskForceKit
import TaskForceTesting
import Testing

/// What detection makes of what its people see and others say.
@Suite struct DetectionTests {
    private func seen(
        _ behaviour: Behaviour,
        _ resistance: Resistance,
        _ size: UInt32,
        by observers: [String] = ["muba/detection"]
    ) -> CrowdObserved {
        CrowdObserved.with {
            $0.place = "kpud"
            $0.group = "massa-a"
            $0.size = range(size)
            $0.behaviour = behaviour
            $0.resistance = resistance
            $0.observers = observers
        }
    }

    private func act(_ behaviour: Behaviour, _ participants: UInt32) -> ActObserved {
        ActObserved.with {
            $0.place = "kpud"
            $0.group = "massa-a"
            $0.behaviour = behaviour
            $0.participants = range(participants)
            $0.observers = ["muba/detection"]
        }
    }

    private func range(_ size: UInt32) -> HeadcountRange {
        HeadcountRange.with {
            $0.low = size - size / 10
            $0.high = size + size / 10
        }
    }

    private func citizen(
        _ percent: UInt32,
        to addressee: String = "muba/detection",
        named name: String = "warga-1"
    )
        -> InjectDelivered
    {
        InjectDelivered.with {
            $0.inject = name
            $0.addressee = addressee
            $0.report = CitizenReport.with {
                $0.place = "kpud"
                $0.size = range(600)
                $0.behaviour = .gathering
                $0.credibilityPercent = percent
            }
        }
    }

    private func drill(_ change: (inout Drill) -> Void) throws -> Rehearsal {
        var drill = try Drill()
        drill.realDetection = true
        drill.end = 3_000
        change(&drill)
        return try drill.run()
    }

    @Test func aCitizensWordBecomesAnEarlyWarningBeforeAnyoneIsDeployed() throws {
        let played = try drill { $0.control.append((1_000, citizen(60))) }
        let warning = try #require(played.events(EarlyWarningGiven.self).first)
        #expect(warning.entry.time.seconds == 1_000)
        #expect(warning.event.confidencePercent == 60)
        #expect(warning.event.intent == .lawful)
        #expect(warning.event.basis == [warning.entry.cause?.description])
        let deployed = try #require(played.events(OrderIssued.self).first { $0.event.kind == .deploy })
        #expect(deployed.entry.time > warning.entry.time)
        #expect(played.events(EarlyWarningGiven.self).count == 1)
    }

    @Test func rumoursAndOthersPostAreNoWarning() throws {
        let played = try drill {
            $0.control += [(1_000, citizen(20)), (1_100, citizen(90, to: "muba/polsek", named: "warga-2"))]
        }
        #expect(played.events(EarlyWarningGiven.self).isEmpty)
    }

    @Test func independentWordsConfirmEachOtherAndOneSourceDoesNot() throws {
        let same = try drill { $0.control += [(1_000, citizen(40)), (1_100, citizen(40))] }
        #expect(same.events(ThreatEstimated.self).map(\.event.confidencePercent) == [40])
        let two = try drill { $0.control += [(1_000, citizen(40)), (1_100, citizen(40, named: "warga-2"))] }
        #expect(two.events(ThreatEstimated.self).map(\.event.confidencePercent) == [40, 64])
        let patrol = try drill {
            $0.control.append((1_000, citizen(40)))
            $0.polsek.script = [(1_100, patrolReport())]
        }
        #expect(patrol.events(ThreatEstimated.self).map(\.event.confidencePercent) == [40, 76])
    }

    private func patrolReport() -> PatrolReported { patrol(.gathering, 600) }

    @Test func whatOnlyPassersBySawIsNotKnown() throws {
        let played = try drill { $0.ground.script = [(1_000, seen(.blockingRoad, .passive, 800, by: []))] }
        #expect(played.events(ThreatEstimated.self).isEmpty)
        #expect(played.levels == [.green])
    }

    @Test(arguments: [
        (Behaviour.oration, Resistance.none, UInt32(900), nil),
        (.blockingRoad, .passive, 100, Level.yellow),
        (.oration, .passive, 400, nil),
        (.oration, .passive, 600, .yellow),
        (.pushing, .active, 100, .yellow),
        (.throwing, .aggressive, 100, .yellow),
        (.tyreFire, .aggressive, 100, .red),
    ])
    func proposesTheLevelThatTheCrowdCallsFor(
        behaviour: Behaviour,
        resistance: Resistance,
        size: UInt32,
        level: Level?
    ) throws {
        let played = try drill { $0.ground.script = [(1_000, seen(behaviour, resistance, size))] }
        #expect(played.events(LevelProposed.self).first?.event.level == level)
        #expect(played.levels.last == level ?? .green)
    }

    @Test func agitatorsAreAShareOfThoseSeenInActs() throws {
        let played = try drill {
            $0.ground.script = [(1_000, seen(.oration, .none, 800)), (1_060, act(.throwing, 120))]
        }
        let estimates = played.events(ThreatEstimated.self).map(\.event)
        #expect(estimates.map(\.agitators) == [0, 12])
        #expect(estimates.last?.intent == .violent)
        let thrown = try #require(played.events(ActObserved.self).first).entry.id.description
        #expect(estimates.last?.basis.first == thrown)
        #expect(played.events(LevelProposed.self).last?.event.basis.first == thrown)
        // The size is the crowd's, not that of those who act.
        #expect(estimates.last?.size.low == 720)
    }

    @Test func aLowerLevelIsProposedAfterACalm() throws {
        let played = try drill {
            $0.ground.script = [(1_000, seen(.pushing, .active, 800)), (1_300, seen(.oration, .none, 700))]
        }
        let proposed = played.events(LevelProposed.self)
        #expect(proposed.map(\.event.level).prefix(2) == [.yellow, .green])
        #expect(proposed[1].entry.time.seconds >= 1_600)
        #expect(played.levels == [.green, .yellow, .green])
    }

    @Test func noActOutlastsTheCrowd() throws {
        let played = try drill {
            $0.ground.script = [
                (1_000, seen(.blockingRoad, .passive, 800)), (1_050, act(.blockingRoad, 100)),
                (1_060, seen(.dispersing, .none, 0)),
            ]
        }
        #expect(played.events(ThreatEstimated.self).last?.event.intent == .lawful)
        #expect(played.levels == [.green, .yellow, .green])
    }

    @Test func estimatesOfAnUnchangedCrowdAreNotRepeated() throws {
        let played = try drill { drill in
            drill.ground.script = (0..<10).map { (1_000 + $0 * 60, seen(.oration, .none, 800)) }
        }
        #expect(played.events(ThreatEstimated.self).count == 1)
    }

    @Test func observersGoWhereTheyAreOrderedAndComeHome() throws {
        let played = try drill { $0.control.append((2_000, InjectDelivered.with { $0.inject = "consolidate_by" })) }
        let own = played.log.filter { $0.id.stream.text == "muba/detection" }
        let deployed = try #require(own.compactMap { $0.message as? UnitDeployed }.first)
        let arrived = try #require(own.first { $0.message is UnitArrived })
        // 2,000 metres at 400 metres per minute.
        #expect(arrived.time.seconds == deployed.arrives)
        #expect(own.compactMap { $0.message as? UnitStoodDown }.map(\.personnel) == [6])
        let strengths = own.compactMap { $0.message as? StrengthReported }.map(\.committed)
        #expect(strengths == [0, 6, 0, 0])
    }
}
