import Command
import Domain
import Events
import TaskForceKit
import TaskForceTesting
import Testing

/// Control, people at the console, and how every drill ends.
@Suite struct ClosingTests {
    @Test func aRiotIsOvercomeAndEverythingIsGivenBack() throws {
        let played = try Drill.riot().run()
        let transfers = played.events(ControlTransferred.self)
        #expect(transfers.map(\.event.toOffice) == ["kapolda", "kapolres"])
        #expect(transfers.last?.event.request == transfers.first?.entry.id.description)
        let lowered = try #require(played.events(LevelSet.self).first { $0.event.previous == .red })
        #expect(transfers.allSatisfy { $0.entry.time < lowered.entry.time })
        #expect(played.orders(by: "sumsel/command", after: 3_000).contains("standDown phh "))

        #expect(try played.some(RoadClosed.self).count == played.events(RoadReopened.self).count)
        let evaluation = try #require(played.events(EvaluationHeld.self).first)
        #expect(evaluation.event.outcome == "teratasi")
        #expect(evaluation.event.level == .green)
        #expect(evaluation.event.office == "kapolres")
        #expect(!evaluation.event.text.contains("Belum melapor"))
        let reports = played.events(ConsolidationReported.self)
        #expect(reports.count == 9)
        #expect(reports.allSatisfy { $0.entry.time < evaluation.entry.time })
        #expect(try played.some(OrderIssued.self).allSatisfy { $0.entry.time < evaluation.entry.time })
    }

    @Test func aCalmCrowdThatGoesHomeEndsInPeace() throws {
        var drill = try Drill()
        drill.observer.script = [(1_000, warning())]
        drill.preventive.script = [(1_500, patrol(.oration)), (3_000, patrol(.dispersing, 30))]
        let played = try drill.run()
        #expect(played.levels == [.green])
        let evaluation = try #require(played.events(EvaluationHeld.self).first)
        #expect(evaluation.event.outcome == "damai")
        #expect((3_300...3_400).contains(evaluation.entry.time.seconds))
    }

