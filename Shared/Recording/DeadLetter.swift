import Bus
import Domain
import Events
import Lockstep

/// A bad record on its way to `gladi.deadletter`, with the reason.
///
/// The recorder alone writes these, so that each bad record is kept once.
public struct DeadLetter: Sendable {
    /// The topic of dead letters.
    public static let topic = DrillSetup.deadLetterTopic
    /// The most bytes of a bad record that a dead letter repeats.
    ///
    /// Of a larger record it gives only the place; the file has the record whole.
    public static let originalBytesMax = 900_000

    /// The bad record's row in the file.
    public let row: Int64
    /// The message.
    public let message: DeadLettered

    /// A dead letter of a record that was refused, or that counts but cannot be read.
    init(row: Int64, of arrival: Arrival, reason: String) {
        self.row = row
        let record = arrival.record
        let size = record.headers.reduce((record.key?.count ?? 0) + (record.value?.count ?? 0)) {
            $0 + $1.name.utf8.count + ($1.value?.count ?? 0)
        }
        message = .with { message in
            message.topic = arrival.place.topic
            message.partition = UInt32(clamping: arrival.place.partition)
            message.offset = UInt64(clamping: arrival.offset)
            message.reason = reason
            guard size <= Self.originalBytesMax else {
                message.reason += " (catatan asli \(size) bita, hanya ada dalam berkas rekaman)"
                return
            }
            if let key = record.key { message.key = .init(key) }
            if let value = record.value { message.value = .init(value) }
            message.headers = record.headers.map { header in
                .with {
                    $0.name = header.name
                    if let value = header.value { $0.value = .init(value) }
                }
            }
        }
    }

    /// The record to publish on `DeadLetter.topic`, in the drill's partition.
    ///
    /// Unnumbered; equal bytes whenever it is made.
    public func record(in drill: DrillID) -> WireRecord {
        let envelope = Envelope(
            drill: drill,
            stream: .recorder,
            sequence: nil,
            turn: 0,
            type: DeadLettered.eventType,
            data: message.canonicalBytes()
        )
        return CloudEventsBinding.encode(envelope, nonce: "deadletter-\(row)")
    }
}
