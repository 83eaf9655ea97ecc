import Domain
import Events
import Foundation
import Phrases
import Scenario
import Testing

/// What a scenario need not write: an organisation's template, short strength, defaults, sources, communications plans.
@Suite struct ShorthandTests {
    private static let short = """
        gladi: 1
        key: ringkas
        title: Contoh ringkas
        district: rohul
        start: 2024-08-25T08:00:00+07:00
        end: 01:00:00
        organisation: { template: polres, district: Rokan Hulu, province: Riau }
        defaults: { place: lapangan }
        agencies: [{ key: satpol-pp, place: kpu }]
        roster: [{ unit: rohul/medical, title: Tim Kesehatan, source: seed }]
        strength:
          command: { personnel: 6 }
          medical: { medical_post: { total: 3, source: seed }, ambulance: 1 }
          preventive: [{ source: seed, patrol: 10 }, { equipped_crowd_unit: [39, 38], water-cannon: 1, place: kpu }]
          satpol-pp: [{ cordon: 15 }, { lender: polres-rohul, personnel: 4 }]
        places:
          - { key: kpu, title: Kantor KPU, kind: vital_object, x: 10, y: -20 }
          - { key: lapangan, title: Lapangan, kind: muster, x: 500, y: 0 }
          - { key: mapolda, title: Mapolda, kind: station, travel: 2h30m }
        episodes: [{ key: hitung, title: Hitung, site: kpu, variant: safe, from: 00:00:00, to: 01:00:00 }]
        ground:
          mode: scripted
          groups: [{ key: massa, title: Massa, place: kpu, source: seed }]
          script: [{ key: datang, when: { not_before: 00:05:00 }, acts: { size: 60, behaviour: gathering } }]

        """

    private func load(
        _ original: String = "",
        _ replacement: String = "",
        nets: [TaskForce: UnitNet] = [:]
    ) throws -> Scenario {
        #expect(original.isEmpty || Self.short.contains(original))
        let text = original.isEmpty ? Self.short : Self.short.replacingOccurrences(of: original, with: replacement)
        return try ScenarioLoader.load(text: text, file: "ringkas.yaml", library: .builtIn.knowing([:], nets: nets))
    }

    private func member(_ unit: String, of scenario: Scenario) throws -> Sourced<Scenario.Member> {
        try #require(scenario.roster.first { $0.fact.entry.unit == unit })
    }

    @Test func theDocumentedShortFormLoads() throws {
        let scenario = try ScenarioLoader.load(text: documentedExamples()[1], file: "contoh.yaml")
        let units = [
            "riau/command", "rohul/command", "rohul/preventive", "rohul/satpol-pp", "rohul/situation", "rohul/traffic",
        ]
        #expect(scenario.roster.map(\.fact.entry.unit) == units)
        #expect(scenario.facts(from: .seed) == 8)
    }

    @Test func theTemplateBringsTheUnitsThatHaveStrength() throws {
        let scenario = try load()
        let units = ["command", "medical", "preventive", "satpol-pp", "situation"].map { "rohul/\($0)" }
        #expect(scenario.roster.map(\.fact.entry.unit) == units)
        let command = try member("rohul/command", of: scenario)
        #expect(command.fact.entry.title == "Kapolres Rokan Hulu (Kaopsres)" && command.fact.entry.superior.isEmpty)
        #expect(command.fact.entry.agency == "Polres Rokan Hulu" && command.source == .assumed)
        #expect(command.fact.furtherOffices.map(\.fact.office) == ["kabag-ops"])
        let cordon = try member("rohul/satpol-pp", of: scenario)
        #expect(cordon.fact.entry.capabilities == ["cordon"] && cordon.fact.entry.superior == "rohul/command")
        let agencies = scenario.agencies.map(\.fact.key)
        #expect(agencies == ["polres-rohul", "satpol-pp", "tim-massa"])
        let above = try load("command: { personnel: 6 }", "riau/command: { place: mapolda, personnel: 6 }")
        #expect(try member("rohul/command", of: above).fact.entry.superior == "riau/command")
        #expect(try member("riau/command", of: above).fact.entry.title == "Kapolda Riau (Kaopsda)")
    }

    @Test func whatIsWrittenHoldsAndWhatIsNotMarkedIsAssumed() throws {
        let scenario = try load()
        let medical = try member("rohul/medical", of: scenario)
        #expect(medical.fact.entry.title == "Tim Kesehatan" && medical.fact.entry.office == "katim-kesehatan")
        #expect(medical.source == .seed)
        let forces = medical.fact.strength.map { ($0.fact.force.resource, $0.fact.force.total, $0.source) }
        #expect(forces.map(\.0) == ["personnel", "ambulance"] && forces.map(\.1) == [3, 1])
        #expect(forces.map(\.2) == [.seed, .assumed])
        #expect(scenario.facts(from: .seed) == 4)
        let seeds = try load("defaults: { place", "defaults: { source: seed, place")
        #expect(seeds.facts(from: .assumed) == 0 && seeds.facts(from: .seed) > 20)
        let marked = try load("province: Riau }", "province: Riau, source: doctrine }")
        #expect(try member("rohul/preventive", of: marked).source == .doctrine)
        #expect(try member("rohul/medical", of: marked).source == .seed)
    }

