import Domain
import EventWords
import Events
import Lockstep
import Recording

/// Who took part in a drill: the roster that its units were told, what each unit announced, and how much it published.
///
/// Nothing here knows an agency: every unit that stands in the roster and announces itself is in the list.
public struct Attendance: Sendable {
    /// A unit of the roster.
    public struct Member: Sendable {
        /// The unit.
        public let unit: UnitID
        /// The office that leads it, and that office's title.
        public let office: (key: String, title: String)
        /// Its agency's title, as the roster says it; if the roster says none, as the unit announced it.
        public let agency: String
        /// The unit that gives it its orders; nil at the top and outside the chain.
        public let superior: String?
        /// What it announced of itself; nil: it never came.
        public let profile: Profile?
        /// How many events it published for others to hear, without the protocol's own.
        public let events: Int
        /// Events of its agency's own among them, with how many, ascending by type.
        public let own: [(type: String, count: Int)]
        /// When it went out of play or came into it, and why, in the order of time.
        public let changes: [Change]

        /// True when it took part, went out of play and was not back at the end.
        ///
        /// A unit that may come late and never came is not lost.
        public var isLost: Bool {
            guard let last = changes.last, !last.participates else { return false }
            return changes.count > 1 || last.reason != ControlMachine.notYetHere
        }
    }

    /// A unit went out of play, or came into it.
    public struct Change: Sendable {
        /// When.
        public let time: SimulatedTime
        /// It takes part from then on.
        public let participates: Bool
        /// Why, Indonesian.
        public let reason: String
    }

    /// What the drill's records say of its names, and agencies of their own event types.
    package private(set) var glossary = Glossary()
    private var roster: [RosterEntry] = []
    private var profiles = AnnouncedProfiles()
    private var events: [UnitID: Int] = [:]
    private var own: [UnitID: [String: Int]] = [:]
    private var changes: [String: [Change]] = [:]

    /// Hears what the units of a record announced.
    ///
    /// - Throws: `RecordingError.damaged`, `.failed`.
    init(_ reader: RecordReader) throws(RecordingError) {
        var row: Int64 = 0
        while case let page = try reader.announcements(after: row, limit: 1_000), let last = page.last {
            row = last.number
            for row in page {
                guard let envelope = try? row.arrival.reading.get() else { continue }
                profiles.hear(envelope)
                glossary.hear(envelope)
            }
        }
    }

    /// Takes in an event of the drill; `message` is nil where nobody here can read it.
    mutating func take(_ envelope: Envelope, _ message: (any DrillEvent)?, at time: SimulatedTime) {
        // What the ground knows and nobody hears is no report.
        if let unit = UnitID(of: envelope.stream), envelope.stream == unit.mainStream {
            events[unit, default: 0] += 1
            if EventKind.publisher(ofOwn: envelope.type) == unit.taskForce {
                own[unit, default: [:]][envelope.type, default: 0] += 1
            }
        }
        if message is Briefing { glossary.hear(envelope) }
        switch message {
        case let briefing as Briefing where roster.isEmpty:
            roster = (try? UnitBriefing(serializedBytes: Array(briefing.content)))?.roster ?? []
        case let change as ParticipationChanged:
            changes[change.unit, default: []].append(
                Change(time: time, participates: change.participates, reason: change.reason)
            )
        default: break
        }
    }

    /// The units of the roster, ascending.
    public var members: [Member] {
        let entries = Dictionary(roster.map { ($0.unit, $0) }) { first, _ in first }
        return entries.values.compactMap { entry in
            guard let unit = try? UnitID(entry.unit) else { return nil }
            let profile = profiles[unit]
            return Member(
                unit: unit,
                office: (entry.office, entry.title),
                agency: entry.agency.isEmpty ? profile?.agency ?? "" : entry.agency,
                superior: entry.superior.isEmpty ? nil : entry.superior,
                profile: profile,
                events: events[unit, default: 0],
                own: own[unit, default: [:]].sorted { $0.key < $1.key }.map { ($0.key, $0.value) },
                changes: changes[entry.unit] ?? []
            )
        }.sorted { $0.unit < $1.unit }
    }

    /// The units that were lost on the way, ascending.
    public var lost: [UnitID] { members.filter(\.isLost).map(\.unit) }

    /// The title of a unit; its id when no briefing names it.
    package func title(of unit: String) -> String { glossary.titles.title(of: unit, .unit) ?? unit }
}

extension UnitID {
    /// The unit that writes a stream, its main one or another; nil for the streams of control and of people.
    fileprivate init?(of stream: StreamName) {
        let parts = stream.text.split(separator: "/")
        guard parts.count > 1, parts[0] != StreamName.control.text[...] else { return nil }
        try? self.init(parts.prefix(2).joined(separator: "/"))
    }
}
