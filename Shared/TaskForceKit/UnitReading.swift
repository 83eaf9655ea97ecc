import Domain
import Events
import Lockstep

/// What a unit must have read before it goes on.
extension UnitMachine {
    /// Takes note that one of the unit's own topics has been read to where it ended when this program began (U4).
    ///
    /// An end counts only when the unit's own records below it have all been taken in: those that found no room (R6) are
    /// read again first, or it would publish what the log holds.
    mutating func reachEnd(of topic: String, at offset: Int64) {
        guard let end = unread[topic], offset + 1 >= end else { return }
        for stream in own.values where stream.topic == topic && stream.reader.lostAt != nil { return }
        unread[topic] = nil
    }
}
