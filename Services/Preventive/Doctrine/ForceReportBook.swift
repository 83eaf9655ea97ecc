import Doctrine
import Domain
import Events

/// The written reports of force of stage 4 and above to the direct superior (rule D26; Perkap 1/2009, article 14 by
/// inference).
///
/// "Immediately" means here: *force_report_seconds* after force ended, and never more than 25 minutes after the first
/// use that the report covers. That is within the drill's deadline of 30 minutes. One report covers at most `usesMax`
/// uses.
public struct ForceReportBook: Sendable, Codable {
    /// The most uses that one report covers.
    public static let usesMax = 32
    /// The most seconds from the first use to the report that covers it.
    public static let secondsMax: UInt64 = 1_500

    /// Uses that no report covers yet, oldest first.
    public private(set) var uses: [EventID] = []
    /// When the report on them is due; nil when there are none.
    public private(set) var next: SimulatedTime?

    /// Nothing to report.
    public init() {}

    /// Force was used.
    public mutating func note(_ use: EventID, _ level: ForceLevel, at time: SimulatedTime) {
        guard level.rawValue >= ForceLevel.hardHand.rawValue else { return }
        uses.append(use)
        next = uses.count >= Self.usesMax ? time : next ?? time.adding(seconds: Self.secondsMax)
    }

    /// Force ended: the report follows in `seconds`, or earlier if it was due earlier.
    public mutating func forceEnded(reportIn seconds: UInt64, at time: SimulatedTime) {
        if let due = next { next = min(due, time.adding(seconds: seconds)) }
    }

    /// Takes the uses for the report that is due at `time`; when the formation leaves, takes them before the report is
    /// due.
    public mutating func take(at time: SimulatedTime, leaving: Bool = false) -> [EventID] {
        guard let next, leaving || next <= time else { return [] }
        defer {
            uses = []
            self.next = nil
        }
        return uses
    }
}
