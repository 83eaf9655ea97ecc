import Bus
import Collections
import Domain
import Events
import Lockstep

/// Judges every record of a drill's partitions by the reading rules R1 to R5 and C13.
///
/// A value without I/O: equal arrivals in equal order per partition give equal verdicts. Which stream lives on which topic
/// the drill's `Opened` says, and grants that add streams; the sieve follows both as it meets them in control's stream.
public struct RecordSieve: Sendable {
    /// The drill.
    public let drill: DrillID
    /// The last turn of which the sieve has accepted all that its grant delivers.
    public private(set) var completeTurn: UInt64 = 0
    /// True once `Ended` and all that it delivers is accepted: the drill's record is complete.
    public private(set) var isComplete = false

    private let catalogue: EventCatalogue
    /// By index, so that a stream is changed where it lies and its window is never copied.
    private var streams: [KnownStream] = []
    private var indices: [StreamName: Int] = [:]
    private var numbers: [UInt32: Int] = [:]
    private var ended: UInt64?
    private var promises: Deque<Promise> = []

    private struct KnownStream {
        let topic: String
        let publisher: TaskForce
        let isDerived: Bool
        var frontier: UInt64 = 0
        var log = SequenceWindow()
    }

    /// What a grant says is to be in the record.
    private struct Promise {
        let turn: UInt64
        let isEnd: Bool
        let frontiers: [(index: Int, frontier: UInt64)]
    }

    /// A sieve for the drill that `opened` opens.
    ///
    /// The opening itself is judged like any other record, as control's first.
    public init(drill: DrillID, opened: Opened, catalogue: EventCatalogue = .standard) {
        self.drill = drill
        self.catalogue = catalogue
        know(.control, KnownStream(topic: Topic.control, publisher: "control", isDerived: false))
        add(opened.streams)
    }

    /// Judges one record; those of a partition come in the order of their offsets.
    ///
    /// - Parameters:
    ///   - arrival: The record.
    ///   - controlIsRead: Control's partition has been read to an end asked for after this record was. Then a stream that no
    ///     grant has named is foreign. Otherwise its grant may still be on the way, and the answer is nil: read on in
    ///     control's partition, then ask again, for this record and for those behind it.
    ///   - earlier: Looks up the fingerprint of an accepted record that the sieve no longer holds.
    /// - Returns: The judgement; nil while it cannot be told.
    public mutating func judge(
        _ arrival: Arrival,
        controlIsRead: Bool,
        earlier: (EventID) throws -> Fingerprint?
    ) rethrows -> Judgement? {
        let envelope: Envelope
        switch arrival.reading {
        case .success(let event): envelope = event
        case .failure(let defect): return Judgement(.refused, reason: "bukan peristiwa latihan: \(defect.reason)")
        }
        guard envelope.drill == drill else {
            return Judgement(.refused, reason: "milik latihan lain, \(envelope.drill)")
        }
        guard let id = envelope.id else { return judgeUnnumbered(envelope, on: arrival.place.topic) }
        guard let index = indices[id.stream] else {
            guard controlIsRead else { return nil }
            return Judgement(.refused, reason: "aliran \(id.stream) tidak dikenal dalam latihan ini")
        }
        guard streams[index].topic == arrival.place.topic else {
            return Judgement(.refused, reason: "aliran \(id.stream) milik topik \(streams[index].topic)")
        }
        switch streams[index].log.placement(of: id.sequence) {
        case .ahead:
            let next = streams[index].log.next
            return Judgement(.refused, reason: "urutan \(id.sequence) mendahului; berikutnya \(id.stream):\(next)")
        case .earlier(let standing):
            let first = try standing ?? earlier(id)
            guard first != envelope.fingerprint else { return Judgement(.duplicate) }
            return Judgement(
                .differing,
                reason: "isi \(id) lain daripada yang sudah tercatat; yang pertama berlaku",
                isFault: streams[index].isDerived
            )
        case .next:
            // C13. What `Ended` itself delivers may reach the recorder later than `Ended`, and still counts.
            if ended != nil, id.stream == .control || id.sequence >= streams[index].frontier {
                return Judgement(.refused, reason: "latihan sudah berakhir")
            }
            streams[index].log.admit(envelope.fingerprint)
            let reading = read(envelope, by: streams[index].publisher, numbered: true)
            if id.stream == .control, case .success(let event) = reading { follow(event, at: id.sequence) }
            settlePromises()
            switch reading {
            case .success: return Judgement(.accepted)
            case .failure(let defect): return Judgement(.acceptedUnread, reason: defect.reason)
            }
        }
    }

