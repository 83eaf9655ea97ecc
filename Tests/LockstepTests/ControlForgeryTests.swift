import Domain
import Events
import Lockstep
import TaskForceTesting
import Testing

/// What control does with records that nobody in the drill wrote, and with requests of people who may not ask.
struct ControlForgeryTests: ForgersDesk {
    @Test("a plausible grant from nowhere counts, is named, and the real control goes on")
    func plausibleGrant() throws {
        for writer in [nil, "uji"] as [String?] {
            var desk = try playing()
            let sequence = desk.nextOfControl
            let offset = desk.end(of: DrillSetup.controlTopic)
            let granted = Granted.with {
                $0.turn = 3
                $0.time = 500
            }
            desk.write(granted, at: sequence, turn: 3, time: 500, by: writer)
            desk.work()
            let fault = try #require(forgeries(desk).first, "\(writer ?? "nobody")")
            #expect(fault.stream == "control" && fault.sequence == sequence && fault.offset == offset)
            #expect(forgeries(desk).count == 1)
            #expect(desk.stop == nil)
            for unit in ControlDesk.units { desk.complete(unit, turn: 3, wakeUp: 560) }
            desk.work()
            #expect(desk.granted.last.map(\.turn) == 4, "it has not stood back for a control that is not there")
        }
    }

    @Test("another control's grant is no forgery once that has said that it is there")
    func standby() throws {
        var desk = try playing()
        desk.control("cadangan")
        let granted = Granted.with {
            $0.turn = 3
            $0.time = 500
        }
        desk.write(granted, at: desk.nextOfControl, turn: 3, time: 500, by: "cadangan")
        desk.work()
        #expect(forgeries(desk).isEmpty)
    }

    @Test("an end that control did not write is named, and is no good end")
    func forgedEnd() throws {
        var honest = try ControlDesk(
            plan: TimetablePlan(end: 60),
            settings: .init(instance: "uji", requiresRecorder: false)
        )
        honest.answering = Dictionary(uniqueKeysWithValues: ControlDesk.units.map { ($0, 60) })
        honest.work()
        honest.readyAll()
        honest.work(limit: 3)
        let digest = try #require(honest.messages(Ended.self).first)

        var desk = try ControlDesk(
            plan: TimetablePlan(end: 60),
            settings: .init(instance: "uji", requiresRecorder: false)
        )
        desk.answering = honest.answering
        desk.work()
        desk.readyAll()
        desk.work(limit: 1)
        desk.work(limit: 1)
        try #require(desk.stop == nil && desk.messages(Ended.self).isEmpty)
        let sequence = desk.nextOfControl
        let offset = desk.end(of: DrillSetup.controlTopic)
        desk.write(digest, at: sequence, turn: desk.turn, time: 60)
        desk.work()
        #expect(desk.stop == .forged(stream: .control, sequence: sequence, offset: offset))
        #expect(forgeries(desk).contains { $0.sequence == sequence && $0.text.contains("akhir latihan") })
    }

    @Test("a drill in which a grant was nobody's is played to its end, and that is no good end")
    func playedOn() throws {
        var desk = try ControlDesk(
            plan: TimetablePlan(end: 900),
            settings: .init(instance: "uji", requiresRecorder: false)
        )
        desk.answering = Dictionary(uniqueKeysWithValues: ControlDesk.units.map { ($0, 60) })
        desk.work()
        desk.readyAll()
        desk.work(limit: 2)
        let (sequence, offset) = (desk.nextOfControl, desk.end(of: DrillSetup.controlTopic))
        let granted = Granted.with {
            $0.turn = 3
            $0.time = 500
        }
        desk.write(granted, at: sequence, turn: 3, time: 500)
        for unit in ControlDesk.units { desk.complete(unit, turn: 3, wakeUp: 560) }
        desk.work(limit: 100)
        let inDoubt = LockstepStop.endedInDoubt(stream: .control, sequence: sequence, offset: offset)
        #expect(desk.stop == inDoubt)
        var again = try desk.restarted(plan: TimetablePlan(end: 900))
        again.reread()
        again.work(limit: 100)
        #expect(again.stop == inDoubt, "a later start comes to the same word")
    }

