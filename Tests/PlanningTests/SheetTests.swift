import Foundation
import Phrases
import Planning
import Scenario
import Testing
import UnitTable

@Suite("An events list and a roster as sheets")
struct SheetTests: SheetReading {
    /// What a planner's office had: titles above, its own columns, semicolons, times with dots, titles of offices.
    private static let office = """
        DAFTAR INDUK KEJADIAN;;;;;;
        Polres Muba, 25 Agustus 2024;;;;;;
        ;;;;;;
        No;Jam;Kejadian;Penerima;Tindakan yang diharapkan;Paraf;Sumber
        1;0.05.00;Rapat pleno selesai;;Semua satuan tahu;;dari sumber
        2;0.14;"Warga mengabarkan ""aksi besar""; tiga truk";Kasat Intelkam (Kasatgas Deteksi);Peringatan dini;;
        ;;;;;;
        3;1:10:00;Lemparan pertama dilaporkan;kabag-ops;;;andaian

        """

    /// A drill without a unit that anything else names.
    private static let small = """
        gladi: 1
        key: kecil
        title: Kecil
        district: muba
        start: 2024-08-25T08:00:00+07:00
        end: 01:00:00
        agencies:
          - { key: polres-muba, title: Polres Musi Banyuasin, source: seed }
          - { key: tim-massa, title: Tim massa, source: seed }
          - { key: dishub, title: Dinas Perhubungan Muba, source: seed }
        roster: [{ unit: muba/command, office: kapolres, title: Kapolres, agency: polres-muba, source: seed }]
        places: [{ key: randik, title: Lapangan Terminal Randik, kind: muster, x: 0, y: 0, source: seed }]
        ground: { mode: reported }
        """

    // MARK: - There and back

    @Test(
        "an events list comes back as it went, in either language",
        arguments: ["muba-2024", "muba-2024-radio", "muba-2024-serangan", "muba-2024-lengkap", "rohul-2023"],
        [Language.indonesian, .english]
    )
    func mselReturns(_ key: String, _ language: Language) throws {
        let scenario = try ScenarioLibrary.withUnits.scenario(key)
        #expect(!scenario.injects.isEmpty)
        let back = try msel(MSELSheet(scenario).csv(in: language), for: key)
        #expect(try back.scenario(in: ScenarioLibrary.withUnits).injects == scenario.injects)
        #expect(try MSELSheet(scenario).poorer(in: ScenarioLibrary.withUnits, named: key) == [])
    }

    @Test(
        "a roster comes back as it went, in either language",
        arguments: ["muba-2024", "muba-2024-gabungan", "muba-2024-lengkap"],
        [Language.indonesian, .english]
    )
    func rosterReturns(_ key: String, _ language: Language) throws {
        let scenario = try ScenarioLibrary.withUnits.scenario(key)
        let back = try roster(RosterSheet(scenario).csv(in: language), for: key)
        #expect(back.count == scenario.roster.count)
        #expect(try back.scenario(in: ScenarioLibrary.withUnits).roster == scenario.roster)
        #expect(try RosterSheet(scenario).poorer(in: ScenarioLibrary.withUnits, named: key) == [])
    }

    @Test("a condition of every sort comes back, with quotes, marks and line ends in its texts")
    func hardInjects() throws {
        let hard = """
            gladi: 1
            based_on: muba-2024
            injects:
              - key: satu
                when:
                  not_before: 00:10:00
                  delay: 1h2m3s
                  happened:
                    - { event: LevelSet, by: muba/command, where: { level: LEVEL_RED, reason: "a; \\"b\\" c=d" }, count: 3 }
                    - { event: AgreementReached }
                  unless: [{ event: CrowdObserved, where: { "size.low": "500" } }]
                synopsis: "=1+1; \\"kutip\\", koma\\ndan baris"
                source: doctrine
              - { key: dua, when: { after: [satu] }, synopsis: "true", source: seed }
              - key: tersembunyi
                when: { after: [dua] }
                synopsis: "Massa \\u200e kiri \\U000e0041 Z\(String(repeating: "\\u0301", count: 12))."
                source: seed
              - key: tiga
                contingency: { by: 00:30:00, expected: [{ event: RoadClosed, where: { road: jalan-barat } }] }
                synopsis: Pengguna jalan terjebak.
                addressee: muba/traffic
                report: { place: kpud, text: "Macet: total", size: [0, 1000], behaviour: blocking_road, concern: no_way_out, credibility: 0 }
                expect:
                  - { event: OrderIssued, by: muba/command, where: { kind: ORDER_KIND_OPEN_EXIT_ROUTE }, within: 5m }
                  - { event: ExitRouteOpened }
                objective: "Jalan keluar; tidak ada yang terjepit"
                owner: pengendali-lalu-lintas
                link: { unit: muba/traffic, fault: delayed, delay: 20s, for: 10m }
                source: assumed
            """
        let scenario = try ScenarioLoader.load(text: hard, file: "sulit.yaml", library: ScenarioLibrary.withUnits)
        let back = try msel(MSELSheet(scenario).csv(in: .indonesian))
        #expect(try back.scenario(in: ScenarioLibrary.withUnits).injects == scenario.injects)
        // As it is printed.
        let lines = back.yaml.split(separator: "\n").map(String.init)
        #expect(lines.map(\.visible) == lines)
    }

