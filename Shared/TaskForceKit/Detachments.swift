import Domain
import Events
import Phrases

/// A body of people that a unit has sent out.
public struct Detachment: Sendable, Codable, Hashable {
    /// Names it within the unit.
    public let number: UInt32
    /// The body that they form.
    public let formation: Formation
    /// The agency's own word for the body; empty: the formation names it.
    public let ownBody: String
    /// Where it is, or is going.
    public fileprivate(set) var place: PlaceKey
    /// How many people; injured people no longer count.
    public fileprivate(set) var personnel: UInt32
    /// What they carry, and how many of each.
    public fileprivate(set) var kit: [Kit]
    /// The order under which it is out, the latest; nil: the unit's standing duty.
    public fileprivate(set) var order: Order?
    /// When it arrives; nil: it is there.
    public fileprivate(set) var arrives: SimulatedTime?

    /// Pieces of one kind of kit.
    public struct Kit: Sendable, Codable, Hashable {
        /// The key, such as `shield`.
        public let resource: String
        /// How many.
        public fileprivate(set) var count: UInt32

        /// So many pieces of a kind.
        public init(_ resource: String, _ count: UInt32) {
            self.resource = resource
            self.count = count
        }
    }

    /// True when at least one piece of this kit is with it.
    public func carries(_ resource: String) -> Bool { kit.contains { $0.resource == resource } }
}

/// The bodies of people that a unit has out: each is committed in the ledger, and on its way or at its place.
///
/// Up to 500 m a body walks in formation, in a straight line, even past what is closed. Farther than that it drives
/// (`UnitPost.drive`).
public struct Detachments: Sendable, Codable {
    /// The most bodies that one unit has out at a time.
    public static let countMax = 64

    /// What bodies on their way publish for their unit; a profile lists them.
    public static let publishes: [any DrillEvent.Type] = [
        UnitDeployed.self, UnitArrived.self, UnitStoodDown.self,
    ]

    /// The bodies, oldest first.
    public private(set) var all: [Detachment] = []
    private var sent: UInt32 = 0

    /// Nobody is out.
    public init() {}

    /// The next arrival.
    public var next: SimulatedTime? { all.compactMap(\.arrives).min() }

    /// The oldest body of this formation.
    public func first(_ formation: Formation) -> Detachment? { all.first { $0.formation == formation } }

    /// The body of this number.
    public subscript(_ number: UInt32) -> Detachment? { all.first { $0.number == number } }

    /// The bodies that stand at `place`.
    public func standing(at place: PlaceKey) -> [Detachment] { all.filter { $0.place == place && $0.arrives == nil } }

    /// Why `party` cannot go, Indonesian; nil: it can.
    public func obstacle(to party: Party, _ post: UnitPost) -> String? {
        let reserve = post.strengths.reserve(of: Strengths.personnel)
        if post.briefed.map.place(party.place) == nil { return "tempat '\(party.place)' tidak ada di peta" }
        if party.peopleMin == 0 || reserve < party.peopleMin {
            return "kekuatan tidak cukup: perlu \(party.peopleMin) personel, cadangan \(reserve)"
        }
        if let vehicle = party.vehicle, post.strengths.reserve(of: vehicle) == 0 {
            return "tidak ada \(Phrase.kit(vehicle)?.indonesian ?? vehicle) yang tersisa"
        }
        return all.count < Self.countMax ? nil : "sudah \(all.count) satuan di lapangan"
    }

    /// Sends a party for which there is no obstacle: commits people and kit, publishes `UnitDeployed`.
    ///
    /// `start` is where they come from; nil: their starting place. Returns the body, or nil when there was an obstacle
    /// after all.
    @discardableResult
    public mutating func send(
        _ party: Party,
        from start: PlaceKey? = nil,
        because cause: EventID? = nil,
        _ post: inout UnitPost,
        _ turn: Turn,
        _ out: inout Outbox
    ) -> Detachment? {
        guard obstacle(to: party, post) == nil else { return nil }
        let cause = party.order?.id ?? cause
        let people = post.strengths.commitUpTo(party.people, of: Strengths.personnel, because: cause, &out)
        let vehicle = party.vehicle.map { [($0, UInt32(1))] } ?? []
        let stock = party.stock.map { ($0.resource, $0.count) }
        let kit = (party.kit.map { ($0, people) } + vehicle + stock).map { resource, wanted in
            Detachment.Kit(resource, post.strengths.commitUpTo(wanted, of: resource, because: cause, &out))
        }
        sent += 1
        let drive = post.setbacks.heldBack(
            Self.drive(to: party.place, from: start, party.formation, party.ownBody, post),
            at: turn.time
        )
        let body = Detachment(
            number: sent,
            formation: party.formation,
            ownBody: party.ownBody,
            place: party.place,
            personnel: people,
            kit: kit.filter { $0.count > 0 },
            order: party.order,
            arrives: turn.time.adding(seconds: drive.seconds)
        )
        all.append(body)
        publishDeployed(body, drive, leaving: "", because: cause, &out)
        return body
    }

