/// What an account of an operation counts: `2 kebakaran (1 masih menyala)`, and a nought in the words of a police report,
/// `kerusakan nihil`.
extension Phrase {
    /// What is counted.
    public enum Tallied: Sendable, CaseIterable {
        /// What a command saw happen.
        case acts, fires, damages, casualties, threats, uses
        /// What a command ordered.
        case orders
        /// What became of those who were hurt.
        case admitted, home, dead, atPost, inCare

        fileprivate var name: (String, String) {
            switch self {
            case .acts: ("tindakan anarkis", "violent acts")
            case .fires: ("kebakaran", "fires")
            case .damages: ("kerusakan", "damages")
            case .casualties: ("korban", "casualties")
            case .threats: ("pejabat yang dilindungi terancam", "officials threatened")
            case .uses: ("penggunaan kekuatan", "uses of force")
            case .orders: ("perintah", "orders")
            case .admitted: ("dirawat", "admitted")
            case .home: ("pulang", "sent home")
            case .dead: ("meninggal", "dead")
            case .atPost: ("masih di pos kesehatan", "at the medical post")
            case .inCare: ("masih ditangani", "still cared for")
            }
        }

        /// The English name of a single one.
        fileprivate var single: String {
            switch self {
            case .acts: "violent act"
            case .fires: "fire"
            case .damages: "damage"
            case .casualties: "casualty"
            case .threats: "official threatened"
            case .uses: "use of force"
            case .orders: "order"
            case .admitted, .home, .dead, .atPost, .inCare: name.1
            }
        }

        /// What is said of those that have not ended, or not well.
        fileprivate var open: [(String, String)] {
            switch self {
            case .fires: [("masih menyala", "still burning")]
            case .casualties: [("meninggal", "dead"), ("belum ditangani", "not cared for")]
            case .threats: [("belum diamankan", "not brought to safety")]
            case .orders:
                [
                    ("tidak dijawab", "not answered"), ("belum selesai", "not finished"),
                    ("tidak dapat dilaksanakan", "could not be carried out"),
                ]
            case .acts, .damages, .uses, .admitted, .home, .dead, .atPost, .inCare: []
            }
        }
    }

    /// How many there are; `open` are those of them that have not ended, or not well, and none of these is left out.
    public static func tally<Count: BinaryInteger>(_ count: Count, _ thing: Tallied, open: Count...) -> Phrase {
        guard count > 0 else { return none(of: thing) }
        let left = zip(open, thing.open).filter { $0.0 > 0 }.map { (whole($0.0), $0.1) }
        return tally(whole(count), thing, left)
    }

    /// Every form that a tally takes, with `{#}` for its figures.
    static let tallies = Tallied.allCases.flatMap { thing in
        let figure = Phrase(verbatim: figureGap)
        let subsets = thing.open.reduce([[]]) { subsets, open in subsets + subsets.map { $0 + [(figure, open)] } }
        return [none(of: thing)] + subsets.map { tally(whole(1), thing, $0) } + subsets.map { tally(figure, thing, $0) }
    }

    private static func none(of thing: Tallied) -> Phrase {
        Phrase("\(thing.name.0) nihil", en: "no \(thing.name.1)")
    }

    private static func tally(_ count: Phrase, _ thing: Tallied, _ open: [(Phrase, (String, String))]) -> Phrase {
        let indonesian = open.map { "\($0.indonesian) \($1.0)" }.joined(separator: ", ")
        let english = open.map { "\($0.english) \($1.1)" }.joined(separator: ", ")
        return Phrase(
            "\(count.indonesian) \(thing.name.0)\(open.isEmpty ? "" : " (\(indonesian))")",
            en:
                "\(count.english) \(count == whole(1) ? thing.single : thing.name.1)\(open.isEmpty ? "" : " (\(english))")"
        )
    }
}
