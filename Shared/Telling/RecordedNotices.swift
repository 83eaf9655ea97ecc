import Domain
import Events
import Lockstep
import Recording

extension RecordedDrill {
    /// What happened in a recorded drill, as an observer of its bus was told it.
    package struct Story: Sendable {
        /// The notices, by turn, stream and place in it, the unnumbered last; their times never fall.
        package let notices: [DrillProgress.Notice]
        /// When play began: the time of the first turn; nil: there is none.
        package let begins: SimulatedTime?
        /// When the last turn was.
        package let ends: SimulatedTime
    }

    /// Reads the whole story, which takes room in memory for every event that is no protocol's.
    ///
    /// - Throws: `RecordingError.damaged`, `.failed`.
    package func story() throws(RecordingError) -> Story {
        guard let table = try? StreamTable(opened) else { throw .damaged(path: reader.path, reason: "control:0") }
        var progress = DrillProgress(reader.origin.drill, opened, table: table, start: start)
        var notices: [DrillProgress.Notice] = []
        var begins: SimulatedTime?
        var row: Int64 = 0
        while case let page = try reader.rows(after: row, limit: 1_000), let last = page.last {
            row = last.number
            for recorded in page {
                notices += progress.take([recorded.arrival], at: .zero)
                if begins == nil, progress.turn > 0 { begins = progress.time }
            }
        }
        // What its writer disowns did not happen; the fault that says so is told. Control plays on from a grant that it names.
        notices.removeAll { notice in
            let id = EventID(stream: notice.stream, sequence: notice.sequence)
            guard notice.sequence != .max, let stretch = doubts.stretch(of: id) else { return false }
            return stretch.reason == .disowned && (id.stream != .control || id == stretch.first)
        }
        notices.sort { ($0.turn, $0.stream, $0.sequence) < ($1.turn, $1.stream, $1.sequence) }
        return Story(notices: notices, begins: begins, ends: progress.time)
    }
}