    /// Answers an order that sends `party` out: declines it because of an obstacle, or accepts it and sends them.
    ///
    /// - Returns: true when they go.
    public mutating func dispatch(
        _ party: Party,
        on order: Order,
        _ post: inout UnitPost,
        _ turn: Turn,
        _ out: inout Outbox
    ) -> Bool {
        if let obstacle = obstacle(to: party, post) {
            post.desk.decline(order, obstacle, &out)
            return false
        }
        return post.desk.accept(order, &out) && send(party, &post, turn, &out) != nil
    }

    /// Answers an order that wants such a party at a place: sends it out, or moves the formation there when it is out
    /// already.
    ///
    /// When the body arrives, the unit completes the order. When the body stands there already, the order is completed
    /// at once. A body at a fire stays there.
    public mutating func go(
        _ party: Party,
        on order: Order,
        _ post: inout UnitPost,
        _ turn: Turn,
        _ out: inout Outbox
    ) {
        let body = all.first {
            $0.formation == party.formation && $0.ownBody == party.ownBody && $0.order?.kind != .extinguish
        }
        guard let body else {
            _ = dispatch(party, on: order, &post, turn, &out)
            return
        }
        guard post.briefed.map.place(order.place) != nil else {
            return post.desk.decline(order, "tempat '\(order.place)' tidak ada di peta", &out)
        }
        guard post.desk.accept(order, &out) else { return }
        if let former = body.order { post.desk.replace(former, by: order, &out) }
        if body.place == order.place, body.arrives == nil {
            post.desk.complete(order, "sudah di lokasi", &out)
        } else {
            move(body.number, to: order.place, order: order, post, turn, &out)
        }
    }

    /// Moves a body that is out to another place, under another order or on the unit's own duty.
    public mutating func move(
        _ number: UInt32,
        to place: PlaceKey,
        order: Order?,
        because cause: EventID? = nil,
        _ post: UnitPost,
        _ turn: Turn,
        _ out: inout Outbox
    ) {
        guard let index = all.firstIndex(where: { $0.number == number }) else { return }
        let drive = post.setbacks.heldBack(
            Self.drive(to: place, from: all[index].place, all[index].formation, all[index].ownBody, post),
            at: turn.time
        )
        let stood = all[index].arrives == nil ? all[index].place : ""
        all[index].place = place
        all[index].order = order
        all[index].arrives = max(turn.time, all[index].arrives ?? turn.time).adding(seconds: drive.seconds)
        publishDeployed(all[index], drive, leaving: stood, because: order?.id ?? cause, &out)
    }

    /// The bodies that arrive now; publishes `UnitArrived` for each.
    ///
    /// A body whose vehicle an inject lets break down arrives later, and says so with another `UnitDeployed`. Call it once
    /// in every turn.
    public mutating func arrivals(_ turn: Turn, _ out: inout Outbox) -> [Detachment] {
        breakDown(turn, &out)
        var arrived: [Detachment] = []
        for index in all.indices {
            guard let time = all[index].arrives, time <= turn.time else { continue }
            all[index].arrives = nil
            arrived.append(all[index])
            let body = all[index]
            let event = UnitArrived.with {
                $0.formation = body.formation
                $0.ownBody = body.ownBody
                $0.placeKey = body.place
                $0.personnel = body.personnel
            }
            out.publish(event, because: body.order?.id)
        }
        return arrived
    }

    /// The first body under way with a vehicle that breaks down arrives as much later as the repair takes.
    private mutating func breakDown(_ turn: Turn, _ out: inout Outbox) {
        for (setback, inject) in turn.setbacks {
            let struck = all.firstIndex { body in
                body.arrives.map { $0 > turn.time } ?? false
                    && body.kit.contains { setback.breaksDown($0.resource, of: out.unit) }
            }
            guard let struck, let arrives = all[struck].arrives else { continue }
            let seconds = UInt64(setback.seconds)
            all[struck].arrives = arrives.adding(seconds: seconds)
            let drive = Drive(seconds: seconds, delaySeconds: seconds, delayedBy: [inject])
            publishDeployed(all[struck], drive, leaving: "", because: inject, &out)
        }
    }

