import ArgumentParser
import Domain
import Events
import Foundation
import Phrases
import Scenario
import ServiceHost
import Telling
import UnitTable

/// `gladi topology`: who reports to whom, and who hears whom.
struct TopologyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "topology",
        abstract: "Siapa melapor kepada siapa, siapa mendengar siapa. (Who reports to whom, who hears whom.)",
        discussion: """
            Dari skenario, atau dari rekaman dengan satuan yang bergabung kemudian. (From a scenario, or from a record, with
            the units that joined later.)

              gladi topology muba-2024
              gladi topology muba-2024.k3x9.gladi
              gladi topology muba-2024 --dot | dot -Tsvg > muba.svg
              gladi topology muba-2024 --json | jq -r '.units[] | select(.hears | index("console")) | .unit'

            Dalam gambar: garis penuh menuju atasan, garis putus-putus menuju yang mendengar. (In the graph: full strokes lead
            to the superior, dashed ones to who hears.)

            Kode akhir: 0 tercetak; 64 cara pakai salah; 65 skenario tidak memenuhi syarat; 74 rekaman tidak terbaca.
            (Exit codes: 0 shown; 64 wrong usage; 65 the scenario does not fit; 74 the record cannot be read.)
            """
    )

    @Argument(
        help:
            "Skenario (kunci dari daftar atau berkas YAML), atau berkas rekaman. (Scenario, a key of the library or the path of a YAML file; or the path of a record.)"
    )
    var source: String
    @Flag(help: "Cetak bagan dalam bahasa DOT (Graphviz). (Print a graph in the DOT language (Graphviz).)")
    var dot = false
    @Flag(help: "Cetak satu objek JSON. (Print one JSON object.)")
    var json = false
    @OptionGroup var screen: LanguageOption

    func run() throws {
        let language = screen.language
        try reporting(in: language) {
            guard !(dot && json) else { throw ServiceFailure.usage(.flagsExclude("--dot", "--json")) }
            try readingRecord {
                let topology = try Topology(of: source)
                if dot {
                    ScreenDoor.output.say(document: topology.dot().joined(separator: "\n") + "\n")
                } else if json {
                    try LineStyle.write(json: [topology.json()])
                } else {
                    try LineStyle.ofStandardOutput(language).write(topology.lines(in: language))
                }
            }
        }
    }
}

extension Topology {
    /// Reads a record, told by its ending, or a scenario.
    ///
    /// - Throws: `RecordingError`, `FileError`, `ServiceFailure` (65) for a scenario that cannot be opened.
    fileprivate init(of source: String) throws {
        if source.hasSuffix(".gladi") {
            self.init(of: try RecordedDrill(path: source))
        } else {
            try self.init(of: ScenarioLibrary.withUnits.scenario(source))
        }
    }
}
