import Phrases
import Scenario
import ScenarioCheck
import Testing
import UnitTable

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

@Suite("Mistakes that a planner makes")
struct MistakeTests {
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
            at: "injects:\n  |- key: kabar",
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
            "      - { resource: personnel, total: 78, formation: equipped_crowd_unit, place: lapangan, source: assumed }\n",
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
            "10 people as patrol are never sent out by rohul/polsek; what it sends: 'sector_police', 'escort'"
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
            "a negative size",
            "size: 64",
            "size: -64",
            at: "size: |-64",
            .error,
            "'size' must be a whole number"
        ),
    ]

    private static let groundUnit =
        "  - unit: rohul/situation\n    office: katim-massa\n    title: Tim massa\n    agency: polres\n"
        + "    hears: [command, detection, negotiation, polsek, preventive, traffic]\n    source: assumed\n"

    @Test("nothing is said of a drill in which nothing is wrong")
    func clean() { #expect(SmallDrill.problems(in: SmallDrill.text) == []) }

    @Test("each is told alone, at its place, with its remedy", arguments: mistakes)
    func told(_ mistake: Mistake) throws {
        let text = SmallDrill.with(mistake.good, mistake.bad)
        let found = SmallDrill.problems(in: text)
        #expect(found.count == 1, "\(found.map(\.phrase.english))")
        let problem = try #require(found.first)
        #expect(problem.what.english.contains(mistake.told), "\(problem.what.english)")
        #expect(problem.severity == mistake.severity)
        #expect(problem.what.indonesian != problem.what.english)
        if let place = mistake.at.firstIndex(of: "|") {
            let marked = mistake.at.replacing("|", with: "")
            let start = try #require(text.range(of: marked)?.lowerBound, "\(marked)")
            let offset = mistake.at.distance(from: mistake.at.startIndex, to: place)
            let lines = text[..<text.index(start, offsetBy: offset)].split(
                separator: "\n",
                omittingEmptySubsequences: false
            )
            #expect((problem.line, problem.column) == (lines.count, (lines.last?.count ?? 0) + 1))
        }
    }

    @Test("a drill without its ground is told so")
    func noGround() {
        let text = SmallDrill.with(Self.groundUnit, "").replacing(", preventive, situation]", with: ", preventive]")
        let found = SmallDrill.problems(in: text)
        #expect(found.map(\.what) == [.noGround("rohul")])
        #expect(found.first?.severity == .error && found.first?.line == 14)
    }

    @Test("mistakes of several kinds are told at once, in the order of the file")
    func atOnce() {
        let text = SmallDrill.with(", exit_route: true", "").replacing(
            "resource: barrier",
            with: "resource: helicopter"
        )
        .replacing("delay: 5m", with: "delay: 2h").replacing(
            "not_before: 00:10:00",
            with: "not_before: 00:10:00, delay: 1s"
        )
        let found = SmallDrill.problems(in: text)
        #expect(found.count == 3)
        #expect(found.map(\.line) == found.map(\.line).sorted())
        #expect(found.errors.count == 1 && found.warnings.count == 2)
    }

    @Test("what waits for a step that never comes is not told again")
    func rootAlone() {
        let text = SmallDrill.with("when: { after: [kabar], delay: 5m }", "when: { after: [sepakat] }")
            .replacing("event: AgreementReached, where: { group: massa }", with: "event: CasualtyTriaged")
        #expect(SmallDrill.problems(in: text).count == 1)
    }

    /// Facts of Rokan Hulu's report for which the drill has no use yet: documentation and inspection, the crew of the water
    /// cannon, Raimas's motorcycles.
    private static let known = ["rohul-2023": 4, "rohul-2023-tenang": 4]

    @Test("every scenario of the library passes, without a warning but those that are known")
    func library() throws {
        let check = ScenarioCheck(units: UnitTable.standard.types.map { $0.profile })
        let listings = try ScenarioLibrary.withUnits.list()
        #expect(listings.count >= 8)
        for listing in listings {
            let problems = check.problems(in: listing.scenario)
            #expect(problems.errors.isEmpty, "\(listing.key)")
            #expect(
                problems.warnings.count == Self.known[listing.key] ?? 0,
                "\(listing.key): \(problems.map(\.phrase.english))"
            )
        }
    }

    @Test("a unit that somebody else starts needs no program here, and a stranger's kit is his")
    func others() throws {
        let text = SmallDrill.with("unit: rohul/damkar", "unit: rohul/bpbd").replacing("fire-engine", with: "perahu")
        let scenario = try ScenarioLoader.load(text: text, file: "kecil.yaml", library: .withUnits)
        let check = ScenarioCheck(units: UnitTable.standard.types.map { $0.profile })
        let bpbd = try #require(scenario.roster.map(\.fact.unit).first { $0.taskForce == "bpbd" })
        #expect(check.problems(in: scenario, others: [bpbd]) == [])
    }
}
