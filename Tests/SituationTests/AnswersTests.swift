import Domain
import Events
import Scenario
import TaskForceTesting
import Testing

@Suite struct AnswersTests {
    private func script(_ act: String) -> String {
        """

        - key: ada
          when: {}
          acts: [{ group: massa, place: kpud, \(act) }]
          source: assumed
        - key: melunak
          when: { not_before: 00:10:00 }
          acts: [{ group: massa, accepts_offers: true }]
          source: assumed
        """
    }

    private func contact(_ group: String = "massa", at place: String = "kpud") -> ContactAttempted {
        .with {
            $0.group = group
            $0.place = place
        }
    }

    private func offer() -> OfferMade {
        .with {
            $0.group = "massa"
            $0.place = "kpud"
            $0.number = 1
        }
    }

    @Test func theMarshalTalksRefusesAndAcceptsOnceTheScriptSaysSo() throws {
        let scenario = try smallScenario(script: script("size: 200, tension: 40, behaviour: oration"))
        let drill = try rehearse(
            scenario,
            ["muba/negotiation": [(10, contact()), (20, offer()), (700, offer())]],
            until: 800
        )
        let answers = drill.events(MarshalAnswered.self)
        #expect(answers.map(\.event.answer) == [.talks, .refuses, .accepts])
        #expect(answers.allSatisfy { $0.event.demand == "PSU" && $0.event.answers == $0.entry.cause?.description })
        #expect(answers.map(\.entry.time.seconds) == [11, 21, 701])
    }

    @Test func nobodyAnswersForACrowdWithoutMarshalElsewhereGoneOrBeyondHold() throws {
        let calm = try smallScenario(script: script("size: 200, tension: 40, behaviour: oration"))
        let asked = try rehearse(
            calm,
            [
                "muba/negotiation": [
                    (10, contact("penonton", at: "sungai")), (11, contact(at: "sungai")), (12, contact("lain")),
                ]
            ],
            until: 60
        )
        #expect(asked.events(MarshalAnswered.self).map(\.event.answer) == [.unreachable, .unreachable, .unreachable])
        for act in ["size: 0, tension: 40", "size: 200, tension: 90"] {
            let drill = try rehearse(
                smallScenario(script: script(act)),
                ["muba/negotiation": [(10, contact())]],
                until: 60
            )
            #expect(drill.events(MarshalAnswered.self).map(\.event.answer) == [.unreachable])
        }
    }

    private func attempt(_ offenders: UInt32, at place: String = "kpud") -> ArrestAttempted {
        .with {
            $0.group = "massa"
            $0.place = place
            $0.offenders = offenders
            $0.offence = .throwing
        }
    }

    @Test(arguments: 1...30 as ClosedRange<UInt64>)
    func neverMoreAreTakenThanIncite(seed: UInt64) throws {
        let act = "size: 200, tension: 80, behaviour: throwing, resistance: aggressive, agitators: 12"
        let drill = try rehearse(
            smallScenario(script: script(act)),
            [
                "muba/arrest": [
                    (10, attempt(5)), (20, attempt(5)), (30, attempt(50)), (40, attempt(50)),
                    (50, attempt(3, at: "sungai")),
                ]
            ],
            until: 60,
            seed: seed
        )
        let resolved = drill.events(ArrestResolved.self).map(\.event)
        #expect(resolved.count == 5)
        var left: UInt32 = 12
        for (resolution, asked) in zip(resolved, [5, 5, 50, 50, 0] as [UInt32]) {
            #expect(resolution.taken + resolution.escaped == min(asked, left))
            #expect(resolution.offence == .throwing)
            left -= resolution.taken
        }
        let last = try #require(drill.events(GroundState.self).last?.event)
        #expect(last.agitators == left)
        #expect(last.size == 200 - (12 - left))
        #expect((last.behaviour == .throwing) == (left > 0))
    }

    @Test func withoutAgitatorsACrowdAttacksNobody() throws {
        let act = "size: 200, tension: 80, behaviour: throwing, resistance: aggressive, agitators: 4"
        let sure = "parameters: [{ name: escape_permille, value: 0, source: assumed }]"
        let drill = try rehearse(
            smallScenario(script: script(act), extra: sure),
            ["muba/arrest": [(10, attempt(4))]],
            until: 60
        )
        let last = try #require(drill.events(CrowdObserved.self).last?.event)
        #expect((last.behaviour, last.resistance) == (.oration, .passive))
        #expect(
            drill.events(CrowdObserved.self).contains { $0.event.text == "Tanpa provokator, massa berhenti menyerang." }
        )
    }

    @Test func aFireIsOutWhenTheOrderToExtinguishItIsCompleted() throws {
        let order = OrderIssued.with {
            $0.kind = .extinguish
            $0.addressee = "muba/preventive"
            $0.place = "kpud"
            $0.object = "api-1"
        }
        let done = OrderCompleted.with { $0.order = "muba/command:0" }
        let other = OrderCompleted.with { $0.order = "muba/command:9" }
        let drill = try rehearse(
            smallScenario(script: script("size: 50, fire: Ban bekas")),
            ["muba/command": [(0, order)], "muba/preventive": [(20, other), (190, done), (200, done)]],
            until: 300
        )
        let out = drill.events(FireExtinguished.self)
        #expect(out.map(\.event.fire) == ["api-1"])
        #expect(out.map(\.event.by) == ["muba/preventive"])
        #expect(out.map(\.entry.time.seconds) == [191])
    }

    @Test func signsOfTheHurtCoverEveryCategoryOfStart() throws {
        let acts = "size: 200, casualties: { crowd: 100, officers: 100 }"
        var hurt: [CasualtyFound] = []
        for seed in 1...5 as ClosedRange<UInt64> {
            let drill = try rehearse(smallScenario(script: script(acts)), until: 5, seed: seed)
            let found = drill.events(CasualtyFound.self).map(\.event)
            #expect(Set(found.map(\.casualty)).count == 200)
            hurt += found
        }
        func category(_ vitals: Vitals) -> String {
            if vitals.walks { return "GREEN" }
            if !vitals.breathes { return vitals.breathesAfterAirwayOpened ? "RED" : "BLACK" }
            let isRed = vitals.respiratoryRate > 30 || vitals.refillTenths > 20 || !vitals.obeysCommands
            return isRed ? "RED" : "YELLOW"
        }
        let counts = Dictionary(grouping: hurt) { category($0.vitals) }.mapValues(\.count)
        #expect((480...620).contains(counts["GREEN"] ?? 0))
        #expect((230...330).contains(counts["YELLOW"] ?? 0))
        #expect((105...195).contains(counts["RED"] ?? 0))
        #expect((5...40).contains(counts["BLACK"] ?? 0))
        #expect(hurt.allSatisfy { !$0.vitals.walks || ($0.vitals.breathes && $0.vitals.obeysCommands) })
    }
}
