/// What happened, as one readable line: a template per event type, filled with the event's own fields.
///
/// Fields stand in braces by their Protobuf JSON names, nested ones with a dot. `{#name}` is a number, 0 where the event
/// leaves it out; any other field that is left out reads `–`. Who published the event is said before the line, by whoever
/// shows it.
extension Phrase {
    /// The line for an event of a type.
    ///
    /// - Parameters:
    ///   - type: The event's full type.
    ///   - value: What the event says in a field; nil where it leaves it out.
    /// - Returns: The line; nil for a type that has none (an agency's own).
    public static func event(_ type: String, value: (_ field: String) -> Phrase?) -> Phrase? {
        guard let template = eventTemplates[type] else { return nil }
        return Phrase(
            filled(template.indonesian) { value($0)?.indonesian },
            en: filled(template.english) { value($0)?.english }
        )
    }

    /// The fields that the line of `type` shows; nil for a type that has none.
    public static func eventFields(_ type: String) -> [String]? {
        eventTemplates[type].map { template in
            var fields: [String] = []
            for text in [template.indonesian, template.english] {
                _ = filled(text) { field in
                    fields.append(field)
                    return nil
                }
            }
            return fields
        }
    }

    private static func filled(_ template: String, _ value: (String) -> String?) -> String {
        var text = ""
        for (index, part) in template.split(separator: "{", omittingEmptySubsequences: false).enumerated() {
            guard index > 0, let end = part.firstIndex(of: "}") else {
                text += part
                continue
            }
            let isNumber = part.hasPrefix("#")
            let name = String(part[..<end].drop { $0 == "#" })
            text += value(name) ?? (isNumber ? "0" : "–")
            text += part[part.index(after: end)...]
        }
        return text
    }
}

