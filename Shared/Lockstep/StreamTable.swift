import Domain
import Events

/// The streams of a drill: which lives where, who writes it, and who hears it.
///
/// From `Opened` and the grants' changes.
public struct StreamTable: Sendable {
    /// One stream.
    public struct Entry: Sendable, Hashable {
        /// The number by which grants and completions name it.
        public let number: UInt32
        /// Its name.
        public let name: StreamName
        /// The topic on which it lives; records that claim it elsewhere are foreign.
        public let topic: String
        /// What it is for.
        public let kind: StreamKind
        /// The unit that writes it; nil for control and console.
        public let unit: UnitID?
        /// On a main stream: the numbers of the streams that its unit hears.
        public let hears: [UInt32]
    }

    /// The lockstep protocol's version that this code speaks.
    public static let protocolVersion: UInt32 = 1

    /// All streams, ascending by name: the order of delivery and digest.
    public private(set) var entries: [Entry] = []
    private var indexByNumber: [UInt32: Int] = [:]
    private var indexByName: [StreamName: Int] = [:]
    private var byUnit: [UnitID: [Entry]] = [:]

    /// The units, ascending.
    public private(set) var units: [UnitID] = []

    /// Reads the drill's opening.
    ///
    /// - Throws: what does not fit, when the opening is of another protocol version or its streams contradict each other.
    public init(_ opened: Opened) throws(Defect) {
        guard opened.protocol == Self.protocolVersion else {
            throw Defect("the drill speaks lockstep version \(opened.protocol), this program \(Self.protocolVersion)")
        }
        guard opened.tickMilliseconds == 1000 else {
            throw Defect("a tick of \(opened.tickMilliseconds) ms: version 1 knows 1000 alone")
        }
        try add(opened.streams)
        guard self[.control] != nil else { throw Defect("the opening names no stream 'control'") }
    }

    /// Adds the streams of a unit that joins late: all of them, or none.
    ///
    /// - Throws: what does not fit, when a name or number stands twice or a name is not valid.
    public mutating func add(_ streams: [StreamEntry]) throws(Defect) {
        var entries = entries
        var names = Set(entries.map(\.name))
        var numbers = Set(entries.map(\.number))
        for stream in streams {
            do {
                let name = try StreamName(stream.name)
                guard names.insert(name).inserted, numbers.insert(stream.number).inserted else {
                    throw Defect("stream \(stream.name) or number \(stream.number) stands twice")
                }
                let unit = stream.unit.isEmpty ? nil : try UnitID(stream.unit)
                entries.append(
                    Entry(
                        number: stream.number,
                        name: name,
                        topic: stream.topic,
                        kind: stream.kind,
                        unit: unit,
                        hears: stream.hears
                    )
                )
            } catch let defect as Defect {
                throw defect
            } catch {
                throw Defect("\(error)")
            }
        }
        entries.sort { $0.name < $1.name }
        self.entries = entries
        indexByNumber = Dictionary(uniqueKeysWithValues: entries.indices.map { (entries[$0].number, $0) })
        indexByName = Dictionary(uniqueKeysWithValues: entries.indices.map { (entries[$0].name, $0) })
        units = entries.filter { $0.kind == .main }.compactMap(\.unit).sorted()
        byUnit = [:]
        for entry in entries.sorted(by: { $0.number < $1.number }) {
            if let unit = entry.unit { byUnit[unit, default: []].append(entry) }
        }
    }

    /// The stream with this number.
    public subscript(number: UInt32) -> Entry? { indexByNumber[number].map { entries[$0] } }

    /// The stream with this name.
    public subscript(name: StreamName) -> Entry? { indexByName[name].map { entries[$0] } }

    /// A unit's own streams, ascending by number: the order in which a completion names them.
    public func streams(of unit: UnitID) -> [Entry] { byUnit[unit] ?? [] }

    /// The streams that a unit hears besides control's, ascending by name.
    public func heard(by unit: UnitID) -> [Entry] {
        guard let main = self[unit.mainStream] else { return [] }
        return entries.filter { main.hears.contains($0.number) && $0.unit != unit }
    }

    /// The deciding streams of people, ascending by name.
    public var consoles: [Entry] { entries.filter { $0.kind == .console } }

    /// Every topic of the drill, ascending.
    public var topics: [String] { Set(entries.map(\.topic)).sorted() }
}

/// How many of each stream's records have been delivered, by stream number.
public struct Frontiers: Sendable, Hashable, Codable {
    private var counts: [UInt32: UInt64] = [:]

    /// Nothing delivered yet.
    public init() {}

    /// A stream's frontier; 0 before its first record.
    public subscript(number: UInt32) -> UInt64 {
        get { counts[number, default: 0] }
        set { counts[number] = newValue }
    }

    /// The streams of which anything has been delivered, by number, ascending.
    public var streams: [UInt32] { counts.keys.sorted() }

    /// The furthest of all; nil before the first.
    public var largest: UInt64? { counts.values.max() }

    /// Takes over the moved frontiers of a grant or completion.
    ///
    /// - Throws: what does not fit, when the lists differ in length or a frontier goes back.
    public mutating func move(_ streams: [UInt32], to frontiers: [UInt64]) throws(Defect) {
        guard streams.count == frontiers.count else { throw Defect("streams and frontiers differ in number") }
        for (stream, frontier) in zip(streams, frontiers) {
            guard frontier >= self[stream] else { throw Defect("the frontier of stream \(stream) goes back") }
            self[stream] = frontier
        }
    }

    /// The streams whose frontier differs from `old`, ascending, with their new frontiers.
    public func moved(since old: Frontiers) -> (streams: [UInt32], frontiers: [UInt64]) {
        let streams = counts.keys.filter { self[$0] != old[$0] }.sorted()
        return (streams, streams.map { self[$0] })
    }
}
