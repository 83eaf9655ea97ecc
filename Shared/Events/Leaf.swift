import Crypto
import Domain

/// SHA-256 over all of a record that the digest covers.
///
/// `SHA-256(0x00, stream, sequence, turn, type, content type, cause, data)`: byte fields have their length before them
/// as 32 bits (an absent cause: FFFFFFFF), strings are UTF-8, integers 64 bits, all big-endian.
public struct Leaf: Sendable, Hashable, CustomStringConvertible {
    // Four words and not an array: readers keep thousands of leaves, and copy them.
    private let words: SIMD4<UInt64>

    /// 32 bytes.
    public var bytes: [UInt8] { withUnsafeBytes(of: words) { Array($0) } }

    /// Takes a leaf as it was stored; nil unless it has 32 bytes.
    public init?(bytes: [UInt8]) {
        guard bytes.count == 32 else { return nil }
        words = bytes.withUnsafeBytes { $0.loadUnaligned(as: SIMD4<UInt64>.self) }
    }

    /// Hashes a record.
    public init(
        stream: StreamName,
        sequence: UInt64,
        turn: UInt64,
        type: String,
        contentType: ContentType,
        cause: EventID?,
        data: [UInt8]
    ) {
        var covered = [UInt8]()
        covered.reserveCapacity(192 + data.count)
        func append(_ number: some FixedWidthInteger) {
            withUnsafeBytes(of: number.bigEndian) { covered.append(contentsOf: $0) }
        }
        func append(text: String) {
            append(UInt32(text.utf8.count))
            covered.append(contentsOf: text.utf8)
        }
        covered.append(0)
        append(text: stream.text)
        append(sequence)
        append(turn)
        append(text: type)
        append(text: contentType.rawValue)
        if let cause { append(text: cause.description) } else { append(UInt32.max) }
        append(UInt32(data.count))
        covered.append(contentsOf: data)
        words = SHA256.hash(data: covered).withUnsafeBytes { $0.loadUnaligned(as: SIMD4<UInt64>.self) }
    }

    /// Hexadecimal.
    public var description: String { hexadecimal(bytes) }
}
