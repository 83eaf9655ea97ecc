import Bus
import Domain
import Events
import Phrases
import Reading

/// What `verify` says of a record.
public enum RecordVerdict: Sendable, Hashable {
    /// Every row, offset and sequence is accounted for, and the digest is the one that `Ended` says.
    case whole(RecordSummary)
    /// Nothing was changed, but the file itself says that it does not hold everything.
    case wholeWithGaps(RecordSummary, RecordGaps)
    /// Something was changed, or is missing without being said.
    case broken(RecordBreak)

    /// The verdict for people.
    public var phrase: Phrase {
        switch self {
        case .whole(let summary):
            summary.isEnded
                ? .recordWhole(rows: summary.rows, turn: summary.turn)
                : .recordWholeUnended(rows: summary.rows, turn: summary.turn)
        case .wholeWithGaps(let summary, let gaps):
            .recordWholeWithGaps(
                rows: summary.rows,
                isEnded: summary.isEnded,
                offsets: gaps.absentOffsets,
                place: gaps.ranges.first?.description ?? "",
                missing: gaps.firstMissing?.description
            )
        case .broken(let fault): fault.phrase
        }
    }
}

/// A record in figures.
public struct RecordSummary: Sendable, Hashable {
    /// What it is about.
    public let origin: RecordOrigin
    /// Rows in the file.
    public internal(set) var rows: Int64 = 0
    /// Rows by verdict.
    public internal(set) var verdicts: [Verdict: Int64] = [:]
    /// The last turn granted.
    public internal(set) var turn: UInt64 = 0
    /// The last turn of which the file holds all that its grant delivers.
    public internal(set) var completeTurn: UInt64 = 0
    /// The simulated time of the last turn granted.
    public internal(set) var time = SimulatedTime.start
    /// True when the drill has ended.
    public internal(set) var isEnded = false
    /// The digest of what is covered so far; nil where a record that it covers is missing, and before `Opened`.
    public internal(set) var digest: [UInt8]?
    /// The head of the chain.
    public internal(set) var chain: [UInt8] = []
    /// The stretches of its streams that may be forged.
    public internal(set) var doubts = DoubtfulStretches()

    init(origin: RecordOrigin) { self.origin = origin }

    /// Numbered records that are part of the drill.
    public var events: Int64 { verdicts[.accepted, default: 0] + verdicts[.acceptedUnread, default: 0] }
}

/// What a record says that it does not hold.
public struct RecordGaps: Sendable, Hashable {
    /// A range of offsets for which the broker gave no records.
    public struct Range: Sendable, Hashable, CustomStringConvertible {
        /// The partition.
        public let place: TopicPartition
        /// The offsets.
        public let offsets: Swift.Range<Int64>

        /// `topic[partition] first–last`.
        public var description: String { "\(place) \(offsets.lowerBound)–\(offsets.upperBound - 1)" }
    }

    /// The first ranges, at most 256.
    public internal(set) var ranges: [Range]
    /// Offsets in all ranges together.
    public internal(set) var absentOffsets: Int64
    /// The first record that a grant delivers and that is lost in such a range; nil when the drill itself is complete.
    public internal(set) var firstMissing: EventID?
}

/// Where and how a record is broken.
public struct RecordBreak: ExplainedError, Sendable, Hashable, CustomStringConvertible {
    /// Where.
    public enum Place: Sendable, Hashable, CustomStringConvertible {
        /// In the file as a whole.
        case file
        /// In one row.
        case row(Int64)
        /// At one record of the drill.
        case record(EventID)
        /// At one offset.
        case offset(TopicPartition, Int64)

        /// The place in a few words.
        public var phrase: Phrase {
            switch self {
            case .file: .recordFile
            case .row(let number): .recordRow(number)
            case .record(let id): Phrase(verbatim: id.description)
            case .offset(let place, let offset): Phrase(verbatim: "\(place) offset \(offset)")
            }
        }

        /// The same in English.
        public var description: String { phrase.english }
    }

    /// How.
    public enum Problem: Sendable, Hashable {
        /// Not a record, or its first page is gone.
        case notARecord(String)
        /// The file is shorter than it says.
        case truncated(bytes: Int, expected: Int)
        /// SQLite cannot read on.
        case unreadable(String)
        /// What the file says of itself was changed.
        case originChanged
        /// A table, an index, a view or a trigger is not as in a record, or does not belong to one.
        case schemaChanged(String)
        /// The table of dead letters does not follow from the rows.
        case deadLetterChanged
        /// The row has a place in a stream, but the drill had ended.
        case rowAfterEnd
        /// The row is not what was recorded.
        case changed
        /// A row is gone here; the next that is there has this number.
        case rowMissing(next: Int64)
        /// Rows at the end are gone or were added: the head names this many.
        case headDiffers(rows: Int64)
        /// The row says that it has a place in a stream, but its record does not.
        case falseVerdict
        /// The stream waits for another sequence.
        case outOfSequence(next: UInt64)
        /// The offset has neither a row nor a stated reason.
        case offsetUnaccounted
        /// The offset is accounted for twice.
        case offsetTwice
        /// A grant delivers it, but it is not there.
        case recordMissing
        /// The grant's turn does not follow the one before.
        case turnMissing(expected: UInt64)
        /// The grant announces another number of control events than follow.
        case controlEvents(announced: UInt64, found: UInt64)
        /// The digest over the drill is not the one that `Ended` says.
        case digestDiffers(said: String, found: String)
    }

    /// Where.
    public let place: Place
    /// How.
    public let problem: Problem

    /// The explanation.
    public var phrase: Phrase {
        let isOfFile = place == .file
        let place = place.phrase
        return switch problem {
        case .notARecord(let reason): .brokenNotARecord(reason)
        case .truncated(let bytes, let expected):
            .brokenTruncated(isOfFile ? nil : place, bytes: bytes, expected: expected)
        case .unreadable(let reason): .brokenUnreadable(place, reason)
        case .originChanged: .brokenOriginChanged
        case .schemaChanged(let name): .brokenSchemaChanged(name)
        case .deadLetterChanged: .brokenDeadLetterChanged(place)
        case .rowAfterEnd: .brokenRowAfterEnd(place)
        case .changed: .brokenChanged(place)
        case .rowMissing(let next): .brokenRowMissing(place, next: next)
        case .headDiffers(let rows): .brokenHead(place, rows: rows)
        case .falseVerdict: .brokenFalseVerdict(place)
        case .outOfSequence(let next): .brokenOutOfSequence(place, next: next)
        case .offsetUnaccounted: .brokenOffsetUnaccounted(place)
        case .offsetTwice: .brokenOffsetTwice(place)
        case .recordMissing: .brokenRecordMissing(place)
        case .turnMissing(let expected): .brokenTurnMissing(place, expected: expected)
        case .controlEvents(let announced, let found): .brokenControlEvents(place, announced: announced, found: found)
        case .digestDiffers(let said, let found): .brokenDigest(place, said: said, found: found)
        }
    }

    /// The explanation in English.
    public var description: String { phrase.english }
}
