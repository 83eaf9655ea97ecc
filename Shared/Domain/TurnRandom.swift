import Crypto

/// A unit's random numbers in one turn: a function of (seed, unit, turn) and of nothing else.
///
/// SplitMix64 (Steele, Lea and Flood 2014), whose first state is the first eight bytes, big-endian, of
/// SHA-256("gladi.random.v1", seed as 64 bits, length of the unit's id as 32 bits, the id in UTF-8, turn as 64 bits),
/// integers big-endian. `Tests/DomainTests` publishes vectors for those who write a unit in another language.
public struct TurnRandom: Sendable, Hashable {
    private var state: UInt64

    /// The generator of `unit` in `turn` of a drill with `seed`.
    public init(seed: UInt64, unit: UnitID, turn: UInt64) {
        var hash = SHA256()
        hash.update(data: Array("gladi.random.v1".utf8))
        hash.update(data: bigEndianBytes(seed))
        let name = Array(unit.description.utf8)
        hash.update(data: bigEndianBytes(UInt32(name.count)))
        hash.update(data: name)
        hash.update(data: bigEndianBytes(turn))
        state = hash.finalize().prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// The next 64 bits.
    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A whole number from 0 to `bound` - 1, each equally likely (Lemire 2019).
    ///
    /// `bound` is above 0.
    public mutating func below(_ bound: UInt64) -> UInt64 {
        precondition(bound > 0, "a random number needs a bound above 0")
        var product = next().multipliedFullWidth(by: bound)
        if product.low < bound {
            let threshold = (0 &- bound) % bound
            while product.low < threshold { product = next().multipliedFullWidth(by: bound) }
        }
        return product.high
    }

    /// A whole number of `range`, each equally likely.
    public mutating func within(_ range: ClosedRange<UInt64>) -> UInt64 {
        let width = range.upperBound - range.lowerBound
        return width == .max ? next() : range.lowerBound + below(width + 1)
    }

    /// True in `permille` of a thousand cases; always from 1000 on.
    public mutating func chance(permille: UInt64) -> Bool { below(1000) < permille }
}

/// `number`, most significant byte first.
public func bigEndianBytes(_ number: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: number.bigEndian) { Array($0) }
}
