import Domain
import Events
import Phrases
import Scenario

/// What the briefings of a drill name, so that a slip of the pen in a person's decision is told before it is handed in.
package struct DrillNames {
    private var places: Set<String> = []
    private var roads: Set<String> = []
    private var units: Set<String> = []

    /// Nothing is known yet; then nothing is refused.
    package init() {}

    /// Hears a record; briefings tell names, all else nothing.
    package mutating func hear(_ envelope: Envelope) {
        guard envelope.type == Briefing.eventType, envelope.stream == .control,
            let briefing = try? Briefing(serializedBytes: envelope.data),
            let content = try? UnitBriefing(serializedBytes: Array(briefing.content))
        else { return }
        hear(content)
    }

    /// Hears what a unit is briefed with.
    package mutating func hear(_ briefing: UnitBriefing) {
        places.formUnion(briefing.places.map(\.key))
        roads.formUnion(briefing.roads.map(\.key))
        units.formUnion(briefing.roster.map(\.unit))
    }

    /// Holds a decision against the names.
    ///
    /// - Throws: `ServiceFailure` (65) for a place, road, unit or kind of order that the drill does not have.
    package func check(_ decision: any DrillEvent) throws(ServiceFailure) {
        typealias Thing = Phrase.ScenarioThing
        switch decision {
        case let report as FieldReported: try check(report.place, places, Thing.place)
        case let level as LevelDecided: try check(level.unit, units, Thing.unit)
        case let order as OrderDecided:
            try check(order.unit, units, Thing.unit)
            try check(order.addressee, units, Thing.unit)
            try check(order.place, places.union(roads), Thing.place)
            let kinds = words(of: OrderKind.self).map { "ORDER_KIND_\($0.word.uppercased())" }
            try check(order.kind, Set(kinds), Thing.orderKind)
        default: return
        }
    }

    /// Holds a decision against what it must say to have any effect.
    ///
    /// - Throws: `ServiceFailure` (65) that names the fields which are left out.
    package static func checkFilled(_ decision: any DrillEvent) throws(ServiceFailure) {
        let needed: [(name: String, isSaid: Bool)] =
            switch decision {
            case let report as FieldReported:
                [
                    ("place", !report.place.isEmpty), ("reporter", !report.reporter.isEmpty),
                    ("text", !report.text.isEmpty || report.behaviour != .unspecified || report.says),
                ]
            case let level as LevelDecided:
                [("unit", !level.unit.isEmpty), ("level", level.level != .unspecified), ("by", !level.by.isEmpty)]
            case let order as OrderDecided:
                [
                    ("unit", !order.unit.isEmpty), ("addressee", !order.addressee.isEmpty),
                    ("kind", !order.kind.isEmpty), ("by", !order.by.isEmpty),
                ]
            case let end as EndDecided: [("by", !end.by.isEmpty)]
            default: []
            }
        let lacking = needed.filter { !$0.isSaid }.map(\.name)
        guard !lacking.isEmpty else { return }
        let type = type(of: decision).eventType
        throw ServiceFailure(.badEventJSON(type, .fieldsLacking(lacking)), exitCode: 65)
    }

    private func check(_ name: String, _ known: Set<String>, _ thing: Phrase) throws(ServiceFailure) {
        guard !name.isEmpty, !known.isEmpty, !known.contains(name) else { return }
        let names = known.sorted()
        throw ServiceFailure(
            .unknownName(name, of: thing, nearest: nearest(to: name, among: names), known: names),
            exitCode: 65
        )
    }
}

extension FieldReported {
    /// It says something besides words and behaviour: how many there are, who is hurt, what burns.
    fileprivate var says: Bool {
        hasSize || resistance != .unspecified || casualtiesCrowd > 0 || casualtiesOfficers > 0 || !fire.isEmpty
    }
}
