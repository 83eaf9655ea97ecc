import Domain
import Events
import SwiftProtobuf

extension Scenario {
    /// What each unit is told before the drill: its own strength and what everyone knows; only the ground gets the
    /// script.
    ///
    /// Canonical: equal scenarios give equal bytes, whatever the order in which their files list things.
    public func briefings() -> [UnitID: UnitBriefing] {
        let common = UnitBriefing.with {
            $0.district = district
            $0.roster = roster.flatMap { [$0.fact.entry] + $0.fact.furtherOffices.map(\.fact) }
            $0.places = places.map(\.fact)
            $0.roads = roads.map(\.fact)
            if let network { $0.network = network.fact }
            $0.hospitals = hospitals.map(\.fact)
            $0.parameters = parameters
            $0.episodes = episodes.map(\.fact)
            $0.protectedOffices = protectedOffices.map { office in
                .with {
                    $0.key = office.fact.key
                    $0.title = office.fact.title
                }
            }
        }
        var result: [UnitID: UnitBriefing] = [:]
        for member in roster.map(\.fact) {
            var briefing = common
            briefing.unit = member.unit.description
            briefing.office = member.entry.office
            briefing.forces = member.strength.map(\.fact.force).sorted {
                ($0.resource, $0.formation.rawValue, $0.place, $0.total, $0.ownBody) < (
                    $1.resource, $1.formation.rawValue, $1.place, $1.total, $1.ownBody
                )
            }
            if member.unit.taskForce == "situation" { briefing.ground = ground }
            if member.unit == districtCommand { briefing.orders = orders.map(\.fact) }
            result[member.unit] = briefing
        }
        return result
    }
}

/// A message's canonical bytes: ascending fields, no map fields in the schema.
func canonicalBytes(of message: some Message) -> [UInt8] {
    do {
        return try message.serializedBytes()
    } catch {
        preconditionFailure("proto3 messages without required fields always serialise: \(error)")
    }
}
