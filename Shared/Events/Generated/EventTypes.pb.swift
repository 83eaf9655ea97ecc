// DO NOT EDIT: ops/generate-events writes this file.
// swift-format-ignore-file

import Domain

extension LevelSet: DrillEvent {
    public static let eventType = "gladi.command.v1.LevelSet"
    public static let words = LineWords("SITUASI {level} di {place}[[, atas laporan {reporter}]]: {reason}", en: "SITUATION {level} at {place}[[, reported by {reporter}]]: {reason}")
    public static let namedFields: [String: Named] = ["place": .place, "reporter": .unit, "office": .office]
}

extension OrderIssued: DrillEvent {
    public static let eventType = "gladi.command.v1.OrderIssued"
    public static let words = LineWords("perintah {office} kepada {addressee}: {text|kind}[[ ({object|place})]]", en: "order of {office} to {addressee}: {text|kind}[[ ({object|place})]]")
    public static let namedFields: [String: Named] = ["office": .office, "addressee": .unit, "place": .place, "object": .subject]
    public static let weight = EventOptions.Weight.quiet
}

extension OrderAcknowledged: DrillEvent {
    public static let eventType = "gladi.command.v1.OrderAcknowledged"
    public static let words = LineWords("{office}: siap, perintah diterima", en: "{office}: order received")
    public static let namedFields: [String: Named] = ["office": .office]
    public static let weight = EventOptions.Weight.quiet
}

extension OrderCompleted: DrillEvent {
    public static let eventType = "gladi.command.v1.OrderCompleted"
    public static let words = LineWords("{office}: {text|'perintah selesai dilaksanakan'}", en: "{office}: {text|'order carried out'}")
    public static let namedFields: [String: Named] = ["office": .office]
    public static let weight = EventOptions.Weight.quiet
}

extension OrderDeclined: DrillEvent {
    public static let eventType = "gladi.command.v1.OrderDeclined"
    public static let words = LineWords("{office} tidak dapat melaksanakan perintah: {reason}", en: "{office} cannot carry out the order: {reason}")
    public static let namedFields: [String: Named] = ["office": .office]
}

extension MusterReported: DrillEvent {
    public static let eventType = "gladi.command.v1.MusterReported"
    public static let words = LineWords("apel {office}: {#personnel} personel[[ di {place}]]", en: "muster of {office}: {#personnel} people[[ at {place}]]")
    public static let namedFields: [String: Named] = ["office": .office, "place": .place]
    public static let weight = EventOptions.Weight.quiet
}

extension ForceBriefingGiven: DrillEvent {
    public static let eventType = "gladi.command.v1.ForceBriefingGiven"
    public static let words = LineWords("arahan (APP) penggunaan kekuatan oleh {office} kepada {units}", en: "use-of-force briefing by {office} to {units}")
    public static let namedFields: [String: Named] = ["office": .office, "units": .unit]
    public static let weight = EventOptions.Weight.quiet
}

extension ReinforcementRequested: DrillEvent {
    public static let eventType = "gladi.command.v1.ReinforcementRequested"
    public static let words = LineWords("{office} mengajukan permintaan BKO {formation}, {#personnel} personel: {reason}", en: "{office} asks for {formation}, {#personnel} people: {reason}")
    public static let namedFields: [String: Named] = ["office": .office, "place": .place]
}

extension ReinforcementGranted: DrillEvent {
    public static let eventType = "gladi.command.v1.ReinforcementGranted"
    public static let words = LineWords("{unit} di-BKO-kan kepada {attachedTo}, {#personnel} personel", en: "{unit} attached to {attachedTo}, {#personnel} people")
    public static let namedFields: [String: Named] = ["office": .office, "unit": .unit, "attachedTo": .unit]
}

extension ReinforcementRefused: DrillEvent {
    public static let eventType = "gladi.command.v1.ReinforcementRefused"
    public static let words = LineWords("permintaan BKO belum dapat dipenuhi {office}: {reason}", en: "{office} cannot grant the reinforcement: {reason}")
    public static let namedFields: [String: Named] = ["office": .office]
}

extension ControlTransferRequested: DrillEvent {
    public static let eventType = "gladi.command.v1.ControlTransferRequested"
    public static let words = LineWords("{fromOffice} melaporkan situasi dan mengusulkan alih kendali kepada {toOffice}: {reason}", en: "{fromOffice} reports and proposes that {toOffice} take control: {reason}")
    public static let namedFields: [String: Named] = ["fromOffice": .office, "toOffice": .office, "place": .place]
}

extension ControlTransferred: DrillEvent {
    public static let eventType = "gladi.command.v1.ControlTransferred"
    public static let words = LineWords("ALIH KENDALI dari {fromOffice} kepada {toOffice}: {reason}", en: "CONTROL TRANSFERRED from {fromOffice} to {toOffice}: {reason}")
    public static let namedFields: [String: Named] = ["fromOffice": .office, "toOffice": .office]
}

extension ConsolidationReported: DrillEvent {
    public static let eventType = "gladi.command.v1.ConsolidationReported"
    public static let words = LineWords("konsolidasi {office}: {#personnelPresent} personel hadir, luka {personnelInjured|'nihil'}", en: "consolidation of {office}: {#personnelPresent} present, {personnelInjured|'none'} injured")
    public static let namedFields: [String: Named] = ["office": .office]
    public static let weight = EventOptions.Weight.quiet
}

extension EvaluationHeld: DrillEvent {
    public static let eventType = "gladi.command.v1.EvaluationHeld"
    public static let words = LineWords("ANEV oleh {office}: {text|outcome}", en: "EVALUATION by {office}: {text|outcome}")
    public static let namedFields: [String: Named] = ["office": .office]
}

