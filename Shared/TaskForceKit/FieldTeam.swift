import Domain
import Events

/// A small team that goes to a place on an order, works there, and comes home: observers, negotiators.
///
/// It tells its way as everyone does: `UnitDeployed`, `UnitArrived`, `UnitStoodDown`, and the strength that it takes.
public struct FieldTeam: Sendable, Codable {
    private struct Way: Sendable, Codable {
        let place: String
        let arrives: SimulatedTime
    }

    /// The body that the team forms.
    public let formation: Formation
    /// Where it works; nil at home and on the way.
    public private(set) var place: String?
    /// The order on which it is out; nil at home.
    public private(set) var order: Order?
    private var way: Way?
    private var lastPlace: String
    private var people: UInt32 = 0
    private let speed: UInt64

    /// A team at home; `speed` in metres per minute.
    public init(_ formation: Formation, from home: String, metresPerMinute speed: UInt64) {
        self.formation = formation
        self.speed = speed
        lastPlace = home
    }

    /// True while it is on its way or at work.
    public var isOut: Bool { people > 0 }

    /// When it arrives.
    public var next: SimulatedTime? { way?.arrives }

    /// Accepts an order to go, with up to `count` people; an order on which it was out before is completed.
    ///
    /// Declines when the map lacks the place or nobody is free.
    public mutating func go(
        _ order: Order,
        people count: UInt32,
        _ post: inout UnitPost,
        _ turn: Turn,
        _ out: inout Outbox
    ) {
        guard
            let seconds = post.briefed.map.travelSeconds(
                from: place ?? lastPlace,
                to: order.place,
                metresPerMinute: speed
            )
                ?? (post.briefed.map.place(order.place) == nil ? nil : 0)
        else { return post.desk.decline(order, "Tempat '\(order.place)' tidak ada di peta", &out) }
        guard people > 0 || post.strengths.reserve(of: Strengths.personnel) > 0 else {
            return post.desk.decline(order, "Tidak ada personel yang siap", &out)
        }
        guard post.desk.accept(order, &out) else { return }
        if let previous = self.order {
            post.desk.complete(previous, "Dialihkan oleh perintah baru", because: order.id, &out)
        }
        self.order = order
        if people == 0 {
            people = post.strengths.commitUpTo(count, of: Strengths.personnel, because: order.id, &out)
        }
        way = Way(place: order.place, arrives: turn.time.adding(seconds: seconds))
        place = nil
        let event = UnitDeployed.with {
            $0.formation = formation
            $0.place = order.place
            $0.personnel = people
            $0.order = order.id.description
            $0.arrives = turn.time.seconds + seconds
        }
        out.publish(event, because: order.id)
    }

    /// Arrives if it is time; true in the turn of the arrival.
    public mutating func arriveIfDue(_ turn: Turn, _ out: inout Outbox) -> Bool {
        guard let way, way.arrives <= turn.time else { return false }
        self.way = nil
        place = way.place
        lastPlace = way.place
        let event = UnitArrived.with {
            $0.formation = formation
            $0.place = way.place
            $0.personnel = people
        }
        out.publish(event, because: order?.id)
        return true
    }

    /// Reports the order on which it is out as carried out; the team stays where it is.
    public mutating func completeOrder(_ text: String, _ post: inout UnitPost, _ out: inout Outbox) {
        if let order { post.desk.complete(order, text, &out) }
    }

    /// Comes home on `command`, which is accepted and completed; the order on which it was out ends with it.
    public mutating func standDown(on command: Order, _ post: inout UnitPost, _ out: inout Outbox) {
        guard post.desk.accept(command, &out) else { return }
        completeOrder("Diakhiri atas perintah", &post, &out)
        if isOut {
            let event = UnitStoodDown.with {
                $0.formation = formation
                $0.place = place ?? lastPlace
                $0.personnel = people
                $0.reason = command.text.isEmpty ? "Atas perintah" : command.text
            }
            out.publish(event, because: command.id)
            post.strengths.release(people, of: Strengths.personnel, because: command.id, &out)
        }
        (people, place, way, order) = (0, nil, nil, nil)
        post.desk.complete(command, "Kembali ke kesatuan", &out)
    }
}
