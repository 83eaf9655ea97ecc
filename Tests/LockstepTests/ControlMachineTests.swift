import Domain
import Events
import Lockstep
import TaskForceTesting
import Testing

/// Control's rules, one by one, at a desk where time stands until it is told to pass.
struct ControlMachineTests {
    private func playing(
        _ settings: ControlMachine.Settings = .init(instance: "uji", requiresRecorder: false),
        wakeUp: UInt64? = 60
    ) throws -> ControlDesk {
        var desk = try ControlDesk(settings: settings)
        desk.answering = Dictionary(uniqueKeysWithValues: ControlDesk.units.map { ($0, wakeUp) })
        desk.work()
        desk.readyAll()
        return desk
    }

    @Test func turnOneWaitsForEveryUnitAndTheRecorder() throws {  // C1
        var desk = try ControlDesk(settings: .init(instance: "uji"))
        desk.answering = Dictionary(uniqueKeysWithValues: ControlDesk.units.map { ($0, nil) })
        desk.work()
        for unit in ControlDesk.units {
            #expect(desk.granted.isEmpty)
            desk.ready(unit)
            desk.work()
        }
        #expect(desk.granted.isEmpty, "the recorder is not there")
        desk.recorder(Ready.with { $0.instance = "r" })
        desk.work()
        #expect(desk.granted.map(\.turn) == [1])
    }

    @Test func theNextTurnWaitsForEveryCompletion() throws {  // C2
        var desk = try playing()
        let slow = ControlDesk.units[1]
        desk.answering[slow] = nil
        desk.answering.removeValue(forKey: slow)
        desk.work(limit: 3)
        #expect(desk.granted.map(\.turn) == [1])
        desk.complete(slow, turn: 1)
        desk.work()
        #expect(desk.granted.map(\.turn) == [1, 2])
    }

    @Test func timeJumpsToTheEarliestWakeUp() throws {  // C3
        var desk = try playing()
        desk.answering[ControlDesk.units[2]] = 25
        desk.work(limit: 3)
        #expect(desk.granted.map(\.time) == [0, 25, 50])
    }

    @Test func aDrillWithNothingLeftEndsAtThePlansEnd() throws {  // C3, C13
        var desk = try ControlDesk(plan: TimetablePlan(end: 90))
        desk.answering = Dictionary(uniqueKeysWithValues: ControlDesk.units.map { ($0, nil) })
        desk.work()
        desk.readyAll()
        desk.work(limit: 5)
        #expect(desk.granted.map(\.time) == [0, 90])
        #expect(desk.stop == .ended(reason: "timetable"))
        #expect(desk.control.digest?.count == 32)
    }

    @Test func pacedTurnsWaitForTheClockWithoutDrift() throws {  // C8
        var desk = try playing(.init(instance: "uji", requiresRecorder: false, pace: Pace(speedPermille: 10_000)))
        desk.work(limit: 2)
        #expect(desk.granted.count == 1)
        let began = desk.now
        desk.now = began + .milliseconds(5_990)
        desk.work(limit: 2)
        #expect(desk.granted.count == 1, "60 simulated seconds at tenfold speed take 6 s")
        desk.now = began + .milliseconds(6_080)
        desk.work(limit: 2)
        #expect(desk.granted.count == 2)
        desk.now = began + .milliseconds(12_010)
        desk.work(limit: 2)
        #expect(desk.granted.count == 3, "the 80 ms by which the last turn was late are caught up")
    }

    @Test func aDecisionInAnIdleStretchCountsAtThePresentTick() throws {  // C3
        var desk = try playing(.init(instance: "uji", requiresRecorder: false, pace: Pace(speedPermille: 1_000)))
        desk.work(limit: 2)
        desk.now += .milliseconds(17_200)
        desk.decide(0)
        desk.work()
        #expect(desk.granted.map(\.time) == [0, 17])
    }

