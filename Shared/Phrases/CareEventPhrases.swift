extension Phrase {
    /// Roads and care: closures, ways out, corridors, escorts, casualties.
    ///
    /// Templates by event type.
    static let careEvents: [String: Phrase] = [
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
        "gladi.traffic.v1.PassageOpened": Phrase(
            "buka-tutup di {place}: kendaraan petugas melewati {road}",
            en: "barrier manned at {place}: the drill's vehicles pass {road}"
        ),
        "gladi.traffic.v1.PassageClosed": Phrase(
            "penjaga meninggalkan {place}, {road} tidak dapat dilalui: {reason}",
            en: "barrier at {place} no longer manned, {road} cannot be passed: {reason}"
        ),
        // medical
        "gladi.medical.v1.MedicalPostOpened": Phrase(
            "pos kesehatan buka di {place}, {#ambulances} ambulans",
            en: "medical post open at {place}, {#ambulances} ambulances"
        ),
        "gladi.medical.v1.CasualtyTriaged": Phrase("{casualty} triase {category}", en: "{casualty} triaged {category}"),
        "gladi.medical.v1.AmbulanceDispatched": Phrase(
            "ambulans membawa {casualty} ({category}) ke {hospital}: {#driveSeconds} dtk, terhambat {#delaySeconds} dtk",
            en: "ambulance takes {casualty} ({category}) to {hospital}: {#driveSeconds} s, held up {#delaySeconds} s"
        ),
        "gladi.medical.v1.CasualtyTreatedOnSite": Phrase(
            "{casualty} dirawat di tempat",
            en: "{casualty} treated on site"
        ),
        "gladi.medical.v1.CasualtyAdmitted": Phrase(
            "{casualty} dirawat di {hospital}, sisa {#bedsFree} tempat tidur",
            en: "{casualty} admitted to {hospital}, {#bedsFree} beds left"
        ),
        "gladi.medical.v1.CasualtyOutcomeRecorded": Phrase(
            "{casualty} ({category}): {outcome}, peluang selamat menurut model {#survivalPermille}‰",
            en: "{casualty} ({category}): {outcome}, chance of survival by the model {#survivalPermille}‰"
        ),
        "gladi.medical.v1.HospitalFull": Phrase(
            "{hospital} penuh, dialihkan ke {divertedTo}",
            en: "{hospital} is full, diverted to {divertedTo}"
        ),
        "gladi.medical.v1.AmbulancesRequested": Phrase(
            "minta {#ambulances} ambulans di {place} kepada {units}",
            en: "asks {units} for {#ambulances} ambulances at {place}"
        ),
        "gladi.medical.v1.AmbulanceLent": Phrase(
            "ambulans siap dipakai di {place}",
            en: "ambulance at {place}, lent"
        ),
        "gladi.medical.v1.AmbulanceReturned": Phrase(
            "ambulans {loan} dikembalikan",
            en: "ambulance {loan} returned"
        ),
    ]
}
