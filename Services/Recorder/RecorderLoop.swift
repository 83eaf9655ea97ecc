import Bus
import Domain
import Events
import Foundation
import Lockstep
import Phrases
import Recording
import ServiceHost

/// The recorder's round: read for a while, append in one transaction, say how far the record reaches.
struct RecorderLoop {
    /// The most records in one transaction.
    private static let batchMax = 4_000
    /// The most bytes of dead letters under way: a fifth of what the embedded broker keeps of a partition.
    private static let lettersUnderwayMax = 1 << 20
    /// How long records are gathered before they are appended; meanwhile control may be 64 turns ahead.
    private static let gathering: Duration = .milliseconds(60)

    private let file: RecordFile
    private let drill: DrillID
    private let partition: Int32
    private let topics: [String]
    private let subscriber: any Subscriber
    private let publisher: any Publisher
    private let instance: String
    private let startedMilliseconds: Int64
    private let crash: CrashPoint?
    private let language: Language
    private let clock = ContinuousClock()
    private var batch: [Arrival] = []
    private var unsent: [(record: WireRecord, topic: String)] = []
    private var unread: [TopicPartition: Int64] = [:]
    private var lastBeat: ContinuousClock.Instant?
    private var lastTurn: UInt64?
    private var faultSince: ContinuousClock.Instant?
    private var lastTry: ContinuousClock.Instant?
    private var sent: UInt64 = 0
    private var controlEnd: Int64?
    /// Bytes of dead letters that were handed over and have not been read back yet.
    private var lettersUnderway = 0
    private var outage: BusOutage

    init(
        file: RecordFile,
        open: OpenDrill,
        topics: [String],
        subscriber: any Subscriber,
        publisher: any Publisher,
        crash: CrashPoint?,
        outage: BusOutage,
        language: Language
    ) throws {
        self.outage = outage
        self.language = language
        self.file = file
        self.subscriber = subscriber
        self.publisher = publisher
        self.topics = topics
        self.crash = crash
        drill = open.id
        partition = open.partition
        instance = "\(ProcessInfo.processInfo.processIdentifier)-\(UInt64.random(in: 0 ... .max))"
        startedMilliseconds = Int64(Date().timeIntervalSince1970 * 1000)
        var positions: [TopicPartition: Int64] = [:]
        for topic in topics {
            let place = TopicPartition(topic: topic, partition: open.partition)
            let bounds = try subscriber.bounds(of: place)
            positions[place] = file.nextOffsets[place] ?? bounds.lowerBound
            if bounds.upperBound > positions[place] ?? 0 { unread[place] = bounds.upperBound }
        }
        try file.begin(at: positions)
        try subscriber.assign(positions)
        for letter in try file.pendingDeadLetters() { unsent.append((letter.record(in: drill), DeadLetter.topic)) }
    }

    /// Runs until the file holds the drill's end and all that came with it, or until `isStopping` says so.
    mutating func run(isStopping: () -> Bool) throws {
        while true {
            try gather()
            try append()
            watchBus()
            // While the bus is away nobody hears how far the record reaches. What was said last is still waiting to
            // leave.
            if outage.since == nil { try account() }
            try send()
            if isStopping() { return try finish() }
            if file.isComplete, faultSince == nil { return try finish() }
        }
    }

    /// Reads until something has come, and then for a while longer.
    ///
    /// Stops reading while the disk takes nothing; the log keeps the records.
    private mutating func gather() throws {
        guard faultSince == nil else {
            // The bus client must go on polling. The batch bounds what comes.
            if batch.count < Self.batchMax {
                batch += try poll(.milliseconds(200))
            } else {
                _ = publisher.flush(within: .milliseconds(200))
            }
            return
        }
        batch += try poll(.milliseconds(200))
        guard !batch.isEmpty else { return }
        let until = clock.now + Self.gathering
        while batch.count < Self.batchMax, clock.now < until { batch += try poll(until - clock.now) }
    }

    private mutating func watchBus() {
        let phrase = outage.note(away: subscriber.awaySince, stalled: publisher.stalledSince, at: clock.now)
        if let phrase { ServiceProgram.say(phrase, in: language) }
    }

    private mutating func poll(_ wait: Duration) throws(BusError) -> [Arrival] {
        let arrivals: [Arrival]
        do throws(BusError) {
            arrivals = try subscriber.poll(limit: Self.batchMax - batch.count, wait: max(wait, .zero))
        } catch .lostHead(let place, let first) where place.topic == DeadLetter.topic {
            // The records of which these were copies all have their rows already. The file states the gap, and reading
            // goes on.
            try say(fault(.lostHead, "salinan catatan yang ditolak hilang sampai offset \(first) dari \(place)"))
            try subscriber.seek(place, to: first)
            lettersUnderway = 0
            return []
        }
        for arrival in arrivals where arrival.place.topic == DeadLetter.topic {
            lettersUnderway = max(lettersUnderway - CloudEventsBinding.batchSize(of: arrival.record), 0)
        }
        return arrivals
    }

