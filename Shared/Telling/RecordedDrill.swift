import Domain
import EventWords
import Events
import Lockstep
import Phrases
import Reading
import Recording

/// An open record that answers questions: by event id, by cause, by who took part.
package struct RecordedDrill {
    /// The record.
    package let reader: RecordReader
    /// The drill's opening.
    package let opened: Opened
    /// The civil time at which simulated time begins.
    package let start: DrillStart
    /// The streams, those of units that joined later too.
    package let table: StreamTable
    /// The chain of command as the units were told it.
    package let roster: [RosterEntry]
    /// What the drill's records say of its names, and agencies of their own event types.
    package let glossary: Glossary
    /// The stretches of its streams that are in doubt.
    package let doubts: DoubtfulStretches
    /// What units announced of themselves.
    package let profiles: AnnouncedProfiles

    /// Opens a record.
    ///
    /// - Throws: `RecordingError`, also when the file holds no drill's opening.
    package init(path: String) throws(RecordingError) {
        reader = try RecordReader(path: path)
        var opened: Opened?
        var roster: [RosterEntry] = []
        var joined: [StreamEntry] = []
        var glossary = Glossary()
        var sequence: UInt64 = 0
        while case let page = try reader.accepted(.control, from: sequence, limit: 1_000), let last = page.last {
            sequence = last.id.sequence.addingSaturated(1)
            for record in page {
                glossary.hear(record.envelope)
                switch try? EventCatalogue.standard.decode(record.envelope) {
                case let first as Opened where opened == nil: opened = first
                case let briefing as Briefing where roster.isEmpty:
                    roster = (try? UnitBriefing(serializedBytes: Array(briefing.content)))?.roster ?? []
                case let granted as Granted: joined += granted.changes.flatMap(\.streams)
                default: break
                }
            }
        }
        guard let opened, let start = DrillStart(opened.start), var table = try? StreamTable(opened) else {
            throw .damaged(path: path, reason: "control:0")
        }
        // Nobody let in a stream that does not fit in the table.
        for stream in joined { try? table.add([stream]) }
        self.opened = opened
        self.start = start
        self.table = table
        self.roster = roster
        // The ground's briefing is the first of what controllers alone may read.
        for record in try reader.accepted(.controlTruth, from: 0, limit: 1) { glossary.hear(record.envelope) }
        var profiles = AnnouncedProfiles()
        var row: Int64 = 0
        while case let page = try reader.announcements(after: row, limit: 1_000), let last = page.last {
            row = last.number
            for row in page {
                guard let envelope = try? row.arrival.reading.get() else { continue }
                glossary.hear(envelope)
                profiles.hear(envelope)
            }
        }
        doubts = try reader.doubts(among: table)
        self.glossary = glossary
        self.profiles = profiles
    }

    /// Where the file is not what was recorded; nil when all of it is.
    package func flaw() throws(RecordingError) -> RecordBreak? { try RecordCheck.firstChange(path: reader.path) }

    /// The event of this name; nil when the record has none.
    package func event(_ id: EventID) throws(RecordingError) -> ReadableEvent? {
        let record = try reader.accepted(id.stream, from: id.sequence, limit: 1).first
        guard let record, record.id == id else { return nil }
        return ReadableEvent(record.envelope, glossary: glossary, refused: record.defect)
    }

    /// The simulated time of an event.
    package func time(of event: ReadableEvent) -> SimulatedTime { event.envelope.simulatedTime(since: start) ?? .start }

    /// What every event of the drill caused, in the order of time, without the protocol's own records.
    package func effects() throws(RecordingError) -> [EventID: [EventID]] {
        var caused: [EventID: [(turn: UInt64, id: EventID)]] = [:]
        var row: Int64 = 0
        while case let page = try reader.happenings(after: row, limit: 1_000), let last = page.last {
            row = last.row
            for record in page {
                guard let cause = record.envelope.cause else { continue }
                caused[cause, default: []].append((record.envelope.turn, record.id))
            }
        }
        return caused.mapValues { events in events.sorted { ($0.turn, $0.id) < ($1.turn, $1.id) }.map(\.id) }
    }
}
