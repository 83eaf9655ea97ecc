import Domain
import Events

/// What exercise control's injects make go wrong for a unit, and when it is over.
///
/// The post takes them in by itself (``UnitPost/newOrders(account:_:_:)``); a unit reads nothing here. People and kit that
/// are missing cannot be committed, and the ledger says so. Whoever sets out late or in bad weather takes longer. Blocked
/// roads are the road picture's, breakdowns those of who is under way. A unit that is set aside when the inject comes is
/// spared.
public struct Setbacks: Sendable, Codable {
    /// The most setbacks of one kind that last at a time; further ones are not taken in.
    static let atMost = 64

    private struct Missing: Sendable, Codable {
        let resource: String
        let count: UInt32
        let inject: EventID
    }

    /// Something that makes ways longer until a time; nil: until the drill's end.
    private struct Hold: Sendable, Codable {
        let until: SimulatedTime?
        let slowerPercent: UInt64
        let inject: EventID
    }

    private var missing = Agenda<Missing>()
    private var delays: [Hold] = []
    private var weather: [Hold] = []

    /// Nothing has gone wrong.
    init() {}

    /// When people or kit come back.
    var next: SimulatedTime? { missing.next }

    /// Takes in a turn's injects, and ends what is over; the ledgers follow.
    mutating func take(_ turn: Turn, _ strengths: inout Strengths, _ out: inout Outbox) {
        for back in missing.takeDue(at: turn.time) {
            strengths.recover(back.count, of: back.resource, because: back.inject, &out)
        }
        delays.removeAll { $0.until.map { $0 <= turn.time } ?? false }
        weather.removeAll { $0.until.map { $0 <= turn.time } ?? false }
        for (setback, inject) in turn.setbacks {
            let until = setback.end(from: turn.time)
            switch setback.kind {
            case .missing where setback.unit == out.unit.description:
                let all = strengths[setback.resource]?.total ?? 0
                let count = setback.count == 0 ? all : min(setback.count, all)
                guard count > 0, missing.items.count < Self.atMost else { continue }
                strengths.miss(count, of: setback.resource, because: inject, &out)
                guard let until else { continue }
                missing.plan(Missing(resource: setback.resource, count: count, inject: inject), at: until)
            // Of those that carry a body on its way the unit itself takes care.
            case .breakdown
            where setback.unit == out.unit.description
                && (strengths[setback.resource]?.committed == 0 || Setback.standing.contains(setback.resource)):
                let ledger = strengths[setback.resource]
                guard ledger?.reserve ?? 0 > 0 || ledger?.inOrder ?? 0 > 0, missing.items.count < Self.atMost
                else { continue }
                strengths.miss(1, of: setback.resource, because: inject, &out)
                guard let until else { continue }
                missing.plan(Missing(resource: setback.resource, count: 1, inject: inject), at: until)
            case .delayed where setback.unit == out.unit.description && delays.count < Self.atMost:
                delays.append(Hold(until: until, slowerPercent: 0, inject: inject))
            case .weather where weather.count < Self.atMost:
                weather.append(Hold(until: until, slowerPercent: UInt64(setback.slowerPercent), inject: inject))
            default: continue
            }
        }
    }

    /// A drive that sets out at `time`, as much longer as weather makes it.
    func slowed(_ drive: Drive) -> Drive {
        guard let worst = weather.max(by: { $0.slowerPercent < $1.slowerPercent }), worst.slowerPercent > 0,
            drive.seconds > 0
        else { return drive }
        let more = drive.seconds.multipliedSaturated(by: worst.slowerPercent).addingSaturated(99) / 100
        return drive.longer(by: more, because: worst.inject)
    }

    /// A body's way that would begin at `time`, with the wait for those who are held back.
    ///
    /// Those who are held back until the drill's end do not arrive in it: their way takes a day.
    func heldBack(_ drive: Drive, at time: SimulatedTime) -> Drive {
        let longest = delays.max { ($0.until?.seconds ?? .max) < ($1.until?.seconds ?? .max) }
        guard let longest else { return drive }
        let wait = longest.until.map { $0.seconds.subtractingSaturated(time.seconds) } ?? 86_400
        return drive.longer(by: wait, because: longest.inject)
    }
}

extension Drive {
    /// The same drive, longer for one more reason.
    func longer(by more: UInt64, because event: EventID) -> Drive {
        Drive(
            seconds: seconds.addingSaturated(more),
            delaySeconds: delaySeconds.addingSaturated(more),
            delayedBy: delayedBy + [event]
        )
    }
}

extension Turn {
    /// The setbacks that this turn's injects bring, each with its inject.
    public var setbacks: [(setback: Setback, inject: EventID)] {
        eventsOnce.flatMap { event in
            guard event.unit == nil, let inject = event.message as? InjectDelivered else {
                return [] as [(Setback, EventID)]
            }
            return inject.setbacks.map { ($0, event.id) }
        }
    }
}

extension Setback {
    /// The kit that drives, and so may break down.
    public static let vehicles = ["ambulance", "escort-motorcycle", "fire-engine", "tactical-vehicle", "water-cannon"]

    /// Of these, what is used where it stands: it breaks down there too.
    static let standing = ["water-cannon"]

    /// When it is over; nil: not before the drill's end.
    public func end(from time: SimulatedTime) -> SimulatedTime? {
        seconds == 0 ? nil : time.adding(seconds: UInt64(seconds))
    }

    /// True for a vehicle of this kind that breaks down on its way for `unit`.
    public func breaksDown(_ resource: String, of unit: UnitID) -> Bool {
        kind == .breakdown && self.unit == unit.description && self.resource == resource
    }
}
