import Doctrine
import Domain
import Events
import TaskForceKit

/// The work of a formation in front of a crowd, the same for Dalmas and PHH.
///
/// It warns, orders the crowd to disperse, answers resistance with force that fits it, ends force at once, and writes
/// it down. Which rules hold when is in `ForceFacts`; which means answers what is in `Proportionality`. Warnings, the
/// order to disperse and the reports belong to the unit and outlive a relief. The line is the formation that stands
/// there now.
public struct CrowdControl: Sendable, Codable {
    /// The dispersal that was ordered, and when it was announced.
    private struct Dispersal: Sendable, Codable {
        let order: Order
        var announced: SimulatedTime?
    }

    /// The orders to warn and to disperse that are not completed yet.
    private var open: [Order] = []

    /// What the unit knows.
    public private(set) var picture = FieldPicture()
    /// The line; nil: the unit holds none.
    public private(set) var line: CrowdLine?
    private var warnings: WarningSeries
    private var dispersal: Dispersal?
    private var round: ForceRound?
    /// When force may be used next: between two uses, of whatever means, people have time to obey.
    private var nextUse = SimulatedTime.start
    private var reports = ForceReportBook()
    /// The means of the line that were in order when it last acted.
    private var usable: [Means] = []

    private let forceIntervalSeconds: UInt64
    private let leaveSeconds: UInt64
    private let freshSeconds: UInt64
    private let forceReportSeconds: UInt64

    /// Crowd control with the scenario's numbers.
    public init(_ parameters: Parameters) {
        warnings = WarningSeries(
            required: parameters[.warnings],
            intervalSeconds: parameters[.warningIntervalSeconds]
        )
        forceIntervalSeconds = parameters[.forceIntervalSeconds]
        leaveSeconds = parameters[.leaveSeconds]
        freshSeconds = parameters[.observationValidSeconds]
        forceReportSeconds = parameters[.forceReportSeconds]
    }

    /// When the line next has something to do after `time`; what depends on others waits for their events.
    public func next(after time: SimulatedTime) -> SimulatedTime? {
        var times = [reports.next]
        if line != nil {
            times.append(nextUse)
            times.append(warnings.next)
            times.append(dispersal?.announced?.adding(seconds: leaveSeconds))
            if let round {
                let seen = picture.crowd.sight(of: round.group)?.time
                times.append(seen?.adding(seconds: freshSeconds + 1))
            }
        }
        return times.compactMap(\.self).filter { $0 > time }.min()
    }

    // MARK: - Orders

    /// Takes in what the turn delivers.
    ///
    /// Warnings count anew when the level rises (D15).
    public mutating func hear(_ turn: Turn, _ briefed: Briefed) {
        for event in turn.events where picture.take(event, briefed, at: turn.time) {
            warnings.levelRose(at: turn.time)
        }
    }

    /// A formation takes the line; the one that held it before is relieved.
    public mutating func take(_ line: CrowdLine) { self.line = line }

    /// Begins a series of warnings.
    ///
    /// With `completing`, the order is completed when the series is.
    public mutating func warn(under order: Order, completing: Bool, at time: SimulatedTime) {
        warnings.begin(under: order.id, at: time)
        if completing { open.append(order) }
    }

    /// The superior orders the crowd dispersed.
    public mutating func disperse(under order: Order) {
        open.append(order)
        dispersal = dispersal ?? Dispersal(order: order)
    }

    /// The formation leaves the line: force ends, what was used is reported, open orders are completed.
    public mutating func leave(
        _ reason: String,
        for order: Order? = nil,
        _ post: inout UnitPost,
        _ turn: Turn,
        _ out: inout Outbox
    ) {
        if round != nil { cease(reason, post.briefed, turn, &out) }
        report(post.briefed, leaving: true, turn, &out)
        if let order {
            for former in open where [.warn, .disperse].contains(former.kind) {
                post.desk.replace(former, by: order, &out)
            }
        }
        completeWarnings(reason, &post, &out)
        completeDispersal(reason, &post, &out)
        warnings.end()
        line = nil
    }

    // MARK: - What the line does

    /// Does what is due now, in this order: end force, warn, announce dispersal, use force, report.
    public mutating func act(_ post: inout UnitPost, personnel: UInt32, _ turn: Turn, _ out: inout Outbox) {
        if let line, picture.crowd.knows(line.place) {
            let target = picture.crowd.gravest(at: line.place)
            usable = line.usable(post.strengths)
            endForce(post.briefed, turn, &out)
            endDispersal(seeing: target, &post, &out)
            giveWarning(to: target, line, &post, turn, &out)
            announceDispersal(to: target, line, post.briefed, turn, &out)
            if let target { useForce(on: target, line, personnel, post.briefed, turn, &out) }
        }
        report(post.briefed, leaving: false, turn, &out)
    }

