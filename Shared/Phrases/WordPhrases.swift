/// The schema's enumerated words as people read them, by their Protobuf JSON names.
extension Phrase {
    /// The word for an enumerated value such as `LEVEL_YELLOW`; nil for a text that is none.
    public static func word(_ value: String) -> Phrase? {
        if value.hasSuffix("_UNSPECIFIED") { return Phrase("–", en: "–") }
        return words[value].map { Phrase(verbatim: $0.0, en: $0.1) }
    }
}

private let words: [String: (String, String)] = [
    "LEVEL_GREEN": ("HIJAU", "GREEN"), "LEVEL_YELLOW": ("KUNING", "YELLOW"), "LEVEL_RED": ("MERAH", "RED"),

    "RESISTANCE_NONE": ("tertib", "none"), "RESISTANCE_PASSIVE": ("pasif", "passive"),
    "RESISTANCE_ACTIVE": ("aktif", "active"), "RESISTANCE_AGGRESSIVE": ("agresif", "aggressive"),
    "RESISTANCE_LETHAL": ("mengancam jiwa", "lethal"),

    "FORCE_LEVEL_PRESENCE": ("1 kehadiran", "1 presence"), "FORCE_LEVEL_VERBAL": ("2 perintah lisan", "2 verbal"),
    "FORCE_LEVEL_SOFT_HAND": ("3 tangan kosong lunak", "3 soft empty hand"),
    "FORCE_LEVEL_HARD_HAND": ("4 tangan kosong keras", "4 hard empty hand"),
    "FORCE_LEVEL_BLUNT_OR_CHEMICAL": ("5 tumpul atau kimia", "5 blunt or chemical"),
    "FORCE_LEVEL_FIREARM": ("6 senjata api", "6 firearm"),

    "MEANS_LINE": ("barisan", "line"), "MEANS_VOICE": ("suara", "voice"),
    "MEANS_EMPTY_HAND": ("tangan kosong", "empty hand"),
    "MEANS_SHIELD": ("tameng", "shield"), "MEANS_BATON": ("tongkat", "baton"),
    "MEANS_WATER_CANNON": ("meriam air", "water cannon"), "MEANS_TEAR_GAS": ("gas air mata", "tear gas"),
    "MEANS_FLASH_BALL": ("flash ball", "flash ball"), "MEANS_FIREARM": ("senjata api", "firearm"),

    "FORMATION_PATROL": ("patroli", "patrol"), "FORMATION_INITIAL_CROWD_UNIT": ("Dalmas awal", "Dalmas awal"),
    "FORMATION_EQUIPPED_CROWD_UNIT": ("Dalmas lanjut", "Dalmas lanjut"),
    "FORMATION_RIOT_CONTROL_UNIT": ("PHH Brimob", "PHH Brimob"), "FORMATION_ARREST_TEAM": ("Tim Tindak", "arrest team"),
    "FORMATION_SECTOR_POLICE": ("Subsatgas Polsek", "sector police"),
    "FORMATION_NEGOTIATORS": ("negosiator", "negotiators"),
    "FORMATION_TRAFFIC_POST": ("pos lalu lintas", "traffic post"),
    "FORMATION_MEDICAL_POST": ("pos kesehatan", "medical post"),
    "FORMATION_INVESTIGATORS": ("penyidik", "investigators"), "FORMATION_ESCORT": ("pengawal", "escort"),
    "FORMATION_OBSERVERS": ("pengamat", "observers"),
    "FORMATION_STRIKE_PLATOON": ("peleton penindak", "strike platoon"),
    "FORMATION_FIRE_CREW": ("regu pemadam", "fire crew"), "FORMATION_CORDON": ("kordon", "cordon"),
    "FORMATION_GUARD": ("penjagaan objek", "guard"),

    "BEHAVIOUR_DISPERSING": ("membubarkan diri", "dispersing"), "BEHAVIOUR_GATHERING": ("berkumpul", "gathering"),
    "BEHAVIOUR_MARCHING": ("berjalan", "marching"), "BEHAVIOUR_ORATION": ("orasi", "oration"),
    "BEHAVIOUR_BLOCKING_ROAD": ("menutup jalan", "blocking the road"), "BEHAVIOUR_PUSHING": ("mendorong", "pushing"),
    "BEHAVIOUR_THROWING": ("melempar", "throwing"), "BEHAVIOUR_TYRE_FIRE": ("membakar ban", "burning tyres"),
    "BEHAVIOUR_VANDALISM": ("merusak", "vandalism"), "BEHAVIOUR_BREACH": ("menerobos", "breaking in"),
    "BEHAVIOUR_ASSAULT": ("menyerang orang", "assault"), "BEHAVIOUR_ARSON": ("membakar bangunan", "arson"),
    "BEHAVIOUR_ARMED_ATTACK": ("serangan bersenjata", "armed attack"),

    "ORDER_KIND_MUSTER": ("apel", "muster"), "ORDER_KIND_PATROL": ("patroli", "patrol"),
    "ORDER_KIND_DEPLOY": ("gelar pasukan", "deploy"), "ORDER_KIND_LAYER_RELIEF": ("lapis ganti", "layer relief"),
    "ORDER_KIND_CROSS_RELIEF": ("lintas ganti", "cross relief"), "ORDER_KIND_WARN": ("beri himbauan", "warn"),
    "ORDER_KIND_DISPERSE": ("bubarkan", "disperse"), "ORDER_KIND_ARREST": ("tangkap pelaku", "arrest"),
    "ORDER_KIND_NEGOTIATE": ("berunding", "negotiate"), "ORDER_KIND_CLOSE_ROAD": ("tutup jalan", "close road"),
    "ORDER_KIND_OPEN_EXIT_ROUTE": ("buka jalan keluar", "open exit route"),
    "ORDER_KIND_OPEN_CORRIDOR": ("buka koridor", "open corridor"),
    "ORDER_KIND_REOPEN_ROAD": ("buka jalan", "reopen road"),
    "ORDER_KIND_EVACUATE": ("evakuasi", "evacuate"),
    "ORDER_KIND_OPEN_MEDICAL_POST": ("buka pos kesehatan", "open medical post"),
    "ORDER_KIND_OBSERVE": ("amati", "observe"), "ORDER_KIND_RECEIVE_DETAINEES": ("terima tahanan", "receive detainees"),
    "ORDER_KIND_EXTINGUISH": ("padamkan api", "extinguish"), "ORDER_KIND_STAND_DOWN": ("tarik pasukan", "stand down"),
    "ORDER_KIND_CONSOLIDATE": ("konsolidasi", "consolidate"),
    "ORDER_KIND_SEND_REINFORCEMENT": ("kirim bantuan", "send reinforcement"),
    "ORDER_KIND_FORM_STRIKE_PLATOON": ("bentuk peleton penindak", "form the strike platoon"),

    "RELIEF_KIND_LAYER": ("lapis ganti", "layer relief"), "RELIEF_KIND_CROSS": ("lintas ganti", "cross relief"),
    "INTENT_LAWFUL": ("tertib", "lawful"), "INTENT_DISRUPTIVE": ("mengganggu", "disruptive"),
    "INTENT_VIOLENT": ("keras", "violent"),
    "TRIAGE_GREEN": ("hijau", "green"), "TRIAGE_YELLOW": ("kuning", "yellow"), "TRIAGE_RED": ("merah", "red"),
    "TRIAGE_BLACK": ("hitam", "black"),
    "SIDE_CROWD": ("massa", "crowd"), "SIDE_OFFICERS": ("petugas", "officers"),
    "ANSWER_TALKS": ("mau bicara", "will talk"), "ANSWER_ACCEPTS": ("menerima tawaran", "accepts"),
    "ANSWER_REFUSES": ("menolak tawaran", "refuses"),
    "ANSWER_UNREACHABLE": ("tidak dapat ditemui", "cannot be reached"),
    "PLACE_KIND_MUSTER": ("lapangan apel", "muster ground"),
    "PLACE_KIND_VITAL_OBJECT": ("objek vital", "vital object"), "PLACE_KIND_JUNCTION": ("simpang", "junction"),
    "PLACE_KIND_HOSPITAL": ("rumah sakit", "hospital"), "PLACE_KIND_STATION": ("markas", "station"),
    "PLACE_KIND_GATHERING": ("titik kumpul massa", "gathering point"),
    "VARIANT_SAFE": ("aman", "safe"), "VARIANT_VULNERABLE": ("rawan", "vulnerable"),
    "FAULT_KIND_DIVERGENCE": ("penyimpangan", "divergence"),
    "FAULT_KIND_LOST_HEAD": ("awal catatan hilang", "lost head"),
    "FAULT_KIND_MISSING": ("catatan tidak datang", "missing record"),
    "FAULT_KIND_TOO_MUCH": ("terlalu banyak", "too much"),
    "FAULT_KIND_RECORDING": ("perekaman", "recording"), "FAULT_KIND_UNIT": ("satuan", "unit"),
    "FAULT_KIND_FORGERY": ("catatan palsu", "forged record"),
    "FAULT_KIND_DOUBT": ("catatan diragukan", "doubtful record"),

    "SETBACK_KIND_MISSING": ("tidak ada atau tidak dapat dipakai", "absent or out of order"),
    "SETBACK_KIND_DELAYED": ("terlambat berangkat", "sets out late"),
    "SETBACK_KIND_BREAKDOWN": ("mogok di jalan", "breaks down on its way"),
    "SETBACK_KIND_ROAD_BLOCKED": ("jalan tertutup kecelakaan", "road blocked by an accident"),
    "SETBACK_KIND_WEATHER": ("cuaca buruk", "bad weather"),
    "CONCERN_NO_TALKS": ("belum ada yang mengajak bicara", "nobody has come to talk"),
    "CONCERN_NO_CARE": ("orang luka belum ditolong", "somebody hurt waits for care"),
    "CONCERN_NO_WAY_OUT": ("massa tidak punya jalan keluar", "the crowd finds no way out"),

    // What the schema writes as words of its own.
    "teratasi": ("teratasi", "overcome"), "damai": ("damai", "peaceful"),
    "belum-teratasi": ("belum teratasi", "not overcome"),
    "belum-dapat-dinilai": ("belum dapat dinilai", "cannot be judged yet"),
    "dirawat": ("dirawat", "admitted"), "pulang": ("pulang", "sent home"), "meninggal": ("meninggal", "died"),
]
