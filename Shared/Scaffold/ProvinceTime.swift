/// The civil time of a province of Indonesia, by Presidential Decree 41 of 1987; what is no such province has Western time.
struct ProvinceTime {
    /// As a drill's start writes it: `+07:00`.
    let offset: String
    /// As people call it: `WIB`.
    let title: String

    private static let western = ProvinceTime(offset: "+07:00", title: "WIB")
    private static let central = ProvinceTime(offset: "+08:00", title: "WITA")
    private static let eastern = ProvinceTime(offset: "+09:00", title: "WIT")

    /// Provinces outside Western time, by the words with which their names begin; those made since stand under their former one.
    private static let others: [(names: [String], time: ProvinceTime)] = [
        (
            [
                "bali", "nusa-tenggara", "ntb", "ntt", "kalimantan-selatan", "kalimantan-timur", "kalimantan-utara",
                "kalsel",
                "kaltim", "kaltara", "sulawesi", "sulsel", "sulbar", "sulteng", "sultra", "sulut", "gorontalo",
            ], central
        ),
        (["maluku", "papua"], eastern),
    ]

    private init(offset: String, title: String) { (self.offset, self.title) = (offset, title) }

    /// The time of a province by its name as a word of the format, `nusa-tenggara-timur`.
    init(ofProvince name: String) {
        self = Self.others.first { entry in entry.names.contains { name.hasPrefix($0) } }?.time ?? Self.western
    }
}
