import Domain
import Events
import Negotiation
import TaskForceKit
import TaskForceTesting
import Testing

/// Talks with the marshal of the crowd, whom the ground's stub plays.
@Suite struct NegotiationTests {
    private func drill(
        _ answers: [MarshalAnswered.Answer],
        end: UInt64 = 6_000,
        _ change: (inout Drill) -> Void = { _ in }
    ) throws -> Rehearsal {
        var drill = try Drill()
        drill.end = end
        drill.observer.script = [(1_000, warning())]
        drill.ground.answers = answers
        drill.ground.script = [(1_500, crowd())]
        change(&drill)
        return try drill.run()
    }

    private func crowd(by observers: [String] = ["muba/negotiation"]) -> CrowdObserved {
        CrowdObserved.with {
            $0.place = "kpud"
            $0.group = "massa-a"
            $0.behaviour = .oration
            $0.observers = observers
        }
    }

    /// What the negotiators did, in order, without orders and strength.
    private func talk(_ played: Rehearsal) -> [String] {
        played.log.filter { $0.id.stream.text == "muba/negotiation" }.compactMap { entry in
            switch entry.message {
            case is ContactAttempted: "calls"
            case is ContactMade: "meets"
            case is DemandHeard: "hears"
            case is OfferMade: "offers"
            case is AgreementReached: "agrees"
            case is NegotiationBroken: "breaks"
            default: nil
            }
        }
    }

    @Test func theSecondOfferIsAccepted() throws {
        let played = try drill([.talks, .refuses, .accepts])
        #expect(talk(played) == ["calls", "meets", "hears", "offers", "offers", "agrees"])
        let call = try #require(played.events(ContactAttempted.self).first)
        #expect(
            call.event.order
                == played.events(OrderIssued.self).first { $0.event.kind == .negotiate }?.entry.id.description
        )
        let offers = played.events(OfferMade.self)
        #expect(offers.map(\.event.number) == [1, 2])
        #expect(offers[0].event.offer != offers[1].event.offer)
        #expect(offers[1].entry.time.seconds - offers[0].entry.time.seconds >= 300)
        let agreement = try #require(played.events(AgreementReached.self).first).event
        #expect(agreement.terms == offers[1].event.offer)
        #expect(agreement.offer == offers[1].entry.id.description)
        #expect(played.events(DemandHeard.self).map(\.event.demand) == ["Pemungutan suara ulang"])
    }

    @Test func threeRefusalsBreakTheTalksAndTheyAreTriedAgain() throws {
        let played = try drill([.talks, .refuses, .refuses, .refuses, .talks, .accepts])
        #expect(
            talk(played) == [
                "calls", "meets", "hears", "offers", "offers", "offers", "breaks", "calls", "meets", "offers", "agrees",
            ]
        )
        let broken = try #require(played.events(NegotiationBroken.self).first)
        #expect(broken.event.offersRefused == 3)
        let again = played.events(ContactAttempted.self)[1]
        #expect(again.entry.time.seconds - broken.entry.time.seconds == 600)
        #expect(again.event.attempt == 2)
    }

    @Test func whoDoesNotAnswerIsCalledAgainAndThenLater() throws {
        let played = try drill([], end: 3_500)
        #expect(talk(played).prefix(8) == ["calls", "calls", "calls", "breaks", "calls", "calls", "calls", "breaks"])
        #expect(played.events(NegotiationBroken.self).first?.event.reason == "korlap tidak dapat dihubungi")
    }

    @Test func aRisingLevelBringsANewAttemptAtOnce() throws {
        let played = try drill([.unreachable, .unreachable, .unreachable], end: 2_400) {
            $0.preventive.script = [(2_000, patrol(.pushing)), (2_200, patrol(.assault))]
        }
        #expect(played.levels == [.green, .yellow, .red])
        let set = played.events(LevelSet.self).map(\.entry.time)
        let calls = played.events(ContactAttempted.self).map(\.entry.time)
        let yellow = try #require(set.dropFirst().first)
        #expect(calls.contains { $0 == yellow.adding(seconds: 1) })
    }

    @Test func nobodyIsCalledWhomTheyDoNotSee() throws {
        let played = try drill([.talks], end: 3_000) { $0.ground.script = [(1_500, crowd(by: ["muba/preventive"]))] }
        #expect(talk(played).isEmpty)
    }

    @Test func standDownEndsTheWork() throws {
        let played = try drill([.talks, .refuses], end: 5_000) {
            $0.control.append((2_000, InjectDelivered.with { $0.inject = "consolidate_by" }))
        }
        let home = try #require(
            played.events(UnitStoodDown.self).first { $0.entry.id.stream.text == "muba/negotiation" }
        )
        #expect(home.event.personnel == 5)
        func goesOn(_ drill: Rehearsal) -> Bool {
            drill.log.contains {
                $0.time > home.entry.time && ($0.message is ContactAttempted || $0.message is OfferMade)
            }
        }
        #expect(!goesOn(played))
        #expect(try goesOn(drill([.talks, .refuses], end: 5_000)), "where nobody calls them home they go on")
        let negotiate = try #require(played.events(OrderIssued.self).first { $0.event.kind == .negotiate }).entry.id
        #expect(played.events(OrderCompleted.self).contains { $0.event.order == negotiate.description })
    }

    @Test func anAgreementMakesThePeace() throws {
        let played = try drill([.talks, .accepts], end: 20_000) {
            $0.preventive.script = [(1_600, patrol(.pushing)), (2_100, patrol(.oration))]
        }
        #expect(played.levels == [.green, .yellow, .green])
        #expect(played.events(EvaluationHeld.self).first?.event.outcome == "damai")
    }

    @Test func anOrderOfSomeoneElseIsDeclined() throws {
        let played = try drill([]) { drill in
            drill.preventive.script = [
                (
                    1_200,
                    OrderIssued.with {
                        $0.kind = .standDown
                        $0.addressee = "muba/command"
                    }
                )
            ]
        }
        #expect(played.events(OrderDeclined.self).map(\.entry.id.stream.text) == ["muba/command"])
    }
}
