extension Phrase {
    /// The crowd: what it does, what detection makes of it, and the talks with it.
    ///
    /// Templates by event type.
    static let groundEvents: [String: Phrase] = [
        // situation
        "gladi.situation.v1.CrowdObserved": Phrase(
            "{group} di {place}: {size.low}–{size.high} orang, {behaviour}, perlawanan {resistance}",
            en: "{group} at {place}: {size.low}–{size.high} people, {behaviour}, resistance {resistance}"
        ),
        "gladi.situation.v1.ActObserved": Phrase(
            "{group} di {place}: {behaviour}, perlawanan {resistance}. {text}",
            en: "{group} at {place}: {behaviour}, resistance {resistance}. {text}"
        ),
        "gladi.situation.v1.FireReported": Phrase("KEBAKARAN di {place}: {object}", en: "FIRE at {place}: {object}"),
        "gladi.situation.v1.FireExtinguished": Phrase(
            "api {fire} di {place} padam oleh {by}",
            en: "fire {fire} at {place} put out by {by}"
        ),
        "gladi.situation.v1.CasualtyFound": Phrase(
            "korban {casualty} ({side}) di {place}",
            en: "casualty {casualty} ({side}) at {place}"
        ),
        "gladi.situation.v1.CrowdDispersed": Phrase(
            "{group} meninggalkan {place} lewat {road}",
            en: "{group} left {place} by {road}"
        ),
        "gladi.situation.v1.MarshalAnswered": Phrase(
            "korlap {group}: {answer}",
            en: "marshal of {group}: {answer}"
        ),
        "gladi.situation.v1.ArrestResolved": Phrase(
            "upaya penangkapan di {place}: {#taken} tertangkap, {#escaped} lolos",
            en: "attempted arrest at {place}: {#taken} taken, {#escaped} escaped"
        ),
        "gladi.situation.v1.ProtectedPersonThreatened": Phrase(
            "{office} terancam di {place}",
            en: "{office} is threatened at {place}"
        ),
        "gladi.situation.v1.PropertyDamaged": Phrase("{object} di {place} dirusak", en: "{object} at {place} damaged"),
        "gladi.truth.v1.GroundState": Phrase(
            "[hanya pengendali] {group} di {place}: {#size} orang, tegangan {#tension}",
            en: "[controllers only] {group} at {place}: {#size} people, tension {#tension}"
        ),
        // detection
        "gladi.detection.v1.ThreatEstimated": Phrase(
            "perkiraan {group} di {place}: {size.low}–{size.high} orang, niat {intent}, keyakinan {#confidencePercent}%",
            en:
                "estimate of {group} at {place}: {size.low}–{size.high} people, intent {intent}, confidence {#confidencePercent}%"
        ),
        "gladi.detection.v1.EarlyWarningGiven": Phrase(
            "PERINGATAN DINI untuk {place}: {expectedSize.low}–{expectedSize.high} orang, niat {intent}",
            en: "EARLY WARNING for {place}: {expectedSize.low}–{expectedSize.high} people, intent {intent}"
        ),
        "gladi.detection.v1.LevelProposed": Phrase(
            "usul tingkat {level} di {place}: {reason}",
            en: "proposes level {level} at {place}: {reason}"
        ),
        "gladi.detection.v1.NeighbourhoodReported": Phrase(
            "kabar warga dari {place}: {behaviour}, keyakinan {#confidencePercent}%: {text}",
            en: "word from residents of {place}: {behaviour}, confidence {#confidencePercent}%: {text}"
        ),
        // negotiation
        "gladi.negotiation.v1.ContactAttempted": Phrase(
            "upaya ke-{#attempt} menemui korlap {group}",
            en: "attempt {#attempt} to meet the marshal of {group}"
        ),
        "gladi.negotiation.v1.ContactMade": Phrase(
            "bertemu korlap {group} di {place}",
            en: "met the marshal of {group} at {place}"
        ),
        "gladi.negotiation.v1.DemandHeard": Phrase("tuntutan {group}: {demand}", en: "demand of {group}: {demand}"),
        "gladi.negotiation.v1.OfferMade": Phrase(
            "tawaran ke-{#number} kepada {group}: {offer}",
            en: "offer {#number} to {group}: {offer}"
        ),
        "gladi.negotiation.v1.AgreementReached": Phrase(
            "SEPAKAT dengan {group}: {terms}",
            en: "AGREEMENT with {group}: {terms}"
        ),
        "gladi.negotiation.v1.NegotiationBroken": Phrase(
            "perundingan dengan {group} buntu: {reason}",
            en: "talks with {group} broke down: {reason}"
        ),
    ]
}
