import Phrases

/// A scenario as far as it could be read.
///
/// What does not fit is left out or replaced by something harmless, so that the rest can be looked at in the same go. Nobody
/// plays a draft: `whole()` hands the scenario out where everything fits.
public struct ScenarioDraft: Sendable {
    /// A part of a scenario's file.
    package enum Part: CaseIterable, Hashable, Sendable {
        /// What it is called, where and when it plays, who controls it.
        case frame
        /// Who takes part, under whom.
        case roster
        /// What units have.
        case strength
        /// Places, roads, hospitals, the map, whom to protect.
        case site
        /// Planned orders.
        case orders
        /// Episodes.
        case episodes
        /// Injects.
        case injects
        /// The crowds, and who plays them.
        case ground
        /// The crowd's script.
        case script
        /// Numbers of doctrine.
        case numbers

        /// The top-level keys of a scenario, each with the part that it holds.
        private static let keys: [(key: String, part: Part)] = [
            ("gladi", .frame), ("key", .frame), ("title", .frame), ("about", .frame), ("district", .frame),
            ("start", .frame),
            ("end", .frame), ("consolidate_by", .frame), ("exercise_control", .frame), ("organisation", .roster),
            ("defaults", .roster), ("strength", .strength), ("agencies", .roster), ("protected", .site),
            ("roster", .roster),
            ("programs", .roster), ("places", .site), ("roads", .site), ("hospitals", .site), ("map", .site),
            ("parameters", .numbers), ("episodes", .episodes), ("orders", .orders), ("injects", .injects),
            ("ground", .ground),
        ]

        /// Every key that may stand at the top of a scenario's file.
        static let topKeys = ["based_on"] + ListChanges.Change.allCases.map(\.rawValue) + keys.map(\.key)

        /// The parts that stand under a top-level key, each with what of it belongs to it; none for a key that no scenario has.
        fileprivate static func parts(under key: String, _ value: YAMLValue) -> [(part: Part, values: [YAMLValue])] {
            guard let part = keys.first(where: { $0.key == key })?.part else { return [] }
            switch key {
            case "roster":
                let units = (value.elements ?? [value]).map { split($0, at: "forces") }
                return [(part, units.flatMap(\.rest)), (.strength, units.flatMap(\.own))]
            case "ground":
                let (rest, own) = split(value, at: "script")
                return [(part, rest), (.script, own)]
            default: return [(part, [value])]
            }
        }

        /// What a mapping holds under a key, and the rest of it, the place of the mapping with it.
        private static func split(_ value: YAMLValue, at key: String) -> (rest: [YAMLValue], own: [YAMLValue]) {
            let own = (value.entries ?? []).filter { $0.key.text == key }.flatMap { [$0.key, $0.value] }
            return ([value.with(key, nil)], own)
        }
    }

    /// What does not fit, in the order of the files.
    public let problems: [FileProblem]
    /// What could be read.
    package let scenario: Scenario
    /// The parts in which nothing is left out or replaced.
    package let wholeParts: Set<Part>
    /// False where there is so much wrong that nobody read to the end.
    package let isReadThrough: Bool
    /// Where entries stand, every part of them, in which something does not fit.
    private let unfit: Set<Spot>

    init(
        _ scenario: Scenario,
        _ findings: Findings,
        top: [(key: YAMLValue, value: YAMLValue)],
        told: (FileProblem) -> FileProblem
    ) {
        self.scenario = scenario
        problems = findings.problems.map(told).inOrderOfPlace
        isReadThrough = !findings.isFull
        let places = Set(findings.problems.map(Spot.init) + findings.untold).subtracting(findings.understood)
        var unplaced = places
        var unfit: Set<Spot> = []
        var broken: Set<Part> = []
        // What is written in short stands at one place under two keys.
        for (key, value) in top {
            let found = value.spots.intersection(places)
            let parts = Part.parts(under: key.text ?? "", value)
            guard !found.isEmpty, !parts.isEmpty else { continue }
            broken.formUnion(parts.filter { $0.values.contains { !$0.spots.isDisjoint(with: found) } }.map(\.part))
            unplaced.subtract(found)
            for entry in value.listed.map(\.spots) where !entry.isDisjoint(with: found) { unfit.formUnion(entry) }
        }
        // What is wrong with the file itself, a key of its own or one that it lacks, may concern any part.
        wholeParts = unplaced.isEmpty ? Set(Part.allCases).subtracting(broken) : []
        self.unfit = unfit
    }

    /// True where every part of the scenario could be read: nothing that could be said of it is left unsaid.
    public var isWhole: Bool { isReadThrough && wholeParts.count == Part.allCases.count }

    /// The scenario, where everything fits.
    ///
    /// - Throws: `FileError` with everything that does not.
    public func whole() throws(FileError) -> Scenario {
        guard problems.isEmpty else { throw FileError(problems: problems) }
        return scenario
    }

    /// True for a problem at an entry that fits otherwise: one at an entry that does not may only follow from what was left out.
    package func fits(at problem: FileProblem) -> Bool { !unfit.contains(Spot(problem)) }
}

extension Spot {
    init(_ problem: FileProblem) {
        self.init(file: problem.file, line: problem.line, column: problem.column)
    }
}

extension YAMLValue {
    /// Where it and all that is in it stand, keys among them.
    fileprivate var spots: Set<Spot> {
        switch content {
        case .scalar: [spot]
        case .sequence(let elements): elements.reduce(into: [spot]) { $0.formUnion($1.spots) }
        case .mapping(let entries):
            entries.reduce(into: [spot]) {
                $0.insert($1.key.spot)
                $0.formUnion($1.value.spots)
            }
        }
    }

    /// The entries of its lists: its own, or those of the lists in it.
    fileprivate var listed: [YAMLValue] {
        switch content {
        case .scalar: []
        case .sequence(let elements): elements
        case .mapping(let entries): entries.flatMap(\.value.listed)
        }
    }
}
