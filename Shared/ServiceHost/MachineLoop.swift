import Bus
import Domain
import Events
import Lockstep
import Phrases

/// Runs machines on a bus: one consumer, one producer, one thread, which reads, steps and publishes.
///
/// Belongs to its thread; only `stop()` may be called from another.
public final class MachineLoop<Machine: LockstepMachine> {
    /// Records that wait for room in the producer; a machine is not stepped while any do.
    private var backlog: [(record: WireRecord, place: TopicPartition)] = []
    /// The machines as they were handed over; `run` has its own copies.
    private let machines: [Machine]
    private let subscriber: any Subscriber
    private let publisher: any Publisher
    /// The one partition of every topic that holds the drill (W1).
    private let partition: Int32
    private let nonce: String
    private var sent: UInt64 = 0
    /// The next offset that will be read of each topic.
    private var reading: [String: Int64]
    private let clock = ContinuousClock()
    private var outage: BusOutage
    private var watched: ContinuousClock.Instant
    private let watchInterval: Duration
    private let onOutage: (Phrase) -> Void
    private let onStep: (inout [Machine]) throws -> Void
    /// The machine that stopped, as it was then; nil while none has stopped, and when the bus failed.
    package private(set) var stopped: Machine?
    private var crash: CrashPoint?
    /// Records taken from the bus at a time.
    private let batchMax = 1_000

    /// Prepares the loop; `positions` say from which offset each topic is read.
    ///
    /// `onStep`: called after each round with the machines, for snapshots and accounts.
    ///
    /// `onOutage`: told when the bus has gone, each minute meanwhile, and when it is back. The machines' clock stands
    /// still in between. `broker` is the name of the bus in what is told.
    ///
    /// `watchInterval`: how often the clients are asked whether the bus is there.
    public init(
        machines: [Machine],
        subscriber: any Subscriber,
        publisher: any Publisher,
        partition: Int32,
        positions: [String: Int64],
        nonce: String,
        crash: CrashPoint? = nil,
        broker: String = "",
        watchInterval: Duration = .milliseconds(50),
        onOutage: @escaping (Phrase) -> Void = { _ in },
        onStep: @escaping (inout [Machine]) throws -> Void = { _ in }
    ) throws(BusError) {
        self.machines = machines
        self.subscriber = subscriber
        self.publisher = publisher
        self.partition = partition
        self.nonce = nonce
        self.crash = crash
        self.onStep = onStep
        reading = positions
        self.onOutage = onOutage
        self.watchInterval = watchInterval
        watched = clock.now - watchInterval
        outage = BusOutage(broker: broker, now: clock.now)
        try subscriber.assign(
            Dictionary(
                uniqueKeysWithValues: positions.map { (TopicPartition(topic: $0.key, partition: partition), $0.value) }
            )
        )
    }

    /// Runs until every machine has come to the drill's end, one stops otherwise, or `isStopping` says so.
    ///
    /// Returns why a machine stopped; nil when asked to stop.
    ///
    /// - Throws: `BusError`, and what `onStep` throws.
    public func run(isStopping: () -> Bool) throws -> LockstepStop? {
        // A local copy: an element of a stored property would be copied out each time that it is looked at.
        var machines = machines
        var ended = 0
        while true {
            watchBus(&machines)
            if try sendBacklog() {
                for index in machines.indices {
                    guard let stop = try carryOut(machines[index].step(now: now)) else { continue }
                    // A machine that is late finishes its turns after the end (U5): the others do not leave without it.
                    if case .ended = stop { ended += 1 }
                    guard ended < machines.count, case .ended = stop else {
                        stopped = machines[index]
                        _ = publisher.flush(within: .seconds(5))
                        return stop
                    }
                }
                try onStep(&machines)
            }
            if isStopping() {
                _ = publisher.flush(within: .seconds(5))
                return nil
            }
            let now = now
            var deadline = now + .milliseconds(500)
            for index in machines.indices { deadline = min(deadline, machines[index].nextDeadline(now: now)) }
            // The machines' clock may stand still before a deadline that is due.
            let least: Duration = outage.since == nil ? .zero : .milliseconds(50)
            let wait = backlog.isEmpty ? max(least, deadline - now) : max(least, .milliseconds(2))
            let arrivals: [Arrival]
            do {
                arrivals = try subscriber.poll(limit: batchMax, wait: wait)
            } catch {
                return try leave(error, &machines)
            }
            crash?.received(arrivals)
            watchBus(&machines)
            let arrived = self.now
            for arrival in arrivals {
                reading[arrival.place.topic] = arrival.offset + 1
                for index in machines.indices { machines[index].receive(arrival, now: arrived) }
            }
        }
    }

