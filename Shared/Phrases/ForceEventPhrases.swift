extension Phrase {
    /// The forces in the field: their ways, reliefs, warnings, force, arrests and evacuations.
    ///
    /// Templates by event type.
    static let forceEvents: [String: Phrase] = [
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
    ]
}
