import Phrases

/// A source of a checkout, line by line; new lines are put in where known lines stand.
struct SourceLines {
    /// Its path from the checkout's top.
    let path: String
    private(set) var lines: [String]

    init(_ path: String, _ text: String) {
        self.path = path
        lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    /// The source as one text.
    var text: String { lines.joined(separator: "\n") }

    /// Where `line` stands first, from `start` on.
    ///
    /// - Throws: `ServiceFailure` (65) that names the line when it is not there.
    func index(of line: String, from start: Int = 0) throws(ServiceFailure) -> Int {
        guard let index = lines[min(start, lines.count)...].firstIndex(of: line) else {
            throw ServiceFailure(.checkoutLineMissing(path, String(line.drop { $0 == " " })), exitCode: 65)
        }
        return index
    }

    /// Puts a line before the one at `index`.
    mutating func insert(_ line: String, at index: Int) { lines.insert(line, at: index) }
}

/// The lines by which a package and its table of units know an agency.
///
/// The edits rely on known lines alone. A file that looks different is refused; nothing is guessed.
public struct CheckoutEdits {
    /// Where the package is described.
    public static let packagePath = "Package.swift"
    /// Where the table of units stands.
    public static let tablePath = "Services/UnitTable/UnitTable.swift"

    private let names: AgencyNames

    /// The edits for an agency.
    public init(_ names: AgencyNames) { self.names = names }

    /// `Package.swift` with the agency's product, its service, its tests, and the table that depends on it.
    ///
    /// - Throws: `ServiceFailure` (65): the agency's names are taken in it, or it does not look as expected.
    public func package(_ text: String) throws(ServiceFailure) -> String {
        for name in [names.taskForce.name, names.module, names.main, names.tests] where text.contains("\"\(name)\"") {
            throw ServiceFailure(.agencyTaken(names.taskForce.name, "\(Self.packagePath): \"\(name)\""), exitCode: 65)
        }
        var source = SourceLines(Self.packagePath, text)
        let products = try source.index(of: "    products: [")
        let productsEnd = try source.index(of: "    ],", from: products)
        source.insert("        program(\"\(names.taskForce)\", \"\(names.main)\"),", at: productsEnd)

        let table = try source.index(of: "            name: \"UnitTable\",", from: productsEnd)
        let dependencies = try source.index(of: "            dependencies: [", from: table)
        source.insert("                \"\(names.module)\",", at: dependencies + 1)

        let place = try testsPlace(in: source, from: dependencies)
        for line in testsLines.reversed() { source.insert(line, at: place) }

        guard let end = source.lines.lastIndex(of: ")"), let last = source.lines.lastIndex(where: isService), last < end
        else { throw ServiceFailure(.checkoutLineMissing(Self.packagePath, "+ service("), exitCode: 65) }
        source.insert("        + service(\"\(names.module)\")", at: end)
        return source.text
    }

    /// The table of units with the agency's import and its line.
    ///
    /// - Throws: `ServiceFailure` (65): it does not look as expected.
    public func table(_ text: String) throws(ServiceFailure) -> String {
        var source = SourceLines(Self.tablePath, text)
        let table = try source.index(of: "    public static let standard = UnitTable([")
        let end = try source.index(of: "    ])", from: table)
        source.insert("        Line(\"\(names.taskForce)\", \(names.unit).self),", at: end)

        let new = "import \(names.module)"
        let imports = source.lines.indices.filter { source.lines[$0].hasPrefix("import ") }
        guard let last = imports.last, last < table else {
            throw ServiceFailure(.checkoutLineMissing(Self.tablePath, "import …"), exitCode: 65)
        }
        source.insert(new, at: imports.first { source.lines[$0] > new } ?? last + 1)
        return source.text
    }

    private func isService(_ line: String) -> Bool { line.hasPrefix("        + service(") }

    /// The first entry of tests whose name comes after the new one's, else the end of the targets.
    private func testsPlace(in source: SourceLines, from start: Int) throws(ServiceFailure) -> Int {
        let opening = "        tests("
        let entries = source.lines.indices.filter { $0 > start && source.lines[$0].hasPrefix(opening) }
        guard let last = entries.last else {
            throw ServiceFailure(.checkoutLineMissing(Self.packagePath, "tests("), exitCode: 65)
        }
        let later = entries.first { index in
            let named = source.lines[index] == opening ? source.lines[index + 1] : source.lines[index]
            return named.split(separator: "\"").dropFirst().first.map { $0 > names.tests } ?? false
        }
        if let later { return later }
        return try source.index(of: "    ]", from: last)
    }

    private var testsLines: [String] {
        let modules = ["Domain", "Events", names.module, "TaskForceKit", "TaskForceTesting"].sorted()
        let list = modules.map { "\"\($0)\"" }.joined(separator: ", ")
        let line = "        tests(\"\(names.tests)\", [\(list)]),"
        guard line.count > 120 else { return [line] }
        return ["        tests(", "            \"\(names.tests)\",", "            [\(list)]", "        ),"]
    }
}
