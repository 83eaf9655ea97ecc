import Foundation
import Phrases
import Scaffold
import Scenario
import Testing
import UnitTable

/// The files of this checkout that an agency changes, copied into a folder of their own.
private struct Checkout {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../..")
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID())")

    /// Makes a copy; one that is not `isWhole` lacks the folder of tests, so that writing fails half-way.
    init(isWhole: Bool = true) throws {
        let manager = FileManager.default
        for path in ["Services/UnitTable", "Shared"] + (isWhole ? ["Tests"] : []) {
            try manager.createDirectory(at: folder.appendingPathComponent(path), withIntermediateDirectories: true)
        }
        for path in [CheckoutEdits.packagePath, CheckoutEdits.tablePath, "Shared/TaskForceKit"] {
            try manager.copyItem(
                at: Self.root.appendingPathComponent(path).standardizedFileURL,
                to: folder.appendingPathComponent(path)
            )
        }
    }

    func text(_ path: String) throws -> String {
        try String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8)
    }

    func replace(_ line: String, in path: String) throws {
        let changed = try text(path).replacing(line, with: "")
        try Data(changed.utf8).write(to: folder.appendingPathComponent(path))
    }

    /// Every file and folder with its text.
    func contents() -> [String: Data] {
        let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
        return Dictionary(
            uniqueKeysWithValues: paths.map { path in
                (path, (try? Data(contentsOf: folder.appendingPathComponent(path))) ?? Data())
            }
        )
    }

    func agency(_ name: String, title: String = "BPBD Muba", reportsTo: String = "command") throws -> NewAgency {
        let names = try AgencyNames(name, title: title, reportsTo: reportsTo)
        let known = UnitTable.standard.types.map { $0.profile.taskForce }
        return try NewAgency(names, in: folder.path, joining: "muba-2024", of: .withUnits, beside: known)
    }

    func remove() { try? FileManager.default.removeItem(at: folder) }
}

/// The lines that `after` has and `before` has not, in order; nil when a line is gone.
private func added(_ before: String, _ after: String) -> [String]? {
    let difference = after.components(separatedBy: "\n").difference(from: before.components(separatedBy: "\n"))
    guard difference.removals.isEmpty else { return nil }
    return difference.insertions.compactMap { change in
        if case .insert(_, let line, _) = change { line } else { nil }
    }
}

@Suite("A new agency's files")
struct NewAgencyTests {
    @Test("a name becomes a folder, types and the beginning of its event types")
    func names() throws {
        let names = try AgencyNames("satpol-pp", title: "Satpol PP", reportsTo: "command")
        #expect(names.module == "SatpolPp" && names.unit == "SatpolPpUnit" && names.typePrefix == "satpol_pp")
        #expect(try AgencyNames("bpbd2", title: "BPBD", reportsTo: "command").module == "Bpbd2")
    }

