extension Phrase {
    /// The chain of command: levels, orders, control, forces and the end.
    ///
    /// Templates by event type.
    static let commandEvents: [String: Phrase] = [
        "gladi.command.v1.LevelSet": Phrase(
            "TINGKAT {level} di {place}, atas laporan {reporter}: {reason}",
            en: "LEVEL {level} at {place}, reported by {reporter}: {reason}"
        ),
        "gladi.command.v1.OrderIssued": Phrase(
            "perintah {office} kepada {addressee}: {kind} {object} di {place}",
            en: "order of {office} to {addressee}: {kind} {object} at {place}"
        ),
        "gladi.command.v1.OrderAcknowledged": Phrase(
            "{office} menerima perintah {order}",
            en: "{office} has order {order}"
        ),
        "gladi.command.v1.OrderCompleted": Phrase(
            "{office} selesai melaksanakan {order}: {text}",
            en: "{office} carried out {order}: {text}"
        ),
        "gladi.command.v1.OrderDeclined": Phrase(
            "{office} menolak {order}: {reason}",
            en: "{office} declines {order}: {reason}"
        ),
        "gladi.command.v1.MusterReported": Phrase(
            "apel {office}: {#personnel} orang di {place}",
            en: "muster of {office}: {#personnel} people at {place}"
        ),
        "gladi.command.v1.ForceBriefingGiven": Phrase(
            "arahan penggunaan kekuatan oleh {office} kepada {units}",
            en: "use-of-force briefing by {office} to {units}"
        ),
        "gladi.command.v1.ReinforcementRequested": Phrase(
            "{office} meminta BKO {formation}, {#personnel} orang: {reason}",
            en: "{office} asks for {formation}, {#personnel} people: {reason}"
        ),
        "gladi.command.v1.ReinforcementGranted": Phrase(
            "{unit} diperbantukan kepada {attachedTo}, {#personnel} orang",
            en: "{unit} attached to {attachedTo}, {#personnel} people"
        ),
        "gladi.command.v1.ReinforcementRefused": Phrase(
            "bantuan ditolak oleh {office}: {reason}",
            en: "reinforcement refused by {office}: {reason}"
        ),
        "gladi.command.v1.ControlTransferRequested": Phrase(
            "{fromOffice} memohon alih kendali kepada {toOffice}: {reason}",
            en: "{fromOffice} asks {toOffice} to take control: {reason}"
        ),
        "gladi.command.v1.ControlTransferred": Phrase(
            "ALIH KENDALI dari {fromOffice} kepada {toOffice}: {reason}",
            en: "CONTROL TRANSFERRED from {fromOffice} to {toOffice}: {reason}"
        ),
        "gladi.command.v1.ConsolidationReported": Phrase(
            "konsolidasi {office}: {#personnelPresent} hadir, {#personnelInjured} luka",
            en: "consolidation of {office}: {#personnelPresent} present, {#personnelInjured} injured"
        ),
        "gladi.command.v1.EvaluationHeld": Phrase(
            "KAJI ULANG oleh {office}: {outcome}. {text}",
            en: "EVALUATION by {office}: {outcome}. {text}"
        ),
    ]
}
