import Domain
import Events
import Lockstep
import TaskForceKit
import UnitLockstep

/// Plays units against a plan by the protocol's definition alone: no bus, no readers, no processes, one loop.
///
/// For tests of units, and the measure that the real machines are held to: what it computes is what lockstep promises, and
/// what a host refuses it refuses with the same words (``TaskForceKit/UnitFault``). So a unit that passes its rehearsals is
/// not stopped in the drill. Who is ``Scripted`` says what its script holds, whatever a profile lists.
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

    /// A drill that no host would play.
    public struct Misfit: Error, Sendable, Hashable, CustomStringConvertible {
        /// What does not fit, and what would.
        public let description: String
    }

    /// All events so far; completions and grants are not among them.
    public private(set) var log: [Entry] = []
    /// What the units have noted (`Outbox.note`), each with its unit and time.
    public private(set) var notes: [String] = []
    /// Turns so far.
    public private(set) var turn: UInt64 = 0
    /// The present turn's time.
    public private(set) var time: SimulatedTime
    /// Why the plan ended the drill.
    public private(set) var ended: String?

    struct Hosted: Sendable {
        var unit: any TaskForceUnit
        let id: UnitID
        let profile: UnitProfile
        let hears: [TaskForce]
        /// What it can be handed: the schema's types, and those of its profile.
        let catalogue: EventCatalogue
        let aside: [Range<UInt64>]
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
    private let misfit: Misfit?

    /// Prepares a drill; `units` are briefed by the caller.
    ///
    /// - Parameters:
    ///   - units: Who takes part.
    ///   - plan: What control injects, and when the drill ends.
    ///   - seed: The drill's seed.
    ///   - startingAt: The first turn's time.
    ///   - hearing: The roster's word on whom a unit hears; who is not in it hears whom its profile names.
    ///   - aside: When a unit is set aside, in seconds of the drill: it observes, and nobody hears of it.
    ///   - catalogue: The types that everyone knows.
    public init(
        units: [(UnitID, any TaskForceUnit)],
        plan: any ExercisePlan,
        seed: UInt64 = 1,
        startingAt: SimulatedTime = .start,
        hearing: [UnitID: [TaskForce]] = [:],
        settingAside aside: [UnitID: [Range<UInt64>]] = [:],
        catalogue: EventCatalogue = .standard
    ) {
        self.seed = seed
        self.plan = plan
        time = startingAt
        firstTime = startingAt
        controlNext = 1 + UInt64(units.count)
        var known = catalogue
        var misfit: Misfit?
        func adding(_ types: [any DrillEvent.Type], to catalogue: EventCatalogue) -> EventCatalogue {
            do { return try catalogue.adding(types) } catch {
                misfit = misfit ?? Misfit(description: error.reason)
                return catalogue
            }
        }
        self.units = units.map { id, unit in
            let profile = type(of: unit).profile
            let streams = [id.mainStream] + profile.sideStreams.keys.sorted().map { id.sideStream($0) }
            known = adding(profile.publishes + ((unit as? any StandIn)?.ownTypes ?? []), to: known)
            return Hosted(
                unit: unit,
                id: id,
                profile: profile,
                hears: hearing[id] ?? profile.hears,
                catalogue: adding(profile.publishes + profile.understands, to: catalogue),
                aside: aside[id] ?? [],
                next: Dictionary(uniqueKeysWithValues: streams.map { ($0, 0) }),
                links: RadioLinks(of: id)
            )
        }.sorted { $0.id < $1.id }
        self.catalogue = known
        self.misfit = misfit ?? Self.misfit(of: self.units)
    }

    /// What of the units no host would take; nil: nothing.
    private static func misfit(of units: [Hosted]) -> Misfit? {
        for hosted in units where !(hosted.unit is any StandIn) {
            guard hosted.profile.taskForce == hosted.id.taskForce else {
                return Misfit(description: "\(hosted.id) is played by a unit of \(hosted.profile.taskForce)")
            }
            let deaf = hosted.profile.hears.first { taskForce in
                units.contains { $0.id.taskForce == taskForce && $0.id != hosted.id }
                    && !hosted.hears.contains(taskForce)
            }
            if let deaf { return Misfit(description: "\(hosted.id) needs to hear \(deaf); let it in `hearing`") }
        }
        return nil
    }

    /// Plays until the plan ends the drill, nothing is left to do, or `limit` turns have passed.
    ///
    /// - Throws: as `step` does.
    public mutating func run(turns limit: Int = 20_000) throws {
        var count = 0
        while count < limit, try step() { count += 1 }
    }

    /// Plays one turn; false when the drill is over.
    ///
    /// - Throws: `UnitFault` when a unit does what its host would stop it for; ``Misfit`` when no host would have taken the
    ///   units; `Defect` when an event cannot be read again.
    public mutating func step() throws -> Bool {
        if let misfit { throw misfit }
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
        for index in units.indices { try play(index, controlEvents, delivered) }
        ended = planned.ended
        return true
    }

    private mutating func play(_ index: Int, _ control: [DeliveredEvent], _ delivered: [DeliveredEvent]) throws {
        let hosted = units[index]
        let heard = delivered.compactMap { event -> DeliveredEvent? in
            guard let publisher = event.unit, publisher != hosted.id, event.id.stream == publisher.mainStream,
                hosted.hears.contains(publisher.taskForce)
            else { return nil }
            return event.read(by: hosted.catalogue)
        }
        let turn = Turn(
            number: turn,
            time: time,
            acting: !hosted.aside.contains { $0.contains(time.seconds) },
            events: units[index].links.deliver(control + heard, at: time, reading: hosted.catalogue),
            chance: Chance(seed: seed, unit: hosted.id)
        )
        var out = Outbox(unit: hosted.id, time: time, next: hosted.next)
        if let fault = units[index].unit.play(turn, &out) { throw fault }
        notes += out.notes.map { "\(hosted.id), \(time): \($0)" }
        // Who is out says nothing, not even that the turn is completed: a wish to be woken stands until it is back.
        guard turn.acting else {
            units[index].wakeUp = hosted.aside.first { $0.contains(time.seconds) }.map {
                SimulatedTime(seconds: $0.upperBound)
            }
            return
        }
        if let late = units[index].links.next { out.wake(at: late) }
        units[index].wakeUp = out.wakeUp
        let profile = hosted.unit is any StandIn ? nil : hosted.profile
        if let fault = UnitFault(of: out, by: profile, in: catalogue) { throw fault }
        for item in out.items {
            units[index].next[item.id.stream] = item.id.sequence.addingSaturated(1)
            guard let kind = catalogue.kind(of: item.type) else { continue }
            let message = try kind.decode(item.data, as: item.contentType)
            pending.append(DeliveredEvent(id: item.id, unit: hosted.id, message: message))
            log.append(Entry(id: item.id, turn: turn.number, time: time, cause: item.cause, message: message))
        }
        units[index].next[hosted.id.mainStream, default: 0] += 1
    }

    /// The events of one type, in order.
    public func events<Event: DrillEvent>(_ type: Event.Type) -> [(entry: Entry, event: Event)] {
        log.compactMap { entry in (entry.message as? Event).map { (entry, $0) } }
    }
}

extension DeliveredEvent {
    /// The event as a unit with this catalogue reads it: an agency's own type by the unit's own declaration of it.
    ///
    /// Nil where it is handed nothing of it (R5).
    fileprivate func read(by catalogue: EventCatalogue) -> DeliveredEvent? {
        let type = Swift.type(of: message)
        guard EventCatalogue.standard.kind(of: type.eventType) == nil else { return self }
        guard let kind = catalogue.kind(of: type.eventType),
            let read = try? kind.decode(message.canonicalBytes(), as: type.contentType)
        else { return nil }
        return DeliveredEvent(id: id, unit: unit, message: read)
    }
}
