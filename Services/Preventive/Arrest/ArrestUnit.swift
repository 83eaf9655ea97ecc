import Doctrine
import Domain
import Events
import TaskForceKit

/// Tim Tindak: takes offenders for a stated act, and hands them to the investigators (rules D28, D29).
///
/// An order to arrest names the act, an event of the ground, in `object`. Without a known offence nobody is taken:
/// lawful participants stay protected (Perkap 9/2008, article 23(1)). One order is one round. There are at most
/// *arrest_rounds* rounds, at least *arrest_interval_seconds* apart. Two officers take one offender.
public struct ArrestUnit: TaskForceUnit {
    /// What it hears and says.
    public static let profile = UnitProfile(
        taskForce: "arrest",
        title: "Tim Tindak",
        agency: "Polres",
        hears: ["command", "situation"],
        publishes: UnitPost.publishes + Detachments.publishes + [
            ArrestAttempted.self, ArrestMade.self, DetaineesHandedOver.self,
        ],
        reads: [.arrestRounds, .arrestIntervalSeconds, .handoverSeconds, .arrestTimeoutSeconds],
        bodies: [UsualParty.arrestTeam.body]
    )

    /// The most acts that the team remembers; the latest are kept.
    static let actsMax = 256

    private struct Act: Sendable, Codable {
        let id: EventID
        let group: GroupKey
        let behaviour: Behaviour
        let participants: UInt32
        /// True when the act broke the law: throwing or worse, or an attack in whatever form.
        let isOffence: Bool
    }

    private struct Attempt: Sendable, Codable {
        let id: EventID
        let order: Order
        let place: PlaceKey
        let act: Act
    }

    private struct Custody: Sendable, Codable {
        let arrest: EventID
        let detainees: UInt32
        let place: PlaceKey
        let order: Order
    }

    private enum Step: Sendable, Codable {
        case attempt(Order)
        case giveUp(EventID)
        case handOver(Custody)
    }

    private var post: UnitPost
    private var bodies = Detachments()
    private var acts: [Act] = []
    private var attempts: [Attempt] = []
    private var steps = Agenda<Step>()
    private var rounds: UInt64 = 0
    private var nextRound = SimulatedTime.start
    private var arrested: UInt32 = 0

    /// Prepares the unit.
    public init(briefing: UnitBriefing) throws {
        post = try UnitPost(briefing, reading: Self.profile.reads)
    }

    /// Takes in what it must know when it is back.
    public mutating func observe(_ turn: Turn) {
        post.roads.hear(turn)
        for event in turn.eventsOnce { remember(event.message, event.id) }
    }

    private var account: String {
        "Tim Tindak lengkap; " + (arrested == 0 ? "tidak ada orang yang diamankan" : "\(arrested) orang diamankan")
    }

    /// Handles one turn.
    public mutating func handle(_ turn: Turn, _ out: inout Outbox) {
        observe(turn)
        if let order = post.orderToConsolidate(in: turn) { comeHome("konsolidasi", because: order, turn, &out) }
        for order in post.newOrders(account: account, turn, &out) {
            take(order, turn, &out)
        }
        for body in bodies.arrivals(turn, &out) {
            guard let order = body.order else { continue }
            post.desk.complete(order, "Tim Tindak di lokasi, \(body.personnel) personel", &out)
        }
        for event in turn.eventsOnce {
            if let resolved = event.message as? ArrestResolved { resolve(resolved, event.id, turn, &out) }
        }
        for step in steps.takeDue(at: turn.time) {
            switch step {
            case .attempt(let order): attempt(order, turn, &out)
            case .giveUp(let attempt): giveUp(attempt, &out)
            case .handOver(let custody): handOver(custody, &out)
            }
        }
        if let next = [post.next, bodies.next, steps.next].compactMap(\.self).min() { out.wake(at: next) }
    }

    // MARK: - Acts and orders

    private mutating func remember(_ message: any DrillEvent, _ id: EventID) {
        switch message {
        case let act as ActObserved:
            acts.append(
                Act(
                    id: id,
                    group: act.groupKey,
                    behaviour: act.behaviour,
                    participants: act.participants.high,
                    isOffence: ArrestFacts.isOffence(act.behaviour, act.resistance)
                )
            )
        case let crowd as CrowdObserved where crowd.resistance >= .aggressive:
            acts.append(
                Act(
                    id: id,
                    group: crowd.groupKey,
                    behaviour: crowd.behaviour,
                    participants: crowd.size.high,
                    isOffence: true
                )
            )
        default: return
        }
        if acts.count > Self.actsMax { acts.removeFirst() }
    }

