import ArgumentParser
import Phrases
import Planning
import Scenario
import ServiceHost
import UnitTable

/// `gladi map`: a scenario's ground as a drawing.
struct MapCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "map",
        abstract: "Gambar lokasi latihan: tempat, jalan, posisi awal. (Draws a scenario's ground.)",
        discussion: """
            Tempat, jalan yang ditutup dan pengalihannya, jalur keluar massa, jalur evakuasi, posisi awal dengan kekuatan. Tempat
            yang jauh digambar di tepi, dengan panah dan jaraknya. Skenario yang sama menghasilkan berkas yang sama. (Places that are
            far away stand at the edge, with an arrow and the distance. Equal scenarios give equal files.)

              gladi map muba-2024 --svg muba.svg
              gladi map skenario-saya.yaml --svg -

            Kode akhir: 0 tergambar; 64 cara pakai salah; 65 skenario tidak memenuhi syarat; 74 berkas sudah ada atau
            tidak dapat ditulis.
            (Exit codes: 0 drawn; 64 wrong usage; 65 the scenario does not fit; 74 the file exists or cannot be
            written.)
            """
    )

    @Argument(
        help:
            "Skenario: kunci dari daftar ('gladi list'), atau berkas YAML. (Scenario: a key of the library, or the path of a YAML file.)"
    )
    var scenario: String
    @Option(
        help:
            "Berkas SVG, dapat dibuka dan dicetak dengan peramban; - menulis ke keluaran standar. (The SVG file, which any browser shows and prints; - writes it to standard output.)"
    )
    var svg: String
    @OptionGroup var screen: LanguageOption

    func run() throws {
        let language = screen.language
        try reporting(in: language) {
            let drawing = SiteMap(try ScenarioLibrary.withUnits.scenario(scenario), in: language).svg()
            guard svg != "-" else {
                ScreenDoor.output.say(document: drawing)
                return
            }
            try writeNew(drawing, to: svg)
        }
    }
}
