import Command
import Domain
import Events
import TaskForceKit
import TaskForceTesting
import Testing

/// Muster, word, levels and orders of the Kaopsres.
@Suite struct DistrictCommandTests {
    @Test func musterEndsInABriefingAndTheFirstPatrol() throws {
        var drill = try Drill()
        drill.end = 2_000
        let played = try drill.run()
        let mustered = played.events(MusterReported.self)
        #expect(mustered.count == 9)
        #expect(mustered.allSatisfy { (240...361).contains($0.entry.time.seconds) })
        let briefing = try #require(played.events(ForceBriefingGiven.self).first { $0.event.office == "kapolres" })
        #expect(briefing.entry.time.seconds <= 362)
        #expect(briefing.event.units.contains("muba/preventive"))
        #expect(
            played.orders(by: "muba/command", after: 240)
                == ["observe detection kpud", "patrol preventive kpud", "patrol polsek kpud"]
        )
        #expect(played.levels == [.green])
    }

    @Test func whoDoesNotMusterIsNotWaitedForBeyondTheDeadline() throws {
        var drill = try Drill(["muster_deadline_seconds": 500])
        drill.medical.isSilent = true
        drill.end = 2_000
        let briefing = try #require(
            try drill.run().events(ForceBriefingGiven.self).first { $0.event.office == "kapolres" }
        )
        #expect(briefing.entry.time.seconds == 500)
    }

    @Test func whoWasSetAsideIsNotWaitedFor() throws {
        var drill = try Drill()
        drill.medical.isSilent = true
        drill.control.append(
            (
                100,
                ParticipationChanged.with {
                    $0.unit = "muba/medical"
                    $0.participates = false
                }
            )
        )
        drill.control.append((1_000, InjectDelivered.with { $0.inject = "consolidate_by" }))
        let played = try drill.run()
        let briefing = try #require(played.events(ForceBriefingGiven.self).first { $0.event.office == "kapolres" })
        #expect(briefing.entry.time.seconds <= 362)
        let evaluation = try #require(played.events(EvaluationHeld.self).first)
        #expect(evaluation.entry.time.seconds < 1_020)
        #expect(evaluation.event.text.contains("Belum melapor: katim-kesehatan"))
    }

    @Test func anEarlyWarningDeploysInOneOrder() throws {
        var drill = try Drill()
        drill.observer.script = [(1_000, warning())]
        drill.end = 2_000
        let played = try drill.run()
        #expect(
            played.orders(by: "muba/command", after: 1_000) == [
                "deploy preventive kpud", "deploy arrest randik", "negotiate negotiation kpud",
                "openMedicalPost medical kpud", "closeRoad traffic kpud",
            ]
        )
        let order = try #require(played.events(OrderIssued.self).first { $0.event.kind == .deploy })
        #expect(order.entry.cause?.stream.text == "muba/detection")
        #expect(order.event.office == "kabag-ops")
        #expect(played.events(OrderIssued.self).first { $0.event.kind == .closeRoad }?.event.object == "merdeka")
    }

    @Test func wordDuringMusterIsActedOnAfterTheBriefing() throws {
        var drill = try Drill()
        drill.observer.script = [(100, warning())]
        drill.end = 600
        let played = try drill.run()
        let briefing = try #require(played.events(ForceBriefingGiven.self).first { $0.event.office == "kapolres" })
        let deploy = try #require(played.events(OrderIssued.self).first { $0.event.kind == .deploy })
        #expect(briefing.entry.time.seconds == 101)
        #expect(briefing.entry.id < deploy.entry.id)
        #expect(played.events(ForceBriefingGiven.self).filter { $0.event.office == "kapolres" }.count == 1)
    }

    @Test func withoutDetectionTheFirstPatrolReportDeploys() throws {
        var drill = try Drill()
        drill.polsek.script = [(1_200, patrol(.gathering, 20)), (1_500, patrol(.oration))]
        drill.end = 2_000
        let played = try drill.run()
        let deploy = try #require(played.events(OrderIssued.self).first { $0.event.kind == .deploy })
        #expect(deploy.entry.time.seconds == 1_501)
        #expect(played.levels == [.green])
    }

    @Test(arguments: [(UInt32(59), false), (60, true)])
    func yellowNeedsAProposalThatIsSureEnough(percent: UInt32, rises: Bool) throws {
        var drill = try Drill()
        drill.observer.script = [(1_000, warning()), (1_300, proposal(.yellow, percent))]
        drill.end = 1_500
        let played = try drill.run()
        #expect(played.levels == (rises ? [.green, .yellow] : [.green]))
        guard rises else { return }
        let yellow = try #require(played.events(LevelSet.self).last).event
        #expect(yellow.reporter == "muba/detection")
        #expect(yellow.report.hasPrefix("muba/detection:"))
        #expect(yellow.reason.contains("menutup jalan"))
        #expect(yellow.previous == .green)
        #expect(yellow.justification.isEmpty)
        #expect(
            played.orders(by: "muba/command", after: 1_301) == [
                "layerRelief preventive kpud", "warn preventive kpud", "openExitRoute traffic kpud",
                "openCorridor traffic kpud", "deploy arrest kpud",
            ]
        )
        #expect(played.events(ReinforcementRequested.self).count == 1)
        #expect(played.events(ReinforcementGranted.self).map(\.event.unit) == ["muba/phh"])
        #expect(played.orders(by: "sumsel/command", after: 1_301) == ["deploy phh randik"])
    }

    @Test func everyChangeOfLevelHasReporterReportAndReason() throws {
        let played = try Drill.riot().run()
        #expect(played.levels == [.green, .yellow, .red, .yellow, .green])
        let ids = Set(played.log.map(\.id.description))
        for (_, set) in try played.some(LevelSet.self) {
            #expect(!set.reason.isEmpty)
            #expect(!set.reporter.isEmpty)
            #expect(ids.contains(set.report))
        }
    }

    @Test(arguments: [(Intent.disruptive, [Level.green, .yellow]), (.lawful, [.green, .yellow, .green])])
    func fewWhoStillResistAreNoCalm(intent: Intent, levels: [Level]) throws {
        var drill = try Drill()
        let few = ThreatEstimated.with {
            $0.place = "kpud"
            $0.group = "massa"
            $0.size.low = 10
            $0.size.high = 30
            $0.intent = intent
        }
        drill.observer.script = [(1_000, warning()), (1_300, proposal(.yellow, 80)), (1_500, few)]
        drill.end = 1_700
        #expect(try drill.run().levels == levels)
    }

    @Test func redFromGreenIsJustifiedAndAsksForControlInTheSameTurn() throws {
        var drill = try Drill()
        drill.preventive.script = [(1_000, patrol(.assault))]
        drill.end = 1_500
        let played = try drill.run()
        let red = try #require(played.events(LevelSet.self).last)
        #expect(red.event.level == .red)
        #expect(red.event.justification.contains("KUNING dilewati"))
        let request = try #require(played.events(ControlTransferRequested.self).first)
        #expect(request.entry.turn == red.entry.turn)
        let transfer = try #require(played.events(ControlTransferred.self).first)
        #expect(transfer.event.toOffice == "kapolda")
        #expect(transfer.event.request == request.entry.id.description)
        #expect(transfer.entry.turn == request.entry.turn + 1)
        #expect(played.events(ControlTransferRequested.self).count == 1)
        #expect(played.orders(by: "sumsel/command", after: 1_000).contains("crossRelief phh kpud"))
        #expect(played.orders(by: "muba/command", after: 1_000).contains("crossRelief preventive kpud"))
    }

    @Test func aForceThatDoesNotGoIsRefusedAndNotAskedForAgain() throws {
        var drill = try Drill()
        drill.phh.declines = [.deploy]
        drill.observer.script = [(1_000, proposal(.yellow, 80))]
        drill.end = 4_000
        let played = try drill.run()
        #expect(played.events(ReinforcementRefused.self).count == 1)
        #expect(played.events(ReinforcementRequested.self).count == 1)
    }

    @Test func dispersalIsOrderedOnlyAgainstAnAttackAfterWarningsWithAnExit() throws {
        var drill = try Drill()
        drill.observer.script = [(1_000, warning()), (1_300, proposal(.yellow, 80))]
        drill.preventive.script = [(1_600, patrol(.pushing)), (1_900, patrol(.throwing))]
        drill.end = 2_200
        let played = try drill.run()
        let disperse = played.events(OrderIssued.self).filter { $0.event.kind == .disperse }
        #expect(disperse.map(\.entry.time.seconds).first == 1_901)
        #expect(disperse.allSatisfy { $0.event.office == "kapolres" })
        drill.traffic.declines = [.openExitRoute]
        let others = try drill.run().orders(by: "muba/command").some("order")
        #expect(others.allSatisfy { !$0.hasPrefix("disperse") })
    }

    @Test(arguments: [(Formation.patrol, true), (.equippedCrowdUnit, false)])
    func onlyTheFormationOfTheLineEmptiesItWhenItGoesHome(goesHome: Formation, disperses: Bool) throws {
        var drill = try Drill()
        drill.observer.script = [(1_000, warning()), (1_300, proposal(.yellow, 80))]
        let home = UnitStoodDown.with {
            $0.formation = goesHome
            $0.place = "kpud"
        }
        drill.preventive.script = [(1_700, home), (1_900, patrol(.throwing))]
        drill.end = 2_200
        let orders = try drill.run().orders(by: "muba/command", after: 1_700)
        #expect(orders.contains("disperse preventive kpud") == disperses)
    }

    @Test func arrestsNameTheActAndAreBounded() throws {
        var drill = try Drill(["arrest_rounds": 2])
        drill.observer.script = [(1_000, warning()), (1_300, proposal(.red, 80, "muba/situation:7"))]
        drill.end = 3_000
        let arrests = try drill.run().events(OrderIssued.self).filter { $0.event.kind == .arrest }
        #expect(arrests.map(\.event.object) == ["muba/situation:7", "muba/situation:7"])
        let times = arrests.map(\.entry.time.seconds)
        #expect(times.count == 2 && times[1] - times[0] >= 240)
    }

    @Test func anAttackThatOnlyThePatrolReportsIsLookedUpByItsName() throws {
        func act(seenBy observer: String) -> ActObserved {
            ActObserved.with {
                $0.place = "kpud"
                $0.behaviour = .assault
                $0.observers = [observer]
            }
        }
        var drill = try Drill()
        drill.observer.script = [(1_000, warning())]
        drill.ground.script = [(1_500, act(seenBy: "muba/preventive")), (1_510, act(seenBy: "muba/polsek"))]
        drill.preventive.script = [(1_600, patrol(.assault))]
        drill.end = 1_800
        let played = try drill.run()
        let seen = try #require(played.events(ActObserved.self).first { $0.event.observers == ["muba/preventive"] })
        let arrests = played.events(OrderIssued.self).filter { $0.event.kind == .arrest }
        #expect(arrests.map(\.event.object) == [seen.entry.id.description])
    }

    @Test func whatAUnitDeclinedBeforeItArrivedIsOrderedAgain() throws {
        var drill = try Drill()
        drill.observer.script = [(1_000, warning()), (1_100, proposal(.yellow, 80))]
        drill.preventive.declines = [.layerRelief]
        drill.preventive.script = [(1_400, UnitEngaged.with { $0.place = "kpud" })]
        drill.end = 1_500
        let reliefs = try drill.run().events(OrderIssued.self).filter { $0.event.kind == .layerRelief }
        #expect(reliefs.map(\.entry.time.seconds) == [1_101, 1_401])
    }

    @Test func aFireThatNobodyWasFreeToFightIsOrderedAgain() throws {
        var drill = try Drill()
        drill.preventive.declines = [.extinguish]
        drill.ground.script = [
            (
                1_000,
                FireReported.with {
                    $0.fire = "ban-1"
                    $0.place = "kpud"
                    $0.observers = ["muba/polsek"]
                }
            )
        ]
        drill.observer.script = [(1_100, warning())]
        drill.preventive.script = [(1_300, UnitStoodDown.with { $0.place = "kpud" })]
        drill.end = 1_400
        let orders = try drill.run().events(OrderIssued.self).filter { $0.event.kind == .extinguish }
        #expect(Set(orders.map(\.event.object)) == ["ban-1"])
        #expect(orders.last?.entry.time.seconds == 1_301)
    }

    @Test func firesAndThreatsAreAnsweredIfSomeoneSawThem() throws {
        func fire(_ observers: [String]) -> FireReported {
            FireReported.with {
                $0.fire = "ban-1"
                $0.place = "kpud"
                $0.object = "ban"
                $0.observers = observers
            }
        }
        var drill = try Drill()
        drill.ground.script = [
            (1_000, fire([])), (1_100, fire(["muba/polsek"])),
            (
                1_200,
                ProtectedPersonThreatened.with {
                    $0.office = "ketua-kpu"
                    $0.place = "kpud"
                    $0.observers = ["muba/polsek"]
                }
            ),
        ]
        drill.end = 1_500
        let played = try drill.run()
        let answers = played.events(OrderIssued.self).filter { $0.entry.time.seconds >= 1_000 }
        #expect(answers.map(\.event.kind) == [.extinguish, .evacuate, .openCorridor])
        #expect(answers.map(\.entry.time.seconds) == [1_101, 1_201, 1_201])
        #expect(answers[1].event.object == "ketua-kpu")
        #expect(answers[1].event.office == "kapolres")
    }
}

extension Drill {
    /// A riot that is overcome: HIJAU, KUNING, MERAH and back.
    static func riot() throws -> Drill {
        var drill = try Drill()
        drill.observer.script = [
            (1_000, warning()), (1_500, proposal(.yellow, 70)), (2_000, proposal(.red, 80)),
        ]
        drill.phh.script = [(3_000, patrol(.dispersing, 20))]
        return drill
    }
}
