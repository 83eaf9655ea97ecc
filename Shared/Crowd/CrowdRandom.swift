/// The crowd's random numbers: a function of (seed, tick, person, draw) and of nothing else.
///
/// The SplitMix64 sequence (Steele, Lea and Flood 2014), entered at any place. The order of asking does not change the
/// answers, so two ways of computing one tick agree to the bit.
public struct CrowdRandom: Hashable, Sendable {
    private let key: UInt64

    /// The numbers of `seed`.
    public init(seed: UInt64) { key = Self.mixed(seed &+ Self.gamma) }

    /// 64 bits for one draw of `person`, below 2²⁴, in `tick`.
    @inline(__always)
    public func bits(tick: UInt32, person: UInt32, draw: UInt8) -> UInt64 {
        let counter = UInt64(tick) << 32 | UInt64(person) << 8 | UInt64(draw)
        return Self.mixed(key &+ counter &* Self.gamma)
    }

    /// A whole number from 0 to `bound` - 1; `bound` of a few thousand is uniform to within one in a million.
    @inline(__always)
    public func below(_ bound: UInt32, tick: UInt32, person: UInt32, draw: UInt8) -> UInt32 {
        Self.below(bound, bits(tick: tick, person: person, draw: draw))
    }

    /// A whole number from 0 to `bound` - 1 made of `bits`.
    @inline(__always)
    static func below(_ bound: UInt32, _ bits: UInt64) -> UInt32 {
        UInt32(truncatingIfNeeded: ((bits >> 32) &* UInt64(bound)) >> 32)
    }

    /// A uniform fraction below 1.
    @inline(__always)
    public func fraction(tick: UInt32, person: UInt32, draw: UInt8) -> Fraction {
        Fraction(steps: UInt32(truncatingIfNeeded: bits(tick: tick, person: person, draw: draw) >> 33))
    }

    private static let gamma: UInt64 = 0x9E37_79B9_7F4A_7C15

    @inline(__always)
    private static func mixed(_ word: UInt64) -> UInt64 {
        var word = word
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }
}

/// What each number of a person's draws in a tick decides; part of the model's definition, so never renumbered.
enum Draw {
    /// In the setting up, tick 0.
    static let hardship: UInt8 = 0
    static let riskAversion: UInt8 = 1
    static let place: UInt8 = 2
    /// In every other tick: sixteen draws of four places each look for a free one; if all are taken, one more picks
    /// among the free.
    static let firstMove: UInt8 = 0
    static let lastMove: UInt8 = 15
    static let anyFree: UInt8 = 16
    static let arrest: UInt8 = 17
    static let term: UInt8 = 18
    /// Whose turn comes next; here the person is the number of the turn.
    static let turn: UInt8 = 19
    /// Between ticks: what is asked of the crowd, each call with its own draw; beyond 128 calls in a tick draws repeat.
    static func call(_ number: UInt8) -> UInt8 { 128 | number }
}