    @Test("an end before its time is nobody's, whoever says that he wrote it, and when", arguments: [false, true])
    func prematureEnd(isInherited: Bool) throws {
        // As a forger would: everything is right, the digest and a control that has said that it is there.
        var forger = try ControlDesk(
            plan: TimetablePlan(end: 120),
            settings: .init(instance: "palsu", requiresRecorder: false)
        )
        forger.answering = Dictionary(uniqueKeysWithValues: ControlDesk.units.map { ($0, 60) })
        forger.work()
        forger.readyAll()
        forger.work(limit: 10)
        let ended = try #require(forger.messages(Ended.self).first)
        var desk = try ControlDesk(settings: .init(instance: "uji", requiresRecorder: false))
        desk.answering = forger.answering
        desk.work()
        desk.readyAll()
        while desk.turn < forger.turn { desk.work() }
        desk.control("palsu")
        let (sequence, offset) = (desk.nextOfControl, desk.end(of: DrillSetup.controlTopic))
        desk.write(ended, at: sequence, turn: desk.turn, time: 120, by: "palsu")
        if isInherited {
            desk = try desk.restarted()
            desk.reread()
        }
        desk.work(limit: 5)
        #expect(desk.stop == .forged(stream: .control, sequence: sequence, offset: offset))
        #expect(forgeries(desk).contains { $0.sequence == sequence && $0.text.contains("menurut rencananya") })
    }

    @Test(
        "a grant in another control's name is doubtful where nobody has heard of that one, or while the first has not stopped",
        arguments: [("cadangan", true), ("cadangan", false), ("entah", false)]
    )
    func rival(writer: String, isSteady: Bool) throws {
        var desk = try playing()
        desk.pass(12)
        if !isSteady {
            desk.now += .seconds(6)
            desk.stepWithoutBus()
        }
        if writer == "cadangan" { desk.control(writer) }
        let turn = desk.turn + 1
        let granted = Granted.with {
            $0.turn = turn
            $0.time = 500
        }
        let sequence = desk.nextOfControl
        desk.write(granted, at: sequence, turn: turn, time: 500, by: writer)
        desk.work()
        #expect(forgeries(desk).isEmpty)
        let doubts = desk.messages(Fault.self).filter { $0.kind == .doubt && $0.sequence == sequence }
        #expect(doubts.count == (isSteady || writer == "entah" ? 1 : 0))
    }

    @Test("a completion of a turn that was not granted holds nobody up", arguments: [3, 7, 1] as [UInt64])
    func completionAhead(turn: UInt64) throws {
        var desk = try playing()
        let unit = ControlDesk.units[0]
        // Its place in the stream is the next one, and it counts (R2).
        desk.complete(unit, turn: turn, wakeUp: 900)
        desk.work()
        #expect(desk.turn == 3)
        let named = try #require(desk.grants.last)
        let entry = try #require(desk.setup.table[unit.mainStream])
        let frontier = zip(named.streams, named.frontiers).first { $0.0 == entry.number }?.1
        #expect(frontier == 2, "what was not completed is not delivered")
    }

    @Test("what cannot follow stops it with the record's name and place, at every start")
    func garbage() throws {
        var desk = try playing()
        let sequence = desk.nextOfControl
        let offset = desk.end(of: DrillSetup.controlTopic)
        desk.write(InjectDelivered(), at: sequence, turn: 2, by: "uji")
        desk.work()
        let forged = LockstepStop.forged(stream: .control, sequence: sequence, offset: offset)
        #expect(desk.stop == forged)
        #expect(forgeries(desk).first?.offset == offset)
        var again = try desk.restarted()
        again.reread()
        again.work()
        #expect(again.stop == forged)
    }