extension FieldReported: DrillEvent {
    public static let eventType = "gladi.console.v1.FieldReported"
    public static let words = LineWords("laporan lapangan {reporter} dari {place}: {text|behaviour}", en: "field report of {reporter} from {place}: {text|behaviour}")
    public static let namedFields: [String: Named] = ["place": .place, "reporter": .subject, "group": .group]
}

extension LevelDecided: DrillEvent {
    public static let eventType = "gladi.console.v1.LevelDecided"
    public static let words = LineWords("{by} memutuskan situasi {level}: {reason}", en: "{by} decides level {level}: {reason}")
    public static let namedFields: [String: Named] = ["unit": .unit, "by": .office]
}

extension OrderDecided: DrillEvent {
    public static let eventType = "gladi.console.v1.OrderDecided"
    public static let words = LineWords("{by} memerintahkan {addressee}: {text|kind}[[ ({place})]]", en: "{by} orders {addressee}: {text|kind}[[ ({place})]]")
    public static let namedFields: [String: Named] = ["unit": .unit, "addressee": .unit, "place": .subject, "by": .office]
}

extension EndDecided: DrillEvent {
    public static let eventType = "gladi.console.v1.EndDecided"
    public static let words = LineWords("{by} memutuskan akhir latihan: {reason}", en: "{by} decides the drill's end: {reason}")
    public static let namedFields: [String: Named] = ["by": .office]
}

extension ThreatEstimated: DrillEvent {
    public static let eventType = "gladi.detection.v1.ThreatEstimated"
    public static let words = LineWords("perkiraan intelijen[[ {group}]] di {place}: {size|'jumlah belum diketahui'}, {intent}, tingkat keyakinan {#confidencePercent}%", en: "estimate[[ of {group}]] at {place}: {size|'number not known'}, intent {intent}, confidence {#confidencePercent}%")
    public static let namedFields: [String: Named] = ["place": .place, "group": .group]
    public static let weight = EventOptions.Weight.quiet
}

extension EarlyWarningGiven: DrillEvent {
    public static let eventType = "gladi.detection.v1.EarlyWarningGiven"
    public static let words = LineWords("PERINGATAN DINI: massa {expectedSize|'yang jumlahnya belum diketahui'} di {place}, {intent}", en: "EARLY WARNING: a crowd of {expectedSize|'unknown number'} at {place}, intent {intent}")
    public static let namedFields: [String: Named] = ["place": .place]
}

extension LevelProposed: DrillEvent {
    public static let eventType = "gladi.detection.v1.LevelProposed"
    public static let words = LineWords("usul situasi {level} di {place}: {reason}", en: "proposes situation {level} at {place}: {reason}")
    public static let namedFields: [String: Named] = ["place": .place]
    public static let weight = EventOptions.Weight.quiet
}

extension NeighbourhoodReported: DrillEvent {
    public static let eventType = "gladi.detection.v1.NeighbourhoodReported"
    public static let words = LineWords("informasi masyarakat dari {place}, tingkat keyakinan {#confidencePercent}%: {text|behaviour}", en: "word from residents of {place}, confidence {#confidencePercent}%: {text|behaviour}")
    public static let namedFields: [String: Named] = ["place": .place, "group": .group]
    public static let weight = EventOptions.Weight.quiet
}

extension ExerciseStarted: DrillEvent {
    public static let eventType = "gladi.exercise.v1.ExerciseStarted"
    public static let words = LineWords("LATIHAN DIMULAI (STARTEX): {title}", en: "STARTEX: {title}")
    public static let weight = EventOptions.Weight.strong
}

extension EpisodeStarted: DrillEvent {
    public static let eventType = "gladi.exercise.v1.EpisodeStarted"
    public static let words = LineWords("babak “{title}” di {site}, skenario {variant}", en: "episode “{title}” at {site}, {variant} variant")
    public static let namedFields: [String: Named] = ["site": .place]
}

extension InjectDelivered: DrillEvent {
    public static let eventType = "gladi.exercise.v1.InjectDelivered"
    public static let words = LineWords("INJECT: {synopsis|inject}", en: "INJECT: {synopsis|inject}")
    public static let namedFields: [String: Named] = ["addressee": .unit, "report.place": .place, "link.unit": .unit, "setbacks.unit": .unit, "setbacks.road": .road, "expected.event.unit": .unit, "owner": .office]
    public static let weight = EventOptions.Weight.strong
}

extension ParticipationChanged: DrillEvent {
    public static let eventType = "gladi.exercise.v1.ParticipationChanged"
    public static let words = LineWords("keikutsertaan {unit} berubah: {reason}", en: "participation of {unit} changed: {reason}")
    public static let namedFields: [String: Named] = ["unit": .unit]
    public static let weight = EventOptions.Weight.strong
}

extension ExerciseEnded: DrillEvent {
    public static let eventType = "gladi.exercise.v1.ExerciseEnded"
    public static let words = LineWords("LATIHAN SELESAI (ENDEX): {reason}", en: "ENDEX: {reason}")
    public static let weight = EventOptions.Weight.strong
}

extension DecisionRefused: DrillEvent {
    public static let eventType = "gladi.exercise.v1.DecisionRefused"
    public static let words = LineWords("keputusan {by} ditolak: {reason}", en: "the decision of {by} is refused: {reason}")
    public static let namedFields: [String: Named] = ["by": .office]
}

