import Domain
import Events
import TaskForceKit

/// What is ordered on each occasion: doctrine's tables, and after them what the scenario adds.
struct OperationPlan: Sendable, Codable {
    private struct Addition: Sendable, Codable {
        let occasion: OrderOccasion
        let row: StandingOrder
    }

    private let additions: [Addition]

    /// Doctrine's tables with a scenario's orders after them.
    ///
    /// Command need not know what a capability is: it addresses whoever the roster says has it.
    init(adding orders: [PlannedOrder]) throws(InvalidName) {
        var additions: [Addition] = []
        for order in orders {
            let capability = try Capability(order.capability)
            let row = StandingOrder(order.kind, able: capability, .init(order.target), .controller, order.text)
            additions.append(Addition(occasion: order.occasion, row: row))
        }
        self.additions = additions
    }

    /// The rows of an occasion.
    func rows(on occasion: OrderOccasion) -> [StandingOrder] {
        let doctrine: [StandingOrder] =
            switch occasion {
            case .watch: OrdersByLevel.onWatch
            case .crowd: OrdersByLevel.onWord
            case .yellow: OrdersByLevel.inYellow
            case .red: OrdersByLevel.inRed
            case .unspecified, .UNRECOGNIZED: []
            }
        return doctrine + additions.filter { $0.occasion == occasion }.map(\.row)
    }

    /// The rows that hold at a level, from the lowest level up.
    func rows(upTo level: Level) -> [StandingOrder] {
        switch level {
        case .red: rows(on: .yellow) + rows(on: .red)
        case .yellow: rows(on: .yellow)
        case .green, .unspecified, .UNRECOGNIZED: []
        }
    }
}

extension StandingOrder.Target {
    /// Where a scenario's order sends its addressee; the site where it does not say.
    fileprivate init(_ target: OrderTarget) {
        self =
            switch target {
            case .rear: .rear
            case .edge: .edge
            case .site, .unspecified, .UNRECOGNIZED: .site
            }
    }
}
