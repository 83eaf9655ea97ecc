import Bus
import CRdKafka

/// Owns the queue on which all partitions of one subscriber arrive, and a buffer to take from it.
final class ArrivalQueue: @unchecked Sendable {
    // Unchecked: `pointer` may be used from any thread, `buffer` belongs to the subscriber's.
    let pointer: OpaquePointer
    private let client: ClientHandle
    private let buffer: UnsafeMutableBufferPointer<UnsafeMutablePointer<rd_kafka_message_t>?>

    init(of client: ClientHandle) throws(BusError) {
        guard let pointer = rd_kafka_queue_new(client.pointer) else { throw .refused("librdkafka has no memory") }
        self.pointer = pointer
        self.client = client
        buffer = .allocate(capacity: 1_000)
        buffer.initialize(repeating: nil)
    }

    deinit {
        rd_kafka_queue_destroy(pointer)
        buffer.deallocate()
    }

    /// Fills the buffer with what is there, waiting for the first message up to `milliseconds`; returns how many.
    ///
    /// librdkafka's batch call waits until the batch is full, so it is asked for one first, then for the rest at once.
    /// The call that waits comes first, because the other one would swallow a wake-up.
    func take(_ limit: Int, waiting milliseconds: Int32) -> Int {
        guard let start = buffer.baseAddress else { return 0 }
        guard rd_kafka_consume_batch_queue(pointer, milliseconds, start, 1) == 1 else { return 0 }
        let rest = min(limit, buffer.count) - 1
        guard rest > 0 else { return 1 }
        return 1 + max(rd_kafka_consume_batch_queue(pointer, 0, start + 1, rest), 0)
    }

    /// Shows each of the first `count` messages once, then frees it.
    func forEach(_ count: Int, _ body: (UnsafePointer<rd_kafka_message_t>) -> Void) {
        for index in 0..<count {
            guard let message = buffer[index] else { continue }
            body(message)
            rd_kafka_message_destroy(message)
            buffer[index] = nil
        }
    }

    /// Ends a wait in `take`, or the next one.
    func wake() { rd_kafka_queue_yield(pointer) }
}
