import Events
import Phrases

/// What becomes of a run when one of its services dies.
extension ProcessLane {
    /// A service ended: by itself, killed, or because it was asked to.
    func serviceEnded(_ name: String, _ how: ProcessEnd) {
        guard let index = members.firstIndex(where: { $0.plan.program == name && $0.child != nil }) else { return }
        members[index].child = nil
        members[index].lastEnd = how
        let plan = members[index].plan
        guard !isStopping, progress.ended == nil || !members[index].isFinished else { return }
        switch members[index].supervision.died(how, at: now) {
        case .restart(let wait):
            members[index].startAt = clock.now + wait
            guard how != .exit(0) else { return }
            screen.say(.restarting(name, how.phrase, times: members[index].starts))
        case .leaveToOther:
            members[index].isDone = true
            screen.say(.playedElsewhere(name))
        case .giveUp:
            members[index].isDone = true
            screen.say(.givenUp(name, how.phrase))
            giveUp(plan, how)
        }
    }

    private func giveUp(_ plan: ServicePlan, _ how: ProcessEnd) {
        switch plan.role {
        case .recorder: end = end ?? .early(.cannotDoWithout(plan.program), exitCode: 74)
        case .control:
            let code: Int32 = how == .exit(65) || how == .exit(64) ? 65 : 1
            end = end ?? .early(.cannotDoWithout(plan.program), exitCode: code)
        case .units(let units):
            for unit in units {
                watch?.say(
                    SetAsideAsked.with { asked in
                        asked.unit = unit.description
                        asked.reason = "program \(plan.program) \(how.phrase.indonesian) dan tidak dijalankan lagi"
                    }
                )
                screen.say(.unitSetAside(unit.description))
            }
        }
    }
}
