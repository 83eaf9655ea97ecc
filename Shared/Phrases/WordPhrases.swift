/// The schema's enumerated words as people read them, by their Protobuf JSON names.
extension Phrase {
    /// The word for an enumerated value such as `LEVEL_YELLOW`; nil for a text that is none.
    public static func word(_ value: String) -> Phrase? {
        if let word = words[value] { return Phrase(verbatim: word.0, en: word.1) }
        return value.hasSuffix("_UNSPECIFIED") ? Phrase("belum diketahui", en: "not known") : nil
    }
}

extension Phrase {
    /// How an operation may end, by the schema's words for it.
    public static let outcomes = ["damai", "teratasi", "belum-teratasi", "belum-dapat-dinilai"]
}

private let words: [String: (String, String)] = [
    "LEVEL_UNSPECIFIED": ("belum ditetapkan", "not set"),
    "LEVEL_GREEN": ("HIJAU", "GREEN"), "LEVEL_YELLOW": ("KUNING", "YELLOW"), "LEVEL_RED": ("MERAH", "RED"),

    "RESISTANCE_NONE": ("tanpa perlawanan", "none"), "RESISTANCE_PASSIVE": ("perlawanan pasif", "passive"),
    "RESISTANCE_ACTIVE": ("perlawanan aktif", "active"), "RESISTANCE_AGGRESSIVE": ("perlawanan agresif", "aggressive"),
    "RESISTANCE_LETHAL": ("sangat membahayakan (ancaman segera terhadap jiwa)", "lethal"),

    "FORCE_LEVEL_PRESENCE": ("tahap 1 (kehadiran)", "1 presence"),
    "FORCE_LEVEL_VERBAL": ("tahap 2 (perintah lisan)", "2 verbal"),
    "FORCE_LEVEL_SOFT_HAND": ("tahap 3 (kendali tangan kosong lunak)", "3 soft empty hand"),
    "FORCE_LEVEL_HARD_HAND": ("tahap 4 (kendali tangan kosong keras)", "4 hard empty hand"),
    "FORCE_LEVEL_BLUNT_OR_CHEMICAL": (
        "tahap 5 (kendali senjata tumpul, senjata kimia/alat lain)", "5 blunt or chemical"
    ),
    "FORCE_LEVEL_FIREARM": ("tahap 6 (kendali senjata api)", "6 firearm"),

    "MEANS_LINE": ("barisan", "line"), "MEANS_VOICE": ("suara", "voice"),
    "MEANS_EMPTY_HAND": ("tangan kosong", "empty hand"),
    "MEANS_SHIELD": ("dorongan tameng", "shield"), "MEANS_BATON": ("tongkat", "baton"),
    "MEANS_WATER_CANNON": ("AWC", "water cannon"), "MEANS_TEAR_GAS": ("gas air mata", "tear gas"),
    "MEANS_FLASH_BALL": ("senapan bola karet (flash ball)", "flash ball"), "MEANS_FIREARM": ("senjata api", "firearm"),

    "FORMATION_PATROL": ("tim patroli", "patrol"), "FORMATION_INITIAL_CROWD_UNIT": ("Dalmas awal", "Dalmas awal"),
    "FORMATION_EQUIPPED_CROWD_UNIT": ("Dalmas lanjut", "Dalmas lanjut"),
    "FORMATION_RIOT_CONTROL_UNIT": ("PHH Brimob", "PHH Brimob"), "FORMATION_ARREST_TEAM": ("Tim Tindak", "arrest team"),
    "FORMATION_SECTOR_POLICE": ("Subsatgas Polsek", "sector police"),
    "FORMATION_NEGOTIATORS": ("negosiator", "negotiators"),
    "FORMATION_TRAFFIC_POST": ("petugas lalu lintas", "traffic post"),
    "FORMATION_MEDICAL_POST": ("tim kesehatan lapangan", "medical post"),
    "FORMATION_INVESTIGATORS": ("penyidik", "investigators"), "FORMATION_ESCORT": ("pengawal", "escort"),
    "FORMATION_OBSERVERS": ("tim pengamat", "observers"),
    "FORMATION_STRIKE_PLATOON": ("peleton penindak", "strike platoon"),
    "FORMATION_FIRE_CREW": ("regu pemadam", "fire crew"), "FORMATION_CORDON": ("personel kordon", "cordon"),
    "FORMATION_GUARD": ("pasukan penjaga objek vital", "guard"),

    "BEHAVIOUR_DISPERSING": ("membubarkan diri", "dispersing"), "BEHAVIOUR_GATHERING": ("berkumpul", "gathering"),
    "BEHAVIOUR_MARCHING": ("bergerak (pawai)", "marching"), "BEHAVIOUR_ORATION": ("orasi", "oration"),
    "BEHAVIOUR_BLOCKING_ROAD": ("menutup jalan", "blocking the road"),
    "BEHAVIOUR_PUSHING": ("mendorong barisan petugas", "pushing"),
    "BEHAVIOUR_THROWING": ("melempari petugas", "throwing"), "BEHAVIOUR_TYRE_FIRE": ("membakar ban", "burning tyres"),
    "BEHAVIOUR_VANDALISM": ("merusak fasilitas", "vandalism"),
    "BEHAVIOUR_BREACH": ("mencoba menerobos masuk", "breaking in"),
    "BEHAVIOUR_ASSAULT": ("menyerang petugas", "assault"),
    "BEHAVIOUR_ARSON": ("membakar bangunan atau kendaraan", "arson"),
    "BEHAVIOUR_ARMED_ATTACK": ("menyerang dengan senjata", "armed attack"),

    "ORDER_KIND_MUSTER": ("apel", "muster"), "ORDER_KIND_PATROL": ("patroli", "patrol"),
    "ORDER_KIND_DEPLOY": ("geser pasukan", "deploy"), "ORDER_KIND_LAYER_RELIEF": ("lapis ganti", "layer relief"),
    "ORDER_KIND_CROSS_RELIEF": ("lintas ganti", "cross relief"),
    "ORDER_KIND_WARN": ("sampaikan imbauan dan peringatan", "warn"),
    "ORDER_KIND_DISPERSE": ("bubarkan massa", "disperse"), "ORDER_KIND_ARREST": ("amankan pelaku", "arrest"),
    "ORDER_KIND_NEGOTIATE": ("negosiasi", "negotiate"), "ORDER_KIND_CLOSE_ROAD": ("tutup jalan", "close road"),
    "ORDER_KIND_OPEN_EXIT_ROUTE": ("buka jalur keluar massa", "open exit route"),
    "ORDER_KIND_OPEN_CORRIDOR": ("buka jalur evakuasi", "open corridor"),
    "ORDER_KIND_REOPEN_ROAD": ("buka kembali jalan", "reopen road"),
    "ORDER_KIND_EVACUATE": ("evakuasi", "evacuate"),
    "ORDER_KIND_OPEN_MEDICAL_POST": ("buka pos kesehatan", "open medical post"),
    "ORDER_KIND_OBSERVE": ("amati", "observe"),
    "ORDER_KIND_RECEIVE_DETAINEES": ("terima orang yang diamankan", "receive detainees"),
    "ORDER_KIND_EXTINGUISH": ("padamkan api", "extinguish"),
    "ORDER_KIND_STAND_DOWN": ("tarik mundur pasukan", "stand down"),
    "ORDER_KIND_CONSOLIDATE": ("konsolidasi", "consolidate"),
    "ORDER_KIND_SEND_REINFORCEMENT": ("kirim perkuatan", "send reinforcement"),
    "ORDER_KIND_FORM_STRIKE_PLATOON": ("bentuk peleton penindak", "form the strike platoon"),

    "RELIEF_KIND_LAYER": ("lapis ganti", "layer relief"), "RELIEF_KIND_CROSS": ("lintas ganti", "cross relief"),
    "INTENT_LAWFUL": ("aksi damai", "lawful"), "INTENT_DISRUPTIVE": ("berpotensi mengganggu ketertiban", "disruptive"),
    "INTENT_VIOLENT": ("berpotensi anarkis", "violent"),
    "TRIAGE_GREEN": ("hijau", "green"), "TRIAGE_YELLOW": ("kuning", "yellow"), "TRIAGE_RED": ("merah", "red"),
    "TRIAGE_BLACK": ("hitam", "black"),
    "SIDE_CROWD": ("massa", "crowd"), "SIDE_OFFICERS": ("petugas", "officers"),
    "ANSWER_TALKS": ("bersedia bernegosiasi", "will talk"), "ANSWER_ACCEPTS": ("menerima tawaran", "accepts"),
    "ANSWER_REFUSES": ("menolak tawaran", "refuses"),
    "ANSWER_UNREACHABLE": ("tidak dapat ditemui", "cannot be reached"),
    "PLACE_KIND_MUSTER": ("lapangan apel", "muster ground"),
    "PLACE_KIND_VITAL_OBJECT": ("objek vital", "vital object"), "PLACE_KIND_JUNCTION": ("simpang", "junction"),
    "PLACE_KIND_HOSPITAL": ("rumah sakit", "hospital"), "PLACE_KIND_STATION": ("markas", "station"),
    "PLACE_KIND_GATHERING": ("titik kumpul massa", "gathering point"),
    "VARIANT_SAFE": ("aman", "safe"), "VARIANT_VULNERABLE": ("rawan", "vulnerable"),
    "FAULT_KIND_DIVERGENCE": ("ketidaksesuaian catatan", "divergence"),
    "FAULT_KIND_LOST_HEAD": ("bagian awal catatan hilang", "lost head"),
    "FAULT_KIND_MISSING": ("catatan tidak datang", "missing record"),
    "FAULT_KIND_TOO_MUCH": ("terlalu banyak", "too much"),
    "FAULT_KIND_RECORDING": ("perekaman", "recording"), "FAULT_KIND_UNIT": ("satuan", "unit"),
    "FAULT_KIND_FORGERY": ("catatan tidak asli", "forged record"),
    "FAULT_KIND_DOUBT": ("catatan diragukan", "doubtful record"),

    "SETBACK_KIND_MISSING": ("tidak ada atau tidak dapat dipakai", "absent or out of order"),
    "SETBACK_KIND_DELAYED": ("terlambat berangkat", "sets out late"),
    "SETBACK_KIND_BREAKDOWN": ("mogok di jalan", "breaks down on its way"),
    "SETBACK_KIND_ROAD_BLOCKED": ("jalan tertutup akibat kecelakaan", "road blocked by an accident"),
    "SETBACK_KIND_WEATHER": ("cuaca buruk", "bad weather"),
    "CONCERN_NO_TALKS": ("belum ada yang mengajak bicara", "nobody has come to talk"),
    "CONCERN_NO_CARE": ("orang luka belum ditolong", "somebody hurt waits for care"),
    "CONCERN_NO_WAY_OUT": ("massa tidak punya jalan keluar", "the crowd finds no way out"),

    // What the schema writes as words of its own.
    // The instance of every unit where one program plays them all.
    "in-process": ("dalam satu proses", "in one process"),
    "teratasi": ("situasi dapat dikendalikan", "overcome"), "damai": ("aman dan kondusif", "peaceful"),
    "belum-teratasi": ("belum terkendali", "not overcome"),
    "belum-dapat-dinilai": ("belum dapat dinilai", "cannot be judged yet"),
    "di-pos": (
        "masih dirawat di pos kesehatan lapangan, tidak ada yang membawanya ke rumah sakit",
        "cared for at the medical post, as nobody could take them to hospital"
    ),
    "dirawat": ("dirawat di rumah sakit", "admitted"), "pulang": ("diperbolehkan pulang", "sent home"),
    "meninggal": ("meninggal", "died"),
]
