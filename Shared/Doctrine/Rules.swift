extension Rule {
    /// The forty rules, by number.
    public static let all: [Rule] = assembly + formations + force + care + exercise

    /// Before the crowd: notice, detection, briefing, talks.
    static let assembly: [Rule] = [
        Rule(
            .d01,
            "Unjuk rasa diberitahukan paling lambat 3 × 24 jam sebelumnya; tanpa itu pun kekuatan tidak dibenarkan",
            en: "An assembly is announced 72 h before; its absence alone never justifies force",
            Wording("UU 9/1998 Pasal 10(3) [30]", en: "UU 9/1998 Art. 10(3) [30]"),
            .stated,
            isAdvisory: true
        ),
        Rule(
            .d02,
            "Di tempat terbuka pukul 06.00 sampai 18.00, di tempat tertutup sampai 22.00",
            en: "Open-air assemblies from 06:00 to 18:00, indoors to 22:00",
            Wording("Perkap 7/2012 Pasal 7 [30][31]", en: "Perkap 7/2012 Art. 7 [30][31]"),
            .stated,
            isAdvisory: true
        ),
        Rule(
            .d03,
            "Satu sampai lima penanggung jawab untuk tiap 100 orang",
            en: "One to five responsible persons for each 100",
            Wording("UU 9/1998 (Pasal 12, disimpulkan) [32]", en: "UU 9/1998 (Art. 12, I) [32]"),
            .stated,
            isAdvisory: true
        ),
        Rule(
            .d04,
            "Laporan deteksi sampai di Karendal Ops sebelum satuan diturunkan",
            en: "A detection report reaches the operations controller before units deploy",
            Wording("latihan Sispamkota [5][33]", en: "drills [5][33]"),
            .reported
        ),
        Rule(
            .d05,
            "Dalmas dan PHH menerima APP penggunaan kekuatan dari pimpinannya sebelum ditugaskan",
            en: "Dalmas and PHH are briefed on the use of force by their leader before they are tasked",
            Wording("buku saku Perkap 1/2009 [34]", en: "Perkap 1/2009 handbook [34]"),
            .stated
        ),
        Rule(
            .d06,
            "Negosiasi dimulai sebelum lapis ganti dan sebelum kekuatan tahap 3 ke atas terhadap massa, kecuali serangan mendadak",
            en:
                "Negotiation has begun before a layer relief, or force of stage 3 and above on a crowd; a sudden attack is exempt (I)",
            "[5][7][19]",
            .reported
        ),
        Rule(
            .d07,
            "Negosiasi berlanjut pada KUNING: sedikitnya satu upaya",
            en: "Negotiation goes on in KUNING: at least one attempt",
            "[7]",
            .stated
        ),
    ]

    /// Who stands before the crowd, at which level, on whose word.
    static let formations: [Rule] = [
        Rule(
            .d08,
            "Satuan sesuai tingkat situasi: Dalmas awal sampai HIJAU dan bertahan sampai diganti, Dalmas lanjut mulai KUNING, PHH pada MERAH",
            en:
                "The unit fits the level: Dalmas awal up to HIJAU (it may hold until relieved), lanjut from KUNING, PHH in MERAH",
            Wording(
                "Perkap 16/2006 Pasal 1 [3]; Perkap 2/2019 [4]",
                en: "Perkap 16/2006 Art. 1 [3]; Perkap 2/2019 [4]"
            ),
            .stated
        ),
        Rule(
            .d09,
            "Lapis ganti mulai KUNING, atas perintah pimpinan setempat, sebelum Dalmas lanjut memegang barisan",
            en: "A layer relief, from KUNING on and on the local chief's order, before Dalmas lanjut engages",
            Wording("[3]; kewenangannya dilaporkan", en: "[3]; the authority is R"),
            .stated,
            [
                Number(
                    .reliefSeconds,
                    "Waktu serah terima barisan (detik)",
                    en: "Seconds for a relief of the line"
                )
            ]
        ),
        Rule(
            .d10,
            "Lintas ganti pada MERAH dan serah terima selesai, sebelum PHH memegang barisan",
            en: "A cross relief, in MERAH with the handover completed, before PHH engages",
            "[3][4]; Perkap 8/2010",
            .stated,
            [
                Number(
                    .reliefPatienceSeconds,
                    "Waktu tunggu sampai barisan yang tidak diserahkan dianggap kosong (detik)",
                    en: "Seconds until a line that nobody hands over counts as empty"
                )
            ]
        ),
        Rule(
            .d11,
            "MERAH memindahkan kendali kepada Kapolda: Kapolres memberi tahu, kendali dialihkan",
            en: "MERAH moves control to the Kapolda: the chief notifies, control is transferred",
            "[35]",
            .stated
        ),
        Rule(
            .d12,
            "Pada MERAH tanpa PHH, Kapolda dapat memerintahkan peleton penindak Samapta",
            en: "In MERAH without PHH the Kapolda may order a Samapta strike platoon",
            "[35]",
            .stated,
            [
                Number(
                    .strikePlatoonPersonnel,
                    "Kekuatan peleton penindak (personel)",
                    en: "People of the strike platoon"
                )
            ]
        ),
        Rule(
            .d13,
            "Tingkat situasi tidak berubah tanpa dasar: selalu ada pelapor dan alasan; dari HIJAU langsung ke MERAH perlu pembenaran",
            en:
                "The level never changes in silence: a reporter and a reason each time; HIJAU to MERAH needs a justification (I)",
            "[36]",
            .reported,
            [
                Number(
                    .yellowConfidencePercent,
                    "Tingkat keyakinan terendah bagi usul KUNING (%)",
                    en: "Least confidence of a proposal of KUNING, percent"
                ),
                Number(
                    .redConfidencePercent,
                    "Tingkat keyakinan terendah bagi usul MERAH (%)",
                    en: "Least confidence of a proposal of MERAH, percent"
                ),
                Number(
                    .smallCrowd,
                    "Jumlah massa yang dianggap sudah bubar (orang)",
                    en: "A crowd of at most so many counts as gone"
                ),
                Number(
                    .calmSeconds,
                    "Lama massa tertib sebelum situasi diturunkan satu tingkat (detik)",
                    en: "Seconds of an orderly crowd before the level goes down a step"
                ),
                Number(
                    .levelStepSeconds,
                    "Jarak terpendek antara dua penurunan (detik)",
                    en: "Least seconds between two steps down"
                ),
            ]
        ),
        Rule(
            .d14,
            "Massa yang tertib tidak dibubarkan",
            en: "A peaceful crowd is not dispersed: no dispersal in HIJAU",
            "[37]",
            .stated
        ),
    ]
}
