import Domain
import Events
import Lockstep

/// What came about in a drill besides levels, orders and force: who took control, what was lent, what was agreed with crowds,
/// who was brought to safety, and which fires were put out.
public struct RunCourse: Sendable {
    /// An event, when it was, and where it stands.
    public struct Fact: Sendable {
        /// When.
        public let time: SimulatedTime
        /// What.
        public let event: any DrillEvent
        /// Where it stands.
        let id: EventID
        /// Whose it is.
        var stream: StreamName { id.stream }

        fileprivate static func isBefore(_ left: Fact, _ right: Fact) -> Bool {
            (left.time, left.id) < (right.time, right.id)
        }
    }

    /// Something that was asked for, and what became of it; one of both may be missing.
    public struct Request: Sendable {
        /// Who asked for what; nil: nobody had asked.
        public let asked: Fact?
        /// The answer; nil: there was none.
        public internal(set) var answer: Fact?
        /// What was ordered on the request, where those who were asked for need no answer from above.
        public internal(set) var orders: [Fact] = []

        /// The request, or what came without one.
        public var first: Fact? { asked ?? answer }
    }

    /// An agreement with a crowd.
    public struct Agreement: Sendable {
        /// What the crowd did afterwards, as the ground tells it.
        public enum Sequel: Sendable {
            /// It has kept quiet, and is still there.
            case quiet
            /// It has kept quiet, and left.
            case left(SimulatedTime)
            /// It blocked a road, or did something graver.
            case broken(Fact)
        }

        /// The agreement.
        public let reached: Fact
        /// What followed.
        public internal(set) var sequel = Sequel.quiet
        let group: String
    }

    /// A danger that was ended: an office brought to safety, a fire put out.
    public struct Rescue: Sendable {
        /// The end.
        public let done: Fact
        /// The danger, as it was first told; nil: nobody told of it.
        public let danger: Fact?
    }

    /// Proposals that control pass to another office, and its passing.
    public var transfers: [Request] { control.all }
    /// Requests for reinforcement (BKO), and what was lent.
    public var reinforcements: [Request] { forces.all }
    /// Agreements.
    public private(set) var agreements: [Agreement] = []
    /// Protected offices that were brought to safety.
    public private(set) var evacuations: [Rescue] = []
    /// Fires that were put out.
    public private(set) var firesOut: [Rescue] = []

    /// Protected offices that were threatened and that nobody brought to safety, in the order of time.
    public var stillThreatened: [Fact] { threats.values.sorted(by: Fact.isBefore) }
    /// Fires that nobody put out, in the order of time.
    public var stillBurning: [Fact] { burning.values.sorted(by: Fact.isBefore) }

    private var control = Requests()
    private var forces = Requests()
    private var threats: [String: Fact] = [:]
    private var burning: [String: Fact] = [:]

    /// Takes in an event, in the order of turns.
    mutating func take(_ message: any DrillEvent, _ id: EventID, because cause: EventID?, at time: SimulatedTime) {
        let fact = Fact(time: time, event: message, id: id)
        switch message {
        case is ControlTransferRequested: control.ask(fact, id)
        case let passed as ControlTransferred: control.answer(fact, to: passed.request)
        case is ReinforcementRequested: forces.ask(fact, id)
        case let granted as ReinforcementGranted: forces.answer(fact, to: granted.request)
        case let refused as ReinforcementRefused: forces.answer(fact, to: refused.request)
        case let order as OrderIssued where order.kind == .deploy && order.repeats.isEmpty:
            if let cause { forces.note(fact, orderedOn: cause) }
        case let agreed as AgreementReached: agreements.append(Agreement(reached: fact, group: agreed.group))
        case let act as ActObserved: follow(act.group, at: time) { _ in .broken(fact) }
        case let seen as CrowdObserved where seen.hasSize:
            follow(seen.group, at: time) { seen.size.high == 0 ? $0.leaving(time) : .quiet }
        case let gone as CrowdDispersed where gone.remaining.high == 0:
            follow(gone.group, at: time) { $0.leaving(time) }
        case let threat as ProtectedPersonThreatened: threats[threat.office] = threats[threat.office] ?? fact
        case let safe as EvacuationCompleted:
            evacuations.append(Rescue(done: fact, danger: threats.removeValue(forKey: safe.officeProtected)))
        case let fire as FireReported: burning[fire.fire] = burning[fire.fire] ?? fact
        case let out as FireExtinguished:
            firesOut.append(Rescue(done: fact, danger: burning.removeValue(forKey: out.fire)))
        default: break
        }
    }

    /// What a crowd does after an agreement, until it breaks it.
    private mutating func follow(
        _ group: String,
        at time: SimulatedTime,
        _ next: (Agreement.Sequel) -> Agreement.Sequel
    ) {
        for index in agreements.indices where agreements[index].group == group && agreements[index].reached.time < time
        {
            if case .broken = agreements[index].sequel { continue }
            agreements[index].sequel = next(agreements[index].sequel)
        }
    }
}

/// Requests in the order of time, each with its answer.
private struct Requests: Sendable {
    private(set) var all: [RunCourse.Request] = []
    private var places: [String: Int] = [:]

    mutating func ask(_ fact: RunCourse.Fact, _ id: EventID) {
        places[id.description] = all.count
        all.append(RunCourse.Request(asked: fact))
    }

    /// The latest answer counts: what was granted may be taken back.
    mutating func answer(_ fact: RunCourse.Fact, to request: String) {
        if let index = places[request] {
            all[index].answer = fact
        } else {
            all.append(RunCourse.Request(asked: nil, answer: fact))
        }
    }

    mutating func note(_ order: RunCourse.Fact, orderedOn request: EventID) {
        if let index = places[request.description] { all[index].orders.append(order) }
    }
}

extension RunCourse.Agreement.Sequel {
    /// The crowd is seen to be gone: since the first time that it was.
    fileprivate func leaving(_ time: SimulatedTime) -> Self {
        if case .left = self { self } else { .left(time) }
    }
}