    /// Every kind of effect, on Muba's units.
    static let effects = """
        gladi: 1
        based_on: muba-2024
        injects:
          - key: satu
            when: { not_before: 00:10:00 }
            synopsis: Satu
            addressee: muba/medical
            effects:
              - { kind: missing, resource: personnel, count: 3, unit: muba/traffic, for: 1h30m }
              - { kind: missing, resource: ambulance }
              - { kind: delayed, unit: muba/phh, for: 90s }
              - { kind: breakdown, resource: ambulance, for: 15m }
              - { kind: road_blocked, road: jalan-barat, for: 10m }
              - { kind: weather, slower_percent: 30 }
              - { kind: crowd, group: massa, tension_change: -10, delay: 2m, text: "Hujan; \\"basah\\", =pulang" }
              - { kind: crowd, group: massa, size: 40, over: 5m, place: kpud, behaviour: blocking_road, resistance: passive,
                  agitators: 0, casualties: { crowd: 1, officers: 2 }, fire: "ban: dua", accepts_offers: false }
            objective: Evakuasi tetap berjalan
            owner: koordinator-latihan
            expect: [{ event: StrengthReported, by: muba/medical, where: { resource: ambulance, missing: 1 }, within: 5m }]
            source: assumed
          - { key: dua, when: { after: [satu], delay: 5m }, synopsis: Dua, source: assumed }
        """

    @Test("what injects change comes back as it went, in either language", arguments: Language.allCases)
    func effects(_ language: Language) throws {
        let scenario = try ScenarioLoader.load(
            text: Self.effects,
            file: "akibat.yaml",
            library: ScenarioLibrary.withUnits
        )
        let csv = MSELSheet(scenario).csv(in: language)
        let readable: [Language: String] = [
            .indonesian:
                "hilang: personnel 3 @muba/traffic 1h30m; hilang: ambulance @muba/medical; tertunda: @muba/phh 1m30s",
            .english:
                "road blocked: jalan-barat 10m; weather: 30%; crowd: group=massa tension_change=-10 delay=2m text=",
        ]
        #expect(try csv.contains(#require(readable[language])))
        let back = try msel(csv).scenario(in: ScenarioLibrary.withUnits)
        #expect(back.injects == scenario.injects)
        let steps = scenario.ground.steps.filter { $0.key.hasPrefix("satu/") }
        #expect(steps.count == 2 && back.ground.steps.filter { $0.key.hasPrefix("satu/") } == steps)
    }

