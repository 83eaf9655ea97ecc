import Domain
import EventWords
import Events
import Phrases
import Playing
import Telling

/// What a run comes to: one JSON object, or a summary that people read.
public struct RunReport: Encodable, Sendable {
    private enum Key: String, CodingKey {
        case scenario, seed, lane, outcome, digest, events, turns
        case turnsPerSecond = "turns_per_second"
        case simulatedSeconds = "simulated_seconds"
        case wallSeconds = "wall_seconds"
        case record, units, lost, account, injects, unplayed, unseen, reinforcements, agreements, evacuations
        case controlTransfers = "control_transfers"
        case firesOut = "fires_out"
    }

    /// A unit that took part, for scripts.
    fileprivate struct Unit: Encodable {
        let unit: String
        let office: String
        let title: String
        let agency: String
        let reportsTo: String?
        let capabilities: [String]
        let version: String?
        let events: Int
        let ownEvents: [String: Int]

        enum CodingKeys: String, CodingKey {
            case unit, office, title, agency, capabilities, version, events
            case ownEvents = "own_events"
            case reportsTo = "reports_to"
        }
    }

    private let request: RunRequest
    private let account: RunAccount?
    private let wall: Duration
    private let isSpoiled: Bool

    /// The report of a run; `account` is nil when nothing was recorded, `isSpoiled` true when a forged record ended it.
    public init(_ request: RunRequest, account: RunAccount?, wall: Duration, isSpoiled: Bool = false) {
        self.request = request
        self.account = account
        self.wall = wall
        self.isSpoiled = isSpoiled
    }

    private var wallSeconds: Double { wall / .seconds(1) }
    private var rate: Double { Double(account?.turns ?? 0) / max(wallSeconds, 0.001) }
    /// Of a drill that a forged record has spoilt there is none that means anything.
    private var digest: String? { isSpoiled ? nil : account?.digest.map { hexadecimal($0) } }

    /// Injects that were never played and stand in for nothing.
    private var unplayedInjects: [String] {
        (account?.unplayedInjects ?? []).filter { !contingencies.contains($0) }
    }

    /// What the scenario's injects say, by key.
    private var synopses: [String: String] {
        Dictionary(request.scenario.injects.map { ($0.fact.key, $0.fact.event.synopsis) }) { first, _ in first }
            .filter { !$0.value.isEmpty }.mapValues(\.withoutFullStop)
    }

    private var contingencies: Set<String> {
        Set(request.scenario.injects.map(\.fact).filter(\.event.contingency).map(\.key))
    }

    /// Injects that were to come when the drill had ended, with the time at which they were due at the earliest.
    ///
    /// A contingency that was not due yet stands in for something that may still have come.
    private var cutOff: [String: SimulatedTime] {
        guard let account else { return [:] }
        let played = Dictionary(account.responses.map { ($0.inject.inject, $0.time) }) { first, _ in first }
        let due = request.scenario.injects.map(\.fact).compactMap { inject -> (String, SimulatedTime)? in
            let when = inject.when
            let after = when.after.compactMap { played[$0] }
            var earliest = SimulatedTime(seconds: when.notBefore)
            // Where it waits for something else, nobody knows when that would have come.
            if when.happened.isEmpty, after.count == when.after.count {
                earliest = max(earliest, after.max() ?? .start).adding(seconds: when.delay)
            }
            return earliest > account.end ? (inject.key, earliest) : nil
        }
        return Dictionary(due) { first, _ in first }
    }

    /// Steps of a script that were never played, though the ground was there.
    private var unplayedSteps: [String] {
        guard let account, request.scenario.ground.mode != .reported else { return [] }
        return request.scenario.ground.steps.map(\.key).filter { !account.playedSteps.contains($0) }
    }

