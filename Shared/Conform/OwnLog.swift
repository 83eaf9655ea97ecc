import Bus
import Domain
import Events
import Lockstep
import Phrases
import Telling

/// What the service under test has written, as any reader of the log sees it.
///
/// The harness itself also puts records into the service's streams: the first half of a cut log, and forged ones. They
/// are read here as well, since the log does not know who wrote what.
struct OwnLog: Sendable {
    /// A heartbeat.
    struct Beat: Sendable {
        let ready: Ready
        let envelope: Envelope
        let at: ContinuousClock.Instant
    }

    /// How many heartbeats, faults, repeated, misplaced and stray records are kept of each; the first ones are.
    static let keptMax = 10_000

    private let table: StreamTable
    private let drill: DrillID
    private var windows: [StreamName: SequenceWindow] = [:]
    /// What counts, by stream.
    private(set) var accepted: [StreamName: [Envelope]] = [:]
    /// The streams to which the service itself has added something.
    private(set) var speakers: Set<StreamName> = []
    /// Records that the service wrote again although the log held them already.
    private(set) var repeated: [EventID] = []
    /// Records that it wrote in place of what the log holds, or beyond the next sequence.
    private(set) var misplaced: [EventID] = []
    /// Its heartbeats, by unit.
    private(set) var beats: [UnitID: [Beat]] = [:]
    /// What it reported as a fault.
    private(set) var faults: [Fault] = []
    /// What it wrote that is not a record of its own streams.
    private(set) var strays: [Phrase] = []

    init(_ table: StreamTable, drill: DrillID) {
        self.table = table
        self.drill = drill
    }

    /// How many records of a stream count.
    func count(of stream: StreamName) -> Int { accepted[stream]?.count ?? 0 }

    /// The turn that a unit completed last; 0 before the first.
    func lastCompleted(of unit: UnitID) -> UInt64 {
        let last = accepted[unit.mainStream]?.last { $0.isCompletion }
        return last.flatMap { try? Completed(serializedBytes: $0.data) }?.turn ?? 0
    }

    /// Takes what stands on a topic; `isOurs`: the harness wrote it.
    mutating func take(_ arrival: Arrival, isOurs: Bool) {
        let envelope: Envelope
        switch arrival.reading {
        case .success(let read): envelope = read
        case .failure(let defect):
            if !isOurs { Self.keep(.conformUnreadable(arrival.place.topic, defect.reason), in: &strays) }
            return
        }
        guard envelope.drill == drill, let entry = table[envelope.stream], entry.topic == arrival.place.topic,
            let unit = entry.unit
        else {
            if !isOurs {
                Self.keep(.conformElsewhere(envelope.type, envelope.stream.text, arrival.place.topic), in: &strays)
            }
            return
        }
        if let sequence = envelope.sequence {
            number(envelope, sequence, isOurs: isOurs)
        } else if !isOurs {
            hear(envelope, of: unit)
        }
    }

    private mutating func number(_ envelope: Envelope, _ sequence: UInt64, isOurs: Bool) {
        var window = windows[envelope.stream] ?? SequenceWindow()
        let id = EventID(stream: envelope.stream, sequence: sequence)
        if !isOurs { speakers.insert(envelope.stream) }
        switch window.placement(of: sequence) {
        case .next:
            window.admit(envelope.fingerprint)
            windows[envelope.stream] = window
            accepted[envelope.stream, default: []].append(envelope)
        case .earlier(let standing) where !isOurs:
            if standing ?? envelope.fingerprint == envelope.fingerprint {
                Self.keep(id, in: &repeated)
            } else {
                Self.keep(id, in: &misplaced)
            }
        case .ahead where !isOurs: Self.keep(id, in: &misplaced)
        case .earlier, .ahead: break
        }
    }

    private mutating func hear(_ envelope: Envelope, of unit: UnitID) {
        switch envelope.type {
        case Ready.eventType:
            guard let ready = try? Ready(serializedBytes: envelope.data) else { fallthrough }
            Self.keep(Beat(ready: ready, envelope: envelope, at: .now), in: &beats[unit, default: []])
        case Fault.eventType:
            guard let fault = try? Fault(serializedBytes: envelope.data) else { fallthrough }
            Self.keep(fault, in: &faults)
        default: Self.keep(.conformUnnumbered(envelope.type, envelope.stream.text), in: &strays)
        }
    }

    private static func keep<Element>(_ element: Element, in list: inout [Element]) {
        if list.count < keptMax { list.append(element) }
    }

    /// The first record in which a stream differs from what it must be, between two counts; nil when there is none.
    func difference(from tape: Tape, on stream: StreamName, from: Int, to: Int) -> Phrase? {
        let (here, there) = (accepted[stream] ?? [], tape.own[stream] ?? [])
        for index in from..<max(from, min(to, here.count)) {
            let expected = index < there.count ? there[index] : nil
            guard expected?.leaf != here[index].leaf else { continue }
            return .conformDiffers(
                EventID(stream: stream, sequence: UInt64(index)).description,
                turn: here[index].turn,
                expected: expected.map(Self.words) ?? Phrase("tidak ada catatan", en: "no record"),
                came: Self.words(here[index])
            )
        }
        return nil
    }

    /// A record in short: its type, turn and what it says.
    private static func words(_ envelope: Envelope) -> Phrase {
        let words = ReadableEvent(envelope).words
        let name = ReadableEvent.lastName(of: envelope.type)
        func line(_ text: String) -> String { "\(name) (\(envelope.turn)): \(text.prefix(120))" }
        return Phrase(verbatim: line(words.indonesian), en: line(words.english))
    }
}
