/// What the launcher says while it runs a drill, and about scenarios.
extension Phrase {
    // MARK: Before the run

    /// The record's path is taken.
    public static func recordExists(_ path: String) -> Phrase {
        Phrase(
            "berkas rekaman \(path) sudah ada: pilih nama lain dengan --record, atau pindahkan berkas itu",
            en: "the record \(path) exists already: choose another name with --record, or move that file away"
        )
    }

    /// The record's folder cannot take it.
    public static func recordFolder(_ path: String) -> Phrase {
        Phrase(
            "folder \(path) tidak ada atau tidak dapat ditulisi: buat dulu, atau pilih lain dengan --record",
            en: "the folder \(path) does not exist or cannot be written to: make it, or choose another with --record"
        )
    }

    /// The roster has a unit that no program plays.
    public static func noProgram(for unit: String, known: [String]) -> Phrase {
        Phrase(
            "tidak ada program untuk satuan \(unit); yang dikenal: \(known.joined(separator: ", "))",
            en: "no program plays unit \(unit); known task forces: \(known.joined(separator: ", "))"
        )
    }

    /// A program that should lie beside the launcher does not.
    public static func programMissing(_ name: String, folder: String) -> Phrase {
        Phrase(
            "program \(name) tidak ada di \(folder): pasang atau bangun semua program bersama (swift build)",
            en: "the program \(name) is not in \(folder): install or build all programs together (swift build)"
        )
    }

    /// Two flags that exclude each other.
    public static func flagsExclude(_ one: String, _ other: String) -> Phrase {
        Phrase("\(one) dan \(other) tidak dapat dipakai bersama", en: "\(one) and \(other) cannot be used together")
    }

    /// Nobody has announced a type of an agency's own that somebody waits for.
    public static func typeNotAnnounced(_ type: String) -> Phrase {
        Phrase(
            "belum ada yang mengumumkan jenis \(type); ditunggu",
            en: "nobody has announced the type \(type) yet; waiting for it"
        )
    }

    /// A flag that means nothing without another.
    public static func flagNeeds(_ one: String, _ other: String) -> Phrase {
        Phrase("\(one) hanya berarti bersama \(other)", en: "\(one) means something only with \(other)")
    }

    /// The embedded broker did not start.
    public static func brokerDidNotStart(_ reason: String) -> Phrase {
        Phrase("broker bawaan tidak mau mulai: \(reason)", en: "the embedded broker did not start: \(reason)")
    }

    // MARK: The run

    /// A drill begins.
    public static func running(_ title: String, drill: String, lane: Phrase, record: String) -> Phrase {
        Phrase(
            "\(title)\nlatihan \(drill) · \(lane.indonesian) · rekaman \(record)",
            en: "\(title)\ndrill \(drill) · \(lane.english) · record \(record)"
        )
    }

    /// Where the units run.
    public static func lane(_ name: String, broker: String) -> Phrase {
        switch name {
        case "embedded": Phrase("broker bawaan \(broker)", en: "embedded broker \(broker)")
        case "kafka": Phrase("Kafka \(broker)", en: "Kafka \(broker)")
        default: Phrase("dalam satu proses", en: "in one process")
        }
    }

    /// A unit of the roster that somebody else must start.
    public static func startElsewhere(_ unit: String, broker: String, drill: String, mayComeLate: Bool) -> Phrase {
        let flags = "--kafka \(broker) --drill \(drill)"
        return mayComeLate
            ? Phrase(
                "\(unit) dijalankan pihak lain, boleh menyusul: \(flags)",
                en: "\(unit) is somebody else's to start, also later: \(flags)"
            )
            : Phrase("\(unit) dijalankan pihak lain: \(flags)", en: "\(unit) is somebody else's to start: \(flags)")
    }

    /// Turn 1 was granted.
    ///
    /// `tenths`: of a second, after the start.
    public static func firstTurn(tenths: Int) -> Phrase {
        let seconds = self.tenths(tenths)
        return Phrase(
            "langkah pertama sesudah \(seconds.indonesian) detik",
            en: "first turn after \(seconds.english) seconds"
        )
    }

