import Phrases
import Testing

/// One mistake, where it is found, and what is said.
struct Mistake: CustomTestStringConvertible, Sendable {
    let testDescription: String
    /// What is replaced, and by what.
    let good, bad: String
    /// The text around the finding, with a `|` before its place; one without it says nothing of the place.
    let at: String
    let told: String
    let severity: FileProblem.Severity

    init(_ name: String, _ good: String, _ bad: String, at: String, _ severity: FileProblem.Severity, _ told: String) {
        testDescription = name
        (self.good, self.bad, self.at, self.told, self.severity) = (good, bad, at, told, severity)
    }
}

extension MistakeTests {
    static let mistakes = [
        Mistake(
            "hears lacks two",
            "hears: [command, polsek, preventive, situation]",
            "hears: [command, polsek]",
            at: "hears: |[command, polsek]",
            .error,
            "'hears' of rohul/detection lacks: preventive, situation;"
        ),
        Mistake(
            "no program",
            "unit: rohul/damkar",
            "unit: rohul/bpbd",
            at: "unit: |rohul/bpbd",
            .error,
            "no program plays unit rohul/bpbd: make one by 'gladi new-agency bpbd'"
        ),
        Mistake(
            "two grounds",
            groundUnit,
            groundUnit + "  - { unit: riau/situation, office: lain, title: Lain, agency: polda, source: assumed }\n",
            at: "unit: |riau/situation",
            .error,
            "riau/situation is a second ground beside rohul/situation"
        ),
        Mistake(
            "two commands",
            groundUnit,
            groundUnit + "  - { unit: muba/command, office: lain, title: Lain, agency: polda, source: assumed }\n",
            at: "unit: |muba/command",
            .warning,
            "muba/command is neither this district's command nor over it"
        ),
        Mistake(
            "nobody's unit",
            "    agency: polres\n    superior: rohul/command\n    source: assumed\n    forces:\n      - { resource: personnel, total: 5",
            "    agency: polres\n    source: assumed\n    forces:\n      - { resource: personnel, total: 5",
            at: "- |unit: rohul/negotiation",
            .warning,
            "rohul/negotiation has no superior"
        ),
        Mistake(
            "script under reports",
            "mode: scripted",
            "mode: reported",
            at: "script:\n    |- key: datang",
            .error,
            "no script is played under 'mode: reported'"
        ),
        Mistake(
            "a circle",
            "not_before: 00:10:00",
            "after: [kabar]",
            at: "after: [|kabar] }",
            .error,
            "goes round in a circle: kabar → kabar"
        ),
        Mistake(
            "after the end",
            "not_before: 00:10:00",
            "not_before: 02:10:00",
            at: "not_before: |02:10:00",
            .error,
            "'kabar' comes at 02:10:00 at the earliest, and the drill ends at 02:00:00"
        ),
        Mistake(
            "after the end by delays",
            "delay: 5m",
            "delay: 2h",
            at: "when: |{ after: [kabar], delay: 2h }",
            .error,
            "'datang' comes at 02:10:00 at the earliest"
        ),
        Mistake(
            "an event of nobody",
            "event: AgreementReached, where: { group: massa }",
            "event: CasualtyTriaged",
            at: "event: |CasualtyTriaged",
            .error,
            "event CasualtyTriaged never comes: nobody on the roster"
        ),
        Mistake(
            "an event of another unit",
            "event: AgreementReached, where: { group: massa }",
            "event: AgreementReached, by: rohul/traffic",
            at: "event: |AgreementReached",
            .error,
            "rohul/traffic never publishes AgreementReached; who does in this drill: rohul/negotiation"
        ),
        Mistake(
            "an event that the ground does not hear",
            "event: AgreementReached, where: { group: massa }",
            "event: UnitArrived, by: rohul/satpol-pp",
            at: "event: |UnitArrived",
            .error,
            "the ground does not hear UnitArrived, so this step is never played; add satpol-pp"
        ),
        Mistake(
            "an expected event of nobody",
            "event: ContactAttempted",
            "event: CasualtyTriaged",
            at: "event: |CasualtyTriaged",
            .warning,
            "so this inject is always played"
        ),
        Mistake(
            "no exit",
            ", exit_route: true",
            "",
            at: "resource: |water-cannon",
            .warning,
            "'water-cannon' is never used at 'kpu'"
        ),
        Mistake(
            "nobody for the water cannon",
            "      - { resource: personnel, total: 78, formation: equipped_crowd_unit, place: lapangan, source: assumed }\n"
                + "      - { resource: shield, total: 78, place: lapangan, source: assumed }\n",
            "",
            at: "resource: |water-cannon",
            .warning,
            "nobody takes 'water-cannon' out: that is for Dalmas lanjut, at least 39 people"
        ),
        Mistake(
            "nobody to evacuate",
            "title: Kapolsek\n    agency: polres\n    superior: rohul/command",
            "title: Kapolsek\n    agency: polres\n    superior: riau/command",
            at: "- |{ key: ketua-kpu",
            .warning,
            "nobody can bring 'ketua-kpu' away: that is for polsek"
        ),
        Mistake(
            "people whom their unit never sends",
            "total: 10, formation: sector_police",
            "total: 10, formation: patrol",
            at: "- |{ resource: personnel, total: 10",
            .warning,
            "10 people as patrol are never sent out by Kapolsek (rohul/polsek); what it sends: 'sector_police', 'escort'"
        ),
        Mistake(
            "a refuge far away",
            "x: 1300",
            "x: 95000",
            at: "- |{ key: ketua-kpu",
            .warning,
            "'ketua-kpu' would be brought from 'kpu' to 'polres', 95 km away"
        ),
        Mistake(
            "no refuge",
            "kind: muster, x: 1200, y: 0, source: assumed }\n  - { key: polres, title: Mapolres, kind: station",
            "kind: junction, x: 1200, y: 0, source: assumed }\n  - { key: polres, title: Mapolres, kind: junction",
            at: "- |{ key: ketua-kpu",
            .warning,
            "'ketua-kpu' can be brought nowhere from 'kpu'"
        ),
        Mistake(
            "fire brigade without its capability",
            "    capabilities: [fire-fighting]\n",
            "",
            at: "- |unit: rohul/damkar",
            .warning,
            "rohul/damkar is never ordered: write what it can do, 'capabilities: [fire-fighting]'"
        ),
        Mistake(
            "a slip in kit",
            "resource: water-cannon",
            "resource: watercannon",
            at: "resource: |watercannon",
            .error,
            "no unit knows the kit 'watercannon'; did you mean 'water-cannon'?"
        ),
        Mistake(
            "people misspelt",
            "{ resource: personnel, total: 39",
            "{ resource: personil, total: 39",
            at: "resource: |personil",
            .error,
            "did you mean 'personnel'?"
        ),
        Mistake(
            "another's kit",
            "resource: barrier",
            "resource: fire-engine",
            at: "resource: |fire-engine, total: 8",
            .warning,
            "rohul/traffic does not use 'fire-engine'; who does: damkar"
        ),
        Mistake(
            "kit of nobody",
            "resource: barrier",
            "resource: helicopter",
            at: "resource: |helicopter",
            .warning,
            "no unit uses 'helicopter'"
        ),
        Mistake(
            "a body of nobody",
            "formation: cordon,",
            "formation: cordon, own_body: pamong,",
            at: "own_body: |pamong",
            .warning,
            "the program of satpol-pp does not know the body 'pamong'"
        ),
        Mistake(
            "people in no body",
            "      - { resource: water-cannon",
            "      - { resource: personnel, total: 3, place: lapangan, source: assumed }\n      - { resource: water-cannon",
            at: "- |{ resource: personnel, total: 3,",
            .warning,
            "these 3 people have no 'formation'"
        ),
        Mistake(
            "an order to nobody",
            "    agency: pemda\n    superior: rohul/command\n    capabilities: [cordon]",
            "    agency: pemda\n    superior: riau/command\n    capabilities: [cordon]",
            at: "capability: |cordon",
            .warning,
            "no unit directly under rohul/command has the capability 'cordon', so this order is never given; who has: "
                + "rohul/satpol-pp"
        ),
        Mistake(
            "an order that is never planned",
            "kind: deploy",
            "kind: disperse",
            at: "kind: |disperse",
            .error,
            "an order 'disperse' is never planned: force"
        ),
        Mistake(
            "an order of no kind",
            "kind: deploy",
            "kind: depoly",
            at: "kind: |depoly",
            .error,
            "did you mean 'deploy'?"
        ),
        Mistake(
            "a crowd that is none",
            "where: { group: massa }",
            "where: { group: masa }",
            at: "group: |masa }",
            .error,
            "crowd 'masa' is not known; did you mean 'massa'?"
        ),
        Mistake(
            "a resource that is none",
            "event: AgreementReached, where: { group: massa }",
            "event: StrengthReported, where: { resource: watercannon }",
            at: "resource: |watercannon",
            .error,
            "resource 'watercannon' is not known; did you mean 'water-cannon'?"
        ),
        Mistake(
            "a value that is none",
            "event: AgreementReached, where: { group: massa }",
            "event: OrderIssued, where: { kind: NEGOTIATE }",
            at: "kind: |NEGOTIATE",
            .error,
            "field 'kind' of OrderIssued never has the value 'NEGOTIATE'; did you mean 'ORDER_KIND_NEGOTIATE'?"
        ),
        Mistake(
            "a small crowd of another drill",
            "name: small_crowd, value: 8",
            "name: small_crowd, value: 50",
            at: "value: |50, source: assumed }\nepi",
            .warning,
            "a crowd counts as gone at 50 people (small_crowd), and the script brings at most 64"
        ),
        Mistake(
            "a large crowd of another drill",
            "name: large_crowd, value: 50",
            "name: large_crowd, value: 500",
            at: "value: |500",
            .warning,
            "a crowd counts as large from 500 people (large_crowd) on"
        ),
        Mistake(
            "numbers for a thousand in a drill whose plan expects too many",
            "  - { name: planned_crowd, value: 64, source: assumed }",
            "  - { name: planned_crowd, value: 1000, source: assumed }",
            at: "value: |1000",
            .warning,
            "the plan counts on 1000 people (planned_crowd), and the script brings up to 64;"
        ),
        Mistake(
            "an effect on kit that the unit has not",
            "addressee: rohul/detection",
            "addressee: rohul/damkar\n    effects: [{ kind: breakdown, resource: ambulance, for: 30m }]",
            at: "effects: |[",
            .warning,
            "rohul/damkar has no 'ambulance', so this inject changes nothing; what it has: personnel, fire-engine"
        ),
        Mistake(
            "an effect with a slip of the pen",
            "addressee: rohul/detection",
            "addressee: rohul/damkar\n    effects: [{ kind: missing, resource: fire-engin }]",
            at: "effects: |[",
            .error,
            "rohul/damkar has no 'fire-engin'; did you mean 'fire-engine'?"
        ),
        Mistake(
            "a blocked road without a map",
            "addressee: rohul/detection",
            "addressee: rohul/detection\n    effects: [{ kind: road_blocked, road: keluar }]",
            at: "effects: |[",
            .warning,
            "without a 'map' vehicles drive straight"
        ),
        Mistake(
            "an attack by nobody",
            "behaviour: oration, threatens: ketua-kpu",
            "behaviour: throwing, resistance: aggressive, threatens: ketua-kpu",
            at: "acts:\n        |- { group: massa, size: 64",
            .warning,
            "'massa' has no agitators, so it will not attack"
        ),
        Mistake(
            "a negative size",
            "size: 64",
            "size: -64",
            at: "size: |-64",
            .error,
            "'size' must be a whole number"
        ),
    ]
}
