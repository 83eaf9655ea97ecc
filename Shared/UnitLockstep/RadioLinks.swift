import Domain
import Events
import Lockstep

/// What a unit hears while radio links are disturbed.
///
/// Exercise control disturbs a unit's link for a while, by an inject. *Cut*: the unit neither hears nor is heard.
/// *Delayed*: what it hears and what it says comes late. *Duplicated*: both come twice, the second time directly after
/// the first. What one unit says to another goes over the links of both: a cut at either end loses it, and delays add
/// up. When several disturbances are on one link at the same time, a cut outweighs the rest, and the longest delay
/// counts. For each message, the state of the links counts in the turn in which it would have been heard.
///
/// The wire, the record and the grants stay whole. Only what is handed to the unit changes, and every process computes
/// the same. What needs no radio is not disturbed: see `Way`. What one transmitter sends is heard in the order in which
/// it was sent, even when its delay ends. At most `heldMax` messages wait. Beyond that the oldest is heard early, so
/// that only a cut loses messages. Late messages come before those of the turn; a late report is heard as if it were
/// new.
public struct RadioLinks: Sendable, Codable {
    /// The most messages that wait for one unit.
    public static let heldMax = 1_024
    /// The most disturbances at a time; beyond that the oldest ends early.
    public static let disturbancesMax = 256

    /// A message on its way.
    fileprivate struct Held: Sendable, Codable {
        let due: SimulatedTime
        let transmitter: String
        let isDoubled: Bool
        let id: EventID
        let unit: UnitID?
        let eventType: String
        let contentType: ContentType
        let data: [UInt8]
    }

    private let unit: UnitID
    private var disturbed: [Disturbance] = []
    private var held: [Held] = []

    /// The undisturbed links that matter to `unit`.
    public init(of unit: UnitID) { self.unit = unit }

    /// True when a snapshot's links can be those of `unit`: they keep every bound, and no time is beyond `secondsMax`.
    func isSound(for unit: UnitID, secondsMax: UInt64) -> Bool {
        self.unit == unit && held.count <= Self.heldMax && disturbed.count <= Self.disturbancesMax
            && held.allSatisfy { $0.due.seconds <= secondsMax }
            && disturbed.allSatisfy { $0.isSound(secondsMax: secondsMax) }
    }

    /// When the next message on its way is due; the unit needs a turn then.
    public var next: SimulatedTime? { held.map(\.due).min() }

    /// What the unit hears in a turn: first messages that were on their way and are due, then those of `events` that
    /// come through.
    ///
    /// Control's events stay in front. `catalogue` reads messages that were held, so it must know every type that is
    /// delivered.
    public mutating func deliver(
        _ events: [DeliveredEvent],
        at time: SimulatedTime,
        reading catalogue: EventCatalogue
    ) -> [DeliveredEvent] {
        disturbed.removeAll { $0.isOver(at: time) }
        for event in events where event.unit == nil {
            guard let disturbance = Disturbance(event.message), !disturbance.isOver(at: time) else { continue }
            if disturbed.count == Self.disturbancesMax { disturbed.removeFirst() }
            disturbed.append(disturbance)
        }
        guard !disturbed.isEmpty || !held.isEmpty else { return events }

        let due = held.filter { $0.due <= time }
        held.removeAll { $0.due <= time }
        var heard: [DeliveredEvent] = []
        var early: [DeliveredEvent] = []
        for event in events {
            switch Way(of: event, to: unit) {
            case .withoutRadio: heard.append(event)
            case .over(let transmitters):
                let best = transmitters.min { link(of: $0) < link(of: $1) } ?? ""
                let both = link(of: best).together(with: link(of: unit.description))
                guard !both.isCut else { continue }
                let ahead = held.last { $0.transmitter == best }?.due ?? time
                let arrives = max(time.adding(seconds: both.delay), ahead)
                if arrives <= time {
                    heard += Array(repeating: event, count: both.isDoubled ? 2 : 1)
                } else {
                    if held.count == Self.heldMax { early += read(held.removeFirst(), catalogue) }
                    held.append(Held(event, from: best, isDoubled: both.isDoubled, due: arrives))
                }
            }
        }
        let controls = heard.prefix { $0.id.stream == .control }.count
        let late = due.flatMap { read($0, catalogue) } + early
        return heard.prefix(controls) + late + heard.dropFirst(controls)
    }

    private func link(of unit: String) -> Link {
        disturbed.reduce(into: Link()) { link, disturbance in
            guard disturbance.unit == unit else { return }
            switch disturbance.fault {
            case .cut: link.isCut = true
            case .delayed(let seconds): link.delay = max(link.delay, seconds)
            case .duplicated: link.isDoubled = true
            }
        }
    }

    private func read(_ held: Held, _ catalogue: EventCatalogue) -> [DeliveredEvent] {
        guard let message = try? catalogue.kind(of: held.eventType)?.decode(held.data, as: held.contentType) else {
            return []
        }
        let event = DeliveredEvent(id: held.id, unit: held.unit, message: message)
        return Array(repeating: event, count: held.isDoubled ? 2 : 1)
    }
}

extension RadioLinks.Held {
    fileprivate init(_ event: DeliveredEvent, from transmitter: String, isDoubled: Bool, due: SimulatedTime) {
        self.init(
            due: due,
            transmitter: transmitter,
            isDoubled: isDoubled,
            id: event.id,
            unit: event.unit,
            eventType: type(of: event.message).eventType,
            contentType: event.contentType,
            data: event.data
        )
    }
}

/// One disturbance, from its inject to its end.
private struct Disturbance: Sendable, Codable {
    enum Fault: Sendable, Codable {
        case cut, duplicated
        case delayed(UInt64)
    }

    let unit: String
    let fault: Fault
    private let from: SimulatedTime
    private let seconds: UInt64

    /// Reads an inject; nil when it disturbs no link.
    init?(_ message: any DrillEvent) {
        guard let inject = message as? InjectDelivered, inject.hasLink else { return nil }
        switch inject.link.fault {
        case .cut: fault = .cut
        case .delayed: fault = .delayed(UInt64(inject.link.delaySeconds))
        case .duplicated: fault = .duplicated
        case .unspecified, .UNRECOGNIZED: return nil
        }
        unit = inject.link.unit
        from = SimulatedTime(seconds: inject.link.from)
        seconds = UInt64(inject.link.seconds)
    }

    func isSound(secondsMax: UInt64) -> Bool {
        if case .delayed(let seconds) = fault, seconds > secondsMax { return false }
        return from.seconds <= secondsMax && seconds <= secondsMax
    }

    func isOver(at time: SimulatedTime) -> Bool { time.seconds(since: from) >= seconds }
}

/// How a link is at one time; a better one is less.
private struct Link: Comparable {
    var isCut = false
    var delay: UInt64 = 0
    var isDoubled = false

    func together(with other: Link) -> Link {
        Link(
            isCut: isCut || other.isCut,
            delay: delay.addingSaturated(other.delay),
            isDoubled: isDoubled || other.isDoubled
        )
    }

    static func < (left: Link, right: Link) -> Bool {
        (left.isCut ? 1 : 0, left.delay, left.isDoubled ? 1 : 0)
            < (right.isCut ? 1 : 0, right.delay, right.isDoubled ? 1 : 0)
    }
}
