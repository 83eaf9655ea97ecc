import Crypto
import Events

/// The digest of a drill's log, built record by record in the order that the protocol fixes.
///
/// D = leaf of `Opened`; for each further record of control D = SHA-256(0x01, D, leaf); after each `Granted`, likewise
/// every other stream by name, from its old frontier to its new one; for `Ended` only the streams.
public struct DigestChain: Sendable, Hashable {
    /// The digest so far: 32 bytes.
    public private(set) var value: [UInt8]

    /// Begins with the leaf of `Opened`.
    public init(opened leaf: Leaf) { value = leaf.bytes }

    /// Goes on from a digest that was kept.
    public init(resuming value: [UInt8]) { self.value = value }

    /// Covers the next record: of control, or of a stream between two frontiers.
    public mutating func cover(_ leaf: Leaf) {
        var hash = SHA256()
        hash.update(data: [1])
        hash.update(data: value)
        hash.update(data: leaf.bytes)
        value = Array(hash.finalize())
    }
}
