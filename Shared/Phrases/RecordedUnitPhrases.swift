extension Phrase {
    /// What our units write: why an order was declined or is done, why a force left, what they order and report.
    ///
    /// The names of offices, places and offences in the gaps are the scenario's.
    static let unitTexts = unitOrderTexts + reasonsOfForce + reasonsOfCommand + crowdTexts + endings + tallies

    private static let reasonsOfForce = [
        Phrase("Selesai bertugas", en: "Task over"), Phrase("Konsolidasi", en: "Consolidation"),
        Phrase("Massa menyerang", en: "The crowd attacks"),
        Phrase("Massa menyerang, kordon mundur", en: "The crowd attacks, the cordon draws back"),
        Phrase("Massa menyerang: kordon mundur", en: "The crowd attacks: the cordon draws back"),
        Phrase("Dipanggil pos kesehatan", en: "Called by a medical post"),
        Phrase("Ambulans tidak diperlukan lagi", en: "The ambulance is needed no more"),
        Phrase("Digantikan Dalmas lanjut", en: "Relieved by Dalmas lanjut"),
        Phrase("PHH maju ke barisan", en: "PHH moves up to the line"),
        Phrase("Tingkat diturunkan", en: "The level was lowered"),
        Phrase("situasi tidak lagi MERAH", en: "the situation is RED no more"),
        Phrase("Tingkat bukan lagi MERAH ({})", en: "The level is RED no more ({})"),
        Phrase(
            "Tingkat kembali HIJAU sebelum lapis ganti selesai",
            en: "The level is GREEN again before the line was relieved"
        ),
        Phrase("Tim Tindak tidak lagi di lokasi", en: "The arrest team is on site no more"),
        Phrase("Tim tindak tidak lagi di tempat", en: "The arrest team is on site no more"),
        Phrase("Perlawanan kelompok lain lebih berat", en: "Another group resists more"),
        Phrase("Massa membubarkan diri", en: "The crowd disperses"),
        Phrase("Massa kembali tertib", en: "The crowd is orderly again"),
        Phrase("Massa sudah meninggalkan lokasi", en: "The crowd has left"),
        Phrase("Massa sudah meninggalkan tempat", en: "The crowd has left"),
        Phrase("Perlawanan mereda", en: "Resistance eases"),
        Phrase("Keadaan massa tidak lagi teramati", en: "The crowd is observed no more"),
        Phrase(
            "Kekuatan digunakan {} kali (dilaporkan pada {} sejak latihan dimulai)",
            en: "Force was used {} times (reported at {} after the drill began)"
        ),
        Phrase("Kekuatan digunakan {} kali, dilaporkan pukul +{}", en: "Force was used {} times, reported at +{}"),
        Phrase(
            "Perlawanan massa; kekuatan disesuaikan dengan perlawanan yang teramati",
            en: "The crowd resists; force is fitted to the resistance that is observed"
        ),
        Phrase(
            "Kekuatan dihentikan ketika perlawanan berhenti; senjata api tidak digunakan",
            en: "Force ceased when resistance did; no firearm was used"
        ),
        Phrase(
            "Korban dan kerusakan menurut laporan tim kesehatan dan situasi",
            en: "Casualties and damage as the medical team and the ground report"
        ),
        Phrase(
            "Hentikan tindakan melanggar hukum dan tinggalkan tempat dengan tertib",
            en: "Stop breaking the law and leave in good order"
        ),
        Phrase(
            "Peringatan ke-{}: hentikan tindakan melanggar hukum dan tinggalkan tempat dengan tertib",
            en: "Warning {}: stop breaking the law and leave in good order"
        ),
        Phrase(
            "Kesehatannya diperiksa, hak-haknya diberitahukan, diperlakukan secara manusiawi",
            en: "Seen by a doctor, told their rights, treated humanely"
        ),
        Phrase(
            "Diperiksa kesehatannya, diberi tahu hak-haknya, diperlakukan manusiawi",
            en: "Seen by a doctor, told their rights, treated humanely"
        ),
        Phrase("Korlap tidak menjawab tawaran", en: "The crowd's coordinator does not answer the offer"),
        Phrase("Korlap tidak dapat dihubungi", en: "The crowd's coordinator cannot be reached"),
        Phrase("Korlap tidak dapat dihubungi lagi", en: "The crowd's coordinator can be reached no more"),
        Phrase("Semua tawaran ditolak", en: "Every offer was refused"),
        Phrase(
            "Audiensi lima perwakilan massa dengan ketua dan anggota KPU",
            en: "Five of the crowd's people are heard by the chair and members of KPU"
        ),
        Phrase(
            "Saksi pasangan calon hadir pada pembukaan kotak dan pencermatan ulang berita acara",
            en: "The candidates' witnesses attend when boxes are opened and the minutes are looked at again"
        ),
        Phrase(
            "Pendampingan laporan dugaan pelanggaran ke Bawaslu dan fasilitasi gugatan ke Mahkamah Konstitusi",
            en: "Help with a report of violations to Bawaslu and with a suit at the Constitutional Court"
        ),
        Phrase(
            "Ruang orasi yang aman sampai pukul 18.00 dan pengawalan pulang",
            en: "A safe place for speeches until 18.00 and an escort home"
        ),
    ]

    private static let reasonsOfCommand = [
        Phrase("Operasi dimulai, situasi aman terkendali", en: "The operation begins, all is calm"),
        Phrase("Operasi dimulai, situasi tertib", en: "The operation begins, all is calm"),
        Phrase("Operasi berakhir", en: "The operation ends"),
        Phrase("Waktu operasi habis", en: "The operation's time is over"),
        Phrase("Massa sudah bubar atau tinggal sedikit", en: "The crowd has gone or few are left"),
        Phrase("Massa tertib selama {}", en: "The crowd has been orderly for {}"),
        Phrase("{}: massa sudah bubar atau tinggal sedikit", en: "{}: the crowd has gone or few are left"),
        Phrase("{}: massa tertib selama {} detik", en: "{}: the crowd has been orderly for {} seconds"),
        Phrase("{} tidak dapat bergerak", en: "{} cannot move"),
        Phrase("tidak ada posko wilayah yang ikut latihan.", en: "no district command post takes part in the drill."),
        Phrase("{} tidak menyampaikan evaluasi.", en: "{} has given no evaluation."),
        Phrase(
            "Waktu latihan hampir habis: lakukan konsolidasi dan evaluasi.",
            en: "The drill's time is nearly over: consolidate and evaluate."
        ),
        Phrase("Konsolidasi semua satuan, lalu evaluasi.", en: "Consolidate all units, then evaluate."),
        Phrase("Keputusan komandan", en: "The commander's decision"),
        Phrase("Tingkat diturunkan ke {}", en: "The level was lowered to {}"),
        Phrase(
            "Situasi MERAH, pelanggaran hukum sedang berlangsung",
            en: "Situation RED, the law is being broken"
        ),
        Phrase("Situasi {}, diperlukan penjagaan {}", en: "Situation {}, guards are needed for {}"),
        Phrase(
            "Situasi MERAH: pelanggaran hukum, kendali umum dimohonkan",
            en: "Situation RED: the law is broken, overall control is asked for"
        ),
        Phrase("Situasi {}: penjagaan {} dimohonkan", en: "Situation {}: guards for {} are asked for"),
        Phrase("Situasi {} di {}", en: "Situation {} at {}"),
        Phrase(
            "Kekuatan sesuai perlawanan yang dihadapi; imbauan lebih dahulu; tanpa senjata api.",
            en: "Force as the resistance demands; warnings first; no firearms."
        ),
        Phrase(
            "Kekuatan sesuai perlawanan yang dihadapi; himbauan lebih dahulu; tanpa senjata api.",
            en: "Force as the resistance demands; warnings first; no firearms."
        ),
        Phrase(
            "Kekuatan sesuai perlawanan; PHH hanya pada situasi MERAH setelah lintas ganti; tanpa senjata api.",
            en: "Force as the resistance demands; PHH at level RED alone, once the line was handed over; no firearms."
        ),
        Phrase("Rencana operasi, perintah {}", en: "Plan of operations, order of {}"),
        Phrase("Rencana operasi, atas nama {}", en: "Plan of operations, in the name of {}"),
        Phrase("Pengamanan {}", en: "Guarding {}"),
        Phrase(
            "Tahap KUNING dilewati: {}. Pelanggaran hukum sudah berlangsung; penundaan berisiko menambah korban.",
            en: "YELLOW is passed over: {}. The law is being broken; a delay puts more people at risk."
        ),
        Phrase(
            "Tahap KUNING dilewati: {}. Pelanggaran hukum sudah berlangsung, menunggu menambah korban.",
            en: "YELLOW is passed over: {}. The law is being broken, waiting costs people."
        ),
        Phrase("Tahap KUNING dilewati: {}.", en: "YELLOW is passed over: {}."),
        Phrase("Anev selesai: {}", en: "Evaluation held: {}"),
        Phrase("Evaluasi selesai: {}", en: "Evaluation held: {}"),
        Phrase("Menurut laporan {}, {}", en: "As {} reports, {}"),
        Phrase("Diakhiri koordinator latihan: {}", en: "Ended by exercise control: {}"),
        Phrase("tanpa alasan", en: "no reason given"),
        Phrase(
            "Operasi selesai, situasi aman dan kondusif.",
            en: "The operation ended, the situation is safe and calm."
        ),
        Phrase("Situasi dapat dikendalikan.", en: "The situation was brought under control."),
        Phrase(
            "Waktu habis sebelum situasi terkendali.",
            en: "Time ran out before the situation was under control."
        ),
        Phrase("Situasi belum terkendali.", en: "The situation is not under control."),
        Phrase("Operasi selesai dengan damai.", en: "The operation ended in peace."),
        Phrase("Gangguan dapat diatasi.", en: "The disturbance was overcome."),
        Phrase("Waktu habis sebelum gangguan teratasi.", en: "Time ran out before the disturbance was overcome."),
        Phrase("Gangguan belum teratasi.", en: "The disturbance is not overcome."),
        Phrase("Hasil belum dapat dinilai.", en: "The outcome cannot be judged yet."),
        Phrase("{} Tidak ada satuan di bawah posko ini.", en: "{} No unit is under this command post."),
        Phrase("{} Tidak ada satuan yang melihat massa melapor.", en: "{} No unit that saw the crowd reported."),
        Phrase("{} Tidak ada massa yang dilaporkan.", en: "{} Nobody reported a crowd."),
        Phrase(
            "{} Tingkat situasi tertinggi {}. {} Belum melapor: {}.",
            en: "{} Highest level {}. {} Not reported yet: {}."
        ),
        Phrase("{} Tingkat situasi tertinggi {}. {}", en: "{} Highest level {}. {}"),
        Phrase("Teramati: {}, {}, {}, {}, {}, {}; {}.", en: "Seen: {}, {}, {}, {}, {}, {}; {}."),
        Phrase("{} Tingkat tertinggi {}. {} Belum melapor: {}.", en: "{} Highest level {}. {} Not reported yet: {}."),
        Phrase("{} Tingkat tertinggi {}. {}", en: "{} Highest level {}. {}"),
        Phrase(
            "Terlihat: {} tindakan anarkis, {} kebakaran ({} masih menyala), {} kerusakan, {} korban ({} belum tertangani), {} pejabat terancam ({} belum diamankan), {} penggunaan kekuatan; {} perintah ({} tidak dijawab, {} belum selesai).",
            en:
                "Seen: {} violent acts, {} fires ({} still burning), {} damaged, {} casualties ({} not cared for), {} officials threatened ({} not brought to safety), {} uses of force; {} orders ({} not answered, {} not finished)."
        ),
    ]

    /// What became of the operation, in the reason of a drill's end; older records have the schema's word.
    private static let endings = outcomes.flatMap { outcome in
        word(outcome).map { word in
            [
                Phrase("Anev selesai: \(word.indonesian)", en: "Evaluation held: \(word.english)"),
                Phrase("Evaluasi selesai: \(outcome)", en: "Evaluation held: \(word.english)"),
            ]
        } ?? []
    }

    private static let crowdTexts =
        [
            Phrase("Massa membubarkan diri.", en: "The crowd disperses."),
            Phrase(
                "Massa menutup jalan dan mengabaikan imbauan.",
                en: "The crowd blocks the road and ignores the warnings."
            ),
            Phrase("Massa mendorong barisan petugas.", en: "The crowd pushes the officers' line."),
            Phrase("Batu dan botol dilempar ke arah petugas.", en: "Stones and bottles are thrown at officers."),
            Phrase("Ban dibakar.", en: "Tyres burn."), Phrase("Fasilitas dirusak.", en: "Property is damaged."),
            Phrase("Sebagian massa mencoba menerobos.", en: "Part of the crowd tries to break in."),
            Phrase("Emosi massa mereda.", en: "The crowd calms down."),
            Phrase("Massa mereda.", en: "The crowd calms down."), Phrase("Ban bekas", en: "Old tyres"),
            Phrase("Tanpa provokator, massa berhenti menyerang.", en: "Without agitators the crowd stops its attack."),
            Phrase("Tanpa penghasut, massa berhenti menyerang.", en: "Without agitators the crowd stops its attack."),
            Phrase("Massa sudah bubar dari {}, tingkat keyakinan {}%", en: "The crowd has gone from {}, {}% sure"),
            Phrase("Massa sudah bubar dari {}", en: "The crowd has gone from {}"),
            Phrase("Massa di {} sudah bubar", en: "The crowd at {} has gone"),
            Phrase("Massa di {} sudah bubar, tingkat keyakinan {}%", en: "The crowd at {} has gone, {}% sure"),
            Phrase("Tidak ada massa di {}, tingkat keyakinan {}%", en: "No crowd at {}, {}% sure"),
            Phrase("Tidak ada massa di {}", en: "No crowd at {}"),
            Phrase("dengan jumlah belum diketahui", en: "unknown size"),
            Phrase("HIJAU", en: "GREEN"), Phrase("KUNING", en: "YELLOW"), Phrase("MERAH", en: "RED"),
            Phrase("BELUM DITETAPKAN", en: "NOT SET"),
        ]
        + behaviours.flatMap { does in
            [
                does, Phrase("massa \(does.indonesian)", en: "the crowd is \(does.english)"),
                Phrase("{}: massa \(does.indonesian)", en: "{}: the crowd is \(does.english)"),
                Phrase(
                    "Massa {}, \(does.indonesian), di {}, tingkat keyakinan {}%",
                    en: "A crowd of {}, \(does.english), at {}, {}% sure"
                ),
                Phrase("Massa {}, \(does.indonesian), di {}", en: "A crowd of {}, \(does.english), at {}"),
                Phrase("Massa {} di {}, \(does.indonesian)", en: "A crowd of {} at {}, \(does.english)"),
                Phrase(
                    "Massa {} di {}, \(does.indonesian), tingkat keyakinan {}%",
                    en: "A crowd of {} at {}, \(does.english), {}% sure"
                ),
                Phrase(
                    "Massa \(does.indonesian); sudah {} kali diperingatkan",
                    en: "The crowd is \(does.english); warned {} times"
                ),
                Phrase(
                    "Massa \(does.indonesian); belum diperingatkan",
                    en: "The crowd is \(does.english); not warned yet"
                ),
                Phrase(
                    "Massa \(does.indonesian); {} peringatan sebelumnya",
                    en: "The crowd is \(does.english); {} warnings before"
                ),
                Phrase(
                    "Massa {} orang di {}, \(does.indonesian), keyakinan {}%",
                    en: "A crowd of {} at {}, \(does.english), {}% sure"
                ),
                Phrase(
                    "Massa dengan jumlah belum diketahui di {}, \(does.indonesian), keyakinan {}%",
                    en: "A crowd of unknown size at {}, \(does.english), {}% sure"
                ),
                Phrase(
                    "{}: Massa {} orang di {}, \(does.indonesian), keyakinan {}%",
                    en: "{}: A crowd of {} at {}, \(does.english), {}% sure"
                ),
                Phrase("{}: massa {} orang, \(does.indonesian)", en: "{}: a crowd of {}, \(does.english)"),
                Phrase("{}: {} orang, \(does.indonesian)", en: "{}: {} people, \(does.english)"),
            ]
        }

    private static let behaviours = [
        Phrase("tidak terlihat jelas", en: "not seen clearly"), Phrase("membubarkan diri", en: "dispersing"),
        Phrase("berkumpul", en: "gathering"), Phrase("bergerak (pawai)", en: "marching"),
        Phrase("bergerak bersama", en: "marching"),
        Phrase("orasi", en: "making speeches"), Phrase("menutup jalan", en: "blocking the road"),
        Phrase("mendorong barisan petugas", en: "pushing the officers' line"),
        Phrase("melempari petugas", en: "throwing at officers"), Phrase("membakar ban", en: "burning tyres"),
        Phrase("merusak fasilitas", en: "damaging property"),
        Phrase("mencoba menerobos masuk", en: "trying to break in"),
        Phrase("menyerang petugas", en: "attacking officers"),
        Phrase("membakar bangunan atau kendaraan", en: "burning buildings or vehicles"),
        Phrase("menyerang dengan senjata", en: "attacking with weapons"),
    ]
}
