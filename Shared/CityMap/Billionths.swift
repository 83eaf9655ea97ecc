/// Decimal numbers as whole billionths, read digit by digit: the same on every machine.
enum Billionths {
    static let one: Int64 = 1_000_000_000
    /// Beyond this many whole units a number is refused.
    static let unitsMax: Int64 = 9_000_000_000

    /// A JSON number in billionths; digits beyond the ninth place are cut off; nil beyond ±``unitsMax``.
    static func read(_ text: String) -> Int64? {
        let parts = text.lowercased().split(separator: "e", maxSplits: 1)
        guard let mantissa = parts.first else { return nil }
        guard let exponent = parts.count > 1 ? Int(parts[1]) : 0, exponent.magnitude <= 30 else { return nil }
        let halves = mantissa.drop { $0 == "-" }.split(
            separator: ".",
            maxSplits: 1,
            omittingEmptySubsequences: false
        )
        guard let whole = halves.first else { return nil }
        let digits = (whole + (halves.count > 1 ? halves[1] : "")).map(\.wholeNumberValue)
        let kept = whole.count + exponent + 9
        var value: Int64 = 0
        for place in 0..<max(kept, 0) {
            guard let digit = place < digits.count ? digits[place] : 0 else { return nil }
            let (tenfold, over) = value.multipliedReportingOverflow(by: 10)
            let (sum, carry) = tenfold.addingReportingOverflow(Int64(digit))
            guard !over, !carry else { return nil }
            value = sum
        }
        guard value <= unitsMax * one else { return nil }
        return mantissa.hasPrefix("-") ? -value : value
    }

    /// The number as text, without zeros at its end.
    static func text(_ billionths: Int64) -> String {
        let whole = billionths.magnitude / one.magnitude
        let sign = billionths < 0 ? "-" : ""
        var rest = String(billionths.magnitude % one.magnitude + one.magnitude).dropFirst()
        while rest.last == "0" { rest = rest.dropLast() }
        return rest.isEmpty ? "\(sign)\(whole)" : "\(sign)\(whole).\(rest)"
    }
}
