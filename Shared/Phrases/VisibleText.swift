extension String {
    /// The text in which everything is made visible that would act on a screen instead of standing on it.
    ///
    /// These are replaced:
    /// - control characters: C0 with ESC, BEL, CR and LF, DEL, C1;
    /// - what turns or hides text: overrides of its direction, zero-width and other default-ignorable characters, tags;
    /// - the separators of lines and paragraphs.
    ///
    /// In their place stands what a programmer would write: `\n`, `\r`, `\t`, `\u{1b}`. Letters of any script stay, and
    /// so do the variation selectors that emoji need. Of the marks that stand on one letter, eight stay: a thousand of them
    /// would take a column and hang over many lines. A second call changes nothing more.
    public var visible: String {
        if utf8.allSatisfy({ (0x20...0x7E).contains($0) }) { return self }
        let spelled = unicodeScalars.reduce(into: "") { text, scalar in
            if scalar.isHarmless { text.unicodeScalars.append(scalar) } else { text += scalar.spelledOut }
        }
        guard spelled.contains(where: { $0.unicodeScalars.count > Self.letterScalarsMax }) else { return spelled }
        return spelled.reduce(into: "") { text, letter in
            text.unicodeScalars += letter.unicodeScalars.prefix(Self.letterScalarsMax)
        }
    }

    /// The most Unicode scalars of what a reader sees as one letter: itself and eight marks.
    private static let letterScalarsMax = 9
}

extension Unicode.Scalar {
    /// False for what a screen would obey, or show as nothing.
    fileprivate var isHarmless: Bool {
        switch properties.generalCategory {
        case .control, .format, .surrogate, .lineSeparator, .paragraphSeparator: false
        default: !properties.isDefaultIgnorableCodePoint || (0xFE00...0xFE0F).contains(value)
        }
    }

    fileprivate var spelledOut: String {
        switch self {
        case "\n": "\\n"
        case "\r": "\\r"
        case "\t": "\\t"
        default: "\\u{\(String(value, radix: 16))}"
        }
    }
}

/// A sentence of ours with gaps that hold what others said.
///
/// The literal stays as it is written in the source, and every value in a gap is made visible (`String.visible`). So a
/// phrase may have lines of its own, but no title, reason or file name can add one.
public struct PhraseText: ExpressibleByStringInterpolation, Sendable, Hashable {
    /// The sentence.
    let text: String

    /// A sentence without gaps.
    public init(stringLiteral value: String) { text = value }

    /// One after the other.
    public static func + (first: PhraseText, second: PhraseText) -> PhraseText {
        PhraseText(text: first.text + second.text)
    }

    private init(text: String) { self.text = text }

    /// A sentence with its gaps filled.
    public init(stringInterpolation: Interpolation) { text = stringInterpolation.text }

    /// Gathers a sentence.
    public struct Interpolation: StringInterpolationProtocol {
        fileprivate var text = ""

        /// Room for the sentence.
        public init(literalCapacity: Int, interpolationCount: Int) { text.reserveCapacity(literalCapacity) }

        /// Our own words.
        public mutating func appendLiteral(_ literal: String) { text += literal }

        /// What fills a gap.
        public mutating func appendInterpolation(_ value: some CustomStringConvertible) {
            text += value.description.visible
        }
    }
}
