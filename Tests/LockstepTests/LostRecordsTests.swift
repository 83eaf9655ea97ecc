import Bus
import Events
import Lockstep
import TestSupport
import Testing

/// A control that follows its log and does not find what a grant names (R4).
struct LostRecordsTests {
    private let unit = ControlDesk.units[1]
    private var topic: String { unit.taskForce.topic }

    /// A log of ten turns.
    private func played() throws -> ControlDesk {
        var desk = try ControlDesk()
        desk.answering = Dictionary(uniqueKeysWithValues: ControlDesk.units.map { ($0, 60) })
        desk.work()
        desk.readyAll()
        desk.work(limit: 10)
        return desk
    }

    @Test(arguments: [false, true])
    func aRecordThatNeverComesIsAFaultAfterThirtySeconds(standby: Bool) throws {
        let desk = try played()
        var again = try desk.restarted(standby: standby)
        // Offset 0 is the heartbeat; the third completion's bytes are lost.
        again.reread { $0.place.topic == topic && $0.offset == 3 }
        again.work(limit: 2)
        #expect(again.control.turn == 3)
        for second in 1...29 {
            again.now += .milliseconds(1_001)
            again.work(limit: 2)
            #expect(again.messages(Waiting.self).count == second, "C11: it says so each second")
        }
        #expect(again.messages(Waiting.self).last?.units == [unit.description])
        #expect(again.messages(Waiting.self).last?.reason.contains("\(unit):2") == true)
        #expect(again.stop == nil)
        again.now += .seconds(1)
        again.work(limit: 2)
        let fault = try #require(again.messages(Fault.self).last)
        #expect(fault.kind == .missing)
        #expect(fault.stream == unit.description)
        #expect(fault.sequence == 2)
        #expect(again.stop == .missing(stream: unit.mainStream, sequence: 2))
        #expect(again.granted.isEmpty)
    }

    @Test func aRecordThatComesLateIsNoFault() throws {
        let desk = try played()
        var again = try desk.restarted()
        again.reread { $0.place.topic == topic && $0.offset >= 3 }
        again.work(limit: 2)
        again.now += .seconds(29)
        again.work(limit: 2)
        again.reread()
        again.now += .seconds(2)
        again.work(limit: 2)
        #expect(again.messages(Fault.self).isEmpty)
        #expect(again.granted.map(\.turn) == [desk.turn + 1, desk.turn + 2])
    }

    @Test func aLostHeadIsAFaultAtOnce() throws {
        let desk = try played()
        var again = try desk.restarted(firsts: [topic: 4])
        again.reread { $0.place.topic == topic && $0.offset < 4 }
        again.work(limit: 2)
        let fault = try #require(again.messages(Fault.self).last)
        #expect(fault.kind == .lostHead)
        #expect(fault.stream == unit.description)
        #expect(fault.sequence == 0)
        #expect(again.stop == .lostHead(stream: unit.mainStream, sequence: 0))
    }

    @Test func aHeadThatOthersLostIsNoFault() throws {
        let desk = try played()
        var again = try desk.restarted(firsts: [topic: 1])
        again.reread { $0.place.topic == topic && $0.offset < 1 }
        again.readyAll()
        again.work(limit: 2)
        #expect(again.messages(Fault.self).isEmpty, "the heartbeat alone is gone")
        #expect(again.granted.map(\.turn) == [desk.turn + 1, desk.turn + 2])
    }

    @Test func aDrillWhoseOpeningIsGoneIsNotOpenedAgain() throws {
        let desk = try played()
        let control = DrillSetup.controlTopic
        var again = try desk.restarted(firsts: [control: 2])
        again.reread { $0.place.topic == control && $0.offset < 2 }
        again.work(limit: 2)
        #expect(again.stop == .lostHead(stream: .control, sequence: 0))
        #expect(again.messages(Fault.self).last?.kind == .lostHead)
        #expect(again.messages(Opened.self).isEmpty)
    }

    @Test func aHeadThatIsLostWhileReadingIsNamed() throws {
        var desk = try played()
        desk.loseHead(of: topic)
        desk.work()
        #expect(desk.stop == .lostHead(stream: unit.mainStream, sequence: 10))
        #expect(desk.messages(Fault.self).last?.kind == .lostHead)
    }
}
