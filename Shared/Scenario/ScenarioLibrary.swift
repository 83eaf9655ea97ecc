import Domain
import Foundation
import Phrases

/// Scenarios by name: those that come with Gladi, and any file.
public struct ScenarioLibrary: Sendable {
    /// What the library holds of one scenario, for a list.
    public struct Listing: Sendable, Hashable {
        /// The key under which it is run.
        public let key: String
        /// Its file.
        public let path: String
        /// The scenario.
        public let scenario: Scenario
    }

    /// The scenarios that come with Gladi.
    public static let builtIn = ScenarioLibrary(folders: builtInFolders())

    /// Where scenarios may lie; the first folder that exists counts.
    public let folders: [String]

    /// The numbers of doctrine that programs are known to read, by name, each with its range.
    ///
    /// A scenario's number outside its range is refused, and so is a name that is nearly one of these. Agencies may read
    /// numbers of their own, which are not known here.
    public let numbers: [String: ClosedRange<Int64>]

    /// What the kinds of units hear that programs are known to play: the communications plan of a unit that writes none.
    public let nets: [TaskForce: UnitNet]

    /// A library of the YAML files in the first of `folders` that exists.
    public init(
        folders: [String],
        numbers: [String: ClosedRange<Int64>] = [:],
        nets: [TaskForce: UnitNet] = [:]
    ) {
        self.folders = folders
        self.numbers = numbers
        self.nets = nets
    }

    /// The same scenarios, read with what is known of units: the numbers that they read, and whom they hear.
    public func knowing(
        _ numbers: [String: ClosedRange<Int64>],
        nets: [TaskForce: UnitNet] = [:]
    ) -> ScenarioLibrary {
        ScenarioLibrary(folders: folders, numbers: numbers, nets: nets)
    }

    /// Every scenario, by key.
    ///
    /// - Throws: `FileError` when the folder is missing or a scenario in it does not fit.
    public func list() throws(FileError) -> [Listing] {
        var listings: [Listing] = []
        for (key, path) in try paths() {
            listings.append(Listing(key: key, path: path, scenario: try ScenarioLoader.load(path: path, library: self)))
        }
        return listings
    }

    /// The keys, ascending.
    public func keys() throws(FileError) -> [String] { try paths().map(\.key) }

    /// A scenario by its key or by the path of its file.
    ///
    /// - Throws: `FileError` when there is none, with the key that was probably meant, or when it does not fit.
    public func scenario(_ name: String) throws(FileError) -> Scenario { try draft(name).whole() }

    /// A scenario by its key or by the path of its file, as far as it can be read.
    ///
    /// - Throws: `FileError` when there is none, with the key that was probably meant, or when nothing of it can be read.
    public func draft(_ name: String) throws(FileError) -> ScenarioDraft {
        try ScenarioLoader.draft(path: path(of: name, besides: nil), library: self)
    }

    /// Where a scenario lies: a file (also beside another one), or one of the library.
    ///
    /// A key names a file beside the one that says it, if there is one: `based_on: my-drill` is `my-drill.yaml` there.
    func path(of name: String, besides file: String?) throws(FileError) -> String {
        if Self.isPath(name) { return Self.path(of: name, besides: file) }
        if let file, isScenarioWord(name) {
            let beside = Self.path(of: "\(name).yaml", besides: file)
            let isItself =
                URL(fileURLWithPath: beside).standardizedFileURL == URL(fileURLWithPath: file).standardizedFileURL
            if !isItself, FileManager.default.fileExists(atPath: beside) { return beside }
        }
        let paths = try paths()
        if let found = paths.first(where: { $0.key == name }) { return found.path }
        let keys = paths.map(\.key)
        // A planner's own file is named by its path, and easily by its key.
        let file = ["yaml", "yml"].map { Self.path(of: "\(name).\($0)", besides: file) }
            .first { isScenarioWord(name) && FileManager.default.fileExists(atPath: $0) }
        let meant = file ?? nearest(to: name, among: keys)
        let what = Phrase.unknownScenario(name, nearest: meant, known: keys)
        throw FileError(problems: [FileProblem(file: name, line: 0, column: 0, what: what)])
    }

    /// True for the path of a file; anything else is a key.
    static func isPath(_ name: String) -> Bool {
        name.contains("/") || name.hasSuffix(".yaml") || name.hasSuffix(".yml")
    }

    /// Where the template of an organisation lies: a file beside the one that names it, or one that comes with Gladi.
    func organisation(_ name: String, besides file: String) throws(FileError) -> String {
        if Self.isPath(name) { return Self.path(of: name, besides: file) }
        var known: [String] = []
        for folder in (folders + Self.builtIn.folders).map({ "\($0)/Organisations" }) {
            let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
            if names.contains("\(name).yaml") { return "\(folder)/\(name).yaml" }
            known += names.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(".yaml".count)) }
        }
        let keys = Set(known).sorted()
        let thing = Phrase.ScenarioThing.organisation
        let what = Phrase.unknownName(name, of: thing, nearest: nearest(to: name, among: keys), known: keys)
        throw FileError(problems: [FileProblem(file: name, line: 0, column: 0, what: what)])
    }

    /// The file with which a planner begins, with words in angle brackets to be filled in.
    ///
    /// - Throws: `FileError` when the library lacks it.
    package func newDrill() throws(FileError) -> String {
        let paths = Self.builtIn.folders.map { "\($0)/Drills/polres.yaml" }
        let path = paths.first { FileManager.default.fileExists(atPath: $0) } ?? paths.last ?? ""
        return String(decoding: try ScenarioLoader.bytes(of: path), as: UTF8.self)
    }

    /// A file that another one names: beside that one, unless its path is absolute.
    static func path(of name: String, besides file: String?) -> String {
        guard let file, !name.hasPrefix("/") else { return name }
        return URL(fileURLWithPath: file).deletingLastPathComponent().appendingPathComponent(name).path
    }

    private func paths() throws(FileError) -> [(key: String, path: String)] {
        for folder in folders {
            guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else { continue }
            let files = names.filter { $0.hasSuffix(".yaml") }.sorted()
            return files.map { (String($0.dropLast(".yaml".count)), "\(folder)/\($0)") }
        }
        let what = Phrase.missingLibrary(searched: folders)
        throw FileError(problems: [FileProblem(file: "gladi", line: 0, column: 0, what: what)])
    }

    // Not `Bundle.module`: it ends the process when its folder is missing. An installed program has the resources beside
    // it; a test has them beside its bundle; a build from source has the sources.
    private static func builtInFolders() -> [String] {
        let program = Bundle.main.executableURL?.resolvingSymlinksInPath().deletingLastPathComponent()
        let beside = [program, Bundle.main.bundleURL, Bundle.main.resourceURL].compactMap(\.self)
        let resources = beside.map { $0.appendingPathComponent("gladi_Scenario.resources/Library").path }
        let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Library").path
        return resources + [sources]
    }
}
