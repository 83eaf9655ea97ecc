/// The number of a rule of doctrine, D01 to D40.
///
/// R1 to R6 are rules of the protocol; what the police go by begins with a D.
public enum RuleID: String, CaseIterable, Comparable, Sendable, Codable {
    case d01 = "R01"
    case d02 = "R02"
    case d03 = "R03"
    case d04 = "R04"
    case d05 = "R05"
    case d06 = "R06"
    case d07 = "R07"
    case d08 = "R08"
    case d09 = "R09"
    case d10 = "R10"
    case d11 = "R11"
    case d12 = "R12"
    case d13 = "R13"
    case d14 = "R14"
    case d15 = "R15"
    case d16 = "R16"
    case d17 = "R17"
    case d18 = "R18"
    case d19 = "R19"
    case d20 = "R20"
    case d21 = "R21"
    case d22 = "R22"
    case d23 = "R23"
    case d24 = "R24"
    case d25 = "R25"
    case d26 = "R26"
    case d27 = "R27"
    case d28 = "R28"
    case d29 = "R29"
    case d30 = "R30"
    case d31 = "R31"
    case d32 = "R32"
    case d33 = "R33"
    case d34 = "R34"
    case d35 = "R35"
    case d36 = "R36"
    case d37 = "R37"
    case d38 = "R38"
    case d39 = "R39"
    case d40 = "R40"

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

/// A rule of doctrine: what must hold, where that is written, and with which numbers.
///
/// The rule stands here alone. Command asks it before an order, a unit before an act, and a verdict afterwards; each fills
/// the rule's facts from what it knows.
public struct Rule: Sendable, Identifiable {
    /// Its number.
    public let id: RuleID
    /// What must hold.
    public let statement: Wording
    /// Where it is written; numbers in brackets refer to the sources in `ops/docs/doctrine.md`.
    public let source: String
    /// How sure that is.
    public let confidence: Confidence
    /// The numbers that it needs, as a scenario may set them.
    public let numbers: [Number]
    /// True for what is noted and never held against anyone.
    public let isAdvisory: Bool

    init(
        _ id: RuleID,
        _ indonesian: String,
        en english: String,
        _ source: String,
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
