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

    /// A phrase in both languages.
    public init(_ indonesian: String, en english: String) {
        self.indonesian = indonesian
        self.english = english
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