extension UnitDeployed: DrillEvent {
    public static let eventType = "gladi.force.v1.UnitDeployed"
    public static let words = LineWords("{ownBody|formation} bergeser ke {place}, {#personnel} personel[[, tertahan {delaySeconds}]]", en: "{ownBody|formation} leaves for {place}, {#personnel} people[[, held up {delaySeconds}]]")
    public static let namedFields: [String: Named] = ["place": .place, "leaves": .place]
    public static let weight = EventOptions.Weight.quiet
}

extension UnitArrived: DrillEvent {
    public static let eventType = "gladi.force.v1.UnitArrived"
    public static let words = LineWords("{ownBody|formation} tiba di {place}, {#personnel} personel", en: "{ownBody|formation} arrived at {place}, {#personnel} people")
    public static let namedFields: [String: Named] = ["place": .place]
    public static let weight = EventOptions.Weight.quiet
}

extension UnitEngaged: DrillEvent {
    public static let eventType = "gladi.force.v1.UnitEngaged"
    public static let words = LineWords("{formation} menempati garis pengamanan di {place}, {#personnel} personel, situasi {level}", en: "{formation} takes up the line at {place}, {#personnel} people, situation {level}")
    public static let namedFields: [String: Named] = ["place": .place]
}

extension UnitStoodDown: DrillEvent {
    public static let eventType = "gladi.force.v1.UnitStoodDown"
    public static let words = LineWords("{ownBody|formation} ditarik dari {place}[[: {reason}]]", en: "{ownBody|formation} stood down from {place}[[: {reason}]]")
    public static let namedFields: [String: Named] = ["place": .place]
    public static let weight = EventOptions.Weight.quiet
}

extension PatrolReported: DrillEvent {
    public static let eventType = "gladi.force.v1.PatrolReported"
    public static let words = LineWords("laporan patroli: {text|place}", en: "patrol reports: {text|place}")
    public static let namedFields: [String: Named] = ["place": .place]
    public static let weight = EventOptions.Weight.quiet
}

extension ReliefStarted: DrillEvent {
    public static let eventType = "gladi.force.v1.ReliefStarted"
    public static let words = LineWords("{kind} dimulai di {place}: {outgoing} digantikan {incoming}", en: "{kind} begins at {place}: {incoming} for {outgoing}")
    public static let namedFields: [String: Named] = ["place": .place]
    public var presence: EventPresence { .faceToFace }
}

extension ReliefCompleted: DrillEvent {
    public static let eventType = "gladi.force.v1.ReliefCompleted"
    public static let words = LineWords("{kind} selesai di {place}: {incoming} mengambil alih kendali barisan", en: "{kind} done at {place}: {incoming} holds the line")
    public static let namedFields: [String: Named] = ["place": .place]
    public var presence: EventPresence { .faceToFace }
}

extension WarningGiven: DrillEvent {
    public static let eventType = "gladi.force.v1.WarningGiven"
    public static let words = LineWords("PERINGATAN ke-{#number} kepada {group} oleh {office}: {text}", en: "WARNING {#number} to {group} by {office}: {text}")
    public static let namedFields: [String: Named] = ["place": .place, "group": .group, "office": .office]
}

extension DispersalOrdered: DrillEvent {
    public static let eventType = "gladi.force.v1.DispersalOrdered"
    public static let words = LineWords("PERINTAH MEMBUBARKAN DIRI kepada {group} oleh {office}[[, jalur keluar {exitRoad}]]", en: "{group} ORDERED TO DISPERSE by {office}[[, way out {exitRoad}]]")
    public static let namedFields: [String: Named] = ["place": .place, "group": .group, "exitRoad": .road, "office": .office]
}

extension ForceUsed: DrillEvent {
    public static let eventType = "gladi.force.v1.ForceUsed"
    public static let words = LineWords("PENGGUNAAN KEKUATAN: {means}, {level}, terhadap {targetGroup} ({resistance}), atas perintah {orderedBy}", en: "FORCE {level}: {means}, against {targetGroup} (resistance {resistance}), ordered by {orderedBy}")
    public static let namedFields: [String: Named] = ["office": .office, "targetGroup": .group, "orderedBy": .office, "place": .place, "affectedGroups": .group]
    public static let weight = EventOptions.Weight.strong
}

extension ForceCeased: DrillEvent {
    public static let eventType = "gladi.force.v1.ForceCeased"
    public static let words = LineWords("penggunaan kekuatan terhadap {targetGroup} dihentikan: {reason}", en: "force against {targetGroup} ceased: {reason}")
    public static let namedFields: [String: Named] = ["office": .office, "targetGroup": .group, "place": .place]
}

extension ForceReported: DrillEvent {
    public static let eventType = "gladi.force.v1.ForceReported"
    public static let words = LineWords("laporan tertulis penggunaan kekuatan oleh {office}[[ kepada {to}]]", en: "written report on the use of force by {office}[[ to {to}]]")
    public static let namedFields: [String: Named] = ["office": .office, "to": .unit]
    public static let weight = EventOptions.Weight.quiet
}

extension ArrestAttempted: DrillEvent {
    public static let eventType = "gladi.force.v1.ArrestAttempted"
    public static let words = LineWords("upaya mengamankan {#offenders} pelaku ({offence}) di {place}", en: "attempt to arrest {#offenders} for {offence} at {place}")
    public static let namedFields: [String: Named] = ["place": .place, "group": .group, "office": .office]
    public static let weight = EventOptions.Weight.quiet
}

extension ArrestMade: DrillEvent {
    public static let eventType = "gladi.force.v1.ArrestMade"
    public static let words = LineWords("{#detainees} orang DIAMANKAN di {place}, dugaan: {offence}", en: "{#detainees} ARRESTED at {place}, suspected of {offence}")
    public static let namedFields: [String: Named] = ["place": .place, "office": .office]
}