    /// Takes `count` injured people out of a body and of the ledger, for the rest of the drill.
    public mutating func lose(
        _ count: UInt32,
        of number: UInt32,
        because cause: EventID,
        _ post: inout UnitPost,
        _ out: inout Outbox
    ) {
        guard let index = all.firstIndex(where: { $0.number == number }) else { return }
        let lost = min(count, all[index].personnel)
        all[index].personnel = all[index].personnel.subtractingSaturated(lost)
        post.strengths.lose(lost, of: Strengths.personnel, because: cause, &out)
    }

    /// A body uses up some of the stock that it carries: up to `count`, which are gone for the rest of the drill.
    ///
    /// Returns how many there were.
    @discardableResult
    public mutating func consume(
        _ count: UInt32,
        of resource: String,
        of number: UInt32,
        because cause: EventID? = nil,
        _ post: inout UnitPost,
        _ out: inout Outbox
    ) -> UInt32 {
        guard let index = all.firstIndex(where: { $0.number == number }),
            let piece = all[index].kit.firstIndex(where: { $0.resource == resource })
        else { return 0 }
        let used = min(count, all[index].kit[piece].count)
        all[index].kit[piece].count -= used
        if all[index].kit[piece].count == 0 { all[index].kit.remove(at: piece) }
        post.strengths.lose(used, of: resource, because: cause, &out)
        return used
    }

    /// Brings a body home: people and kit return to the reserve, `UnitStoodDown` says why.
    ///
    /// If it has not carried out its order yet, the order is declined for the same reason.
    public mutating func standDown(
        _ number: UInt32,
        _ reason: String,
        because cause: EventID? = nil,
        _ post: inout UnitPost,
        _ out: inout Outbox
    ) {
        guard let index = all.firstIndex(where: { $0.number == number }) else { return }
        let body = all.remove(at: index)
        if let order = body.order { post.abandon(order, reason, &out) }
        let event = UnitStoodDown.with {
            $0.formation = body.formation
            $0.ownBody = body.ownBody
            $0.placeKey = body.place
            $0.personnel = body.personnel
            $0.reason = reason
        }
        out.publish(event, because: cause ?? body.order?.id)
        post.strengths.release(body.personnel, of: Strengths.personnel, because: cause, &out)
        for piece in body.kit { post.strengths.release(piece.count, of: piece.resource, because: cause, &out) }
    }

    /// Brings home every body, or the bodies that are at `place` or on their way there; returns how many.
    @discardableResult
    public mutating func standDownAll(
        at place: PlaceKey = "",
        _ reason: String,
        because cause: EventID? = nil,
        _ post: inout UnitPost,
        _ out: inout Outbox
    ) -> Int {
        let leaving = all.filter { place.isEmpty || $0.place == place }
        for body in leaving { standDown(body.number, reason, because: cause, &post, &out) }
        return leaving.count
    }

    /// The longest way that a body walks, in formation; farther than this it drives.
    static let walkMetresMax: UInt64 = 500

    private static func drive(
        to place: PlaceKey,
        from start: PlaceKey?,
        _ formation: Formation,
        _ ownBody: String,
        _ post: UnitPost
    ) -> Drive {
        let map = post.briefed.map
        let home = post.strengths.bodies.first {
            $0.formation == formation && $0.ownBody == ownBody && !$0.place.isEmpty
        }?.place
        let from = start ?? home ?? post.briefed.startingPlace
        guard (map.metres(from: from, to: place) ?? 0) <= walkMetresMax else {
            return post.drive(from: from, to: place)
        }
        let speed = post.briefed.parameters[.walkMetresPerMinute]
        let walk = Drive(seconds: map.travelSeconds(from: from, to: place, metresPerMinute: speed) ?? 0)
        return post.setbacks.slowed(walk)
    }

    private func publishDeployed(
        _ body: Detachment,
        _ drive: Drive,
        leaving: PlaceKey,
        because cause: EventID?,
        _ out: inout Outbox
    ) {
        let event = UnitDeployed.with {
            $0.formation = body.formation
            $0.ownBody = body.ownBody
            $0.placeKey = body.place
            $0.personnel = body.personnel
            $0.kit = body.kit.map(\.resource)
            $0.order = body.order?.id.description ?? ""
            $0.arrives = body.arrives?.seconds ?? 0
            $0.leavesKey = leaving
            $0.delaySeconds = drive.delaySeconds
            $0.delayedBy = drive.delayedBy.map(\.description)
        }
        out.publish(event, because: cause)
    }
}
