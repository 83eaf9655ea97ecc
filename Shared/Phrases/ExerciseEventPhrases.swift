extension Phrase {
    /// The drill itself: its turns, its exercise control, the people at its consoles, strength and the record.
    ///
    /// Templates by event type.
    static let exerciseEvents: [String: Phrase] = [
        // lockstep
        "gladi.lockstep.v1.Opened": Phrase(
            "latihan dibuka: skenario {scenario}, benih {#seed}",
            en: "drill opened: scenario {scenario}, seed {#seed}"
        ),
        "gladi.lockstep.v1.Briefing": Phrase("penjelasan untuk {unit}", en: "briefing for {unit}"),
        "gladi.lockstep.v1.Granted": Phrase("giliran {#turn} diberikan", en: "turn {#turn} granted"),
        "gladi.lockstep.v1.Completed": Phrase("giliran {#turn} selesai", en: "turn {#turn} completed"),
        "gladi.lockstep.v1.Ended": Phrase("latihan berakhir: {reason}", en: "the drill ended: {reason}"),
        "gladi.lockstep.v1.Ready": Phrase(
            "siap pada giliran {#turn} ({instance})",
            en: "ready at turn {#turn} ({instance})"
        ),
        "gladi.lockstep.v1.Fault": Phrase("GANGGUAN {kind}: {text}", en: "FAULT {kind}: {text}"),
        "gladi.lockstep.v1.Recorded": Phrase("tercatat sampai giliran {#turn}", en: "recorded up to turn {#turn}"),
        "gladi.lockstep.v1.PaceAsked": Phrase(
            "{by} meminta tempo lain: {reason}",
            en: "{by} asks for another pace: {reason}"
        ),
        "gladi.lockstep.v1.SetAsideAsked": Phrase(
            "{unit} diminta dikesampingkan: {reason}",
            en: "{unit} is to be set aside: {reason}"
        ),
        "gladi.lockstep.v1.AskRefused": Phrase(
            "permintaan {by} ditolak: {reason}",
            en: "what {by} asked for is refused: {reason}"
        ),
        "gladi.lockstep.v1.PaceSet": Phrase("tempo ditetapkan oleh {by}: {reason}", en: "pace set by {by}: {reason}"),
        "gladi.lockstep.v1.Waiting": Phrase("menunggu {units}: {reason}", en: "waiting for {units}: {reason}"),
        // exercise
        "gladi.exercise.v1.ExerciseStarted": Phrase("LATIHAN MULAI: {title}", en: "STARTEX: {title}"),
        "gladi.exercise.v1.EpisodeStarted": Phrase(
            "episode {title} di {site}, varian {variant}",
            en: "episode {title} at {site}, {variant} variant"
        ),
        "gladi.exercise.v1.InjectDelivered": Phrase("sisipan {inject}: {synopsis}", en: "inject {inject}: {synopsis}"),
        "gladi.exercise.v1.ParticipationChanged": Phrase(
            "keikutsertaan {unit} berubah: {reason}",
            en: "participation of {unit} changed: {reason}"
        ),
        "gladi.exercise.v1.ExerciseEnded": Phrase("LATIHAN SELESAI: {reason}", en: "ENDEX: {reason}"),
        "gladi.exercise.v1.DecisionRefused": Phrase(
            "keputusan {by} ditolak: {reason}",
            en: "the decision of {by} is refused: {reason}"
        ),
        // console
        "gladi.console.v1.FieldReported": Phrase(
            "laporan lapangan {reporter} dari {place}: {text}",
            en: "field report of {reporter} from {place}: {text}"
        ),
        "gladi.console.v1.LevelDecided": Phrase(
            "{by} memutuskan tingkat {level}: {reason}",
            en: "{by} decides level {level}: {reason}"
        ),
        "gladi.console.v1.OrderDecided": Phrase(
            "{by} memerintahkan {addressee}: {kind} di {place}",
            en: "{by} orders {addressee}: {kind} at {place}"
        ),
        "gladi.console.v1.EndDecided": Phrase(
            "{by} memutuskan akhir latihan: {reason}",
            en: "{by} decides the drill's end: {reason}"
        ),
        // strength, recorder
        "gladi.strength.v1.StrengthReported": Phrase(
            "{resource}: {#committed} dari {#total} digelar, {#reserve} cadangan",
            en: "{resource}: {#committed} of {#total} committed, {#reserve} in reserve"
        ),
        "gladi.recorder.v1.DeadLettered": Phrase(
            "catatan ditolak dari {topic}: {reason}",
            en: "record refused from {topic}: {reason}"
        ),
    ]
}
