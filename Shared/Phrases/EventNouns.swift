/// Event types as things that happen, for lists in which a whole line would say too much.
extension Phrase {
    /// What an event of a type is: `peringatan dini`, in English `early warning given`; nil for a type that is not Gladi's.
    public static func eventNoun(_ type: String) -> Phrase? {
        guard type.hasPrefix(prefix), let noun = nouns[String(type.dropFirst(prefix.count))] else { return nil }
        return Phrase(verbatim: noun, en: inWords(type.split(separator: ".").last ?? ""))
    }

    /// The types that have a noun.
    package static var namedEvents: Set<String> { Set(nouns.keys.map { prefix + $0 }) }

    /// `early warning given` of `EarlyWarningGiven`.
    private static func inWords(_ name: Substring) -> String {
        name.reduce(into: "") { text, letter in
            if letter.isUppercase, !text.isEmpty { text += " " }
            text += letter.lowercased()
        }
    }
}

private let prefix = "gladi."

private let nouns: [String: String] = [
    "command.v1.LevelSet": "penetapan situasi",
    "command.v1.OrderIssued": "perintah",
    "command.v1.OrderAcknowledged": "penerimaan perintah",
    "command.v1.OrderCompleted": "laporan perintah selesai",
    "command.v1.OrderDeclined": "perintah tidak dapat dilaksanakan",
    "command.v1.MusterReported": "laporan apel",
    "command.v1.ForceBriefingGiven": "APP penggunaan kekuatan",
    "command.v1.ReinforcementRequested": "permintaan BKO",
    "command.v1.ReinforcementGranted": "pemberian BKO",
    "command.v1.ReinforcementRefused": "BKO belum dapat dipenuhi",
    "command.v1.ControlTransferRequested": "usul alih kendali",
    "command.v1.ControlTransferred": "alih kendali",
    "command.v1.ConsolidationReported": "laporan konsolidasi",
    "command.v1.EvaluationHeld": "anev",
    "console.v1.FieldReported": "laporan lapangan",
    "console.v1.LevelDecided": "keputusan situasi",
    "console.v1.OrderDecided": "keputusan perintah",
    "console.v1.EndDecided": "keputusan akhir latihan",
    "detection.v1.ThreatEstimated": "perkiraan intelijen",
    "detection.v1.EarlyWarningGiven": "peringatan dini",
    "detection.v1.LevelProposed": "usul situasi",
    "detection.v1.NeighbourhoodReported": "informasi masyarakat",
    "exercise.v1.ExerciseStarted": "mulai latihan (STARTEX)",
    "exercise.v1.EpisodeStarted": "mulai babak",
    "exercise.v1.InjectDelivered": "inject",
    "exercise.v1.ParticipationChanged": "perubahan keikutsertaan satuan",
    "exercise.v1.ExerciseEnded": "akhir latihan (ENDEX)",
    "exercise.v1.DecisionRefused": "keputusan yang ditolak",
    "force.v1.UnitDeployed": "pergeseran pasukan",
    "force.v1.UnitArrived": "pasukan tiba",
    "force.v1.UnitEngaged": "penempatan garis pengamanan",
    "force.v1.UnitStoodDown": "penarikan pasukan",
    "force.v1.PatrolReported": "laporan patroli",
    "force.v1.ReliefStarted": "mulai pergantian barisan",
    "force.v1.ReliefCompleted": "pergantian barisan selesai",
    "force.v1.WarningGiven": "peringatan kepada massa",
    "force.v1.DispersalOrdered": "perintah membubarkan diri",
    "force.v1.ForceUsed": "penggunaan kekuatan",
    "force.v1.ForceCeased": "penghentian kekuatan",
    "force.v1.ForceReported": "laporan tertulis penggunaan kekuatan",
    "force.v1.ArrestAttempted": "upaya mengamankan pelaku",
    "force.v1.ArrestMade": "pengamanan pelaku",
    "force.v1.DetaineesHandedOver": "penyerahan orang yang diamankan",
    "force.v1.DetaineesReceived": "penerimaan orang yang diamankan",
    "force.v1.EvacuationStarted": "mulai evakuasi",
    "force.v1.EvacuationCompleted": "evakuasi selesai",
    "lockstep.v1.Opened": "pembukaan latihan",
    "lockstep.v1.Briefing": "taklimat",
    "lockstep.v1.Granted": "langkah simulasi",
    "lockstep.v1.Completed": "langkah simulasi selesai",
    "lockstep.v1.Ended": "penutupan catatan latihan",
    "lockstep.v1.Ready": "kesiapan satuan",
    "lockstep.v1.Fault": "gangguan",
    "lockstep.v1.Recorded": "pencatatan",
    "lockstep.v1.PaceAsked": "permintaan kecepatan latihan",
    "lockstep.v1.SetAsideAsked": "permintaan menonaktifkan satuan",
    "lockstep.v1.AskRefused": "permintaan yang ditolak",
    "lockstep.v1.PaceSet": "kecepatan latihan",
    "lockstep.v1.Waiting": "menunggu satuan",
    "medical.v1.MedicalPostOpened": "pembukaan pos kesehatan",
    "medical.v1.CasualtyTriaged": "triase korban",
    "medical.v1.AmbulanceDispatched": "keberangkatan ambulans",
    "medical.v1.CasualtyTreatedOnSite": "penanganan korban di tempat",
    "medical.v1.CasualtyAdmitted": "korban masuk rumah sakit",
    "medical.v1.CasualtyOutcomeRecorded": "keadaan akhir korban",
    "medical.v1.HospitalFull": "rumah sakit penuh",
    "medical.v1.AmbulancesRequested": "permintaan ambulans",
    "medical.v1.AmbulanceLent": "ambulans bantuan",
    "medical.v1.AmbulanceReturned": "pengembalian ambulans",
    "negotiation.v1.ContactAttempted": "upaya menemui korlap",
    "negotiation.v1.ContactMade": "pertemuan dengan korlap",
    "negotiation.v1.DemandHeard": "tuntutan massa",
    "negotiation.v1.OfferMade": "tawaran negosiasi",
    "negotiation.v1.AgreementReached": "kesepakatan",
    "negotiation.v1.NegotiationBroken": "negosiasi tanpa kesepakatan",
    "recorder.v1.DeadLettered": "catatan yang ditolak",
    "situation.v1.CrowdObserved": "pengamatan massa",
    "situation.v1.ActObserved": "tindakan massa",
    "situation.v1.FireReported": "kebakaran",
    "situation.v1.FireExtinguished": "kebakaran dipadamkan",
    "situation.v1.CasualtyFound": "korban ditemukan",
    "situation.v1.CrowdDispersed": "massa bubar",
    "situation.v1.MarshalAnswered": "jawaban korlap",
    "situation.v1.ArrestResolved": "hasil upaya pengamanan pelaku",
    "situation.v1.ProtectedPersonThreatened": "ancaman terhadap pejabat",
    "situation.v1.PropertyDamaged": "perusakan",
    "strength.v1.StrengthReported": "laporan kekuatan",
    "traffic.v1.RoadClosed": "penutupan jalan",
    "traffic.v1.TrafficDiverted": "pengalihan arus",
    "traffic.v1.RoadReopened": "pembukaan kembali jalan",
    "traffic.v1.ExitRouteOpened": "pembukaan jalur keluar massa",
    "traffic.v1.CorridorOpened": "pembukaan jalur evakuasi",
    "traffic.v1.CorridorClosed": "penutupan jalur evakuasi",
    "traffic.v1.EscortStarted": "mulai pengawalan",
    "traffic.v1.EscortCompleted": "pengawalan selesai",
    "traffic.v1.PassageOpened": "pembukaan akses petugas",
    "traffic.v1.PassageClosed": "penutupan akses petugas",
    "truth.v1.GroundState": "keadaan lapangan yang sebenarnya",
]
