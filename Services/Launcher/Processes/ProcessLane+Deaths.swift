import Domain
import Events
import Lockstep
import Phrases
import Playing

/// What becomes of a run when one of its services dies.
extension ProcessLane {
    /// A service ended: by itself, killed, or because it was asked to.
    func serviceEnded(_ name: String, _ how: ProcessEnd) {
        guard let index = members.firstIndex(where: { $0.plan.program == name && $0.child != nil }) else { return }
        members[index].child = nil
        members[index].lastEnd = how
        let plan = members[index].plan
        // Another start would meet the same record, and the others' too.
        if how == .exit(76), !isStopping {
            members[index].isDone = true
            spoiled = spoiled ?? (name, Patience(Self.wordPatience))
            return
        }
        guard !isStopping, progress.ended == nil || !members[index].isFinished else { return }
        switch members[index].supervision.died(how, at: now) {
        case .restart(let wait):
            members[index].startAt = clock.now + wait
            guard how != .exit(0) else { return }
            screen.warn(.restarting(name, how.phrase, times: members[index].starts))
        case .leaveToOther:
            members[index].isDone = true
            screen.warn(.playedElsewhere(name))
        case .giveUp:
            members[index].isDone = true
            screen.warn(.givenUp(name, how.phrase))
            giveUp(plan, how)
        }
    }

    private func giveUp(_ plan: ServicePlan, _ how: ProcessEnd) {
        let isMisfit = how == .exit(64) || how == .exit(65)
        switch plan.role {
        case .recorder: end = end ?? .early(.cannotDoWithout(plan.program), exitCode: 74)
        case .control: end = end ?? .early(.cannotDoWithout(plan.program), exitCode: isMisfit ? 65 : 1)
        case .units(let units) where progress.turn == 0:
            // Time starts when every unit of the roster is ready (C1), and these never will be.
            let reason = Phrase.cannotBegin(plan.program, how.phrase, units: units.map(\.description))
            end = end ?? .early(reason, exitCode: isMisfit ? 65 : 1)
        case .units(let units): for unit in units { setAside(unit, of: plan.program, how) }
        }
    }

    /// How long the word of a service that has left may take to come over the bus.
    static let wordPatience: Duration = .seconds(5)

    /// Ends a run that a forged record has spoilt, once it is known which.
    func tellSpoiled() {
        guard end == nil, let found = spoiled else { return }
        guard let forgery = progress.forgery else {
            if spoiled?.left.isSpent() == false { return }
            end = .early(.forgeryFound(by: found.service, record: request.record), exitCode: 76)
            return
        }
        let record = forgery.first.description
        let isPlayedOn =
            progress.ended != nil && forgery.first.stream == .control
            && forgery.first.sequence != progress.endSequence
        let offset = forgery.offset ?? 0
        let words: Phrase =
            isPlayedOn ? .endedInDoubt(record, offset: offset) : .forgedRecord(record, offset: offset)
        end = .early(.drillSpoiled(words, record: request.record), exitCode: 76)
    }

    private func setAside(_ unit: UnitID, of program: String, _ how: ProcessEnd) {
        watch?.say(
            SetAsideAsked.with { asked in
                asked.unit = unit.description
                asked.by = request.setup.controllers.first ?? DrillSetup.controller
                asked.reason = "program \(program) \(how.phrase.indonesian) dan tidak dijalankan lagi"
            }
        )
        screen.warn(.unitSetAside(unit.description))
    }
}
