import Domain
import Foundation
import Phrases
import Scenario

/// A new agency in a checkout; all that would be written is settled before anything is.
public struct NewAgency {
    /// What the agency is called.
    public let names: AgencyNames
    /// A scenario in which it takes part, as YAML.
    public let scenario: String
    /// The new files, by their paths from the checkout's top.
    public let files: [(path: String, text: String)]
    /// The files that change.
    public let changes: [(path: String, before: Data, after: Data)]
    private let root: URL

    /// Settles what to write.
    ///
    /// - Parameters:
    ///   - names: What the agency is called.
    ///   - folder: The checkout.
    ///   - base: The scenario that it joins.
    ///   - library: Where the base is looked up.
    ///   - known: The task forces that have a program already.
    /// - Throws: `ServiceFailure` (65): a name is taken, the superior takes no part in the scenario, or the folder is no
    ///   checkout of Gladi as this version knows it.
    public init(
        _ names: AgencyNames,
        in folder: String,
        joining base: String,
        of library: ScenarioLibrary,
        beside known: [TaskForce]
    ) throws {
        self.names = names
        root = URL(fileURLWithPath: folder, isDirectory: true)
        files = AgencyTemplates(names: names).files
        let edits = CheckoutEdits(names)
        let package = try Self.read(CheckoutEdits.packagePath, in: root)
        let table = try Self.read(CheckoutEdits.tablePath, in: root)
        try Self.checkNothingIsTaken(names, beside: known, in: root)
        scenario = try AgencyScenario(names, joining: base, library.scenario(base)).text
        changes = try [
            (CheckoutEdits.packagePath, Data(package.utf8), Data(edits.package(package).utf8)),
            (CheckoutEdits.tablePath, Data(table.utf8), Data(edits.table(table).utf8)),
        ]
    }

    /// Writes it all, or, if that fails, leaves the checkout as it was.
    ///
    /// The new folders come first and the files that name them last, each file in one step.
    ///
    /// - Throws: `ServiceFailure` (74) with the reason.
    public func write() throws(ServiceFailure) {
        let manager = FileManager.default
        var undo: [() throws -> Void] = []
        do {
            for folder in ["Services/\(names.module)", "Tests/\(names.tests)"] {
                let url = root.appendingPathComponent(folder)
                try manager.createDirectory(at: url, withIntermediateDirectories: false)
                undo.append { try manager.removeItem(at: url) }
            }
            for file in files {
                let url = root.appendingPathComponent(file.path)
                try manager.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(file.text.utf8).write(to: url)
            }
            for change in changes {
                let url = root.appendingPathComponent(change.path)
                undo.append { try change.before.write(to: url, options: .atomic) }
                try change.after.write(to: url, options: .atomic)
            }
        } catch {
            for step in undo.reversed() { try? step() }
            throw ServiceFailure(.agencyNotWritten(error.localizedDescription), exitCode: 74)
        }
    }

    private static func read(_ path: String, in root: URL) throws(ServiceFailure) -> String {
        guard let text = try? String(contentsOf: root.appendingPathComponent(path), encoding: .utf8) else {
            throw ServiceFailure(.noCheckout(root.path, path), exitCode: 65)
        }
        return text
    }

    /// Folders, kinds of units and types that have the name already; a folder counts even if it differs only in case.
    private static func checkNothingIsTaken(
        _ names: AgencyNames,
        beside known: [TaskForce],
        in root: URL
    ) throws(ServiceFailure) {
        func taken(_ what: String) -> ServiceFailure {
            ServiceFailure(.agencyTaken(names.taskForce.name, what), exitCode: 65)
        }
        for (folder, wanted) in [("Services", names.module), ("Shared", names.module), ("Tests", names.tests)] {
            let found = (try? FileManager.default.contentsOfDirectory(atPath: "\(root.path)/\(folder)")) ?? []
            if let same = found.first(where: { $0.lowercased() == wanted.lowercased() }) {
                throw taken("\(folder)/\(same)")
            }
        }
        if known.contains(names.taskForce) { throw taken(CheckoutEdits.tablePath) }
        if let type = declaredType([names.module, names.unit], below: root.appendingPathComponent("Shared")) {
            throw taken(type)
        }
    }

