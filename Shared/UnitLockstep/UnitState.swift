import Domain
import Events
import Lockstep

/// What the machine keeps of a unit's drill, by what it is for.
extension UnitMachine {
    /// Where the unit stands in the drill.
    enum Phase: Sendable {
        /// It has not read its briefing.
        case unbriefed
        /// It plays, and control's next record has not come or is not handled yet.
        case listening
        /// It has read the next turn's grant, and waits for the records that the grant names (U1).
        case gathering(PendingGrant)
        /// It has stopped, and does nothing more.
        case stopped
    }

    /// A grant, and the frontiers that it moves to.
    struct PendingGrant: Sendable {
        let message: Granted
        let time: SimulatedTime
        let next: Frontiers
    }

    /// What has been read of the drill's topics.
    struct LogReading: Sendable {
        /// The unit's own topics that have not been read up to the end that they had when this program began (U4).
        var unread: [String: Int64]
        /// The offset after the last record that was read of each topic.
        var positions: [String: Int64] = [:]
        /// The next offset of each topic when this program began to read.
        let ends: [String: Int64]
        /// Topics of which the log had lost records that this program would have read.
        let cutTopics: Set<String>
    }

    /// What a snapshot, from which this program went on, is held against.
    struct SnapshotTrial: Sendable {
        /// The snapshot's turn; nil: this program began with the opening.
        var turn: UInt64?
        /// Topics whose first records this program does not read, since the snapshot is to make up for them.
        var topics: Set<String> = []
        /// Control's log goes on beyond the record with which this program is to begin.
        var hasPassedControl = false
    }

    /// This instance of the unit, and the others that are heard (U6).
    struct Presence: Sendable {
        /// False while another instance publishes.
        var isPublishing: Bool
        var rivals: [String: Rival] = [:]
        /// Records of the unit's streams that an instance of it has called not its own.
        var disowned: Set<EventID> = []
        /// The newest turn of which something of control was read.
        var controlTurn: UInt64 = 0
        /// The offset of this instance's first heartbeat.
        var ownFirstReady: Int64?
        /// Heartbeats below this offset have been heard.
        var nextReadyOffset: Int64 = 0
        /// When this instance first said that it is there, and when last.
        var firstBeat: Duration?
        var lastReady: Duration?
    }

    /// Another instance of the unit, known by its heartbeats.
    struct Rival: Sendable {
        let firstOffset: Int64
        /// Heartbeats that came one upon the other since this program reads what is new.
        var liveBeats = 0
        var lastBeat: Duration?
    }

    /// True when the machine does nothing more.
    var hasStopped: Bool { if case .stopped = phase { true } else { false } }
}
