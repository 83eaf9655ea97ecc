import Bus
import Collections
import Domain
import Events
import Lockstep

/// Judges every record of a drill's partitions by the reading rules R1 to R5 and C13.
///
/// A value without I/O: equal arrivals in equal order per partition give equal verdicts. The drill's `Opened`, and
/// grants that add streams, say which stream lives on which topic. The sieve follows both as it meets them in control's
/// stream.
public struct DrillSieve: Sendable {
    /// The drill.
    public let drill: DrillID
    /// The last turn for which the sieve has accepted every record that the grant delivers.
    public private(set) var completeTurn: UInt64 = 0
    /// True once `Ended` and all that it delivers is accepted: the drill's record is complete.
    public private(set) var isComplete = false

    private var rights: SpeakingRights
    private var order = ControlOrder()
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

    /// What a grant says must be in the record.
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
        rights = SpeakingRights(opened.streams, catalogue: catalogue)
        know(.control, KnownStream(topic: DrillSetup.controlTopic, publisher: "control", isDerived: false))
        add(opened.streams)
    }

    /// A record that was judged, and what it says.
    public struct Sifted: Sendable {
        /// What the rules say of it.
        public let judgement: Judgement
        /// The record; nil where it is no event of any drill.
        public let envelope: Envelope?
        /// The event; nil where nobody is handed it, and for a type that the catalogue does not know.
        public let event: (any DrillEvent)?

        init(_ judgement: Judgement, _ envelope: Envelope? = nil, _ event: (any DrillEvent)? = nil) {
            self.judgement = judgement
            self.envelope = envelope
            self.event = event
        }
    }

    /// Judges one record; those of a partition come in the order of their offsets.
    ///
    /// - Parameters:
    ///   - arrival: The record.
    ///   - controlIsRead: True when control's partition has been read to an end that was asked for after this record
    ///     was read. Then a stream that no grant has named is foreign. Otherwise its grant may still be on the way, and
    ///     the answer is nil: read on in control's partition, then ask again, for this record and for those behind it.
    ///   - earlier: Looks up the fingerprint of an accepted record that the sieve no longer holds.
    /// - Returns: The judgement; nil while it cannot be told.
    public mutating func judge(
        _ arrival: Arrival,
        controlIsRead: Bool,
        earlier: (EventID) throws -> Fingerprint?
    ) rethrows -> Judgement? {
        try sift(arrival, controlIsRead: controlIsRead, earlier: earlier)?.judgement
    }

    /// Judges one record as `judge` does, and hands on what it says.
    ///
    /// It is for programs that show a drill and act on nothing. Nil while the judgement cannot be told.
    public mutating func sift(_ arrival: Arrival) -> Sifted? {
        sift(arrival, controlIsRead: false) { _ in nil }
    }

    private mutating func sift(
        _ arrival: Arrival,
        controlIsRead: Bool,
        earlier: (EventID) throws -> Fingerprint?
    ) rethrows -> Sifted? {
        func refused(_ reason: String, _ envelope: Envelope? = nil) -> Sifted {
            Sifted(Judgement(.refused, reason: reason), envelope)
        }
        let envelope: Envelope
        switch arrival.reading {
        case .success(let event): envelope = event
        case .failure(let defect): return refused("bukan kejadian latihan: \(defect.reason)")
        }
        guard envelope.drill == drill else { return refused("milik latihan lain, \(envelope.drill)", envelope) }
        guard let id = envelope.id else { return siftUnnumbered(envelope, on: arrival.place.topic) }
        guard let index = indices[id.stream] else {
            guard controlIsRead else { return nil }
            return refused("aliran \(id.stream) tidak dikenal dalam latihan ini", envelope)
        }
        guard streams[index].topic == arrival.place.topic else {
            return refused("aliran \(id.stream) milik topik \(streams[index].topic)", envelope)
        }
        switch streams[index].log.placement(of: id.sequence) {
        case .ahead:
            let next = streams[index].log.next
            return refused("urutan \(id.sequence) mendahului; berikutnya \(id.stream):\(next)", envelope)
        case .earlier(let standing):
            let first = try standing ?? earlier(id)
            guard first != envelope.fingerprint else { return Sifted(Judgement(.duplicate), envelope) }
            return Sifted(
                Judgement(
                    .differing,
                    reason: "isi \(id) lain daripada yang sudah tercatat; yang pertama berlaku",
                    isFault: streams[index].isDerived
                ),
                envelope
            )
        case .next:
            // C13. What `Ended` itself delivers may reach the recorder later than `Ended`, and still counts.
            if ended != nil, id.stream == .control || id.sequence >= streams[index].frontier {
                return refused("latihan sudah berakhir", envelope)
            }
            streams[index].log.admit(envelope.fingerprint)
            rights.hear(envelope, on: arrival.place.topic)
            var reading = rights.read(envelope, by: streams[index].publisher)
            if id.stream == .control, let defect = order.defect(of: try? reading.get()) { reading = .failure(defect) }
            if id.stream == .control, case .success(let event) = reading { follow(event, at: id.sequence) }
            settlePromises()
            switch reading {
            case .success(let event): return Sifted(Judgement(.accepted), envelope, event)
            case .failure(let defect): return Sifted(Judgement(.acceptedUnread, reason: defect.reason), envelope)
            }
        }
    }

    /// Takes up one of control's accepted records that a file holds; the records come in order.
    package mutating func restore(control: Envelope) {
        rights.hear(control, on: DrillSetup.controlTopic)
        if let index = indices[.control] { streams[index].log.admit(control.fingerprint) }
        let reading = rights.read(control, by: "control")
        guard order.defect(of: try? reading.get()) == nil else { return }
        if let sequence = control.sequence, case .success(let event) = reading { follow(event, at: sequence) }
    }

    /// Takes up a stream of which the file holds `next` records.
    package mutating func restore(_ stream: StreamName, next: UInt64) {
        guard stream != .control, let index = indices[stream] else { return }
        streams[index].log = SequenceWindow(next: next)
    }

    /// Takes note of the grants whose records have all come.
    package mutating func settlePromises() {
        while let promise = promises.first,
            promise.frontiers.allSatisfy({ streams[$0.index].log.next >= $0.frontier })
        {
            if promise.isEnd { isComplete = true } else { completeTurn = promise.turn }
            promises.removeFirst()
        }
    }

    // MARK: R1 for the unnumbered

    private mutating func siftUnnumbered(_ envelope: Envelope, on topic: String) -> Sifted {
        rights.hear(envelope, on: topic)
        return switch rights.unnumbered(envelope, on: topic) {
        case .success(let event): Sifted(Judgement(.unnumbered), envelope, event)
        case .failure(let defect): Sifted(Judgement(.refused, reason: defect.reason), envelope)
        }
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
        rights.admit(entries)
        for entry in entries {
            guard let name = try? StreamName(entry.name), let publisher = SpeakingRights.publisher(of: entry) else {
                continue
            }
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
