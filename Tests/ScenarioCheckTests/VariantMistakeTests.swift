import Foundation
import Phrases
import Scenario
import ScenarioCheck
import Testing
import UnitTable

@Suite("Mistakes in a variant of a drill")
struct VariantMistakeTests {
    /// What is said of a variant of the small drill.
    private func problems(_ variant: String, of base: String = SmallDrill.text) throws -> [FileProblem] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "gladi-varian-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(base.utf8).write(to: folder.appending(path: "kecil.yaml"))
        let path = folder.appending(path: "varian.yaml")
        try Data("based_on: kecil.yaml\n\(variant)".utf8).write(to: path)
        let draft = try ScenarioLoader.draft(path: path.path, library: .withUnits)
        return ScenarioCheck(units: UnitTable.standard.types.map { $0.profile }).problems(in: draft)
    }

    @Test("one without a key of its own is warned of, where it names its base")
    func key() throws {
        let found = try problems("title: Lain\n")
        #expect(found.map(\.what) == [.keyOfBase("kecil")])
        #expect(found.first?.severity == .warning && found.first?.line == 1 && found.first?.column == 11)
        #expect(try problems("title: Lain\nkey: lain\n") == [])
    }

    @Test(
        "what the variant's end brings about in the base names the key to write, and an entry of a list the list's way"
    )
    func end() throws {
        let base = SmallDrill.with("end: 02:00:00\n", "end: 02:00:00\nconsolidate_by: 01:45:00\n")
        let found = try problems("key: lain\nend: 00:50:00\n", of: base)
        #expect(found.count == 2 && found.allSatisfy { $0.file.hasSuffix("kecil.yaml") }, "\(found)")
        #expect(found.first?.what.english.contains("write a 'consolidate_by' that fits in") == true)
        #expect(found.last?.what.english.contains("by 'instead:'") == true)
    }

    @Test("a base of another district is told once, at the district")
    func district() throws {
        let found = try problems("key: lain\ndistrict: muba\n")
        #expect(found.map(\.what) == [.districtOfAnother("muba", base: "rohul")])
        #expect(found.first?.file.hasSuffix("varian.yaml") == true && found.first?.line == 3)
    }
}
