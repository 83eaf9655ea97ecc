extension FixedWidthInteger {
    /// The sum, or the nearest number that the type has.
    ///
    /// It is for numbers from a record or a file, whose size nobody promises.
    public func addingSaturated(_ other: Self) -> Self {
        let (sum, overflows) = addingReportingOverflow(other)
        guard overflows else { return sum }
        return other < 0 ? .min : .max
    }

    /// The difference, or the nearest number that the type has; an unsigned difference below 0 is 0.
    public func subtractingSaturated(_ other: Self) -> Self {
        let (difference, overflows) = subtractingReportingOverflow(other)
        guard overflows else { return difference }
        return other < 0 ? .max : .min
    }

    /// The product, or the nearest number that the type has.
    public func multipliedSaturated(by other: Self) -> Self {
        let (product, overflows) = multipliedReportingOverflow(by: other)
        guard overflows else { return product }
        return (self < 0) == (other < 0) ? .max : .min
    }
}

extension UInt64 {
    /// The whole part of the square root, by Newton's method on integers: equal on every machine.
    public var wholeSquareRoot: UInt64 {
        guard self > 1 else { return self }
        var guess = UInt64(1) << ((65 - UInt64(leadingZeroBitCount)) / 2 + 1)
        while true {
            let better = (guess + self / guess) / 2
            guard better < guess else { return guess }
            guess = better
        }
    }
}
