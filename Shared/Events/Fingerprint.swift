/// Tells records apart within one process, for a small part of a leaf's price.
///
/// Records with equal leaves have equal fingerprints. Other records have different ones, but for one chance in 2^64.
/// Each process makes a key of its own, so nobody can write a record that passes for another. A fingerprint never
/// leaves the process.
public struct Fingerprint: Sendable, Hashable {
    private let value: Int

    init(_ envelope: Envelope) {
        var hasher = Hasher()
        func feed(_ text: String) {
            var text = text
            text.withUTF8 { bytes in
                hasher.combine(bytes.count)
                hasher.combine(bytes: UnsafeRawBufferPointer(bytes))
            }
        }
        feed(envelope.stream.text)
        hasher.combine(envelope.sequence ?? 0)
        hasher.combine(envelope.turn)
        feed(envelope.type)
        hasher.combine(envelope.contentType)
        hasher.combine(envelope.cause?.sequence)
        if let cause = envelope.cause { feed(cause.stream.text) }
        envelope.data.withUnsafeBytes { hasher.combine(bytes: $0) }
        value = hasher.finalize()
    }
}
