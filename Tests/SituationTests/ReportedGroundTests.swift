import Domain
import Events
import Lockstep
import Scenario
import Situation
import TaskForceKit
import Testing

@Suite struct ReportedGroundTests {
    /// Plays reports, each in a turn of its own, at 10, 20, 30 … seconds; returns what the ground publishes.
    private func play(
        _ reports: [FieldReported],
        mode: String = "reported",
        then more: [DeliveredEvent] = []
    ) throws
        -> [any DrillEvent]
    {
        let scenario = try smallScenario(mode: mode)
        let id = try UnitID("muba/situation")
        var unit = try SituationUnit(briefing: #require(scenario.briefings()[id]))
        var published: [any DrillEvent] = []
        var next: [StreamName: UInt64] = [id.mainStream: 0, id.sideStream("truth"): 0]
        var turns = reports.enumerated().map { index, report in
            [DeliveredEvent(id: EventID(stream: .console, sequence: UInt64(index)), unit: nil, message: report)]
        }
        if !more.isEmpty { turns.append(more) }
        for (index, events) in turns.enumerated() {
            let time = SimulatedTime(seconds: UInt64(index + 1) * 10)
            let turn = Turn(
                number: UInt64(index + 1),
                time: time,
                acting: true,
                events: events,
                chance: Chance(seed: 1, unit: id)
            )
            var out = Outbox(unit: id, time: time, next: next)
            unit.handle(turn, &out)
            #expect(out.wakeUp == nil)
            for item in out.items {
                next[item.id.stream] = item.id.sequence + 1
                let kind = try #require(EventCatalogue.standard.kind(of: item.type))
                published.append(try kind.decode(item.data, as: .protobuf))
            }
        }
        return published
    }

    private func all<Event: DrillEvent>(_ type: Event.Type, _ events: [any DrillEvent]) -> [Event] {
        events.compactMap { $0 as? Event }
    }

    @Test func whatPeopleReportBecomesTheGround() throws {
        let events = try play([
            .with {
                $0.place = "kpud"
                $0.reporter = "kasat-samapta"
                $0.group = "massa"
                $0.size = 400
                $0.behaviour = .pushing
                $0.resistance = .active
                $0.text = "Massa mendorong."
            },
            .with {
                $0.place = "kpud"
                $0.reporter = "pos-3"
                $0.behaviour = .throwing
                $0.resistance = .aggressive
                $0.casualtiesOfficers = 2
                $0.fire = "Ban bekas"
            },
        ])
        let seen = all(CrowdObserved.self, events)
        #expect(seen.map(\.behaviour) == [.pushing, .throwing])
        #expect(seen.map(\.observers) == [["muba/preventive"], []])
        #expect((seen[0].size.low, seen[0].size.high) == (360, 440))
        #expect((seen[1].size.low, seen[1].size.high) == (360, 440))
        #expect(all(ActObserved.self, events).map(\.behaviour) == [.pushing, .throwing])
        #expect(all(CasualtyFound.self, events).map(\.side) == [.officers, .officers])
        #expect(all(FireReported.self, events).map(\.place) == ["kpud"])
        #expect(all(GroundState.self, events).map(\.agitators) == [0, 8])
    }

    @Test func anEmptyPlaceIsDispersed() throws {
        let events = try play([
            .with {
                $0.place = "kpud"
                $0.size = 100
                $0.behaviour = .oration
            },
            .with {
                $0.place = "kpud"
                $0.size = 0
                $0.behaviour = .dispersing
                $0.resistance = .none
            },
        ])
        #expect(all(CrowdDispersed.self, events).map(\.place) == ["kpud"])
    }

    @Test func aNewCrowdIsTakenInAndAReportOfAFireAloneMovesNobody() throws {
        let events = try play([
            .with {
                $0.place = "sungai"
                $0.group = "kelompok-lain"
                $0.size = 30
                $0.behaviour = .gathering
            },
            .with {
                $0.place = "kpud"
                $0.fire = "Sepeda motor"
            },
        ])
        #expect(all(CrowdObserved.self, events).map(\.group) == ["kelompok-lain"])
        #expect(all(FireReported.self, events).map(\.object) == ["Sepeda motor"])
    }

    @Test func aMarshalAcceptsWhenTheCrowdIsReportedOrderly() throws {
        for (behaviour, resistance, answer) in [
            (Behaviour.oration, Resistance.none, MarshalAnswered.Answer.accepts), (.pushing, .active, .refuses),
        ] {
            let report = FieldReported.with {
                $0.place = "kpud"
                $0.group = "massa"
                $0.size = 200
                $0.behaviour = behaviour
                $0.resistance = resistance
            }
            let negotiation = try UnitID("muba/negotiation")
            let offer = DeliveredEvent(
                id: EventID(stream: negotiation.mainStream, sequence: 0),
                unit: negotiation,
                message: OfferMade.with { $0.group = "massa" }
            )
            #expect(all(MarshalAnswered.self, try play([report], then: [offer])).map(\.answer) == [answer])
        }
    }

    @Test func onAScriptedGroundTheScriptAloneCounts() throws {
        let report = FieldReported.with {
            $0.place = "kpud"
            $0.size = 400
        }
        #expect(try play([report], mode: "scripted").isEmpty)
    }
}