    private mutating func endForce(_ briefed: Briefed, _ turn: Turn, _ out: inout Outbox) {
        guard let round, let line else { return }
        if picture.level < line.formation.levelMin {
            return cease("tingkat diturunkan", briefed, turn, &out)
        }
        let sight = picture.crowd.sight(of: round.group).flatMap { $0.place == line.place ? $0 : nil }
        let resistance = sight.flatMap { $0.isThere ? $0.resistance : nil }
        if let reason = round.end(seeing: resistance, isFresh: isFresh(sight, turn.time)) {
            cease(reason, briefed, turn, &out)
        }
    }

    private mutating func cease(_ reason: String, _ briefed: Briefed, _ turn: Turn, _ out: inout Outbox) {
        guard let round, let line else { return }
        let event = ForceCeased.with {
            $0.office = briefed.office
            $0.formation = line.formation
            $0.targetGroupKey = round.group
            $0.placeKey = line.place
            $0.reason = reason
        }
        out.publish(event, because: picture.crowd.sight(of: round.group)?.event)
        reports.forceEnded(reportIn: forceReportSeconds, at: turn.time)
        self.round = nil
    }

    private mutating func giveWarning(
        to target: CrowdPicture.Sight?,
        _ line: CrowdLine,
        _ post: inout UnitPost,
        _ turn: Turn,
        _ out: inout Outbox
    ) {
        if warnings.isComplete { completeWarnings("peringatan lengkap pada tingkat ini", &post, &out) }
        guard let due = warnings.next, due <= turn.time, let order = warnings.order else { return }
        guard let target else { return completeWarnings("tidak ada lagi massa di lokasi", &post, &out) }
        let number = warnings.nextNumber
        let event = WarningGiven.with {
            $0.placeKey = line.place
            $0.groupKey = target.group
            $0.number = number
            $0.text = "Hentikan tindakan melanggar hukum dan tinggalkan tempat dengan tertib"
            $0.office = post.briefed.office
            $0.order = order.description
        }
        warnings.note(out.publish(event, because: order), at: turn.time)
        if warnings.isComplete { completeWarnings("peringatan diberikan \(number) kali", &post, &out) }
    }

    private mutating func announceDispersal(
        to target: CrowdPicture.Sight?,
        _ line: CrowdLine,
        _ briefed: Briefed,
        _ turn: Turn,
        _ out: inout Outbox
    ) {
        guard let order = dispersal?.order, dispersal?.announced == nil, let target else { return }
        let road = picture.exitRoad(at: line.place)
        let facts = DispersalFacts(
            level: picture.level,
            formation: line.formation,
            crowdIsThere: true,
            isWarned: warnings.isComplete,
            exitIsOpen: road != nil
        )
        guard facts.obstacles.isEmpty, let road else { return }
        let event = DispersalOrdered.with {
            $0.placeKey = line.place
            $0.groupKey = target.group
            $0.exitRoadKey = road
            $0.office = briefed.office
            $0.order = order.id.description
            $0.level = picture.level
        }
        out.publish(event, because: order.id)
        dispersal?.announced = turn.time
    }

    private mutating func useForce(
        on target: CrowdPicture.Sight,
        _ line: CrowdLine,
        _ personnel: UInt32,
        _ briefed: Briefed,
        _ turn: Turn,
        _ out: inout Outbox
    ) {
        guard nextUse <= turn.time else { return }
        let facts = facts(for: target, line, turn.time)
        let means = Proportionality.responses(to: target.resistance).first { means in
            usable.contains(means) && facts.obstacles(to: Proportionality.level(of: means)).isEmpty
        }
        guard let means, personnel > 0 else { return }
        let level = Proportionality.level(of: means)
        // Force of stage 5 rests on the order to disperse; lower stages rest on the order that put the formation there.
        let order = level == .bluntOrChemical ? dispersal?.order ?? line.order : line.order
        let reached =
            Proportionality.reachesArea(means) ? picture.crowd.groups(at: line.place).map(\.group) : [target.group]
        let event = ForceUsed.with {
            $0.office = briefed.office
            $0.formation = line.formation
            $0.level = level
            $0.means = means
            $0.targetGroupKey = target.group
            $0.resistance = target.resistance
            $0.observation = target.event.description
            $0.orderedBy = order.office
            $0.order = order.id.description
            $0.placeKey = line.place
            $0.personnel = personnel
            $0.affectedGroupKeys = reached
            $0.warnings = warnings.given.map(\.description)
            $0.reason = "massa \(target.behaviour.words); \(warningsInWords)"
        }
        if let round, round.group != target.group { cease("perlawanan kelompok lain lebih berat", briefed, turn, &out) }
        let use = out.publish(event, because: target.event)
        reports.note(use, level, at: turn.time)
        round = ForceRound(group: target.group, means: means)
        nextUse = turn.time.adding(seconds: forceIntervalSeconds)
    }

    private var warningsInWords: String {
        warnings.given.isEmpty ? "belum diperingatkan" : "sudah \(warnings.given.count) kali diperingatkan"
    }

