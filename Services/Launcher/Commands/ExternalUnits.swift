import ArgumentParser
import Domain
import Phrases
import ServiceHost

/// Units of a roster that no program of Gladi's plays: an agency starts them itself, in whatever language they are
/// written.
struct ExternalUnits: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Satuan dalam daftar yang dijalankan pihak lain; latihan menunggunya. Boleh diulang. (A unit of the roster that someone else starts; turn 1 waits for it. May be repeated.)",
            valueName: "district/task-force"
        )
    )
    var external: [String] = []
    @Option(
        help: ArgumentHelp(
            "Sama, tetapi latihan tidak menunggu: satuan boleh menyusul. Boleh diulang. (The same, but turn 1 does not wait: the unit may join the running drill. May be repeated.)",
            valueName: "district/task-force"
        )
    )
    var late: [String] = []

    /// The units that somebody else starts, those that may come late among them.
    ///
    /// - Throws: `ServiceFailure` (64) for a name that is no unit's.
    func units() throws(ServiceFailure) -> [UnitID] { try UnitID.list(external, "--external") + lateUnits() }

    /// The units for which turn 1 does not wait.
    ///
    /// - Throws: `ServiceFailure` (64) for a name that is no unit's.
    func lateUnits() throws(ServiceFailure) -> [UnitID] { try UnitID.list(late, "--late") }
}
