import Bus
import Domain
import Events
import Lockstep

/// A small drill, written by hand record by record, with the right frontiers and the right digest.
///
/// It is for tests of code that reads a drill: no bus, no units, no lockstep.
///
/// ```swift
/// var drill = FakeDrill(units: ["muba/traffic"])
/// drill.grant(time: 0)
/// drill.publish("muba/traffic", RoadClosed.with { $0.road = "merdeka" })
/// drill.complete("muba/traffic")
/// drill.end()
/// ```
public struct FakeDrill {
    /// One record with its topic.
    public struct Entry {
        /// The topic.
        public let topic: String
        /// The record.
        public let envelope: Envelope
    }

    /// The drill's id.
    public let id: DrillID
    /// Its opening.
    public let opened: Opened
    /// All records, numbered or not, in the order in which they were published.
    public private(set) var log: [Entry] = []
    /// Turns granted.
    public private(set) var turn: UInt64 = 0
    /// Simulated time of the present turn.
    public private(set) var time: UInt64 = 0
    /// The digest over the records that are covered so far.
    public var digest: [UInt8] { chain?.value ?? [] }

    private struct Stream {
        let number: UInt32
        let topic: String
        var leaves: [Leaf] = []
        var delivered = 0
    }

    private var streams: [StreamName: Stream] = [:]
    private var chain: DigestChain?
    private let start = DrillStart("2024-08-25T08:00:00+07:00")

    /// Opens a drill with these units (`district/task-force`, each on its task force's topic) and a console.
    public init(id: String = "muba-2024.test", units: [String], seed: UInt64 = 1) throws {
        self.id = try DrillID(id)
        let ids = try units.map { try UnitID($0) }.sorted()
        streams[.control] = Stream(number: 0, topic: "gladi.control")
        streams[.console] = Stream(number: 1, topic: "gladi.console")
        for (index, unit) in ids.enumerated() {
            streams[unit.mainStream] = Stream(number: UInt32(index + 2), topic: unit.taskForce.topic)
        }
        let entries = streams.sorted { $0.value.number < $1.value.number }.map { name, stream in
            StreamEntry.with {
                $0.number = stream.number
                $0.name = name.text
                $0.topic = stream.topic
                $0.kind = name == .control ? .control : name == .console ? .console : .main
                $0.unit = $0.kind == .main ? name.text : ""
            }
        }
        opened = .with {
            $0.protocol = 1
            $0.seed = seed
            $0.start = "2024-08-25T08:00:00+07:00"
            $0.tickMilliseconds = 1000
            $0.streams = entries
            $0.scenario = "uji"
        }
        say(.control, opened)
        for unit in ids { say(.control, Briefing.with { $0.unit = unit.description }) }
    }

    /// Grants the next turn: delivers all that was published, and publishes `events` as control.
    public mutating func grant(time: UInt64, events: [any DrillEvent] = [], changes: [Change] = []) {
        turn += 1
        self.time = time
        for change in changes {
            for entry in change.streams {
                guard let name = try? StreamName(entry.name) else { continue }
                streams[name] = Stream(number: entry.number, topic: entry.topic)
            }
        }
        let moved = frontiers()
        let turn = turn
        say(
            .control,
            Granted.with {
                $0.turn = turn
                $0.time = time
                $0.streams = moved.map(\.number)
                $0.frontiers = moved.map(\.frontier)
                $0.changes = changes
                $0.events = UInt32(events.count)
            }
        )
        deliver()
        for event in events { say(.control, event) }
    }

    /// Publishes an event on a stream.
    public mutating func publish(
        _ stream: String,
        _ event: any DrillEvent,
        cause: EventID? = nil,
        contentType: ContentType = .protobuf
    ) throws {
        let data =
            contentType == .protobuf ? event.canonicalBytes() : try event.json()
        try publish(stream, type: Swift.type(of: event).eventType, data: data, cause: cause, contentType: contentType)
    }

    /// Publishes any bytes as the next record of a stream.
    public mutating func publish(
        _ stream: String,
        type: String,
        data: [UInt8],
        cause: EventID? = nil,
        contentType: ContentType = .protobuf,
        outside: [OutsideHeader] = []
    ) throws {
        say(try StreamName(stream), type: type, data: data, cause: cause, contentType: contentType, outside: outside)
    }

    /// Completes the turn for a unit.
    public mutating func complete(_ unit: String) throws {
        let name = try StreamName(unit)
        let turn = turn
        let (number, count) = (streams[name]?.number ?? 0, streams[name]?.leaves.count ?? 0)
        say(
            name,
            Completed.with {
                $0.turn = turn
                $0.streams = [number]
                $0.frontiers = [UInt64(count + 1)]
            }
        )
    }

