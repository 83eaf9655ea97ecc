// What is said of a scenario that can be read, and that lacks what its own story needs.

extension Phrase {
    /// A crowd that comes only once a crowd is there.
    public static func crowdWaitsForItself(_ step: String) -> Phrase {
        Phrase(
            "massa tidak pernah datang: langkah '\(step)' menunggu kejadian yang hanya ada bila massa sudah di sana; beri satu "
                + "langkah awal yang menunggu jam ('not_before') atau inject",
            en:
                "the crowd never comes: step '\(step)' waits for what only happens once a crowd is there; let a first step wait for "
                + "a time ('not_before') or an inject"
        )
    }

    /// A step or an inject that is not to be played once the drill has begun.
    public static func begunAlready(_ key: String) -> Phrase {
        Phrase(
            "'\(key)' tidak pernah dimainkan: pada saat itu latihan sudah dimulai; hapus syarat ini, atau tulis kejadian lain",
            en: "'\(key)' is never played: by then the drill has begun; delete this condition, or name another event"
        )
    }

    /// The planned crowd is another one than the script's.
    public static func plannedForOthers(_ planned: UInt64, isWritten: Bool, peak: UInt64) -> Phrase {
        let meant = isWritten ? Phrase("", en: "") : Phrase(" bila tidak ditulis", en: " unless written")
        return Phrase(
            "rencana menghitung \(planned) orang massa (planned_crowd\(meant.indonesian)), padahal massa dalam naskah mencapai "
                + "\(peak) orang; ambang, barisan, dan kordon mengikuti rencana itu: tulis 'planned_crowd' sekitar \(peak)",
            en:
                "the plan counts on \(planned) people (planned_crowd\(meant.english)), and the script brings up to \(peak); "
                + "thresholds, lines and cordons follow the plan: write a 'planned_crowd' of about \(peak)"
        )
    }

    /// A crowd that counts as gone while it is there.
    public static func smallCrowdTooLarge(_ small: UInt64, isWritten: Bool, peak: UInt64) -> Phrase {
        let remedy = numberRemedy(max(peak / 8, 1), isWritten: isWritten, peak: peak)
        return Phrase(
            "massa dianggap bubar pada \(small) orang (small_crowd), padahal massa dalam naskah paling banyak \(peak) orang; "
                + "\(remedy.indonesian)",
            en:
                "a crowd counts as gone at \(small) people (small_crowd), and the script brings at most \(peak); "
                + "\(remedy.english)"
        )
    }

    /// A crowd that never comes near the threshold.
    public static func largeCrowdTooLarge(_ large: UInt64, isWritten: Bool, peak: UInt64) -> Phrase {
        let remedy = numberRemedy(max(peak * 3 / 4, 1), isWritten: isWritten, peak: peak)
        return Phrase(
            "massa dianggap besar mulai \(large) orang (large_crowd), padahal massa dalam naskah paling banyak \(peak) orang; "
                + "\(remedy.indonesian)",
            en:
                "a crowd counts as large from \(large) people (large_crowd) on, and the script brings at most \(peak); "
                + "\(remedy.english)"
        )
    }

    /// A threshold that is written is lowered; one that is not follows from the planned crowd.
    private static func numberRemedy(_ value: UInt64, isWritten: Bool, peak: UInt64) -> Phrase {
        isWritten
            ? Phrase("turunkan, misalnya ke \(value)", en: "lower it, for example to \(value)")
            : Phrase(
                "tulis 'planned_crowd: \(max(peak, 10))' di 'parameters'",
                en: "write a 'planned_crowd' of \(max(peak, 10)) under 'parameters'"
            )
    }

    /// An inject that comes when units have been sent home.
    public static func afterConsolidation(_ key: String, consolidatedBy time: String) -> Phrase {
        Phrase(
            "'\(key)' baru dimainkan sesudah 'consolidate_by' (\(time)), ketika satuan sudah berkonsolidasi; majukan, atau "
                + "undurkan 'consolidate_by'",
            en:
                "'\(key)' comes after 'consolidate_by' (\(time)), when units have consolidated; put it earlier, or that later"
        )
    }

    /// Crowds none of which has a leader with whom one could talk.
    public static let noMarshal = Phrase(
        "tidak satu pun massa mempunyai korlap, jadi negosiator tidak dapat menemui siapa pun; tulis 'marshal: true' pada massanya",
        en: "no crowd has a marshal, so negotiators find nobody to talk to; write 'marshal: true' for the crowd"
    )

