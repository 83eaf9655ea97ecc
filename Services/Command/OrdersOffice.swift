import Domain
import Events
import Lockstep
import TaskForceKit

/// The desk from which a commander's orders go out: in the right name, to the right unit, and not twice.
struct OrdersOffice: Sendable, Codable {
    /// The posko: its briefing, its own orders, its strength.
    var post: UnitPost
    /// What was ordered.
    var book = OrderBook()

    init(_ post: UnitPost) { self.post = post }

    /// The commander's unit.
    var briefed: Briefed { post.briefed }

    /// The commander's own office.
    var commander: String { briefed.office }

    /// The operations controller's office; the commander's own where there is none.
    var controller: String { briefed.chain.offices(of: briefed.unit).first { $0 != commander } ?? commander }

    /// The units directly under this one.
    var subordinates: [UnitID] { briefed.chain.subordinates(of: briefed.unit) }

    /// The units of one task force directly under this one.
    func subordinates(_ taskForce: TaskForce) -> [UnitID] { subordinates.filter { $0.taskForce == taskForce } }

    /// The units directly under this one that have a capability.
    func subordinates(able capability: Capability) -> [UnitID] {
        briefed.chain.subordinates(of: briefed.unit, able: capability)
    }

    /// The units that a table's row addresses.
    func addressees(of row: StandingOrder) -> [UnitID] {
        switch row.addressee {
        case .taskForce(let taskForce): subordinates(taskForce)
        case .able(let capability): subordinates(able: capability)
        }
    }

    /// The office in whose name a decision of `by` goes out: the person's own if it belongs here, else the commander's.
    func office(of by: String) -> String {
        briefed.chain.offices(of: briefed.unit).contains(by) ? by : commander
    }

    /// Gives the orders of a table's rows.
    mutating func give(
        _ rows: [StandingOrder],
        site: PlaceKey,
        because cause: EventID?,
        at time: SimulatedTime,
        _ out: inout Outbox
    ) {
        for row in rows {
            for addressee in addressees(of: row) {
                for target in targets(row.target, site: site) {
                    let order = OrderBook.Draft(
                        row.kind,
                        to: addressee,
                        place: target.place,
                        object: target.object,
                        desk: row.desk,
                        row.text
                    )
                    give(order, because: cause, at: time, &out)
                }
            }
        }
    }

    /// Gives one order; nil when the same order is in force.
    @discardableResult
    mutating func give(
        _ order: OrderBook.Draft,
        because cause: EventID?,
        at time: SimulatedTime,
        _ out: inout Outbox
    ) -> EventID? {
        book.give(order, signed: signature(of: order.desk), because: cause, at: time, &out)
    }

    private func signature(of desk: StandingOrder.Desk) -> OrderBook.Signature {
        let office =
            switch desk {
            case .commander: commander
            case .controller: controller
            case .office(let office): office
            }
        let title = briefed.chain.title(of: briefed.unit)
        return OrderBook.Signature(
            office: office,
            authority: office == commander
                ? "Rencana operasi, perintah \(title)" : "Rencana operasi, atas nama \(title)"
        )
    }

    /// Where those wait who are not to be seen.
    func rear(of site: PlaceKey) -> PlaceKey { briefed.map.rear(of: site) }

    private func targets(_ target: StandingOrder.Target, site: PlaceKey) -> [(place: PlaceKey, object: String)] {
        let roads = briefed.map.roads(touching: site)
        switch target {
        case .site: return [(site, "")]
        case .rear: return [(rear(of: site), "")]
        case .edge: return roads.filter { $0.diversion != nil }.map { ($0.from == site ? $0.to : $0.from, "") }
        case .closableRoads: return roads.filter { $0.diversion != nil }.map { (site, $0.key.text) }
        case .exitRoad: return [(site, roads.first(where: \.isExitRoute)?.key.text ?? "")]
        case .evacuationRoads:
            let evacuation = roads.filter(\.isEvacuation)
            return evacuation.isEmpty ? [(site, "")] : evacuation.map { (site, $0.key.text) }
        }
    }
}
