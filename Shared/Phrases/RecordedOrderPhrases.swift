extension Phrase {
    /// What becomes of orders, and what they say.
    static let unitOrderTexts = ordersDeclined + ordersDone + orderTexts

    private static let ordersDeclined = [
        Phrase(
            "Pemberi perintah ({}) bukan atasan langsung",
            en: "Who gives the order ({}) is not the direct superior"
        ),
        Phrase("Pemberi perintah ({}) bukan atasan kami", en: "Who gives the order ({}) is not our superior"),
        Phrase("Masih ada {} perintah yang belum selesai", en: "{} orders are not done yet"),
        Phrase("Tempat '{}' tidak ada di peta", en: "The map has no place '{}'"),
        Phrase("Jalan '{}' tidak ada di peta", en: "The map has no road '{}'"),
        Phrase("Jalan '{}' tidak sedang ditutup", en: "Road '{}' is not closed"),
        Phrase("Jalan pengalih {} sedang ditutup (D33)", en: "The diversion {} is closed (D33)"),
        Phrase("Tidak ada jalur keluar yang dapat dibuka di {}", en: "No way out can be opened at {}"),
        Phrase("Tidak ada jalur evakuasi yang dapat dibuka di {}", en: "No evacuation corridor can be opened at {}"),
        Phrase("Tidak ada koridor evakuasi yang dapat dibuka di {}", en: "No evacuation corridor can be opened at {}"),
        Phrase(
            "Kekuatan tidak cukup: perlu {} personel, cadangan {}",
            en: "Not enough strength: {} people needed, {} in reserve"
        ),
        Phrase("Tidak ada {} yang tersisa", en: "No {} is left"),
        Phrase("Sudah {} satuan di lapangan", en: "{} bodies are in the field already"),
        Phrase("Bukan tugas kami", en: "Not a task of ours"),
        Phrase("Bukan tugas {}", en: "Not a task of {}"), Phrase("tim kesehatan", en: "the medical team"),
        Phrase("penyidik", en: "the investigators"), Phrase("pemadam kebakaran", en: "the fire brigade"),
        Phrase("Di luar tugas perbantuan {} (D35)", en: "Beyond what {} may assist with (D35)"),
        Phrase("{} bergerak hanya atas permintaan Polri (D35)", en: "{} moves at the police's request alone (D35)"),
        Phrase("Lintas ganti sudah berjalan atau selesai", en: "The line is being handed over or was already"),
        Phrase(
            "Perbuatan '{}' tidak dikenal; tanpa perbuatan tidak ada penangkapan (D28)",
            en: "No such offence as '{}'; without one there is no arrest (D28)"
        ),
        Phrase("Perbuatan itu bukan pelanggaran hukum (D28)", en: "That act breaks no law (D28)"),
        Phrase("Sudah {} kali penindakan", en: "{} attempts were made already"),
        Phrase("Tim Tindak belum berada di {}", en: "The arrest team is not at {} yet"),
        Phrase("Tim tindak belum berada di {}", en: "The arrest team is not at {} yet"),
        Phrase(
            "Massa tertib tidak dibubarkan (D14): tingkat belum KUNING",
            en: "An orderly crowd is not dispersed (D14): the level is not YELLOW yet"
        ),
        Phrase("Satuan bertindak hanya pada tingkat MERAH (D08)", en: "The unit acts at level RED alone (D08)"),
        Phrase("Tidak ada barisan kami di {}", en: "We have no line at {}"),
        Phrase(
            "Peleton penindak hanya atas perintah Kapolda (D12)",
            en: "The strike platoon is formed on the provincial chief's order alone (D12)"
        ),
        Phrase(
            "Peleton penindak bertindak hanya atas perintah Kapolda (D12)",
            en: "The strike platoon acts on the provincial chief's order alone (D12)"
        ),
        Phrase(
            "Peleton penindak hanya pada tingkat MERAH (D12)",
            en: "The strike platoon is formed at level RED alone (D12)"
        ),
        Phrase("Peleton penindak sudah dibentuk", en: "The strike platoon is formed already"),
        Phrase("Dalmas lanjut tidak memegang barisan di {}", en: "Dalmas lanjut does not hold the line at {}"),
        Phrase(
            "Lapis ganti hanya pada tingkat KUNING atau lebih (D09)",
            en: "The line is relieved at level YELLOW or above (D09)"
        ),
        Phrase("Dalmas lanjut sudah diturunkan", en: "Dalmas lanjut is deployed already"),
        Phrase("Tidak ada Dalmas awal di {} untuk diganti", en: "There is no Dalmas awal at {} to relieve"),
        Phrase("Lintas ganti hanya pada tingkat MERAH (D10)", en: "The line is handed over at level RED alone (D10)"),
        Phrase("Tidak ada barisan Dalmas yang dapat diserahkan", en: "There is no line of Dalmas to hand over"),
        Phrase(
            "PHH Brimob mengambil alih barisan; peleton penindak tidak dibentuk (D12)",
            en: "PHH Brimob takes the line over; no strike platoon is formed (D12)"
        ),
        Phrase("{} sudah ditutup", en: "{} is closed already"),
        Phrase("{} tidak mempunyai jalan pengalih (D33)", en: "{} has no diversion (D33)"),
        Phrase("{} tidak punya jalan pengalih (D33)", en: "{} has no diversion (D33)"),
        Phrase(
            "{} adalah jalur keluar massa dan harus tetap terbuka (D16)",
            en: "{} is the crowd's way out and must stay open (D16)"
        ),
        Phrase("{} adalah jalur evakuasi yang terbuka (D32)", en: "{} is an open evacuation corridor (D32)"),
        Phrase("{} adalah koridor evakuasi yang terbuka (D32)", en: "{} is an open evacuation corridor (D32)"),
        Phrase("{} menampung arus dari {} (D33)", en: "{} takes the traffic of {} (D33)"),
        Phrase("{} sudah dibuka sebagai jalur keluar", en: "{} is open as a way out already"),
        Phrase("Tidak ada alat pemadam yang tersisa", en: "No extinguisher is left"),
        Phrase("Jenis perintah '{}' tidak dikenal", en: "No such kind of order as '{}'"),
        Phrase("'{}' bukan satuan bawahan", en: "'{}' is not under us"),
        Phrase("'{}' bukan bawahan kami", en: "'{}' is not under us"),
        Phrase("Perintah yang sama masih berlaku", en: "The same order still stands"),
        Phrase("Operasi tidak sedang berjalan", en: "No operation is on"),
        Phrase("Kendali umum tidak pada Kaopsda", en: "Overall control is not with Kaopsda"),
        Phrase("Tingkat {} tidak dapat ditetapkan sekarang", en: "Level {} cannot be set now"),
        Phrase("Tidak ada pasukan yang dapat di-BKO-kan", en: "There is no force to lend"),
        Phrase("Tidak ada pasukan yang dapat diperbantukan", en: "There is no force to lend"),
    ]

    private static let ordersDone = [
        Phrase("Konsolidasi selesai", en: "Consolidated"),
        Phrase("Apel selesai, perlengkapan diperiksa", en: "Mustered, equipment checked"),
        Phrase("Digantikan perintah baru", en: "Replaced by a new order"),
        Phrase("Sudah di lokasi", en: "Already there"),
        Phrase("Sudah di tempat", en: "Already there"),
        Phrase("Patroli selesai", en: "Patrol over"), Phrase("Tim deteksi di lokasi", en: "Observers on site"),
        Phrase("Tim deteksi kembali", en: "Observers back"),
        Phrase("Pengamat di tempat", en: "Observers on site"),
        Phrase("Pengamat kembali", en: "Observers back"),
        Phrase("Anggota di lokasi", en: "Members on site"),
        Phrase("Anggota di tempat", en: "Members on site"),
        Phrase("Anggota kembali ke lingkungan", en: "Members back in their neighbourhoods"),
        Phrase("Mobil pemadam siap di pangkalan", en: "Fire engines ready at base"),
        Phrase("Mobil pemadam siap di pos", en: "Fire engines ready at base"),
        Phrase("Regu pemadam kembali ke pangkalan", en: "Fire crews back at base"),
        Phrase("Regu pemadam kembali ke pos", en: "Fire crews back at base"),
        Phrase("Regu pemadam siaga, {} personel", en: "Fire crew on standby, {} people"),
        Phrase("Bergerak ke kebakaran", en: "On the way to a fire"), Phrase("Api dipadamkan", en: "Fire put out"),
        Phrase("Api padam", en: "The fire is out"), Phrase("Petugas di lokasi", en: "Staff on site"),
        Phrase("Petugas di tempat", en: "Staff on site"),
        Phrase("Semua penghalang jalan dibuka", en: "All barriers opened"),
        Phrase("Petugas kembali, semua penghalang jalan dibuka", en: "Staff back, all barriers opened"),
        Phrase("Jalan dibuka kembali", en: "Road reopened"),
        Phrase("Semua jalan dibuka kembali", en: "All roads reopened"),
        Phrase("Jalur keluar massa dibuka: {}", en: "A way out for the crowd is open: {}"),
        Phrase("Jalur evakuasi dibuka: {}", en: "An evacuation corridor is open: {}"),
        Phrase("Koridor evakuasi dibuka: {}", en: "An evacuation corridor is open: {}"),
        Phrase("Jalur evakuasi {} sudah terbuka", en: "Corridor {} is open already"),
        Phrase("Koridor {} sudah terbuka", en: "Corridor {} is open already"),
        Phrase("Lalu lintas kembali normal", en: "Traffic is back to normal"),
        Phrase("Pasukan lengkap di pangkalan", en: "The force is complete at base"),
        Phrase("Pasukan lengkap di kesatuan", en: "The force is complete at base"),
        Phrase("Pasukan di lokasi, {} personel", en: "The force on site, {} people"),
        Phrase("Pasukan di tempat, {} personel", en: "The force on site, {} people"),
        Phrase("Pasukan kembali ke satuan", en: "The force back at its unit"),
        Phrase("Personel Polsek lengkap", en: "The sector police are complete"),
        Phrase("Polsek di lokasi, {} personel", en: "Sector police on site, {} people"),
        Phrase("Polsek di tempat, {} personel", en: "Sector police on site, {} people"),
        Phrase("Polsek kembali", en: "Sector police back"), Phrase("Pengawalan selesai", en: "Escort over"),
        Phrase("Tim Tindak lengkap; {} orang diamankan", en: "The arrest team is complete; {} people detained"),
        Phrase(
            "Tim Tindak lengkap; tidak ada orang yang diamankan",
            en: "The arrest team is complete; nobody detained"
        ),
        Phrase("Tim Tindak di lokasi, {} personel", en: "The arrest team on site, {} people"),
        Phrase("Tim Tindak kembali", en: "The arrest team is back"),
        Phrase("Tidak ada yang dapat diamankan", en: "Nobody could be caught"),
        Phrase("Tim tindak lengkap; {} orang diamankan", en: "The arrest team is complete; {} people detained"),
        Phrase("Tim tindak di tempat, {} personel", en: "The arrest team on site, {} people"),
        Phrase("Tim tindak kembali", en: "The arrest team is back"),
        Phrase("Tidak ada yang tertangkap", en: "Nobody was caught"),
        Phrase("Tidak ada hasil penindakan", en: "The attempt came to nothing"),
        Phrase("Penyidik di lokasi, {} personel", en: "Investigators on site, {} people"),
        Phrase("Penyidik kembali", en: "Investigators back"),
        Phrase("Penyidik kembali bersama orang yang diamankan", en: "Investigators back with the detainees"),
        Phrase("{#} orang yang diamankan", en: "{#} detainees"), Phrase("{#} tahanan", en: "{#} detainees"),
        Phrase("{} orang yang diamankan sedang diperiksa", en: "{} detainees are being questioned"),
        Phrase("Tidak ada orang yang diperiksa", en: "Nobody is being questioned"),
        Phrase("Penyidik di tempat, {} personel", en: "Investigators on site, {} people"),
        Phrase("Penyidik kembali bersama tahanan", en: "Investigators back with the detainees"),
        Phrase("Kompi PHH lengkap di pangkalan", en: "The PHH company is complete at base"),
        Phrase("Kompi PHH lengkap di kesatuan", en: "The PHH company is complete at base"),
        Phrase("PHH mengambil alih kendali barisan", en: "PHH takes control of the line"),
        Phrase("PHH sudah memegang kendali barisan", en: "PHH holds the line already"),
        Phrase("PHH memegang barisan", en: "PHH holds the line"),
        Phrase("PHH kembali ke pangkalan", en: "PHH is back at base"),
        Phrase("PHH kembali ke kesatuan", en: "PHH is back at base"),
        Phrase("PHH di lokasi, {} personel", en: "PHH on site, {} people"),
        Phrase("PHH di tempat, {} personel", en: "PHH on site, {} people"),
        Phrase("Dalmas dan patroli lengkap di pangkalan", en: "Dalmas and patrols are complete at base"),
        Phrase("Dalmas dan patroli lengkap di kesatuan", en: "Dalmas and patrols are complete at base"),
        Phrase("Dalmas sudah di lokasi atau dalam perjalanan", en: "Dalmas is there already or on its way"),
        Phrase("Dalmas sudah di tempat atau dalam perjalanan", en: "Dalmas is there already or on its way"),
        Phrase("Dalmas awal di lokasi, {} personel", en: "Dalmas awal on site, {} people"),
        Phrase("Dalmas awal di tempat, {} personel", en: "Dalmas awal on site, {} people"),
        Phrase("Dalmas bertugas di {}", en: "Dalmas on duty at {}"),
        Phrase("Patroli di lokasi, {} personel", en: "Patrol on site, {} people"),
        Phrase("Patroli di tempat, {} personel", en: "Patrol on site, {} people"),
        Phrase("Satuan kembali ke pangkalan", en: "The unit is back at base"),
        Phrase("Satuan kembali ke kesatuan", en: "The unit is back at base"),
        Phrase("Peleton penindak dibentuk", en: "The strike platoon is formed"),
        Phrase("Peleton penindak dibentuk, {} personel", en: "The strike platoon is formed, {} people"),
        Phrase("Dalmas lanjut sudah memegang kendali barisan", en: "Dalmas lanjut holds the line already"),
        Phrase("Dalmas lanjut sudah memegang barisan", en: "Dalmas lanjut holds the line already"),
        Phrase("Kendali barisan diserahkan kepada PHH Brimob", en: "The line was handed to PHH Brimob"),
        Phrase("Barisan diserahkan kepada PHH Brimob", en: "The line was handed to PHH Brimob"),
        Phrase("Lapis ganti selesai", en: "The line was relieved"),
        Phrase("Ambulans kembali ke pangkalan", en: "The ambulance is back at base"),
        Phrase("Ambulans kembali ke pos", en: "The ambulance is back at base"),
        Phrase("Semua ambulans kembali ke pangkalan", en: "All ambulances are back at base"),
        Phrase("Semua ambulans kembali ke pos", en: "All ambulances are back at base"),
        Phrase("Ambulans siaga", en: "Ambulance on standby"),
        Phrase("Pos kesehatan dibuka", en: "The medical post is open"),
        Phrase("Pos kesehatan sudah ada atau dalam perjalanan", en: "The medical post is there already or on its way"),
        Phrase(
            "Pos kesehatan ditutup, semua korban sudah ditangani",
            en: "The medical post is closed, all casualties are cared for"
        ),
        Phrase(
            "Pos kesehatan ditutup, semua korban tertangani",
            en: "The medical post is closed, all casualties are cared for"
        ),
        Phrase("Kordon terbentuk, {} personel", en: "The cordon stands, {} people"),
        Phrase("Kordon sudah di lokasi atau dalam perjalanan", en: "The cordon is there already or on its way"),
        Phrase("Kordon berdiri, {} personel", en: "The cordon stands, {} people"),
        Phrase("Kordon sudah di tempat atau dalam perjalanan", en: "The cordon is there already or on its way"),
        Phrase("{} ditutup, arus dialihkan", en: "{} is closed, traffic diverted"),
        Phrase("{} orang diserahkan kepada penyidik", en: "{} people handed to the investigators"),
        Phrase("pejabat yang dilindungi sudah berada di tempat aman", en: "the protected official is in a safe place"),
        Phrase("{} sudah di tempat aman", en: "{} is in a safe place"),
        Phrase("{} korban ditangani: {}, {}, {}, {}", en: "{} casualties cared for: {}, {}, {}, {}"),
        Phrase("{} korban ditangani: {}, {}, {}", en: "{} casualties cared for: {}, {}, {}"),
        Phrase("Tidak ada korban", en: "No casualties"),
        Phrase("{} korban ditangani, {} sudah jelas nasibnya", en: "{} casualties cared for, {} of known fate"),
        Phrase("Personel kordon lengkap", en: "The cordon's people are complete"),
        Phrase("Seluruh personel kordon ditarik", en: "All of the cordon withdrawn"),
        Phrase("Semua kordon ditarik", en: "All cordons withdrawn"),
        Phrase("Negosiator kembali", en: "The negotiators are back"),
        Phrase("Kesepakatan tercapai", en: "Agreement reached"),
        Phrase("Negosiasi diakhiri", en: "Talks ended"),
        Phrase("Negosiasi diakhiri tanpa kesepakatan", en: "Talks ended without an agreement"),
        Phrase("Perundingan diakhiri", en: "Talks ended"),
        Phrase("Peringatan diberikan {} kali", en: "Warned {} times"),
        Phrase("Peringatan lengkap pada tingkat ini", en: "All warnings of this level were given"),
        Phrase("Tidak ada lagi massa di lokasi", en: "The crowd has left"),
        Phrase("Tidak ada massa lagi di tempat", en: "The crowd has left"),
        Phrase("Deteksi: {} usulan tingkat disampaikan", en: "Detection: {} levels proposed"),
        Phrase("Negosiasi: {} kesepakatan", en: "Negotiation: {} agreements"),
        Phrase(
            "Posko: tingkat tertinggi {}, {} perintah dikeluarkan",
            en: "Command post: highest level {}, {} orders given"
        ),
        Phrase("Posko Kaopsda: {} perintah dikeluarkan", en: "Command post of Kaopsda: {} orders given"),
        Phrase(
            "Posko memimpin; perintah lapangan diberikan kepada satuan lewat posko",
            en: "The command post leads; units get their orders from it"
        ),
    ]

    private static let orderTexts = [
        Phrase("Laksanakan apel dan periksa perlengkapan", en: "Muster and check the equipment"),
        Phrase("Amati lokasi dan laporkan perkembangan massa", en: "Watch the site and report what the crowd does"),
        Phrase("Patroli dialogis di sekitar lokasi", en: "Patrol around the site and talk to people"),
        Phrase("Patroli wilayah dan pengamanan lokasi", en: "Patrol the area and guard the site"),
        Phrase(
            "Geser Dalmas awal ke lokasi, bentuk garis tali dalmas, tanpa alat khusus",
            en: "Move Dalmas awal to the site, form a rope line, no special equipment"
        ),
        Phrase(
            "Dalmas awal ke lokasi, barisan tali, tanpa alat khusus",
            en: "Dalmas awal to the site, a rope line, no special equipment"
        ),
        Phrase("Tim Tindak siaga di belakang", en: "The arrest team stands by in the rear"),
        Phrase("Penyidik siaga menerima orang yang diamankan", en: "Investigators stand by to receive detainees"),
        Phrase("Penyidik siaga menerima tahanan", en: "Investigators stand by to receive detainees"),
        Phrase("Hubungi koordinator lapangan massa", en: "Contact the crowd's coordinator"),
        Phrase("Buka pos kesehatan lapangan", en: "Open a medical post"),
        Phrase("Tutup jalan dan alihkan arus", en: "Close the road and divert traffic"),
        Phrase(
            "Lapis ganti: Dalmas lanjut menggantikan Dalmas awal",
            en: "Relieve the line: Dalmas lanjut takes over from Dalmas awal"
        ),
        Phrase("Sampaikan imbauan kepada massa dengan pengeras suara", en: "Warn the crowd by loudspeaker"),
        Phrase("Himbau massa dengan pengeras suara", en: "Warn the crowd by loudspeaker"),
        Phrase("Buka jalur keluar bagi massa", en: "Open a way out for the crowd"),
        Phrase("Sterilkan jalur evakuasi", en: "Clear the evacuation route"),
        Phrase("Tim Tindak ke lokasi, sasaran hanya pelaku", en: "The arrest team to the site, offenders alone"),
        Phrase(
            "Bentuk kordon di tepi massa, imbau warga menjauh, tanpa kekuatan",
            en: "Form a cordon at the crowd's edge, ask people to keep away, no force"
        ),
        Phrase(
            "Kordon di tepi: imbau warga menjauh, tanpa kekuatan",
            en: "A cordon at the edge: ask people to keep away, no force"
        ),
        Phrase("Siaga pemadaman di belakang", en: "Stand by in the rear to put out fires"),
        Phrase("Ambulans siaga di belakang", en: "Ambulances stand by in the rear"),
        Phrase("Lintas ganti: serahkan kendali barisan kepada PHH Brimob", en: "Hand the line to PHH Brimob"),
        Phrase("Lintas ganti: serahkan barisan kepada PHH Brimob", en: "Hand the line to PHH Brimob"),
        Phrase(
            "Lintas ganti: ambil alih kendali barisan dari Dalmas lanjut",
            en: "Take the line over from Dalmas lanjut"
        ),
        Phrase("Lintas ganti: ambil alih barisan dari Dalmas lanjut", en: "Take the line over from Dalmas lanjut"),
        Phrase("BKO: jaga objek vital, tanpa kekuatan", en: "Reinforcement: guard the vital object, no force"),
        Phrase("BKO: siaga di belakang, tunggu perintah", en: "Reinforcement: stand by in the rear, wait for orders"),
        Phrase(
            "BKO: bergerak ke titik siaga dan menunggu perintah",
            en: "Reinforcement: move to the standby point and wait for orders"
        ),
        Phrase("BKO selesai, kembali ke kesatuan", en: "The reinforcement is over, return to your unit"),
        Phrase("Buka kembali jalan", en: "Reopen the road"),
        Phrase(
            "Operasi di lokasi selesai, kembali ke kesatuan",
            en: "The operation at the site is over, return to your unit"
        ),
        Phrase("Konsolidasi: laporkan kekuatan dan kejadian", en: "Consolidate: report strength and events"),
        Phrase(
            "Bubarkan massa yang menyerang, jalur keluar tetap terbuka",
            en: "Disperse the attacking crowd, the way out stays open"
        ),
        Phrase(
            "Amankan pelaku yang teridentifikasi, perlakukan secara manusiawi",
            en: "Detain the offenders that were identified, treat them humanely"
        ),
        Phrase(
            "Tangkap pelaku yang teridentifikasi, perlakukan secara manusiawi",
            en: "Arrest the offenders that were identified, treat them humanely"
        ),
        Phrase("Padamkan api: {}", en: "Put the fire out: {}"), Phrase("Padamkan api", en: "Put the fire out"),
        Phrase("Evakuasi dengan pengawalan ke tempat aman", en: "Evacuate under escort to a safe place"),
        Phrase(
            """
            Bentuk peleton penindak: situasi MERAH, PHH Brimob tidak tersedia, {}. \
            Imbauan lebih dahulu, jalur keluar tetap terbuka, tanpa senjata api
            """,
            en: """
                Form the strike platoon: situation RED, no PHH Brimob to be had, {}. \
                Warnings first, the way out stays open, no firearms
                """
        ),
        Phrase(
            """
            Bentuk peleton penindak: situasi MERAH, PHH Brimob tidak tersedia, {}. \
            Himbauan lebih dahulu, jalur keluar tetap terbuka, tanpa senjata api
            """,
            en: """
                Form the strike platoon: situation RED, no PHH Brimob to be had, {}. \
                Warnings first, the way out stays open, no firearms
                """
        ),
    ]
}
