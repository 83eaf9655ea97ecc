import Crypto
import Events

/// The digest of a drill while it grows: one hash over everything that a commander or evaluator would call the drill.
///
/// `D = leaf(Opened)`; every further covered record makes `D = SHA-256(0x01, D, leaf)`. The order is the caller's to
/// keep: control's records by sequence; after each `Granted` the records that it delivers, by stream name, then sequence;
/// of `Ended` only these, not the record itself, which holds the digest.
///
/// ```swift
/// var digest = DigestChain(opened: opened.leaf)
/// digest.control(granted.leaf)
/// for record in delivered { digest.stream(record.leaf) }
/// ```
public struct DigestChain: Sendable, Hashable {
    /// The digest so far, 32 bytes.
    public private(set) var value: [UInt8]

    /// Begins with `Opened`, sequence 0 of control.
    public init(opened: Leaf) { value = opened.bytes }

    /// Adds the next record of control: a grant, a briefing, a control event.
    public mutating func control(_ leaf: Leaf) { add(leaf) }

    /// Adds a record of another stream that the newest grant (or `Ended`) delivers.
    public mutating func stream(_ leaf: Leaf) { add(leaf) }

    private mutating func add(_ leaf: Leaf) {
        var hash = SHA256()
        hash.update(data: [1])
        hash.update(data: value)
        hash.update(data: leaf.bytes)
        value = Array(hash.finalize())
    }
}
