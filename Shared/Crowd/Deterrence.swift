/// The estimated arrest probability P of a person who sees C officers and A activists, oneself among them.
///
/// Epstein 2002: P = 1 - exp(-k C/A) with k = 2.3, by which one officer against one activist gives 0.9.
public enum Deterrence {
    /// P by whole ratio ⌊C/A⌋ in steps of 2⁻³¹: 0, 0.899741, 0.989948, …, 1 from 10 on.
    ///
    /// (1 - e^(-2.3 n)) 2³¹ to the nearest whole number, computed to 50 digits.
    static let byWholeRatio: [UInt32] = [
        0, 1_932_179_421, 2_125_897_495, 2_145_319_445, 2_147_266_668, 2_147_461_894, 2_147_481_467, 2_147_483_429,
        2_147_483_626, 2_147_483_646, 2_147_483_648,
    ]

    /// P by `rule`; `activists` is at least 1.
    public static func probability(_ rule: CrowdParameters.Rule, officers: Int, activists: Int) -> Fraction {
        switch rule {
        case .floor: Fraction(steps: byWholeRatio[min(officers / activists, byWholeRatio.count - 1)])
        case .literal:
            Fraction(steps: UInt32((1 - decay(2.3 * Double(officers) / Double(activists))) * 0x1p31 + 0.5))
        }
    }

    /// exp(-`exponent`) by sums and products alone, whose roundings IEEE 754 fixes; within 1e-12 from 0 to 400.
    ///
    /// The library's exp may differ from one machine to the next.
    static func decay(_ exponent: Double) -> Double {
        let part = exponent / 1024
        // Taylor to the sixth power, innermost first; then the 1024th power by ten squarings.
        var power = 1.0
        for order in [6.0, 5, 4, 3, 2, 1] { power = 1 - part / order * power }
        for _ in 0..<10 { power *= power }
        return power
    }

    /// The lowest P that keeps a person quiet: active if and only if P is below it (0: never; above 2³¹: always).
    ///
    /// G - R·P > T with G = H(1 - L), solved for P once, so that a decision is one comparison.
    static func bar(hardship: UInt32, riskAversion: UInt32, legitimacy: UInt32, threshold: UInt32) -> UInt32 {
        let grievance = UInt64(hardship) * UInt64(Fraction.wholeSteps - legitimacy)
        let needed = UInt64(threshold) << 31
        guard grievance > needed else { return 0 }
        guard riskAversion > 0 else { return .max }
        let bar = (grievance - needed + UInt64(riskAversion) - 1) / UInt64(riskAversion)
        return UInt32(clamping: bar)
    }
}
