import Domain
import TaskForceKit

// What the negotiators read of the scenario. All are assumptions; the first three stand in the choreography.

extension ParameterKey {
    /// Seconds of talk before each offer.
    static let offerIntervalSeconds = ParameterKey("offer_interval_seconds", 300, 10...3_600)
    /// The number of refusals after which a round of talks has broken down.
    static let offersPerRound = ParameterKey("offers_per_round", 3, 1...10)
    /// The pause before the next round.
    static let talkPauseSeconds = ParameterKey("talk_pause_seconds", 600, 10...7_200)

    /// How many people negotiate (Rohul 2023: five).
    static let negotiators = ParameterKey("negotiators", 5, 1...50)
    /// How long the negotiators wait for an answer.
    static let answerSeconds = ParameterKey("answer_seconds", 120, 2...1_800)
    /// Calls per round that may go unanswered.
    static let callsPerRound = ParameterKey("calls_per_round", 3, 1...10)

    /// All of the above.
    static let ofNegotiation: [ParameterKey] = [
        .offerIntervalSeconds, .offersPerRound, .talkPauseSeconds, .negotiators, .answerSeconds, .callsPerRound,
    ]
}