    /// Leaves; when a topic's head was lost before it was read, the machines say so first (R4).
    ///
    /// - Throws: `error`, when it is no lost head, or no machine needed what was lost.
    private func leave(_ error: BusError, _ machines: inout [Machine]) throws -> LockstepStop? {
        guard case .lostHead(let place, _) = error else { throw error }
        var stop: LockstepStop?
        for index in machines.indices {
            machines[index].loseHead(of: place.topic)
            guard let lost = try carryOut(machines[index].step(now: now)) else { continue }
            (stop, stopped) = (lost, machines[index])
        }
        _ = publisher.flush(within: .seconds(5))
        guard let stop else { throw error }
        return stop
    }

    /// The machines' clock.
    private var now: Duration { outage.reading(at: clock.now) }

    private func watchBus(_ machines: inout [Machine]) {
        let moment = clock.now
        guard outage.since != nil || moment - watched >= watchInterval else { return }
        watched = moment
        let wasAway = outage.since != nil
        let phrase = outage.note(away: subscriber.awaySince, stalled: publisher.stalledSince, at: moment)
        if let phrase { onOutage(phrase) }
        guard wasAway, outage.since == nil else { return }
        for index in machines.indices { machines[index].busReturned(now: now) }
    }

    private func carryOut(_ actions: [LockstepAction]) throws -> LockstepStop? {
        for action in actions {
            switch action {
            case .publish(let envelope, let topic):
                sent += 1
                crash?.willPublish(envelope, flush: { _ = self.publisher.flush(within: .seconds(5)) })
                backlog.append(
                    (
                        CloudEventsBinding.encode(envelope, nonce: "\(nonce).\(sent)"),
                        TopicPartition(topic: topic, partition: partition)
                    )
                )
                _ = try sendBacklog()
                crash?.didPublish(envelope, flush: { _ = self.publisher.flush(within: .seconds(5)) })
            case .reread(let topic, let offset):
                // Several streams share a topic: going forward would skip what another stream still has to read again.
                guard offset < reading[topic] ?? .max else { continue }
                reading[topic] = offset
                try subscriber.seek(TopicPartition(topic: topic, partition: partition), to: offset)
            case .stop(let reason): return reason
            }
        }
        return nil
    }

    /// Hands waiting records to the producer; false when it has no room for all.
    private func sendBacklog() throws(BusError) -> Bool {
        var count = 0
        defer { backlog.removeFirst(count) }
        for waiting in backlog {
            do {
                try publisher.publish(waiting.record, to: waiting.place)
                count += 1
            } catch .full {
                return false
            } catch {
                throw readersVerdict() ?? error
            }
        }
        return true
    }

    /// How long the reader may take to find out what a broker that was away has lost.
    private static var verdictPatience: Duration { .seconds(6) }

    /// The reader's word on a broker that was away and now refuses what is written; its log may be gone.
    private func readersVerdict() -> BusError? {
        guard outage.hasBeen else { return nil }
        let until = clock.now + Self.verdictPatience
        while clock.now < until {
            // The records are not wanted any more: the loop is about to end.
            do { _ = try subscriber.poll(limit: batchMax, wait: .milliseconds(100)) } catch { return error }
        }
        return nil
    }
}
