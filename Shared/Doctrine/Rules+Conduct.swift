extension Rule {
    /// Force: warned of, with a way out, in proportion, and no longer than needed.
    static let force: [Rule] = [
        Rule(
            .d15,
            "Peringatan yang terdengar mendahului kekuatan tahap 5 terhadap massa",
            en: "An audible warning before force of stage 5 on a crowd",
            Wording(
                "tahap perintah lisan, Pasal 5, 7(1) [9]; peringatan sebelum AWC [5]; tiga kali perintah membubarkan diri: KUHP 218, UU 1/2023 Pasal 354",
                en:
                    "verbal stage, Art. 5, 7(1) [9]; warnings before AWC [5]; three orders to leave: KUHP 218, UU 1/2023 Art. 354"
            ),
            .reported,
            [
                Number(
                    .warnings,
                    "Banyaknya peringatan pada satu tingkat situasi",
                    en: "Warnings at one level",
                    Wording(
                        "tiga kali perintah membubarkan diri: KUHP 218, UU 1/2023 Pasal 354",
                        en: "three orders to leave: KUHP 218, UU 1/2023 Art. 354"
                    ),
                    .reported
                ),
                Number(
                    .warningIntervalSeconds,
                    "Jarak antarperingatan (detik)",
                    en: "Seconds from one warning to the next"
                ),
            ]
        ),
        Rule(
            .d16,
            "Jalur keluar massa terbuka sebelum pembubaran, AWC, atau gas air mata",
            en: "An exit route is open before dispersal, water cannon or gas",
            Wording("pedoman PBB", en: "UN guidance"),
            .inferred,
            [
                Number(
                    .leaveSeconds,
                    "Waktu bagi massa untuk pergi sebelum tahap 5 (detik)",
                    en: "Seconds that people have to leave before stage 5"
                )
            ]
        ),
        Rule(
            .d17,
            "Kekuatan tidak melebihi perlawanan: perlawanan pasif sampai tahap 3, aktif tahap 4, agresif tahap 5, membahayakan jiwa tahap 6; per kelompok, menurut pengamatan terakhir",
            en:
                "Force fits resistance: PASSIVE up to 3, ACTIVE 4, AGGRESSIVE 5, LETHAL 6; per group, by the latest observation",
            Wording("Perkap 1/2009 Pasal 5, 7(2) [8][9]", en: "Perkap 1/2009 Art. 5, 7(2) [8][9]"),
            .stated,
            [
                Number(
                    .forceIntervalSeconds,
                    "Jarak antarpenggunaan kekuatan (detik)",
                    en: "Seconds from one use of force to the next"
                )
            ]
        ),
        Rule(
            .d18,
            "Kekuatan tahap 4 ke atas berhenti ketika perlawanan berhenti",
            en: "Force of stage 4 and above stops when resistance has dropped, after 60 s (I)",
            Wording("asas nesesitas, Pasal 3 [8]", en: "necessity, Art. 3 [8]"),
            .inferred,
            [
                Number(
                    .observationValidSeconds,
                    "Masa berlaku pengamatan sebagai dasar penggunaan kekuatan (detik)",
                    en: "Seconds after which a sight is too old to use force on"
                )
            ]
        ),
        Rule(
            .d19,
            "Dalmas tanpa senjata tajam dan tanpa peluru tajam",
            en: "No sharp weapons, no live ammunition in Dalmas",
            Wording("Perkap 16/2006 Pasal 7(1)d [38]", en: "Perkap 16/2006 Art. 7(1)d [38]"),
            .stated
        ),
        Rule(
            .d20,
            "Tanpa peralatan di luar perlengkapan dinas",
            en: "No equipment that was not issued",
            Wording("Pasal 7(1)c [38]", en: "7(1)c [38]"),
            .stated
        ),
        Rule(
            .d21,
            "Tidak keluar formasi dan tidak mengejar sendirian",
            en: "Nobody leaves the formation or pursues alone",
            Wording("Pasal 7(1)e [38]", en: "7(1)e [38]"),
            .stated
        ),
        Rule(
            .d22,
            "Tidak mundur membelakangi massa",
            en: "Nobody withdraws with the back to the crowd",
            Wording("Pasal 7(1)f [38]", en: "7(1)f [38]"),
            .stated
        ),
        Rule(
            .d23,
            "Tidak arogan, tidak mengumpat, tidak melecehkan, tanpa kekerasan di luar prosedur",
            en: "No arrogance, abuse, sexual harassment or violence outside procedure",
            Wording("Pasal 7(1)a, b, g [38]", en: "7(1)a, b, g [38]"),
            .stated
        ),
        Rule(
            .d24,
            "Senjata api hanya terhadap ancaman segera yang dapat mengakibatkan kematian atau luka berat, tanpa pilihan lain, sebagai upaya terakhir",
            en: "A firearm only against imminent death or serious injury, without alternative, as the last resort",
            Wording("Perkap 1/2009 Pasal 8; 8/2009 Pasal 47 [39]", en: "Perkap 1/2009 Art. 8; 8/2009 Art. 47 [39]"),
            .stated
        ),
        Rule(
            .d25,
            "Sebelum senjata api: sebutkan diri, perintah yang jelas, waktu untuk patuh; dikecualikan bila penundaan membahayakan jiwa",
            en:
                "Before a firearm: identify oneself, order clearly, give time to obey; waived, with the reason, if delay costs lives",
            Wording("Perkap 8/2009 Pasal 48 [39]", en: "8/2009 Art. 48 [39]"),
            .stated
        ),
        Rule(
            .d26,
            "Kekuatan tahap 4 sampai 6 segera dilaporkan tertulis kepada atasan langsung",
            en: "Stages 4 to 6 are reported in writing at once to the direct superior; deadline in a drill: 30 min (I)",
            Wording("Perkap 1/2009 (Pasal 14, disimpulkan) [34]", en: "Perkap 1/2009 (Art. 14, I) [34]"),
            .stated,
            [
                Number(
                    .forceReportSeconds,
                    "Waktu dari akhir penggunaan kekuatan sampai laporan tertulis (detik)",
                    en: "Seconds from the end of force to its written report"
                )
            ]
        ),
        Rule(
            .d27,
            "Pada tindakan anarkis: peringatan lisan, laporan kepada atasan, permintaan perkuatan",
            en: "Anarchic acts: verbal warning, report to the superior, request for reinforcement",
            Wording("Protap 1/X/2010 nomor 15 [40]", en: "Protap 1/X/2010 no. 15 [40]"),
            .stated
        ),
    ]

    /// Custody, care, roads, help from others, those who are protected.
    static let care: [Rule] = [
        Rule(
            .d28,
            "Pengamanan hanya terhadap pelaku, karena suatu perbuatan, dan secara manusiawi; peserta yang tertib tetap dilindungi",
            en: "Arrests are of offenders, for an act, and humane; who takes part lawfully stays protected",
            Wording(
                "Perkap 9/2008 Pasal 23(1) [41] (diganti Perkap 7/2012, disimpulkan)",
                en: "Perkap 9/2008 Art. 23(1) [41] (replaced by 7/2012, I)"
            ),
            .stated,
            [
                Number(
                    .arrestRounds,
                    "Banyaknya penindakan dalam satu latihan",
                    en: "Rounds of arrest in one drill"
                ),
                Number(
                    .arrestIntervalSeconds,
                    "Jarak antarpenindakan (detik)",
                    en: "Seconds from one round to the next"
                ),
            ]
        ),
        Rule(
            .d29,
            "Orang yang diamankan diserahkan kepada penyidik dalam 15 menit",
            en: "Who is detained is handed to investigators, within 15 min (I)",
            "[5]",
            .reported,
            [
                Number(
                    .handoverSeconds,
                    "Waktu dari pengamanan sampai penyerahan (detik)",
                    en: "Seconds from the arrest to the handover"
                )
            ]
        ),
        Rule(
            .d30,
            "Setiap korban, massa maupun petugas, ditriase dan ditangani",
            en: "Every casualty, of the crowd or an officer, is triaged and treated; dispatch within 2 min (I)",
            Wording("pedoman PBB 4.6 [18]", en: "UN guidance 4.6 [18]"),
            .reported
        ),
        Rule(
            .d31,
            "START: berjalan HIJAU; tidak bernapas setelah jalan napas dibuka HITAM; napas lebih dari 30 per menit, nadi radial tidak teraba, pengisian kapiler lebih dari 2 detik, atau tidak mengikuti perintah MERAH; selain itu KUNING",
            en:
                "START: walks: GREEN; no breath after opening the airway: BLACK; over 30 breaths a minute, no radial pulse, refill over 2 s or cannot obey: RED; else YELLOW; 30 to 60 s each",
            "[42]",
            .stated
        ),
        Rule(
            .d32,
            "MERAH dievakuasi sebelum KUNING sebelum HIJAU, melalui jalur evakuasi yang terbuka",
            en: "RED is evacuated before YELLOW before GREEN, by an open corridor",
            Wording("ketentuan bawaan aplikasi", en: "default of ours"),
            .inferred
        ),
        Rule(
            .d33,
            "Penutupan jalan menyebut pengalihannya, dan akhirnya dibuka",
            en: "A closure names its diversion, and is lifted in the end",
            "[43]",
            .reported
        ),
        Rule(
            .d34,
            "Damkar tiba dalam 15 menit sejak laporan kebakaran",
            en: "The fire brigade is there within 15 min of the report of a fire",
            "Permendagri 114/2018 [44]",
            .stated
        ),
        Rule(
            .d35,
            "TNI bertindak hanya atas permintaan, di bawah kendali Polri",
            en: "TNI acts on request alone, under police control",
            Wording(
                "nota kesepahaman Polri-TNI B/2/2018, Kerma/2/I/2018; Perpang 71/VIII/2011; [13][22]",
                en: "memorandum Polri-TNI B/2/2018, Kerma/2/I/2018; Perpang 71/VIII/2011; [13][22]"
            ),
            .reported
        ),
        Rule(
            .d36,
            "Orang yang dilindungi keluar sebelum atau saat penerobosan, dikawal, atas perintah pimpinan operasi",
            en: "Protected persons leave before a breach or at it, escorted; the operation commander orders it (I)",
            "[25]",
            .reported
        ),
    ]

    /// The chain, the record and the end.
    static let exercise: [Rule] = [
        Rule(
            .d37,
            "Perintah mengikuti rantai komando: pemberi perintah adalah atasan penerimanya",
            en: "Orders follow the chain: the issuer is the addressee's superior",
            Wording("Perkap 16/2006 (Pasal 7(2), disimpulkan) [45]", en: "Perkap 16/2006 (Art. 7(2), I) [45]"),
            .stated
        ),
        Rule(
            .d38,
            "Perekaman berjalan sepanjang latihan",
            en: "The recording runs throughout",
            "[46]",
            .stated
        ),
        Rule(
            .d39,
            "Latihan berakhir dengan konsolidasi dan anev",
            en: "The drill ends with consolidation and evaluation",
            "[47]",
            .reported
        ),
        Rule(
            .d40,
            "Keadaan darurat sungguhan menghentikan permainan",
            en: "A real emergency stops play: all force and crowd events cease",
            "HSEEP",
            .inferred
        ),
    ]
}