    /// A service ended by itself and is started again.
    public static func restarting(_ service: String, _ end: Phrase, times: Int) -> Phrase {
        Phrase(
            "\(service) \(end.indonesian); dijalankan lagi (ke-\(times))",
            en: "\(service) \(end.english); started again (\(times))"
        )
    }

    /// A service keeps dying.
    public static func givenUp(_ service: String, _ end: Phrase) -> Phrase {
        Phrase(
            "\(service) \(end.indonesian) dan tidak dijalankan lagi",
            en: "\(service) \(end.english) and is not started again"
        )
    }

    /// A unit's program was given up: the unit goes out of play.
    public static func unitSetAside(_ unit: String) -> Phrase {
        Phrase(
            "\(unit) dinonaktifkan sementara; latihan berjalan tanpa satuan itu",
            en: "\(unit) is set aside; the drill goes on without it"
        )
    }

    /// A unit was set aside though its program runs.
    public static func unitHangs(_ unit: String, program: String, process: Int32) -> Phrase {
        Phrase(
            "\(unit) tidak menjawab dan dinonaktifkan sementara, padahal \(program) (proses \(process)) masih ada: macet "
                + "atau dihentikan. Begitu menjawab, satuan itu kembali ikut",
            en:
                "\(unit) does not answer and is set aside, although \(program) (process \(process)) is there: it hangs, "
                + "or was stopped. Once it answers, the unit is back"
        )
    }

    /// A unit in this process does not come back from its turn.
    public static func unitDoesNotReturn(_ unit: String, turn: UInt64, seconds: Int) -> Phrase {
        Phrase(
            "\(unit) macet: sudah \(seconds) detik menangani langkah simulasi \(turn). Hentikan dengan Ctrl-C; rekaman "
                + "disimpan sampai di sini",
            en:
                "\(unit) hangs: it has been handling turn \(turn) for \(seconds) s. Stop with Ctrl-C; the record is kept "
                + "up to here"
        )
    }

    /// The drill ended without units that it began with.
    public static func unitsLost(_ units: [String]) -> Phrase {
        let whom = units.joined(separator: ", ")
        return Phrase(
            "hilang di tengah latihan, tidak kembali sampai akhir: \(whom)",
            en: "lost on the way, and not back at the end: \(whom)"
        )
    }

    /// How a process ended.
    public static func processEnded(code: Int32) -> Phrase {
        Phrase("berakhir dengan kode \(code)", en: "ended with code \(code)")
    }

    /// How a process was ended.
    public static func processKilled(signal: Int32) -> Phrase {
        Phrase("mati oleh sinyal \(signal)", en: "died of signal \(signal)")
    }

    /// Another instance of the unit plays elsewhere.
    public static func playedElsewhere(_ service: String) -> Phrase {
        Phrase(
            "\(service) sudah dijalankan di tempat lain; yang di sini tidak diperlukan",
            en: "\(service) already runs elsewhere; the one here is not needed"
        )
    }

    /// A service did not stop when asked.
    public static func hadToKill(_ service: String) -> Phrase {
        Phrase(
            "\(service) tidak berhenti dalam 5 detik; dihentikan paksa",
            en: "\(service) did not stop within 5 seconds; killed"
        )
    }

    /// The broker's process died.
    public static func brokerDied(_ end: Phrase) -> Phrase {
        Phrase(
            "broker bawaan \(end.indonesian); latihan berhenti, rekaman disimpan sampai di sini",
            en: "the embedded broker \(end.english); the drill stops, the record is kept up to here"
        )
    }

    /// The run was stopped by a person.
    public static let stoppedByHand = Phrase(
        "dihentikan oleh pengguna; rekaman disimpan sampai di sini",
        en: "stopped by hand; the record is kept up to here"
    )

