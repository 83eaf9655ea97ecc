import Domain
import Events

/// All that control needs to open a drill; equal setups open equal drills.
public struct DrillSetup: Sendable {
    /// A unit of the roster: what it hears, and its streams beside the main one.
    public struct Unit: Sendable {
        /// The unit.
        public let id: UnitID
        /// Task forces whose main streams it hears; `console` for people's decisions.
        public let hears: [TaskForce]
        /// Side streams by name, each with its topic.
        public let sideStreams: [String: String]
        /// The briefing's content: canonical Protobuf of `UnitBriefing`.
        public let briefing: [UInt8]
        /// The briefing holds what task forces may not know; it travels on the topic of `control/truth`.
        public let isGround: Bool

        /// A unit of the roster.
        public init(
            id: UnitID,
            hears: [TaskForce],
            sideStreams: [String: String] = [:],
            briefing: [UInt8],
            isGround: Bool = false
        ) {
            self.id = id
            self.hears = hears
            self.sideStreams = sideStreams
            self.briefing = briefing
            self.isGround = isGround
        }
    }

    /// A briefing's content may be this long.
    public static let briefingBytesMax = 900_000
    /// The task force that plays the ground; only it is briefed and speaks on the topic of inner truth as well.
    public static let ground: TaskForce = "situation"
    /// The ground's side stream.
    public static let truthStream = "truth"
    /// The topic of control's stream.
    public static let controlTopic = "gladi.control"
    /// The topic of inner truth.
    public static let truthTopic = "gladi.truth"
    /// The topic of people's decisions.
    public static let consoleTopic = "gladi.console"
    /// The topic of the recorder's account.
    public static let recorderTopic = "gladi.recorder"
    /// The topic of records that were refused.
    public static let deadLetterTopic = "gladi.deadletter"

    /// The drill.
    public let drill: DrillID
    /// The opening record's payload.
    public let opened: Opened
    /// The roster, ascending by unit.
    public let units: [Unit]
    /// The civil time at which simulated time begins.
    public let start: DrillStart
    /// The first turn's time: above zero for an excerpt.
    public let firstTime: SimulatedTime
    /// The streams.
    public let table: StreamTable
    /// The offices of the exercise control: who may ask for another pace, for a unit to be set aside, or for the end.
    ///
    /// Control alone needs them; they are no part of the opening.
    public let controllers: [String]
    /// The office that controls an exercise where a scenario names none.
    public static let controller = "koordinator-latihan"

    /// Prepares a drill.
    ///
    /// - Throws: a `Defect` that names a unit. Its briefing is too long, it stands twice, or it hears a task force of
    ///   which the roster has no unit.
    public init(
        drill: DrillID,
        scenario: String,
        scenarioDigest: [UInt8],
        seed: UInt64,
        start: DrillStart,
        firstTime: SimulatedTime = .start,
        controllers: [String] = [controller],
        units: [Unit]
    ) throws(Defect) {
        let units = units.sorted { $0.id < $1.id }
        var streams = [
            Self.entry(0, .control, Self.controlTopic, .control),
            Self.entry(1, .controlTruth, Self.truthTopic, .controlSide),
            Self.entry(2, .console, Self.consoleTopic, .console),
        ]
        for unit in units {
            guard unit.briefing.count < Self.briefingBytesMax else {
                throw Defect(
                    "the briefing of \(unit.id) has \(unit.briefing.count) bytes; \(Self.briefingBytesMax) are too many"
                )
            }
            streams.append(
                Self.entry(UInt32(streams.count), unit.id.mainStream, unit.id.taskForce.topic, .main, unit.id)
            )
            for (name, topic) in unit.sideStreams.sorted(by: { $0.key < $1.key }) {
                streams.append(Self.entry(UInt32(streams.count), unit.id.sideStream(name), topic, .side, unit.id))
            }
        }
        for index in streams.indices where streams[index].kind == .main {
            guard let unit = units.first(where: { $0.id.description == streams[index].unit }) else { continue }
            for taskForce in unit.hears {
                let heard = streams.filter { stream in
                    taskForce == "console"
                        ? stream.kind == .console
                        : stream.kind == .main && stream.topic == taskForce.topic && stream.unit != streams[index].unit
                }
                streams[index].hears.append(contentsOf: heard.map(\.number))
            }
            streams[index].hears.sort()
        }
        self.drill = drill
        self.units = units
        self.start = start
        self.firstTime = firstTime
        self.controllers = controllers
        let allStreams = streams
        opened = Opened.with { opened in
            opened.protocol = StreamTable.protocolVersion
            opened.scenario = scenario
            opened.scenarioDigest = scenarioDigest.withUnsafeBytes { .init($0) }
            opened.seed = seed
            opened.start = start.description
            opened.tickMilliseconds = 1000
            opened.streams = allStreams
        }
        table = try StreamTable(opened)
    }

    /// The records that open the drill, by stream: `Opened` and the briefings.
    package func openingRecords() -> [StreamName: [Envelope]] {
        var records: [StreamName: [Envelope]] = [.control: [], .controlTruth: []]
        func add(_ stream: StreamName, _ event: some DrillEvent) {
            let sequence = UInt64(records[stream]?.count ?? 0)
            records[stream]?.append(
                Envelope(
                    drill: drill,
                    stream: stream,
                    sequence: sequence,
                    turn: 0,
                    type: type(of: event).eventType,
                    time: start.universal(.start),
                    data: event.canonicalBytes()
                )
            )
        }
        add(.control, opened)
        for unit in units {
            let briefing = Briefing.with { briefing in
                briefing.unit = unit.id.description
                briefing.content = unit.briefing.withUnsafeBytes { .init($0) }
            }
            add(unit.isGround ? .controlTruth : .control, briefing)
        }
        return records
    }

    private static func entry(
        _ number: UInt32,
        _ name: StreamName,
        _ topic: String,
        _ kind: StreamKind,
        _ unit: UnitID? = nil
    ) -> StreamEntry {
        StreamEntry.with { entry in
            entry.number = number
            entry.name = name.text
            entry.topic = topic
            entry.kind = kind
            entry.unit = unit?.description ?? ""
        }
    }
}
