import Collections
import Domain
import Events
import Lockstep

/// In which order a drill is walked through.
public enum DrillOrder: Sendable {
    /// The digest's: a grant, what it delivers by stream and sequence, its control events.
    case digest
    /// An order in which the records may be published again.
    ///
    /// What a grant delivers comes first, then the grant, then its control events. What no grant delivers comes last,
    /// before `Ended`.
    case publication
}

/// One step through a drill.
public enum DrillStep: Sendable {
    /// Control's first record.
    case opened(DrillRecord, Opened)
    /// A briefing or control event, or a record of control that nobody can read.
    case control(DrillRecord)
    /// A grant.
    case granted(DrillRecord, Granted)
    /// A record that a grant (or `Ended`) delivers.
    case delivered(DrillRecord)
    /// A record that no grant delivers: published too late. In publication order only.
    case undelivered(DrillRecord)
    /// The end, after all that it delivers.
    case ended(DrillRecord, Ended)
    /// A record that a grant delivers and the file does not hold.
    case missing(EventID, topic: String)
}

/// Walks through a recorded drill, a page of every stream at a time.
///
/// ```swift
/// var walk = reader.drill(in: .digest)
/// while let step = try walk.next() { … }
/// ```
public struct DrillWalk {
    private let reader: RecordReader
    private let order: DrillOrder
    private let catalogue = EventCatalogue.standard
    private var control: StreamPages
    private var streams: [UInt32: StreamPages] = [:]
    private var frontiers: [UInt32: UInt64] = [:]
    /// The part of what the newest grant delivers that has not been walked yet.
    private var ranges: Deque<(number: UInt32, until: UInt64)> = []
    /// The grant or end that waits until all of that has been walked.
    private var held: DrillStep?
    private var isOver = false

    init(_ reader: RecordReader, order: DrillOrder) {
        self.reader = reader
        self.order = order
        control = StreamPages(.control, on: DrillSetup.controlTopic)
    }

    /// The next step; nil after the last.
    ///
    /// - Throws: `RecordingError.damaged`, `.failed`.
    public mutating func next() throws(RecordingError) -> DrillStep? {
        if let step = try nextDelivered() { return step }
        if case .ended = held, order == .publication, let step = try nextUndelivered() { return step }
        if let step = held {
            held = nil
            return step
        }
        guard !isOver, let record = try control.next(reader) else {
            return order == .publication && !isOver ? try nextUndelivered() : nil
        }
        return try step(record)
    }

    /// How many records of each stream the grants up to here deliver.
    var frontiersByStream: [StreamName: UInt64] {
        let pairs = frontiers.compactMap { number, frontier in streams[number].map { ($0.name, frontier) } }
        return Dictionary(pairs, uniquingKeysWith: max)
    }

    private mutating func step(_ record: DrillRecord) throws(RecordingError) -> DrillStep? {
        switch try? catalogue.decode(record.envelope) {
        case let opened as Opened:
            add(opened.streams)
            return .opened(record, opened)
        case let granted as Granted:
            for change in granted.changes { add(change.streams) }
            deliver(granted.streams, granted.frontiers)
            guard order == .publication else { return .granted(record, granted) }
            held = .granted(record, granted)
            return try next()
        case let ended as Ended:
            deliver(ended.streams, ended.frontiers)
            held = .ended(record, ended)
            defer { isOver = true }
            return try next()
        default: return .control(record)
        }
    }

    private mutating func nextDelivered() throws(RecordingError) -> DrillStep? {
        while let (number, until) = ranges.first {
            let from = frontiers[number] ?? 0
            guard from < until else {
                ranges.removeFirst()
                continue
            }
            guard let record = try streams[number]?.next(reader), record.id.sequence == from else {
                // What follows a missing record cannot have been accepted.
                frontiers[number] = until
                guard let stream = streams[number] else { continue }
                return .missing(EventID(stream: stream.name, sequence: from), topic: stream.topic)
            }
            frontiers[number] = from + 1
            return .delivered(record)
        }
        return nil
    }

    private mutating func nextUndelivered() throws(RecordingError) -> DrillStep? {
        for number in streams.keys.sorted() {
            if let record = try streams[number]?.next(reader) { return .undelivered(record) }
        }
        return nil
    }

    private mutating func deliver(_ numbers: [UInt32], _ ends: [UInt64]) {
        let moved = zip(numbers, ends).compactMap { number, end in
            streams[number].map { (name: $0.name, number: number, until: end) }
        }
        ranges = Deque(moved.sorted { $0.name < $1.name }.map { ($0.number, $0.until) })
    }

    private mutating func add(_ entries: [StreamEntry]) {
        for entry in entries where streams[entry.number] == nil && entry.kind != .control {
            guard let name = try? StreamName(entry.name) else { continue }
            streams[entry.number] = StreamPages(name, on: entry.topic)
        }
    }
}

/// The accepted records of one stream, read a page ahead.
private struct StreamPages {
    let name: StreamName
    let topic: String
    private var page: Deque<DrillRecord> = []
    private var sequence: UInt64 = 0

    init(_ name: StreamName, on topic: String) {
        self.name = name
        self.topic = topic
    }

    mutating func next(_ reader: RecordReader) throws(RecordingError) -> DrillRecord? {
        if page.isEmpty { page = Deque(try reader.accepted(name, from: sequence, limit: 64)) }
        guard let record = page.popFirst() else { return nil }
        sequence = record.id.sequence.addingSaturated(1)
        return record
    }
}
