/// Numbers as people read them: Indonesian groups thousands with a dot and writes decimals with a comma, English the other
/// way round.
///
/// Every figure on a screen and in a text that our programs write into a record comes from here. A clock's time stays
/// `JJ:MM:DD`, since people type it.
extension Phrase {
    /// A whole number: `1.100`, in English `1,100`.
    public static func whole(_ number: some BinaryInteger) -> Phrase {
        let digits = Array(String(number.magnitude))
        func grouped(by separator: String) -> String {
            let groups = digits.enumerated().map { index, digit in
                let isFirst = index > 0 && (digits.count - index).isMultiple(of: 3)
                return (isFirst ? separator : "") + String(digit)
            }
            return (number < 0 ? "-" : "") + groups.joined()
        }
        return Phrase(verbatim: grouped(by: "."), en: grouped(by: ","))
    }

    /// How many there are of a thing, in English: `1 seed`, `1,100 seeds`; `things` where an s is not enough.
    static func several(_ count: some BinaryInteger, _ thing: String, _ things: String? = nil) -> String {
        "\(whole(count).english) \(count == 1 ? thing : things ?? "\(thing)s")"
    }

    /// A number with at most two decimals, rounded half away from nought: `9,7`, in English `9.7`.
    ///
    /// What is no number, or has more than 15 digits, reads `–`.
    public static func number(_ value: Double) -> Phrase {
        guard value.magnitude < 1e15 else { return Phrase("–", en: "–") }
        let hundredths = Int64(value * 100 + (value < 0 ? -0.5 : 0.5))
        let (whole, rest) = (Phrase.whole(abs(hundredths) / 100), abs(hundredths) % 100)
        let sign = hundredths < 0 ? "-" : ""
        guard rest > 0 else { return Phrase("\(sign)\(whole.indonesian)", en: "\(sign)\(whole.english)") }
        let decimals = rest % 10 == 0 ? "\(rest / 10)" : rest < 10 ? "0\(rest)" : "\(rest)"
        return Phrase("\(sign)\(whole.indonesian),\(decimals)", en: "\(sign)\(whole.english).\(decimals)")
    }

    /// A number with exactly one decimal, given in tenths: `12,0`.
    public static func tenths(_ number: some BinaryInteger) -> Phrase {
        let (whole, rest) = (Phrase.whole(number.magnitude / 10), number.magnitude % 10)
        let sign = number < 0 ? "-" : ""
        return Phrase("\(sign)\(whole.indonesian),\(rest)", en: "\(sign)\(whole.english).\(rest)")
    }

    /// A share of a hundred: `98%`, `97,5%`.
    public static func percent(_ value: Double) -> Phrase { number(value).followed(by: "%") }

    /// A share in tenths of a hundredth, with its decimal: `98,0%`.
    public static func percent(tenths number: Int) -> Phrase { tenths(number).followed(by: "%") }

    /// A length of time: `5 menit 4 detik`; what is nought is left out, and no time at all is `0 detik`.
    public static func lengthOfTime(seconds: UInt64) -> Phrase {
        let parts = [
            (seconds / 3_600, "jam", "h"), (seconds % 3_600 / 60, "menit", "min"), (seconds % 60, "detik", "s"),
        ].filter { $0.0 > 0 }
        guard !parts.isEmpty else { return Phrase("0 detik", en: "0 s") }
        return Phrase(
            verbatim: parts.map { "\(whole($0.0).indonesian) \($0.1)" }.joined(separator: " "),
            en: parts.map { "\(whole($0.0).english) \($0.2)" }.joined(separator: " ")
        )
    }

    /// How many people, as one who counts a crowd from afar says it: `850–1.100 orang`, `paling banyak 20 orang`,
    /// `tidak ada orang`.
    public static func headcount(low: some BinaryInteger, high: some BinaryInteger) -> Phrase {
        let (least, most) = (whole(low), whole(high))
        if high == 0 { return Phrase("tidak ada orang", en: "nobody") }
        if low == high { return Phrase("\(most.indonesian) orang", en: "\(several(high, "person", "people"))") }
        if low == 0 {
            return Phrase("paling banyak \(most.indonesian) orang", en: "at most \(several(high, "person", "people"))")
        }
        return Phrase(
            "\(least.indonesian)–\(most.indonesian) orang",
            en: "\(least.english)–\(most.english) people"
        )
    }

    /// A crowd that nobody has counted.
    public static let headcountUnknown = Phrase("jumlah belum diketahui", en: "number not known yet")

    private func followed(by sign: String) -> Phrase { Phrase("\(indonesian)\(sign)", en: "\(english)\(sign)") }
}
