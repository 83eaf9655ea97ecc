import Domain
import Phrases

/// What an agency is called, and the names that follow from it: of a folder, modules, types and a program.
///
/// `search-rescue` lives in `Services/SearchRescue`; its event types begin with `search_rescue`, as the package of a schema would.
public struct AgencyNames: Sendable, Hashable {
    /// The task force, `search-rescue`: the program and the topic are named for it.
    public let taskForce: TaskForce
    /// Its title on screen.
    public let title: String
    /// The task force that gives it its orders.
    public let superior: TaskForce

    /// The names of a new agency.
    ///
    /// - Throws: `ServiceFailure` (64) with the rule that a name breaks.
    public init(_ name: String, title: String, reportsTo superior: String) throws(ServiceFailure) {
        taskForce = try Self.taskForce(name)
        self.superior = try Self.taskForce(superior)
        self.title = title
        guard !name.hasSuffix("-"), !name.contains("--") else {
            throw .usage(.agencyName(name, .agencyHyphenRule))
        }
        guard !Self.reserved.contains(name) else { throw .usage(.agencyName(name, .agencyReservedRule)) }
        guard self.superior.name != "situation", self.superior != taskForce else {
            throw .usage(.agencyName(superior, .agencySuperiorRule))
        }
        guard (1...Self.titleMax).contains(title.count), title.first?.isWhitespace == false,
            title.last?.isWhitespace == false,
            title.unicodeScalars.allSatisfy({ $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) && $0 != "\"" }),
            !title.contains("\\"), !title.contains("\u{2028}"), !title.contains("\u{2029}")
        else { throw .usage(.agencyName(title, .agencyTitleRule(Self.titleMax))) }
    }

    /// The module and the folder, `SearchRescue`.
    public var module: String {
        taskForce.name.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    }
    /// The unit's type.
    public var unit: String { "\(module)Unit" }
    /// The program's type.
    public var program: String { "\(module)Program" }
    /// The program's module.
    public var main: String { "\(module)Main" }
    /// The module of its tests.
    public var tests: String { "\(module)Tests" }
    /// What its own event types begin with.
    public var typePrefix: String { taskForce.name.replacing("-", with: "_") }

    /// The most characters that a title has.
    public static let titleMax = 40
    /// Words that name something else: on the bus, in the build, in Swift.
    static let reserved: Set<String> = [
        "all", "console", "control", "deadletter", "gladi", "ground", "main", "recorder", "situation", "truth",
        "debug", "release", "test", "tests", "testing", "dispatch", "foundation", "glibc", "observation", "regex",
        "swift", "synchronization", "xctest", "any", "array", "bool", "character", "codable", "data", "dictionary",
        "double", "error", "float", "int", "never", "optional", "protocol", "result", "self", "sendable", "set",
        "string", "substring", "task", "type", "unicode", "void",
    ]

    private static func taskForce(_ name: String) throws(ServiceFailure) -> TaskForce {
        do { return try TaskForce(name) } catch { throw .usage(.agencyName(name, .agencyWordRule)) }
    }
}