extension DetaineesHandedOver: DrillEvent {
    public static let eventType = "gladi.force.v1.DetaineesHandedOver"
    public static let words = LineWords("{#detainees} orang yang diamankan diserahkan {fromOffice} kepada {toOffice}", en: "{#detainees} detainees handed over by {fromOffice} to {toOffice}")
    public static let namedFields: [String: Named] = ["fromOffice": .office, "toOffice": .office, "place": .place]
    public static let weight = EventOptions.Weight.quiet
    public var presence: EventPresence { .faceToFace }
}

extension DetaineesReceived: DrillEvent {
    public static let eventType = "gladi.force.v1.DetaineesReceived"
    public static let words = LineWords("{#detainees} orang yang diamankan diterima {office}[[; {condition}]]", en: "{#detainees} detainees received by {office}[[; {condition}]]")
    public static let namedFields: [String: Named] = ["office": .office]
    public var presence: EventPresence { .faceToFace }
}

extension EvacuationStarted: DrillEvent {
    public static let eventType = "gladi.force.v1.EvacuationStarted"
    public static let words = LineWords("evakuasi {officeProtected} dari {from} ke {to}", en: "evacuation of {officeProtected} from {from} to {to}")
    public static let namedFields: [String: Named] = ["officeProtected": .office, "from": .place, "to": .place]
}

extension EvacuationCompleted: DrillEvent {
    public static let eventType = "gladi.force.v1.EvacuationCompleted"
    public static let words = LineWords("{officeProtected} sudah berada di tempat aman, {to}", en: "{officeProtected} is safe at {to}")
    public static let namedFields: [String: Named] = ["officeProtected": .office, "to": .place]
}

extension Opened: DrillEvent {
    public static let eventType = "gladi.lockstep.v1.Opened"
    public static let words = LineWords("latihan dibuka: skenario {scenario}, benih acak {#seed}", en: "drill opened: scenario {scenario}, seed {#seed}")
    public static let namedFields: [String: Named] = ["streams.unit": .unit]
    public static let weight = EventOptions.Weight.machinery
}

extension Briefing: DrillEvent {
    public static let eventType = "gladi.lockstep.v1.Briefing"
    public static let words = LineWords("taklimat bagi {unit}", en: "briefing for {unit}")
    public static let namedFields: [String: Named] = ["unit": .unit]
    public static let weight = EventOptions.Weight.machinery
}

extension Granted: DrillEvent {
    public static let eventType = "gladi.lockstep.v1.Granted"
    public static let words = LineWords("langkah simulasi {#turn} diberikan", en: "turn {#turn} granted")
    public static let namedFields: [String: Named] = ["changes.unit": .unit, "changes.streams.unit": .unit]
    public static let weight = EventOptions.Weight.machinery
}

extension Completed: DrillEvent {
    public static let eventType = "gladi.lockstep.v1.Completed"
    public static let words = LineWords("langkah simulasi {#turn} selesai", en: "turn {#turn} completed")
    public static let weight = EventOptions.Weight.machinery
}

extension Ended: DrillEvent {
    public static let eventType = "gladi.lockstep.v1.Ended"
    public static let words = LineWords("latihan berakhir: {reason}", en: "the drill ended: {reason}")
    public static let weight = EventOptions.Weight.machinery
}

extension Ready: DrillEvent {
    public static let eventType = "gladi.lockstep.v1.Ready"
    public static let words = LineWords("siap pada langkah simulasi {#turn} ({instance})", en: "ready at turn {#turn} ({instance})")
    public static let namedFields: [String: Named] = ["profile.unit": .unit]
    public static let weight = EventOptions.Weight.machinery
}

extension Fault: DrillEvent {
    public static let eventType = "gladi.lockstep.v1.Fault"
    public static let words = LineWords("GANGGUAN {kind}: {text}", en: "FAULT {kind}: {text}")
    public static let namedFields: [String: Named] = ["unit": .unit]
    public static let weight = EventOptions.Weight.strong
}

extension Recorded: DrillEvent {
    public static let eventType = "gladi.lockstep.v1.Recorded"
    public static let words = LineWords("tercatat sampai langkah simulasi {#turn}", en: "recorded up to turn {#turn}")
    public static let weight = EventOptions.Weight.machinery
}

extension PaceAsked: DrillEvent {
    public static let eventType = "gladi.lockstep.v1.PaceAsked"
    public static let words = LineWords("{by} meminta kecepatan latihan diubah: {reason}", en: "{by} asks for another pace: {reason}")
    public static let namedFields: [String: Named] = ["by": .office]
    public static let weight = EventOptions.Weight.machinery
}

extension SetAsideAsked: DrillEvent {
    public static let eventType = "gladi.lockstep.v1.SetAsideAsked"
    public static let words = LineWords("{unit} diminta dinonaktifkan sementara: {reason}", en: "{unit} is to be set aside: {reason}")
    public static let namedFields: [String: Named] = ["unit": .unit, "by": .office]
    public static let weight = EventOptions.Weight.machinery
}

extension AskRefused: DrillEvent {
    public static let eventType = "gladi.lockstep.v1.AskRefused"
    public static let words = LineWords("permintaan {by} ditolak: {reason}", en: "what {by} asked for is refused: {reason}")
    public static let namedFields: [String: Named] = ["by": .office]
}

extension PaceSet: DrillEvent {
    public static let eventType = "gladi.lockstep.v1.PaceSet"
    public static let words = LineWords("kecepatan latihan ditetapkan oleh {by}: {reason}", en: "pace set by {by}: {reason}")
    public static let namedFields: [String: Named] = ["by": .office]
}