    @Test(arguments: [(false, nil), (true, UInt64(3_300))])
    func anOrderlyCrowdMayStayAndOneThatAgreedHasItsTime(agrees: Bool, closes: UInt64?) throws {
        var drill = try Drill(["stay_seconds": 1_200])
        drill.observer.script = [(1_000, warning())]
        drill.preventive.script = (0..<10).map { (1_500 + $0 * 300, patrol(.oration)) }
        drill.ground.script = [
            (
                1_600,
                CrowdObserved.with {
                    $0.place = "kpud"
                    $0.group = "massa-a"
                    $0.observers = ["muba/negotiation"]
                }
            )
        ]
        drill.ground.answers = agrees ? [.talks, .accepts] : []
        drill.end = 4_400
        let played = try drill.run()
        let agreed = played.events(AgreementReached.self).first?.entry.time.seconds
        #expect((agreed != nil) == agrees)
        let down = played.events(OrderIssued.self).first { $0.event.kind == .standDown }?.entry.time.seconds
        #expect(down == agreed.map { $0 + 1 + 1_200 })
        if let closes { #expect(try #require(down) <= closes) } else { #expect(down == nil) }
    }

    @Test func wordOfLongAgoDoesNotKeepTheOperationOpen() throws {
        var drill = try Drill()
        var elsewhere = patrol(.oration)
        elsewhere.place = "simpang"
        drill.observer.script = [(1_000, warning())]
        drill.polsek.script = [(1_400, elsewhere)]
        drill.preventive.script = [(1_500, patrol(.oration)), (3_000, patrol(.dispersing, 0))]
        let evaluation = try #require(try drill.run().events(EvaluationHeld.self).first)
        #expect((3_300...3_400).contains(evaluation.entry.time.seconds))
    }

    @Test func whateverHappensTimeRunsOut() throws {
        var drill = try Drill(["consolidate_by_seconds": 3_000])
        drill.observer.script = [(1_000, warning()), (1_500, proposal(.red, 80))]
        drill.traffic.declines = [.reopenRoad]
        drill.medical.isSilent = true
        let played = try drill.run()
        let evaluation = try #require(played.events(EvaluationHeld.self).first)
        #expect(evaluation.event.outcome == "belum-teratasi")
        #expect(evaluation.event.level == .red)
        #expect(evaluation.entry.time.seconds <= 3_000 + 300 + 600 + 2)
        #expect(played.events(EvaluationHeld.self).count == 1)
        #expect(played.events(ControlTransferred.self).map(\.event.toOffice) == ["kapolda", "kapolres"])
    }

    @Test func controlsInjectEndsTheOperation() throws {
        var drill = try Drill()
        drill.control.append((1_000, InjectDelivered.with { $0.inject = "consolidate_by" }))
        let evaluation = try #require(try drill.run().events(EvaluationHeld.self).first)
        #expect(evaluation.event.outcome == "belum-dapat-dinilai")
        #expect(evaluation.entry.time.seconds < 1_020)
    }

    @Test func theCommandersWordIsCarriedOutAsHisOwn() throws {
        var drill = try Drill()
        drill.control += [
            (
                1_000,
                LevelDecided.with {
                    $0.unit = "muba/command"
                    $0.level = .red
                    $0.reason = "Ancaman terhadap gudang logistik"
                    $0.by = "kapolres"
                }
            ),
            (1_100, order("muba/polsek", "ORDER_KIND_WARN", by: "kabag-ops")),
            (1_200, order("muba/phh", "ORDER_KIND_DEPLOY", by: "kapolres")),
            (1_300, order("muba/polsek", "ORDER_KIND_FLY", by: "kapolres")),
        ]
        drill.end = 1_500
        let played = try drill.run()
        let red = try #require(played.events(LevelSet.self).last)
        #expect(red.event.level == .red)
        #expect(red.event.office == "kapolres")
        #expect(red.event.reason == "Ancaman terhadap gudang logistik")
        #expect(!red.event.justification.isEmpty)
        #expect(red.event.report == red.entry.cause?.description)
        #expect(played.events(ControlTransferRequested.self).map(\.entry.turn) == [red.entry.turn])
        let warn = try #require(played.events(OrderIssued.self).last { $0.event.kind == .warn })
        #expect(warn.event.addressee == "muba/polsek")
        #expect(warn.event.office == "kabag-ops")
        let declined = played.events(OrderDeclined.self)
        #expect(declined.map(\.entry.time.seconds) == [1_200, 1_300])
        #expect(declined.first?.event.reason.contains("bukan satuan bawahan") == true)
    }

    @Test func theKapoldaMaySetTheLevelOnlyWhileHeHasControl() throws {
        func decided(_ level: Level) -> LevelDecided {
            LevelDecided.with {
                $0.unit = "sumsel/command"
                $0.level = level
                $0.by = "kapolda"
            }
        }
        var drill = try Drill()
        drill.observer.script = [(1_200, proposal(.red, 80))]
        drill.control += [(1_000, decided(.yellow)), (1_500, decided(.yellow))]
        drill.end = 1_600
        let played = try drill.run()
        #expect(played.levels == [.green, .red, .yellow])
        #expect(played.events(LevelSet.self).last?.event.office == "kapolda")
        #expect(played.events(OrderDeclined.self).map(\.entry.time.seconds) == [1_000])
        #expect(played.events(ControlTransferred.self).map(\.event.toOffice) == ["kapolda", "kapolres"])
    }

    @Test func equalDrillsAreEqualByteForByte() throws {
        #expect(try Drill.riot().run().transcript == Drill.riot().run().transcript)
        var other = try Drill.riot()
        other.seed = 2
        #expect(try Drill.riot().run().transcript != other.run().transcript)
    }

    private func order(_ addressee: String, _ kind: String, by: String) -> OrderDecided {
        OrderDecided.with {
            $0.unit = "muba/command"
            $0.addressee = addressee
            $0.kind = kind
            $0.by = by
        }
    }
}
