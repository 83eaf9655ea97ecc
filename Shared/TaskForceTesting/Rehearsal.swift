import Domain
import Events
import Lockstep
import TaskForceKit
import UnitLockstep

/// Plays units against a plan by the protocol's definition alone: no bus, no readers, no processes, one loop.
///
/// For tests of units, and the measure that the real machines are held to: what it computes is what lockstep promises.
public struct Rehearsal: Sendable {
    /// An event of the drill, in the order of the digest.
    public struct Entry: Sendable {
        /// Its name.
        public let id: EventID
        /// The turn in which it was published, and that turn's time.
        public let turn: UInt64
        /// Simulated time.
        public let time: SimulatedTime
        /// Its cause.
        public let cause: EventID?
        /// The event.
        public let message: any DrillEvent
    }

    /// All events so far; completions and grants are not among them.
    public private(set) var log: [Entry] = []
    /// Turns so far.
    public private(set) var turn: UInt64 = 0
    /// The present turn's time.
    public private(set) var time: SimulatedTime
    /// Why the plan ended the drill.
    public private(set) var ended: String?

    private struct Hosted: Sendable {
        var unit: any TaskForceUnit
        let id: UnitID
        let profile: UnitProfile
        let hears: [TaskForce]
        var next: [StreamName: UInt64]
        var links: RadioLinks
        var wakeUp: SimulatedTime?
    }

    private let seed: UInt64
    private let catalogue: EventCatalogue
    private var plan: any ExercisePlan
    private var units: [Hosted]
    private var pending: [DeliveredEvent] = []
    private var controlNext: UInt64
    private let firstTime: SimulatedTime

    /// Prepares a drill; `units` are briefed by the caller.
    ///
    /// Each hears whom `hearing` says, the roster's word; who is not in it, whom its profile names.
    public init(
        units: [(UnitID, any TaskForceUnit)],
        plan: any ExercisePlan,
        seed: UInt64 = 1,
        startingAt: SimulatedTime = .start,
        hearing: [UnitID: [TaskForce]] = [:],
        catalogue: EventCatalogue = .standard
    ) {
        self.seed = seed
        self.plan = plan
        do {
            self.catalogue = try catalogue.adding(units.flatMap { type(of: $0.1).profile.publishes })
        } catch {
            preconditionFailure(error.reason)
        }
        time = startingAt
        firstTime = startingAt
        controlNext = 1 + UInt64(units.count)
        self.units = units.map { id, unit in
            let profile = type(of: unit).profile
            let streams = [id.mainStream] + profile.sideStreams.keys.sorted().map { id.sideStream($0) }
            return Hosted(
                unit: unit,
                id: id,
                profile: profile,
                hears: hearing[id] ?? profile.hears,
                next: Dictionary(uniqueKeysWithValues: streams.map { ($0, 0) }),
                links: RadioLinks(of: id)
            )
        }.sorted { $0.id < $1.id }
    }

    /// Plays until the plan ends the drill, nothing is left to do, or `limit` turns have passed.
    public mutating func run(turns limit: Int = 20_000) throws {
        var count = 0
        while count < limit, try step() { count += 1 }
    }

    /// Plays one turn; false when the drill is over.
    public mutating func step() throws -> Bool {
        guard ended == nil else { return false }
        if turn > 0 {
            let wakeUps = units.compactMap(\.wakeUp) + [plan.nextTimer].compactMap(\.self)
            guard let next = pending.isEmpty ? wakeUps.min() : time.adding(seconds: 1) else { return false }
            time = max(next, time.adding(seconds: 1))
        } else {
            time = firstTime
        }
        turn += 1
        let delivered = pending.sorted { $0.id < $1.id }
        pending = []
        let planned = plan.handle(PlanTurn(number: turn, time: time, events: delivered))
        controlNext += 1
        var controlEvents: [DeliveredEvent] = []
        for item in planned.items {
            let id = EventID(stream: .control, sequence: controlNext)
            controlNext += 1
            controlEvents.append(DeliveredEvent(id: id, unit: nil, message: item.event))
            log.append(Entry(id: id, turn: turn, time: time, cause: item.cause, message: item.event))
        }
        for index in units.indices {
            let hosted = units[index]
            let heard = delivered.filter { event in
                guard let publisher = event.unit, publisher != hosted.id else { return false }
                let own = hosted.profile.publishes + hosted.profile.understands
                let type = Swift.type(of: event.message).eventType
                return event.id.stream == publisher.mainStream && hosted.hears.contains(publisher.taskForce)
                    && (EventCatalogue.standard.kind(of: type) != nil || own.contains { $0.eventType == type })
            }
            var turnOfUnit = Turn(
                number: turn,
                time: time,
                acting: true,
                events: units[index].links.deliver(controlEvents + heard, at: time, reading: catalogue),
                random: TurnRandom(seed: seed, unit: hosted.id, turn: turn)
            )
            var out = Outbox(unit: hosted.id, time: time, next: hosted.next)
            units[index].unit.handle(&turnOfUnit, &out)
            if let late = units[index].links.next { out.wake(at: late) }
            units[index].wakeUp = out.wakeUp
            for item in out.items {
                units[index].next[item.id.stream] = item.id.sequence + 1
                guard let kind = catalogue.kind(of: item.type), kind.mayBePublished(by: hosted.id.taskForce) else {
                    throw Defect("\(hosted.id) may not publish \(item.type)")
                }
                let message = try kind.decode(item.data, as: item.contentType)
                pending.append(DeliveredEvent(id: item.id, unit: hosted.id, message: message))
                log.append(Entry(id: item.id, turn: turn, time: time, cause: item.cause, message: message))
            }
            units[index].next[hosted.id.mainStream, default: 0] += 1
        }
        ended = planned.ended
        return true
    }

    /// The events of one type, in order.
    public func events<Event: DrillEvent>(_ type: Event.Type) -> [(entry: Entry, event: Event)] {
        log.compactMap { entry in (entry.message as? Event).map { (entry, $0) } }
    }
}
