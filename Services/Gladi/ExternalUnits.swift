import ArgumentParser
import Domain
import Phrases
import ServiceHost

/// Units of a roster that no program of Gladi's plays: an agency starts them itself, in whatever language they are
/// written.
struct ExternalUnits: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "A unit of the roster that someone else starts; may be repeated.",
            valueName: "district/task-force"
        )
    )
    var external: [String] = []

    /// The units that are named.
    ///
    /// - Throws: `ServiceFailure` (64) for a name that is no unit's.
    func units() throws(ServiceFailure) -> [UnitID] {
        var units: [UnitID] = []
        for text in external {
            do { units.append(try UnitID(text)) } catch {
                throw .usage(.badOption("--external", text, error.rule))
            }
        }
        return units
    }
}
