import Doctrine
import Domain
import Events
import Lockstep
import Phrases
import Reading
import Recording
import TaskForceKit
import UnitLockstep

/// What stood against an act that a unit did not do.
///
/// The unit is played again from the record up to that moment, and asked. It answers by what it knew then, from its own
/// doctrine; nothing is guessed from the outside.
package struct WhyNot {
    /// The unit.
    package let unit: UnitID
    /// What its chain of command calls it; its id where that does not name it.
    package let title: String
    /// The act.
    package let act: Act
    /// The moment.
    package let time: SimulatedTime
    /// The last turn that the unit had handled.
    package let turn: UInt64
    /// What stood against it.
    package let obstacles: [Obstacle]

    /// Asks.
    ///
    /// `types`: the kinds of units that can be played again.
    ///
    /// - Throws: `ServiceFailure` (65): no such unit, an act about which it cannot be asked, or a time that the record does
    ///   not reach; `RecordingError`.
    package init(
        _ drill: RecordedDrill,
        unit: UnitID,
        act: Act,
        at time: SimulatedTime,
        types: [any TaskForceUnit.Type]
    ) throws {
        self.unit = unit
        title = drill.glossary.titles.title(of: unit.description, .unit) ?? unit.description
        self.act = act
        self.time = time
        let playable = drill.table.units.filter { unit in
            types.contains { $0.profile.taskForce == unit.taskForce }
        }
        guard playable.contains(unit), let type = types.first(where: { $0.profile.taskForce == unit.taskForce })
        else {
            let phrase = Phrase.unitCannotBePlayed(unit.description, known: playable.map(\.description))
            throw ServiceFailure(phrase, exitCode: 65)
        }
        let (last, reachesTime) = try Self.lastTurn(in: drill, at: time)
        var machine = try Self.machine(type, unit, drill)
        let stop = try Self.play(&machine, drill, through: last)
        guard last > 0, reachesTime, machine.turn == last, let played = machine.played else {
            let reason = stop.map { " (\($0))" } ?? ""
            let reached = Phrase.recordEndsBefore(time.description, last: "\(machine.turn)", reason: reason)
            throw ServiceFailure(reached, exitCode: 65)
        }
        turn = last
        guard let asked = played as? any AsksDoctrine, asked.acts.contains(act) else {
            let acts = (played as? any AsksDoctrine)?.acts.map(\.phrase) ?? []
            throw ServiceFailure(.unitAnswersNot(unit.description, act.phrase, acts: acts), exitCode: 65)
        }
        obstacles = asked.obstacles(to: act, at: time).gathered
    }

    private static func machine(
        _ type: any TaskForceUnit.Type,
        _ unit: UnitID,
        _ drill: RecordedDrill
    ) throws -> UnitMachine {
        try UnitMachine(
            type,
            id: unit,
            drill: drill.reader.origin.drill,
            opened: drill.opened,
            settings: .init(instance: "why-not", standby: true, snapshotInterval: 0),
            ends: [:]
        )
    }

    /// The last turn that was granted by then, 0 for none, and whether the drill was still in play at that time.
    private static func lastTurn(
        in drill: RecordedDrill,
        at time: SimulatedTime
    ) throws -> (turn: UInt64, reachesTime: Bool) {
        var last: UInt64 = 0
        var reached: UInt64 = 0
        var sequence: UInt64 = 0
        while case let page = try drill.reader.accepted(.control, from: sequence, limit: 1_000), let end = page.last {
            sequence = end.id.sequence.addingSaturated(1)
            for record in page where record.envelope.type == Granted.eventType {
                guard let granted = try? Granted(serializedBytes: record.envelope.data) else { continue }
                guard granted.time <= time.seconds else { return (last, true) }
                last = granted.turn
                reached = granted.time
            }
        }
        return (last, reached == time.seconds)
    }

    /// Hands the machine all that counts up to a turn; returns why it stopped, if it did.
    ///
    /// Heartbeats are left out, since the machine would make way for another instance.
    private static func play(
        _ machine: inout UnitMachine,
        _ drill: RecordedDrill,
        through last: UInt64
    ) throws -> LockstepStop? {
        let topics = Set(machine.topics)
        var row: Int64 = 0
        while case let page = try drill.reader.rows(after: row, limit: 1_000), let end = page.last {
            row = end.number
            for recorded in page
            where recorded.judgement.verdict.counts && topics.contains(recorded.arrival.place.topic) {
                guard let envelope = try? recorded.arrival.reading.get(), envelope.sequence != nil,
                    envelope.turn <= last
                else { continue }
                machine.receive(recorded.arrival, now: .zero)
            }
            for case .stop(let reason) in machine.step(now: .zero) { return reason }
        }
        for _ in 0..<1_000_000 where machine.turn < last {
            let before = machine.turn
            for case .stop(let reason) in machine.step(now: .zero) { return reason }
            guard machine.turn > before else { return nil }
        }
        return nil
    }

    // MARK: - Shown

    /// For people.
    package func lines(in language: Language) -> [ScreenLine] {
        let heading = Phrase.whyNotHeading(
            title,
            act.wording.phrase,
            time: time.description,
            turn: turn
        )
        var first = ScreenLine(heading.text(in: language), .strong)
        if title != unit.description { first.append("  [\(unit)]", .faint) }
        var lines = [first]
        guard !obstacles.isEmpty else { return lines + [ScreenLine("  \(Phrase.nothingAgainst.text(in: language))")] }
        for (index, obstacle) in obstacles.enumerated() {
            let lack: Phrase = obstacle.lack == .against ? .factAgainst : .factUnknown
            var line = ScreenLine("  \(obstacle.rule?.rawValue ?? "–  ")  ", .strong)
            line.append("\(obstacle.fact.phrase.text(in: language)) (\(lack.text(in: language)))")
            lines.append(line)
            // A rule's words come once, below the last of its facts.
            let isLast = index + 1 == obstacles.count || obstacles[index + 1].rule != obstacle.rule
            guard isLast, let rule = obstacle.rule?.rule else { continue }
            let words = Phrase.ruleWithSource(
                rule.statement.phrase,
                source: rule.source.phrase,
                confidence: rule.confidence.phrase
            )
            lines.append(ScreenLine("       \(words.text(in: language))"))
        }
        return lines
    }

    /// For scripts: one JSON object.
    package func json(in language: Language) -> String {
        let object: [String: Any] = [
            "unit": unit.description, "act": act.rawValue, "time": time.description, "turn": turn,
            "obstacles": obstacles.map { obstacle in
                var object: [String: Any] = [
                    "fact": obstacle.fact.phrase.text(in: language),
                    "lack": obstacle.lack == .against ? "against" : "unknown",
                ]
                if let rule = obstacle.rule?.rule {
                    object["rule"] = rule.id.rawValue
                    object["statement"] = rule.statement.phrase.text(in: language)
                    object["source"] = rule.source.phrase.text(in: language)
                    object["confidence"] = rule.confidence.rawValue
                }
                return object
            },
        ]
        return jsonLine(object) ?? "{}"
    }
}

extension [Obstacle] {
    /// Those of one rule beside one another, at the place of its first; those without a rule last.
    fileprivate var gathered: [Obstacle] {
        var rules: [RuleID] = []
        for case let rule? in map(\.rule) where !rules.contains(rule) { rules.append(rule) }
        return rules.flatMap { rule in filter { $0.rule == rule } } + filter { $0.rule == nil }
    }
}

extension Wording {
    /// As screens say it.
    var phrase: Phrase { Phrase(verbatim: indonesian, en: english) }
}

extension Act {
    /// As the command line has it, with its meaning.
    package var phrase: Phrase { .act(rawValue, wording.phrase) }
}

extension Confidence {
    fileprivate var phrase: Phrase {
        switch self {
        case .stated: .ruleStated
        case .reported: .ruleReported
        case .inferred: .ruleInferred
        }
    }
}
