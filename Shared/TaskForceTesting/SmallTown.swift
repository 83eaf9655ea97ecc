import Domain
import Events
import TaskForceKit

/// A small town with its police, for tests of units: one roster, one map, and the forces that the test gives.
///
/// `kantor` is the site. `halaman` is the rear place, 160 m away (two minutes on foot). `polres` is the station and
/// muster ground, 800 m away (two minutes' drive).
public enum SmallTown {
    /// The site.
    public static let site: PlaceKey = "kantor"
    /// The rear place.
    public static let rear: PlaceKey = "halaman"
    /// Station and muster ground.
    public static let station: PlaceKey = "polres"

    /// A briefing for `unit`, led by `office`.
    public static func briefing(
        _ unit: String,
        office: String,
        forces: [Force] = [],
        parameters: [String: Int64] = [:]
    ) -> UnitBriefing {
        UnitBriefing.with {
            $0.unit = unit
            $0.office = office
            $0.district = "muba"
            $0.forces = forces
            $0.roster = roster
            $0.places = [
                place(site, .vitalObject, 0, 0), place(rear, .gathering, 0, 160), place(station, .station, 0, 800),
                place("rsud", .hospital, 1_200, 0), place("puskesmas", .hospital, 4_000, 0),
                place("simpang", .junction, 400, 0),
            ]
            $0.roads = roads
            $0.hospitals = [hospital("rsud", beds: 2), hospital("puskesmas", beds: 3)]
            $0.parameters = parameters.sorted { $0.key < $1.key }.map { name, value in
                Parameter.with {
                    $0.name = name
                    $0.value = value
                }
            }
        }
    }

    /// People of one formation, or kit.
    public static func force(
        _ total: UInt32,
        _ resource: String = "personnel",
        _ formation: Formation = .unspecified,
        at place: PlaceKey = station
    ) -> Force {
        Force.with {
            $0.resource = resource
            $0.total = total
            $0.formation = formation
            $0.placeKey = place
        }
    }

    /// An order to `addressee`.
    public static func order(
        _ kind: OrderKind,
        to addressee: String,
        at place: PlaceKey = site,
        object: String = "",
        personnel: UInt32 = 0,
        by office: String = "kapolres"
    ) -> OrderIssued {
        OrderIssued.with {
            $0.kind = kind
            $0.addressee = addressee
            $0.placeKey = place
            $0.object = object
            $0.personnel = personnel
            $0.office = office
            $0.authority = "Rencana pengamanan"
        }
    }

    /// A level that is set.
    public static func level(_ level: Level) -> LevelSet {
        LevelSet.with {
            $0.level = level
            $0.placeKey = site
            $0.reason = "Uji"
            $0.office = "kapolres"
        }
    }

    /// A crowd at the site as `observers` see it.
    public static func crowd(
        _ behaviour: Behaviour,
        _ resistance: Resistance,
        size: UInt32 = 300,
        group: GroupKey = "massa",
        seenBy observers: [String]
    ) -> CrowdObserved {
        CrowdObserved.with {
            $0.placeKey = site
            $0.groupKey = group
            $0.behaviour = behaviour
            $0.resistance = resistance
            $0.size.low = size - size / 5
            $0.size.high = size
            $0.observers = observers
        }
    }

    private static var roster: [RosterEntry] {
        let entries: [(String, String, String)] = [
            ("sumsel/command", "kapolda", ""), ("muba/command", "kapolres", "sumsel/command"),
            ("muba/preventive", "kasat-samapta", "muba/command"), ("muba/phh", "danki-brimob", "sumsel/command"),
            ("muba/arrest", "katim-tindak", "muba/command"), ("muba/investigation", "kasat-reskrim", "muba/command"),
            ("muba/polsek", "kapolsek", "muba/command"), ("muba/traffic", "kasat-lantas", "muba/command"),
            ("muba/medical", "katim-kesehatan", "muba/command"),
        ]
        return entries.map { unit, office, superior in
            RosterEntry.with {
                $0.unit = unit
                $0.office = office
                $0.title = office
                $0.superior = superior
            }
        }
    }

    private static var roads: [Road] {
        let entries: [(key: RoadKey, from: PlaceKey, to: PlaceKey, diversion: RoadKey, exit: Bool, evacuation: Bool)] =
            [
                ("jl-depan", site, "simpang", "jl-lingkar", false, false),
                ("jl-lingkar", "simpang", rear, "jl-depan", false, false),
                ("jl-pasar", site, rear, "jl-lingkar", true, false),
                ("jl-rsud", site, "rsud", "", false, true),
            ]
        return entries.map { entry in
            Road.with {
                $0.roadKey = entry.key
                $0.title = entry.key.text
                $0.fromKey = entry.from
                $0.toKey = entry.to
                $0.diversionKey = entry.diversion
                $0.exitRoute = entry.exit
                $0.evacuation = entry.evacuation
            }
        }
    }

    private static func place(_ key: PlaceKey, _ kind: PlaceKind, _ x: Int32, _ y: Int32) -> Place {
        Place.with {
            $0.placeKey = key
            $0.kind = kind
            $0.xMetres = x
            $0.yMetres = y
        }
    }

    private static func hospital(_ key: String, beds: UInt32) -> Hospital {
        Hospital.with {
            $0.key = key
            $0.place = key
            $0.beds = beds
        }
    }
}
