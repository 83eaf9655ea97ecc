/// Figures as units write them into records, read back so that an English screen has them in English.
extension Phrase {
    /// The figure that `text` is: a number, a range, a head count or a length of time; nil for any other text.
    ///
    /// Records of before hold numbers without their dots; these are read too.
    static func recordedFigure(_ text: String) -> Phrase? {
        guard text.utf8.count <= lengthMax, let last = text.last else { return nil }
        if last.isNumber { return range(text) }
        if text == nobody.indonesian { return nobody }
        return people(text) ?? time(text)
    }

    /// The longest text that is read as a figure, in bytes.
    private static let lengthMax = 60
    private static let nobody = headcount(low: 0, high: 0)

    private static func number(_ digits: Substring?) -> UInt64? {
        guard let digits, digits.wholeMatch(of: /[0-9]+|[0-9]{1,3}(?:\.[0-9]{3})+/) != nil else { return nil }
        return UInt64(digits.replacing(".", with: ""))
    }

    private static func range(_ text: String) -> Phrase? {
        let ends = text.split(separator: "–", omittingEmptySubsequences: false).map { number($0) }
        guard let low = ends.first ?? nil, let high = ends.last ?? nil, ends.count <= 2 else { return nil }
        if ends.count == 1 { return text.contains(".") ? whole(low) : Phrase(verbatim: text) }
        return Phrase(verbatim: text, en: "\(whole(low).english)–\(whole(high).english)")
    }

    private static func people(_ text: String) -> Phrase? {
        guard let match = text.wholeMatch(of: /(?:([0-9.]+)–|(paling banyak ))?([0-9.]+) orang/),
            let high = number(match.3)
        else { return nil }
        if match.2 != nil { return headcount(low: 0, high: high) }
        guard let low = match.1 else { return headcount(low: high, high: high) }
        return number(low).map { headcount(low: $0, high: high) }
    }

    private static func time(_ text: String) -> Phrase? {
        guard
            let match = text.wholeMatch(
                of: /(?:([0-9.]{1,9}) jam ?)?(?:([0-9]{1,2}) menit ?)?(?:([0-9]{1,4}) detik)?/
            )
        else { return nil }
        let parts = zip([match.1, match.2, match.3], [3_600, 60, 1] as [UInt64])
        let seconds = parts.compactMap { part, unit in number(part).map { $0 * unit } }
        return seconds.isEmpty ? nil : lengthOfTime(seconds: seconds.reduce(0, +))
    }
}
