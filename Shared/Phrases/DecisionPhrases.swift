// What is said of a person's decision before it is handed in.

extension Phrase.ScenarioThing {
    /// What is ordered.
    public static let orderKind = Phrase("jenis perintah", en: "kind of order")
}
