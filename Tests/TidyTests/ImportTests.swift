import Testing

/// Who may import whom (`ops/docs/architecture.md`), read from the sources themselves.
struct ImportTests {
    /// What each room may see of the others.
    ///
    /// A room that is not listed fails.
    static let rooms: [String: Set<String>] = [
        "Crowd": [],
        "Domain": [],
        "Phrases": [],
        "CRdKafka": [],
        "Casualty": [],
        "CityMap": ["Phrases"],
        "Files": ["Phrases"],
        "Events": ["Domain"],
        "Bus": ["Domain", "Events"],
        "Doctrine": ["Domain", "Events"],
        "Lockstep": ["Domain", "Events", "Bus"],
        "Conditions": ["Domain", "Events", "Lockstep"],
        "Scenario": ["CityMap", "Domain", "Events", "Files", "Lockstep", "Conditions", "Phrases"],
        "TaskForceKit": ["CityMap", "Domain", "Events", "Lockstep"],
        "TaskForceTesting": ["Domain", "Events", "Lockstep", "TaskForceKit", "UnitLockstep"],
        "UnitLockstep": ["Domain", "Events", "Bus", "Lockstep", "TaskForceKit"],
        "Kafka": ["Domain", "Events", "Bus", "Files", "Phrases", "CRdKafka"],
        "Reading": ["Domain", "Events", "Bus", "Lockstep"],
        "Recording": ["Domain", "Events", "Bus", "Lockstep", "Phrases", "Reading"],
        "ServiceHost": [
            "Domain", "Events", "Bus", "Lockstep", "TaskForceKit", "UnitLockstep", "Kafka", "Files", "Phrases",
        ],
    ]
    /// What a folder of units may see: nothing that reaches a bus, a file or a clock.
    static let unitRooms: Set<String> = [
        "Casualty", "CityMap", "Conditions", "Crowd", "Doctrine", "Domain", "Events", "Lockstep", "Scenario",
        "TaskForceKit",
    ]
    /// Services that are no task forces.
    static let machinery: Set<String> = ["Broker", "Control", "Gladi", "Recorder"]

    /// Rooms and services that a source imports against `allowed`.
    static func strays(in source: SourceFile, allowed: Set<String>, services: Set<String>) -> [String] {
        source.imports.filter { (rooms[$0] != nil || services.contains($0)) && !allowed.contains($0) }
            .map { "\(source.path) imports \($0)" }
    }

    private static func services() throws -> Set<String> { Set(try Repository.names(in: "Services")) }

    @Test func roomsSeeOnlyWhatTheyMay() throws {
        for room in try Repository.names(in: "Shared") {
            let allowed = try #require(Self.rooms[room], "Shared/\(room) has no rule yet; see ops/docs/architecture.md")
            for source in try Repository.sources(below: "Shared/\(room)") {
                #expect(Self.strays(in: source, allowed: allowed, services: try Self.services()) == [])
            }
        }
    }

    @Test func kafkaAloneSeesTheCLibrary() throws {
        let users = try Repository.sources(below: "Shared", "Services", "Tests").filter {
            $0.imports.contains("CRdKafka")
        }
        #expect(!users.isEmpty)
        #expect(users.allSatisfy { $0.path.hasPrefix("Shared/Kafka/") })
    }

    @Test func noServiceImportsAnother() throws {
        let services = try Self.services()
        for service in services where service != "Gladi" {
            for source in try Repository.sources(below: "Services/\(service)") {
                let others = source.imports.filter { services.contains($0) && $0 != service }
                #expect(others == [], "\(source.path)")
                #expect(!source.imports.contains("Launcher"), "\(source.path)")
            }
        }
    }

    @Test func unitsReachNoBus() throws {
        let services = try Self.services()
        for service in services.subtracting(Self.machinery) {
            for source in try Repository.sources(below: "Services/\(service)") where !source.path.contains("/Main/") {
                #expect(Self.strays(in: source, allowed: Self.unitRooms, services: services) == [])
                #expect(!source.imports.contains("Foundation"), "\(source.path): a unit needs no Foundation")
            }
        }
    }

    @Test func mainsOnlyWire() throws {
        for service in try Self.services().subtracting(Self.machinery) {
            let main = try Repository.sources(below: "Services/\(service)/Main")
            #expect(main.count == 1, "\(service) has one program")
            #expect(main.allSatisfy { $0.code.count <= 30 }, "\(service)'s program does more than wire")
        }
    }

    @Test func theRulesBite() {
        let stray = SourceFile(path: "x.swift", text: "import Domain\nimport Kafka\n// import Traffic\n")
        #expect(Self.strays(in: stray, allowed: ["Domain"], services: ["Traffic"]) == ["x.swift imports Kafka"])
        let other = SourceFile(path: "x.swift", text: "@testable import Traffic\n")
        #expect(Self.strays(in: other, allowed: [], services: ["Traffic"]).count == 1)
    }
}