extension Waiting: DrillEvent {
    public static let eventType = "gladi.lockstep.v1.Waiting"
    public static let words = LineWords("menunggu {units}: {reason}", en: "waiting for {units}: {reason}")
    public static let namedFields: [String: Named] = ["units": .unit]
    public static let weight = EventOptions.Weight.machinery
}

extension CrowdObserved: DrillEvent {
    public static let eventType = "gladi.situation.v1.CrowdObserved"
    public static let words = LineWords("{group} di {place}: {size|'jumlah belum diketahui'}, {behaviour}[[, {resistance}]]", en: "{group} at {place}: {size|'number not known'}, {behaviour}[[, resistance {resistance}]]")
    public static let namedFields: [String: Named] = ["place": .place, "group": .group, "observers": .unit]
    public static let weight = EventOptions.Weight.quiet
    public var presence: EventPresence { .seen(by: observers) }
}

extension ActObserved: DrillEvent {
    public static let eventType = "gladi.situation.v1.ActObserved"
    public static let words = LineWords("{group} di {place}: {text|behaviour}[[ ({resistance})]]", en: "{group} at {place}: {text|behaviour}[[ (resistance {resistance})]]")
    public static let namedFields: [String: Named] = ["place": .place, "group": .group, "observers": .unit]
    public static let weight = EventOptions.Weight.quiet
    public var presence: EventPresence { .seen(by: observers) }
}

extension FireReported: DrillEvent {
    public static let eventType = "gladi.situation.v1.FireReported"
    public static let words = LineWords("KEBAKARAN di {place}: {object}", en: "FIRE at {place}: {object}")
    public static let namedFields: [String: Named] = ["fire": .fire, "place": .place, "observers": .unit]
    public var presence: EventPresence { .seen(by: observers) }
}

extension FireExtinguished: DrillEvent {
    public static let eventType = "gladi.situation.v1.FireExtinguished"
    public static let words = LineWords("kebakaran di {place} dipadamkan {by}", en: "fire at {place} put out by {by}")
    public static let namedFields: [String: Named] = ["fire": .fire, "place": .place, "by": .unit]
    public var presence: EventPresence { .seen(by: by.isEmpty ? [] : [by]) }
}

extension CasualtyFound: DrillEvent {
    public static let eventType = "gladi.situation.v1.CasualtyFound"
    public static let words = LineWords("korban di {place}: {casualty}, dari {side}", en: "casualty at {place}: {casualty}, of the {side}")
    public static let namedFields: [String: Named] = ["place": .place, "observers": .unit]
    public var presence: EventPresence { .seen(by: observers) }
}

extension CrowdDispersed: DrillEvent {
    public static let eventType = "gladi.situation.v1.CrowdDispersed"
    public static let words = LineWords("{group} meninggalkan {place}[[ melalui {road}]]", en: "{group} left {place}[[ by {road}]]")
    public static let namedFields: [String: Named] = ["place": .place, "group": .group, "road": .road, "observers": .unit]
    public var presence: EventPresence { .seen(by: observers) }
}

extension MarshalAnswered: DrillEvent {
    public static let eventType = "gladi.situation.v1.MarshalAnswered"
    public static let words = LineWords("korlap {group}: {answer}", en: "marshal of {group}: {answer}")
    public static let namedFields: [String: Named] = ["group": .group, "place": .place]
    public static let weight = EventOptions.Weight.quiet
    public var presence: EventPresence { .answer(to: answers) }
}

extension ArrestResolved: DrillEvent {
    public static let eventType = "gladi.situation.v1.ArrestResolved"
    public static let words = LineWords("upaya pengamanan pelaku di {place}: {#taken} orang diamankan, {#escaped} lolos", en: "attempted arrest at {place}: {#taken} taken, {#escaped} escaped")
    public static let namedFields: [String: Named] = ["place": .place]
    public static let weight = EventOptions.Weight.quiet
    public var presence: EventPresence { .answer(to: attempt) }
}

extension ProtectedPersonThreatened: DrillEvent {
    public static let eventType = "gladi.situation.v1.ProtectedPersonThreatened"
    public static let words = LineWords("{office} terancam di {place}", en: "{office} is threatened at {place}")
    public static let namedFields: [String: Named] = ["office": .office, "place": .place, "observers": .unit]
    public var presence: EventPresence { .seen(by: observers) }
}

extension PropertyDamaged: DrillEvent {
    public static let eventType = "gladi.situation.v1.PropertyDamaged"
    public static let words = LineWords("perusakan: {object|place}", en: "damage: {object|place}")
    public static let namedFields: [String: Named] = ["place": .place, "observers": .unit]
    public var presence: EventPresence { .seen(by: observers) }
}

extension MedicalPostOpened: DrillEvent {
    public static let eventType = "gladi.medical.v1.MedicalPostOpened"
    public static let words = LineWords("pos kesehatan lapangan dibuka di {place}, {#ambulances} ambulans siap", en: "medical post open at {place}, {#ambulances} ambulances ready")
    public static let namedFields: [String: Named] = ["place": .place]
    public static let weight = EventOptions.Weight.quiet
}

extension CasualtyTriaged: DrillEvent {
    public static let eventType = "gladi.medical.v1.CasualtyTriaged"
    public static let words = LineWords("{casualty}: triase {category}", en: "{casualty}: triaged {category}")
    public static let namedFields: [String: Named] = ["place": .place]
    public static let weight = EventOptions.Weight.quiet
}

extension AmbulanceDispatched: DrillEvent {
    public static let eventType = "gladi.medical.v1.AmbulanceDispatched"
    public static let words = LineWords("ambulans membawa {casualty} (triase {category}) ke {hospital}[[, waktu tempuh {driveSeconds}]][[, tertahan {delaySeconds}]]", en: "ambulance takes {casualty} (triage {category}) to {hospital}[[, drive {driveSeconds}]][[, held up {delaySeconds}]]")
    public static let namedFields: [String: Named] = ["from": .place, "hospital": .hospital]
    public static let weight = EventOptions.Weight.quiet
}

