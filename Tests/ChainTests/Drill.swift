import Command
import Detection
import Domain
import Events
import Lockstep
import Negotiation
import TaskForceKit
import TaskForceTesting

/// A small drill: the chain of muba-2024, real posko and negotiators, and stubs for the field.
struct Drill {
    /// The stubs, to be scripted before the run.
    var preventive: StubForce<Preventive>
    var phh: StubForce<RiotControl>
    var arrest: StubForce<Arrest>
    var polsek: StubForce<Polsek>
    var traffic: StubForce<Traffic>
    var medical: StubForce<Medical>
    var ground: StubForce<Ground>
    var observer: StubForce<Observer>
    /// True: the real detection plays, instead of the stub.
    var realDetection = false
    /// Control's events.
    var control: [(time: UInt64, event: any DrillEvent)] = [(0, ExerciseStarted())]
    /// When it ends.
    var end: UInt64 = 20_000
    /// Its random numbers.
    var seed: UInt64 = 1
    private let parameters: [String: Int64]

    /// Prepares the stubs; `parameters` as the scenario would set them.
    init(_ parameters: [String: Int64] = [:]) throws {
        self.parameters = parameters
        func brief(_ unit: String) -> UnitBriefing { Self.briefing(unit, parameters) }
        preventive = try StubForce(briefing: brief("muba/preventive"))
        phh = try StubForce(briefing: brief("muba/phh"))
        arrest = try StubForce(briefing: brief("muba/arrest"))
        polsek = try StubForce(briefing: brief("muba/polsek"))
        traffic = try StubForce(briefing: brief("muba/traffic"))
        medical = try StubForce(briefing: brief("muba/medical"))
        ground = try StubForce(briefing: brief("muba/situation"))
        observer = try StubForce(briefing: brief("muba/detection"))
    }

    /// Plays the drill to its end.
    func run() throws -> Rehearsal {
        func brief(_ unit: String) -> UnitBriefing { Self.briefing(unit, parameters) }
        var units: [(UnitID, any TaskForceUnit)] = [
            (try UnitID("sumsel/command"), try CommandUnit(briefing: brief("sumsel/command"))),
            (try UnitID("muba/command"), try CommandUnit(briefing: brief("muba/command"))),
            (try UnitID("muba/preventive"), preventive), (try UnitID("muba/phh"), phh),
            (try UnitID("muba/arrest"), arrest), (try UnitID("muba/polsek"), polsek),
            (try UnitID("muba/traffic"), traffic), (try UnitID("muba/medical"), medical),
            (try UnitID("muba/negotiation"), try NegotiationUnit(briefing: brief("muba/negotiation"))),
            (try UnitID("muba/situation"), ground),
        ]
        let detection = try UnitID("muba/detection")
        units.append((detection, realDetection ? try DetectionUnit(briefing: brief("muba/detection")) : observer))
        var rehearsal = Rehearsal(units: units, plan: TimetablePlan(control, end: end), seed: seed)
        try rehearsal.run()
        return rehearsal
    }

    /// A unit's briefing in this drill.
    static func briefing(_ unit: String, _ parameters: [String: Int64] = [:]) -> UnitBriefing {
        let offices: [(unit: String, office: String, superior: String)] = [
            ("sumsel/command", "kapolda", ""), ("muba/command", "kapolres", "sumsel/command"),
            ("muba/command", "kabag-ops", "sumsel/command"), ("muba/detection", "kasat-intel", "muba/command"),
            ("muba/preventive", "kasat-samapta", "muba/command"), ("muba/phh", "danki-brimob", "sumsel/command"),
            ("muba/arrest", "katim-tindak", "muba/command"), ("muba/polsek", "kapolsek-sekayu", "muba/command"),
            ("muba/traffic", "kasat-lantas", "muba/command"), ("muba/medical", "katim-kesehatan", "muba/command"),
            ("muba/negotiation", "negosiator", "muba/command"),
        ]
        return UnitBriefing.with { briefing in
            briefing.unit = unit
            briefing.district = "muba"
            briefing.office = offices.first { $0.unit == unit }?.office ?? "tim-massa"
            briefing.roster = offices.map { entry in
                RosterEntry.with {
                    $0.unit = entry.unit
                    $0.office = entry.office
                    $0.title = entry.office
                    $0.superior = entry.superior
                }
            }
            briefing.forces = [
                Force.with {
                    $0.resource = "personnel"
                    $0.total = 30
                    $0.place = "randik"
                }
            ]
            briefing.places = [
                place("randik", .muster, 0), place("kpud", .vitalObject, 2_000), place("simpang", .junction, 2_100),
            ]
            briefing.roads = [
                Road.with {
                    $0.key = "merdeka"
                    $0.from = "kpud"
                    $0.to = "simpang"
                    $0.diversion = "lingkar"
                    $0.exitRoute = true
                },
                Road.with {
                    $0.key = "lingkar"
                    $0.from = "randik"
                    $0.to = "simpang"
                    $0.evacuation = true
                },
            ]
            briefing.episodes = [
                Episode.with {
                    $0.key = "pleno"
                    $0.site = "kpud"
                }
            ]
            briefing.parameters = parameters.sorted { $0.key < $1.key }.map { parameter in
                Parameter.with {
                    $0.name = parameter.key
                    $0.value = parameter.value
                }
            }
        }
    }

    private static func place(_ key: String, _ kind: PlaceKind, _ x: Int32) -> Place {
        Place.with {
            $0.key = key
            $0.kind = kind
            $0.xMetres = x
        }
    }
}

// MARK: - What people report in these drills

/// A patrol's report of a crowd at the KPUD.
func patrol(_ behaviour: Behaviour, _ size: UInt32 = 800) -> PatrolReported {
    PatrolReported.with {
        $0.place = "kpud"
        $0.behaviour = behaviour
        $0.size = HeadcountRange.with {
            $0.low = size
            $0.high = size
        }
    }
}

/// Detection's early warning of a crowd at the KPUD.
func warning() -> EarlyWarningGiven {
    EarlyWarningGiven.with {
        $0.place = "kpud"
        $0.confidencePercent = 60
    }
}

/// Detection's proposal.
func proposal(_ level: Level, _ percent: UInt32, _ basis: String = "muba/situation:3") -> LevelProposed {
    LevelProposed.with {
        $0.level = level
        $0.place = "kpud"
        $0.reason = "Massa menutup jalan"
        $0.confidencePercent = percent
        $0.basis = [basis]
    }
}

extension Rehearsal {
    /// Kinds of the orders that `unit` gave, with their addressees, in order.
    func orders(by unit: String, after time: UInt64 = 0) -> [String] {
        events(OrderIssued.self)
            .filter { $0.entry.id.stream.text == unit && $0.entry.time.seconds >= time }
            .map { "\($0.event.kind) \($0.event.addressee.split(separator: "/").last ?? "") \($0.event.place)" }
    }

    /// The levels that were set, in order.
    var levels: [Level] { events(LevelSet.self).map(\.event.level) }

    /// The whole drill as text, for comparison.
    var transcript: [String] {
        log.map {
            "\($0.turn) \($0.time) \($0.id) \($0.cause?.description ?? "-") \(type(of: $0.message).eventType) \(hexadecimal($0.message.canonicalBytes()))"
        }
    }
}
