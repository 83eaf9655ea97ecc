import Domain
import Events
import Lockstep

/// One turn as a unit sees it.
public struct Turn: Sendable {
    /// The turn's number, from 1 on.
    public let number: UInt64
    /// Simulated time; the same for every unit in this turn.
    public let time: SimulatedTime
    /// False while the unit is set aside: then it is handed the turn by ``TaskForceUnit/observe(_:)``.
    public let acting: Bool
    /// What is delivered: control's events of this turn, then the others' of the turn before, by stream, then sequence.
    ///
    /// While a radio link is disturbed some are missing, some come late, before the others, and some stand there twice,
    /// one after the other (`RadioLinks` of UnitLockstep).
    public let events: [DeliveredEvent]
    /// The unit's random numbers, each keyed by what it decides.
    public let chance: Chance

    /// A turn.
    public init(number: UInt64, time: SimulatedTime, acting: Bool, events: [DeliveredEvent], chance: Chance) {
        self.number = number
        self.time = time
        self.acting = acting
        self.events = events
        self.chance = chance
    }

    /// The events, each once: a unit that counts events uses these, so that a doubled message counts as one.
    public var eventsOnce: [DeliveredEvent] {
        var previous: EventID?
        return events.filter { event in
            defer { previous = event.id }
            return event.id != previous
        }
    }
}

/// What a unit publishes in a turn, in order, and when it wants its next turn.
public struct Outbox: Sendable {
    /// One event to be published.
    public struct Item: Sendable {
        /// Its id, which is already final.
        public let id: EventID
        /// Its type string.
        public let type: String
        /// How it is written.
        public let contentType: ContentType
        /// Its cause.
        public let cause: EventID?
        /// Its canonical bytes.
        public let data: [UInt8]
    }

    /// The unit.
    public let unit: UnitID
    /// What was published so far.
    public private(set) var items: [Item] = []
    /// What it noted for its engineer.
    public private(set) var notes: [String] = []
    /// The earliest wake-up asked for in this turn.
    public private(set) var wakeUp: SimulatedTime?
    /// What the unit tried to publish and could not; nothing of the turn counts then.
    private(set) var fault: UnitFault?
    private let time: SimulatedTime
    private var next: [StreamName: UInt64]

    /// An empty outbox; `next` holds the next sequence number of each of the unit's streams.
    public init(unit: UnitID, time: SimulatedTime, next: [StreamName: UInt64]) {
        self.unit = unit
        self.time = time
        self.next = next
    }

    /// An outbox of which nothing is ever published, for a unit that plays on while it is set aside.
    public init(unheardFrom unit: UnitID, at time: SimulatedTime) { self.init(unit: unit, time: time, next: [:]) }

    /// The next sequence of one of the unit's streams.
    public func nextSequence(of stream: StreamName) -> UInt64? { next[stream] }

    /// Publishes an event on the unit's main stream, or on the named side stream; returns its id.
    ///
    /// It is delivered in the next turn. More than 999 events or 1 MiB in one turn is the unit's fault (W5), as is a side
    /// stream that its profile does not list, and a value that cannot be written (``UnitFault``).
    @discardableResult
    public mutating func publish(
        _ event: some DrillEvent,
        because cause: EventID? = nil,
        on side: String? = nil
    ) -> EventID {
        let named = try? side.map { try StreamName("\(unit)/\($0)") } ?? unit.mainStream
        guard let stream = named, let sequence = next[stream] else {
            if let side { fault = fault ?? .noStream(side, of: unit) }
            return EventID(stream: unit.mainStream, sequence: 0)
        }
        next[stream] = sequence + 1
        let id = EventID(stream: stream, sequence: sequence)
        do {
            items.append(
                Item(
                    id: id,
                    type: type(of: event).eventType,
                    contentType: type(of: event).contentType,
                    cause: cause,
                    data: try event.encoded()
                )
            )
        } catch {
            let reason = (error as? Defect)?.reason ?? "\(error)"
            fault = fault ?? .noForm(type(of: event).eventType, reason)
        }
        return id
    }

    /// Asks for a turn at `time`, or at the next tick if `time` has passed.
    ///
    /// The earliest wish of a turn counts.
    public mutating func wake(at time: SimulatedTime) {
        let later = max(time, self.time.adding(seconds: 1))
        wakeUp = wakeUp.map { min($0, later) } ?? later
    }

    /// Asks for a turn at the earliest of these times, those that there are.
    public mutating func wake(atFirstOf times: SimulatedTime?...) {
        if let first = times.compactMap(\.self).min() { wake(at: first) }
    }

    /// Notes something for the unit's engineer, who reads it with `GLADI_LOG=debug`, or in a rehearsal.
    ///
    /// It is no output: it is not published, not recorded, and tells nobody else anything. At most `notesMax` in a turn are
    /// kept, of the first `noteMax` characters each.
    public mutating func note(_ text: @autoclosure () -> String) {
        guard notes.count < Self.notesMax else { return }
        notes.append(String(text().prefix(Self.noteMax)))
    }

    /// The most notes of one turn.
    public static let notesMax = 100
    /// The most characters of one note.
    public static let noteMax = 500
}
