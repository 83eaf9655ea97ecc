// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)]

// What each room borrows. Everything else is ours.
let protobuf = Target.Dependency.product(name: "SwiftProtobuf", package: "swift-protobuf")
let log = Target.Dependency.product(name: "Logging", package: "swift-log")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let signals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let collections = Target.Dependency.product(name: "Collections", package: "swift-collections")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let sqlite = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let sqliteC = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let yaml = Target.Dependency.product(name: "Yams", package: "Yams")

/// A library in `Shared/<name>`.
func shared(
    _ name: String,
    _ dependencies: [Target.Dependency] = [],
    exclude: [String] = [],
    resources: [Resource]? = nil
) -> Target {
    .target(
        name: name,
        dependencies: dependencies,
        path: "Shared/\(name)",
        exclude: exclude,
        resources: resources,
        swiftSettings: strict
    )
}

/// A test target in `Tests/<name>`.
func tests(
    _ name: String,
    _ dependencies: [Target.Dependency],
    exclude: [String] = [],
    resources: [Resource]? = nil
) -> Target {
    .testTarget(
        name: name,
        dependencies: dependencies,
        path: "Tests/\(name)",
        exclude: exclude,
        resources: resources,
        swiftSettings: strict
    )
}

/// A service: its units in `Services/<name>`, and its program, which only wires, in `Services/<name>/Main`.
///
/// One with a schema of its own excludes `Schema`.
func service(_ name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = []) -> [Target] {
    [
        .target(
            name: name,
            dependencies: ["Doctrine", "Domain", "Events", "Lockstep", "TaskForceKit"] + dependencies,
            path: "Services/\(name)",
            exclude: ["Main"] + exclude,
            swiftSettings: strict
        ),
        .executableTarget(
            name: "\(name)Main",
            dependencies: ["ServiceHost", arguments, .target(name: name)],
            path: "Services/\(name)/Main",
            swiftSettings: strict
        ),
    ]
}

/// The program of a service by its name on the command line.
func program(_ name: String, _ target: String) -> Product { .executable(name: name, targets: [target]) }

