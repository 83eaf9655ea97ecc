import Bus
import Domain
import Events

/// What became of a batch.
public struct Appended: Sendable {
    /// A differing duplicate of a derived stream: a divergence or a forgery (R3).
    public struct Fault: Sendable, Hashable {
        /// Its row.
        public let row: Int64
        /// The record that it claims to be.
        public let record: EventID
        /// What happened, Indonesian.
        public let reason: String
    }

    /// Rows written.
    public internal(set) var rows = 0
    /// Dead letters to publish.
    ///
    /// They are pending in the file until they come back from the bus.
    public internal(set) var deadLetters: [DeadLetter] = []
    /// Faults to publish.
    public internal(set) var faults: [Fault] = []
    /// Partitions that stopped before a stream that no grant has named yet, each with the offset to read again from.
    ///
    /// Seek there; append control's partition up to its present end; then append with `controlIsRead`.
    public internal(set) var waiting: [TopicPartition: Int64] = [:]
}
