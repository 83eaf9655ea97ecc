import ArgumentParser
import Domain
import Foundation
import Phrases
import Scaffold
import Scenario
import ServiceHost
import UnitTable

/// `gladi new-scenario`: a commented file for a district's drill that plays as it stands.
struct NewScenarioCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new-scenario",
        abstract: "Skenario baru yang langsung dapat dimainkan. (A new scenario that plays as it stands.)",
        discussion: """
            Menulis satu berkas berketerangan: organisasi, kekuatan, tempat, inject, dan naskah massa, sebagai contoh untuk diubah.
            (Writes one file with comments: organisation, strength, places, injects and the crowd's script, to be changed.)

              gladi new-scenario rohul-2029 --district rohul --name "Rokan Hulu" --province Riau --title "Sispamkota Rokan Hulu"
              gladi check rohul-2029.yaml
              gladi run rohul-2029.yaml

            Berkas yang sudah ada tidak ditimpa. (A file that is there already is not written over.)

            Kode akhir: 0 tertulis; 65 nama tidak cocok, atau berkas sudah ada; 74 tidak dapat ditulis.
            (Exit codes: 0 written; 65 a name does not fit, or the file is there already; 74 it could not be written.)
            """
    )
    @Argument(help: "Kunci latihan, misalnya rohul-2029. (The drill's key, such as rohul-2029.)")
    var key: String
    @Option(help: "Kunci Polres, misalnya rohul. (The district's key, such as rohul.)")
    var district: String
    @Option(help: "Judul latihan di layar. (The drill's title on screen.)")
    var title: String
    @Option(
        help:
            "Nama Polres dalam judul, misalnya \"Rokan Hulu\". Bila tidak ditulis: kuncinya dengan huruf besar. (The district's name in titles, such as \"Rokan Hulu\". Default: its key with a capital.)"
    )
    var name: String?
    @Option(
        help:
            "Nama provinsi, misalnya Riau: Polda-nya ikut serta. (The province's name, such as Riau: its command then takes part.)"
    )
    var province: String?
    @Option(
        help: "Hari latihan, TTTT-BB-HH. Bila tidak ditulis: hari ini. (The drill's day, YYYY-MM-DD. Default: today.)"
    )
    var day: String?
    @Option(
        help: ArgumentHelp(
            "Berkas tujuan. Bila tidak ditulis: KUNCI.yaml di folder ini. (Where to write it. Default: KEY.yaml in this folder.)",
            valueName: "file"
        )
    )
    var out: String?
    @Flag(help: "Cetak satu objek JSON: kunci dan berkasnya. (Print one JSON object: the key and the file.)")
    var json = false
    @OptionGroup var screen: LanguageOption

    private struct Answer: Encodable {
        let scenario: String
        let path: String
    }

    func run() throws {
        let language = screen.language
        try reporting(in: language) {
            if let day, DrillStart("\(day)T00:00:00+07:00") == nil {
                throw ServiceFailure.usage(
                    .unfitValue(day, of: "--day", expected: Phrase("tanggal TTTT-BB-HH", en: "a date YYYY-MM-DD"))
                )
            }
            let scenario = try NewScenario(
                key,
                district: district,
                title: title,
                name: name,
                province: province,
                day: day ?? Date.now.formatted(.iso8601.year().month().day()),
                comments: language,
                in: .withUnits
            )
            let path = out ?? "\(key).yaml"
            try scenario.write(to: path)
            guard !json else { return try LineStyle.write(json: [oneLine(Answer(scenario: key, path: path))]) }
            ScreenDoor.output.say(.scenarioNext(path), in: language)
        }
    }
}
