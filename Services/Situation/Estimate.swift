import Domain
import Events

/// What observers estimate of a crowd's size: a range that always holds the true size.
enum Estimate {
    /// A seeded estimate; `miss` draws how far it is from the true size.
    ///
    /// Trained people at the place miss by 5 to 12 in 100 to either side, passers-by by 20 to 45 (assumed;
    /// uncalibrated). Ends are rounded outwards to 10, from 500 people on to 50.
    static func range(of count: UInt32, observed: Bool, _ miss: RandomNumbers) -> HeadcountRange {
        guard count > 0 else { return HeadcountRange() }
        let spread: ClosedRange<UInt64> = observed ? 5...12 : 20...45
        var miss = miss
        let truth = UInt64(count)
        let low = truth - truth * miss.within(spread) / 100
        let high = truth + truth * miss.within(spread) / 100
        let grain: UInt64 = truth < 500 ? 10 : 50
        return .with {
            $0.low = UInt32(clamping: max(truth < grain ? 1 : 0, low / grain * grain))
            $0.high = UInt32(clamping: (high + grain - 1) / grain * grain)
        }
    }

    /// A person's own count, reported from the field: 10 in 100 to either side.
    static func range(reported count: UInt32) -> HeadcountRange {
        .with {
            $0.low = count - count / 10
            $0.high = count.addingSaturated(count / 10)
        }
    }
}
