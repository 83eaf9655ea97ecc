import Doctrine
import Domain
import Events
import Lockstep
import TaskForceKit

/// Satgas Deteksi under the Kasat Intel: early warning, estimates, proposed levels.
///
/// It knows what its own people see, what other units and citizens report, and nothing else. It proposes; command alone
/// sets the level.
public struct DetectionUnit: TaskForceUnit {
    /// Hears the ground where its people stand, the patrols and command.
    public static let profile = UnitProfile(
        taskForce: "detection",
        title: "Satgas Deteksi",
        agency: "Polri",
        hears: ["command", "phh", "polsek", "preventive", "situation"],
        publishes: UnitPost.publishes + Detachments.publishes + [
            EarlyWarningGiven.self, ThreatEstimated.self, LevelProposed.self,
        ],
        reads: ParameterKey.ofDetection,
        bodies: [UsualBody(.observers)]
    )

    /// Places beyond this many get no file.
    private static let placesAtMost = 64
    private var post: UnitPost
    private var bodies = Detachments()
    private var files: [PlaceFile] = []
    private var level = Level.unspecified
    private var proposals = 0

    /// Opens the task force's post.
    ///
    /// - Throws: `BriefingError` when the scenario's part for this unit does not fit.
    public init(briefing: UnitBriefing) throws {
        post = try UnitPost(briefing, reading: Self.profile.reads)
    }

    /// Plays on as if it were heard: its picture of the ground goes on.
    public mutating func observe(_ turn: Turn) {
        var unheard = Outbox(unheardFrom: post.briefed.unit, at: turn.time)
        handle(turn, &unheard)
    }

    /// Handles one turn: orders, evidence, and what follows from it.
    public mutating func handle(_ turn: Turn, _ out: inout Outbox) {
        post.roads.hear(turn)
        if let order = post.orderToConsolidate(in: turn) { comeHome("konsolidasi", because: order, &out) }
        carryOutOrders(turn, &out)
        for body in bodies.arrivals(turn, &out) {
            if let order = body.order { post.desk.complete(order, "tim deteksi di lokasi", &out) }
        }
        for event in turn.eventsOnce {
            if let set = event.message as? LevelSet { adopt(set, from: event.unit, at: turn.time) }
            if let piece = Evidence(event, at: turn.time, post.briefed) { file(piece) }
        }
        let assessed = files.map { $0.assessments(at: turn.time, parameters) }
        let worst = assessed.joined().map { $0.assessment.level(parameters) }.max() ?? .green
        for index in files.indices { report(index, assessed[index], worst, at: turn.time, &out) }
        for time in [post.next, bodies.next].compactMap(\.self) { out.wake(at: time) }
    }

    // MARK: - Orders

    private mutating func carryOutOrders(_ turn: Turn, _ out: inout Outbox) {
        for order in post.newOrders(account: "Deteksi: \(proposals) usulan tingkat disampaikan", turn, &out) {
            switch order.kind {
            case .observe, .deploy:
                let party = Party(.observers, for: order, upTo: UInt32(parameters[.observers]))
                bodies.go(party, on: order, &post, turn, &out)
            case .standDown:
                guard post.desk.accept(order, &out) else { continue }
                comeHome("selesai bertugas", because: order.id, &out)
                post.desk.complete(order, "tim deteksi kembali", &out)
            default: post.desk.decline(order, "bukan tugas Satgas Deteksi", &out)
            }
        }
    }

    private mutating func comeHome(_ reason: String, because cause: EventID, _ out: inout Outbox) {
        bodies.standDownAll(reason, because: cause, &post, &out)
        files = []
    }

    private var parameters: Parameters { post.briefed.parameters }

    // MARK: - Evidence

    private mutating func adopt(_ set: LevelSet, from unit: UnitID?, at time: SimulatedTime) {
        guard let unit, post.briefed.chain.isSuperior(unit, of: post.briefed.unit), set.level != level else { return }
        level = set.level
        for index in files.indices {
            files[index].proposal = nil
            files[index].calmSince = nil
        }
    }

    private mutating func file(_ piece: Evidence) {
        if let group = piece.group, piece.source == .own, !piece.isAct, piece.behaviour != .dispersing {
            for index in files.indices where files[index].place != piece.place { files[index].forget(group: group) }
        }
        if let index = files.firstIndex(where: { $0.place == piece.place }) {
            files[index].add(piece)
        } else if files.count < Self.placesAtMost {
            var file = PlaceFile(place: piece.place)
            file.add(piece)
            files.append(file)
        }
    }

    // MARK: - What follows