    /// A unit without people.
    public static func unmanned(_ unit: String, leads: Bool) -> Phrase {
        leads
            ? Phrase(
                "\(unit) memimpin operasi tanpa seorang personel pun; tulis 'personnel' pada kekuatannya",
                en: "\(unit) leads the operation without anybody; write 'personnel' into its strength"
            )
            : Phrase(
                "\(unit) tidak mempunyai personel, jadi tidak menggelar apa pun; tulis kekuatannya, atau hapus satuan ini",
                en: "\(unit) has no people, so it sends nobody out; write its strength, or delete the unit"
            )
    }

    /// A body without the vehicle by which it goes.
    public static func withoutVehicle(_ body: Phrase, _ vehicle: String, of unit: String) -> Phrase {
        let title = Phrase.kit(vehicle)
        return Phrase(
            "\(body.indonesian) dari \(unit) tidak dapat berangkat tanpa '\(vehicle)' (\(title?.indonesian ?? vehicle)); "
                + "tambahkan pada kekuatannya",
            en: "\(body.english) of \(unit) cannot leave without '\(vehicle)'; add it to its strength"
        )
    }

    /// Less of a kit than people who each need one.
    public static func tooLittle(_ kit: String, _ count: UInt64, for people: UInt64, of unit: String) -> Phrase {
        let title = Phrase.kit(kit)
        return Phrase(
            "\(unit): \(count) \(title?.indonesian ?? kit) ('\(kit)') untuk \(people) personel yang masing-masing memakai satu; "
                + "tambahkan, atau kurangi personelnya",
            en: "\(unit): \(count) of '\(kit)' for \(people) people who each carry one; add some, or take people away"
        )
    }

    /// People are hurt, and nobody treats them.
    public static func nobodyTreats(_ taskForces: [String]) -> Phrase {
        let list = taskForces.joined(separator: ", ")
        return Phrase(
            "ada korban dalam naskah, dan tidak ada yang merawatnya: itu tugas \(list), dengan personel",
            en: "people are hurt in the script, and nobody treats them: that is for \(list), with people"
        )
    }

    /// People are hurt, and there is no hospital.
    public static let noHospital = Phrase(
        "ada korban dalam naskah, dan tidak ada rumah sakit, jadi semua dirawat di pos; tulis 'hospitals'",
        en: "people are hurt in the script, and there is no hospital, so all are treated at the post; write 'hospitals'"
    )

    /// People are hurt, and there is no ambulance.
    public static func noAmbulance(_ units: [String]) -> Phrase {
        let list = units.joined(separator: ", ")
        return Phrase(
            "ada korban dalam naskah, dan tidak ada ambulans, jadi semua dirawat di pos; tulis 'ambulance' pada kekuatan \(list)",
            en:
                "people are hurt in the script, and there is no ambulance, so all are treated at the post; write 'ambulance' "
                + "into the strength of \(list)"
        )
    }

    /// People are hurt, and no road is kept open for ambulances.
    public static func noEvacuationRoad(from site: String) -> Phrase {
        Phrase(
            "ada korban dalam naskah, dan tidak ada jalur evakuasi dari '\(site)'; tulis 'evacuation: true' pada jalan yang "
                + "dibiarkan terbuka bagi ambulans",
            en:
                "people are hurt in the script, and no road from '\(site)' is kept open for ambulances; write 'evacuation: true' at "
                + "one"
        )
    }

    /// A number that nobody reads.
    public static func unreadNumber(_ name: String) -> Phrase {
        Phrase(
            "'\(name)' tidak dibaca satuan mana pun, jadi tidak berpengaruh; jumlah massa yang direncanakan, misalnya, bernama "
                + "'planned_crowd'",
            en:
                "no unit reads '\(name)', so it changes nothing; the size of the planned crowd, for example, is 'planned_crowd'"
        )
    }

    /// The units consolidate before the crowd is there.
    public static func consolidatedTooEarly(crowd: String) -> Phrase {
        Phrase(
            "satuan berkonsolidasi sebelum massa datang (paling cepat \(crowd)), sehingga latihan selesai tanpa massa; mundurkan "
                + "'consolidate_by'",
            en:
                "the units consolidate before the crowd comes (\(crowd) at the earliest), so the drill ends without it; put "
                + "'consolidate_by' later"
        )
    }

