import Domain
import Phrases
import Telling

/// A recorded drill in the view, at a time of one's choice: played, stepped through, forward and back.
///
/// A value without input or output. Wherever it stands, its view is what a run's view had shown there.
package struct Playback: Sendable {
    /// What the person at the keys wants.
    package enum Wish: Sendable, Hashable, CaseIterable {
        /// Stop, or go on.
        case pause
        /// Twice as fast; half as fast.
        case faster, slower
        /// A minute on or back.
        case minuteOn, minuteBack
        /// Ten minutes on or back.
        case tenOn, tenBack
        /// To the next event of a line, or the one before; then it stands still.
        case eventOn, eventBack
        /// To the first turn, or the last.
        case start, end
        /// Leave.
        case quit
    }

    /// The fastest, simulated seconds a second.
    package static let paceMax = 3_600

    private let cast: DrillView.Cast
    private let notices: [DrillProgress.Notice]
    private var view: DrillView
    /// How many notices the view has taken.
    private var taken = 0
    /// What has passed of the second that comes next.
    private var fraction: Duration = .zero
    /// Simulated time.
    package private(set) var time: SimulatedTime
    /// Simulated seconds a second.
    package private(set) var pace: Int
    /// True while it stands still.
    package private(set) var isPaused = false

    /// A drill at its first turn.
    ///
    /// - Parameters:
    ///   - cast: Who plays, and from when to when.
    ///   - notices: What happened, in its order.
    ///   - pace: Simulated seconds a second, at least 1.
    package init(_ cast: DrillView.Cast, _ notices: [DrillProgress.Notice], pace: Int = 60) {
        self.cast = cast
        self.notices = notices
        self.pace = min(max(pace, 1), Self.paceMax)
        view = DrillView(cast)
        time = cast.begins
        seek(to: time)
    }

    /// What is wrong with the record; nil when it is whole.
    package var flaw: Phrase? { cast.flaw }

    /// The turn of the latest event that is shown.
    package var turn: UInt64 { taken > 0 ? notices[taken - 1].turn : 0 }

    /// True at the last turn.
    package var isAtEnd: Bool { time >= cast.ends && taken == notices.count }

    /// Lets real time pass; at the end it stands still.
    package mutating func advance(by elapsed: Duration) {
        guard !isPaused else { return }
        fraction += elapsed * pace
        let seconds = fraction.components.seconds
        guard seconds > 0 else { return }
        fraction -= .seconds(seconds)
        seek(to: time.adding(seconds: UInt64(seconds)))
        if isAtEnd { isPaused = true }
    }

    /// Shows the drill as it was at a time: with all that happened by then.
    package mutating func seek(to wanted: SimulatedTime) {
        time = min(max(wanted, cast.begins), cast.ends)
        let isLast = time == cast.ends
        show(isLast ? notices.count : notices.partitioningIndex { $0.time > time })
    }

    /// Does what is wished; leaving is for whoever asked.
    package mutating func take(_ wish: Wish) {
        switch wish {
        case .pause:
            isPaused.toggle()
            if isAtEnd, !isPaused { seek(to: cast.begins) }
        case .faster: pace = min(pace * 2, Self.paceMax)
        case .slower: pace = max(pace / 2, 1)
        case .minuteOn: seek(to: time.adding(seconds: 60))
        case .minuteBack: back(60)
        case .tenOn: seek(to: time.adding(seconds: 600))
        case .tenBack: back(600)
        case .eventOn: step(to: notices.indices[taken...].first { notices[$0].isWorthALine })
        case .eventBack: step(to: notices.indices[..<max(taken - 1, 0)].last { notices[$0].isWorthALine })
        case .start: seek(to: cast.begins)
        case .end: seek(to: cast.ends)
        case .quit: break
        }
    }

    /// The lines for a terminal: the view, and below it what the keys do, where there is room.
    package func frame(columns: Int, rows: Int, language: Language, hasKeys: Bool = true) -> [ScreenLine] {
        let hasHelp = hasKeys && rows >= 8
        let height = hasHelp ? rows - 1 : rows
        var lines = view.frame(Standing(self), columns: columns, rows: height, language: language)
        guard hasHelp else { return lines }
        lines += Array(repeating: ScreenLine(), count: max(height - lines.count, 0))
        lines.append(ScreenLine(Phrase.playbackKeys.text(in: language), .faint).cut(to: columns))
        return lines
    }

    private mutating func back(_ seconds: UInt64) {
        seek(to: SimulatedTime(seconds: time.seconds.subtractingSaturated(seconds)))
    }

    /// Stands at one event, with those after it not yet there.
    private mutating func step(to index: Int?) {
        isPaused = true
        guard let index else { return }
        show(index + 1)
        time = min(max(notices[index].time, cast.begins), cast.ends)
    }

    private mutating func show(_ count: Int) {
        if count < taken {
            view = DrillView(cast)
            taken = 0
        }
        for notice in notices[taken..<count] { view.take(notice) }
        taken = count
    }
}

extension Playback.Wish {
    /// What keys mean, in the order in which they were pressed; a key that means nothing is passed over.
    package static func wishes(of bytes: [UInt8]) -> [Playback.Wish] {
        var wishes: [Playback.Wish] = []
        var rest = bytes[...]
        while let first = rest.first {
            // A terminal sends the longer sequences as ESC [ or ESC O and what follows.
            let key = keys.first { rest.starts(with: $0.bytes.utf8) }
            if let key { wishes.append(key.wish) }
            rest = rest.dropFirst(key?.bytes.utf8.count ?? (first == 0x1B ? rest.count : 1))
        }
        return wishes
    }

    private static let keys: [(bytes: String, wish: Playback.Wish)] = [
        (" ", .pause), ("+", .faster), ("=", .faster), ("-", .slower), ("n", .eventOn), ("b", .eventBack),
        ("g", .start), ("G", .end), ("q", .quit), ("\u{4}", .quit),
        ("\u{1B}[C", .minuteOn), ("\u{1B}OC", .minuteOn), ("\u{1B}[D", .minuteBack), ("\u{1B}OD", .minuteBack),
        ("\u{1B}[A", .faster), ("\u{1B}OA", .faster), ("\u{1B}[B", .slower), ("\u{1B}OB", .slower),
        ("\u{1B}[6~", .tenOn), ("\u{1B}[5~", .tenBack), ("\u{1B}[H", .start), ("\u{1B}[1~", .start),
        ("\u{1B}[F", .end), ("\u{1B}[4~", .end),
    ]
}

extension RandomAccessCollection where Index == Int {
    /// The first index whose element fits, where all that fit stand behind all that do not; the end where none does.
    fileprivate func partitioningIndex(where fits: (Element) -> Bool) -> Int {
        var (low, high) = (startIndex, endIndex)
        while low < high {
            let middle = low + (high - low) / 2
            if fits(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
