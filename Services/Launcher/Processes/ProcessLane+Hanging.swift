import Domain
import Events
import Lockstep
import Phrases
import Telling

/// What becomes of a run when one of its units no longer answers, though its program is there.
extension ProcessLane {
    /// Hears that a unit goes out of play, or comes back.
    func hear(_ notice: DrillProgress.Notice) {
        guard notice.stream == .control, let change = notice.message as? ParticipationChanged else { return }
        guard !change.participates else {
            unitsOut.remove(change.unit)
            return
        }
        unitsOut.insert(change.unit)
        for member in members {
            // A program that has died is told of by itself.
            guard let child = member.child, case .units(let units) = member.plan.role,
                units.contains(where: { $0.description == change.unit })
            else { continue }
            screen.warn(.unitHangs(change.unit, program: child.name, process: child.id))
        }
    }

    /// True for a program all of whose units are out of play.
    func isOut(_ member: Member) -> Bool {
        guard case .units(let units) = member.plan.role else { return false }
        return units.allSatisfy { unitsOut.contains($0.description) }
    }

    /// How long programs may take to end once the drill has: less where only such are left that no longer answer.
    var patienceAfterEnd: Duration {
        members.filter { !$0.isFinished }.allSatisfy(isOut) ? Self.stopPatience : .seconds(30)
    }
}
