import Casualty
import Domain
import EventWords
import Events
import Lockstep
import Phrases
import Recording
import TaskForceKit

/// What a record says of a drill: how it ended, and who did what on whose order.
public struct RunAccount: Sendable {
    /// A step of the level.
    public struct LevelStep: Sendable {
        /// When.
        public let time: SimulatedTime
        /// What was set, by whom, on whose report.
        public let set: LevelSet
        /// Where it stands.
        let stream: StreamName
    }

    /// An order and what became of it.
    public struct Order: Sendable {
        /// When it was given.
        public let time: SimulatedTime
        /// The order.
        public let issued: OrderIssued
        /// Where it stands.
        let stream: StreamName
        /// What became of it.
        public internal(set) var fate = Phrase.OrderFate.open
    }

    /// Uses of force that differ only in time.
    public struct Force: Sendable {
        /// The first of them.
        public let first: ForceUsed
        /// When the first was.
        public let time: SimulatedTime
        /// Where it stands.
        let stream: StreamName
        /// How many.
        public internal(set) var uses = 1
        /// When the last was, where there are several.
        public internal(set) var last: SimulatedTime?
    }

    /// What was last observed of a crowd.
    public struct Sighting: Sendable {
        /// When.
        public let time: SimulatedTime
        /// What.
        public let crowd: CrowdObserved
        /// Where it stands.
        let stream: StreamName
    }

    /// What happened where no unit saw it, and nobody came to it later.
    public struct Unseen: Sendable {
        /// Acts: throwing or graver.
        public internal(set) var acts = 0
        /// Things damaged.
        public internal(set) var damages = 0
        /// Fires that nobody has put out.
        public var fires: Int { burning.count }
        /// People hurt whom nobody has examined.
        public var casualties: Int { hurt.count }
        /// Protected offices under threat that nobody has brought to safety.
        public var threatened: Int { offices.count }

        private var burning: Set<String> = []
        private var hurt: Set<String> = []
        private var offices: Set<String> = []

        /// True when everything was seen.
        public var isEmpty: Bool { acts + damages == 0 && burning.isEmpty && hurt.isEmpty && offices.isEmpty }

        fileprivate mutating func note(_ message: any DrillEvent) {
            switch message {
            case let act as ActObserved where act.observers.isEmpty && act.behaviour >= .throwing: acts += 1
            case let damage as PropertyDamaged where damage.observers.isEmpty: damages += 1
            case let fire as FireReported where fire.observers.isEmpty: burning.insert(fire.fire)
            case let fire as FireExtinguished: burning.remove(fire.fire)
            case let found as CasualtyFound where found.observers.isEmpty: hurt.insert(found.casualty)
            case let triaged as CasualtyTriaged: hurt.remove(triaged.casualty)
            case let threat as ProtectedPersonThreatened where threat.observers.isEmpty: offices.insert(threat.office)
            case let evacuated as EvacuationCompleted: offices.remove(evacuated.officeProtected)
            default: break
            }
        }
    }

