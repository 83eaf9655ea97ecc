import Domain
import Events
import TaskForceKit

/// The investigators (Satreskrim): take over detainees, give care first, and say how many they hold (rule D29).
public struct InvestigationUnit: TaskForceUnit {
    /// What it hears and says.
    public static let profile = UnitProfile(
        taskForce: "investigation",
        title: "Penyidik (Satreskrim)",
        agency: "Polres",
        hears: ["arrest", "command", "polsek", "preventive"],
        publishes: UnitPost.publishes + Detachments.publishes + [DetaineesReceived.self],
        reads: [.receiveSeconds],
        bodies: [UsualParty.investigators.body]
    )

    private struct Receipt: Sendable, Codable {
        let handover: EventID
        let detainees: UInt32
    }

    private var post: UnitPost
    private var bodies = Detachments()
    private var receipts = Agenda<Receipt>()
    private var held: UInt32 = 0

    /// Prepares the unit.
    public init(briefing: UnitBriefing) throws { post = try UnitPost(briefing, reading: Self.profile.reads) }

    /// Takes in what it must know when it is back.
    public mutating func observe(_ turn: Turn) {
        for event in turn.eventsOnce {
            guard let handover = event.message as? DetaineesHandedOver, handover.toOffice == post.briefed.office else {
                continue
            }
            let receipt = Receipt(handover: event.id, detainees: handover.detainees)
            receipts.plan(receipt, at: turn.time.adding(seconds: post.briefed.parameters[.receiveSeconds]))
        }
    }

    private var account: String {
        held == 0 ? "Tidak ada orang yang diperiksa" : "\(held) orang yang diamankan sedang diperiksa"
    }

    /// Handles one turn.
    public mutating func handle(_ turn: Turn, _ out: inout Outbox) {
        observe(turn)
        for receipt in receipts.takeDue(at: turn.time) { receive(receipt, &out) }
        bodies.consolidate(&post, turn, &out)
        for order in post.newOrders(account: account, turn, &out) {
            switch order.kind {
            case .deploy, .receiveDetainees:
                let party = UsualParty.investigators.party(for: order, of: post.strengths)
                bodies.go(party, on: order, &post, turn, &out)
            case .standDown:
                bodies.standDown(
                    on: order,
                    held == 0 ? "penyidik kembali" : "penyidik kembali bersama orang yang diamankan",
                    &post,
                    &out
                )
            default: post.desk.decline(order, "bukan tugas penyidik", &out)
            }
        }
        for body in bodies.arrivals(turn, &out) {
            guard let order = body.order else { continue }
            post.desk.complete(order, "penyidik di lokasi, \(body.personnel) personel", &out)
        }
        if let next = [post.next, bodies.next, receipts.next].compactMap(\.self).min() { out.wake(at: next) }
    }

    private mutating func receive(_ receipt: Receipt, _ out: inout Outbox) {
        held = held.addingSaturated(receipt.detainees)
        let event = DetaineesReceived.with {
            $0.handover = receipt.handover.description
            $0.detainees = receipt.detainees
            $0.office = post.briefed.office
            $0.condition = "kesehatannya diperiksa, hak-haknya diberitahukan, diperlakukan secara manusiawi"
            $0.heldInTotal = held
        }
        out.publish(event, because: receipt.handover)
    }
}

extension ParameterKey {
    /// Seconds for the investigators to take detainees over.
    public static let receiveSeconds = ParameterKey("receive_seconds", 60, 0...600)
}
