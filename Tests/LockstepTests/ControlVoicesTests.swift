import Domain
import Events
import Lockstep
import TaskForceTesting
import Testing

/// Whose unnumbered words in control's name count (C14).
struct ControlVoicesTests: ForgersDesk {
    /// A drill that was frozen because of a real emergency, while the units answer.
    private func frozen() throws -> ControlDesk {
        var desk = try playing()
        desk.answering = Dictionary(uniqueKeysWithValues: ControlDesk.units.map { ($0, 60) })
        for unit in ControlDesk.units { desk.complete(unit, turn: 2, wakeUp: 120) }
        desk.ask(
            PaceAsked.with {
                $0.frozen = true
                $0.reason = "bukan latihan"
            }
        )
        desk.work(limit: 2)
        return desk
    }

    @Test("a pace that control did not set lifts no freeze, whoever it names, and control says its own again (C14)")
    func forgedPace() throws {
        for writer in [nil, "uji", "entah"] as [String?] {
            var desk = try frozen()
            let (turn, said) = (desk.turn, desk.messages(PaceSet.self).count)
            let offset = desk.end(of: DrillSetup.controlTopic)
            desk.say(PaceSet.with { $0.by = DrillSetup.controller }, inControlsName: writer)
            desk.work(limit: 4)
            #expect(desk.turn == turn, "\(writer ?? "nobody")")
            #expect(desk.messages(PaceSet.self).dropFirst(said).map(\.frozen) == [true])
            let refused = desk.messages(AskRefused.self)
            #expect(refused.map(\.asked) == [PaceSet.eventType])
            #expect(refused.first?.reason.contains("offset \(offset)") == true)
            var again = try desk.restarted()
            again.answering = desk.answering
            again.reread()
            again.work(limit: 4)
            #expect(again.grants.isEmpty && again.stop == nil, "it is frozen also for a control that begins")
        }
    }

    @Test("a pace that nobody signed, written while no control ran, is none that a later control takes up")
    func forgedPaceInTheDark() throws {
        var desk = try frozen()
        for writer in [nil, "entah"] as [String?] { desk.say(PaceSet(), inControlsName: writer) }
        var again = try desk.restarted()
        again.answering = desk.answering
        again.reread()
        again.work(limit: 4)
        #expect(again.grants.isEmpty)
        #expect(again.messages(PaceSet.self).allSatisfy { $0.frozen })
    }

    @Test("a flood of forged paces gets few answers, and each tells how many there were")
    func floodOfPaces() throws {
        var desk = try frozen()
        for _ in 0..<500 { desk.say(PaceSet(), inControlsName: "uji") }
        desk.work(limit: 2)
        #expect(desk.messages(AskRefused.self).map(\.reason).map(Self.count) == [1, 2, 4, 8, 16, 32, 64, 128, 256])
        #expect(desk.messages(PaceSet.self).last?.frozen == true)
    }

    /// Which one of how many a refusal says that it is of.
    private static func count(in reason: String) -> Int? {
        reason.firstMatch(of: /\(ke-([0-9]+)\)$/).flatMap { Int($0.output.1) }
    }

    @Test("copies of control's words and made-up ones are counted, of whatever kind, and all are told before the end")
    func copies() throws {
        var desk = try playing()
        desk.answering = Dictionary(uniqueKeysWithValues: ControlDesk.units.map { ($0, 60) })
        for unit in ControlDesk.units { desk.complete(unit, turn: 2, wakeUp: 120) }
        let said = try #require(desk.published.first { $0.type == PaceSet.eventType })
        for _ in 0..<3 { desk.bring(said, DrillSetup.controlTopic) }
        desk.say(Waiting.with { $0.reason = "palsu" }, inControlsName: "uji")
        desk.say(AskRefused.with { $0.reason = "palsu" }, inControlsName: "uji")
        desk.work(limit: 500)
        let refused = desk.messages(AskRefused.self)
        #expect(refused.map(\.reason).map(Self.count) == [1, 2, 4, 5])
        #expect(
            refused.map(\.asked) == [PaceSet.eventType, PaceSet.eventType, Waiting.eventType, AskRefused.eventType]
        )
        #expect(refused.allSatisfy { $0.isAboutControlsName })
        let types = desk.published.map(\.type)
        let (told, ended) = (types.lastIndex(of: AskRefused.eventType), types.lastIndex(of: Ended.eventType))
        #expect(try #require(told) < #require(ended))
        #expect(desk.stop == .ended(reason: "timetable"))
    }

    @Test("what was said in control's name of an honest record it takes back; what somebody took back it says again")
    func wordsInControlsName() throws {
        var desk = try playing()
        let unit = ControlDesk.units[0]
        desk.say(word(of: unit, "uji"), inControlsName: "uji")
        desk.pass(1)
        let answer = try #require(desk.messages(Fault.self).last)
        #expect(answer.cleared && answer.stream == unit.description && answer.sequence == 1)
        // A grant that nobody signed is named, and stays named.
        desk.write(
            Granted.with {
                $0.turn = 3
                $0.time = 500
            },
            at: desk.nextOfControl,
            turn: 3,
            time: 500
        )
        desk.work()
        var lie = try #require(forgeries(desk).last)
        #expect(!lie.cleared)
        lie.cleared = true
        desk.say(lie, inControlsName: "uji")
        desk.pass(1)
        #expect(forgeries(desk).last?.cleared == false)
    }

    @Test("a flood of faults in control's name gets an answer a second for each stream, and control's is the last word")
    func floodOfFaults() throws {
        var desk = try playing()
        let (one, other) = (ControlDesk.units[0], ControlDesk.units[1])
        // What control itself doubts stays in doubt.
        let granted = Granted.with {
            $0.turn = 3
            $0.time = 500
        }
        desk.write(granted, at: desk.nextOfControl, turn: 3, time: 500)
        desk.work()
        let own = try #require(forgeries(desk).first)
        var words = DoubtfulFaults()
        for second in 0..<5 {
            for number in 0..<400 as Range<UInt64> {
                var lie = word(of: number % 2 == 0 ? one : other, "uji")
                lie.sequence = 500 - number
                lie.text = "bohong \(second) \(number)"
                desk.say(lie, inControlsName: "uji")
                lie.stream = own.stream
                lie.sequence = own.sequence
                lie.cleared = true
                desk.say(lie, inControlsName: "uji")
                lie.stream = "nobody/there"
                desk.say(lie, inControlsName: "uji")
            }
            let before = desk.messages(Fault.self).count
            desk.pass(1)
            // Two units, control's stream, and control's own word once more.
            #expect(desk.messages(Fault.self).count - before == 4)
        }
        for fault in desk.messages(Fault.self) { words.hear(fault) }
        #expect(words.standing == [own.stream])
    }

    /// The streams of which control's own faults leave something in doubt.
    private struct DoubtfulFaults {
        private(set) var standing: Set<String> = []

        mutating func hear(_ fault: Fault) {
            if fault.cleared { standing.remove(fault.stream) } else { standing.insert(fault.stream) }
        }
    }

    @Test("a unit that completes a later turn has disowned nothing: control says so")
    func takenBack() throws {
        let unit = ControlDesk.units[0]
        var desk = try waiting(for: unit)
        desk.say(word(of: unit, "a"), by: unit)
        desk.answering[unit] = 60
        desk.complete(unit, turn: 3, wakeUp: 180)
        desk.work(limit: 2)
        let answer = try #require(forgeries(desk).last)
        #expect(answer.cleared && answer.stream == unit.description && answer.sequence == 1)
        #expect(desk.stop == nil)
    }
}