    private mutating func take(_ order: Order, _ turn: Turn, _ out: inout Outbox) {
        switch order.kind {
        case .deploy:
            let party = UsualParty.arrestTeam.party(for: order, of: post.strengths)
            bodies.go(party, on: order, &post, turn, &out)
        case .arrest:
            if let reason = obstacle(to: order) { return post.desk.decline(order, reason, &out) }
            guard post.desk.accept(order, &out) else { return }
            rounds += 1
            let time = max(turn.time, nextRound)
            nextRound = time.adding(seconds: post.briefed.parameters[.arrestIntervalSeconds])
            steps.plan(.attempt(order), at: time)
        case .standDown:
            guard post.desk.accept(order, &out) else { return }
            comeHome("selesai bertugas", because: order.id, turn, &out)
            post.desk.complete(order, "Tim Tindak kembali", &out)
        default: post.desk.decline(order, "bukan tugas Tim Tindak", &out)
        }
    }

    private func obstacle(to order: Order) -> String? {
        let act = acts.first { $0.id.description == order.object }
        if let obstacle = ArrestFacts(act: order.object, isOffence: act?.isOffence).obstacles.first {
            return obstacle.reason
        }
        guard rounds < post.briefed.parameters[.arrestRounds] else { return "sudah \(rounds) kali penindakan" }
        return bodies.standing(at: order.place).isEmpty
            ? "Tim Tindak belum berada di \(post.briefed.map.title(of: order.place))" : nil
    }

    // MARK: - A round

    private mutating func attempt(_ order: Order, _ turn: Turn, _ out: inout Outbox) {
        guard let act = acts.first(where: { $0.id.description == order.object }),
            let team = bodies.standing(at: order.place).first
        else { return post.desk.decline(order, "Tim Tindak tidak lagi di lokasi", &out) }
        let offenders = max(1, min(team.personnel / 2, act.participants))
        let event = ArrestAttempted.with {
            $0.placeKey = order.place
            $0.groupKey = act.group
            $0.offenders = offenders
            $0.offence = act.behaviour
            $0.act = act.id.description
            $0.order = order.id.description
            $0.office = post.briefed.office
        }
        let id = out.publish(event, because: order.id)
        attempts.append(Attempt(id: id, order: order, place: order.place, act: act))
        steps.plan(.giveUp(id), at: turn.time.adding(seconds: post.briefed.parameters[.arrestTimeoutSeconds]))
    }

    private mutating func resolve(_ resolved: ArrestResolved, _ id: EventID, _ turn: Turn, _ out: inout Outbox) {
        guard let index = attempts.firstIndex(where: { $0.id.description == resolved.attempt }) else { return }
        let attempt = attempts.remove(at: index)
        guard resolved.taken > 0 else {
            return post.desk.complete(attempt.order, "tidak ada yang dapat diamankan", inVain: true, because: id, &out)
        }
        arrested = arrested.addingSaturated(resolved.taken)
        let event = ArrestMade.with {
            $0.placeKey = attempt.place
            $0.detainees = resolved.taken
            $0.offence = attempt.act.behaviour
            $0.act = attempt.act.id.description
            $0.office = post.briefed.office
            $0.attempt = attempt.id.description
        }
        let arrest = out.publish(event, because: id)
        let custody = Custody(
            arrest: arrest,
            detainees: resolved.taken,
            place: attempt.place,
            order: attempt.order
        )
        steps.plan(.handOver(custody), at: turn.time.adding(seconds: post.briefed.parameters[.handoverSeconds]))
    }

    private mutating func giveUp(_ id: EventID, _ out: inout Outbox) {
        guard let index = attempts.firstIndex(where: { $0.id == id }) else { return }
        let order = attempts.remove(at: index).order
        post.desk.complete(order, "tidak ada hasil penindakan", inVain: true, because: id, &out)
    }

    private mutating func handOver(_ custody: Custody, _ out: inout Outbox) {
        let event = DetaineesHandedOver.with {
            $0.arrest = custody.arrest.description
            $0.detainees = custody.detainees
            $0.fromOffice = post.briefed.office
            $0.toOffice = investigators
            $0.placeKey = custody.place
        }
        out.publish(event, because: custody.arrest)
        post.desk.complete(custody.order, "\(custody.detainees) orang diserahkan kepada penyidik", &out)
    }

    /// The district's investigators; where the roster has none, the team's own superior answers for the detainees.
    private var investigators: String {
        let briefed = post.briefed
        let unit = briefed.chain.units.first {
            $0.district == briefed.unit.district && $0.taskForce == InvestigationUnit.profile.taskForce
        }
        return (unit ?? briefed.chain.superior(of: briefed.unit)).map { briefed.chain.office(of: $0) } ?? briefed.office
    }

    private mutating func comeHome(_ reason: String, because cause: EventID, _ turn: Turn, _ out: inout Outbox) {
        // Nobody goes home with people in custody: they are handed over first.
        for step in steps.items {
            switch step {
            case .handOver(let custody): handOver(custody, &out)
            case .attempt(let order): post.desk.decline(order, reason, &out)
            case .giveUp(let id): giveUp(id, &out)
            }
        }
        steps = Agenda()
        bodies.standDownAll(reason, because: cause, &post, &out)
    }
}

extension ParameterKey {
    /// Seconds after which an attempt without a result is given up.
    public static let arrestTimeoutSeconds = ParameterKey("arrest_timeout_seconds", 300, 10...3_600)
}
