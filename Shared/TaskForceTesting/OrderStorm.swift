import Domain
import Events

/// A seeded storm of orders on one unit, sensible and senseless ones, while the level and the crowd change.
///
/// It is for properties that hold whatever happens: `broken(in:)` names those that were broken.
public struct OrderStorm {
    /// The orders and levels, for a stand-in of command.
    public let command: [(time: UInt64, event: any DrillEvent)]
    /// What the crowd does, for a stand-in of the ground.
    public let ground: [(time: UInt64, event: any DrillEvent)]
    /// The unit.
    public let unit: UnitID

    /// A storm on `unit`; equal seeds give equal storms.
    public init(seed: UInt64, on unit: UnitID) {
        var random = Chance(seed: seed, unit: unit).of("test")
        self.unit = unit
        let name = unit.description
        let kinds = OrderKind.allCases
        let places = [SmallTown.site, SmallTown.rear, SmallTown.station, "di-mana-mana"]
        let objects = ["", "jl-depan", "jl-lingkar", "jl-pasar", "jl-rsud", "ketua-kpu"]
        func pick<T>(_ all: [T]) -> T { all[Int(random.below(UInt64(all.count)))] }
        var time: UInt64 = 1
        var command: [(time: UInt64, event: any DrillEvent)] = []
        var ground: [(time: UInt64, event: any DrillEvent)] = []
        for index in 0..<80 {
            time += random.below(90)
            switch random.below(8) {
            case 0: command.append((time, SmallTown.level(pick([.green, .yellow, .red]))))
            case 1, 2:
                let crowd = SmallTown.crowd(
                    pick(Behaviour.allCases),
                    pick(Resistance.allCases),
                    group: pick(["massa", "susulan"]),
                    seenBy: [name]
                )
                ground.append((time, crowd))
            case 3:
                let casualty = CasualtyFound.with {
                    $0.casualty = "k\(index)"
                    $0.placeKey = SmallTown.site
                    $0.side = pick([.crowd, .officers])
                    $0.observers = [name]
                    $0.vitals.breathes = random.chance(permille: 900)
                    $0.vitals.walks = random.chance(permille: 300)
                }
                ground.append((time, casualty))
            default:
                let people = pick([0, 0, 0, 1, 20, 1_000] as [UInt32])
                let order = SmallTown.order(
                    pick(kinds),
                    to: name,
                    at: pick(places),
                    object: pick(objects),
                    personnel: people
                )
                command.append((time, order))
            }
        }
        self.command = command
        self.ground = ground
    }

    /// What the drill's log shows of the unit that may never be; empty: all held.
    ///
    /// Who reports that it has consolidated has nobody out. A unit that may not leave while it is needed, as whoever cares for
    /// the hurt, `mayStay`.
    public func broken(in rehearsal: Rehearsal, mayStay: Bool = false) -> [String] {
        var broken: [String] = []
        var totals: [String: UInt32] = [:]
        var committed: [String: UInt32] = [:]
        var answers: [String: Int] = [:]
        let mine = rehearsal.log.filter { $0.id.stream == unit.mainStream }
        for entry in mine {
            switch entry.message {
            case let report as StrengthReported:
                if report.committed.addingSaturated(report.reserve) != report.total {
                    broken.append("\(entry.id): the ledger does not add up")
                }
                if report.total > totals[report.resource, default: .max] { broken.append("\(entry.id): strength grew") }
                if report.attached > report.total { broken.append("\(entry.id): more attached than there are") }
                totals[report.resource] = report.total
                committed[report.resource] = report.committed
            case is ConsolidationReported where !mayStay:
                for (resource, count) in committed.sorted(by: { $0.key < $1.key }) where count > 0 {
                    broken.append("\(entry.id): consolidated with \(count) \(resource) still out")
                }
            case let force as ForceUsed where force.level == .firearm || force.means == .firearm:
                broken.append("\(entry.id): a firearm")
            case let answer as OrderAcknowledged: answers[answer.order, default: 0] += 1
            case let answer as OrderDeclined: answers[answer.order, default: 0] += 1
            default: break
            }
        }
        let orders = rehearsal.events(OrderIssued.self).filter { $0.event.addressee == unit.description }
        if orders.count < 20 { broken.append("\(orders.count) orders are no storm") }
        // What is ordered in the last turn reaches nobody any more.
        for (entry, order) in orders where entry.turn < rehearsal.turn && answers[entry.id.description, default: 0] == 0
        {
            broken.append("\(entry.id): \(order.kind) was not answered")
        }
        return broken
    }
}