    @Test func numbersMakeBodiesAndGroupsSetWhatTheyHold() throws {
        let scenario = try load()
        let crowd = try member("rohul/preventive", of: scenario).fact.strength
        #expect(crowd.map(\.fact.force.total) == [10, 39, 38, 1])
        #expect(crowd.map(\.fact.force.formation) == [.patrol, .equippedCrowdUnit, .equippedCrowdUnit, .unspecified])
        #expect(crowd.map(\.fact.force.place) == ["lapangan", "kpu", "kpu", "kpu"])
        #expect(crowd.map(\.source) == [.seed, .assumed, .assumed, .assumed])
        // An agency's place comes before the file's, and what a lender lends is lent whole.
        let cordon = try member("rohul/satpol-pp", of: scenario).fact.strength
        #expect(cordon.map(\.fact.force.place) == ["kpu", "kpu"])
        #expect(cordon.map(\.fact.force.attached) == [0, 4] && cordon.map(\.fact.lender) == ["", "polres-rohul"])
    }

    @Test func whereThereIsOneCrowdItIsTheOneThatHearsOfAnInject() throws {
        let inject = """
            injects:
              - { key: kabar, when: { not_before: 00:01:00 }, synopsis: Kabar., effects: [{ kind: crowd, tension: 20 }] }
            episodes
            """
        let step = try #require(try load("episodes", inject).ground.steps.last)
        #expect(step.key == "kabar/1" && step.acts.map(\.group) == ["massa"])
    }

