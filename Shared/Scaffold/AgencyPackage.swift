import Domain
import Foundation
import Phrases
import Scenario

/// A new agency as a Swift package of its own: nothing of Gladi's changes.
///
/// The package has the same unit, event type, program and tests as an agency in a checkout has, a scenario that says how its
/// program is started, and what it depends on: Gladi's three products, from a folder or an address.
public struct AgencyPackage {
    /// Where the package finds Gladi.
    public enum Source: Sendable, Hashable {
        /// A checkout.
        case folder(String)
        /// A repository, from this version on.
        case repository(String)

        /// What `--gladi` names: a repository's address, else a folder.
        ///
        /// - Throws: `ServiceFailure` (65) for a folder that is no checkout of Gladi.
        public init(_ text: String) throws(ServiceFailure) {
            guard !text.contains("://"), !text.hasPrefix("git@") else {
                self = .repository(text)
                return
            }
            let folder = URL(fileURLWithPath: text, isDirectory: true).standardizedFileURL
            let package = folder.appendingPathComponent(CheckoutEdits.packagePath)
            guard let manifest = try? String(contentsOf: package, encoding: .utf8), manifest.contains("name: \"gladi\"")
            else { throw ServiceFailure(.noGladi(folder.path), exitCode: 65) }
            self = .folder(folder.path)
        }

        /// The checkout in which this program was built.
        ///
        /// - Throws: `ServiceFailure` (65) when it was built elsewhere.
        public static func ofThisProgram() throws(ServiceFailure) -> Source {
            var folder = Bundle.main.executableURL?.resolvingSymlinksInPath().deletingLastPathComponent()
            while let looked = folder, looked.path != "/" {
                if let found = try? Source(looked.path) { return found }
                folder = looked.deletingLastPathComponent()
            }
            throw ServiceFailure(.noGladi("."), exitCode: 65)
        }
    }

    /// What the agency is called.
    public let names: AgencyNames
    /// The files, by their paths from the package's top.
    public let files: [(path: String, text: String)]
    private let root: URL

    /// Settles what to write.
    ///
    /// - Parameters:
    ///   - names: What the agency is called.
    ///   - folder: The package's folder, new or empty.
    ///   - source: Where it finds Gladi.
    ///   - base: The scenario that it joins.
    ///   - library: Where that one is looked up.
    ///   - known: The task forces that have a program already.
    /// - Throws: `ServiceFailure` (65): a name is taken, the superior takes no part in the scenario, or something stands in
    ///   the folder already.
    public init(
        _ names: AgencyNames,
        in folder: String,
        from source: Source,
        joining base: String,
        of library: ScenarioLibrary,
        beside known: [TaskForce]
    ) throws {
        self.names = names
        root = URL(fileURLWithPath: folder, isDirectory: true).standardizedFileURL
        guard !known.contains(names.taskForce), !Self.rooms.contains(names.module) else {
            throw ServiceFailure(.agencyTaken(names.taskForce.name, "gladi: \(names.module)"), exitCode: 65)
        }
        let there = (try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? []
        guard there.isEmpty, !FileManager.default.fileExists(atPath: root.path) || Self.isFolder(root) else {
            throw ServiceFailure(.agencyFolderTaken(root.path), exitCode: 65)
        }
        let scenario = try AgencyScenario(names, joining: base, library.scenario(base))
        let templates = AgencyTemplates(names: names)
        let dependency = Self.dependency(on: source, from: root)
        files = templates.packageFiles(gladi: dependency, scenario: scenario) + Self.pins(of: source)
    }

    /// Writes it all, or leaves nothing behind.
    ///
    /// - Throws: `ServiceFailure` (74) with the reason.
    public func write() throws(ServiceFailure) {
        let manager = FileManager.default
        let wasThere = manager.fileExists(atPath: root.path)
        do {
            for file in files {
                let url = root.appendingPathComponent(file.path)
                try manager.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(file.text.utf8).write(to: url)
            }
        } catch {
            for name in (try? manager.contentsOfDirectory(atPath: root.path)) ?? [] {
                try? manager.removeItem(at: root.appendingPathComponent(name))
            }
            if !wasThere { try? manager.removeItem(at: root) }
            throw ServiceFailure(.agencyNotWritten(error.localizedDescription), exitCode: 74)
        }
    }

    /// Modules of Gladi's: in one build every module has a name of its own.
    public static let rooms: Set<String> = [
        "AsyncAPI", "Bus", "Casualty", "CityMap", "Conditions", "Conform", "Crowd", "Doctrine", "Domain", "EventWords",
        "Events", "Files", "Kafka", "Lockstep", "Phrases", "Planning", "Playing", "Reading", "Recording", "Scaffold",
        "Scenario", "ScenarioCheck", "ServiceHost", "Statistics", "Sweep", "TaskForceKit", "TaskForceTesting",
        "Telling", "UnitLockstep",
    ]

    /// The versions with which a checkout was built, so that the package builds with the same.
    private static func pins(of source: Source) -> [(path: String, text: String)] {
        guard case .folder(let path) = source,
            let text = try? String(contentsOfFile: "\(path)/Package.resolved", encoding: .utf8)
        else { return [] }
        return [("Package.resolved", text)]
    }

    private static func isFolder(_ url: URL) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) && isFolder.boolValue
    }

    /// The manifest's word for Gladi, and the name under which it has the products.
    private static func dependency(on source: Source, from root: URL) -> (line: String, name: String) {
        switch source {
        case .folder(let path):
            let gladi = URL(fileURLWithPath: path, isDirectory: true)
            return (".package(path: \"\(relativePath(of: gladi, from: root))\")", gladi.lastPathComponent)
        case .repository(let address):
            let last = address.split(separator: "/").last.map(String.init) ?? "gladi"
            let name = last.hasSuffix(".git") ? String(last.dropLast(4)) : last
            return (".package(url: \"\(address)\", from: \"\(gladiVersion)\")", name)
        }
    }

    /// The way from one folder to another, so that both can be moved together.
    private static func relativePath(of folder: URL, from start: URL) -> String {
        let (to, from) = (folder.pathComponents, start.pathComponents)
        let shared = zip(to, from).prefix { $0 == $1 }.count
        let way = Array(repeating: "..", count: from.count - shared) + to.dropFirst(shared)
        return way.isEmpty ? "." : way.joined(separator: "/")
    }
}
