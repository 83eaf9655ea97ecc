import Domain
import Events
import Foundation
import Phrases
import Scaffold
import Scenario
import TestSupport
import Testing
import UnitTable

/// The file with which a planner begins.
@Suite("A new scenario plays as it stands")
struct NewScenarioTests {
    private func new(
        _ key: String = "rohul-2029",
        district: String = "rohul",
        title: String = "Sispamkota \"Rokan Hulu\" \\ 2029",
        province: String? = nil,
        comments language: Language = .indonesian
    ) throws(FileError) -> NewScenario {
        try NewScenario(
            key,
            district: district,
            title: title,
            name: "Rokan Hulu",
            province: province,
            day: "2029-02-10",
            comments: language,
            in: .withUnits
        )
    }

    @Test(
        "A drill begins in its province's time",
        arguments: [
            ("Riau", "+07:00", "WIB"), ("Kalimantan Barat", "+07:00", "WIB"), ("Nusa Tenggara Timur", "+08:00", "WITA"),
            ("Papua Barat Daya", "+09:00", "WIT"),
        ]
    )
    func time(province: String, offset: String, zone: String) throws {
        let text = try new(province: province).text
        #expect(text.contains("start: 2029-02-10T08:00:00\(offset) ") && text.contains("(\(zone))"))
    }

    @Test("It comes to an outcome, with and without the province's command", arguments: [nil, "Kepulauan Riau"])
    func plays(province: String?) throws {
        let text = try new(province: province).text
        let scenario = try ScenarioLoader.load(text: text, file: "rohul-2029.yaml", library: .withUnits)
        #expect(scenario.title == "Sispamkota \"Rokan Hulu\" \\ 2029")
        #expect(scenario.facts(from: .assumed) > 60 && scenario.facts(from: .seed) == 0)
        let above = try UnitID("kepulauan-riau/command")
        #expect(scenario.roster.contains { $0.fact.unit == above } == (province != nil))
        let drill = try play(scenario)
        let outcome = try #require(drill.events(EvaluationHeld.self).first { $0.event.outcome.isEmpty == false })
        #expect(drill.ended == "anev selesai: \(try #require(Phrase.word(outcome.event.outcome)).indonesian)")
        // What the file is there to show: an early warning, talks, a closed road, and a level above green.
        #expect(!drill.events(ContactAttempted.self).isEmpty && !drill.events(RoadClosed.self).isEmpty)
        #expect(drill.events(LevelSet.self).contains { $0.event.level == .yellow })
        #expect(!drill.events(CrowdDispersed.self).isEmpty)
    }

    @Test("No line is long, and each part says what it is, in one language", arguments: Language.allCases)
    func reads(language: Language) throws {
        let lines = try new(province: "Riau", comments: language).text.split(separator: "\n")
        let comments = lines.compactMap { line in line.firstIndex(of: "#").map { String(line[$0...]) } }
        #expect(comments.allSatisfy { $0.hasPrefix("# ") && !$0.contains("#en") })
        #expect(comments.contains("# dinilai di ringkasan") == (language == .indonesian))
        #expect(comments.contains("# judged in the summary") == (language == .english))
        #expect(comments.contains { IndonesianWords.stand(in: $0) } == (language == .indonesian))
        #expect(lines.allSatisfy { $0.count <= 140 })
        #expect(lines.count { $0.drop { $0 == " " }.hasPrefix("#") } >= 12)
    }

    @Test("A district that is changed while its units are not is told once, where it stands")
    func districtAlone() throws {
        let text = try new().text.replacing("\ndistrict: rohul", with: "\ndistrict: sikka")
        var found: [FileProblem] = []
        do throws(FileError) {
            _ = try ScenarioLoader.load(text: text, file: "sikka.yaml", library: .withUnits)
        } catch { found = error.problems }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let named = lines.reduce(0) { $0 + $1.ranges(of: /: rohul\//).count }
        #expect(
            found.map(\.what) == [.districtUnlikeUnits("sikka", "rohul", count: named)],
            "\(found.map(\.phrase.english))"
        )
        #expect(found.first.map { lines[$0.line - 1] } == "district: sikka")
    }

    @Test("A name that does not fit is told, and a file that is there stays")
    func refuses() throws {
        let error = #expect(throws: FileError.self) { try new("Rohul 2029", district: "Kab Rohul", title: " ") }
        let found = error?.problems ?? []
        #expect(found.map(\.file) == ["<key>", "--district", "--title"] && found.allSatisfy { $0.line == 0 })
        #expect(found.first?.what.english.hasSuffix("did you mean 'rohul-2029'?") == true)
        let path = FileManager.default.temporaryDirectory.appending(path: "gladi-baru-\(UUID()).yaml").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try new().write(to: path)
        let failure = try #require(throws: ServiceFailure.self) { try new(title: "Lain").write(to: path) }
        #expect(failure.exitCode == 65 && failure.phrase.english.contains("not written over"))
        #expect(try String(contentsOfFile: path, encoding: .utf8) == new().text)
        let nowhere = try #require(throws: ServiceFailure.self) { try new().write(to: "/tidak/ada/baru.yaml") }
        #expect(nowhere.exitCode == 74)
    }
}
