import Command
import Domain
import Events
import TaskForceKit
import TaskForceTesting
import Testing

/// An outcome that nobody could judge says so.
@Suite struct UnjudgedTests {
    private func evaluation(of unit: String, roster: (RosterEntry) -> Bool = { _ in true }) throws -> EvaluationHeld {
        var briefing = Drill.briefing(unit)
        briefing.roster = briefing.roster.filter(roster)
        for index in briefing.roster.indices
        where !briefing.roster.contains(where: { $0.unit == briefing.roster[index].superior }) {
            briefing.roster[index].superior = ""
        }
        var played = Rehearsal(
            units: [(try UnitID(unit), try CommandUnit(briefing: briefing))],
            plan: TimetablePlan(
                [(0, ExerciseStarted()), (1_000, InjectDelivered.with { $0.inject = "consolidate_by" })],
                end: 6_000
            )
        )
        try played.run()
        let held = played.events(EvaluationHeld.self).map(\.event)
        #expect(held.count == 1)
        return try #require(held.first)
    }

    @Test func aProvinceWithoutItsDistrict() throws {
        let held = try evaluation(of: "sumsel/command") { $0.unit != "muba/command" }
        #expect(held.outcome == "belum-dapat-dinilai")
        #expect(held.text.contains("tidak ada posko wilayah"))
    }

    @Test func aProvinceWhoseDistrictIsSilent() throws {
        let held = try evaluation(of: "sumsel/command")
        #expect(held.outcome == "belum-dapat-dinilai")
        #expect(held.text.contains("kapolres tidak menyampaikan evaluasi"))
    }

    @Test func aDistrictThatHearsNobody() throws {
        let held = try evaluation(of: "muba/command")
        #expect(held.outcome == "belum-dapat-dinilai")
        #expect(held.text.contains("Tidak ada satuan yang melihat massa melapor"))
        let alone = try evaluation(of: "muba/command") { $0.superior != "muba/command" }
        #expect(alone.text.contains("Tidak ada satuan di bawah posko ini"))
    }

    @Test func aQuietDayWithoutACrowdSaysSo() throws {
        var drill = try Drill()
        drill.control.append((1_000, InjectDelivered.with { $0.inject = "consolidate_by" }))
        let held = try drill.run().events(EvaluationHeld.self).map(\.event)
        #expect(held.map(\.outcome) == ["belum-dapat-dinilai"])
        #expect(held.first?.text.contains("Tidak ada massa yang dilaporkan.") == true)
    }
}
