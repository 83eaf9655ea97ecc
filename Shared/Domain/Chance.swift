import Crypto

/// A unit's chance in a drill: random numbers that depend on what they decide, and on nothing that happened before.
///
/// Whoever draws says what the numbers decide (this casualty's signs), and gets the same numbers whenever and however
/// often it asks. So a decision that falls otherwise moves no other draw, and two runs of a drill that differ in one
/// thing can be compared. A key must therefore be stable: a step, a group, a place, the n-th of its kind there. It is
/// never a running number over all that happened. Two draws that must not be alike need different keys.
public struct Chance: Sendable, Hashable {
    private let seed: UInt64
    private let unit: UnitID

    /// The chance of `unit` in a drill with `seed`.
    public init(seed: UInt64, unit: UnitID) {
        self.seed = seed
        self.unit = unit
    }

    /// The numbers that decide `purpose` for what `key` names.
    ///
    /// The first state is the first eight bytes, big-endian, of SHA-256("gladi.chance.v1", seed as 64 bits, the unit's
    /// id, the purpose, then each part of the key); each of these texts is its length as 32 bits and its UTF-8,
    /// integers big-endian. `Tests/DomainTests` publishes vectors for those who write a unit in another language.
    public func of(_ purpose: String, _ key: String...) -> RandomNumbers {
        var hash = SHA256()
        hash.update(data: Array("gladi.chance.v1".utf8))
        hash.update(data: bigEndianBytes(seed))
        for text in [unit.description, purpose] + key {
            hash.update(data: bigEndianBytes(UInt32(text.utf8.count)))
            hash.update(data: Array(text.utf8))
        }
        return RandomNumbers(state: hash.finalize().prefix(8).reduce(0) { $0 << 8 | UInt64($1) })
    }
}

/// A sequence of random numbers: SplitMix64 (Steele, Lea and Flood 2014).
public struct RandomNumbers: Sendable, Hashable {
    private var state: UInt64

    /// The sequence that begins after `state`.
    public init(state: UInt64) { self.state = state }

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
