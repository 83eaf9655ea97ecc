import Domain
import Events
import Scenario
import TaskForceTesting
import Testing
import UnitTable

/// Drills in which nothing was seen, or a lot happened, and which once ended "damai".
@Suite struct FalseVerdictTests {
    private func based(_ ground: String) throws -> Scenario {
        let text = "based_on: muba-2024-tenang\nkey: coba\ntitle: Coba\nground:\n\(ground)\n"
        return try ScenarioLoader.load(text: text, file: "coba.yaml", library: .withUnits)
    }

    private func evaluation(_ scenario: Scenario) throws -> EvaluationHeld {
        try #require(try play(scenario).events(EvaluationHeld.self).last).event
    }

    private static let groups = "  groups: [{ key: massa, title: Massa, place: kpud, marshal: true, source: assumed }]"

    @Test func withoutAGroundNothingIsJudged() throws {
        let whole = try ScenarioLibrary.withUnits.scenario("muba-2024")
        let held = try evaluation(whole.without(unit: try UnitID("muba/situation")))
        #expect(held.outcome == "belum-dapat-dinilai")
        #expect(held.text.contains("Tidak ada massa yang dilaporkan."))
        #expect(held.account.hasWitnesses_p && !held.account.crowdSeen)
    }

    @Test func aScriptThatNeverStartsIsNotJudged() throws {
        let held = try evaluation(
            based(
                """
                  mode: scripted
                \(Self.groups)
                  script:
                    - key: tiba
                      when: { happened: [{ event: HospitalFull }] }
                      acts: [{ group: massa, size: 300, behaviour: gathering, resistance: none }]
                      source: assumed
                """
            )
        )
        #expect(held.outcome == "belum-dapat-dinilai")
    }

    @Test func aReportedDrillInWhichNobodyReportsIsNotJudged() throws {
        #expect(try evaluation(based("  mode: reported\n\(Self.groups)")).outcome == "belum-dapat-dinilai")
    }

    @Test func stonesAFireAThreatAndThreeHurtAreNotPeaceEvenIfAllAgree() throws {
        let held = try evaluation(
            based(
                """
                  mode: scripted
                \(Self.groups)
                  script:
                    - key: tiba
                      when: { not_before: 00:20:00 }
                      acts: [{ group: massa, size: 300, over: 5m, agitators: 20, behaviour: gathering, resistance: none }]
                      source: assumed
                    - key: lempar
                      when: { not_before: 00:40:00 }
                      acts:
                        - group: massa
                          behaviour: throwing
                          resistance: aggressive
                          casualties: { crowd: 1, officers: 2 }
                          fire: Ban bekas
                          threatens: ketua-kpud
                          accepts_offers: true
                      source: assumed
                    - key: tenang
                      when: { after: [lempar], delay: 1m }
                      acts: [{ group: massa, behaviour: oration, resistance: none, accepts_offers: true }]
                      source: assumed
                    - key: pulang
                      when: { happened: [{ event: AgreementReached }] }
                      acts: [{ group: massa, size: 0, over: 5m, behaviour: dispersing, resistance: none }]
                      source: assumed
                """
            )
        )
        #expect(held.outcome == "teratasi")
        let account = held.account
        #expect(account.isAgreed && account.acts > 0 && account.fires == 1 && account.casualties == 3)
        #expect(account.threatened == 1 && account.firesBurning == 0 && account.casualtiesOpen == 0)
        #expect(held.text.contains("3 korban, 1 pejabat"))
    }

    @Test func aFireThatNobodySawIsInNoAccount() throws {
        let drill = try play(
            based(
                """
                  mode: scripted
                \(Self.groups)
                  script:
                    - key: tiba
                      when: { not_before: 00:20:00 }
                      acts: [{ group: massa, size: 60, place: posko-paslon, behaviour: gathering, resistance: none }]
                      source: assumed
                    - key: bakar
                      when: { after: [tiba], delay: 5m }
                      acts: [{ group: massa, behaviour: tyre_fire, resistance: passive, fire: Ban bekas }]
                      source: assumed
                """
            )
        )
        let fires = drill.events(FireReported.self)
        #expect(fires.contains { $0.event.observers.isEmpty })
        let held = try #require(drill.events(EvaluationHeld.self).last).event
        #expect(Int(held.account.fires) == fires.count { !$0.event.observers.isEmpty })
    }

    @Test func anOutcomeRestsOnTheAccountInItsEvent() throws {
        for key in try ScenarioLibrary.withUnits.keys().some("scenario") {
            let scenario = try ScenarioLibrary.withUnits.scenario(key)
            let drill = try play(scenario)
            let held = try #require(drill.events(EvaluationHeld.self).last).event
            let heard = Set(drill.events(FireReported.self).filter { !$0.event.observers.isEmpty }.map(\.event.fire))
            #expect(Int(held.account.fires) == heard.count, "\(key)")
            #expect(Int(held.account.casualties) == drill.events(CasualtyOutcomeRecorded.self).count, "\(key)")
            // The district's own, and its superior's to it.
            let orders = drill.events(OrderIssued.self).filter(\.event.repeats.isEmpty)
            #expect(Int(held.account.orders) == orders.count, "\(key)")
            #expect(held.account.ordersUnanswered == 0 && held.account.ordersOpen == 0, "\(key)")
        }
    }
}
