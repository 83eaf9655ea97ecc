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

    /// The superior has not spoken, or what he ordered has ended.
    public static let dispersalNotOrdered = against(
        .d14,
        "Tidak ada perintah pembubaran yang berlaku",
        en: "No order to disperse stands"
    )

    /// The crowd does not know of the order.
    static let dispersalNotAnnounced = against(
        .d14,
        "Perintah pembubaran belum diumumkan kepada massa",
        en: "The order to disperse has not been announced to the crowd"
    )

    /// The crowd has just been told.
    static let timeToLeave = against(
        .d14,
        "Pembubaran sudah diumumkan, tetapi waktu bagi massa untuk pergi belum lewat",
        en: "The dispersal was announced, but the crowd's time to leave has not passed"
    )

    /// The crowd was told already.
    public static let dispersalAnnounced = against(
        nil,
        "Pembubaran sudah diumumkan kepada massa",
        en: "The dispersal has been announced to the crowd already"
    )

    /// An order such as this one was given, and has not ended.
    public static let orderStands = against(
        nil,
        "Perintah untuk itu sudah diberikan dan belum selesai",
        en: "An order for it was given and has not ended"
    )

    /// Nobody who could be told to do it is under this command.
    public static let nobodyToOrder = against(
        nil,
        "Tidak ada satuan yang dapat diperintah untuk itu",
        en: "There is no unit that could be ordered to do it"
    )

    /// The operation has no crowd before it, not yet or not any more.
    public static let noOperation = against(
        nil,
        "Operasi belum atau tidak lagi menghadapi massa",
        en: "The operation does not deal with a crowd, not yet or not any more"
    )

    /// Arrests begin above GREEN.
    public static let noArrestInGreen = against(
        nil,
        "Pada tingkat HIJAU tidak ada penindakan",
        en: "At level GREEN nobody is arrested"
    )

    /// The strike platoon obeys one office.
    public static let strikePlatoonObeysKapolda = against(
        .d12,
        "Peleton penindak bertindak hanya atas perintah Kapolda",
        en: "The strike platoon acts on the provincial chief's order alone"
    )

    /// Units relieve one another, and form the strike platoon, on an order alone.
    public static func noOrder(_ rule: RuleID) -> Obstacle {
        against(rule, "Tidak ada perintah untuk itu yang berlaku", en: "No order for it stands")
    }

    /// It has been done.
    public static let alreadyDone = against(nil, "Itu sudah dilaksanakan", en: "That has been done already")

    /// One formation is taking the line over from the other.
    public static let reliefUnderway = against(
        nil,
        "Pergantian itu sedang dilaksanakan",
        en: "That relief is under way"
    )

    /// There is nobody whom Dalmas lanjut could relieve.
    public static let nobodyToRelieve = against(
        nil,
        "Tidak ada Dalmas awal untuk diganti",
        en: "There is no Dalmas awal to be relieved"
    )

    /// PHH has not said that it is there.
    public static let riotControlNotThere = unknown(
        .d10,
        "PHH belum siap menerima barisan",
        en: "PHH is not ready yet to take the line"
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