    private mutating func append() throws {
        crash?.received(batch)
        if let lastTry, faultSince != nil, clock.now - lastTry < .seconds(1) { return }
        do {
            let appended = try file.append(batch, controlIsRead: controlIsRead)
            batch = []
            if faultSince != nil {
                faultSince = nil
                try say(fault(.recording, "berkas rekaman dapat ditulis lagi", cleared: true))
            }
            for letter in appended.deadLetters { unsent.append((letter.record(in: drill), DeadLetter.topic)) }
            for found in appended.faults {
                try say(fault(.divergence, "\(found.record): \(found.reason)"))
            }
            try rereadWaiting(appended.waiting)
        } catch let error as RecordingError {
            lastTry = clock.now
            if faultSince == nil {
                faultSince = clock.now
                ServiceProgram.say(error.phrase, in: language)
            }
            try say(fault(.recording, error.phrase.indonesian))
        }
    }

    /// Goes back in each stream that no grant has named yet, until control's records up to now have been read.
    private mutating func rereadWaiting(_ waiting: [TopicPartition: Int64]) throws {
        guard !waiting.isEmpty else {
            controlEnd = nil
            return
        }
        let control = TopicPartition(topic: DrillSetup.controlTopic, partition: partition)
        do throws(BusError) {
            if controlEnd == nil { controlEnd = try subscriber.bounds(of: control).upperBound }
        } catch .unreachable {
            // The bus is away: the streams are read again below, and control's end is asked for again then.
        }
        for (place, offset) in waiting { try subscriber.seek(place, to: offset) }
    }

    private var controlIsRead: Bool {
        guard let controlEnd else { return false }
        return file.nextOffsets[TopicPartition(topic: DrillSetup.controlTopic, partition: partition)] ?? 0 >= controlEnd
    }

    /// Says how far the record reaches and, once a second, that the recorder is there.
    private mutating func account() throws {
        unread = unread.filter { place, end in file.nextOffsets[place] ?? 0 < end }
        guard unread.isEmpty, faultSince == nil else { return }
        let now = clock.now
        if lastBeat.map({ now - $0 >= .seconds(1) }) ?? true {
            lastBeat = now
            try say(
                Ready.with { ready in
                    ready.instance = instance
                    ready.turn = file.completeTurn
                    ready.startedMilliseconds = startedMilliseconds
                    ready.profile.unit = "recorder"
                    ready.profile.title = "Perekam"
                    ready.profile.version = gladiVersion
                }
            )
            try sayRecorded()
        } else if lastTurn != file.completeTurn {
            try sayRecorded()
        }
    }

    private mutating func sayRecorded() throws(BusError) {
        lastTurn = file.completeTurn
        try say(
            Recorded.with { recorded in
                recorded.turn = file.completeTurn
                recorded.instance = instance
                recorded.records = UInt64(file.rowCount)
            }
        )
    }

    private func fault(_ kind: FaultKind, _ text: String, cleared: Bool = false) -> Fault {
        Fault.with { fault in
            fault.kind = kind
            fault.unit = "recorder"
            fault.instance = instance
            fault.text = text
            fault.cleared = cleared
        }
    }

    private mutating func say(_ event: some DrillEvent) throws(BusError) {
        sent += 1
        let envelope = Envelope(
            drill: drill,
            stream: .recorder,
            sequence: nil,
            turn: file.completeTurn,
            type: type(of: event).eventType,
            data: event.canonicalBytes()
        )
        crash?.willPublish(envelope) { _ = publisher.flush(within: .seconds(5)) }
        unsent.append((CloudEventsBinding.encode(envelope, nonce: "\(instance).\(sent)"), DrillSetup.recorderTopic))
        try send()
        crash?.didPublish(envelope) { _ = publisher.flush(within: .seconds(5)) }
    }

    /// Hands over what waits; what finds no room waits on.
    ///
    /// The queue is bounded: the file has every dead letter anyway.
    ///
    /// - Throws: `BusError` for anything but lack of room: a right that is missing, a record that the bus does not
    ///   take.
    private mutating func send() throws(BusError) {
        var left: [(record: WireRecord, topic: String)] = []
        var isFull = false
        for waiting in unsent {
            let isLetter = waiting.topic == DeadLetter.topic
            // A flood of bad records must not push earlier letters out of a small topic before they are read back.
            guard !isFull, !isLetter || lettersUnderway < Self.lettersUnderwayMax else {
                left.append(waiting)
                continue
            }
            do throws(BusError) {
                try publisher.publish(waiting.record, to: TopicPartition(topic: waiting.topic, partition: partition))
                if isLetter { lettersUnderway += CloudEventsBinding.batchSize(of: waiting.record) }
            } catch .full {
                isFull = true
                left.append(waiting)
            }
        }
        unsent = left
        if unsent.count > Self.batchMax { unsent.removeFirst(unsent.count - Self.batchMax) }
    }

    /// Records what still stands on the bus, its own last reports too.
    private mutating func finish() throws {
        try sayRecorded()
        // A bus that is away has nothing more to give.
        guard publisher.flush(within: .seconds(5)), subscriber.awaySince == nil else { return }
        var ends: [TopicPartition: Int64] = [:]
        for topic in topics {
            let place = TopicPartition(topic: topic, partition: partition)
            ends[place] = try subscriber.bounds(of: place).upperBound
        }
        let until = clock.now + .seconds(5)
        while clock.now < until, ends.contains(where: { file.nextOffsets[$0.key] ?? 0 < $0.value }) {
            batch += try poll(.milliseconds(100))
            try append()
            try send()
            guard faultSince == nil else { return }
        }
    }
}