    private func facts(
        for target: CrowdPicture.Sight,
        _ line: CrowdLine,
        _ time: SimulatedTime
    ) -> ForceFacts {
        ForceFacts(
            formation: line.formation,
            level: picture.level,
            resistance: target.resistance,
            isFresh: isFresh(target, time),
            talksBegan: picture.talksBegan(at: line.place),
            isWarned: warnings.isComplete,
            exitRoad: picture.exitRoad(at: line.place),
            dispersal: dispersalStage(at: time)
        )
    }

    private func dispersalStage(at time: SimulatedTime) -> DispersalStage {
        guard let dispersal else { return .notOrdered }
        guard let announced = dispersal.announced else { return .ordered }
        return announced.adding(seconds: leaveSeconds) <= time ? .due : .announced
    }

    /// What stands, by what the unit knows, against using these means on the group that resists most.
    func obstacles(to means: Means, at time: SimulatedTime) -> [Obstacle] {
        guard let line else { return [.noLine] }
        guard let target = picture.crowd.gravest(at: line.place) else { return [.nobodyThere] }
        var obstacles = facts(for: target, line, time).obstacles(to: Proportionality.level(of: means))
        obstacles.require(line.means.contains(means), .noSuchMeans)
        obstacles.require(usable.contains(means) || !line.means.contains(means), .outOfOrder)
        obstacles.require(Proportionality.responses(to: target.resistance).contains(means), .otherMeansAnswer)
        obstacles.require(nextUse <= time, .pauseSinceForce)
        return obstacles
    }

    /// What stands, by what the unit knows, against announcing a dispersal.
    func obstaclesToDispersal(at time: SimulatedTime) -> [Obstacle] {
        guard let line else { return [.noLine] }
        guard dispersal?.announced == nil else { return [.dispersalAnnounced] }
        var obstacles = DispersalFacts(
            level: picture.level,
            formation: line.formation,
            crowdIsThere: picture.crowd.gravest(at: line.place) != nil,
            isWarned: warnings.isComplete,
            exitIsOpen: picture.exitRoad(at: line.place) != nil
        ).obstacles
        obstacles.require(dispersal != nil, .dispersalNotOrdered)
        return obstacles
    }

    private func isFresh(_ sight: CrowdPicture.Sight?, _ time: SimulatedTime) -> Bool {
        sight.map { time.seconds(since: $0.time) <= freshSeconds } ?? false
    }

    // MARK: - Orders and reports that end

    private mutating func endDispersal(
        seeing target: CrowdPicture.Sight?,
        _ post: inout UnitPost,
        _ out: inout Outbox
    ) {
        guard dispersal != nil else { return }
        if target == nil || target?.behaviour == .dispersing {
            completeDispersal("massa membubarkan diri", &post, &out)
        } else if let target, target.resistance <= .none {
            completeDispersal("massa kembali tertib", &post, &out)
        }
    }

    private mutating func completeDispersal(_ text: String, _ post: inout UnitPost, _ out: inout Outbox) {
        dispersal = nil
        complete(.disperse, text, &post, &out)
    }

    private mutating func completeWarnings(_ text: String, _ post: inout UnitPost, _ out: inout Outbox) {
        if !warnings.isComplete { warnings.end() }
        complete(.warn, text, &post, &out)
    }

    private mutating func complete(_ kind: OrderKind, _ text: String, _ post: inout UnitPost, _ out: inout Outbox) {
        for order in open where order.kind == kind { post.desk.complete(order, text, &out) }
        open.removeAll { $0.kind == kind }
    }

    private mutating func report(_ briefed: Briefed, leaving: Bool, _ turn: Turn, _ out: inout Outbox) {
        let uses = reports.take(at: turn.time, leaving: leaving)
        guard let first = uses.first else { return }
        let event = ForceReported.with {
            $0.uses = uses.map(\.description)
            $0.office = briefed.office
            $0.to = briefed.chain.superior(of: briefed.unit)?.description ?? ""
            $0.events = "Kekuatan digunakan \(uses.count) kali (dilaporkan pada \(turn.time) sejak latihan dimulai)"
            $0.reason = "Perlawanan massa; kekuatan disesuaikan dengan perlawanan yang teramati"
            $0.evaluation = "Kekuatan dihentikan ketika perlawanan berhenti; senjata api tidak digunakan"
            $0.effects = "Korban dan kerusakan menurut laporan tim kesehatan dan situasi"
        }
        out.publish(event, because: first)
    }
}

extension ParameterKey {
    /// What crowd control reads.
    static let crowdControl: [ParameterKey] = [
        .warnings, .warningIntervalSeconds, .forceIntervalSeconds, .leaveSeconds, .observationValidSeconds,
        .forceReportSeconds, .reliefSeconds, .reportSeconds, .patrolReportIntervalSeconds,
    ]
}