    /// Writes the twenty-two keys, those without a value as null.
    public func encode(to encoder: any Encoder) throws {
        func rounded(_ number: Double) -> Double { (number * 1000).rounded() / 1000 }
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(request.scenario.key, forKey: .scenario)
        try container.encode(request.seed, forKey: .seed)
        try container.encode(request.lane.rawValue, forKey: .lane)
        try container.encode(account?.outcome, forKey: .outcome)
        try container.encode(digest, forKey: .digest)
        try container.encode(account?.events ?? 0, forKey: .events)
        try container.encode(account?.turns ?? 0, forKey: .turns)
        try container.encode(rounded(rate), forKey: .turnsPerSecond)
        try container.encode(account?.simulatedSeconds ?? 0, forKey: .simulatedSeconds)
        try container.encode(rounded(wallSeconds), forKey: .wallSeconds)
        try container.encode(account == nil ? nil : request.record, forKey: .record)
        try container.encode((account?.attendance.members ?? []).map(Unit.init), forKey: .units)
        try container.encode(account?.evaluation.map { AccountFigures($0.account) }, forKey: .account)
        try container.encode(account.map { UnseenFigures($0.unseen) }, forKey: .unseen)
        try container.encode((account?.responses ?? []).map(InjectFigures.init), forKey: .injects)
        let course = account?.course
        try container.encode((course?.transfers ?? []).map(TransferFigures.init), forKey: .controlTransfers)
        try container.encode((course?.reinforcements ?? []).map(ReinforcementFigures.init), forKey: .reinforcements)
        try container.encode((course?.agreements ?? []).map(AgreementFigures.init), forKey: .agreements)
        try container.encode((course?.evacuations ?? []).map(RescueFigures.init), forKey: .evacuations)
        try container.encode((course?.firesOut ?? []).map(RescueFigures.init), forKey: .firesOut)
        try container.encode(UnplayedFigures(injects: unplayedInjects, steps: unplayedSteps), forKey: .unplayed)
        try container.encode(account?.attendance.lost.map(\.description) ?? [], forKey: .lost)
    }

    /// A step by what it says of the crowd, then its key.
    private func named(step key: String) -> String {
        let step = request.scenario.ground.steps.first { $0.key == key }
        let text = step?.acts.lazy.map(\.text.withoutFullStop).first { !$0.isEmpty }
        return text.map { "“\($0)” [\(key)]" } ?? key
    }

    /// The object as one line.
    public func json() throws -> String { try oneLine(self) }

    /// The summary: a heading, then its lines.
    public var lines: [Phrase] {
        guard let account else { return [.noRecord(request.record)] }
        var lines: [Phrase] = []
        func add(_ heading: Phrase.Heading, _ content: [Phrase]) {
            let shown = content.isEmpty ? [.nothing] : content
            let title = heading.phrase
            lines.append(Phrase("\n\(title.indonesian)", en: "\n\(title.english)"))
            lines += shown.map { Phrase("  \($0.indonesian)", en: "  \($0.english)") }
        }
        // What need not happen has no heading when it did not.
        func addAny(_ heading: Phrase.Heading, _ content: [Phrase]) { if !content.isEmpty { add(heading, content) } }
        let course = account.course
        add(.attendance, account.attendance.members.map { Self.line($0, account) })
        add(.levels, account.levels.map { Self.line($0, account) })
        addAny(.transfers, course.transfers.compactMap { Self.line(ofTransfer: $0, account) })
        addAny(.reinforcements, course.reinforcements.compactMap { Self.line(ofReinforcement: $0, account) })
        add(.orders, account.orders.map { Self.line($0, account) })
        addAny(.agreements, course.agreements.map { Self.line($0, account) })
        let warnings =
            account.warnings > 0 ? [Phrase.warnings(account.warnings)] : account.force.isEmpty ? [] : [.noWarnings]
        add(.force, warnings + account.force.map { Self.line($0, account) })
        let detainees = account.detainees
        add(
            .arrests,
            detainees.made == 0
                ? [] : [.arrests(made: detainees.made, handedOver: detainees.handedOver, received: detainees.received)]
        )
        addAny(.rescues, Self.rescues(account))
        add(.casualties, Self.casualties(account))
        let injects =
            account.responses.flatMap { $0.lines { account.attendance.title(of: $0) } }
            + account.unplayedInjects.map { key in
                let inject = synopses[key] ?? key
                if let due = cutOff[key] { return .cutOff(inject: inject, at: due.description) }
                return contingencies.contains(key) ? Phrase.unneeded(inject: inject) : .unplayed(inject: inject)
            }
        addAny(.injects, injects)
        let refusals = account.refusals.map {
            Phrase("\($0.count) kali: \($0.reason)", en: "\($0.count)× \(Phrase.recorded($0.reason).english)")
        }
        addAny(.deadLetters, refusals + [account.foreignWords].compactMap { $0.map(Phrase.recorded) })
        let outcome = account.outcome.map { Phrase.word($0) ?? Phrase(verbatim: $0) } ?? .noOutcome
        let lost = account.attendance.lost.map { "\(account.attendance.title(of: $0.description)) [\($0)]" }
        add(
            .outcome,
            [outcome] + (account.evaluation.map { [Phrase.recorded($0.text)] } ?? [])
                + (account.ordersDeclinedUntold == 0 ? [] : [.ordersNotCarriedOut(account.ordersDeclinedUntold)])
                + (account.unseen.isEmpty ? [] : [.unseen(account.unseen.tallies)])
                + (account.forceUnheard == 0 ? [] : [.forceUnheard(account.forceUnheard)])
                + account.crowdsLeft.map { Self.line($0, account) }
                + (unplayedSteps.isEmpty ? [] : [.unplayed(steps: unplayedSteps.map(named))])
                + (request.scenario.ground.mode == .simulated ? [.simulatedGround] : [])
                + (lost.isEmpty ? [] : [.unitsLost(lost)])
        )
        add(
            .record,
            [
                .recordFigures(
                    events: account.events,
                    turns: account.turns,
                    rate: Int(rate),
                    tenths: wall.tenths
                ),
                isSpoiled ? .noDigestOfTheSpoiled : .digest(digest), Phrase(verbatim: request.record),
                .recordNext(request.record),
            ]
        )
        return lines
    }

