import Domain
import Events
import Lockstep
import TaskForceKit
import Testing

/// An order that comes twice, or is given again because its answer was lost, is carried out once.
@Suite struct OrderDeskTests {
    private let unit: UnitID
    private let command: UnitID
    private var desk: OrderDesk

    init() throws {
        unit = try UnitID("muba/traffic")
        command = try UnitID("muba/command")
        let briefing = UnitBriefing.with {
            $0.unit = "muba/traffic"
            $0.roster = [
                .with { $0.unit = "muba/command" },
                .with {
                    $0.unit = "muba/traffic"
                    $0.superior = "muba/command"
                },
            ]
        }
        desk = OrderDesk(unit: unit, office: "kasat-lantas", chain: try ChainOfCommand(briefing))
    }

    private func order(_ sequence: UInt64, repeating first: String = "") -> DeliveredEvent {
        let issued = OrderIssued.with {
            $0.kind = .closeRoad
            $0.addressee = "muba/traffic"
            $0.repeats = first
        }
        return DeliveredEvent(
            id: EventID(stream: command.mainStream, sequence: sequence),
            unit: command,
            message: issued
        )
    }

    /// The orders that the unit itself must answer, and what the desk said.
    private mutating func hear(_ events: [DeliveredEvent], accept: Bool = true) -> (orders: [Order], said: [String]) {
        let turn = Turn(
            number: 1,
            time: .start,
            acting: true,
            events: events,
            chance: Chance(seed: 1, unit: unit)
        )
        var out = Outbox(unit: unit, time: .start, next: [unit.mainStream: 0])
        let orders = desk.incoming(turn, &out)
        for order in orders where accept { desk.accept(order, &out) }
        return (orders, said(out))
    }

    private func said(_ out: Outbox) -> [String] {
        out.items.map { item in
            if let it = try? OrderAcknowledged(serializedBytes: item.data), item.type == OrderAcknowledged.eventType {
                return "has \(it.order)"
            }
            if let it = try? OrderCompleted(serializedBytes: item.data), item.type == OrderCompleted.eventType {
                return "did \(it.order): \(it.text)"
            }
            let it = try? OrderDeclined(serializedBytes: item.data)
            return "declines \(it?.order ?? "")"
        }
    }

    @Test mutating func aMessageThatComesTwiceIsOneOrder() {
        let heard = hear([order(4), order(4)])
        #expect(heard.orders.count == 1)
        #expect(heard.said == ["has muba/command:4"])
        #expect(desk.open.count == 1)
        #expect(hear([order(4)]).said == [], "nor later")
    }

    @Test mutating func anOrderGivenAgainIsOnlyAnsweredAgain() throws {
        let first = try #require(hear([order(4)]).orders.first)
        let again = hear([order(9, repeating: "muba/command:4")])
        #expect(again.orders.isEmpty)
        #expect(again.said == ["has muba/command:4"])
        var out = Outbox(unit: unit, time: .start, next: [unit.mainStream: 0])
        desk.complete(first, "Ditutup", &out)
        let last = hear([order(12, repeating: "muba/command:4"), order(12, repeating: "muba/command:4")])
        #expect(last.orders.isEmpty)
        #expect(last.said == ["did muba/command:4: Ditutup"])
    }

    @Test mutating func whoNeverHeardTheFirstTakesTheRepeatUnderItsName() {
        let heard = hear([order(9, repeating: "muba/command:4")])
        #expect(heard.orders.map(\.id.description) == ["muba/command:4"])
        #expect(hear([order(4)]).orders.isEmpty, "the first comes late")
    }

    @Test(arguments: ["muba/polsek:4", "muba/command:9", "apa saja"])
    mutating func nobodyGivesAgainWhatHeNeverGave(first: String) {
        #expect(hear([order(9, repeating: first)]).orders.map(\.id.description) == ["muba/command:9"])
    }
}