    /// A road could be closed, and no unit does it.
    public static func nobodyCloses(_ road: String, _ taskForces: [String]) -> Phrase {
        let list = taskForces.joined(separator: ", ")
        return Phrase(
            "'\(road)' tidak akan ditutup: tidak ada satuan yang melakukannya (\(list)); tambahkan satuannya, atau hapus 'diversion'",
            en: "'\(road)' is never closed: there is no unit that does it (\(list)); add it, or delete the 'diversion'"
        )
    }

    /// No road at a site can be closed.
    public static func nothingToClose(at site: String) -> Phrase {
        Phrase(
            "tidak ada jalan di '\(site)' yang dapat ditutup; tulis 'diversion' (jalan pengalih) pada jalan yang hendak ditutup",
            en: "no road at '\(site)' can be closed; write a 'diversion' at the road that is to be closed"
        )
    }

    /// No crowd comes to an episode's site.
    public static func siteWithoutCrowd(_ site: String) -> Phrase {
        Phrase(
            "tidak ada massa yang datang ke '\(site)'; ubah 'site', atau bawa massa ke sana dengan 'place' dalam naskah",
            en: "no crowd ever comes to '\(site)'; change 'site', or bring a crowd there by 'place' in the script"
        )
    }

    /// An episode during another one.
    public static func episodeAtOnce(_ site: String, beside other: String) -> Phrase {
        Phrase(
            "babak di '\(site)' berlangsung bersamaan dengan babak di '\(other)', padahal posko Polres bekerja di satu tempat pada satu "
                + "waktu; ubah 'from' atau 'to', atau satukan tempatnya",
            en:
                "the episode at '\(site)' lasts while the one at '\(other)' does, and the district's command works at one site at a "
                + "time; change 'from' or 'to', or make it one site"
        )
    }

    /// A text that ends at a hashtag.
    public static func cutText(at tag: String) -> Phrase {
        Phrase(
            "teks terpotong sebelum '\(tag)', karena YAML menganggapnya komentar; apit teksnya dengan tanda kutip ganda",
            en: "the text ends before '\(tag)', which YAML takes for a comment; put the text between double quotes"
        )
    }

    /// A crowd is not there before the drill is over.
    public static func doneAfterTheEnd(begins: String) -> Phrase {
        Phrase(
            "dimulai paling cepat \(begins), jadi baru selesai setelah latihan berakhir; persingkat 'over', atau tambah waktu di 'end'",
            en:
                "it begins at \(begins) at the earliest and would be done after the drill's end; shorten 'over', or put 'end' later"
        )
    }

    /// A crowd moves faster than anything drives.
    public static func tooFast(
        _ group: String,
        from start: String,
        to goal: String,
        kilometres: Int,
        seconds: UInt64
    ) -> Phrase {
        let time = lengthOfTime(seconds: seconds)
        return Phrase(
            "'\(group)' harus menempuh \(kilometres) km dari '\(start)' ke '\(goal)' dalam \(time.indonesian); periksa 'x' dan 'y' "
                + "kedua tempat, atau beri waktu dengan 'delay' atau 'over'",
            en:
                "'\(group)' would cover \(kilometres) km from '\(start)' to '\(goal)' in \(time.english); see 'x' and 'y' of both "
                + "places, or give it time by 'delay' or 'over'"
        )
    }

    /// An answer that may come when the drill is over.
    public static func expectedAfterTheEnd(begins: String) -> Phrase {
        Phrase(
            "inject ini dimainkan paling cepat \(begins), jadi batas 'within' jatuh setelah latihan berakhir dan tidak akan dinilai; "
                + "persingkat 'within'",
            en:
                "this inject comes at \(begins) at the earliest, so 'within' ends after the drill and nothing is judged by it; "
                + "shorten 'within'"
        )
    }

    /// A title that another unit has, or exercise control.
    public static func titleOfOthers(_ title: String, of unit: String) -> Phrase {
        Phrase(
            "jabatan '\(title)' sudah dipakai \(unit), sehingga keduanya tidak dapat dibedakan di layar; tulis 'title' yang lain",
            en:
                "the title '\(title)' is \(unit)'s already, so nobody can tell them apart on a screen; write another 'title'"
        )
    }
}
