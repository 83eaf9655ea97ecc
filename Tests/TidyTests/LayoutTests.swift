import Testing

/// What stands where, and how long it is.
struct LayoutTests {
    /// All that stands at the top, besides what begins with a dot.
    static let top: Set<String> = [
        "LICENSE", "Package.swift", "README.md", "Services", "Shared", "Tests", "docker-compose.yml", "ops",
    ]
    /// What a build or a run leaves there; git ignores it.
    static func isLeftover(_ name: String) -> Bool { name == "Package.resolved" || name.contains(".gladi") }

    @Test func theTopIsWhatItIsMeantToBe() throws {
        let names = Set(try Repository.names(in: ".").filter { !$0.hasPrefix(".") && !Self.isLeftover($0) })
        #expect(names == Self.top)
    }

    @Test func theReadmeIsShortAndItsPathsExist() throws {
        let readme = try Repository.text("README.md")
        #expect(readme.split(separator: "\n", omittingEmptySubsequences: false).count <= 121)
        let paths = readme.matches(of: /`((?:Shared|Services|Tests|ops)\/[A-Za-z0-9_.\/-]+)`/).map { String($0.1) }
        #expect(paths.count > 8)
        for path in paths where !Self.isExample(path) { #expect(Repository.exists(path), "\(path)") }
    }

    /// What `gladi new-agency bpbd` would write, and the guides tell of.
    private static func isExample(_ path: String) -> Bool {
        ["Services/Bpbd", "Tests/BpbdTests", "ops/agencies/bpbd.yaml"].contains { path.hasPrefix($0) }
    }

    @Test func theGuidesNameWhatExists() throws {
        var named = 0
        for guide in try Repository.files(below: "ops/docs", ending: ".md") {
            let text = try Repository.text(guide)
            for match in text.matches(of: /`((?:Shared|Services|Tests|ops)\/[A-Za-z0-9_.\/-]+)`/)
            where !Self.isExample(String(match.1)) {
                #expect(Repository.exists(String(match.1)), "\(guide) names \(match.1)")
                named += 1
            }
        }
        #expect(named > 30)
    }

    @Test func filesFitInAReadersHead() throws {
        for source in try Repository.sources(below: "Shared", "Services", "Tests") {
            #expect(source.code.count <= 401, "\(source.path) has \(source.code.count) lines: split it by idea")
        }
    }

    @Test func noPathOfOneMachine() throws {
        let machine = /\/(work|home|root|tmp|farm)\//
        for source in try Repository.sources(below: "Shared", "Services", "Tests")
        where !source.path.hasPrefix("Tests/Tidy") {
            #expect(source.text.firstMatch(of: machine) == nil, "\(source.path)")
        }
    }

    /// What stands in a folder bears its name; a service's program also `Main`.
    ///
    /// Programs that only tests start are named as they are called, `gladi-misfit`, so that nobody takes them for services;
    /// what tests share is `TestSupport`, wherever it is imported.
    private static func isNamedForItsFolder(_ target: Manifest.Target) -> Bool {
        let folders = target.path.split(separator: "/").map(String.init)
        if target.isMain { return folders.count == 3 && target.name == "\(folders[1])Main" }
        if ["Benchmarks", "Fixtures"].contains(folders[1]) { return target.name.hasPrefix("gladi-") }
        return target.path == "Tests/Support" || folders.count == 2 && target.name == folders[1]
    }

    @Test func folderModuleAndTargetBearOneName() throws {
        for target in try Manifest.read().targets {
            #expect(Repository.exists(target.path), "\(target.path)")
            #expect(Self.isNamedForItsFolder(target), "\(target.path) is \(target.name)")
        }
        for (name, path) in [
            ("Gladi", "Services/Launcher"), ("gladi-broker", "Services/Broker/Main"),
            ("Misfit", "Tests/Fixtures/Misfit"),
        ] {
            #expect(!Self.isNamedForItsFolder(Manifest.Target(name: name, path: path, dependencies: [])))
        }
    }

    @Test func everyFolderOfSourcesIsATarget() throws {
        let paths = try Manifest.read().targets.map(\.path)
        for top in ["Shared", "Services", "Tests"] {
            for name in try Repository.names(in: top) where !["Model", "Python"].contains(name) {
                let folder = "\(top)/\(name)"
                #expect(paths.contains { $0 == folder || $0.hasPrefix("\(folder)/") }, "\(folder) is never built")
            }
        }
    }
}
