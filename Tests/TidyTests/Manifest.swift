/// The package as `Package.swift` describes it: its own targets, where each stands, and on which others it depends.
struct Manifest {
    /// A target of ours.
    struct Target: Sendable {
        /// Its name, which is its module's.
        let name: String
        /// Its folder, from the top.
        let path: String
        /// The targets on which it depends.
        let dependencies: Set<String>

        /// True for a program's own target.
        var isMain: Bool { path.hasSuffix("/Main") }
        /// Programs are built for it, not imported.
        static func isProgram(_ name: String) -> Bool { name.hasPrefix("gladi-") || name.hasSuffix("Main") }

        /// Its sources: what stands in `Main` is a program's.
        func sources() throws -> [SourceFile] {
            // C's is a header and a map.
            guard name != "CRdKafka" else { return [] }
            return try Repository.sources(below: path).filter { isMain || !$0.path.hasPrefix("\(path)/Main/") }
        }
    }

    /// Every target, ascending by name.
    let targets: [Target]
    /// The services that play units.
    let units: Set<String>

    /// Reads the package's description.
    ///
    /// `text` is written with `shared`, `service`, `machinery` and `tests`, or with a name, dependencies and a path.
    init(_ text: String) {
        let text = text.split(separator: "\n").filter { !$0.trimmingPrefix(while: \.isWhitespace).hasPrefix("//") }
            .joined(separator: "\n")
        func names(_ list: Substring?) -> Set<String> {
            Set((list ?? "").matches(of: /"([A-Za-z-]+)"/).map { String($0.1) })
        }
        let usual = names(text.firstMatch(of: /dependencies: \[([^\]]*)\] \+ dependencies/)?.1)
        let usualMain = names(text.firstMatch(of: /main\(name, \[([^\]]*)\]\)/)?.1)
        var targets: [Target] = []
        var units: Set<String> = []
        func add(_ name: Substring, _ path: String, _ dependencies: Set<String>) {
            targets.append(Target(name: String(name), path: path, dependencies: dependencies))
        }
        let called = /\b(shared|service|machinery|tests)\(\s*"(\w+)"(?:,\s*\[([^\]]*)\])?(?:,\s*main: \[([^\]]*)\])?/
        for match in text.matches(of: called) {
            let (_, kind, name, list, mainList) = match.output
            let dependencies = names(list)
            switch kind {
            case "shared": add(name, "Shared/\(name)", dependencies)
            case "tests": add(name, "Tests/\(name)", dependencies)
            default:
                let isUnits = kind == "service"
                if isUnits { units.insert(String(name)) }
                add(name, "Services/\(name)", isUnits ? dependencies.union(usual) : dependencies)
                let wired = isUnits ? usualMain : names(mainList)
                add("\(name)Main", "Services/\(name)/Main", wired.union([String(name)]))
            }
        }
        let written = /name: "([\w-]+)",\s*(?:dependencies: \[([^\]]*)\],\s*)?path: "([^"]+)"/
        for match in text.matches(of: written) { add(match.output.1, String(match.output.3), names(match.output.2)) }
        self.targets = targets.sorted { $0.name < $1.name }
        self.units = units
    }

    /// This project's.
    static func read() throws -> Manifest { Manifest(try Repository.text("Package.swift")) }

    /// The targets' names.
    var names: Set<String> { Set(targets.map(\.name)) }
}
