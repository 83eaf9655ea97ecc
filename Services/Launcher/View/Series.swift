import Domain

/// A quantity over simulated time that stays as it is until it changes.
///
/// Bounded: after 4,096 changes every second one is let go, and the higher of the two values stays.
package struct Series: Sendable {
    /// So many changes are kept.
    package static let changesMax = 4_096

    private struct Change {
        let time: SimulatedTime
        var value: UInt64
    }

    private var changes: [Change] = []
    /// The highest value so far.
    package private(set) var peak: UInt64 = 0

    /// Nothing is known yet.
    package init() {}

    /// The present value; nil before the first.
    package var last: UInt64? { changes.last?.value }

    /// From `time` on the quantity is `value`; a time before the last change counts as that change's.
    package mutating func set(_ value: UInt64, at time: SimulatedTime) {
        peak = max(peak, value)
        guard let last = changes.last, last.time >= time else {
            guard last != value else { return }
            changes.append(Change(time: time, value: value))
            if changes.count > Self.changesMax { thin() }
            return
        }
        changes[changes.count - 1].value = value
    }

    /// The highest value in each of `count` equal parts of the time from `begin` to `end`; nil where nothing was known.
    package func columns(_ count: Int, from begin: SimulatedTime, to end: SimulatedTime) -> [UInt64?] {
        guard count > 0 else { return [] }
        let span = end.seconds(since: begin)
        var next = changes.startIndex
        var present: UInt64?
        return (1...UInt64(count)).map { column in
            let limit = begin.adding(seconds: span.multipliedSaturated(by: column) / UInt64(count))
            var highest = present
            while next < changes.endIndex, changes[next].time <= limit {
                present = changes[next].value
                highest = max(highest ?? 0, changes[next].value)
                next += 1
            }
            return highest
        }
    }

    private mutating func thin() {
        changes = stride(from: 0, to: changes.count, by: 2).map { index in
            var change = changes[index]
            // The last stands for the present and must stay true.
            if index + 2 < changes.count { change.value = max(change.value, changes[index + 1].value) }
            if index + 2 == changes.count { change = Change(time: change.time, value: changes[index + 1].value) }
            return change
        }
    }
}

/// Values as bars of block characters.
package enum Chart {
    private static let blocks = Array(" ▁▂▃▄▅▆▇█")

    private static func level(_ value: UInt64, of ceiling: UInt64, steps: UInt64) -> Int {
        let share = min(value, ceiling).multipliedFullWidth(by: steps - 1)
        return 1 + Int(max(ceiling, 1).dividingFullWidth(share).quotient)
    }

    /// `height` rows from the top down, a character per value; what is not known is blank, a known 0 the lowest bar.
    package static func rows(_ values: [UInt64?], height: Int, ceiling: UInt64) -> [String] {
        let steps = UInt64(height * (blocks.count - 1))
        let levels = values.map { value in
            value.map { Self.level($0, of: ceiling, steps: steps) } ?? 0
        }
        return (0..<height).map { row in
            let below = (height - 1 - row) * (blocks.count - 1)
            return String(levels.map { blocks[min(max($0 - below, 0), blocks.count - 1)] })
        }
    }
}
