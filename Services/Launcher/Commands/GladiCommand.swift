import ArgumentParser
import Domain

/// `gladi`: lists, checks, runs and explains drills; changes the pace of one that runs, and hands it people's decisions.
public struct GladiCommand: ParsableCommand {
    /// What `--help` teaches.
    public static let configuration = CommandConfiguration(
        commandName: "gladi",
        abstract: "Gladi: menjalankan latihan Sispamkota. (Runs city-security drills.)",
        discussion: """
            Latihan pertama, tanpa memasang apa pun: (A first drill, with nothing to install:)

              gladi run muba-2024

            Daftar skenario, memeriksa skenario sendiri: (The scenarios; checking one of your own:)

              gladi list
              gladi check skenario-saya.yaml

            Kata yang dapat ditulis dalam skenario: (The words that a scenario may use:)

              gladi names events muba-2024

            Daftar inject (MSEL) dan daftar satuan (roster) dari dan ke lembar kerja: (Lists from and to a spreadsheet:)

              gladi export msel muba-2024 --html msel.html
              gladi import msel msel.csv --scenario muba-2024
              gladi map muba-2024 --svg muba.svg

            Satu skenario dengan banyak benih acak (seed): (One scenario for many seeds:)

              gladi sweep muba-2024 --seeds 1000 --csv muba.csv

            Selama latihan berjalan di Kafka: (While a drill runs on Kafka:)

              gladi run muba-2024 --kafka 127.0.0.1:9092 --speed 1
              gladi pace --kafka 127.0.0.1:9092 --pause --by koordinator-latihan
              gladi send EndDecided '{"reason":"cukup","by":"koordinator-latihan"}' --kafka 127.0.0.1:9092
              gladi tail --kafka 127.0.0.1:9092 --type LevelSet

            Sesudahnya, dari rekaman: (Afterwards, from the record:)

              gladi view latihan.gladi
              gladi tail latihan.gladi --unit muba/phh
              gladi explain latihan.gladi muba/phh:1029
              gladi topology muba-2024

            Apa yang beredar di bus, untuk alat dan bahasa lain: (What is on the bus, for tools and other languages:)

              gladi asyncapi > asyncapi.json
            """,
        version: gladiVersion,
        subcommands: [
            RunCommand.self, SweepCommand.self, ListCommand.self, CheckCommand.self, NamesCommand.self,
            NewScenarioCommand.self, PaceCommand.self, SendCommand.self, TailCommand.self,
            ExplainCommand.self, TopologyCommand.self, AsyncAPICommand.self, NewAgencyCommand.self,
            ConformCommand.self, ViewCommand.self, ExportCommand.self, ImportCommand.self, MapCommand.self,
        ]
    )

    /// Needs a subcommand.
    public init() {}
}
