/// The words of `gladi map`.
extension Phrase {
    /// What the drawing is not.
    public static let mapSchematic = Phrase(
        "Skema dari skenario: jalan digambar lurus antara dua tempat; bukan peta hasil ukur.",
        en: "A diagram of the scenario: roads are drawn straight between two places; no surveyed map."
    )
    /// Above the signs.
    public static let mapLegend = Phrase("KETERANGAN", en: "LEGEND")
    /// Above who starts where.
    public static let mapStarts = Phrase("POSISI AWAL DAN KEKUATAN", en: "STARTING POSITIONS AND STRENGTH")
    /// A road that is closed when the crowd comes.
    public static let mapClosed = Phrase("jalan yang ditutup", en: "road that is closed")
    /// A road that takes its traffic.
    public static let mapDiversion = Phrase("jalur pengalihan", en: "diversion")
    /// A road by which a crowd may leave.
    public static let mapExit = Phrase("jalan keluar massa", en: "the crowd's exit road")
    /// A road that is kept clear.
    public static let mapEvacuation = Phrase("jalur evakuasi", en: "evacuation road")
    /// Any other road.
    public static let mapRoad = Phrase("jalan", en: "road")
    /// People of no formation.
    public static let mapPersonnel = Phrase("personel", en: "personnel")

    /// How many people start at a place.
    public static func mapPeople(_ count: UInt64) -> Phrase {
        Phrase("\(count) personel", en: "\(count) personnel")
    }

    /// How far away a place is, and who starts there.
    public static func mapFar(kilometres: Int, people: UInt64) -> Phrase {
        guard people > 0 else { return Phrase("\(kilometres) km", en: "\(kilometres) km") }
        return Phrase("\(kilometres) km, \(people) personel", en: "\(kilometres) km, \(people) personnel")
    }
}
