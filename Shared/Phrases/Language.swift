/// The language of a screen.
public enum Language: String, Sendable, CaseIterable {
    /// Bahasa Indonesia, the default everywhere.
    case indonesian = "id"
    /// English.
    case english = "en"
}

/// One sentence in both languages.
///
/// All that a screen shows is a phrase from this module's tables.
public struct Phrase: Sendable, Hashable {
    /// Indonesian.
    public let indonesian: String
    /// English.
    public let english: String

    /// A phrase in both languages; what fills its gaps is made visible (`String.visible`).
    public init(_ indonesian: PhraseText, en english: PhraseText) {
        self.indonesian = indonesian.text
        self.english = english.text
    }

    /// A phrase of texts that were read or put together; everything in them is made visible.
    public init(verbatim indonesian: String, en english: String) {
        self.indonesian = indonesian.visible
        self.english = english.visible
    }

    /// A name, a number or somebody's own words, which are the same in both languages.
    public init(verbatim text: String) { self.init(verbatim: text, en: text) }

    /// Phrases below one another.
    public init(lines: [Phrase]) {
        indonesian = lines.map(\.indonesian).joined(separator: "\n")
        english = lines.map(\.english).joined(separator: "\n")
    }

    /// The text in `language`.
    public func text(in language: Language) -> String {
        switch language {
        case .indonesian: indonesian
        case .english: english
        }
    }
}

/// An error that a person at a screen can read in either language: what is wrong, where, and what to do.
public protocol ExplainedError: Error {
    /// The explanation.
    var phrase: Phrase { get }
}