    /// The first of these names that a source of the shared rooms gives to a type.
    private static func declaredType(_ names: [String], below folder: URL) -> String? {
        let kinds = ["struct", "class", "enum", "protocol", "typealias"]
        let declarations = kinds.flatMap { kind in names.map { (name: $0, words: "\(kind) \($0)") } }
        let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
        for path in paths where path.hasSuffix(".swift") {
            guard let source = try? String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8) else {
                continue
            }
            for declaration in declarations where source.contains(declaration.words) {
                let declares = source.split(separator: "\n").contains { line in
                    guard !line.trimmingPrefix(while: \.isWhitespace).hasPrefix("//"),
                        let found = line.range(of: declaration.words)
                    else { return false }
                    return line[found.upperBound...].first.map { ": <{".contains($0) } ?? true
                }
                if declares { return "Shared/\(path): \(declaration.name)" }
            }
        }
        return nil
    }
}

/// A scenario that adds a new agency to another one.
struct AgencyScenario {
    let names: AgencyNames
    private let base: String
    private let scenario: Scenario
    private let superior: UnitID
    private let place: String

    /// - Throws: `ServiceFailure` (65) when no unit with the superior's name takes part, or the agency does already.
    init(_ names: AgencyNames, joining base: String, _ scenario: Scenario) throws(ServiceFailure) {
        let members = scenario.roster.map(\.fact)
        let local = members.filter { $0.unit.district == scenario.district && $0.unit.taskForce != "situation" }
        guard let chief = local.first(where: { $0.unit.taskForce == names.superior }) else {
            let known = local.map(\.unit.taskForce.name).sorted()
            throw ServiceFailure(.noSuchSuperior(names.superior.name, in: base, known: known), exitCode: 65)
        }
        guard !members.contains(where: { $0.unit.taskForce == names.taskForce }) else {
            throw ServiceFailure(.agencyTaken(names.taskForce.name, base), exitCode: 65)
        }
        self.names = names
        self.base = base
        self.scenario = scenario
        superior = chief.unit
        place = ([chief] + members).flatMap(\.strength).map(\.fact.force.place).first { !$0.isEmpty } ?? ""
    }

    /// The unit in the scenario's district.
    var unitName: String { "\(superior.district)/\(names.taskForce)" }

    /// The YAML.
    var text: String {
        let name = names.taskForce.name
        let hears = Set([names.superior.name, "situation", "traffic"]).sorted().joined(separator: ", ")
        let heardBy = Set([names.superior.name, "situation"]).sorted().joined(separator: ", ")
        let isListed = scenario.agencies.contains { $0.fact.key == name }
        let agencies =
            isListed ? "" : "  agencies:\n    - { key: \(name), title: \"\(names.title)\", source: assumed }\n"
        return """
            # \(names.title) dalam \(base). Angka dan jabatan di sini contoh: sesuaikan. (An example: adjust it.)
            based_on: \(base)
            key: \(key)
            title: "\(names.title) dalam \(scenario.key)"
            also:
            \(agencies)  roster:
                - unit: \(superior.district)/\(name)
                  office: kepala-\(name)
                  title: "Kepala \(names.title)"
                  agency: \(name)
                  superior: \(superior)
                  hears: [\(hears)]
                  heard_by: [\(heardBy)]
                  source: assumed
                  forces:
                    - { resource: personnel, total: 24, place: \(place), source: assumed }

            """
    }

    /// The base's key with the agency's name after it, within the 48 characters that a key may have.
    private var key: String {
        let key = "\(scenario.key)-\(names.taskForce)"
        return key.count <= 48 ? key : names.taskForce.name
    }
}