extension CasualtyTreatedOnSite: DrillEvent {
    public static let eventType = "gladi.medical.v1.CasualtyTreatedOnSite"
    public static let words = LineWords("{casualty}: ditangani di tempat", en: "{casualty}: treated on site")
    public static let namedFields: [String: Named] = ["place": .place]
    public static let weight = EventOptions.Weight.quiet
}

extension CasualtyAdmitted: DrillEvent {
    public static let eventType = "gladi.medical.v1.CasualtyAdmitted"
    public static let words = LineWords("{casualty} dirawat di {hospital}, sisa {#bedsFree} tempat tidur", en: "{casualty} admitted to {hospital}, {#bedsFree} beds left")
    public static let namedFields: [String: Named] = ["hospital": .hospital]
    public static let weight = EventOptions.Weight.quiet
}

extension CasualtyOutcomeRecorded: DrillEvent {
    public static let eventType = "gladi.medical.v1.CasualtyOutcomeRecorded"
    public static let words = LineWords("{casualty}: triase {category}, {outcome}", en: "{casualty}: triage {category}, {outcome}")
}

extension HospitalFull: DrillEvent {
    public static let eventType = "gladi.medical.v1.HospitalFull"
    public static let words = LineWords("{hospital} penuh, dialihkan ke {divertedTo}", en: "{hospital} is full, diverted to {divertedTo}")
    public static let namedFields: [String: Named] = ["hospital": .hospital, "divertedTo": .hospital]
}

extension AmbulancesRequested: DrillEvent {
    public static let eventType = "gladi.medical.v1.AmbulancesRequested"
    public static let words = LineWords("permintaan {#ambulances} ambulans ke {place} kepada {units}", en: "asks {units} for {#ambulances} ambulances at {place}")
    public static let namedFields: [String: Named] = ["place": .place, "units": .unit]
    public static let weight = EventOptions.Weight.quiet
}

extension AmbulanceLent: DrillEvent {
    public static let eventType = "gladi.medical.v1.AmbulanceLent"
    public static let words = LineWords("ambulans bantuan siap di {place}", en: "lent ambulance ready at {place}")
    public static let namedFields: [String: Named] = ["place": .place]
    public static let weight = EventOptions.Weight.quiet
}

extension AmbulanceReturned: DrillEvent {
    public static let eventType = "gladi.medical.v1.AmbulanceReturned"
    public static let words = LineWords("ambulans bantuan dikembalikan", en: "lent ambulance returned")
    public static let weight = EventOptions.Weight.quiet
}

extension ContactAttempted: DrillEvent {
    public static let eventType = "gladi.negotiation.v1.ContactAttempted"
    public static let words = LineWords("upaya ke-{#attempt} menemui korlap {group}", en: "attempt {#attempt} to meet the marshal of {group}")
    public static let namedFields: [String: Named] = ["group": .group, "place": .place]
    public static let weight = EventOptions.Weight.quiet
}

extension ContactMade: DrillEvent {
    public static let eventType = "gladi.negotiation.v1.ContactMade"
    public static let words = LineWords("negosiator bertemu korlap {group} di {place}", en: "met the marshal of {group} at {place}")
    public static let namedFields: [String: Named] = ["group": .group, "place": .place]
}

extension DemandHeard: DrillEvent {
    public static let eventType = "gladi.negotiation.v1.DemandHeard"
    public static let words = LineWords("tuntutan {group}: {demand}", en: "demand of {group}: {demand}")
    public static let namedFields: [String: Named] = ["group": .group]
    public static let weight = EventOptions.Weight.quiet
}

extension OfferMade: DrillEvent {
    public static let eventType = "gladi.negotiation.v1.OfferMade"
    public static let words = LineWords("tawaran ke-{#number} kepada {group}: {offer}", en: "offer {#number} to {group}: {offer}")
    public static let namedFields: [String: Named] = ["group": .group, "place": .place]
    public static let weight = EventOptions.Weight.quiet
}

extension AgreementReached: DrillEvent {
    public static let eventType = "gladi.negotiation.v1.AgreementReached"
    public static let words = LineWords("KESEPAKATAN dengan {group}: {terms}", en: "AGREEMENT with {group}: {terms}")
    public static let namedFields: [String: Named] = ["group": .group, "place": .place]
}

extension NegotiationBroken: DrillEvent {
    public static let eventType = "gladi.negotiation.v1.NegotiationBroken"
    public static let words = LineWords("negosiasi dengan {group} belum mencapai kesepakatan: {reason}", en: "talks with {group} reached no agreement: {reason}")
    public static let namedFields: [String: Named] = ["group": .group]
}

extension DeadLettered: DrillEvent {
    public static let eventType = "gladi.recorder.v1.DeadLettered"
    public static let words = LineWords("catatan ditolak dari {topic}: {reason}", en: "record refused from {topic}: {reason}")
    public static let weight = EventOptions.Weight.strong
}

extension StrengthReported: DrillEvent {
    public static let eventType = "gladi.strength.v1.StrengthReported"
    public static let words = LineWords("{resource}: {#committed} dari {#total} digelar, cadangan {#reserve}[[, tidak dapat dipakai {#missing}]]", en: "{resource}: {#committed} of {#total} committed, {#reserve} in reserve[[, {#missing} unavailable]]")
    public static let weight = EventOptions.Weight.quiet
}

