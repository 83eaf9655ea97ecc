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
                    guard !has.contains(setback.resource) else { return nil }
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
                at: ["ground", "script", .name(step.key), "acts"],
                .warning
            )
        }
    }
}

extension [String] {
    /// Each once, in their order.
    fileprivate var unique: [String] { reduce(into: []) { if !$0.contains($1) { $0.append($1) } } }
}
