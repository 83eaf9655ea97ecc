import Phrases
import Testing

// What a planner wrote who used the tools for a district of his own.

extension MistakeTests {
    static let everyMistake = mistakes + plannersMistakes + mistakesOfLack + slips + mistakesOfLimits

    static let plannersMistakes = [
        Mistake(
            "a means that no unit uses",
            "event: AgreementReached, where: { group: massa }",
            "event: ForceUsed, where: { means: MEANS_FIREARM }",
            at: "event: |ForceUsed",
            .warning,
            "no unit ever uses MEANS_FIREARM"
        ),
        Mistake(
            "a means that nobody has",
            "event: AgreementReached, where: { group: massa }",
            "event: ForceUsed, where: { means: MEANS_TEAR_GAS }",
            at: "event: |ForceUsed",
            .warning,
            "nobody can use MEANS_TEAR_GAS: no unit of this drill has 'tear-gas'"
        ),
        Mistake(
            "a body that nobody has",
            "event: AgreementReached, where: { group: massa }",
            "event: UnitEngaged, where: { formation: FORMATION_RIOT_CONTROL_UNIT }",
            at: "event: |UnitEngaged",
            .warning,
            "no unit with 'riot_control_unit' publishes this event (who does: rohul/preventive"
        ),
        Mistake(
            "a threat where no unit is sent",
            "size: 64, over: 5m, place: kpu, tension: 40",
            "size: 64, over: 5m, place: simpang, tension: 40",
            at: "- |key: datang",
            .warning,
            "step 'datang' happens at 'simpang', where no unit is sent (episodes are at: kpu)"
        ),
        Mistake(
            "half a value",
            "event: AgreementReached, where: { group: massa }",
            "event: OrderIssued, where: { kind: ORDER_KIND_NEGO }",
            at: "kind: |ORDER_KIND_NEGO",
            .error,
            "did you mean 'ORDER_KIND_NEGOTIATE'?"
        ),
        Mistake(
            "kit by its Indonesian title",
            "resource: barrier",
            "resource: meriam-air",
            at: "resource: |meriam-air",
            .error,
            "did you mean 'water-cannon'?"
        ),
        Mistake(
            "people by their Indonesian title",
            "resource: personnel, total: 5, formation: negotiators",
            "resource: negosiator, total: 5",
            at: "resource: |negosiator",
            .error,
            "did you mean 'negotiators'?"
        ),
        Mistake(
            "an expected response of nobody",
            "addressee: rohul/detection",
            "addressee: rohul/detection\n    expect: [{ event: CasualtyTriaged, within: 5m }]",
            at: "event: |CasualtyTriaged",
            .warning,
            "event CasualtyTriaged never comes"
        ),
        Mistake(
            "an exception of nobody",
            "not_before: 00:10:00",
            "not_before: 00:10:00, unless: [{ event: CasualtyTriaged }]",
            at: "event: |CasualtyTriaged",
            .warning,
            "event CasualtyTriaged never comes"
        ),
        Mistake(
            "a breakdown of what does not drive",
            "addressee: rohul/detection",
            "addressee: rohul/damkar\n    effects: [{ kind: breakdown, resource: personnel, for: 30m }]",
            at: "effects: |[",
            .error,
            "'personnel' is no vehicle and cannot break down; write 'kind: missing', or one of: ambulance,"
        ),
        Mistake(
            "an effect in Indonesian",
            "addressee: rohul/detection",
            "addressee: rohul/damkar\n    effects: [{ kind: mogok, resource: fire-engine, for: 30m }]",
            at: "kind: |mogok",
            .error,
            "did you mean 'breakdown'?"
        ),
        Mistake(
            "a concern that nobody answers",
            "addressee: rohul/detection",
            "addressee: rohul/detection\n    report: { place: kpu, text: Sepi., credibility: 80, concern: no_talks }",
            at: "concern: |no_talks",
            .warning,
            "this concern goes to rohul/detection, and only the district's command answers it; write 'addressee: "
                + "rohul/command'"
        ),
        Mistake(
            "a slip in an owner",
            "addressee: rohul/detection",
            "addressee: rohul/detection\n    owner: koordinator-latihn",
            at: "owner: |koordinator-latihn",
            .warning,
            "did you mean 'koordinator-latihan'?"
        ),
        Mistake(
            "a force given twice",
            "\nplaces:\n",
            "\nstrength: { negotiation: { negotiators: 5, place: lapangan } }\nplaces:\n",
            at: "{ |negotiators: 5, place",
            .warning,
            "'negotiators' of rohul/negotiation stands in the roster's 'forces' already, and both count"
        ),
    ]
}
