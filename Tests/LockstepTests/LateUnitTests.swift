import Domain
import Events
import Lockstep
import TestSupport
import Testing

/// A unit that may come late: the drill begins without it, and it enters at a turn boundary by a grant (C1, C6).
struct LateUnitTests {
    private let late = ControlDesk.units[1]

    private func desk(mayComeLate: Set<UnitID>) throws -> ControlDesk {
        var desk = try ControlDesk(
            settings: .init(instance: "uji", requiresRecorder: false, mayComeLate: mayComeLate)
        )
        for unit in ControlDesk.units where unit != late { desk.answering[unit] = 10 }
        desk.work()
        for unit in ControlDesk.units where unit != late { desk.ready(unit) }
        return desk
    }

    @Test func turnOneWaitsForAUnitThatMayNotComeLate() throws {
        var desk = try desk(mayComeLate: [])
        desk.work(limit: 3)
        #expect(desk.granted.isEmpty)
    }

    @Test func theDrillBeginsWithoutItAndSaysSo() throws {
        var desk = try desk(mayComeLate: [late])
        desk.work(limit: 3)
        #expect(desk.granted.count == 3)
        let changes = desk.grants.flatMap { grant in grant.changes.map { (grant.turn, $0) } }
        #expect(changes.map(\.0) == [1])
        #expect(changes.first?.1.unit == late.description)
        #expect(changes.first?.1.participates == false)
        #expect(changes.first?.1.reason == "belum bergabung")
    }

    @Test func itEntersWithAGrantOnceItHasCaughtUp() throws {
        var desk = try desk(mayComeLate: [late])
        desk.work(limit: 260)
        #expect(desk.turn == 260)
        desk.ready(late, turn: 2)
        desk.work(limit: 1)
        #expect(desk.grants.dropFirst(260).flatMap(\.changes).isEmpty, "it is still far behind")
        desk.ready(late, turn: desk.turn)
        desk.answering[late] = 60
        desk.work(limit: 1)
        let change = try #require(desk.grants.last?.changes.first)
        #expect(change.unit == late.description)
        #expect(change.participates)
        #expect(change.reason == "bergabung")
        let entered = desk.turn
        desk.answering.removeValue(forKey: late)
        desk.work(limit: 2)
        #expect(desk.turn == entered + 1, "from now on it is waited for")
    }

    @Test func whoIsThereInTimeIsInFromTheBeginning() throws {
        var desk = try ControlDesk(settings: .init(instance: "uji", requiresRecorder: false, mayComeLate: [late]))
        for unit in ControlDesk.units { desk.answering[unit] = 60 }
        desk.work()
        desk.readyAll()
        desk.work(limit: 2)
        #expect(desk.grants.flatMap(\.changes).isEmpty)
    }

    @Test func aRestartedControlGoesTheSameWay() throws {
        var desk = try desk(mayComeLate: [late])
        desk.work(limit: 3)
        var second = try desk.restarted()
        second.reread()
        second.work(limit: 1)
        #expect(second.stop == nil)
        #expect(second.control.turn >= 3)
    }
}