    // MARK: - Lines

    private static func line(_ member: Attendance.Member, _ account: RunAccount) -> Phrase {
        let unit = member.unit.description
        let title = account.attendance.title(of: unit)
        guard member.profile != nil else { return .neverCame(title, unit: unit) }
        let line = Phrase.participant(
            title,
            agency: member.agency,
            under: member.superior.map { account.attendance.title(of: $0) },
            events: member.events,
            own: member.own.map { ($0.count, ReadableEvent.lastName(of: $0.type)) },
            unit: unit
        )
        return member.changes.reduce(line) { line, change in
            let time = change.time.description
            let more: Phrase =
                change.participates ? .cameIn(at: time, change.reason) : .wentOut(at: time, change.reason)
            return Phrase("\(line.indonesian), \(more.indonesian)", en: "\(line.english), \(more.english)")
        }
    }

    private static func line(_ sighting: RunAccount.Sighting, _ account: RunAccount) -> Phrase {
        let fields = account.fields(of: sighting)
        let size = sighting.crowd.size
        return .crowdLeft(
            fields["group"] ?? .nothing,
            at: fields["place"] ?? .nothing,
            people: .headcount(low: size.low, high: size.high),
            time: sighting.time.description
        )
    }

    private static func line(_ step: RunAccount.LevelStep, _ account: RunAccount) -> Phrase {
        let fields = account.fields(of: step)
        let office = fields["office"] ?? .nothing
        let line = Phrase.levelStep(
            fields["level"] ?? .nothing,
            office: office,
            // Whoever sets the level by what it knows itself names itself.
            reporter: fields["reporter"].flatMap { $0 == office ? nil : $0 },
            reason: fields["reason"] ?? .nothing
        )
        return timed(step.time, line)
    }

    private static func line(_ order: RunAccount.Order, _ account: RunAccount) -> Phrase {
        let fields = account.fields(of: order)
        let line = Phrase.order(
            fields["kind"] ?? .nothing,
            from: fields["office"] ?? .nothing,
            to: fields["addressee"] ?? .nothing,
            at: fields.site(of: order.issued),
            fate: order.fate
        )
        return timed(order.time, line)
    }

    private static func line(_ force: RunAccount.Force, _ account: RunAccount) -> Phrase {
        let fields = account.fields(of: force)
        let line = Phrase.force(
            force.uses,
            until: force.last?.description,
            office: fields["office"] ?? .nothing,
            level: fields["level"] ?? .nothing,
            means: fields["means"] ?? .nothing,
            against: fields["resistance"] ?? .nothing,
            orderedBy: fields["orderedBy"] ?? .nothing
        )
        return timed(force.time, line)
    }

    private static func casualties(_ account: RunAccount) -> [Phrase] {
        let (crowd, officers) = account.casualties
        guard crowd + officers > 0 else { return [] }
        var outcomes = account.outcomes.map { outcome, count in
            (outcome: Phrase.word(outcome) ?? Phrase(verbatim: outcome), count: count)
        }
        let cared = account.outcomes.reduce(0) { $0 + $1.count }
        let open = crowd + officers - cared
        if open > 0 { outcomes.append((.stillInCare, open)) }
        return [
            .casualties(crowd: crowd, officers: officers, outcomes: outcomes)
        ] + (cared == 0 ? [] : [.expectedSurvivors(permille: account.expectedSurvivors.permille, of: cared)])
    }

    static func timed(_ time: SimulatedTime, _ line: Phrase) -> Phrase {
        Phrase("\(time)  \(line.indonesian)", en: "\(time)  \(line.english)")
    }
}

extension Duration {
    /// Whole tenths of a second.
    var tenths: Int { Int((self / .milliseconds(100)).rounded()) }
}

extension RunReport.Unit {
    fileprivate init(_ member: Attendance.Member) {
        self.init(
            unit: member.unit.description,
            office: member.office.key,
            title: member.office.title,
            agency: member.agency,
            reportsTo: member.superior,
            capabilities: member.profile?.capabilities ?? [],
            version: member.profile?.version,
            events: member.events,
            ownEvents: Dictionary(member.own.map { ($0.type, $0.count) }) { first, _ in first }
        )
    }
}
