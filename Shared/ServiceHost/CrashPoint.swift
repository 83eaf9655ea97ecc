import Bus
import Events
import Foundation

/// Where this process is to kill itself, for the tests that prove that nothing is lost: `--crash-at POINT@TURN`.
///
/// It sends SIGKILL to itself: no handler, no flush beyond what the point names, just as when the power goes.
public struct CrashPoint: Sendable, Hashable {
    /// The points of a turn at which it makes a difference.
    public enum Point: String, Sendable, CaseIterable {
        /// The grant has been read; nothing has been computed.
        case afterIntake = "after-intake"
        /// The first event of the turn has left, the next has not.
        case betweenPublishes = "between-publishes"
        /// All events have left, the completion has not.
        case beforeCompleted = "before-completed"
        /// The completion has left.
        case afterCompleted = "after-completed"
    }

    let point: Point
    let turn: UInt64

    /// Reads `POINT@TURN`; nil when the text is not that.
    public init?(_ text: String) {
        let parts = text.split(separator: "@")
        guard parts.count == 2, let point = Point(rawValue: String(parts[0])), let turn = UInt64(parts[1]), turn > 0
        else {
            return nil
        }
        self.point = point
        self.turn = turn
    }

    /// Called with what was read, before it is processed.
    public func received(_ arrivals: [Arrival]) {
        guard point == .afterIntake else { return }
        for arrival in arrivals {
            guard case .success(let envelope) = arrival.reading, envelope.type == Granted.eventType,
                envelope.turn >= turn
            else { continue }
            die()
        }
    }

    /// Called before a record is handed over.
    ///
    /// A completion ends a unit's turn, a grant one of control's.
    public func willPublish(_ envelope: Envelope, flush: () -> Void) {
        guard point == .beforeCompleted, endsTurn(envelope), envelope.turn >= turn else { return }
        flush()
        die()
    }

    /// Called after a record was handed over.
    public func didPublish(_ envelope: Envelope, flush: () -> Void) {
        switch point {
        case .afterCompleted where endsTurn(envelope) && envelope.turn >= turn,
            .betweenPublishes where envelope.sequence != nil && !endsTurn(envelope) && envelope.turn >= turn:
            flush()
            die()
        default: break
        }
    }

    private func endsTurn(_ envelope: Envelope) -> Bool {
        [Completed.eventType, Granted.eventType, Recorded.eventType].contains(envelope.type)
    }

    private func die() { kill(getpid(), SIGKILL) }
}