    /// Takes up the drill where a file leaves it: `control` are control's accepted records, in order, and `next` says how
    /// many records of each stream the file holds.
    mutating func restore(control: Envelope) {
        if let index = indices[.control] { streams[index].log.admit(control.fingerprint) }
        if let sequence = control.sequence, case .success(let event) = read(control, by: "control", numbered: true) {
            follow(event, at: sequence)
        }
    }

    mutating func restore(_ stream: StreamName, next: UInt64) {
        guard stream != .control, let index = indices[stream] else { return }
        streams[index].log = SequenceWindow(next: next)
    }

    mutating func settlePromises() {
        while let promise = promises.first,
            promise.frontiers.allSatisfy({ streams[$0.index].log.next >= $0.frontier })
        {
            if promise.isEnd { isComplete = true } else { completeTurn = promise.turn }
            promises.removeFirst()
        }
    }

    // MARK: R1 for the unnumbered

    private func judgeUnnumbered(_ envelope: Envelope, on topic: String) -> Judgement {
        guard let (publisher, topics) = unnumberedSource(envelope.stream), topics.contains(topic) else {
            return Judgement(.refused, reason: "aliran \(envelope.stream) tidak boleh menulis di topik \(topic)")
        }
        switch read(envelope, by: publisher, numbered: false) {
        case .success: return Judgement(.unnumbered)
        case .failure(let defect): return Judgement(.refused, reason: defect.reason)
        }
    }

    /// Who speaks on a stream and where.
    ///
    /// A unit that is about to join is not in any grant yet: its own topic is its
    /// task force's.
    private func unnumberedSource(_ stream: StreamName) -> (TaskForce, [String])? {
        if stream == .recorder { return ("recorder", [Topic.recorder, Topic.deadLetter]) }
        if let index = indices[stream] { return (streams[index].publisher, [streams[index].topic]) }
        if stream == .console { return ("console", [Topic.console]) }
        guard let unit = try? UnitID(stream.text) else { return nil }
        return (unit.taskForce, [unit.taskForce.topic])
    }

    // MARK: R5

    /// Reads an event; one whose type this catalogue does not know is an agency's own, and none of the recorder's business.
    private func read(
        _ envelope: Envelope,
        by publisher: TaskForce,
        numbered: Bool
    ) -> Result<(any DrillEvent)?, Defect> {
        guard let kind = catalogue.kind(of: envelope.type) else { return .success(nil) }
        guard kind.isNumbered == numbered else {
            return .failure(Defect("jenis \(envelope.type) \(kind.isNumbered ? "harus" : "tidak boleh") bernomor"))
        }
        guard kind.mayBePublished(by: publisher) else {
            return .failure(Defect("\(publisher) tidak berwenang menerbitkan \(envelope.type)"))
        }
        return Result { () throws(Defect) in try kind.decode(envelope.data, as: envelope.contentType) }
            .mapError { Defect("isi tidak terbaca: \($0.reason)") }
    }

    // MARK: What control says

    private mutating func follow(_ event: (any DrillEvent)?, at sequence: UInt64) {
        switch event {
        case let granted as Granted:
            for change in granted.changes { add(change.streams) }
            promise(granted.turn, granted.streams, granted.frontiers, isEnd: false)
        case let end as Ended:
            ended = sequence
            promise(end.turn, end.streams, end.frontiers, isEnd: true)
        default: break
        }
    }

    private mutating func promise(_ turn: UInt64, _ moved: [UInt32], _ frontiers: [UInt64], isEnd: Bool) {
        let moved = zip(moved, frontiers).compactMap { number, frontier in
            numbers[number].map { (index: $0, frontier: frontier) }
        }
        for (index, frontier) in moved { streams[index].frontier = frontier }
        promises.append(Promise(turn: turn, isEnd: isEnd, frontiers: moved))
    }

    private mutating func add(_ entries: [StreamEntry]) {
        for entry in entries {
            guard let name = try? StreamName(entry.name) else { continue }
            let publisher: TaskForce? =
                switch entry.kind {
                case .control, .controlSide: "control"
                case .console: "console"
                default: (try? UnitID(entry.unit))?.taskForce
                }
            guard let publisher else { continue }
            let isDerived = entry.kind == .main || entry.kind == .side
            know(name, KnownStream(topic: entry.topic, publisher: publisher, isDerived: isDerived))
            numbers[entry.number] = indices[name]
        }
    }

    private mutating func know(_ name: StreamName, _ stream: KnownStream) {
        guard indices[name] == nil else { return }
        indices[name] = streams.count
        streams.append(stream)
    }
}

/// The topics that no unit owns.
enum Topic {
    static let control = "gladi.control"
    static let console = "gladi.console"
    static let recorder = "gladi.recorder"
    static let deadLetter = "gladi.deadletter"
}
