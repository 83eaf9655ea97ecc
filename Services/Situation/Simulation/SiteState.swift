import Domain
import Events
import TaskForceKit

/// The place of a crowd, as the units there make it.
struct SiteState {
    /// Officers who face the crowd.
    let officers: Int
    /// Negotiators, who talk with it.
    let negotiators: Int
    /// How many must act before an object there is wrecked, in percent of the usual number: more when it is guarded.
    let wreckingPercent: Int
    /// How many of a hundred who come turn back.
    ///
    /// People come evenly by the roads that touch the place. A cordon stands at the far end of some of these roads, or
    /// at the place itself and so on all of them.
    let turnedBackPercent: UInt64

    /// The place, by what the units say of themselves.
    init(_ place: PlaceKey, _ presence: Presence, _ briefed: Briefed) {
        officers = presence.officers(at: place)
        negotiators = presence.negotiators(at: place)
        wreckingPercent = presence.stands(.guard, at: place) ? Int(briefed.parameters[.guardedObject]) : 100
        let roads = briefed.map.roads(touching: place)
        let isAround = presence.stands(.cordon, at: place)
        let cordoned = roads.count { isAround || presence.stands(.cordon, at: $0.from == place ? $0.to : $0.from) }
        let percent = briefed.parameters[.cordonTurnsBack]
        turnedBackPercent = roads.isEmpty ? 0 : percent * UInt64(cordoned) / UInt64(roads.count)
    }
}
