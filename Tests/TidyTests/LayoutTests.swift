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
        for guide in Repository.files(below: "ops/docs", ending: ".md") {
            let text = try Repository.text(guide)
            for match in text.matches(of: /`((?:Shared|Services|Tests|ops)\/[A-Za-z0-9_.\/-]+)`/)
            where !Self.isExample(String(match.1)) {
                #expect(Repository.exists(String(match.1)), "\(guide) names \(match.1)")
            }
        }
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

    @Test func everyTestFolderIsATarget() throws {
        let package = try Repository.text("Package.swift")
        for folder in try Repository.names(in: "Tests") where !["Model", "Python", "Support"].contains(folder) {
            #expect(
                package.contains("\"\(folder)\"") || package.contains("Tests/\(folder)"),
                "Tests/\(folder) is never run"
            )
        }
    }
}
