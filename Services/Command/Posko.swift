import Domain
import Events
import Lockstep
import TaskForceKit

/// A command's post (posko), a district's or a province's: how each of its turns goes.
protocol Posko: Sendable, Codable {
    /// Its orders, and what it is.
    var office: OrdersOffice { get set }
    /// False before STARTEX and once the operation is over.
    var isOn: Bool { get }
    /// What it says of itself at the end, Indonesian.
    var ownAccount: String { get }
    /// Takes in what a unit published.
    mutating func hear(_ event: DeliveredEvent, from unit: UnitID, at time: SimulatedTime, _ out: inout Outbox)
    /// Takes in what exercise control or a person at the console says.
    mutating func hearControl(_ event: DeliveredEvent, at time: SimulatedTime, _ out: inout Outbox)
    /// Does what is due.
    mutating func act(at time: SimulatedTime, _ out: inout Outbox)
    /// When it wants a turn.
    func waits(at now: SimulatedTime) -> [SimulatedTime]
}

extension Posko {
    /// Handles one turn: the posko's own muster and orders, what is heard, what is due, and orders without an answer.
    mutating func handle(_ turn: Turn, _ out: inout Outbox) {
        for order in office.post.newOrders(account: ownAccount, turn, &out) {
            office.post.desk.decline(
                order,
                "posko memimpin; perintah lapangan diberikan kepada satuan lewat posko",
                &out
            )
        }
        for event in turn.eventsOnce {
            if let unit = event.unit {
                hear(event, from: unit, at: turn.time, &out)
            } else {
                hearControl(event, at: turn.time, &out)
            }
        }
        if isOn {
            act(at: turn.time, &out)
            let again = office.briefed.parameters[.orderAgainSeconds]
            office.book.giveAgain(after: again, at: turn.time, &out)
            let times = waits(at: turn.time) + [office.book.nextAgain(after: again, at: turn.time)].compactMap(\.self)
            for time in times where time > turn.time { out.wake(at: time) }
        }
        if let next = office.post.next { out.wake(at: next) }
    }
}
