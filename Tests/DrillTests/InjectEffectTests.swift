import Domain
import Events
import Scenario
import TaskForceTesting
import Testing
import UnitTable

/// Injects that act: each in the drill of Musi Banyuasin, against the same drill without it.
@Suite struct InjectEffectTests {
    private func muba(_ injects: String) throws -> Scenario {
        let text = "based_on: muba-2024\nkey: coba\ntitle: Coba\nalso:\n  injects:\n\(injects)\n"
        return try ScenarioLoader.load(text: text, file: "coba.yaml", library: .withUnits)
    }

    private func inject(_ effects: String, at time: String = "00:50:00") -> String {
        """
            - key: coba
              when: { not_before: \(time) }
              synopsis: Coba
              addressee: muba/medical
              effects: \(effects)
              source: assumed
        """
    }

    private func played(_ drill: Rehearsal) throws -> Rehearsal.Entry {
        try #require(drill.events(InjectDelivered.self).last { $0.event.inject == "coba" }).entry
    }

    @Test func anAmbulanceThatBreaksDownKeepsItsPatientWaiting() throws {
        let whole = try play(ScenarioLibrary.withUnits.scenario("muba-2024"))
        let first = try #require(whole.events(AmbulanceDispatched.self).first)
        let time = first.entry.time.adding(seconds: 60)
        #expect(SimulatedTime(seconds: first.event.arrives) > time)
        let drill = try play(
            muba(inject("[{ kind: breakdown, resource: ambulance, for: 30m }]", at: time.description))
        )
        let inject = try played(drill)
        func admitted(_ drill: Rehearsal) throws -> UInt64 {
            let event = drill.events(CasualtyAdmitted.self).first { $0.event.casualty == first.event.casualty }
            return try #require(event).entry.time.seconds
        }
        #expect(try admitted(drill) == admitted(whole) + 1_800)
        let ledger = drill.events(StrengthReported.self).filter { $0.entry.cause == inject.id }
        #expect(ledger.map(\.event.missing) == [1, 0])
        #expect(ledger.allSatisfy { $0.event.resource == "ambulance" })
    }

    @Test(arguments: ["missing", "breakdown"])
    func aWaterCannonThatFailsAtTheLineSpraysNoMore(kind: String) throws {
        func uses(_ drill: Rehearsal, from time: UInt64) -> [UInt64] {
            drill.events(ForceUsed.self).filter { $0.event.means == .waterCannon }.map(\.entry.time.seconds)
                .filter { $0 >= time }
        }
        let whole = try uses(play(ScenarioLibrary.withUnits.scenario("muba-2024")), from: 0)
        let first = try #require(whole.first)
        #expect(whole.count > 2)
        let time = SimulatedTime(seconds: first + 1).description
        let effect = "[{ kind: \(kind), resource: water-cannon, for: 15m }]"
        let text = inject(effect, at: time).replacingOccurrences(of: "muba/medical", with: "muba/preventive")
        let drill = try play(muba(text))
        #expect(uses(drill, from: 0).filter { $0 > first && $0 < first + 900 }.isEmpty)
        let inject = try played(drill).id
        let ledger = drill.events(StrengthReported.self).filter { $0.entry.cause == inject }
        #expect(ledger.map(\.event.missing) == [1, 0])
        #expect(ledger.allSatisfy { $0.event.resource == "water-cannon" && $0.event.committed + $0.event.missing <= 1 })
    }

    @Test func absentPeopleStandInTheMuster() throws {
        let drill = try play(
            muba(inject("[{ kind: missing, resource: personnel, count: 6, for: 30m }]", at: "00:00:00"))
        )
        let muster = try #require(drill.events(MusterReported.self).first { $0.event.office == "katim-kesehatan" })
        #expect(muster.event.personnel == 8)
        let late = try #require(drill.events(StrengthReported.self).last { $0.event.resource == "personnel" })
        #expect(late.event.missing == 0)
    }