    @Test func aVariantChangesStrengthByUnit() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "gladi-strength-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(Self.short.utf8).write(to: folder.appending(path: "ringkas.yaml"))
        let text = """
            based_on: ringkas.yaml
            key: lain
            also: { strength: { traffic: { traffic_post: 8 } } }
            instead: { strength: { medical: { ambulance: 2 } } }
            """
        let path = folder.appending(path: "lain.yaml")
        try Data(text.utf8).write(to: path)
        let scenario = try ScenarioLoader.load(path: path.path)
        #expect(try member("rohul/medical", of: scenario).fact.strength.map(\.fact.force.total) == [2])
        #expect(try member("rohul/traffic", of: scenario).fact.entry.office == "kasat-lantas")
        #expect(try member("rohul/preventive", of: scenario).fact.strength.count == 4)
    }

    @Test func anAgencysAndTheFilesSuperiorReachThoseWhoWriteNone() throws {
        let text = try documentedExample().replacingOccurrences(of: "    superior: muba/command\n", with: "")
        func superior(_ text: String) throws -> String {
            try member("muba/traffic", of: ScenarioLoader.load(text: text, file: "a")).fact.entry.superior
        }
        #expect(try superior(text).isEmpty)
        let perFile = text.replacingOccurrences(
            of: "agencies:\n",
            with: "defaults: { superior: muba/command }\nagencies:\n"
        )
        #expect(try superior(perFile) == "muba/command")
        let perAgency = text.replacingOccurrences(
            of: "title: Polres Musi",
            with: "superior: muba/command, title: Polres Musi"
        )
        #expect(try superior(perAgency) == "muba/command")
        let nobody = perFile.replacingOccurrences(
            of: "unit: muba/traffic\n",
            with: "unit: muba/traffic\n    superior: none\n"
        )
        #expect(try superior(nobody).isEmpty)
        let scenario = try ScenarioLoader.load(text: perFile, file: "a")
        for unit in ["muba/command", "muba/situation"] {
            #expect(try member(unit, of: scenario).fact.entry.superior.isEmpty, "\(unit)")
        }
    }

    @Test func aPlanThatIsNotWrittenFollowsFromWhatUnitsNeed() throws {
        #expect(try load().roster.allSatisfy { $0.fact.hears == nil })
        let nets: [TaskForce: UnitNet] = [
            "command": UnitNet(hears: ["console", "medical", "phh"]), "medical": UnitNet(hears: ["command"]),
            "preventive": UnitNet(hears: ["command"]), "satpol-pp": UnitNet(hears: ["command"], heardBy: ["command"]),
        ]
        func hears(_ unit: String, _ original: String = "", _ replacement: String = "") throws -> [TaskForce]? {
            try member("rohul/\(unit)", of: load(original, replacement, nets: nets)).fact.hears
        }
        // Those who take part, those who want to be heard, and those of whom nothing is known.
        #expect(try hears("command") == ["console", "medical", "satpol-pp", "situation"])
        #expect(try hears("medical") == ["command", "situation"])
        #expect(try hears("situation") == nil)
        let written = "roster: [{ unit: rohul/command, hears: [medical] }, "
        #expect(try hears("command", "roster: [", written) == ["medical"])
        let heard = "roster: [{ unit: rohul/satpol-pp, heard_by: [medical] }, "
        #expect(try hears("command", "roster: [", heard) == ["console", "medical", "situation"])
        #expect(try hears("medical", "roster: [", heard) == ["command", "satpol-pp", "situation"])
    }

    @Test func aFarPlaceLiesAsFarAsAVehicleDrivesInItsTime() throws {
        func mapolda(_ scenario: Scenario) -> [Int32] {
            scenario.places.filter { $0.fact.key == "mapolda" }.flatMap { [$0.fact.xMetres, $0.fact.yMetres] }
        }
        #expect(mapolda(try load()) == [60_010, -20])
        let slow =
            "parameters: [{ name: drive_metres_per_minute, value: 200 }, { name: detour_percent, value: 150 }]\nepisodes"
        #expect(mapolda(try load("episodes", slow)) == [20_010, -20])
    }

    static let slips: [(original: String, replacement: String, message: String)] = [
        (
            ", province: Riau }", " }\nalso: { strength: { phh: { riot_control_unit: 9 } } }",
            "key 'province' is required here"
        ),
        ("province: Riau }", "provinsi: Riau }", "key 'provinsi' is not known"),
        ("province: Riau }", "province: Riau, polsekk: Rambah }", "did you mean 'polsek'?"),
        ("template: polres", "template: polress", "organisation 'polress' is not known; did you mean 'polres'?"),
        ("template: polres,", "", "key 'template' is required here"),
        ("template: polres", "template: /tidak/ada.yaml", "there is no such file"),
        (
            "  medical: { medical_post", "  medicl: { medical_post",
            "unit 'rohul/medicl' is not known; did you mean 'rohul/medical'?"
        ),
        ("patrol: 10", "patrol: sepuluh", "'patrol' must be a whole number"),
        ("patrol: 10", "Patroli: 10", "'Patroli' is no name of people or kit"),
        ("place: lapangan }", "place: lapang }", "place 'lapang' is not known; did you mean 'lapangan'?"),
        ("place: lapangan }", "tempat: lapangan }", "key 'tempat' is not known"),
        ("satpol-pp, place: kpu", "satpol-pp, place: kpuu", "place 'kpuu' is not known; did you mean 'kpu'?"),
        ("travel: 2h30m", "travel: 9h", "the travel time '9h' leads too far: at most 100 km"),
        ("travel: 2h30m", "travel: 2h30m, x: 5", "write 'x' or 'travel', not both"),
        ("strength:\n", "strength: 5\nlain:\n", "'strength' must be a mapping"),
    ]

    @Test(arguments: slips.indices)
    func eachSlipIsToldAtItsLine(index: Int) throws {
        let (original, replacement, message) = Self.slips[index]
        #expect(Self.short.contains(original))
        let found = problems(in: Self.short.replacingOccurrences(of: original, with: replacement))
        #expect(found.contains { $0.what.english.contains(message) }, "\(found.map(\.phrase.english))")
        #expect(found.allSatisfy { $0.line > 0 && $0.column > 0 && $0.file == "uji.yaml" })
    }

    @Test func nothingOfAFileThatIsNoTemplateIsShown() throws {
        let secret = FileManager.default.temporaryDirectory.appending(path: "gladi-rahasia-\(UUID()).yaml")
        try Data("rahasia: [sandi\n".utf8).write(to: secret)
        defer { try? FileManager.default.removeItem(at: secret) }
        let found = problems(
            in: Self.short.replacingOccurrences(of: "template: polres", with: "template: \(secret.path)")
        )
        #expect(found.contains { $0.what.english.contains("is no organisation") })
        #expect(found.allSatisfy { !$0.what.english.contains("sandi") && !$0.what.indonesian.contains("sandi") })
    }

    @Test(
        "a unit misspelt under strength and a district with a capital are told once, and nothing that follows",
        arguments: [
            ("preventive: [", "preventif: [", "'rohul/preventive'"),
            ("district: rohul\n", "district: Rohul\n", "'rohul'"),
        ]
    )
    func once(_ good: String, _ bad: String, _ meant: String) {
        #expect(Self.short.ranges(of: good).count == 1)
        let found = problems(in: Self.short.replacing(good, with: bad))
        #expect(found.count == 1, "\(found)")
        #expect(found.first?.what.english.contains("did you mean \(meant)?") == true)
    }
}
