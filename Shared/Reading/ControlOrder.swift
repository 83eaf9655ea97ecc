import Domain
import Events

/// Where control's own events may stand in its stream: as many as a grant announces, directly behind it (F3).
///
/// Another record counts, since the log has decided; whoever plays stops at it. So nobody is told it as something that
/// control said.
package struct ControlOrder: Sendable {
    private var hasBegun = false
    /// How many events the last grant announces that have not come yet.
    private var left: UInt64 = 0

    /// Before control's first record.
    package init() {}

    /// Takes control's next record, which says `event`; tells why it is none of control's, where it is not.
    package mutating func defect(of event: (any DrillEvent)?) -> Defect? {
        switch event {
        case let granted as Granted:
            hasBegun = true
            left = UInt64(granted.events)
        case is Ended: break
        // A newer control may say more as it opens a drill.
        case nil where !hasBegun, is Opened where !hasBegun, is Briefing where !hasBegun: break
        default:
            guard left > 0 else { return Defect("tidak termasuk langkah simulasi mana pun") }
            left -= 1
        }
        return nil
    }
}