    /// Numbered records of the drill, the protocol's own included.
    public private(set) var events: Int64 = 0
    /// Turns granted.
    public private(set) var turns: UInt64 = 0
    /// Simulated seconds from the first turn to the last.
    public private(set) var simulatedSeconds: UInt64 = 0
    /// The last turn's simulated time.
    public private(set) var end = SimulatedTime.start
    /// The digest; nil when the drill did not end.
    public private(set) var digest: [UInt8]?
    /// The last evaluation; nil when none was held.
    public private(set) var evaluation: EvaluationHeld?
    /// Injects that were never played, by key; empty also when the drill did not end.
    public private(set) var unplayedInjects: [String] = []
    /// The script's steps that were played, by key.
    public private(set) var playedSteps: Set<String> = []
    /// What followed each inject.
    public private(set) var responses: [InjectResponse] = []
    /// What no unit saw: the outcome does not know of it.
    public private(set) var unseen = Unseen()
    /// Uses of force against a crowd that the evaluation does not count: their reports did not reach the command.
    public var forceUnheard: Int {
        guard let evaluation, evaluation.hasAccount else { return 0 }
        let used = force.filter { $0.first.level >= .softHand }.reduce(0) { $0 + $1.uses }
        return max(used - Int(evaluation.account.forceUses), 0)
    }
    /// What came about besides levels, orders and force.
    public private(set) var course = RunCourse()
    /// What was last observed of the crowds that had not gone when the record ends, by group.
    public var crowdsLeft: [Sighting] {
        sightings.filter { $0.value.crowd.size.high > 0 }.sorted { $0.key < $1.key }.map(\.value)
    }
    private var sightings: [String: Sighting] = [:]
    /// The steps of the level.
    public private(set) var levels: [LevelStep] = []
    /// The orders in the order of time.
    public private(set) var orders: [Order] = []
    /// The uses of force.
    public private(set) var force: [Force] = []
    /// Warnings given.
    public private(set) var warnings = 0
    /// People arrested, handed over and received.
    public private(set) var detainees = (made: 0, handedOver: 0, received: 0)
    /// People found hurt.
    public private(set) var casualties = (crowd: 0, officers: 0)
    /// What became of those who were hurt, each outcome with its count.
    public private(set) var outcomes: [(outcome: String, count: Int)] = []
    /// Survivors to be expected of those whom care reached, by Sacco's table and an assumed deterioration: a model.
    public private(set) var expectedSurvivors = ExpectedSurvivors(permille: 0)
    /// Why records became dead letters, each reason with its count.
    public private(set) var refusals: [(reason: String, count: Int64)] = []
    /// What control last said of words that others wrote in its name; nil when it said nothing.
    public private(set) var foreignWords: String?
    /// Who took part.
    public private(set) var attendance: Attendance

    /// The outcome of the last evaluation; nil when none was held.
    public var outcome: String? { evaluation?.outcome }

    /// Orders that their addressees could not carry out.
    public var ordersDeclined: Int {
        orders.count { if case .declined = $0.fate { true } else { false } }
    }

    /// Those of them that the evaluation does not tell: all where there is none, else those of which its command did not hear.
    public var ordersDeclinedUntold: Int { max(ordersDeclined - Int(evaluation?.account.ordersDeclined ?? 0), 0) }

    private var orderIndex: [String: Int] = [:]

    /// Reads a record.
    ///
    /// - Parameters:
    ///   - reader: The record.
    ///   - firstTime: The first turn's simulated time.
    ///   - start: The civil time of simulated time zero.
    /// - Throws: `RecordingError.damaged`, `.failed`.
    public init(_ reader: RecordReader, firstTime: SimulatedTime, start: DrillStart) throws(RecordingError) {
        attendance = try Attendance(reader)
        events = try reader.streams().reduce(0) { $0 + Int64($1.count) }
        if let record = try reader.newest(Granted.eventType, in: .control),
            let granted = try? Granted(serializedBytes: record.envelope.data)
        {
            turns = granted.turn
            simulatedSeconds = SimulatedTime(seconds: granted.time).seconds(since: firstTime)
        }
        if let record = try reader.newest(Ended.eventType, in: .control),
            let ended = try? Ended(serializedBytes: record.envelope.data)
        {
            digest = Array(ended.digest)
        }
        refusals = try reader.refusals()
        foreignWords = try reader.foreignWords()

        var records: [DrillRecord] = []
        var last: Int64 = 0
        while case let page = try reader.happenings(after: last, limit: 1_000), let newest = page.last {
            records += page
            last = newest.row
        }
        records.sort { ($0.envelope.turn, $0.id) < ($1.envelope.turn, $1.id) }
        var injects = InjectWatch()
        for record in records {
            let time = record.envelope.simulatedTime(since: start) ?? .start
            // An event that nobody was handed did not happen (R5).
            let message = record.defect == nil ? try? EventCatalogue.standard.decode(record.envelope) : nil
            attendance.take(record.envelope, message, at: time)
            guard let message else {
                injects.note(record.id, because: record.envelope.cause, turn: record.envelope.turn)
                continue
            }
            take(message, record.id, because: record.envelope.cause, time)
            let event = DeliveredEvent(id: record.id, unit: Self.unit(of: record.id.stream), message: message)
            injects.take(event, because: record.envelope.cause, turn: record.envelope.turn, at: time)
        }
        end = firstTime.adding(seconds: simulatedSeconds)
        responses = injects.responses(end: end)
    }

    /// What a step of the level says, its keys by their titles.
    package func fields(of step: LevelStep) -> EventFields { EventFields(step.set, on: step.stream, glossary) }

