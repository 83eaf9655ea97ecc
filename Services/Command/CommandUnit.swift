import Domain
import Events
import Lockstep
import TaskForceKit

/// The posko of an operation: a district's (Kaopsres with Karendal Ops) or a province's (Kaopsda).
///
/// The briefing decides which of the two it is. It is a province's when other commands are under it, or when the drill
/// is another district's and no unit under it is from its own district. Command has nobody at the site: all that it
/// decides rests on what units report.
public struct CommandUnit: TaskForceUnit {
    /// Hears everyone in the chain; publishes the level, orders, control and the evaluation.
    public static let profile = UnitProfile(
        taskForce: "command",
        title: "Posko Operasi",
        agency: "Polri",
        hears: [
            "arrest", "command", "console", "detection", "investigation", "medical", "negotiation", "phh", "polsek",
            "preventive", "situation", "traffic",
        ],
        publishes: UnitPost.publishes + [
            LevelSet.self, OrderIssued.self, ForceBriefingGiven.self, ReinforcementRequested.self,
            ReinforcementGranted.self, ReinforcementRefused.self, ControlTransferRequested.self,
            ControlTransferred.self, EvaluationHeld.self,
        ],
        reads: ParameterKey.ofCommand
    )

    enum Role: Sendable, Codable {
        case district(DistrictCommand)
        case province(ProvincialCommand)
    }

    private(set) var role: Role

    /// Opens the posko.
    ///
    /// - Throws: `BriefingError` when the scenario's part for this unit does not fit.
    public init(briefing: UnitBriefing) throws {
        let post = try UnitPost(briefing, reading: Self.profile.reads)
        let briefed = post.briefed
        let site = briefing.episodes.first?.siteKey ?? ""
        guard site.isEmpty || briefed.map.place(site) != nil else {
            throw BriefingError(unit: briefing.unit, problem: "the first episode is at \(site), which is no place")
        }
        let district = briefed.unit.district
        let below = briefed.chain.subordinates(of: briefed.unit)
        let isElsewhere =
            !briefing.district.isEmpty && briefing.district != district && !below.contains { $0.district == district }
        let plan: OperationPlan
        do { plan = try OperationPlan(adding: briefing.orders) } catch {
            throw BriefingError(unit: briefing.unit, problem: "a planned order addresses no capability: \(error)")
        }
        role =
            !isElsewhere && !below.contains { $0.taskForce == "command" }
            ? .district(DistrictCommand(post, site: site.isEmpty ? nil : site, plan: plan))
            : .province(ProvincialCommand(post))
    }

    /// Plays on as if it were heard: what the operation has come to, a posko must know when it is back.
    public mutating func observe(_ turn: Turn) {
        let unit =
            switch role {
            case .district(let command): command.briefed.unit
            case .province(let command): command.briefed.unit
            }
        var unheard = Outbox(unheardFrom: unit, at: turn.time)
        handle(turn, &unheard)
    }

    /// Handles one turn of the posko.
    public mutating func handle(_ turn: Turn, _ out: inout Outbox) {
        switch role {
        case .district(var command):
            command.handle(turn, &out)
            role = .district(command)
        case .province(var command):
            command.handle(turn, &out)
            role = .province(command)
        }
    }
}
