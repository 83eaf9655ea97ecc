import Domain
import Events
import Phrases
import Scenario
import TaskForceKit

// What injects and steps mean to change: whether there is anything to change.

extension DrillInQuestion {
    /// Injects that take away what a unit has not, or block a road where vehicles drive straight.
    func effectsOnNothing() -> [FileProblem] {
        scenario.injects.map(\.fact).flatMap { inject in
            inject.event.setbacks.compactMap { setback -> FileProblem? in
                let path: [Scenario.PathStep] = ["injects", .name(inject.key), "effects"]
                switch setback.kind {
                case .missing, .breakdown:
                    let has =
                        members.first { $0.unit.description == setback.unit }?.strength
                        .map(\.fact.force.resource) ?? []
                    // A slip of the pen is told where the kit is given.
                    guard !has.contains(setback.resource), !isNoVehicle(setback),
                        !has.contains(where: { isSlip($0) && known(meantBy: $0) == setback.resource })
                    else { return nil }
                    let meant = nearest(to: setback.resource, among: has)
                    let what = Phrase.effectOnNothing(
                        setback.resource,
                        of: setback.unit,
                        nearest: meant,
                        has: has.unique
                    )
                    return scenario.problem(what, at: path, meant == nil ? .warning : .error)
                case .roadBlocked where scenario.network == nil:
                    return scenario.problem(.blockedWithoutNetwork(setback.road), at: path, .warning)
                default: return nil
                }
            }
        }
    }

    /// Breakdowns of what does not drive: nobody would notice them.
    func breakdownsOfNoVehicle() -> [FileProblem] {
        scenario.injects.map(\.fact).flatMap { inject in
            inject.event.setbacks.filter(isNoVehicle).map { setback in
                let what = Phrase.noVehicle(setback.resource, vehicles: Setback.vehicles)
                return scenario.problem(what, at: ["injects", .name(inject.key), "effects"], .error)
            }
        }
    }

    /// True for a breakdown of people, or of kit that is known and does not drive; an agency's own kit may be a boat.
    private func isNoVehicle(_ setback: Setback) -> Bool {
        setback.kind == .breakdown && !Setback.vehicles.contains(setback.resource)
            && (setback.resource == Strengths.personnel || Phrase.kit(setback.resource) != nil)
    }

    /// Concerns that are told to somebody other than the district's command, which alone answers them.
    func concernsToOthers() -> [FileProblem] {
        guard let command = scenario.districtCommand?.description else { return [] }
        return scenario.injects.map(\.fact).filter { inject in
            inject.event.report.concern != .unspecified && inject.event.addressee != command
        }.map { inject in
            let what = Phrase.concernToOthers(inject.event.addressee, command: command)
            return scenario.problem(what, at: ["injects", .name(inject.key), "report", "concern"], .warning)
        }
    }

    /// Owners of injects that are nearly an office of exercise control or of the roster.
    func ownersByASlip() -> [FileProblem] {
        let offices = members.flatMap { [$0.entry] + $0.furtherOffices.map(\.fact) }
        let known = scenario.controllers + offices.map(\.office)
        return scenario.injects.map(\.fact).compactMap { inject in
            let owner = inject.event.owner
            guard !owner.isEmpty, !known.contains(owner), let meant = nearest(to: owner, among: known) else {
                return nil
            }
            return scenario.problem(
                .ownerSlip(owner, meant: meant),
                at: ["injects", .name(inject.key), "owner"],
                .warning
            )
        }
    }

    /// Acts of a crowd in which nothing is said of it: they change nothing.
    func actsWithoutChange() -> [FileProblem] {
        scenario.ground.steps.flatMap { step in
            step.acts.enumerated().filter { $0.element.changesNothing }.map { index, act in
                scenario.problem(
                    .actWithoutChange(act.group),
                    at: stepPath(step.key) + ["acts", .index(index)],
                    .warning
                )
            }
        }
    }

    /// Steps in which a crowd attacks that has nobody who would: it stays at what it did before.
    func attacksByNobody() -> [FileProblem] {
        guard scenario.ground.mode == .scripted else { return [] }
        let steps = scenario.ground.steps
        let incited = Set(steps.flatMap(\.acts).filter { $0.agitators > 0 }.map(\.group))
        return steps.compactMap { step in
            guard let act = step.acts.first(where: { $0.resistance >= .aggressive && !incited.contains($0.group) })
            else { return nil }
            return scenario.problem(
                .attackByNobody(act.group),
                at: stepPath(step.key) + ["acts"],
                .warning
            )
        }
    }
}

extension ScriptAct {
    /// True where only a group is named.
    fileprivate var changesNothing: Bool { self == ScriptAct.with { $0.group = group } }
}

extension [String] {
    /// Each once, in their order.
    fileprivate var unique: [String] { reduce(into: []) { if !$0.contains($1) { $0.append($1) } } }
}