let package = Package(
    name: "gladi",
    platforms: [.macOS(.v15)],
    products: [
        program("control", "ControlMain"), program("recorder", "RecorderMain"), program("situation", "SituationMain"),
        program("command", "CommandMain"), program("detection", "DetectionMain"),
        program("preventive", "PreventiveMain"), program("traffic", "TrafficMain"), program("medical", "MedicalMain"),
        program("negotiation", "NegotiationMain"), program("gladi", "GladiMain"), program("damkar", "DamkarMain"),
        program("satpol-pp", "SatpolPPMain"), program("tni", "TNIMain"), program("linmas", "LinmasMain"),
        program("dishub", "DishubMain"), program("dinkes", "DinkesMain"),
        // For agencies with a package of their own; what each promises stands in its DocC.
        .library(
            name: "TaskForceKit",
            targets: ["CityMap", "Doctrine", "Domain", "Events", "Lockstep", "TaskForceKit"]
        ),
        .library(name: "ServiceHost", targets: ["ServiceHost"]),
        .library(name: "TaskForceTesting", targets: ["TaskForceTesting"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-protobuf", from: "1.39.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        .systemLibrary(
            name: "CRdKafka",
            path: "Shared/CRdKafka",
            pkgConfig: "rdkafka",
            providers: [.apt(["librdkafka-dev"])]
        ),
        shared("Crowd"),
        shared("Domain", [crypto]),
        shared("Phrases"),
        shared("Files", ["Phrases"]),
        shared("Casualty"),
        shared("CityMap", ["Phrases"]),
        shared("Events", ["Domain", protobuf, crypto], exclude: ["Schema"]),
        shared("Bus", ["Domain", "Events"]),
        shared("Doctrine", ["Domain", "Events"]),
        shared("Lockstep", ["Domain", "Events", "Bus", collections, crypto]),
        shared("Reading", ["Bus", "Domain", "Events", "Lockstep", collections]),
        shared("Conditions", ["Domain", "Events", "Lockstep", protobuf]),
        shared(
            "Scenario",
            ["CityMap", "Domain", "Files", "Phrases", "Events", "Lockstep", "Conditions", protobuf, crypto, yaml],
            resources: [.copy("Library")]
        ),
        shared("TaskForceKit", ["CityMap", "Domain", "Events", "Lockstep"]),
        shared("UnitLockstep", ["Bus", "Domain", "Events", "Lockstep", "TaskForceKit"]),
        shared("TaskForceTesting", ["Domain", "Events", "Lockstep", "TaskForceKit", "UnitLockstep"]),
        shared("Kafka", ["CRdKafka", "Domain", "Events", "Bus", "Files", "Phrases", log]),
        shared(
            "Recording",
            ["Domain", "Events", "Bus", "Lockstep", "Phrases", "Reading", collections, crypto, sqlite, sqliteC]
        ),
        shared(
            "ServiceHost",
            [
                "Domain", "Files", "Phrases", "Events", "Bus",
                "Lockstep", "TaskForceKit", "UnitLockstep", "Kafka",
                arguments, crypto, lifecycle, log, signals,
            ]
        ),
        .executableTarget(
            name: "gladi-broker",
            dependencies: ["Bus", "Kafka", "Phrases", "ServiceHost", arguments],
            path: "Services/Broker",
            swiftSettings: strict
        ),
        .executableTarget(
            name: "gladi-benchmark",
            dependencies: [
                "Bus", "Domain", "Events", "Kafka", "Launcher", "Lockstep", "Reading", "Recording", "Scenario",
                arguments,
            ],
            path: "Tests/Benchmarks/Barrier",
            swiftSettings: strict
        ),
        .executableTarget(
            name: "gladi-crowd-benchmark",
            dependencies: ["Crowd"],
            path: "Tests/Benchmarks/Crowd",
            swiftSettings: strict
        ),
        // A unit's program with one flaw, for each case of `gladi conform`.
        .executableTarget(
            name: "gladi-misfit",
            dependencies: [
                "Bus", "Domain", "Events", "Kafka", "Lockstep", "ServiceHost",
                "TaskForceKit", "UnitLockstep", arguments, lifecycle,
            ],
            path: "Tests/Fixtures/Misfit",
            swiftSettings: strict
        ),
        // Hands extreme numbers to every reader of records; a test starts it, and again behind a case that kills it.
        .executableTarget(
            name: "gladi-mutator",
            dependencies: [
                "Bus", "Domain", "Events", "Launcher", "Lockstep", "Phrases", "Reading", "Recording", "Scenario",
                "ServiceHost",
                "TaskForceKit", "UnitLockstep", arguments, protobuf, sqliteC,
            ],
            path: "Tests/Fixtures/Mutator",
            swiftSettings: strict
        ),
        .executableTarget(
            name: "gladi-routing",
            dependencies: ["CityMap"],
            path: "Tests/Benchmarks/Routing",
            swiftSettings: strict
        ),
        // The only room besides tests that sees the services' units: through its table, a line per program.
        .target(
            name: "Launcher",
            dependencies: [
                "Bus", "Casualty", "Command", "Control", "Damkar", "Detection", "Dinkes",
                "Dishub", "Doctrine", "Domain", "Events",
                "Files", "Kafka", "Linmas", "Lockstep",
                "Medical",
                "Negotiation",
                "Phrases", "Preventive", "Reading", "Recording", "SatpolPP", "Scenario", "ServiceHost", "Situation",
                "TNI",
                "TaskForceKit",
                "Traffic", "UnitLockstep",
                arguments, protobuf,
            ],
            path: "Services/Gladi",
            exclude: ["Main"],
            swiftSettings: strict
        ),
        .executableTarget(
            name: "GladiMain",
            dependencies: ["Launcher"],
            path: "Services/Gladi/Main",
            swiftSettings: strict
        ),

        .target(
            name: "TestSupport",
            dependencies: ["Domain", "Events", "Bus", "Lockstep", "TaskForceKit"],
            path: "Tests/Support",
            swiftSettings: strict
        ),
        tests(
            "ChainTests",
            ["Command", "Detection", "Domain", "Events", "Lockstep", "Negotiation", "TaskForceKit", "TaskForceTesting"]
        ),
        tests("CasualtyTests", ["Casualty"]),
        tests("CityMapTests", ["CityMap", "Phrases"]),
        tests("ConditionsTests", ["Domain", "Events", "Lockstep", "Conditions"]),
        tests("Conformance", ["Domain", "Events", "Bus", "Kafka", "TestSupport", "gladi-broker"]),
        tests("CrowdTests", ["Crowd"]),
        tests("DamkarTests", ["Damkar", "Domain", "Events", "Lockstep", "TaskForceKit", "TaskForceTesting"]),
        tests("DinkesTests", ["Dinkes", "Domain", "Events", "Medical", "TaskForceKit", "TaskForceTesting"]),
        tests("DishubTests", ["Dishub", "Domain", "Events", "TaskForceKit", "TaskForceTesting"]),
        tests("DoctrineTests", ["Doctrine", "Domain", "Events", "Phrases"]),
        tests("DomainTests", ["Domain"], resources: [.copy("Vectors")]),
        tests(
            "DrillTests",
            [
                "Casualty", "Domain", "Events", "Lockstep", "Scenario", "TaskForceKit", "TaskForceTesting", "Command",
                "Damkar", "Detection", "Dinkes", "Dishub", "Linmas",
                "Medical", "Negotiation", "Preventive", "SatpolPP", "Situation", "TNI", "Traffic",
            ]
        ),
        tests("FilesTests", ["Files"]),
        tests("EventsTests", ["Domain", "Events", "Lockstep", "Scenario", protobuf], resources: [.copy("Golden")]),
        tests(
            "IntegrationTests",
            [
                "Domain", "Events", "Bus", "Kafka", "Launcher", "Lockstep", "Phrases", "Reading", "Recording",
                "Scenario",
                "ServiceHost", "TaskForceKit", "TestSupport", "UnitLockstep",
                "gladi-misfit", "gladi-mutator",
            ]
        ),
        tests("KafkaTests", ["Events", "Bus", "Kafka", "Phrases", "TestSupport"]),
        tests(
            "LauncherTests",
            [
                "Domain", "Events", "Bus", "Launcher", "Lockstep", "Phrases", "Reading", "Recording", "Scenario",
                "ServiceHost", "TaskForceKit", "TestSupport", "UnitLockstep", arguments,
            ],
            resources: [.copy("Golden")]
        ),
        tests("LinmasTests", ["Detection", "Domain", "Events", "Linmas", "TaskForceKit", "TaskForceTesting"]),
        tests(
            "LockstepTests",
            ["Bus", "Domain", "Events", "Lockstep", "TaskForceKit", "TaskForceTesting", "TestSupport"],
            resources: [.copy("Vectors")]
        ),
        tests("MedicalTests", ["Domain", "Events", "Lockstep", "TaskForceKit", "TaskForceTesting", "Medical"]),
        tests(
            "OwnEventsTests",
            ["Bus", "Domain", "Events", "Lockstep", "TaskForceKit", "TaskForceTesting", "UnitLockstep", protobuf],
            exclude: ["Schema"]
        ),
        tests("PhrasesTests", ["Phrases", "TestSupport"]),
        tests("PreventiveTests", ["Domain", "Events", "Lockstep", "TaskForceKit", "TaskForceTesting", "Preventive"]),
        tests("PythonTests", ["Bus", "Domain", "Events", "Recording", "TestSupport"]),
        tests(
            "RecordingTests",
            [
                "Domain", "Events", "Bus", "Lockstep", "Phrases", "Reading", "Recording", "TestSupport", crypto,
                sqlite, sqliteC, protobuf,
            ]
        ),
        tests("SatpolPPTests", ["Domain", "Events", "Lockstep", "SatpolPP", "TaskForceKit", "TaskForceTesting"]),
        tests("ScenarioTests", ["Domain", "Phrases", "Events", "Lockstep", "Scenario"]),
        tests(
            "ServiceHostTests",
            [
                "Bus", "Domain", "Events", "Lockstep", "Phrases", "ServiceHost",
                "TaskForceKit", "TestSupport", "UnitLockstep",
            ]
        ),
        tests(
            "SimulationTests",
            ["Bus", "Domain", "Events", "Lockstep", "TaskForceKit", "TestSupport", "UnitLockstep"]
        ),
        tests(
            "SituationTests",
            ["Domain", "Events", "Lockstep", "Scenario", "Situation", "TaskForceKit", "TaskForceTesting"]
        ),
        tests("TNITests", ["Domain", "Events", "Lockstep", "TNI", "TaskForceKit", "TaskForceTesting"]),
        tests(
            "TaskForceKitTests",
            ["Bus", "Domain", "Events", "Lockstep", "TaskForceKit", "TaskForceTesting", "UnitLockstep"]
        ),
        tests(
            "TaskForceTestingTests",
            ["Domain", "Events", "Lockstep", "Phrases", "TaskForceKit", "TaskForceTesting"]
        ),
        tests("TidyTests", [yaml]),
        tests("TrafficTests", ["Domain", "Events", "Lockstep", "TaskForceKit", "TaskForceTesting", "Traffic"]),
        tests(
            "UnitLockstepTests",
            ["Bus", "Domain", "Events", "Lockstep", "TaskForceKit", "TestSupport", "UnitLockstep"]
        ),
    ]
        + service("Command") + service("Damkar") + service("Detection") + service("Medical", ["Casualty", protobuf])
        + service("Negotiation") + service("Preventive") + service("SatpolPP") + service("TNI")
        + service("Situation", ["Conditions", "Crowd", protobuf])
        + service("Traffic") + service("Dinkes") + service("Dishub") + service("Linmas")
        + service("Control", ["Bus", "Kafka", "Phrases", "Scenario", "ServiceHost", arguments, lifecycle, log])
        + service("Recorder", ["Bus", "Kafka", "Phrases", "Reading", "Recording", "ServiceHost", lifecycle, log])
)