    @Test(
        "names that break a rule",
        arguments: [
            "", "Bpbd", "2bpbd", "bpbd muba", "bpbd/muba", "bpbd_muba", "bpbd-", "satpol--pp", "čebpbd",
            "abcdefghijklmnopqrstuvwxy", "control", "console", "recorder", "truth", "deadletter", "situation", "gladi",
            "self", "string", "swift",
        ]
    )
    func badNames(_ name: String) {
        let failure = #expect(throws: ServiceFailure.self) {
            try AgencyNames(name, title: "BPBD", reportsTo: "command")
        }
        #expect(failure?.exitCode == 64)
        #expect(failure?.phrase.english.contains("'\(name)' is not valid: ") == true)
    }

    @Test(
        "titles that would break a source or a scenario",
        arguments: ["", " BPBD", "BPBD ", "B\"PBD", "B\\(1)", "a\nb", "a\u{85}b", String(repeating: "x", count: 41)]
    )
    func badTitles(_ title: String) {
        let failure = #expect(throws: ServiceFailure.self) {
            try AgencyNames("bpbd", title: title, reportsTo: "command")
        }
        #expect(failure?.exitCode == 64)
    }

    @Test("package and table get the agency's lines, and keep all others")
    func lines() throws {
        let checkout = try Checkout()
        defer { checkout.remove() }
        let before = (try checkout.text("Package.swift"), try checkout.text(CheckoutEdits.tablePath))
        try checkout.agency("bpbd").write()
        #expect(
            try added(before.0, checkout.text("Package.swift")) == [
                #"        program("bpbd", "BpbdMain"),"#,
                #"                "Bpbd","#,
                #"        tests("BpbdTests", ["Bpbd", "Domain", "Events", "TaskForceKit", "TaskForceTesting"]),"#,
                #"        + service("Bpbd")"#,
            ]
        )
        #expect(
            try added(before.1, checkout.text(CheckoutEdits.tablePath)) == [
                "import Bpbd", #"        Line("bpbd", BpbdUnit.self),"#,
            ]
        )
        #expect(try checkout.text(CheckoutEdits.tablePath).hasPrefix("import Bpbd\nimport Command\n"))
    }

    @Test("a second agency finds its places as the first did; a third is put at the end")
    func more() throws {
        let checkout = try Checkout()
        defer { checkout.remove() }
        for name in ["search-rescue", "bpbd", "zeni"] { try checkout.agency(name).write() }
        let table = try checkout.text(CheckoutEdits.tablePath)
        #expect(table.contains("import Scenario\nimport SearchRescue\nimport Situation\n"))
        #expect(table.contains("import Traffic\nimport Zeni\n"))
        #expect(table.contains("Line(\"bpbd\", BpbdUnit.self),\n        Line(\"zeni\", ZeniUnit.self),\n    ])\n"))
        let package = try checkout.text("Package.swift")
        #expect(
            package.hasSuffix(
                "+ service(\"SearchRescue\")\n        + service(\"Bpbd\")\n        + service(\"Zeni\")\n)\n"
            )
        )
        #expect(try checkout.text("Services/SearchRescue/TeamSent.swift").contains("\"search_rescue.v1.TeamSent\""))
    }

    @Test("only the agency's folders are new, and the unit fits on two pages")
    func files() throws {
        let checkout = try Checkout()
        defer { checkout.remove() }
        let before = Set(checkout.contents().keys)
        try checkout.agency("bpbd", title: "BPBD Muba").write()
        #expect(
            checkout.contents().keys.filter { !before.contains($0) }.sorted() == [
                "Services/Bpbd", "Services/Bpbd/BpbdUnit.swift", "Services/Bpbd/Main",
                "Services/Bpbd/Main/BpbdProgram.swift", "Services/Bpbd/TeamSent.swift", "Tests/BpbdTests",
                "Tests/BpbdTests/BpbdUnitTests.swift",
            ]
        )
        let unit = try checkout.text("Services/Bpbd/BpbdUnit.swift")
        #expect(unit.split(separator: "\n", omittingEmptySubsequences: false).count <= 80)
        #expect(unit.contains("title: \"BPBD Muba\""))
    }

    @Test("no line is longer than the format allows, be the name as long as it may")
    func longNames() throws {
        let checkout = try Checkout()
        defer { checkout.remove() }
        let name = "abcdefghijklmnopqrstuvwx"
        let agency = try checkout.agency(name, title: String(repeating: "W", count: 40), reportsTo: "negotiation")
        #expect(agency.files.count >= 4 && agency.changes.count == 2)
        let texts = agency.files.map(\.text) + agency.changes.map { String(decoding: $0.after, as: UTF8.self) }
        for line in texts.flatMap({ $0.components(separatedBy: "\n") }) where line.count > 120 {
            Issue.record("too long: \(line)")
        }
    }

    @Test(
        "a name that is taken is refused with the place, and nothing is written",
        arguments: [
            ("traffic", "Services/UnitTable/UnitTable.swift"), ("phh", "Services/UnitTable/UnitTable.swift"),
            ("launcher-main", "\"LauncherMain\""), ("launcher", "\"Launcher\""), ("chain", "\"ChainTests\""),
            ("task-force", "Shared/TaskForceKit/TaskForceUnit.swift: TaskForceUnit"),
        ]
    )
    func taken(_ name: String, _ place: String) throws {
        let checkout = try Checkout()
        defer { checkout.remove() }
        let before = checkout.contents()
        let failure = #expect(throws: ServiceFailure.self) { try checkout.agency(name).write() }
        #expect(failure?.exitCode == 65)
        #expect(failure?.phrase.english.contains("is taken") == true)
        #expect(failure?.phrase.english.contains(place) == true, "\(failure?.phrase.english ?? "")")
        #expect(checkout.contents() == before)
    }

    @Test("a name that stands in a comment alone is free")
    func commented() throws {
        let checkout = try Checkout()
        defer { checkout.remove() }
        let comment = "    /// Such as `enum Bpbd: Role`, or struct BpbdUnit.\n"
        try Data(comment.utf8).write(to: checkout.folder.appendingPathComponent("Shared/TaskForceKit/Example.swift"))
        try checkout.agency("bpbd").write()
        #expect(try checkout.text("Services/Bpbd/BpbdUnit.swift").contains("struct BpbdUnit"))
    }

    @Test("the same agency twice, and one whose folder differs in case only, are refused")
    func twice() throws {
        let checkout = try Checkout()
        defer { checkout.remove() }
        try checkout.agency("search-rescue").write()
        let before = checkout.contents()
        for name in ["search-rescue", "searchrescue"] {
            let failure = #expect(throws: ServiceFailure.self) { try checkout.agency(name).write() }
            #expect(failure?.exitCode == 65)
        }
        #expect(checkout.contents() == before)
    }

    @Test("a superior who is not in the scenario is refused with those who are")
    func superior() throws {
        let checkout = try Checkout()
        defer { checkout.remove() }
        let failure = #expect(throws: ServiceFailure.self) { try checkout.agency("bpbd", reportsTo: "navy") }
        #expect(failure?.exitCode == 65)
        #expect(failure?.phrase.english.contains("medical, negotiation") == true)
        for name in ["situation", "bpbd"] {
            #expect(throws: ServiceFailure.self) { try checkout.agency("bpbd", reportsTo: name) }
        }
    }

    @Test(
        "a file that does not look as expected is refused with the line that it lacks",
        arguments: [
            ("Package.swift", "    products: [\n"), ("Package.swift", "            name: \"UnitTable\",\n"),
            ("Package.swift", "        + service("),
            (CheckoutEdits.tablePath, "    public static let standard = UnitTable([\n"),
        ]
    )
    func strange(_ path: String, _ line: String) throws {
        let checkout = try Checkout()
        defer { checkout.remove() }
        try checkout.replace(line, in: path)
        let before = checkout.contents()
        let failure = #expect(throws: ServiceFailure.self) { try checkout.agency("bpbd").write() }
        #expect(failure?.exitCode == 65)
        #expect(failure?.phrase.english.contains(line.trimmingCharacters(in: .whitespacesAndNewlines)) == true)
        #expect(checkout.contents() == before)
    }

    @Test("a folder that is no checkout is refused")
    func nowhere() throws {
        let checkout = try Checkout()
        defer { checkout.remove() }
        try FileManager.default.removeItem(at: checkout.folder.appendingPathComponent("Package.swift"))
        let failure = #expect(throws: ServiceFailure.self) { try checkout.agency("bpbd") }
        #expect(failure?.exitCode == 65)
    }

    @Test("a failure half-way leaves nothing behind")
    func undone() throws {
        let checkout = try Checkout(isWhole: false)
        defer { checkout.remove() }
        let before = checkout.contents()
        let failure = #expect(throws: ServiceFailure.self) { try checkout.agency("bpbd").write() }
        #expect(failure?.exitCode == 74)
        #expect(checkout.contents() == before)
    }

    @Test("the printed scenario fits, with the agency under its superior", arguments: ["bpbd", "search-rescue"])
    func scenario(_ name: String) throws {
        let checkout = try Checkout()
        defer { checkout.remove() }
        let text = try checkout.agency(name, title: "BPBD: Muba #1", reportsTo: "medical").scenario
        let scenario = try ScenarioLoader.load(text: text, file: "baru.yaml", library: .withUnits)
        let member = try #require(scenario.roster.map(\.fact).first { $0.unit.taskForce.name == name })
        #expect(member.entry.superior == "muba/medical")
        #expect(scenario.title == "BPBD: Muba #1 dalam muba-2024")
        let superior = try #require(scenario.roster.map(\.fact).first { $0.unit.description == "muba/medical" })
        #expect(superior.hears?.map(\.name).contains(name) == true)
    }
}
