import Domain
import Events
import Lockstep
import TestSupport
import Testing

/// When a turn is due: pauses, freezes and new speeds in the middle of a wait (C8).
struct ControlPaceTests {
    private func playing() throws -> ControlDesk {
        var desk = try ControlDesk(settings: .init(instance: "uji", requiresRecorder: false))
        desk.answering = Dictionary(uniqueKeysWithValues: ControlDesk.units.map { ($0, 60) })
        desk.work()
        desk.readyAll()
        return desk
    }

    @Test func aPauseCountsForNothing() throws {  // C8
        for held in [PaceAsked.with { $0.paused = true }, PaceAsked.with { $0.frozen = true }] {
            var desk = try playing()
            desk.answering = Dictionary(uniqueKeysWithValues: ControlDesk.units.map { ($0, 60) })
            desk.work(limit: 3)
            desk.ask(PaceAsked.with { $0.speedPermille = 1_000 })
            let before = desk.granted.count
            desk.pass(20)
            #expect(desk.granted.count == before)
            desk.ask(held)
            desk.pass(300)
            #expect(desk.granted.count == before)
            var goesOn = held
            if held.hasPaused { goesOn.paused = false } else { goesOn.frozen = false }
            desk.ask(goesOn)
            desk.pass(39)
            #expect(desk.granted.count == before, "of the wait of 60 s only 59 have passed")
            desk.pass(2)
            #expect(desk.granted.count == before + 1)
        }
    }

    @Test func aNewSpeedHoldsForTheRestOfAWait() throws {  // C8
        var desk = try playing()
        desk.answering = Dictionary(uniqueKeysWithValues: ControlDesk.units.map { ($0, 60) })
        desk.work(limit: 3)
        desk.ask(PaceAsked.with { $0.speedPermille = 1_000 })
        let before = desk.granted.count
        desk.pass(30)
        desk.ask(PaceAsked.with { $0.speedPermille = 10_000 })
        desk.pass(2)
        #expect(desk.granted.count == before, "of the 30 s that were left 20 have passed")
        desk.pass(2)
        #expect(desk.granted.count == before + 1)
    }
}
