import Doctrine
import Domain
import Events
import TaskForceKit

/// A force whose formations stand before a crowd: its post, its people in the field, their one line, and their reports.
///
/// Samapta and PHH are both such a force. They differ in whom they send, at which level, and how one line takes over
/// from another. What is the same stands here: how a line is taken, what it does and how it ends.
struct CrowdForce: Sendable, Codable {
    var post: UnitPost
    var bodies = Detachments()
    var control: CrowdControl
    private var watch: PatrolWatch

    /// A force at home; `keys` are the parameters that it reads besides those of crowd control.
    init(_ briefing: UnitBriefing, reading keys: [ParameterKey]) throws {
        post = try UnitPost(briefing, reading: keys)
        control = CrowdControl(post.briefed.parameters)
        watch = PatrolWatch(post.briefed.parameters)
    }

    /// The level declared.
    var level: Level { control.picture.level }

    /// The body that holds the line.
    var onLine: Detachment? { control.line.flatMap { bodies[$0.detachment] } }

    /// The next time after `time` at which the force has something to do.
    func next(after time: SimulatedTime) -> SimulatedTime? {
        let times = [post.next, bodies.next, control.next(after: time), watched == nil ? nil : watch.next]
        return times.compactMap(\.self).filter { $0 > time }.min()
    }

    /// Where its people look: at the line's place, else where the first body in the field stands.
    private var watched: PlaceKey? { control.line?.place ?? bodies.all.first { $0.arrives == nil }?.place }

    // MARK: - Orders

    /// Answers the orders that every such force understands in the same way; false: `order` is no such order.
    mutating func take(_ order: Order, _ turn: Turn, _ out: inout Outbox) -> Bool {
        switch order.kind {
        case .warn:
            guard isAt(order.place) else { break }
            guard post.desk.accept(order, &out) else { return true }
            control.warn(under: order, completing: true, at: turn.time)
            return true
        case .disperse:
            guard level >= .yellow else {
                post.desk.decline(order, "massa tertib tidak dibubarkan (D14): tingkat belum KUNING", &out)
                return true
            }
            guard let body = bodies.all.last(where: { stands($0, at: order.place) }) else { break }
            if level < body.formation.levelMin {
                post.desk.decline(order, "satuan bertindak hanya pada tingkat MERAH (D08)", &out)
            } else if post.desk.accept(order, &out) {
                control.disperse(under: order)
            }
            return true
        default: return false
        }
        post.desk.decline(order, "tidak ada barisan kami di \(post.briefed.map.title(of: order.place))", &out)
        return true
    }

    /// True when a body that takes lines is at the place, or on its way there.
    func isAt(_ place: PlaceKey) -> Bool { bodies.all.contains { stands($0, at: place) } }

    private func stands(_ body: Detachment, at place: PlaceKey) -> Bool {
        body.place == place && CrowdLine.formations.contains(body.formation)
    }

    // MARK: - The line

    /// Puts the body on the line, as its own formation or as another one, and publishes it.
    mutating func engage(
        _ body: Detachment,
        as formation: Formation? = nil,
        personnel: UInt32? = nil,
        under order: Order,
        because cause: EventID? = nil,
        _ out: inout Outbox
    ) {
        control.take(CrowdLine(body, as: formation, under: order))
        let event = UnitEngaged.with {
            $0.formation = formation ?? body.formation
            $0.placeKey = body.place
            $0.personnel = personnel ?? body.personnel
            $0.level = level
            $0.order = order.id.description
        }
        out.publish(event, because: cause ?? order.id)
    }

    /// Does what is due on the line and reports what the people see; `personnel` of the body act, or all of it.
    mutating func act(personnel: UInt32? = nil, _ turn: Turn, _ out: inout Outbox) {
        let present = onLine?.personnel ?? 0
        control.act(&post, personnel: min(personnel ?? present, present), turn, &out)
        if let watched { watch.look(at: watched, control.picture.crowd, post.briefed.map, at: turn.time, &out) }
    }

    /// Counts officers who are hurt where this force holds the line as its own losses.
    mutating func loseInjured(_ turn: Turn, _ out: inout Outbox) {
        guard let line = control.line else { return }
        for event in turn.eventsOnce {
            guard let casualty = event.message as? CasualtyFound, casualty.side == .officers,
                casualty.placeKey == line.place, casualty.observers.contains(post.briefed.unit.description)
            else { continue }
            bodies.lose(1, of: line.detachment, because: event.id, &post, &out)
        }
    }

    /// Leaves the line and brings home every body, or those at `place`.
    mutating func comeHome(
        _ reason: String,
        at place: PlaceKey = "",
        because cause: EventID,
        _ turn: Turn,
        _ out: inout Outbox
    ) {
        if let line = control.line, place.isEmpty || line.place == place { control.leave(reason, &post, turn, &out) }
        bodies.standDownAll(at: place, reason, because: cause, &post, &out)
    }
}
