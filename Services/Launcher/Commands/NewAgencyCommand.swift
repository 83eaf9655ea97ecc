import ArgumentParser
import Domain
import Phrases
import Scaffold
import Scenario
import ServiceHost
import UnitTable

/// `gladi new-agency`: a folder with a working unit, known to package and launcher, and a scenario in which it plays.
struct NewAgencyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new-agency",
        abstract: "Instansi baru: satuan yang langsung dapat ikut latihan. (A new agency, ready to take part.)",
        discussion: """
            Dijalankan di folder Gladi. Menulis Services/Bpbd (satuan, jenis kejadiannya sendiri, program) dan Tests/BpbdTests,
            menambah barisnya di Package.swift dan di Services/UnitTable/UnitTable.swift, dan mencetak skenario.
            (Run it in Gladi's folder. Writes the unit, an event type of its own, its program and its tests; adds its lines to
            the package and to the table of units; prints a scenario in which it takes part.)

              gladi new-agency bpbd --title "BPBD Muba" --reports-to command > bpbd.yaml
              swift build -c release --build-tests
              swift test -c release --skip-build --filter BpbdTests
              gladi run bpbd.yaml --in-process

            Nama: huruf a-z, angka dan tanda hubung, paling banyak 24; satpol-pp menjadi Services/SatpolPp.
            (Names: a-z, digits and hyphens, at most 24.) Semuanya diperiksa dulu: yang tidak cocok tidak mengubah apa pun.
            (All is checked first: what does not fit changes nothing.)

            Dengan --package, sebuah paket Swift tersendiri ditulis di folder baru, dan di Gladi tidak ada yang berubah. (With
            --package a Swift package of its own is written into a new folder, and nothing of Gladi's changes.)

              gladi new-agency bpbd --title "BPBD Muba" --package ../bpbd
              cd ../bpbd && swift build -c release && gladi run bpbd.yaml

            Kode akhir: 0 tertulis; 64 nama melanggar aturan; 65 nama sudah dipakai, atau ini bukan folder Gladi; 74
            berkas tidak dapat ditulis, dan tidak ada yang berubah.
            (Exit codes: 0 written; 64 a name breaks its rule; 65 a name is taken, or this is no checkout as expected;
            74 a file could not be written, and all is as it was.)
            """
    )
    @Argument(
        help: "Nama satuan tugas, misalnya bpbd atau satpol-pp. (The task force's name, such as bpbd or satpol-pp.)"
    )
    var name: String
    @Option(help: "Namanya di layar, misalnya \"BPBD Muba\". (Its title on screen, such as \"BPBD Muba\".)")
    var title: String
    @Option(help: "Satuan tugas yang memberinya perintah. (The task force that gives it its orders.)")
    var reportsTo = "command"
    @Option(
        help:
            "Skenario yang ditambah dengan instansi itu dalam hasil cetak. (The scenario to which the printed one adds the agency.)"
    )
    var scenario = "muba-2024"
    @Option(help: "Folder Gladi, bila bukan folder ini. (Gladi's folder, if it is another one.)")
    var folder: String?
    @Option(
        help: ArgumentHelp(
            "Tulis paket Swift tersendiri di sini. (Write a Swift package of its own here.)",
            valueName: "folder"
        )
    )
    var package: String?
    @Option(
        help: ArgumentHelp(
            "Letak Gladi bagi paket itu. Bila tidak ditulis: tempat program ini dibangun. (Where that package finds Gladi. Default: where this program was built.)",
            valueName: "folder|URL"
        )
    )
    var gladi: String?
    @OptionGroup var screen: LanguageOption

    func run() throws {
        let language = screen.language
        try reporting(in: language) {
            let names = try AgencyNames(name, title: title, reportsTo: reportsTo)
            if let package { return try write(names, into: package, language) }
            guard gladi == nil else { throw ServiceFailure.usage(.flagNeeds("--gladi", "--package")) }
            let agency = try NewAgency(
                names,
                in: folder ?? ".",
                joining: scenario,
                of: .withUnits,
                beside: Self.known
            )
            try agency.write()
            ScreenDoor.output.say(document: agency.scenario)
            let paths = agency.files.map { "+ \($0.path)" } + agency.changes.map { "~ \($0.path)" }
            for line in paths { ServiceProgram.say(line) }
            ServiceProgram.say(.agencyNext(tests: names.tests), in: language)
        }
    }

    private static var known: [TaskForce] { UnitTable.standard.types.map { $0.profile.taskForce } }

    private func write(_ names: AgencyNames, into package: String, _ language: Language) throws {
        guard folder == nil else { throw ServiceFailure.usage(.flagsExclude("--package", "--folder")) }
        let source: AgencyPackage.Source
        if let gladi { source = try .init(gladi) } else { source = try .ofThisProgram() }
        let agency = try AgencyPackage(
            names,
            in: package,
            from: source,
            joining: scenario,
            of: .withUnits,
            beside: Self.known
        )
        try agency.write()
        for file in agency.files { ServiceProgram.say("+ \(package)/\(file.path)") }
        ServiceProgram.say(.agencyPackageNext(package, names.taskForce.name), in: language)
    }
}