extension RoadClosed: DrillEvent {
    public static let eventType = "gladi.traffic.v1.RoadClosed"
    public static let words = LineWords("{road} ditutup[[, arus dialihkan ke {diversion}]]", en: "{road} closed[[, diverted to {diversion}]]")
    public static let namedFields: [String: Named] = ["road": .road, "diversion": .road]
}

extension TrafficDiverted: DrillEvent {
    public static let eventType = "gladi.traffic.v1.TrafficDiverted"
    public static let words = LineWords("arus {road} dialihkan ke {diversion}", en: "traffic of {road} diverted to {diversion}")
    public static let namedFields: [String: Named] = ["road": .road, "diversion": .road]
    public static let weight = EventOptions.Weight.quiet
}

extension RoadReopened: DrillEvent {
    public static let eventType = "gladi.traffic.v1.RoadReopened"
    public static let words = LineWords("{road} dibuka kembali", en: "{road} reopened")
    public static let namedFields: [String: Named] = ["road": .road]
}

extension ExitRouteOpened: DrillEvent {
    public static let eventType = "gladi.traffic.v1.ExitRouteOpened"
    public static let words = LineWords("jalur keluar massa dibuka: {road}", en: "way out for the crowd open: {road}")
    public static let namedFields: [String: Named] = ["road": .road, "place": .place]
}

extension CorridorOpened: DrillEvent {
    public static let eventType = "gladi.traffic.v1.CorridorOpened"
    public static let words = LineWords("jalur evakuasi dibuka: {road}, dari {from} ke {to}", en: "evacuation corridor open: {road}, from {from} to {to}")
    public static let namedFields: [String: Named] = ["road": .road, "from": .place, "to": .place]
}

extension CorridorClosed: DrillEvent {
    public static let eventType = "gladi.traffic.v1.CorridorClosed"
    public static let words = LineWords("jalur evakuasi {road} ditutup", en: "evacuation corridor {road} closed")
    public static let namedFields: [String: Named] = ["road": .road]
    public static let weight = EventOptions.Weight.quiet
}

extension EscortStarted: DrillEvent {
    public static let eventType = "gladi.traffic.v1.EscortStarted"
    public static let words = LineWords("pengawalan {subject} dari {from} ke {to}[[, tertahan {delaySeconds}]]", en: "escort of {subject} from {from} to {to}[[, held up {delaySeconds}]]")
    public static let namedFields: [String: Named] = ["subject": .subject, "from": .place, "to": .place]
    public static let weight = EventOptions.Weight.quiet
}

extension EscortCompleted: DrillEvent {
    public static let eventType = "gladi.traffic.v1.EscortCompleted"
    public static let words = LineWords("pengawalan {subject} tiba di {to}", en: "escort of {subject} reached {to}")
    public static let namedFields: [String: Named] = ["subject": .subject, "to": .place]
    public static let weight = EventOptions.Weight.quiet
}

extension PassageOpened: DrillEvent {
    public static let eventType = "gladi.traffic.v1.PassageOpened"
    public static let words = LineWords("akses petugas dibuka di {place}: kendaraan petugas dapat melewati {road}", en: "barrier manned at {place}: the drill's vehicles pass {road}")
    public static let namedFields: [String: Named] = ["road": .road, "place": .place]
    public static let weight = EventOptions.Weight.quiet
}

extension PassageClosed: DrillEvent {
    public static let eventType = "gladi.traffic.v1.PassageClosed"
    public static let words = LineWords("akses petugas di {place} ditutup ({road}): {reason}", en: "barrier at {place} no longer manned ({road}): {reason}")
    public static let namedFields: [String: Named] = ["road": .road, "place": .place]
    public static let weight = EventOptions.Weight.quiet
}

extension GroundState: DrillEvent {
    public static let eventType = "gladi.truth.v1.GroundState"
    public static let words = LineWords("[hanya pengendali] {group} di {place}: {#size} orang, ketegangan {#tension}", en: "[controllers only] {group} at {place}: {#size} people, tension {#tension}")
    public static let namedFields: [String: Named] = ["group": .group, "place": .place]
    public static let weight = EventOptions.Weight.quiet
}

