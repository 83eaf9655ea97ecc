// Facts of the moment that more than one question asks for, each in both languages.

extension Obstacle {
    /// The crowd does nothing that calls for a dispersal.
    public static let orderlyCrowd = against(
        .d14,
        "Massa tertib tidak dibubarkan",
        en: "An orderly crowd is not dispersed"
    )

    /// The crowd has not been warned as often as this level asks for.
    public static let warningsIncomplete = against(
        .d15,
        "Peringatan pada tingkat ini belum lengkap",
        en: "The warnings at this level are not complete"
    )

    /// The crowd has nowhere to go.
    public static let noExitOpen = unknown(
        .d16,
        "Tidak ada jalur keluar yang terbuka",
        en: "No way out is open"
    )

    /// The unit is at no line.
    public static let noLine = against(nil, "Satuan tidak memegang barisan", en: "The unit holds no line")

    /// Nobody stands before the line.
    public static let nobodyThere = unknown(
        nil,
        "Tidak ada massa yang terlihat di depan barisan",
        en: "No crowd is seen before the line"
    )

    /// The line was not given these means.
    public static let noSuchMeans = against(
        nil,
        "Barisan tidak membawa sarana itu",
        en: "The line has no such means with it"
    )

    /// The line has these means with it, and nothing of them works.
    public static let outOfOrder = against(
        nil,
        "Sarana itu sedang tidak dapat dipakai",
        en: "These means are out of order"
    )

    /// Less force will do, or other means.
    public static let otherMeansAnswer = against(
        .d17,
        "Perlawanan sekarang dijawab dengan sarana lain, atau tanpa kekuatan",
        en: "The present resistance is answered by other means, or without force"
    )

    /// People still have time to obey.
    public static let pauseSinceForce = against(
        .d17,
        "Jeda sejak penggunaan terakhir belum lewat: massa diberi waktu untuk patuh",
        en: "The pause since the last use has not passed: people have time to obey"
    )

    /// The superior has not spoken.
    public static let dispersalNotOrdered = unknown(
        .d14,
        "Pembubaran belum diperintahkan",
        en: "No dispersal has been ordered"
    )

    /// Dalmas lanjut is not where the platoon would stand.
    public static let equippedNotOnLine = against(
        .d12,
        "Dalmas lanjut tidak memegang barisan",
        en: "Dalmas lanjut does not hold the line"
    )

    /// Nobody has reported that a crowd attacks.
    public static let noAttackReported = unknown(
        .d14,
        "Tidak ada laporan bahwa massa menyerang",
        en: "Nobody has reported that a crowd attacks"
    )

    /// The plan's rounds are used up.
    public static let arrestsUsedUp = against(
        .d28,
        "Jumlah penindakan sudah habis",
        en: "The rounds of arrest are used up"
    )

    /// The next round is not due yet.
    public static let pauseSinceArrest = against(
        .d28,
        "Jeda antarpenindakan belum lewat",
        en: "The pause between two rounds has not passed"
    )

    /// The team has not reported that it is there.
    public static let noArrestTeam = unknown(
        nil,
        "Tim Tindak belum melapor di lokasi",
        en: "No arrest team has reported at the place"
    )
}
