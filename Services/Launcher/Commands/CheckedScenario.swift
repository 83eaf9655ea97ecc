import Control
import Domain
import Events
import Phrases
import Scenario
import ScenarioCheck
import ServiceHost
import UnitTable

/// A scenario that was found able to work: the one form in which commands take what they play.
struct CheckedScenario {
    /// The scenario.
    let scenario: Scenario
    /// What is probably not meant.
    let warnings: [FileProblem]

    private static let check = ScenarioCheck(units: UnitTable.standard.types.map { $0.profile })

    /// What is wrong with a scenario as far as it could be read; `others` are units that somebody else starts.
    static func problems(in draft: ScenarioDraft, others: [UnitID]) -> [FileProblem] {
        check.problems(in: draft, others: others)
    }

    /// A scenario that was read, or the part of it that the flags name.
    ///
    /// - Throws: `FileError` with every error; `ServiceFailure` (65) for a briefing that is too long, (64) for an excerpt
    ///   that is none.
    init(_ draft: ScenarioDraft, _ playing: PlayingOptions? = nil, others: [UnitID] = []) throws {
        let problems = Self.problems(in: draft, others: others)
        guard problems.errors.isEmpty else { throw FileError(problems: problems.errors) }
        let whole = try draft.whole()
        do { _ = try whole.setup(drill: DrillID("check"), seed: 1) } catch let error as Defect {
            throw ServiceFailure(.serviceStopped(error.reason), exitCode: 65)
        }
        warnings = problems.warnings
        scenario = try playing?.part(of: whole) ?? whole
    }
}
