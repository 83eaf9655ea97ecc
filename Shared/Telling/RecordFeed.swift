import Bus
import Domain
import Events
import Lockstep
import Reading
import Recording

/// A recorded drill's records in the order of its turns.
///
/// The unnumbered ones (heartbeats, faults, dead letters) come with those of their turn. It reads a page at a time, so
/// memory stays bounded however long the drill.
package struct RecordFeed {
    /// What comes next.
    package enum Item {
        /// A record, its simulated time, and why nobody was handed it although it counts (R5).
        case record(Envelope, SimulatedTime, refused: Defect?)
        /// A record that the drill delivered and the file does not hold.
        case missing(EventID)
    }

    private static let pageSize = 1_000

    /// True once the drill's end was handed over.
    package private(set) var hasEnded = false
    private let reader: RecordReader
    private let start: DrillStart
    private var walk: DrillWalk
    /// The walk's step that waits for the unnumbered before it.
    private var held: DrillStep?
    private var aside: [Envelope] = []
    private var lastRow: Int64 = 0
    private var asideIsOver = false
    private var time = SimulatedTime.start

    /// A feed of a record of a drill that begins at `start`.
    package init(_ reader: RecordReader, start: DrillStart) {
        self.reader = reader
        self.start = start
        walk = reader.drill(in: .publication)
    }

    /// The next record; nil after the last.
    ///
    /// - Throws: `RecordingError.damaged`, `.failed`.
    package mutating func next() throws(RecordingError) -> Item? {
        if held == nil { held = try walk.next() }
        guard let step = held else { return try nextAside(before: .max).map { .record($0, time, refused: nil) } }
        if case .missing(let id, _) = step {
            held = nil
            return .missing(id)
        }
        guard let record = step.record else { return nil }
        let envelope = record.envelope
        // Whoever speaks unnumbered in a turn speaks after what that turn delivered to it.
        if let unnumbered = try nextAside(before: envelope.turn) { return .record(unnumbered, time, refused: nil) }
        held = nil
        if case .ended = step { hasEnded = true }
        time = max(time, envelope.simulatedTime(since: start) ?? time)
        return .record(envelope, envelope.simulatedTime(since: start) ?? time, refused: record.defect)
    }

    /// The next unnumbered record of a turn before `turn`.
    private mutating func nextAside(before turn: UInt64) throws(RecordingError) -> Envelope? {
        while aside.isEmpty, !asideIsOver {
            let page = try reader.rows(after: lastRow, limit: Self.pageSize)
            guard let last = page.last else {
                asideIsOver = true
                return nil
            }
            lastRow = last.number
            aside = page.compactMap { row in
                row.judgement.verdict == .unnumbered ? try? row.arrival.reading.get() : nil
            }
        }
        guard let first = aside.first, first.turn < turn else { return nil }
        return aside.removeFirst()
    }
}

extension DrillStep {
    fileprivate var record: DrillRecord? {
        switch self {
        case .opened(let record, _), .control(let record), .granted(let record, _), .delivered(let record),
            .undelivered(let record), .ended(let record, _):
            record
        case .missing: nil
        }
    }
}
