import Domain
import Lockstep

/// The streams that a unit reads and writes.
extension UnitMachine {
    /// A stream that the unit hears.
    struct Heard: Sendable {
        let entry: StreamTable.Entry
        var reader: StreamReader
    }

    /// A stream that the unit writes.
    struct Own: Sendable {
        let entry: StreamTable.Entry
        var stream: OwnStream
    }

    /// Which of the unit's readers takes a stream's records; the numbers are indices of `own` and `heard`.
    enum Role: Sendable {
        case control
        case briefing
        case own(Int)
        case heard(Int)
    }

    /// Begins to read the streams that the table lets the unit hear and that it does not hear yet.
    mutating func hearAll() {
        heard = table.heard(by: id).map { entry in
            heard.first { $0.entry.name == entry.name } ?? Heard(entry: entry, reader: reader(entry.name))
        }
        roles = [.control: .control]
        if briefingReader != nil { roles[.controlTruth] = .briefing }
        for index in heard.indices { roles[heard[index].entry.name] = .heard(index) }
        for index in own.indices { roles[own[index].entry.name] = .own(index) }
    }

    /// The topics that the unit reads.
    public var topics: [String] {
        Self.topics(of: id, in: table).sorted()
    }

    /// The topics that a unit reads in the drill of `table`.
    public static func topics(of id: UnitID, in table: StreamTable) -> Set<String> {
        let briefing = id.taskForce == DrillSetup.ground ? [DrillSetup.truthTopic] : []
        return Set(
            [DrillSetup.controlTopic] + briefing + table.heard(by: id).map(\.topic) + table.streams(of: id).map(\.topic)
        )
    }

    /// The topic of the unit's completions and heartbeats.
    var mainTopic: String { own.first { $0.entry.kind == .main }?.entry.topic ?? id.taskForce.topic }

    /// True when all own records have been read back.
    var isReadBack: Bool { own.allSatisfy(\.stream.isReadBack) }

    func reader(_ name: StreamName, next: UInt64 = 0) -> StreamReader {
        StreamReader(name: name, next: next, recordsMax: settings.readerRecordsMax)
    }

    func ownStream(_ entry: StreamTable.Entry, next: UInt64 = 0) -> OwnStream {
        OwnStream(name: entry.name, topic: entry.topic, next: next, recordsMax: settings.readerRecordsMax)
    }
}
