/// The number of a rule of doctrine, D01 to D40.
///
/// R1 to R6 are rules of the protocol; the rules that the police follow begin with a D.
public enum RuleID: String, CaseIterable, Comparable, Sendable, Codable {
    case d01 = "D01"
    case d02 = "D02"
    case d03 = "D03"
    case d04 = "D04"
    case d05 = "D05"
    case d06 = "D06"
    case d07 = "D07"
    case d08 = "D08"
    case d09 = "D09"
    case d10 = "D10"
    case d11 = "D11"
    case d12 = "D12"
    case d13 = "D13"
    case d14 = "D14"
    case d15 = "D15"
    case d16 = "D16"
    case d17 = "D17"
    case d18 = "D18"
    case d19 = "D19"
    case d20 = "D20"
    case d21 = "D21"
    case d22 = "D22"
    case d23 = "D23"
    case d24 = "D24"
    case d25 = "D25"
    case d26 = "D26"
    case d27 = "D27"
    case d28 = "D28"
    case d29 = "D29"
    case d30 = "D30"
    case d31 = "D31"
    case d32 = "D32"
    case d33 = "D33"
    case d34 = "D34"
    case d35 = "D35"
    case d36 = "D36"
    case d37 = "D37"
    case d38 = "D38"
    case d39 = "D39"
    case d40 = "D40"

    /// By number.
    public static func < (left: RuleID, right: RuleID) -> Bool { left.rawValue < right.rawValue }
}

/// How sure we are that a rule, or a number, is what the police go by.
public enum Confidence: String, Sendable, Codable {
    /// Stated in a source; often a reproduction, a handbook or a thesis.
    case stated = "V"
    /// Reported by several drills or news articles.
    case reported = "R"
    /// Inferred by us: configurable, and never shown as law.
    case inferred = "I"
}

/// What is said in both languages.
public struct Wording: Sendable, Hashable {
    /// As the police say it.
    public let indonesian: String
    /// The same in English.
    public let english: String

    /// The same thing in both languages.
    public init(_ indonesian: String, en english: String) {
        self.indonesian = indonesian
        self.english = english
    }
}

/// A literal reads the same in both languages: numbers of sources, names of laws.
extension Wording: ExpressibleByStringLiteral {
    /// The same text twice.
    public init(stringLiteral text: String) { self.init(text, en: text) }
}

/// A rule of doctrine: what must hold, where that is written, and with which numbers.
///
/// The rule stands here alone. Command asks it before an order, a unit before an act, and a verdict afterwards. Each
/// fills in the rule's facts from what it knows.
public struct Rule: Sendable, Identifiable {
    /// Its number.
    public let id: RuleID
    /// What must hold.
    public let statement: Wording
    /// Where it is written; numbers in brackets refer to the sources in `ops/docs/doctrine.md`.
    public let source: Wording
    /// How sure that is.
    public let confidence: Confidence
    /// The numbers that it needs, as a scenario may set them.
    public let numbers: [Number]
    /// True for a rule that is noted and never held against anyone.
    public let isAdvisory: Bool

    init(
        _ id: RuleID,
        _ indonesian: String,
        en english: String,
        _ source: Wording,
        _ confidence: Confidence,
        _ numbers: [Number] = [],
        isAdvisory: Bool = false
    ) {
        self.id = id
        statement = Wording(indonesian, en: english)
        self.source = source
        self.confidence = confidence
        self.numbers = numbers
        self.isAdvisory = isAdvisory
    }
}

extension RuleID {
    /// The rule of this number.
    public var rule: Rule { Rule.all[Self.allCases.firstIndex(of: self) ?? 0] }
}
