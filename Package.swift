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
            dependencies: ["Domain", "Events", "TaskForceKit"] + dependencies,
            path: "Services/\(name)",
            exclude: ["Main"] + exclude,
            swiftSettings: strict
        ),
        main(name, ["ServiceHost", "TaskForceKit", arguments]),
    ]
}

/// A program that is no task force, in the same two folders.
func machinery(
    _ name: String,
    _ dependencies: [Target.Dependency],
    main mains: [Target.Dependency]
) -> [Target] {
    [
        .target(
            name: name,
            dependencies: dependencies,
            path: "Services/\(name)",
            exclude: ["Main"],
            swiftSettings: strict
        ),
        main(name, mains),
    ]
}

/// The program of `Services/<name>`.
func main(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .executableTarget(
        name: "\(name)Main",
        dependencies: dependencies + [.target(name: name)],
        path: "Services/\(name)/Main",
        swiftSettings: strict
    )
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
        program("negotiation", "NegotiationMain"), program("gladi", "LauncherMain"), program("damkar", "DamkarMain"),
        program("satpol-pp", "SatpolPPMain"), program("tni", "TNIMain"), program("linmas", "LinmasMain"),
        program("dishub", "DishubMain"), program("dinkes", "DinkesMain"),
        program("gladi-broker", "BrokerMain"),
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
        shared("Statistics"),
        shared("CityMap", ["Phrases"]),
        shared("Events", ["Domain", protobuf, crypto], exclude: ["Schema"]),
        shared("Bus", ["Events"]),
        shared("Doctrine", ["Domain", "Events", "Phrases"]),
        shared("Lockstep", ["Domain", "Events", "Bus", collections, crypto]),
        shared("Reading", ["Bus", "Domain", "Events", "Lockstep", collections]),
        shared("Conditions", ["Domain", "Events", "Lockstep", protobuf]),
        shared(
            "Scenario",
            ["CityMap", "Domain", "Files", "Phrases", "Events", "Lockstep", "Conditions", protobuf, crypto, yaml],
            resources: [.copy("Library")]
        ),
        shared("TaskForceKit", ["CityMap", "Domain", "Events", "Lockstep", "Phrases"]),
        shared("UnitLockstep", ["Bus", "Domain", "Events", "Lockstep", "TaskForceKit"]),
        shared("TaskForceTesting", ["Domain", "Events", "Lockstep", "TaskForceKit", "UnitLockstep"]),
        shared("Kafka", ["CRdKafka", "Events", "Bus", "Files", "Phrases", log]),
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
        shared("EventWords", ["Domain", "Events", "Phrases", protobuf]),
        shared(
            "Telling",
            [
                "Bus", "Casualty", "Conditions", "Doctrine", "Domain",
                "EventWords", "Events", "Lockstep", "Phrases", "Reading",
                "Recording", "Scenario", "TaskForceKit", "UnitLockstep",
            ]
        ),
        shared(
            "Planning",
            [
                "Domain", "Events", "Files", "Phrases", "Scenario",
                "TaskForceKit", "Telling",
            ]
        ),
        shared(
            "Playing",
            [
                "Bus", "Domain", "Events", "Lockstep", "Phrases", "Recording",
                "Scenario", "TaskForceKit", "UnitLockstep",
            ]
        ),
        shared(
            "Sweep",
            [
                "Bus", "Domain", "Events", "Files", "Lockstep", "Phrases",
                "Playing", "Recording", "Scenario", "Statistics",
                "TaskForceKit", "Telling", "UnitLockstep",
            ]
        ),
        shared(
            "Conform",
            [
                "Bus", "Domain", "Events", "Kafka", "Lockstep", "Phrases",
                "Playing", "Scenario", "ServiceHost", "TaskForceKit", "Telling",
                "UnitLockstep",
            ]
        ),
        shared("Scaffold", ["Domain", "Phrases", "Scenario"]),
        shared(
            "ScenarioCheck",
            [
                "Doctrine", "Domain", "Events", "Phrases", "Scenario",
                "TaskForceKit",
            ]
        ),
        shared("AsyncAPI", ["Domain", "Events", protobuf]),
        .executableTarget(
            name: "BrokerMain",
            dependencies: ["Kafka", "Phrases", "ServiceHost", arguments],
            path: "Services/Broker/Main",
            swiftSettings: strict
        ),
        .executableTarget(
            name: "gladi-benchmark",
            dependencies: [
                "Bus", "Domain", "Events", "Kafka", "Launcher", "Lockstep",
                "Playing", "Reading", "Recording", "Scenario", "UnitTable",
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
                "Bus", "Domain", "Events", "Lockstep", "ServiceHost",
                "TaskForceKit", "UnitLockstep", arguments, lifecycle,
            ],
            path: "Tests/Fixtures/Misfit",
            swiftSettings: strict
        ),
        // Hands extreme numbers to every reader of records; a test starts it, and again behind a case that kills it.
        .executableTarget(
            name: "gladi-mutator",
            dependencies: [
                "Bus", "Domain", "EventWords", "Events", "Launcher", "Lockstep",
                "Phrases", "Reading", "Recording", "Scenario", "ServiceHost",
                "Sweep", "TaskForceKit", "Telling", "UnitLockstep", "UnitTable",
                arguments, protobuf, sqliteC,
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
        // The only room besides tests that sees the services' units: a line per program.
        .target(
            name: "UnitTable",
            dependencies: [
                "Command", "Damkar", "Detection", "Dinkes", "Dishub", "Linmas",
                "Medical", "Negotiation", "Preventive", "SatpolPP", "Situation",
                "TNI", "Traffic",
                "Domain", "Phrases", "Scenario", "TaskForceKit",
            ],
            path: "Services/UnitTable",
            swiftSettings: strict
        ),

        .target(
            name: "TestSupport",
            dependencies: ["Domain", "Events", "Bus", "Lockstep", "TaskForceKit"],
            path: "Tests/Support",
            swiftSettings: strict
        ),
        tests("AsyncAPITests", ["AsyncAPI", "Domain", "Events", "Lockstep"]),
        tests(
            "ChainTests",
            ["Command", "Detection", "Domain", "Events", "Lockstep", "Negotiation", "TaskForceKit", "TaskForceTesting"]
        ),
        tests("CasualtyTests", ["Casualty"]),
        tests("CityMapTests", ["CityMap", "Phrases"]),
        tests("ConditionsTests", ["Domain", "Events", "Lockstep", "Conditions"]),
        tests("ConformTests", ["Conform", "Domain", "Events", "Lockstep", "Scenario", "UnitTable"]),
        tests("Conformance", ["Domain", "Events", "Bus", "Kafka", "TestSupport", "BrokerMain"]),
        tests("CrowdTests", ["Crowd"]),
        tests("DamkarTests", ["Damkar", "Domain", "Events", "TaskForceKit", "TaskForceTesting"]),
        tests("DinkesTests", ["Dinkes", "Domain", "Events", "Medical", "TaskForceKit", "TaskForceTesting"]),
        tests("DishubTests", ["Dishub", "Domain", "Events", "Lockstep", "TaskForceKit", "TaskForceTesting"]),
        tests("DoctrineTests", ["Doctrine", "Domain", "Events", "Phrases"]),
        tests("DomainTests", ["Domain"], resources: [.copy("Vectors")]),
        tests(
            "DrillTests",
            [
                "Casualty", "Command", "Damkar", "Detection", "Dinkes",
                "Dishub", "Domain", "Events", "Linmas", "Lockstep", "Medical",
                "Negotiation", "Phrases", "Preventive", "SatpolPP", "Scaffold",
                "Scenario", "Situation", "TNI", "TaskForceKit",
                "TaskForceTesting", "TestSupport", "Traffic", "UnitTable",
            ],
            exclude: ["WrittenOut"]
        ),
        tests("FilesTests", ["Files"]),
        tests("EventWordsTests", ["Domain", "EventWords", "Events", "Phrases", protobuf]),
        tests("EventsTests", ["Domain", "Events", "Lockstep", "Scenario", protobuf], resources: [.copy("Golden")]),
        tests(
            "IntegrationTests",
            [
                "Bus", "Conform", "Domain", "Events", "Kafka", "Lockstep",
                "Phrases", "Reading", "Recording", "Scenario", "ServiceHost",
                "TaskForceKit", "Telling", "TestSupport", "UnitLockstep",
                "UnitTable", "gladi-misfit", "gladi-mutator",
            ]
        ),
        tests("KafkaTests", ["Events", "Bus", "Kafka", "Phrases", "TestSupport"]),
        tests(
            "LauncherTests",
            [
                "Bus", "Domain", "Events", "Launcher", "Lockstep", "Phrases",
                "Playing", "Recording", "Scenario", "ServiceHost", "Sweep",
                "TaskForceKit", "Telling", "UnitLockstep", "UnitTable",
                arguments,
            ],
            resources: [.copy("Golden")]
        ),
        tests("LinmasTests", ["Detection", "Domain", "Events", "Linmas", "TaskForceKit", "TaskForceTesting"]),
        tests(
            "LockstepTests",
            [
                "Bus", "Domain", "Events", "Lockstep", "TaskForceTesting",
                "TestSupport",
            ],
            resources: [.copy("Vectors")]
        ),
        tests("MedicalTests", ["Domain", "Events", "Medical", "TaskForceKit", "TaskForceTesting"]),
        tests(
            "OwnEventsTests",
            ["Bus", "Domain", "Events", "Lockstep", "TaskForceKit", "TaskForceTesting", "UnitLockstep", protobuf],
            exclude: ["Schema"]
        ),
        tests("PhrasesTests", ["Phrases", "TaskForceTesting", "TestSupport"]),
        tests(
            "PlanningTests",
            [
                "Domain", "Phrases", "Planning", "Scenario", "UnitTable",
            ]
        ),
        tests("PlayingTests", ["Domain", "Phrases", "Playing", "Scenario"]),
        tests("PreventiveTests", ["Domain", "Events", "Preventive", "TaskForceKit", "TaskForceTesting"]),
        tests("PythonTests", ["AsyncAPI", "Bus", "Domain", "Events", "Recording", "TestSupport"]),
        tests(
            "RecordingTests",
            [
                "Domain", "Events", "Bus", "Lockstep", "Reading", "Recording", "TestSupport", crypto,
                sqlite, protobuf,
            ]
        ),
        tests("SatpolPPTests", ["Domain", "Events", "SatpolPP", "TaskForceKit", "TaskForceTesting"]),
        tests(
            "ScaffoldTests",
            [
                "Domain", "Phrases", "Playing", "Scaffold", "Scenario",
                "UnitTable",
            ]
        ),
        tests("ScenarioTests", ["Domain", "Phrases", "Events", "Lockstep", "Scenario", "UnitTable"]),
        tests(
            "ServiceHostTests",
            [
                "Bus", "Domain", "Events", "Lockstep", "Phrases", "ServiceHost",
                "TaskForceKit", "TestSupport", "UnitLockstep",
            ]
        ),
        tests(
            "ScenarioCheckTests",
            [
                "Phrases", "Scenario", "ScenarioCheck", "UnitTable",
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
        tests("TNITests", ["Domain", "Events", "TNI", "TaskForceKit", "TaskForceTesting"]),
        tests(
            "TaskForceKitTests",
            ["Bus", "Domain", "Events", "Lockstep", "TaskForceKit", "TaskForceTesting", "UnitLockstep"]
        ),
        tests(
            "TaskForceTestingTests",
            [
                "Domain", "Events", "Phrases", "TaskForceKit",
                "TaskForceTesting",
            ]
        ),
        tests("StatisticsTests", ["Statistics"]),
        tests(
            "SweepTests",
            [
                "Bus", "Domain", "Events", "Lockstep", "Phrases", "Playing",
                "Recording", "Scenario", "Statistics", "Sweep", "TaskForceKit",
                "TestSupport", "UnitLockstep", "UnitTable",
            ]
        ),
        tests(
            "TellingTests",
            [
                "Bus", "Domain", "Events", "Lockstep", "Phrases", "Recording",
                "Scenario", "TaskForceKit", "Telling", "TestSupport",
            ],
            resources: [.copy("Golden")]
        ),
        tests("TidyTests", [yaml]),
        tests("TrafficTests", ["Domain", "Events", "TaskForceKit", "TaskForceTesting", "Traffic"]),
        tests(
            "UnitLockstepTests",
            [
                "Bus", "Domain", "Events", "Lockstep", "TaskForceKit",
                "TestSupport", "UnitLockstep",
            ]
        ),
        tests("UnitTableTests", ["Domain", "Phrases", "Scenario", "TaskForceKit", "UnitTable"]),
    ]
        + machinery(
            "Control",
            [
                "Bus", "Domain", "EventWords", "Events", "Kafka", "Lockstep",
                "Phrases", "Scenario", "ServiceHost",
                arguments, lifecycle, log,
            ],
            main: [
                "Domain", "Lockstep", "Phrases", "Scenario", "ServiceHost",
                "UnitTable", arguments, log,
            ]
        )
        + machinery(
            "Recorder",
            [
                "Bus", "Domain", "Events", "Kafka", "Lockstep", "Phrases",
                "Reading", "Recording", "ServiceHost",
                lifecycle, log,
            ],
            main: ["Domain", "Phrases", "Recording", "ServiceHost", arguments]
        )
        + machinery(
            "Launcher",
            [
                "AsyncAPI", "Bus", "Conform", "Control", "Doctrine", "Domain",
                "EventWords", "Events", "Files", "Kafka", "Lockstep", "Phrases",
                "Planning", "Playing", "Reading", "Recording", "Scaffold",
                "Scenario", "ScenarioCheck", "ServiceHost", "Sweep",
                "TaskForceKit", "Telling",
                "UnitLockstep", "UnitTable", arguments, protobuf,
            ],
            main: ["ServiceHost"]
        )
        + service("Command", ["Doctrine", "Lockstep"])
        + service("Detection", ["Doctrine", "Lockstep"])
        + service("Medical", ["Casualty", "Lockstep", protobuf])
        + service("Negotiation", ["Doctrine", "Lockstep"])
        + service("Preventive", ["Doctrine", "Lockstep"])
        + service("Situation", ["Conditions", "Crowd", "Lockstep"])
        + service("Traffic", ["Lockstep"])
        + service("Damkar")
        + service("Dinkes")
        + service("Dishub")
        + service("Linmas", ["Doctrine"])
        + service("SatpolPP")
        + service("TNI")
)