    /// Publishes an unnumbered record.
    public mutating func mention(_ stream: String, on topic: String, _ event: any DrillEvent) throws {
        let envelope = Envelope(
            drill: id,
            stream: try StreamName(stream),
            sequence: nil,
            turn: turn,
            type: Swift.type(of: event).eventType,
            data: event.canonicalBytes(),
            outside: stream == StreamName.control.text ? Self.signature : []
        )
        log.append(Entry(topic: topic, envelope: envelope))
    }

    /// Ends the drill with its digest, or with a wrong one that the code under test must find.
    public mutating func end(digest wrong: [UInt8]? = nil) {
        turn += 1
        let moved = frontiers()
        deliver()
        let (turn, digest) = (turn, wrong ?? digest)
        let covered = chain
        say(
            .control,
            Ended.with {
                $0.turn = turn
                $0.streams = moved.map(\.number)
                $0.frontiers = moved.map(\.frontier)
                $0.reason = "selesai"
                $0.digest = .init(digest)
            }
        )
        chain = covered
    }

    /// A whole drill of `turns` turns: every unit reports and completes in each turn, and the console decides now and
    /// then.
    public static func sample(
        id: String = "muba-2024.test",
        units: [String] = ["muba/preventive", "muba/traffic"],
        turns: Int = 5,
        seed: UInt64 = 1
    ) throws -> FakeDrill {
        var drill = try FakeDrill(id: id, units: units, seed: seed)
        for turn in 0..<turns {
            drill.grant(
                time: UInt64(turn * 10),
                events: turn.isMultiple(of: 3) ? [InjectDelivered.with { $0.inject = "inject-\(turn)" }] : []
            )
            for unit in units {
                try drill.publish(unit, StrengthReported.with { $0.total = UInt32(turn) }, cause: drill.lastControl)
                try drill.complete(unit)
            }
            if turn.isMultiple(of: 4) { try drill.publish("console", EndDecided.with { $0.reason = "coba \(turn)" }) }
            for unit in units { try drill.mention(unit, on: "gladi." + unit.split(separator: "/")[1], Ready()) }
        }
        drill.end()
        return drill
    }

    /// How control signs what it says (C14).
    public static let signature = [OutsideHeader(name: ControlMachine.writerHeader, value: Array("uji".utf8))]

    /// The last record of control.
    public var lastControl: EventID? {
        streams[.control].map { EventID(stream: .control, sequence: UInt64($0.leaves.count - 1)) }
    }

    /// All records as they arrive from partition `partition`, offsets counted per topic from `first`.
    public func arrivals(partition: Int32 = 0, first: Int64 = 0) -> [Arrival] {
        var next: [String: Int64] = [:]
        return log.enumerated().map { index, entry in
            let offset = next[entry.topic, default: first]
            next[entry.topic] = offset + 1
            return Arrival(
                place: TopicPartition(topic: entry.topic, partition: partition),
                offset: offset,
                record: CloudEventsBinding.encode(entry.envelope, nonce: String(index)),
                timestampMilliseconds: 1_724_547_600_000 + Int64(index)
            )
        }
    }

    private func frontiers() -> [(number: UInt32, frontier: UInt64)] {
        streams.filter { $0.key != .control && $0.value.leaves.count > $0.value.delivered }
            .map { ($0.value.number, UInt64($0.value.leaves.count)) }.sorted { $0.0 < $1.0 }
    }

    private mutating func deliver() {
        for name in streams.keys.sorted() where name != .control {
            for leaf in streams[name].map({ $0.leaves[$0.delivered...] }) ?? [] { chain?.cover(leaf) }
            let count = streams[name]?.leaves.count ?? 0
            streams[name]?.delivered = count
        }
    }

    private mutating func say(_ stream: StreamName, _ event: any DrillEvent) {
        say(
            stream,
            type: Swift.type(of: event).eventType,
            data: event.canonicalBytes(),
            cause: nil,
            contentType: .protobuf,
            outside: []
        )
    }

    private mutating func say(
        _ name: StreamName,
        type: String,
        data: [UInt8],
        cause: EventID?,
        contentType: ContentType,
        outside: [OutsideHeader]
    ) {
        let topic = streams[name]?.topic ?? "gladi.unknown"
        let envelope = Envelope(
            drill: id,
            stream: name,
            sequence: UInt64(streams[name]?.leaves.count ?? 0),
            turn: turn,
            type: type,
            contentType: contentType,
            cause: cause,
            time: start?.universal(SimulatedTime(seconds: time)),
            data: data,
            outside: outside + (name == .control ? Self.signature : [])
        )
        if name == .control {
            if chain == nil { chain = DigestChain(opened: envelope.leaf) } else { chain?.cover(envelope.leaf) }
        }
        streams[name]?.leaves.append(envelope.leaf)
        log.append(Entry(topic: topic, envelope: envelope))
    }
}