    @Test func oneGrantAdmitsAtMostSixtyFourDecisions() throws {  // C2
        var desk = try playing()
        for sequence in 0..<100 { desk.decide(UInt64(sequence)) }
        desk.work(limit: 2)
        let console = try #require(desk.setup.table[.console]).number
        let admitted = desk.grants.compactMap { grant in
            grant.streams.firstIndex(of: console).map { grant.frontiers[$0] }
        }
        #expect(admitted == [64, 100])
    }

    @Test func pauseStepAndResume() throws {  // C8
        var desk = try playing()
        desk.work(limit: 2)
        desk.ask(PaceAsked.with { $0.paused = true })
        desk.work(limit: 3)
        let held = desk.granted.count
        desk.work(limit: 3)
        #expect(desk.granted.count == held)
        desk.ask(
            PaceAsked.with {
                $0.paused = false; $0.holdAfterTurn = desk.turn + 1
            }
        )
        desk.work(limit: 3)
        #expect(desk.granted.count == held + 1, "one step")
        desk.ask(PaceAsked.with { $0.paused = false })
        desk.work(limit: 3)
        #expect(desk.granted.count == held + 4)
    }

    @Test func aFreezeStopsAtOnceAndNoOlderPaceUndoesIt() throws {  // C9
        var desk = try playing()
        desk.work(limit: 2)
        let before = desk.granted.count
        desk.ask(PaceAsked.with { $0.speedPermille = 5_000 })
        desk.ask(
            PaceAsked.with {
                $0.frozen = true; $0.reason = "bukan latihan"
            }
        )
        desk.work(limit: 3)
        desk.now += .seconds(600)
        desk.work(limit: 3)
        #expect(desk.granted.count == before)
        #expect(desk.messages(PaceSet.self).last?.frozen == true)
        desk.ask(
            PaceAsked.with {
                $0.frozen = false; $0.speedPermille = 0
            }
        )
        desk.work(limit: 2)
        #expect(desk.granted.count == before + 2)
    }

    @Test func theRecorderAloneHoldsTime() throws {  // C10
        var desk = try playing(.init(instance: "uji"))
        desk.recorder(Ready.with { $0.instance = "r" })
        desk.work(limit: 100)
        #expect(desk.granted.count == 64)
        desk.recorder(Recorded.with { $0.turn = 30 })
        desk.work(limit: 100)
        #expect(desk.granted.count == 94)
        desk.recorder(
            Fault.with {
                $0.kind = .recording; $0.text = "disk penuh"
            }
        )
        desk.recorder(Recorded.with { $0.turn = 20 })
        desk.recorder(
            Fault.with {
                $0.kind = .recording; $0.text = "disk penuh"
            }
        )
        desk.now += .seconds(3)
        desk.work(limit: 100)
        desk.now += .seconds(3)
        desk.work(limit: 100)
        #expect(desk.granted.count == 94)
        #expect(desk.messages(Waiting.self).last?.reason.contains("disk penuh") == true, "C11")
        desk.recorder(Recorded.with { $0.turn = 94 })
        desk.work(limit: 10)
        #expect(desk.granted.count == 104)
    }

    @Test func timeInWhichControlDidNotRunIsNobodysSilence() throws {  // C5
        var desk = try playing()
        desk.answering.removeValue(forKey: ControlDesk.units[0])
        desk.work(limit: 2)
        let before = desk.granted.count
        for _ in 0..<3 {
            // The machine slept for hours; on waking nothing has been read yet.
            desk.now += .seconds(7_200)
            desk.work(limit: 2)
        }
        #expect(desk.granted.count == before)
        desk.pass(30)
        #expect(desk.grants.last?.changes.map(\.participates) == [false], "silence counts while control listens")
    }

