/// What an inject makes go wrong, in words.
extension Phrase {
    /// A kind of effect by the format's word for it, as a cell of a sheet begins with it: `mogok`.
    public static func effectKind(_ word: String) -> Phrase {
        switch word {
        case "missing": Phrase("hilang", en: "missing")
        case "delayed": Phrase("tertunda", en: "delayed")
        case "breakdown": Phrase("mogok", en: "breakdown")
        case "road_blocked": Phrase("jalan terhalang", en: "road blocked")
        case "weather": Phrase("cuaca", en: "weather")
        case "crowd": Phrase("massa", en: "crowd")
        default: Phrase(verbatim: word)
        }
    }
}
