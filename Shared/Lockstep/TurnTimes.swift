import Collections
import Domain
import Events

/// The times of a drill's latest turns, compared with the times that records carry.
///
/// A unit writes each record with the turn in which it was published and, as `ce_time`, that turn's time. R2 asks for
/// neither, so no record is accepted or refused because of them. But forgers often get them wrong, and what does not
/// fit is evidence.
public struct TurnTimes: Sendable {
    /// How many turns are remembered; nothing is said of earlier ones.
    public static let turnsMax = 1_024

    private let start: DrillStart
    private var times: Deque<SimulatedTime> = []
    /// The turn that was asked for last, with its time as text; records come in runs of one turn.
    private var written: (turn: UInt64, text: String)?
    /// The newest turn that was granted; 0 before the first.
    private var newest: UInt64 = 0

    /// A drill in which no turn was granted yet.
    public init(start: DrillStart) { self.start = start }

    /// A turn was granted; turns come in order.
    public mutating func granted(_ turn: UInt64, at time: SimulatedTime) {
        newest = turn
        times.append(time)
        if times.count > Self.turnsMax { times.removeFirst() }
    }

    /// Why a unit's record that a grant delivers was not written in the turn that it names; nil when nothing shows
    /// that.
    ///
    /// The text is Indonesian.
    public mutating func misfit(of envelope: Envelope) -> String? {
        guard envelope.turn <= newest else { return "menyebut langkah simulasi \(envelope.turn), yang belum diberikan" }
        guard envelope.turn > 0 else { return "menyebut langkah simulasi 0, sebelum latihan mulai" }
        guard let expected = text(of: envelope.turn) else { return nil }
        guard envelope.time != expected else { return nil }
        return "ce_time \(envelope.time ?? "tidak ada"), padahal langkah simulasi \(envelope.turn) bermula \(expected)"
    }

    /// The time of a turn as its records carry it; nil for one that is no longer remembered.
    private mutating func text(of turn: UInt64) -> String? {
        if let written, written.turn == turn { return written.text }
        let age = newest.subtractingSaturated(turn)
        guard age < UInt64(times.count) else { return nil }
        let text = start.universal(times[times.count - 1 - Int(age)])
        written = (turn, text)
        return text
    }
}