    @Test func aSilentUnitIsSetAsideAndComesBack() throws {  // C5, C6
        var desk = try playing()
        let silent = ControlDesk.units[0]
        desk.answering.removeValue(forKey: silent)
        desk.work(limit: 2)
        #expect(desk.granted.count == 1)
        for _ in 0..<29 {
            desk.now += .seconds(1)
            desk.work(limit: 2)
        }
        #expect(desk.granted.count == 1)
        desk.now += .seconds(1)
        desk.work(limit: 1)
        #expect(desk.grants.last?.changes.map(\.unit) == [silent.description])
        #expect(desk.grants.last?.changes.first?.participates == false)
        desk.work(limit: 3)
        desk.ready(silent, turn: desk.turn)
        desk.work(limit: 2)
        #expect(desk.grants.last?.changes.isEmpty == true, "its open turn is not finished")
        desk.complete(silent, turn: 1)
        desk.ready(silent, turn: desk.turn)
        desk.work(limit: 1)
        #expect(desk.grants.last?.changes.first?.participates == true)
    }

    @Test func aUnitThatBeatsHasLonger() throws {  // C5
        var desk = try playing()
        let slow = ControlDesk.units[0]
        desk.answering.removeValue(forKey: slow)
        desk.work(limit: 2)
        for second in 1..<120 {
            desk.now += .seconds(1)
            desk.ready(slow, turn: 1)
            desk.work(limit: 2)
            #expect(desk.granted.count == 1, "after \(second) s with heartbeats")
        }
        desk.now += .seconds(1)
        desk.ready(slow, turn: 1)
        desk.work(limit: 1)
        #expect(desk.grants.last?.changes.map(\.unit) == [slow.description])
        #expect(desk.grants.last?.changes.first?.reason == "belum selesai sesudah 120 detik")
    }

    @Test func thirtySecondsCountFromTheLastHeartbeat() throws {  // C5
        var desk = try playing()
        let hung = ControlDesk.units[0]
        desk.answering.removeValue(forKey: hung)
        desk.work(limit: 2)
        for second in 1..<50 {
            desk.now += .seconds(1)
            if second <= 20 { desk.ready(hung, turn: 1) }
            desk.work(limit: 2)
            #expect(desk.granted.count == 1, "after \(second) s")
        }
        desk.now += .seconds(1)
        desk.work(limit: 1)
        #expect(desk.grants.last?.changes.first?.reason == "tidak menjawab selama 30 detik")
    }

    @Test func noOneIsSetAsideWhileNothingOfControlsOwnComesBack() throws {  // C5
        var desk = try playing()
        desk.answering.removeValue(forKey: ControlDesk.units[0])
        desk.work(limit: 2)
        for _ in 0..<20 {
            desk.now += .seconds(1)
            desk.work(limit: 2)
        }
        // A broker that is stopped: control goes on and reads nothing, not even itself.
        for _ in 0..<200 {
            desk.now += .seconds(1)
            desk.stepWithoutBus()
        }
        desk.work(limit: 2)
        #expect(desk.granted.count == 1)
        // The time that was waited before still counts.
        for _ in 0..<12 {
            desk.now += .seconds(1)
            desk.work(limit: 2)
        }
        #expect(desk.grants.dropFirst().first?.changes.map(\.unit) == [ControlDesk.units[0].description])
    }

    @Test func noOneIsSetAsideWhilePaused() throws {  // C5
        var desk = try playing()
        desk.answering.removeValue(forKey: ControlDesk.units[0])
        desk.work(limit: 2)
        desk.ask(PaceAsked.with { $0.paused = true })
        desk.work(limit: 2)
        desk.now += .seconds(300)
        desk.work(limit: 2)
        desk.ask(PaceAsked.with { $0.paused = false })
        desk.work(limit: 2)
        #expect(desk.granted.count == 1)
    }

    @Test func aRestartReadsToTheLogsEndBeforeItGrants() throws {  // C7
        var desk = try playing()
        desk.work(limit: 3)
        var again = try desk.restarted()
        again.reread(desk.logCount - 1)
        again.work(limit: 3)
        #expect(again.granted.isEmpty)
        again.reread()
        again.work(limit: 2)
        #expect(again.granted.map(\.turn) == [4, 5])
    }