    @Test("an inject that does not come back is named; the others are not")
    func poorer() throws {
        // A space at a text's end is no part of a cell.
        let scenario = """
            gladi: 1
            based_on: muba-2024
            injects:
              - { key: satu, when: { not_before: 00:10:00 }, synopsis: Satu, source: assumed }
              - { key: dua, when: { not_before: 00:20:00 }, synopsis: "Dua ", source: assumed }
            """
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).yaml").path
        try Data(scenario.utf8).write(to: URL(fileURLWithPath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        let sheet = MSELSheet(try ScenarioLibrary.withUnits.scenario(path))
        #expect(try sheet.poorer(in: ScenarioLibrary.withUnits, named: path) == ["dua"])
    }

    @Test("all that is wrong is told row by row, each thing once, and in the sheet's own rows")
    func inOrder() throws {
        let found = problems {
            try msel(
                """
                Kunci;Waktu;Inject;Kepada;Tempat laporan;Isi laporan;Kredibilitas;Sumber
                b;0:10:00;Satu;Kasat Intelkm;kpuu;Massa;110;seed
                a;0:70:00;Dua;;;;;sed
                b;;Tiga;;;;;
                """
            )
        }
        #expect(found.map(\.place) == ["2:4", "2:5", "2:7", "3:2", "3:8", "4:1", "4:2"])
        #expect(found.first { $0.place == "4:1" }?.what == .sheetRepeated("b", row: 2))
    }

    @Test("a sheet that does not speak of something leaves it as the scenario has it, and says so")
    func kept() throws {
        // The crowd's script waits for the rumour.
        func sheet(_ rest: String, _ rows: String...) -> String {
            (["Kunci;Waktu;Injek;Kepada\(rest)", "hoaks-kotak-suara;0:35;Kabar bohong.;rohul/detection"] + rows)
                .joined(separator: "\n")
        }
        func injects(_ sheet: String) throws -> [Scenario.Inject] {
            try msel(sheet, for: "rohul-2023").scenario(in: ScenarioLibrary.withUnits).injects.map(\.fact)
        }
        let broken = "ambulans-rusak;1:10;Ambulans mogok.;rohul/medical"
        let text = sheet("", broken, "baru;1:20;Baru.;")
        let own = try ScenarioLibrary.withUnits.scenario("rohul-2023").injects.map(\.fact).first {
            $0.key == "ambulans-rusak"
        }
        let inject = try injects(text)[1]
        #expect(inject.event.setbacks == own?.event.setbacks && inject.event.setbacks.count == 1)
        #expect(inject.event.expected == own?.event.expected && inject.event.expectedResponse != "")
        #expect(inject.when.notBefore == 4_200 && inject.event.synopsis == "Ambulans mogok.")
        let back = try msel(text, for: "rohul-2023")
        #expect(back.kept.map(\.key) == ["hoaks-kotak-suara", "ambulans-rusak"])
        #expect(back.kept.last?.columns.map(\.english) == ["Expected response", "Expected events", "Effects"])
        #expect(back.absent == ["penghitungan-selesai", "kabar-massa", "belum-ada-negosiasi"])
        // An empty cell says that there is none.
        #expect(try injects(sheet(";Akibat", broken + ";"))[1].event.setbacks.isEmpty)
        // Whom the sheet names by title, the scenario's unit does not overrule.
        let moved = try injects(sheet("", "ambulans-rusak;1:10;Ambulans mogok.;Kasat Lantas"))[1]
        #expect(moved.event.addressee == "rohul/traffic")
    }

    // MARK: - What offices write

    @Test("an office's own sheet is read: titles above, other columns, dots in times, titles of offices")
    func officeSheet() throws {
        let sheet = try msel(Self.office)
        #expect(sheet.strange == ["Paraf"])
        let injects = try sheet.scenario(in: ScenarioLibrary.withUnits).injects.map(\.fact)
        #expect(injects.map(\.key) == ["inject-1", "inject-2", "inject-3"])
        #expect(injects.map(\.when.notBefore) == [300, 840, 4_200])
        #expect(injects[1].event.synopsis == "Warga mengabarkan \"aksi besar\"; tiga truk")
        #expect(injects.map(\.event.addressee) == ["", "muba/detection", "muba/command"])
        #expect(try sheet.scenario(in: ScenarioLibrary.withUnits).injects.map(\.source) == [.seed, .assumed, .assumed])
    }

    @Test("the same sheet in every form that Excel saves")
    func forms() throws {
        let expected = try msel(Self.office).yaml
        let comma = Self.office.replacing("\"\"; tiga", with: "\"\"§ tiga").replacing(";", with: ",")
            .replacing("Polres Muba, 25", with: "Polres Muba 25").replacing("§", with: ";")
        let crlf = "\u{FEFF}" + Self.office.replacing("\n", with: "\r\n")
        let tab = Self.office.replacing("\"\"; tiga", with: "\"\"§ tiga").replacing(";", with: "\t").replacing(
            "§",
            with: ";"
        )
        for text in [comma, crlf, tab, Self.office.replacing("\n", with: "\r"), "sep=;\n" + Self.office] {
            #expect(try msel(text).yaml == expected)
        }
        var wide = Data([0xFF, 0xFE])
        for unit in Self.office.utf16 { wide += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
        let utf16 = try SheetImport.msel(
            bytes: Array(wide),
            file: "w.csv",
            for: "muba-2024",
            in: ScenarioLibrary.withUnits
        )
        #expect(utf16.yaml == expected)
        // Windows-1252: 0x96 is a dash.
        let old = Array("Waktu;Injek\n0:05;Massa 800".utf8) + [0x96] + Array("1500".utf8)
        let dash = try SheetImport.msel(bytes: old, file: "w.csv", for: "muba-2024", in: ScenarioLibrary.withUnits)
        #expect(try dash.scenario(in: ScenarioLibrary.withUnits).injects.first?.fact.event.synopsis == "Massa 800–1500")
    }

    @Test("a roster by titles: Dalmas awal, tameng, thousands with a dot, a unit's later rows left blank")
    func officeRoster() throws {
        let sheet = """
            Satuan;Jabatan;Sebutan;Instansi;Atasan;Jenis;Kekuatan;Bentuk;Lokasi;BKO;Asal BKO
            muba/command;kapolres;Kapolres;Polres Musi Banyuasin;;;15;;Lapangan Terminal Randik;;
            muba/preventive;kasat-samapta;Kasat Samapta;polres-muba;muba/command;personel;1.040,0;Dalmas awal;randik;12;Dinas Perhubungan Muba
            ;;;;;tameng;80;;randik;;
            muba/situation;katim;Tim massa;tim-massa;;;;;;;

            """
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).yaml").path
        try Data(Self.small.utf8).write(to: URL(fileURLWithPath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        let roster = try roster(sheet, for: path).scenario(in: ScenarioLibrary.withUnits).roster.map(\.fact)
            .filter { $0.unit.taskForce == "preventive" }
        #expect(roster.first?.strength.map(\.fact.force.resource) == ["personnel", "shield"])
        #expect(roster.first?.strength.first?.fact.force.total == 1_040)
        #expect(roster.first?.strength.first?.fact.force.formation == .initialCrowdUnit)
        #expect(roster.first?.strength.first?.fact.lender == "dishub")
    }

    // MARK: - What is wrong

    @Test("everything that is wrong is told at once, by row and column")
    func wrongCells() {
        let sheet = """
            Kunci;Waktu;Injek;Kepada;Kredibilitas;Massa min;Massa maks;Isi laporan;Tempat laporan;Bila terjadi
            a;25 menit;Satu;;;;;;;
            a;0:10;;;;;;;;
            b;;Tiga;;;;;;;
            c;0:20;Empat;;80,5;1.5;20;Ramai;kpud;
            d;0:30;Lima;;;;;;;LevelSet level LEVEL_RED
            """
        let found = problems { try msel(sheet, for: nil) }
        #expect(found.map(\.place) == ["2:2", "3:1", "3:3", "4:2", "5:5", "5:6", "6:10"])
    }

    @Test("what the scenario's reader finds is told at the cell")
    func wrongNames() {
        let sheet = """
            Injek,Time,Satuan,Bila terjadi,Tempat,Laporan,Kredibilitas,Sesudah
            Satu,0:10,muba/trafic,,kpudd,Ramai,70,
            Dua,0:20,,LevelSet levl=LEVEL_RED,,,,
            Tiga,0:30,,LevelSet level=LEVEL_BLUE,,,,
            Empat,,,,,,,injek-9
            """
        let found = problems { try msel(sheet) }
        #expect(found.map(\.place) == ["2:3", "2:5", "3:4", "4:4", "5:8"])
        #expect(found[2].what.indonesian.contains("level"))
    }

    @Test("a misspelt title is told with the title; the short form without brackets will do")
    func misspeltTitles() throws {
        let found = problems { try msel("Waktu,Injek,Kepada\n0:05,Satu,Kasat Intelkan") }
        #expect(found.map(\.what.english) == ["the word 'Kasat Intelkan' is not known; did you mean 'Kasat Intelkam'?"])
        let sheet = try msel("Waktu,Injek,Kepada\n0:05,Satu,kasat intelkam")
        #expect(try sheet.scenario(in: ScenarioLibrary.withUnits).injects[0].fact.event.addressee == "muba/detection")
    }

    @Test("a title without a scenario says what to add; a unit needs none")
    func titles() throws {
        let sheet = "Waktu,Injek,Kepada\n0:05,Satu,Kasat Lantas"
        #expect(problems { try msel(sheet, for: nil) }.map(\.place) == ["2:3"])
        #expect(
            try msel("Waktu,Injek,Kepada\n0:05,Satu,muba/traffic", for: nil).yaml.contains("addressee: muba/traffic")
        )
    }

    @Test("a roster's contradictions: a unit in two places, its facts said twice otherwise, a force without place")
    func wrongRoster() {
        let sheet = """
            Satuan,Jabatan,Sebutan,Instansi,Jumlah,Tempat
            muba/command,kapolres,Kapolres,polres-muba,15,randik
            ,wakapolres,,,4,
            muba/traffic,kasat,Kasat Lantas,polres-muba,9,randik
            muba/command,kapolres,Kapolres,polres-muba,2,randik
            """
        #expect(problems { try roster(sheet, for: nil) }.map(\.place) == ["3:2", "3:6", "5:1"])
    }

    @Test("a workbook, a binary, an open quote, nothing, and no headings each have their own words")
    func wrongFiles() {
        func what(_ bytes: [UInt8]) -> Phrase? {
            problems { try SheetImport.msel(bytes: bytes, file: "x", in: ScenarioLibrary.withUnits) }.first?.what
        }
        #expect(what([0x50, 0x4B, 3, 4, 20]) == .sheetIsWorkbook)
        #expect(what([0xD0, 0xCF, 0x11, 0xE0]) == .sheetIsWorkbook)
        #expect(what([1, 0, 2]) == .sheetIsNoText)
        #expect(what(Array("Waktu,Injek\n0:05,\"Satu\n0:10,Dua\n".utf8)) == .sheetQuoteOpen)
        #expect(what(Array(",,\n,,\n".utf8)) == .sheetIsEmpty)
        #expect(what(Array("a,b,c\n1,2,3\n".utf8)) == .sheetWithoutHeadings(MSELColumns.all.map(\.heading)))
        let headless = problems { try msel("Waktu,Kunci\n0:05,a", for: nil) }
        #expect(headless.first?.what.indonesian == "kolom 'Inject' wajib ada")
    }

    @Test(
        "a cell cannot add a key to the scenario",
        arguments: ["x\n    source: seed", "}, a: {", "# x", "&a", "- x", "\u{85}y"]
    )
    func noInjection(_ text: String) throws {
        let quoted = text.replacing("\"", with: "\"\"")
        let sheet = "Waktu,Injek\n0:05,\"\(quoted)\""
        let injects = try msel(sheet).scenario(in: ScenarioLibrary.withUnits).injects
        #expect(injects.count == 1)
        #expect(injects[0].source == .assumed)
        #expect(injects[0].fact.event.synopsis == text.trimmingCharacters(in: .whitespaces))
    }

    @Test("words of sheets that were written before are still read")
    func formerWords() throws {
        let sheet = try msel(
            """
            Kunci,Waktu,Injek,Satuan,Tempat laporan,Isi laporan,Kredibilitas,Perilaku,Sesudah,Sumber
            ,0:10,Satu,muba/detection,kpud,Ramai,70,mendorong,,andaian
            ,,Dua,muba/detection,kpud,Ramai,70,bergerak bersama,injek-1,doktrin
            """
        )
        let injects = try sheet.scenario(in: ScenarioLibrary.withUnits).injects
        #expect(injects.map(\.fact.key) == ["inject-1", "inject-2"])
        #expect(sheet.yaml.contains("behaviour: pushing") && sheet.yaml.contains("behaviour: marching"))
        #expect(injects[1].fact.when.after == ["inject-1"])
        #expect(injects.map(\.source) == [.assumed, .doctrine])
        let forces = try roster(
            """
            Satuan,Jabatan,Sebutan,Instansi,Perlengkapan,Jumlah,Bentuk,Tempat
            muba/command,kapolres,Kapolres,polres-muba,orang,15,patroli,randik
            ,,,,meriam air,1,,randik
            ,,,,tali Dalmas,2,,randik
            ,,,,barier,2,,randik
            """,
            for: nil
        ).yaml
        for word in ["patrol", "water-cannon", "rope", "barrier"] { #expect(forces.contains(word), "\(word)") }
    }
}