private let eventTemplates: [String: Phrase] = [
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
    "gladi.console.v1.EndDecided": Phrase("{by} mengakhiri latihan: {reason}", en: "{by} ends the drill: {reason}"),
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
    // command
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
    // force
    "gladi.force.v1.UnitDeployed": Phrase(
        "{formation} berangkat ke {place}, {#personnel} orang",
        en: "{formation} leaves for {place}, {#personnel} people"
    ),
    "gladi.force.v1.UnitArrived": Phrase(
        "{formation} tiba di {place}, {#personnel} orang",
        en: "{formation} arrived at {place}, {#personnel} people"
    ),
    "gladi.force.v1.UnitEngaged": Phrase(
        "{formation} berhadapan dengan massa di {place}, {#personnel} orang, tingkat {level}",
        en: "{formation} faces the crowd at {place}, {#personnel} people, level {level}"
    ),
    "gladi.force.v1.UnitStoodDown": Phrase(
        "{formation} ditarik dari {place}: {reason}",
        en: "{formation} stood down from {place}: {reason}"
    ),
    "gladi.force.v1.PatrolReported": Phrase(
        "laporan patroli {place}: {text}",
        en: "patrol reports from {place}: {text}"
    ),
    "gladi.force.v1.ReliefStarted": Phrase(
        "{kind} mulai di {place}: {outgoing} diganti {incoming}",
        en: "{kind} begins at {place}: {incoming} for {outgoing}"
    ),
    "gladi.force.v1.ReliefCompleted": Phrase(
        "{kind} selesai di {place}: {incoming} memegang barisan",
        en: "{kind} done at {place}: {incoming} holds the line"
    ),
    "gladi.force.v1.WarningGiven": Phrase(
        "himbauan ke-{#number} kepada {group} oleh {office}: {text}",
        en: "warning {#number} to {group} by {office}: {text}"
    ),
    "gladi.force.v1.DispersalOrdered": Phrase(
        "perintah bubar bagi {group} oleh {office}, jalan keluar {exitRoad}",
        en: "{group} told to disperse by {office}, way out {exitRoad}"
    ),
    "gladi.force.v1.ForceUsed": Phrase(
        "KEKUATAN {level} dengan {means} terhadap {targetGroup} (perlawanan {resistance}), perintah {orderedBy}",
        en: "FORCE {level} with {means} against {targetGroup} (resistance {resistance}), ordered by {orderedBy}"
    ),
    "gladi.force.v1.ForceCeased": Phrase(
        "kekuatan terhadap {targetGroup} dihentikan: {reason}",
        en: "force against {targetGroup} ceased: {reason}"
    ),
    "gladi.force.v1.ForceReported": Phrase(
        "laporan tertulis penggunaan kekuatan oleh {office}",
        en: "written report on the use of force by {office}"
    ),
    "gladi.force.v1.ArrestAttempted": Phrase(
        "upaya menangkap {#offenders} pelaku {offence} di {place}",
        en: "attempt to arrest {#offenders} for {offence} at {place}"
    ),
    "gladi.force.v1.ArrestMade": Phrase(
        "{#detainees} orang DITANGKAP di {place} karena {offence}",
        en: "{#detainees} ARRESTED at {place} for {offence}"
    ),
    "gladi.force.v1.DetaineesHandedOver": Phrase(
        "{#detainees} tahanan diserahkan {fromOffice} kepada {toOffice}",
        en: "{#detainees} detainees handed over by {fromOffice} to {toOffice}"
    ),
    "gladi.force.v1.DetaineesReceived": Phrase(
        "{#detainees} tahanan diterima {office}, kondisi {condition}",
        en: "{#detainees} detainees received by {office}, condition {condition}"
    ),
    "gladi.force.v1.EvacuationStarted": Phrase(
        "evakuasi {officeProtected} dari {from} ke {to}",
        en: "evacuation of {officeProtected} from {from} to {to}"
    ),
    "gladi.force.v1.EvacuationCompleted": Phrase(
        "{officeProtected} aman di {to}",
        en: "{officeProtected} is safe at {to}"
    ),
    // traffic
    "gladi.traffic.v1.RoadClosed": Phrase(
        "{road} ditutup, alih arus ke {diversion}",
        en: "{road} closed, diverted to {diversion}"
    ),
    "gladi.traffic.v1.TrafficDiverted": Phrase(
        "arus {road} dialihkan ke {diversion}",
        en: "traffic of {road} diverted to {diversion}"
    ),
    "gladi.traffic.v1.RoadReopened": Phrase("{road} dibuka kembali", en: "{road} reopened"),
    "gladi.traffic.v1.ExitRouteOpened": Phrase(
        "jalan keluar massa terbuka: {road}",
        en: "way out for the crowd open: {road}"
    ),
    "gladi.traffic.v1.CorridorOpened": Phrase(
        "koridor {road} terbuka dari {from} ke {to}",
        en: "corridor {road} open from {from} to {to}"
    ),
    "gladi.traffic.v1.CorridorClosed": Phrase("koridor {road} ditutup", en: "corridor {road} closed"),
    "gladi.traffic.v1.EscortStarted": Phrase(
        "pengawalan {subject} dari {from} ke {to}",
        en: "escort of {subject} from {from} to {to}"
    ),
    "gladi.traffic.v1.EscortCompleted": Phrase(
        "pengawalan {subject} tiba di {to}",
        en: "escort of {subject} reached {to}"
    ),
    // medical
    "gladi.medical.v1.MedicalPostOpened": Phrase(
        "pos kesehatan buka di {place}, {#ambulances} ambulans",
        en: "medical post open at {place}, {#ambulances} ambulances"
    ),
    "gladi.medical.v1.CasualtyTriaged": Phrase("{casualty} triase {category}", en: "{casualty} triaged {category}"),
    "gladi.medical.v1.AmbulanceDispatched": Phrase(
        "ambulans membawa {casualty} ({category}) ke {hospital}",
        en: "ambulance takes {casualty} ({category}) to {hospital}"
    ),
    "gladi.medical.v1.CasualtyTreatedOnSite": Phrase("{casualty} dirawat di tempat", en: "{casualty} treated on site"),
    "gladi.medical.v1.CasualtyAdmitted": Phrase(
        "{casualty} dirawat di {hospital}, sisa {#bedsFree} tempat tidur",
        en: "{casualty} admitted to {hospital}, {#bedsFree} beds left"
    ),
    "gladi.medical.v1.CasualtyOutcomeRecorded": Phrase(
        "{casualty} ({category}): {outcome}",
        en: "{casualty} ({category}): {outcome}"
    ),
    "gladi.medical.v1.HospitalFull": Phrase(
        "{hospital} penuh, dialihkan ke {divertedTo}",
        en: "{hospital} is full, diverted to {divertedTo}"
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
