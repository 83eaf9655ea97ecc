import Testing

/// Who may import whom: the sources, the package and the table in `ops/docs/architecture.md` say the same.
struct ImportTests {
    /// The table: what each room sees of the others.
    private struct Rule {
        /// All the rooms that have a row, with what each sees.
        let rooms: [String: Set<String>]
        /// What a service that plays units may see at most.
        let units: Set<String>

        /// Reads the table; `units` are the services that play units.
        init(_ text: String, units: Set<String>) throws {
            let start = try #require(text.range(of: "| room | sees | because |\n|---|---|---|\n"))
            var rooms: [String: Set<String>] = [:]
            for line in text[start.upperBound...].split(separator: "\n", omittingEmptySubsequences: false) {
                let cells = line.split(separator: "|").map { $0.split(separator: " ").joined(separator: " ") }
                guard cells.count == 3 else { break }
                var seen: Set<String> = []
                for name in cells[1].split(separator: ", ").map(String.init) where name != "no other room" {
                    if name == "every unit's service" { seen.formUnion(units) } else { seen.insert(name) }
                }
                for room in cells[0].split(separator: ", ").map(String.init) { rooms[room] = seen }
            }
            let service = rooms.removeValue(forKey: "a unit's service (at most)")
            self.units = try #require(service)
            self.rooms = rooms
        }
    }

    private static func rule(_ manifest: Manifest) throws -> Rule {
        try Rule(Repository.text("ops/docs/architecture.md"), units: manifest.units)
    }

    /// What a target imports of `names` and does not depend on, or depends on and does not import.
    private static func differences(
        _ target: Manifest.Target,
        _ sources: [SourceFile],
        _ names: Set<String>
    ) -> [String] {
        let imported = Set(sources.flatMap(\.imports)).intersection(names)
        let stated = target.dependencies.filter { !Manifest.Target.isProgram($0) }
        return imported.subtracting(stated).sorted().map { "\(target.name) imports \($0), and does not depend on it" }
            + stated.subtracting(imported).sorted().map { "\(target.name) depends on \($0), and does not import it" }
    }

    @Test func everyTargetDependsOnWhatItImportsAndOnNothingElse() throws {
        let manifest = try Manifest.read()
        #expect(manifest.targets.count > 60)
        for target in manifest.targets {
            #expect(Self.differences(target, try target.sources(), manifest.names) == [])
        }
    }

    @Test func theTableOfRoomsIsThePackages() throws {
        let manifest = try Manifest.read()
        let rule = try Self.rule(manifest)
        let rooms = manifest.targets.filter { target in
            !target.isMain && !target.path.hasPrefix("Tests/") && !manifest.units.contains(target.name)
        }
        #expect(Set(rooms.map(\.name)) == Set(rule.rooms.keys))
        for room in rooms { #expect(rule.rooms[room.name] == room.dependencies, "\(room.name)") }
    }

    @Test func unitsReachNoBusAndNoOtherService() throws {
        let manifest = try Manifest.read()
        let rule = try Self.rule(manifest)
        #expect(manifest.units.count >= 7)
        for target in manifest.targets where manifest.units.contains(target.name) {
            #expect(target.dependencies.subtracting(rule.units) == [], "\(target.name)")
            for source in try target.sources() {
                #expect(!source.imports.contains("Foundation"), "\(source.path): a unit needs no Foundation")
            }
        }
    }

    @Test func oneTableAloneSeesTheUnits() throws {
        let manifest = try Manifest.read()
        for target in manifest.targets where !target.path.hasPrefix("Tests/") && target.name != "UnitTable" {
            let seen = target.dependencies.intersection(manifest.units)
            #expect(seen.allSatisfy { target.name == "\($0)Main" }, "\(target.name)")
        }
    }

    @Test func kafkaAloneSeesTheCLibrary() throws {
        let users = try Manifest.read().targets.filter { $0.dependencies.contains("CRdKafka") }
        #expect(users.map(\.name) == ["Kafka"])
    }

    @Test func mainsOnlyWire() throws {
        let manifest = try Manifest.read()
        for target in manifest.targets where target.isMain && manifest.units.contains(String(target.name.dropLast(4))) {
            let sources = try target.sources()
            #expect(sources.count == 1, "\(target.path) is one program")
            #expect(sources.allSatisfy { $0.code.count <= 30 }, "\(target.path) does more than wire")
        }
    }

    @Test func theRulesBite() throws {
        let manifest = Manifest(
            """
            dependencies: ["Domain"] + dependencies,
            main(name, ["ServiceHost"]),
            shared("Domain"),
            // shared("Left"),
            shared("Bus", ["Domain", log], exclude: ["Schema"]),
            name: "gladi-odd", dependencies: ["Bus"], path: "Tests/Fixtures/Odd"
            + service("Traffic", ["Bus"])
            + machinery("Control", ["Domain"], main: ["Bus"])
            """
        )
        let told = manifest.targets.map { "\($0.name) \($0.path) \($0.dependencies.sorted())" }
        #expect(
            told == [
                #"Bus Shared/Bus ["Domain"]"#, #"Control Services/Control ["Domain"]"#,
                #"ControlMain Services/Control/Main ["Bus", "Control"]"#, "Domain Shared/Domain []",
                #"Traffic Services/Traffic ["Bus", "Domain"]"#,
                #"TrafficMain Services/Traffic/Main ["ServiceHost", "Traffic"]"#,
                #"gladi-odd Tests/Fixtures/Odd ["Bus"]"#,
            ]
        )
        let source = SourceFile(
            path: "x.swift",
            text: "@testable import Control\n// import Domain\nlet text = \"\"\"\nimport Domain\n\"\"\"\n"
        )
        #expect(
            Self.differences(manifest.targets[0], [source], manifest.names) == [
                "Bus imports Control, and does not depend on it", "Bus depends on Domain, and does not import it",
            ]
        )
        let rule = try Rule(
            """
            | room | sees | because |
            |---|---|---|
            | Domain, Crowd | no other room | a |
            | UnitTable | every unit's service, Domain | b |
            | a unit's service (at most) | Domain | c |

            | Bus | Crowd | d |
            """,
            units: manifest.units
        )
        #expect(rule.rooms == ["Domain": [], "Crowd": [], "UnitTable": ["Traffic", "Domain"]])
        #expect(rule.units == ["Domain"])
    }
}
