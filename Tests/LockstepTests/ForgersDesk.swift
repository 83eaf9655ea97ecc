import Domain
import Events
import Lockstep
import TaskForceTesting
import Testing

/// A drill under way at control's desk, for tests of what others say in it.
protocol ForgersDesk {}

extension ForgersDesk {
    func playing(turns: Int = 2) throws -> ControlDesk {
        var desk = try ControlDesk(settings: .init(instance: "uji", requiresRecorder: false))
        desk.answering = Dictionary(uniqueKeysWithValues: ControlDesk.units.map { ($0, 60) })
        desk.work()
        desk.readyAll()
        desk.work(limit: turns)
        desk.answering = [:]
        return desk
    }

    func forgeries(_ desk: ControlDesk) -> [Fault] { desk.messages(Fault.self).filter { $0.kind == .forgery } }

    /// A unit's word that record 1 of its stream is not its own.
    func word(of unit: UnitID, _ instance: String) -> Fault {
        Fault.with {
            $0.kind = .forgery
            $0.instance = instance
            $0.stream = unit.description
            $0.sequence = 1
            $0.offset = 7
        }
    }

    /// The others complete the turn; `unit` is waited for.
    func waiting(for unit: UnitID) throws -> ControlDesk {
        var desk = try playing()
        desk.answering = Dictionary(uniqueKeysWithValues: ControlDesk.units.filter { $0 != unit }.map { ($0, 60) })
        for other in ControlDesk.units where other != unit { desk.complete(other, turn: 2, wakeUp: 120) }
        desk.work()
        return desk
    }
}
