/// Sacco's score of a casualty: respiration, pulse and best motor response, each from 0 to 4; 0 to 12 together.
///
/// The higher, the likelier to survive. Source: Sacco and others, Acad Emerg Med 2005;12:759, from 76,459 patients with
/// blunt injuries.
public struct RPM: Sendable, Hashable, Comparable {
    /// All scores, the worst first.
    public static let all = (0...12).map(RPM.init(checked:))

    /// From 0 to 12.
    public let score: Int

    /// A score; nil outside 0 to 12.
    public init?(_ score: Int) {
        guard (0...12).contains(score) else { return nil }
        self.score = score
    }

    init(checked score: Int) { self.score = score }

    /// The probability of survival, in thousandths, when a hospital takes over at this score.
    ///
    /// The published table: .052 .089 .15 .23 .35 .49 .63 .75 .84 .90 .94 .97 .98.
    public var survivalPermille: Int { Self.table[score] }

    private static let table = [52, 89, 150, 230, 350, 490, 630, 750, 840, 900, 940, 970, 980]

    /// The lower is the worse.
    public static func < (one: RPM, other: RPM) -> Bool { one.score < other.score }

    /// The score after having lost `points`, not below 0.
    func lowered(by points: Int) -> RPM { RPM(checked: max(0, score - max(0, points))) }
}

extension RPM: Codable {
    /// Reads the score as a number.
    ///
    /// - Throws: `DecodingError` for a number outside 0 to 12.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let read = RPM(try container.decode(Int.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "a score is from 0 to 12")
        }
        self = read
    }

    /// Writes the score as a number.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(score)
    }
}

/// Survivors to be expected, in thousandths of a person: the sum of the probabilities, without rounding.
public struct ExpectedSurvivors: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// Thousandths of a person.
    public let permille: Int

    /// The expected survivors of casualties who reach a hospital at these scores; leave out those who never arrive.
    public init(arrivingWith scores: some Sequence<RPM>) {
        permille = scores.reduce(0) { $0 + $1.survivalPermille }
    }

    /// So many thousandths of a person, at least 0.
    public init(permille: Int) { self.permille = max(0, permille) }

    /// Counts somebody who survives with this probability, in thousandths.
    public mutating func add(permille: Int) { self = ExpectedSurvivors(permille: self.permille + permille) }

    /// Fewer survivors come first.
    public static func < (one: ExpectedSurvivors, other: ExpectedSurvivors) -> Bool { one.permille < other.permille }

    /// With three decimals, such as "7.840".
    public var description: String { "\(permille / 1000).\(String(permille % 1000 + 1000).dropFirst())" }
}
