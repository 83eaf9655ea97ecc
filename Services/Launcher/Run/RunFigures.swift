import Domain
import Events
import Phrases
import Telling

// What a run's JSON object says of its verdict and its injects.

/// The account on which the outcome rests.
struct AccountFigures: Encodable {
    private let crowdSeen: Bool
    private let timeRanOut: Bool
    private let acts, forceUses, fires, firesBurning, damages, casualties, casualtiesOpen, casualtiesDead: UInt32
    private let threatened, threatenedUnsafe, orders, ordersUnanswered, ordersOpen, ordersDeclined: UInt32

    private enum CodingKeys: String, CodingKey {
        case crowdSeen = "crowd_seen"
        case timeRanOut = "time_ran_out"
        case acts
        case forceUses = "force_uses"
        case fires
        case firesBurning = "fires_burning"
        case damages, casualties
        case casualtiesOpen = "casualties_open"
        case casualtiesDead = "casualties_dead"
        case threatened
        case threatenedUnsafe = "threatened_unsafe"
        case orders
        case ordersUnanswered = "orders_unanswered"
        case ordersOpen = "orders_open"
        case ordersDeclined = "orders_declined"
    }

    init(_ account: OperationAccount) {
        crowdSeen = account.crowdSeen
        timeRanOut = account.timeRanOut
        acts = account.acts
        forceUses = account.forceUses
        fires = account.fires
        firesBurning = account.firesBurning
        damages = account.damages
        casualties = account.casualties
        casualtiesOpen = account.casualtiesOpen
        casualtiesDead = account.casualtiesDead
        threatened = account.threatened
        threatenedUnsafe = account.threatenedUnsafe
        orders = account.orders
        ordersUnanswered = account.ordersUnanswered
        ordersOpen = account.ordersOpen
        ordersDeclined = account.ordersDeclined
    }
}

/// What no unit saw.
struct UnseenFigures: Encodable {
    private let acts, damages, fires, casualties, threatened: Int

    init(_ unseen: RunAccount.Unseen) {
        acts = unseen.acts
        damages = unseen.damages
        fires = unseen.fires
        casualties = unseen.casualties
        threatened = unseen.threatened
    }
}

extension RunAccount.Unseen {
    /// Each figure in words, those that are nought left out.
    var tallies: [Phrase] {
        let counts: [(Int, Phrase.Tallied)] = [
            (acts, .acts), (fires, .fires), (damages, .damages), (casualties, .casualties), (threatened, .threats),
        ]
        return counts.filter { $0.0 > 0 }.map { .tally($0.0, $0.1) }
    }
}

/// An inject that was played, and what followed it.
struct InjectFigures: Encodable {
    private struct Action: Encodable {
        let event: String
        let by: String
        /// `met`, `coincident`: not because of the inject, `late`, `missed`, or `cut-off`: the drill ended first.
        let fate: String
        /// Of an order that was met since it stood already, when it was given: before the inject.
        let at: String?
        let evidence: String?
    }

    private let inject: String
    private let at: String
    private let objective: String
    private let owner: String
    private let expected: [Action]

    init(_ response: InjectResponse) {
        inject = response.inject.inject
        at = response.time.description
        objective = response.inject.objective
        owner = response.inject.owner
        expected = response.actions.map { action in
            let shown = action.shown
            return Action(
                event: action.event.type,
                by: action.event.unit,
                fate: shown.key,
                at: shown.evidence?.time,
                evidence: shown.evidence?.event
            )
        }
    }
}

/// What was never played; a contingency that was not needed is none of it.
struct UnplayedFigures: Encodable {
    let injects: [String]
    let steps: [String]
}

extension InjectResponse {
    /// The inject in the summary, with the response that its author expects below it.
    ///
    /// `title`: of a unit.
    func lines(title: (String) -> String) -> [Phrase] {
        [line(title: title)] + (inject.expectedResponse.isEmpty ? [] : [.expectedResponse(inject.expectedResponse)])
    }

    /// What it says, and what became of what it expected.
    private func line(title: (String) -> String) -> Phrase {
        let responses = actions.map { action -> Phrase in
            let type = action.event.type
            let noun = Phrase.eventNoun(type) ?? Phrase(verbatim: ReadableEvent.lastName(of: type))
            // What a condition says by a word of the schema: the kind of an order, a level.
            let kinds = action.event.where.compactMap { Phrase.word($0.value) }
            let by = action.event.unit.isEmpty ? nil : title(action.event.unit)
            return .response(.expected(noun, kinds, by: by), action.shown)
        }
        let what = inject.synopsis.isEmpty ? inject.inject : inject.synopsis.withoutFullStop
        let whom = inject.addressee.isEmpty ? "" : title(inject.addressee)
        return RunReport.timed(time, Phrase.inject(what, to: whom, serves: inject.objective, responses))
    }
}

extension String {
    /// A sentence as a line has it that goes on behind it.
    var withoutFullStop: String { hasSuffix(".") ? String(dropLast()) : self }
}

extension InjectResponse.Action {
    /// What became of it, as the screen says it.
    fileprivate var shown: Phrase.ResponseFate {
        switch fate {
        case .met(let event, let time): .met(at: time.description, event: event.description)
        case .inForce(let event, let time): .inForce(since: time.description, event: event.description)
        case .coincident(let event, let time): .coincident(at: time.description, event: event.description)
        case .late(let event, let time): .late(at: time.description, event: event.description)
        case .missed: .missed
        case .cutOff: .cutOff
        }
    }
}