    /// A partition is about to lose records.
    public static func partitionFull(_ place: String) -> Phrase {
        Phrase(
            "\(place) di broker bawaan hampir penuh; latihan berhenti sebelum catatan hilang. Pakai Apache Kafka (--kafka) "
                + "atau --in-process",
            en:
                "\(place) on the embedded broker is nearly full; the drill stops before records are lost. Use Apache Kafka "
                + "(--kafka) or --in-process"
        )
    }

    /// The drill ended, but a service did not.
    public static func didNotFinish(_ service: String) -> Phrase {
        Phrase(
            "latihan berakhir, tetapi \(service) tidak selesai dalam 30 detik",
            en: "the drill ended, but \(service) did not finish within 30 seconds"
        )
    }

    /// A service that the drill cannot do without was given up.
    public static func cannotDoWithout(_ service: String) -> Phrase {
        Phrase("latihan tidak dapat berjalan tanpa \(service)", en: "the drill cannot go on without \(service)")
    }

    /// A unit's program was given up before time began.
    public static func cannotBegin(_ program: String, _ end: Phrase, units: [String]) -> Phrase {
        let whom = units.joined(separator: ", ")
        return Phrase(
            "latihan tidak dapat dimulai: \(program) \(end.indonesian), sehingga \(whom) tidak pernah siap; "
                + "lihat pesan program itu di atas",
            en: "the drill cannot begin: \(program) \(end.english), so that \(whom) will never be ready; "
                + "see what that program said above"
        )
    }

    /// A program cannot be started.
    public static func cannotStart(_ program: String, _ reason: String) -> Phrase {
        Phrase("\(program) tidak dapat dijalankan: \(reason)", en: "\(program) cannot be started: \(reason)")
    }

    /// For whom control waits.
    public static func waiting(_ whom: String, _ reason: String) -> Phrase {
        Phrase("menunggu \(whom): \(reason)", en: "waiting for \(whom): \(recorded(reason).english)")
    }

    /// A wait has ended.
    public static let waitsNoMore = Phrase(
        "tidak menunggu lagi; latihan berlanjut",
        en: "waits no more; the drill goes on"
    )

    /// A pace, who asked for it, and why.
    public static func paceBy(_ pace: Phrase, by: String, reason: String) -> Phrase {
        let office = by.isEmpty ? Phrase("", en: "") : Phrase(", oleh \(by)", en: ", by \(by)")
        let why = reason.isEmpty ? "" : ": \(reason)"
        return Phrase(
            "kecepatan latihan: \(pace.indonesian)\(office.indonesian)\(why)",
            en: "pace: \(pace.english)\(office.english)\(why)"
        )
    }

    /// A decision stands in the log, and nobody has taken it up yet.
    public static func decisionStands(held: Bool) -> Phrase {
        held
            ? Phrase(
                "keputusan tercatat; berlaku pada langkah berikutnya, dan selama latihan ditahan tidak ada langkah (gladi pace --resume)",
                en:
                    "the decision stands; it takes effect with the next turn, and while the drill is held there is none (gladi pace --resume)"
            )
            : Phrase(
                "keputusan tercatat; pengendali belum menanggapinya",
                en: "the decision stands; control has not taken it up yet"
            )
    }

    /// One line of progress; the level follows it.
    public static func progress(time: String, turn: UInt64, rate: Int, pace: Int) -> Phrase {
        let speed = speed(turn: turn, rate: rate, pace: pace)
        return Phrase("\(time)  \(speed.indonesian)", en: "\(time)  \(speed.english)")
    }

    // MARK: Pace and decisions

    /// No drill is open.
    public static func noDrillOpen(_ broker: String) -> Phrase {
        Phrase(
            "tidak ada latihan yang terbuka di \(broker): mulai dengan 'gladi run' atau program pengendali (control)",
            en: "no drill is open at \(broker): begin one with 'gladi run' or 'control'"
        )
    }

