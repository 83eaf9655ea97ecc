import Phrases
import Planning
import Scenario
import Testing
import UnitTable

@Suite("Sheets as offices keep them")
struct OfficeSheetTests: SheetReading {
    @Test("a column's own heading holds before another word for it, wherever it stands")
    func twoHeadings() throws {
        let sheet = try msel("Waktu,Kejadian,Inject\n0:05,Babak 1,Massa datang")
        #expect(try sheet.scenario(in: .withUnits).injects[0].fact.event.synopsis == "Massa datang")
        #expect(sheet.strange == ["Kejadian"])
    }

    @Test("an effect's length in words: 15 menit, 1 jam 30 menit")
    func effectsInWords() throws {
        let sheet = try msel(
            "Waktu;Injek;Satuan;Akibat\n0:05;Mogok;muba/medical;\"mogok: ambulance 15 menit; hilang: ambulance 1 1 jam 30 menit\""
        )
        let setbacks = try sheet.scenario(in: .withUnits).injects[0].fact.event.setbacks
        #expect(setbacks.map(\.seconds) == [900, 5_400])
        #expect(setbacks.map(\.count) == [0, 1])
    }

    @Test("headings as offices write them: Pukul, Ditujukan kepada, Waktu (WITA)")
    func officeHeadings() throws {
        for heading in ["Pukul", "Waktu (WITA)", "jam"] {
            let sheet = try msel("\(heading);Kejadian/Inject;Ditujukan kepada\n0:05;Massa datang;Kasat Intelkam")
            let inject = try #require(try sheet.scenario(in: .withUnits).injects.first?.fact)
            #expect(inject.when.notBefore == 300 && inject.event.addressee == "muba/detection")
            #expect(sheet.strange.isEmpty)
        }
    }

    @Test("what is expected within minutes in words, and a road by its title")
    func wordsOfOffices() throws {
        let sheet = try msel(
            "Waktu;Inject;Peristiwa yang diharapkan;Akibat\n0:05;Jalan tertutup;EarlyWarningGiven <10 menit;"
                + "jalan terhalang: Jalan utama sisi barat KPUD selama 20 menit"
        )
        let event = try #require(try sheet.scenario(in: .withUnits).injects.first?.fact.event)
        #expect(event.expected.map(\.within) == [600])
        #expect(event.setbacks.map(\.road) == ["jalan-barat"] && event.setbacks.map(\.seconds) == [1_200])
    }

    @Test("a time of day is told with the drill's clock that it is")
    func timeOfDay() {
        let found = problems { try msel("Waktu,Injek\n08:10,Satu\n23:00,Dua") }
        #expect(found.map(\.place) == ["2:1", "3:1"])
        #expect(found.first?.what.english.contains("write 00:10:00") ?? false)
        #expect(found.last?.what.english.hasSuffix("write the drill's clock since its start") ?? false)
    }

    @Test("a row of totals is told, and so is what the sheet leaves out of its scenario")
    func totals() {
        let sheet =
            "Satuan,Jabatan,Sebutan,Instansi,Jenis,Jumlah,Tempat\nmuba/command,kapolres,Kapolres,polres-muba,,15,randik\n"
        let rows = problems { try roster(sheet + ",,,,JUMLAH,15,\n", for: nil) }
        #expect(rows.map(\.place) == ["3:5"] && rows.map(\.what) == [.sheetTotalRow])
        let left = problems { try roster(sheet) }
        #expect(left.count == 1, "\(left)")
        #expect(left.first?.what.english.contains("muba/preventive") ?? false)
        let injects = problems { try msel("Kunci,Waktu,Injek\nbaru,0:05,Satu", for: "rohul-2023") }
        #expect(injects.count == 1 && injects.first?.what.english.contains("begin with what 'gladi export'") ?? false)
    }
}
