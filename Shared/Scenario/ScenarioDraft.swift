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
        /// Who takes part with what.
        case roster
        /// Places, roads, hospitals, the map, whom to protect.
        case site
        /// Planned orders.
        case orders
        /// Episodes.
        case episodes
        /// Injects.
        case injects
        /// The crowd and its script.
        case ground
        /// Numbers of doctrine.
        case numbers

        /// The part in which a top-level key stands; nil for a key that no scenario has.
        init?(key: String) {
            switch key {
            case "gladi", "key", "title", "about", "start", "end", "consolidate_by", "exercise_control": self = .frame
            case "roster", "strength", "agencies", "organisation", "defaults", "programs": self = .roster
            case "places", "roads", "hospitals", "map", "protected": self = .site
            case "orders": self = .orders
            case "episodes": self = .episodes
            case "injects": self = .injects
            case "ground": self = .ground
            case "parameters": self = .numbers
            default: return nil
            }
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
        var places = Set(findings.problems.map(Spot.init) + findings.untold)
        var unfit: Set<Spot> = []
        var broken: Set<Part> = []
        for (key, value) in top {
            let found = value.spots.intersection(places)
            guard !found.isEmpty, let part = Part(key: key.text ?? "") else { continue }
            broken.insert(part)
            places.subtract(found)
            for entry in value.listed.map(\.spots) where !entry.isDisjoint(with: found) { unfit.formUnion(entry) }
        }
        // What is wrong with the file itself, a key of its own or one that it lacks, may concern any part.
        wholeParts = places.isEmpty ? Set(Part.allCases).subtracting(broken) : []
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
    fileprivate init(_ problem: FileProblem) {
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