    /// The pace as control says it.
    public static func pace(speedPermille: UInt32, paused: Bool, frozen: Bool, holdAfter: UInt64?) -> Phrase {
        if frozen { return Phrase("DIBEKUKAN (bukan latihan)", en: "FROZEN (bukan latihan: not a drill)") }
        if paused { return Phrase("dijeda", en: "paused") }
        if let holdAfter {
            let turn = whole(holdAfter)
            return Phrase("berjalan sampai langkah \(turn.indonesian)", en: "running up to turn \(turn.english)")
        }
        guard speedPermille > 0 else { return Phrase("maksimal", en: "running, speed max") }
        let speed = number(Double(speedPermille) / 1_000)
        return Phrase("×\(speed.indonesian)", en: "running, speed ×\(speed.english)")
    }

    /// Control did not answer.
    public static func controlSilent(_ drill: String) -> Phrase {
        Phrase(
            "pengendali latihan \(drill) tidak menjawab dalam 10 detik; apakah program pengendali (control) berjalan?",
            en: "control of drill \(drill) did not answer within 10 seconds; is it running?"
        )
    }

    /// A flag is missing.
    public static func oneOf(_ flags: String) -> Phrase {
        Phrase("sebutkan tepat satu dari \(flags)", en: "give exactly one of \(flags)")
    }

    /// A person's decision must be of a type that people may publish.
    public static func notADecision(_ type: String, known: [String]) -> Phrase {
        Phrase(
            "'\(type)' bukan jenis keputusan atau laporan; yang ada: \(known.joined(separator: ", "))",
            en: "'\(type)' is no type of decision or report; there are: \(known.joined(separator: ", "))"
        )
    }

    /// Play is frozen.
    public static let refusedWhileFrozen = Phrase(
        "ditolak: latihan dibekukan (bukan latihan)",
        en: "refused: play is frozen (bukan latihan: a real emergency)"
    )

    /// Too many decisions wait.
    public static let refusedTooMany = Phrase(
        "ditolak: terlalu banyak keputusan menunggu",
        en: "refused: too many decisions are waiting"
    )

    // MARK: Scenarios

    /// A scenario fits.
    public static func scenarioFits(_ key: String) -> Phrase {
        Phrase("\(key): skenario memenuhi syarat, siap dimainkan", en: "\(key): the scenario fits")
    }

    /// A scenario in figures.
    public static func scenarioFigures(
        length: UInt64,
        units: Int,
        injects: Int,
        steps: Int,
        places: Int
    ) -> Phrase {
        let length = lengthOfTime(seconds: length)
        return Phrase(
            "lama latihan \(length.indonesian); \(units) satuan, \(places) tempat, \(injects) inject, \(steps) langkah "
                + "naskah massa",
            en:
                "\(length.english) simulated; \(several(units, "unit")), \(several(places, "place")), "
                + "\(several(injects, "inject")), \(several(steps, "step")) of the crowd's script"
        )
    }

    /// Where a scenario's facts come from.
    public static func factSources(seed: Int, doctrine: Int, assumed: Int) -> Phrase {
        Phrase(
            "data: \(seed) dari sumber, \(doctrine) dari doktrin, \(assumed) asumsi",
            en: "facts: \(seed) from the source, \(doctrine) from doctrine, \(assumed) assumed"
        )
    }

    /// The columns of `gladi list`.
    public static let listColumns = [
        Phrase("kunci", en: "key"), Phrase("lama", en: "length"), Phrase("satuan", en: "units"),
        Phrase("sumber/doktrin/asumsi", en: "source/doctrine/assumed"), Phrase("judul", en: "title"),
    ]

    /// The folder for snapshots cannot be made.
    public static func noStateFolder(_ parent: String, _ reason: String) -> Phrase {
        Phrase(
            "Tidak dapat membuat folder sementara di \(parent) (\(reason)). Periksa ruang dan izinnya, atau atur TMPDIR.",
            en: "No temporary folder can be made in \(parent) (\(reason)). Check its room and rights, or set TMPDIR."
        )
    }
}
