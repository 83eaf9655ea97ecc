// What is said of slips of the pen in a scenario's file, where what was meant can be seen.

extension Phrase {
    /// A text with a comma between braces, where a comma ends it.
    public static func commaInText(_ key: String, _ text: String) -> Phrase {
        Phrase(
            "teks yang memuat koma harus diapit tanda kutip ganda: \(key): \"\(text)\"",
            en: "put a text that holds a comma between double quotes: \(key): \"\(text)\""
        )
    }

    /// An act that does not say whose it is, where there are several crowds.
    public static func groupOfSeveral(_ groups: [String]) -> Phrase {
        let list = groups.joined(separator: ", ")
        return Phrase(
            "ada beberapa massa, jadi tindakan ini harus menyebut yang mana: tulis 'group', salah satu dari: \(list)",
            en: "there are several crowds, so this act must say whose it is: write 'group', one of: \(list)"
        )
    }

    /// A scenario whose conditions and injects name the units of another district, many times.
    public static func districtUnlikeUnits(_ district: String, _ other: String, count: Int) -> Phrase {
        Phrase(
            "skenario ini milik '\(district)', tetapi \(count) kali menyebut satuan '\(other)/…'; samakan: tulis 'district: "
                + "\(other)', atau ganti '\(other)/' menjadi '\(district)/'",
            en:
                "this scenario is of '\(district)' and names units '\(other)/…' \(count) times; make them agree: write 'district: "
                + "\(other)', or '\(district)/' for '\(other)/'"
        )
    }

    /// A number with a comma in it, between braces.
    public static func commaInNumber(_ key: String, _ number: String) -> Phrase {
        Phrase(
            "bilangan di sini bulat, tanpa koma dan tanpa satuan, seperti \(key): \(number)",
            en: "numbers here are whole, written without a comma and without a unit, such as \(key): \(number)"
        )
    }

    /// A key without its colon, or without the space after it, between braces.
    public static func keyWithoutColon(_ key: String, shown: String) -> Phrase {
        Phrase(
            "tulis '\(key): …', dengan titik dua dan spasi, bukan '\(shown)'",
            en: "write '\(key): …', with a colon and a space, not '\(shown)'"
        )
    }

    /// A text that is no name of the format; `meant` is the name that it would be.
    public static func unfitWord(_ found: String, of key: String, meant: String?) -> Phrase {
        let wrong = unfitValue(found, of: key, expected: Form.word)
        guard let meant else { return wrong }
        return Phrase(
            "\(wrong.indonesian); maksud Anda '\(meant)'?",
            en: "\(wrong.english); did you mean '\(meant)'?"
        )
    }

    /// Two numbers whose first is the higher.
    public static func reversedRange(_ first: Int64, _ second: Int64, of key: String) -> Phrase {
        Phrase(
            "nilai '\(key)' harus \(Form.range.indonesian); maksud Anda [\(second), \(first)]?",
            en: "'\(key)' must be \(Form.range.english); did you mean [\(second), \(first)]?"
        )
    }

    /// An event type that is none.
    public static func unknownEvent(_ name: String, nearest: String?) -> Phrase {
        let remedy =
            nearest.map { Phrase("maksud Anda '\($0)'?", en: "did you mean '\($0)'?") }
            ?? Phrase("semua jenisnya: 'gladi names events'", en: "'gladi names events' lists them all")
        return Phrase(
            "jenis kejadian '\(name)' tidak dikenal; \(remedy.indonesian)",
            en: "event type '\(name)' is not known; \(remedy.english)"
        )
    }

    /// An inject that waits for a step of the crowd's script.
    public static func stepIsNoInject(_ step: String) -> Phrase {
        Phrase(
            "'\(step)' adalah langkah naskah massa, dan 'after' sebuah inject hanya menunggu inject lain; tulis 'not_before' dengan "
                + "jamnya, atau 'happened' dengan kejadian yang ditimbulkan langkah itu",
            en:
                "'\(step)' is a step of the crowd's script, and 'after' of an inject waits for other injects alone; write "
                + "'not_before' with its time, or 'happened' with an event that the step brings about"
        )
    }

    /// Agitators in a crowd that no step gives any people.
    public static func agitatorsOfNobody(_ agitators: UInt32, in group: String) -> Phrase {
        Phrase(
            "provokator (\(agitators)) dari massa '\(group)', dan tidak ada langkah yang memberinya orang; tulis 'size' di langkah "
                + "ini, misalnya 'size: 140'",
            en:
                "agitators (\(agitators)) of '\(group)', and no step gives it any people; write 'size' in this step, such as "
                + "'size: 140'"
        )
    }

    /// The key of the format that an Indonesian word means, of these; nil for any other word.
    package static func key(meantBy word: String, among known: [String]) -> String? {
        indonesianKeys[word.lowercased()]?.first(where: known.contains)
    }

    private static let indonesianKeys: [String: [String]] = [
        "akhir": ["end", "to"], "akibat": ["effects"], "alasan": ["reason"], "api": ["fire"], "babak": ["episodes"],
        "arah": ["to"], "benih": ["seed"], "dampak": ["effects"],
        "dari": ["from"], "dilindungi": ["protected"], "daerah": ["district"], "efek": ["effects"],
        "episode": ["episodes"],
        "hingga": ["to", "end"], "inject": ["injects"], "instansi": ["agency", "agencies"], "isi": ["text"],
        "jabatan": ["office"], "jalan": ["roads", "road"], "jarak": ["length"], "jeda": ["delay"],
        "jenis": ["kind", "event", "variant"], "judul": ["title"], "jumlah": ["total", "count", "size", "value"],
        "kapan": ["when"], "kebakaran": ["fire"], "kecuali": ["unless"], "ke": ["to"], "kejadian": ["event"],
        "kekuatan": ["strength", "forces"],
        "kelompok": ["group", "groups"], "korban": ["casualties"], "kepada": ["addressee"], "ketegangan": ["tension"],
        "kunci": ["key"],
        "lama": ["for", "over"], "langkah": ["script", "step"], "lokasi": ["place", "site"],
        "massa": ["ground", "group", "groups"], "mulai": ["start", "from"], "nama": ["name", "title", "key"],
        "naskah": ["script"], "nilai": ["value"], "oleh": ["by"], "pasukan": ["strength", "forces"],
        "pengalih": ["diversion"], "organisasi": ["organisation"],
        "panjang": ["length"], "parameter": ["parameters"], "pelaku": ["by"], "penerima": ["addressee"],
        "perilaku": ["behaviour"], "perintah": ["orders", "order"], "perlawanan": ["resistance"],
        "pemilik": ["owner"], "polres": ["district"], "provokator": ["agitators"],
        "rumah-sakit": ["hospitals", "hospital"], "rumah_sakit": ["hospitals", "hospital"],
        "ringkasan": ["synopsis", "about"],
        "sampai": ["to", "end"], "satuan": ["unit", "units"], "selama": ["for", "over"], "selesai": ["end", "to"],
        "setelah": ["after"], "sesudah": ["after"], "sinopsis": ["synopsis"], "syarat": ["when"],
        "tahapan": ["episodes"], "sumber": ["source"],
        "tempat": ["places", "place", "site"], "tentang": ["about"], "teks": ["text"], "tindakan": ["acts"],
        "tujuan": ["objective"], "tunda": ["delay"], "ukuran": ["size"], "waktu": ["when"],
    ]
}