    @Test func anEndCountsOnlyWhenAllBelowItFoundRoom() throws {  // C7, R6
        var desk = try playing()
        // Room for eight: the opening's three and five grants; of each unit three events and five completions.
        desk.reporting = [2, 3, 4]
        desk.work(limit: 40)
        let last = desk.turn
        var again = try desk.restarted(room: 8)
        again.reread()
        var readings = 0
        repeat {
            again.work(limit: 3)
            readings += 1
        } while again.granted.isEmpty && again.readAgain()
        #expect(readings > 5, "the log is longer than the room")
        #expect(again.granted.map(\.turn) == [last + 1, last + 2, last + 3])
    }

    @Test func aWishThatIsReadAgainIsNotHeardAgain() throws {  // R6
        var desk = try ControlDesk(settings: .init(instance: "uji", requiresRecorder: false, readerRecordsMax: 20))
        desk.answering = Dictionary(uniqueKeysWithValues: ControlDesk.units.map { ($0, 60) })
        desk.work()
        desk.readyAll()
        desk.work(limit: 2)
        for sequence in 0..<40 { desk.decide(UInt64(sequence)) }
        desk.ask(PaceAsked.with { $0.speedPermille = 5_000_000 })
        desk.work(limit: 1)
        desk.ask(PaceAsked.with { $0.speedPermille = 0 })
        desk.work(limit: 4)
        let said = desk.messages(PaceSet.self).count
        let isReadAgain = desk.readAgain()
        #expect(isReadAgain, "the decisions that found no room are read again, and what was asked after them")
        desk.work(limit: 4)
        #expect(desk.messages(PaceSet.self).count == said)
    }

    @Test func anotherSeedDoesNotTakeUpTheDrill() throws {  // C7
        var desk = try playing()
        desk.work(limit: 2)
        var other = try desk.restarted(seed: 8)
        other.reread()
        other.work(limit: 2)
        guard case .doesNotFit? = other.stop else {
            Issue.record("it went on: \(String(describing: other.stop))")
            return
        }
    }

    @Test func aStandbyResumesADrillWhoseControlDiedPaused() throws {  // C8, C12
        var desk = try playing()
        desk.work(limit: 2)
        desk.ask(PaceAsked.with { $0.paused = true })
        desk.work(limit: 2)
        var standby = try desk.restarted(standby: true)
        standby.reread()
        standby.work()
        standby.ask(PaceAsked.with { $0.paused = false })
        standby.now += .milliseconds(4_900)
        standby.work()
        #expect(standby.messages(PaceSet.self).isEmpty, "the first control may still answer")
        standby.now += .milliseconds(200)
        standby.work()
        #expect(standby.messages(PaceSet.self).map(\.paused) == [false])
        standby.now += .milliseconds(5_100)
        standby.work()
        #expect(standby.granted.count == 1)
    }

    @Test func aStandbyLeavesAWishToTheFirstControl() throws {  // C12
        var desk = try playing()
        desk.work(limit: 2)
        var standby = try desk.restarted(standby: true)
        standby.reread()
        standby.work()
        let asked = PaceAsked.with { $0.paused = true }
        standby.ask(asked)
        standby.set(PaceSet.with { $0.paused = true })
        standby.now += .seconds(20)
        standby.work()
        #expect(standby.messages(PaceSet.self).isEmpty)
        #expect(standby.granted.isEmpty, "it holds the pace that was set")
    }

    @Test func aStandbyGrantsOnlyAfterFiveSeconds() throws {  // C12
        var desk = try playing()
        desk.work(limit: 2)
        var standby = try desk.restarted(standby: true)
        standby.reread()
        standby.work(limit: 2)
        standby.now += .milliseconds(4_900)
        standby.work(limit: 2)
        #expect(standby.granted.isEmpty)
        standby.now += .milliseconds(200)
        standby.work(limit: 1)
        #expect(standby.granted.count == 1)
        standby.work(limit: 2)
        #expect(standby.granted.count == 3, "its grant stood: now it leads")
    }
}