    private mutating func report(
        _ index: Int,
        _ assessments: [(group: GroupKey, assessment: Assessment)],
        _ worst: Level,
        at time: SimulatedTime,
        _ out: inout Outbox
    ) {
        guard
            let gravest = assessments.map(\.assessment).max(by: { left, right in
                (left.level(parameters), left.behaviour) < (right.level(parameters), right.behaviour)
            })
        else { return }
        warn(index, gravest, &out)
        for (group, assessment) in assessments { estimate(index, group, assessment, at: time, &out) }
        propose(index, gravest, worst, at: time, &out)
    }

    /// Gives the early warning: the first word of a crowd at a place (D04).
    private mutating func warn(_ index: Int, _ assessment: Assessment, _ out: inout Outbox) {
        guard !files[index].warned, assessment.percent >= parameters[.warningConfidencePercent],
            (assessment.size?.high ?? 0) > parameters[.smallCrowd] || assessment.intent != .lawful
        else { return }
        files[index].warned = true
        let event = EarlyWarningGiven.with {
            $0.placeKey = files[index].place
            if let size = assessment.size { $0.expectedSize = size.range }
            $0.intent = assessment.intent
            $0.confidencePercent = UInt32(assessment.percent)
            $0.text = words(index, assessment)
            $0.basis = assessment.basis.map(\.description)
        }
        out.publish(event, because: assessment.basis.first)
    }

    /// Publishes an estimate when the picture has changed, at most one per interval unless the intent looks different.
    private mutating func estimate(
        _ index: Int,
        _ group: GroupKey,
        _ assessment: Assessment,
        at time: SimulatedTime,
        _ out: inout Outbox
    ) {
        if let said = files[index].said.last(where: { $0.group == group }) {
            guard assessment.isNews(after: said.assessment, parameters) else { return }
            let free = said.time.adding(seconds: parameters[.estimateIntervalSeconds])
            guard assessment.intent != said.assessment.intent || time >= free else { return out.wake(at: free) }
        }
        files[index].said.removeAll { $0.group == group }
        files[index].said.append(PlaceFile.Said(group: group, assessment: assessment, time: time))
        let event = ThreatEstimated.with {
            $0.placeKey = files[index].place
            $0.groupKey = group
            if let size = assessment.size { $0.size = size.range }
            $0.intent = assessment.intent
            $0.agitators = assessment.agitators
            $0.confidencePercent = UInt32(assessment.percent)
            $0.basis = assessment.basis.map(\.description)
            $0.text = words(index, assessment)
        }
        out.publish(event, because: assessment.basis.first)
    }

    /// Proposes a higher level at once, or a lower one once every place has been calm long enough.
    ///
    /// The same higher level is proposed again only with more confidence. A lower one is proposed again only after the
    /// calm has lasted as long again.
    private mutating func propose(
        _ index: Int,
        _ assessment: Assessment,
        _ worst: Level,
        at time: SimulatedTime,
        _ out: inout Outbox
    ) {
        guard level != .unspecified else { return }
        let warranted = assessment.level(parameters)
        if warranted > level {
            files[index].calmSince = nil
            if let last = files[index].proposal, last.level == warranted {
                guard assessment.percent >= last.percent + Assessment.newsPercent else { return }
                let free = last.time.adding(seconds: parameters[.estimateIntervalSeconds])
                guard time >= free else { return out.wake(at: free) }
            }
            publish(warranted, index, assessment, at: time, &out)
        } else if worst < level, let lower = level.oneDown {
            let since = files[index].calmSince ?? time
            files[index].calmSince = since
            let start = files[index].proposal.map { max($0.time, since) } ?? since
            let due = start.adding(seconds: parameters[.calmSeconds])
            guard time >= due else { return out.wake(at: due) }
            publish(lower, index, assessment, at: time, &out)
        } else {
            files[index].calmSince = nil
        }
    }

    private mutating func publish(
        _ proposed: Level,
        _ index: Int,
        _ assessment: Assessment,
        at time: SimulatedTime,
        _ out: inout Outbox
    ) {
        files[index].proposal = PlaceFile.Proposal(level: proposed, percent: assessment.percent, time: time)
        proposals += 1
        let event = LevelProposed.with {
            $0.level = proposed
            $0.placeKey = files[index].place
            $0.reason = words(index, assessment)
            $0.confidencePercent = UInt32(assessment.percent)
            $0.basis = assessment.basis.map(\.description)
        }
        out.publish(event, because: assessment.basis.first)
    }

    private func words(_ index: Int, _ assessment: Assessment) -> String {
        assessment.words(at: post.briefed.map.title(of: files[index].place))
    }
}

extension Evidence.Size {
    /// The range as the schema writes it.
    var range: HeadcountRange {
        HeadcountRange.with {
            $0.low = low
            $0.high = high
        }
    }
}