    @Test func anAccidentSendsAmbulancesAnotherWay() throws {
        let roads = try ScenarioLibrary.withUnits.scenario("muba-2024").roads.map(\.fact.key).some("road")
        let blocked = roads.map { "{ kind: road_blocked, road: \($0) }" }.joined(separator: ", ")
        let drill = try play(muba(inject("[\(blocked)]")))
        let id = try self.played(drill).id.description
        let delayed = drill.events(AmbulanceDispatched.self).filter { $0.event.delayedBy.contains(id) }
        #expect(!delayed.isEmpty)
        #expect(delayed.allSatisfy { $0.event.delaySeconds > 0 })
    }

    @Test func aRumourReachesTheCrowdAndIsTheCauseOfWhatItDoes() throws {
        let drill = try play(
            muba(
                inject("[{ kind: crowd, group: massa, tension_change: 15, delay: 4m, text: Kabar bohong dipercaya }]")
            )
        )
        let inject = try played(drill)
        let seen = try #require(drill.events(CrowdObserved.self).first { $0.event.text == "Kabar bohong dipercaya" })
        #expect(seen.entry.cause == inject.id)
        #expect(seen.entry.time.seconds == inject.time.seconds + 240)
        #expect(drill.events(GroundState.self).contains { $0.event.step == "coba/1" })
    }

    @Test(arguments: [("rohul-2023", "terpengaruh-hoaks"), ("rohul-2023-tenang", "hoaks-dibantah")])
    func theHoaxOfRokanHuluIsTheCauseOfWhatTheCrowdDoes(key: String, step: String) throws {
        let drill = try play(ScenarioLibrary.withUnits.scenario(key))
        let hoax = try #require(drill.events(InjectDelivered.self).first { $0.event.inject == "hoaks-kotak-suara" })
        let state = try #require(drill.events(GroundState.self).first { $0.event.step == step })
        #expect(state.entry.cause == hoax.entry.id)
    }

    @Test func whoeverFollowsAStepNamesHowItShowed() throws {
        let scenario = try ScenarioLibrary.withUnits.scenario("muba-2024")
        let drill = try play(scenario)
        let causes = Dictionary(uniqueKeysWithValues: drill.log.map { ($0.id, $0.cause) })
        let steps = drill.events(GroundState.self).filter { !$0.event.step.isEmpty }
        var chained = 0
        for (entry, state) in steps {
            let step = try #require(scenario.ground.steps.first { $0.key == state.step })
            guard !step.when.after.isEmpty || !step.when.happened.isEmpty else { continue }
            #expect(causes[entry.id] != .some(nil), "\(state.step)")
            chained += 1
        }
        #expect(chained > 3)
    }

    @Test(arguments: [("no_talks", OrderKind.negotiate), ("no_care", .openMedicalPost), ("no_way_out", .openExitRoute)])
    func aConcernReachesTheCommandsDoctrine(concern: String, kind: OrderKind) throws {
        let drill = try play(
            muba(
                """
                    - key: coba
                      when: { not_before: 00:08:00 }
                      synopsis: Korlap mengeluh
                      addressee: muba/command
                      report: { place: kpud, text: Belum ada yang datang, concern: \(concern), credibility: 90 }
                      expect: [{ event: OrderIssued, by: muba/command, where: { kind: ORDER_KIND_NEGOTIATE }, within: 2m }]
                      source: assumed
                """
            )
        )
        let inject = try played(drill)
        let orders = drill.events(OrderIssued.self).filter { $0.entry.cause == inject.id }
        #expect(orders.map(\.event.kind) == [kind])
        #expect(orders.allSatisfy { $0.event.place == "kpud" })
    }

    @Test(arguments: [
        "[{ kind: missing, resource: shield, road: jalan-barat }]", "[{ kind: breakdown, resource: ambulance }]",
        "[{ kind: road_blocked, road: jalan-antah }]", "[{ kind: weather }]", "[{ kind: missing }]",
        "[{ kind: hujan }]", "[{ kind: missing, resource: shield, unit: muba/phhh }]",
        "[{ kind: crowd, group: massaa, tension_change: 5 }]", "[{ kind: delayed, for: 0s }]",
    ])
    func effectsThatDoNotFitAreRefused(effects: String) throws {
        #expect(throws: (any Error).self) { try muba(inject(effects)) }
    }
}
