import Domain
import Events
import Lockstep
import TaskForceKit
import TaskForceTesting

/// A task force that a stub stands in for.
protocol StubKind: Sendable {
    static var taskForce: TaskForce { get }
    /// The formation that it has in the field.
    static var formation: Formation { get }
}

extension StubKind {
    static var formation: Formation { .unspecified }
}

enum Preventive: StubKind {
    static let taskForce: TaskForce = "preventive"
    static let formation = Formation.equippedCrowdUnit
}
enum RiotControl: StubKind {
    static let taskForce: TaskForce = "phh"
    static let formation = Formation.riotControlUnit
}
enum Arrest: StubKind { static let taskForce: TaskForce = "arrest" }
enum Polsek: StubKind { static let taskForce: TaskForce = "polsek" }
enum Traffic: StubKind { static let taskForce: TaskForce = "traffic" }
enum Medical: StubKind { static let taskForce: TaskForce = "medical" }
enum Ground: StubKind { static let taskForce: TaskForce = "situation" }
enum Observer: StubKind { static let taskForce: TaskForce = "detection" }

/// Stands in for a force of the field: musters, carries out every order at once, and says what its script says.
struct StubForce<Kind: StubKind>: StandIn {
    static var profile: UnitProfile {
        UnitProfile(
            taskForce: Kind.taskForce,
            title: "Stub",
            agency: "Polri",
            hears: ["command", "negotiation"],
            publishes: []
        )
    }

    /// What it says of itself, by time.
    var script: [(time: UInt64, event: any DrillEvent)] = []
    /// True: it neither answers nor says anything.
    var isSilent = false
    /// Orders that it declines.
    var declines: [OrderKind] = []
    /// Answers to offers, in order, as the marshal of a crowd; what remains after the last is silence.
    var answers: [MarshalAnswered.Answer] = []
    private var post: UnitPost

    init(briefing: UnitBriefing) throws { post = try UnitPost(briefing) }

    init(from decoder: any Decoder) throws {
        throw BriefingError(unit: "stub", problem: "a stub has no snapshot")
    }

    func encode(to encoder: any Encoder) throws {}

    mutating func handle(_ turn: Turn, _ out: inout Outbox) {
        guard !isSilent else { return }
        for order in post.newOrders(account: "", turn, &out) {
            if declines.contains(order.kind) {
                post.desk.decline(order, "Tidak mampu", &out)
            } else {
                post.desk.accept(order, &out)
                carryOut(order, &out)
                post.desk.complete(order, "Selesai", &out)
            }
        }
        for event in turn.events { answer(event, &out) }
        while let first = script.first, first.time <= turn.time.seconds {
            publish(first.event, &out)
            script.removeFirst()
        }
        for time in [script.first.map { SimulatedTime(seconds: $0.time) }, post.next].compactMap(\.self) {
            out.wake(at: time)
        }
    }

    private func publish(_ event: some DrillEvent, _ out: inout Outbox) { out.publish(event) }

    private func carryOut(_ order: Order, _ out: inout Outbox) {
        switch order.kind {
        case .deploy:
            out.publish(UnitArrived.with { $0.placeKey = order.place })
            if Kind.taskForce == "preventive" { engage(Kind.formation, order, &out) }
        case .formStrikePlatoon: engage(.strikePlatoon, order, &out)
        case .crossRelief where Kind.taskForce == "phh":
            engage(Kind.formation, order, &out)
            for number in 1...3 { out.publish(WarningGiven.with { $0.number = UInt32(number) }) }
        case .crossRelief:
            out.publish(ReliefCompleted.with { $0.kind = .cross })
        case .warn:
            for number in 1...3 { out.publish(WarningGiven.with { $0.number = UInt32(number) }) }
        case .closeRoad: out.publish(RoadClosed.with { $0.road = order.object })
        case .reopenRoad: out.publish(RoadReopened.with { $0.road = order.object })
        case .openExitRoute:
            out.publish(
                ExitRouteOpened.with {
                    $0.road = order.object
                    $0.placeKey = order.place
                }
            )
        case .arrest:
            out.publish(ArrestAttempted.with { $0.act = order.object })
        case .standDown where ["preventive", "phh", "arrest"].contains(Kind.taskForce):
            out.publish(
                UnitStoodDown.with {
                    $0.placeKey = order.place
                    $0.formation = Kind.formation
                }
            )
        default: break
        }
    }

    private func engage(_ formation: Formation, _ order: Order, _ out: inout Outbox) {
        out.publish(
            UnitEngaged.with {
                $0.formation = formation
                $0.placeKey = order.place
            }
        )
    }

    private mutating func answer(_ event: DeliveredEvent, _ out: inout Outbox) {
        let answered: MarshalAnswered
        switch event.message {
        case let contact as ContactAttempted: answered = MarshalAnswered.with { $0.group = contact.group }
        case let offer as OfferMade: answered = MarshalAnswered.with { $0.group = offer.group }
        default: return
        }
        guard Kind.taskForce == "situation", !answers.isEmpty else { return }
        var full = answered
        full.answers = event.id.description
        full.answer = answers.removeFirst()
        full.demand = full.answer == .talks ? "Pemungutan suara ulang" : ""
        out.publish(full, because: event.id)
    }
}
