import Domain
import Events
import Lockstep
import TaskForceTesting
import TestSupport
import Testing

/// Numbers at the ends of their types, in the records that control goes by.
struct ExtremeNumbersTests {
    private func playing(requiresRecorder: Bool = false) throws -> ControlDesk {
        var desk = try ControlDesk(settings: .init(instance: "uji", requiresRecorder: requiresRecorder))
        desk.answering = Dictionary(uniqueKeysWithValues: ControlDesk.units.map { ($0, 60) })
        desk.work()
        if requiresRecorder { desk.recorder(Ready.with { $0.instance = "r" }) }
        desk.readyAll()
        return desk
    }

    @Test(arguments: [.max, .max - 1, .max - 63, .max - 64, 65] as [UInt64])
    func aRecordOfATurnThatWasNotGrantedCountsForNothing(turn: UInt64) throws {  // C10
        var desk = try playing(requiresRecorder: true)
        desk.recorder(Recorded.with { $0.turn = turn })
        desk.work(limit: 200)
        #expect(desk.turn == ControlMachine.turnsAheadOfRecorderMax)
        #expect(desk.stop == nil)
        desk.recorder(Recorded.with { $0.turn = 10 })
        desk.work(limit: 200)
        #expect(desk.turn == 10 + ControlMachine.turnsAheadOfRecorderMax)
    }

    @Test func aHeartbeatFromTheLastTurnIsNear() throws {  // C6
        var desk = try playing()
        let slow = ControlDesk.units[1]
        desk.work(limit: 2)
        desk.answering.removeValue(forKey: slow)
        desk.work()
        desk.work()
        desk.pass(30)
        #expect(desk.grants.last?.changes.map(\.participates) == [false])
        // A heartbeat counts once the grant that put the unit out has been read back.
        desk.work()
        desk.complete(slow, turn: 3)
        desk.ready(slow, turn: .max)
        desk.work()
        #expect(desk.grants.last?.changes.map(\.participates) == [true])
        #expect(desk.stop == nil)
    }

    @Test(arguments: [SimulatedTime.secondsMax + 1, .max] as [UInt64])
    func aWakeUpBeyondTheGreatestTimeNeverComes(wakeUp: UInt64) throws {  // C3
        var desk = try ControlDesk(plan: TimetablePlan(end: 90))
        desk.answering = Dictionary(uniqueKeysWithValues: ControlDesk.units.map { ($0, nil) })
        desk.answering.removeValue(forKey: ControlDesk.units[0])
        desk.work()
        desk.readyAll()
        desk.work()
        desk.complete(ControlDesk.units[0], turn: 1, wakeUp: wakeUp)
        desk.work()
        #expect(desk.granted.map(\.time) == [0, 90])
    }

    @Test func anyPaceSetsAClock() throws {
        var desk = try playing()
        for speed in [1, .max - 1, .max] as [UInt32] {
            desk.ask(PaceAsked.with { $0.speedPermille = speed })
            desk.now += .seconds(1_000_000)
            desk.decide(UInt64(desk.messages(PaceSet.self).count))
            desk.work(limit: 3)
            #expect(desk.messages(PaceSet.self).last?.speedPermille == speed)
        }
        #expect(desk.stop == nil)
    }

    @Test(arguments: [SimulatedTime.secondsMax + 1, .max, 0] as [UInt64])
    func aGrantThatNoProtocolAllowsStopsControl(time: UInt64) throws {
        var desk = try playing()
        desk.work(limit: 3)
        // Before it has granted anything itself.
        var other = try desk.restarted()
        other.reread()
        let last = try #require(desk.grants.last)
        let forged = Granted.with {
            $0.turn = last.turn + 1
            $0.time = time
        }
        let sequence = UInt64(other.setup.openingRecords()[.control]?.count ?? 0) + last.turn
        other.bring(
            Envelope(
                drill: other.setup.drill,
                stream: .control,
                sequence: sequence,
                turn: forged.turn,
                type: Granted.eventType,
                data: forged.canonicalBytes()
            ),
            DrillSetup.controlTopic
        )
        let offset = other.end(of: DrillSetup.controlTopic) - 1
        other.work(limit: 3)
        #expect(other.stop == .forged(stream: .control, sequence: sequence, offset: offset))
    }

    @Test func anOpeningWithAStreamTwiceIsRefused() throws {
        let setup = try ToyDrill.setup(drill: "uji.1")
        #expect(setup.opened.streams.count > 3)
        for index in setup.opened.streams.indices.dropFirst() {
            var opened = setup.opened
            opened.streams[index].number = opened.streams[0].number
            #expect(throws: Defect.self) { try StreamTable(opened) }
        }
    }

    @Test func streamsThatDoNotFitChangeNothing() throws {
        let setup = try ToyDrill.setup(drill: "uji.1")
        var table = setup.table
        let before = table.entries
        let good = StreamEntry.with {
            $0.number = 900
            $0.name = "uji/baru"
            $0.unit = "uji/baru"
            $0.kind = .main
        }
        var twice = good
        twice.name = "uji/lain"
        #expect(throws: Defect.self) { try table.add([good, twice]) }
        #expect(table.entries == before)
        try table.add([good])
        #expect(table[900]?.name.text == "uji/baru")
    }
}