extension EventCatalogue {
    /// Every event type of Gladi's own schema.
    public static let standard = EventCatalogue([
        EventKind(LevelSet.self, by: ["command"]),
        EventKind(OrderIssued.self, by: everyUnit),
        EventKind(OrderAcknowledged.self, by: everyUnit),
        EventKind(OrderCompleted.self, by: everyUnit),
        EventKind(OrderDeclined.self, by: everyUnit),
        EventKind(MusterReported.self, by: everyUnit),
        EventKind(ForceBriefingGiven.self, by: ["command", "preventive", "phh"]),
        EventKind(ReinforcementRequested.self, by: ["command"]),
        EventKind(ReinforcementGranted.self, by: ["command"]),
        EventKind(ReinforcementRefused.self, by: ["command"]),
        EventKind(ControlTransferRequested.self, by: ["command"]),
        EventKind(ControlTransferred.self, by: ["command"]),
        EventKind(ConsolidationReported.self, by: everyUnit),
        EventKind(EvaluationHeld.self, by: ["command"]),
        EventKind(FieldReported.self, by: ["console"], isInPeoplesWords: true),
        EventKind(LevelDecided.self, by: ["console"], isInPeoplesWords: true),
        EventKind(OrderDecided.self, by: ["console"], isInPeoplesWords: true),
        EventKind(EndDecided.self, by: ["console"], isInPeoplesWords: true),
        EventKind(ThreatEstimated.self, by: ["detection"]),
        EventKind(EarlyWarningGiven.self, by: ["detection"]),
        EventKind(LevelProposed.self, by: ["detection"]),
        EventKind(NeighbourhoodReported.self, by: everyUnit),
        EventKind(ExerciseStarted.self, by: ["control"]),
        EventKind(EpisodeStarted.self, by: ["control"]),
        EventKind(InjectDelivered.self, by: ["control"], isInPeoplesWords: true),
        EventKind(ParticipationChanged.self, by: ["control"]),
        EventKind(ExerciseEnded.self, by: ["control"]),
        EventKind(DecisionRefused.self, by: ["control"]),
        EventKind(UnitDeployed.self, by: everyUnit),
        EventKind(UnitArrived.self, by: everyUnit),
        EventKind(UnitEngaged.self, by: ["preventive", "phh", "polsek", "arrest"]),
        EventKind(UnitStoodDown.self, by: everyUnit),
        EventKind(PatrolReported.self, by: ["phh", "polsek", "preventive"]),
        EventKind(ReliefStarted.self, by: ["preventive", "phh"]),
        EventKind(ReliefCompleted.self, by: ["preventive", "phh"]),
        EventKind(WarningGiven.self, by: ["preventive", "phh", "polsek"]),
        EventKind(DispersalOrdered.self, by: ["preventive", "phh"]),
        EventKind(ForceUsed.self, by: ["preventive", "phh", "arrest", "polsek"]),
        EventKind(ForceCeased.self, by: ["preventive", "phh", "arrest", "polsek"]),
        EventKind(ForceReported.self, by: ["preventive", "phh", "arrest", "polsek"]),
        EventKind(ArrestAttempted.self, by: ["arrest"]),
        EventKind(ArrestMade.self, by: ["arrest"]),
        EventKind(DetaineesHandedOver.self, by: ["arrest", "polsek", "preventive"]),
        EventKind(DetaineesReceived.self, by: ["investigation"]),
        EventKind(EvacuationStarted.self, by: ["polsek", "preventive", "phh"]),
        EventKind(EvacuationCompleted.self, by: ["polsek", "preventive", "phh"]),
        EventKind(Opened.self, by: ["control"]),
        EventKind(Briefing.self, by: ["control"]),
        EventKind(Granted.self, by: ["control"]),
        EventKind(Completed.self, by: everyUnit),
        EventKind(Ended.self, by: ["control"]),
        EventKind(Ready.self, by: everyUnit + ["recorder", "control"], isNumbered: false),
        EventKind(Fault.self, by: everyUnit + ["recorder", "control"], isNumbered: false),
        EventKind(Recorded.self, by: ["recorder"], isNumbered: false),
        EventKind(PaceAsked.self, by: ["console"], isNumbered: false, isInPeoplesWords: true),
        EventKind(SetAsideAsked.self, by: ["console"], isNumbered: false, isInPeoplesWords: true),
        EventKind(AskRefused.self, by: ["control"], isNumbered: false),
        EventKind(PaceSet.self, by: ["control"], isNumbered: false),
        EventKind(Waiting.self, by: ["control"], isNumbered: false),
        EventKind(CrowdObserved.self, by: ["situation"]),
        EventKind(ActObserved.self, by: ["situation"]),
        EventKind(FireReported.self, by: ["situation"]),
        EventKind(FireExtinguished.self, by: ["situation"]),
        EventKind(CasualtyFound.self, by: ["situation"]),
        EventKind(CrowdDispersed.self, by: ["situation"]),
        EventKind(MarshalAnswered.self, by: ["situation"]),
        EventKind(ArrestResolved.self, by: ["situation"]),
        EventKind(ProtectedPersonThreatened.self, by: ["situation"]),
        EventKind(PropertyDamaged.self, by: ["situation"]),
        EventKind(MedicalPostOpened.self, by: ["medical"]),
        EventKind(CasualtyTriaged.self, by: ["medical"]),
        EventKind(AmbulanceDispatched.self, by: ["medical"]),
        EventKind(CasualtyTreatedOnSite.self, by: ["medical"]),
        EventKind(CasualtyAdmitted.self, by: ["medical"]),
        EventKind(CasualtyOutcomeRecorded.self, by: ["medical"]),
        EventKind(HospitalFull.self, by: ["medical"]),
        EventKind(AmbulancesRequested.self, by: ["medical"]),
        EventKind(AmbulanceLent.self, by: everyUnit),
        EventKind(AmbulanceReturned.self, by: ["medical"]),
        EventKind(ContactAttempted.self, by: ["negotiation"]),
        EventKind(ContactMade.self, by: ["negotiation"]),
        EventKind(DemandHeard.self, by: ["negotiation"]),
        EventKind(OfferMade.self, by: ["negotiation"]),
        EventKind(AgreementReached.self, by: ["negotiation"]),
        EventKind(NegotiationBroken.self, by: ["negotiation"]),
        EventKind(DeadLettered.self, by: ["recorder"], isNumbered: false),
        EventKind(StrengthReported.self, by: everyUnit),
        EventKind(RoadClosed.self, by: ["traffic"]),
        EventKind(TrafficDiverted.self, by: ["traffic"]),
        EventKind(RoadReopened.self, by: ["traffic"]),
        EventKind(ExitRouteOpened.self, by: ["traffic"]),
        EventKind(CorridorOpened.self, by: ["traffic"]),
        EventKind(CorridorClosed.self, by: ["traffic"]),
        EventKind(EscortStarted.self, by: ["traffic"]),
        EventKind(EscortCompleted.self, by: ["traffic"]),
        EventKind(PassageOpened.self, by: everyUnit),
        EventKind(PassageClosed.self, by: everyUnit),
        EventKind(GroundState.self, by: ["situation"]),
    ])
}