    /// What an order says.
    package func fields(of order: Order) -> EventFields { EventFields(order.issued, on: order.stream, glossary) }

    /// What a use of force says.
    package func fields(of force: Force) -> EventFields { EventFields(force.first, on: force.stream, glossary) }

    /// What was observed of a crowd.
    package func fields(of sighting: Sighting) -> EventFields {
        EventFields(sighting.crowd, on: sighting.stream, glossary)
    }

    /// What an event of the drill's course says.
    package func fields(of fact: RunCourse.Fact) -> EventFields { EventFields(fact.event, on: fact.stream, glossary) }

    /// The title of the unit that told a fact.
    package func title(ofSpeaker fact: RunCourse.Fact) -> String { attendance.title(of: fact.stream.text) }

    private var glossary: Glossary { attendance.glossary }

    private mutating func take(
        _ message: any DrillEvent,
        _ id: EventID,
        because cause: EventID?,
        _ time: SimulatedTime
    ) {
        unseen.note(message)
        course.take(message, id, because: cause, at: time)
        switch message {
        case let set as LevelSet: levels.append(LevelStep(time: time, set: set, stream: id.stream))
        case let order as OrderIssued where order.repeats.isEmpty:
            orderIndex[id.description] = orders.count
            orders.append(Order(time: time, issued: order, stream: id.stream))
        case let done as OrderAcknowledged: settle(done.order, .acknowledged)
        case let done as OrderCompleted: settle(done.order, end(of: done, because: cause, at: time))
        case let declined as OrderDeclined: settle(declined.order, .declined(declined.reason))
        case let used as ForceUsed: add(Force(first: used, time: time, stream: id.stream))
        case is WarningGiven: warnings += 1
        case let crowd as CrowdObserved: sightings[crowd.group] = Sighting(time: time, crowd: crowd, stream: id.stream)
        case let arrest as ArrestMade: detainees.made += Int(arrest.detainees)
        case let handover as DetaineesHandedOver: detainees.handedOver += Int(handover.detainees)
        case let receipt as DetaineesReceived: detainees.received += Int(receipt.detainees)
        case let found as CasualtyFound where found.side == .officers: casualties.officers += 1
        case is CasualtyFound: casualties.crowd += 1
        case let recorded as CasualtyOutcomeRecorded:
            count(recorded.outcome)
            expectedSurvivors.add(permille: Int(recorded.survivalPermille))
        case let evaluation as EvaluationHeld: self.evaluation = evaluation
        case let ended as ExerciseEnded: unplayedInjects = ended.unplayed
        case let truth as GroundState where !truth.step.isEmpty: playedSteps.insert(truth.step)
        default: break
        }
    }

    /// Carried out, ended in vain, or replaced by the order that is the cause of its end.
    private func end(of done: OrderCompleted, because cause: EventID?, at time: SimulatedTime) -> Phrase.OrderFate {
        let isReplaced = done.text.lowercased() == OrderDesk.replaced.lowercased()
        guard isReplaced, let index = cause.flatMap({ orderIndex[$0.description] }) else {
            return done.inVain ? .inVain(at: time.description, done.text) : .completed(at: time.description)
        }
        return .replaced(at: time.description, by: fields(of: orders[index])["kind"] ?? .nothing)
    }

    /// The unit that writes a stream; nil for control and console.
    private static func unit(of stream: StreamName) -> UnitID? {
        try? UnitID(stream.text.split(separator: "/").prefix(2).joined(separator: "/"))
    }

    private mutating func settle(_ order: String, _ fate: Phrase.OrderFate) {
        guard let index = orderIndex[order] else { return }
        orders[index].fate = fate
    }

    private mutating func add(_ use: Force) {
        let used = use.first
        let index = force.firstIndex { known in
            known.stream == use.stream && known.first.office == used.office && known.first.level == used.level
                && known.first.means == used.means && known.first.resistance == used.resistance
                && known.first.orderedBy == used.orderedBy
        }
        guard let index else { return force.append(use) }
        force[index].uses += 1
        force[index].last = use.time
    }

    private mutating func count(_ outcome: String) {
        if let index = outcomes.firstIndex(where: { $0.outcome == outcome }) {
            outcomes[index].count += 1
        } else {
            outcomes.append((outcome, 1))
        }
    }
}