    @Test("a record whose time does not fit its turn is delivered, and said to be doubtful once a stream")
    func doubt() throws {
        var desk = try playing()
        let unit = ControlDesk.units[0]
        let entry = try #require(desk.setup.table[unit.mainStream])
        desk.work()
        let offset = desk.end(of: entry.topic)
        desk.answering = Dictionary(uniqueKeysWithValues: ControlDesk.units.map { ($0, 60) })
        for sequence in 2..<5 as Range<UInt64> {
            desk.bring(
                Envelope(
                    drill: desk.setup.drill,
                    stream: unit.mainStream,
                    sequence: sequence,
                    turn: 3,
                    type: StrengthReported.eventType,
                    time: "2024-08-25T01:00:01Z",
                    data: []
                ),
                entry.topic
            )
        }
        desk.passOver(unit, 3)
        for other in ControlDesk.units { desk.complete(other, turn: 3, wakeUp: 180) }
        desk.work(limit: 2)
        let doubts = desk.messages(Fault.self).filter { $0.kind == .doubt }
        #expect(doubts.count == 1)
        #expect(
            doubts.first?.stream == unit.description && doubts.first?.sequence == 2 && doubts.first?.offset == offset
        )
        #expect(desk.turn > 3, "evidence is no reason to refuse (R2)")
    }

    @Test("a unit that disowns a record and plays on no more ends the drill, held or not", arguments: [false, true])
    func disowned(held: Bool) throws {
        let unit = ControlDesk.units[0]
        var desk = try waiting(for: unit)
        if held { desk.ask(PaceAsked.with { $0.paused = true }) }
        desk.say(word(of: unit, "a"), by: unit)
        desk.pass(9)
        #expect(desk.stop == nil && desk.messages(Ended.self).isEmpty)
        desk.pass(2)
        #expect(desk.messages(Ended.self).first?.reason.contains("\(unit):1") == true)
        #expect(desk.stop == .forged(stream: unit.mainStream, sequence: 1, offset: 7))
        // Whoever reads this end later knows it for what it is (F7).
        var again = try desk.restarted()
        again.reread()
        again.work()
        #expect(again.stop == desk.stop)
    }

    @Test("a program that is started again and again, and meets the record each time, ends the drill as well")
    func disownedAgainAndAgain() throws {
        let unit = ControlDesk.units[0]
        var desk = try waiting(for: unit)
        for start in 0..<12 where desk.stop == nil {
            desk.ready(unit, turn: 2, of: "start \(start)")
            desk.say(word(of: unit, "start \(start)"), by: unit)
            desk.pass(1)
        }
        #expect(desk.stop == .forged(stream: unit.mainStream, sequence: 1, offset: 7))
    }

    @Test("a word in a unit's name ends nothing while the unit plays on", arguments: ["a", "nobody's"])
    func disownedByAStranger(instance: String) throws {
        let unit = ControlDesk.units[0]
        var desk = try waiting(for: unit)
        for _ in 0..<20 {
            desk.say(word(of: unit, instance), by: unit)
            desk.pass(1, beating: [unit])
        }
        #expect(desk.stop == nil && desk.messages(Ended.self).isEmpty)
        desk.pass(20)
        #expect(desk.messages(Ended.self).isEmpty, "the word was taken back by the unit's own life")
    }

    @Test("one unit cannot disown another's record, nor one that is not there")
    func disownedByOthers() throws {
        let (one, other) = (ControlDesk.units[0], ControlDesk.units[1])
        for (stream, sequence) in [(other.description, 1), (one.description, 900)] as [(String, UInt64)] {
            var desk = try playing()
            let fault = Fault.with {
                $0.kind = .forgery
                $0.stream = stream
                $0.sequence = sequence
                $0.offset = 7
            }
            desk.say(fault, by: one)
            desk.now += .seconds(60)
            desk.work(limit: 2)
            #expect(desk.stop == nil)
            #expect(desk.messages(Ended.self).isEmpty)
        }
    }

    @Test("only an office of the exercise control is heard, and a flood gets few answers")
    func offices() throws {
        var desk = try playing()
        for _ in 0..<50 {
            desk.ask(
                for: PaceAsked.with {
                    $0.frozen = true
                    $0.by = "tukang-parkir"
                }
            )
        }
        desk.ask(for: SetAsideAsked.with { $0.unit = ControlDesk.units[0].description })
        desk.work(limit: 2)
        let refused = desk.messages(AskRefused.self)
        #expect(refused.count == ControlMachine.refusalsPerSecond)
        #expect(refused.first?.by == "tukang-parkir")
        #expect(refused.first?.asked == PaceAsked.eventType)
        #expect(refused.first?.offices == [DrillSetup.controller])
        #expect(desk.messages(PaceSet.self).allSatisfy { !$0.frozen })
        for unit in ControlDesk.units.dropFirst() { desk.complete(unit, turn: 2, wakeUp: 120) }
        desk.work(limit: 2)
        #expect(desk.grants.allSatisfy { $0.changes.isEmpty }, "nobody is set aside for a stranger")
        desk.ask(PaceAsked.with { $0.frozen = true })
        desk.work(limit: 2)
        #expect(desk.messages(PaceSet.self).last?.frozen == true)
    }

    @Test(
        "a unit that completes a later turn is not set aside for what somebody asked before, and one that does not is"
    )
    func staleSetAside() throws {
        let unit = ControlDesk.units[0]
        for isAtWork in [true, false] {
            var desk = try waiting(for: unit)
            // Control reads its grant back.
            desk.pass(1)
            desk.complete(unit, turn: 3, wakeUp: 180)
            let wish = SetAsideAsked.with {
                $0.unit = unit.description
                $0.by = DrillSetup.controller
                $0.reason = "mati"
            }
            desk.ask(for: wish)
            desk.work()
            try #require(desk.turn == 4)
            guard isAtWork else {
                desk.work()
                #expect(desk.grants.last?.changes.map(\.reason) == ["mati"])
                continue
            }
            desk.complete(unit, turn: 4, wakeUp: 240)
            desk.work()
            desk.pass(20)
            #expect(desk.turn == 5 && desk.grants.allSatisfy { $0.changes.isEmpty }, "it is only late")
        }
    }

    @Test("control says each second that it is there")
    func heartbeat() throws {
        var desk = try playing()
        let before = desk.messages(Ready.self).count
        for _ in 0..<5 {
            desk.now += .seconds(1)
            desk.work()
        }
        let beats = desk.messages(Ready.self).dropFirst(before)
        #expect(beats.count == 5)
        #expect(beats.allSatisfy { $0.instance == "uji" && $0.profile.unit == "control" && $0.turn >= 2 })
    }
}
