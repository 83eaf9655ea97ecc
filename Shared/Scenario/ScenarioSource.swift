import Phrases

/// Where a scenario's facts stand in its files: no part of what the scenario says.
///
/// Scenarios that say the same are equal, wherever they say it.
struct ScenarioSource: Hashable, Sendable {
    /// The file that was named.
    let file: String
    /// The files on which it is based, as they are shown.
    let bases: Set<String>
    /// What the scenario says, in the long form; each value keeps the place at which it is written.
    var top: [(key: YAMLValue, value: YAMLValue)] = []
    /// What fits and is probably not meant: what a unit is given in the roster and under `strength`, told at the latter; texts
    /// that a hashtag cuts off; a variant that has its base's key.
    var warnings: [FileProblem] = []
    /// The template of its organisation, as it is shown, and where the scenario names it.
    var template: (file: String, spot: Spot)?
    private let start: Spot

    init(file: String, bases: Set<String>, start: Spot) {
        self.file = file
        self.bases = bases
        self.start = start
    }

    static func == (left: Self, right: Self) -> Bool { true }
    func hash(into hasher: inout Hasher) {}

    /// The problem as it is told; one in a file that the reader may not know of says why it concerns him.
    ///
    /// One in the organisation's template, which is nobody's to mend, is told where the scenario names the template.
    func told(_ problem: FileProblem) -> FileProblem {
        if let template, template.file == problem.file {
            return told(
                FileProblem(
                    file: template.spot.file,
                    line: template.spot.line,
                    column: template.spot.column,
                    what: problem.what,
                    severity: problem.severity
                )
            )
        }
        guard bases.contains(problem.file), problem.file != file else { return problem }
        return FileProblem(
            file: problem.file,
            line: problem.line,
            column: problem.column,
            what: .inBase(problem.what, of: file, key: ownKey(of: problem)),
            severity: problem.severity
        )
    }

    /// The top-level key under which a problem stands, where a variant replaces that as a whole; nil in a list.
    private func ownKey(of problem: FileProblem) -> String? {
        let spot = Spot(file: problem.file, line: problem.line, column: problem.column)
        return top.first { $0.key.spot == spot || $0.value.spot == spot }?.key.text
    }

    /// Where the fact at the end of `path` stands; where it is written nowhere, the innermost thing that is.
    func spot(of path: [Scenario.PathStep]) -> Spot {
        var place = start
        var reached: YAMLValue?
        var list = ""
        for step in path {
            let inside: YAMLValue?
            switch (step, reached?.content) {
            case (.name(let key), nil):
                inside = top.first { $0.key.text == key }?.value
                list = key
            case (.name(let key), .mapping(let entries)):
                inside = entries.first { $0.key.text == key }?.value
                list = key
            case (.name(let name), .sequence(let elements)):
                inside = elements.first { $0.isNamed(name, in: list) }
            case (.index(let index), .sequence(let elements)): inside = index < elements.count ? elements[index] : nil
            default: inside = nil
            }
            guard let inside else { return place }
            place = inside.spot
            reached = inside
        }
        return place
    }
}

extension Scenario {
    /// What showed itself while the files were read: it fits, and is probably not meant.
    package var warnings: [FileProblem] { source.warnings.map(source.told) }

    /// A step on the way to a fact in a scenario's file.
    package enum PathStep: Hashable, Sendable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
        /// A key of a mapping, or the element of a list that has this name.
        case name(String)
        /// An element of a list, from 0.
        case index(Int)

        /// A key or a name.
        package init(stringLiteral name: String) { self = .name(name) }
        /// A number.
        package init(integerLiteral index: Int) { self = .index(index) }
    }

    /// What is to be said of the fact at the end of `path`, such as `["roster", .name("muba/phh"), "hears"]`.
    ///
    /// Where nothing is written there, it is said of the innermost thing on the way that is.
    package func problem(
        _ what: Phrase,
        at path: [PathStep],
        _ severity: FileProblem.Severity
    ) -> FileProblem {
        let spot = source.spot(of: path)
        return source.told(
            FileProblem(file: spot.file, line: spot.line, column: spot.column, what: what, severity: severity)
        )
    }
}
