import Bus
import Domain
import Events
import Lockstep
import Phrases
import ServiceHost
import Synchronization
import Testing

@Suite("A bus that goes and comes back")
struct OutageTests {
    private let start = ContinuousClock.now

    private func note(
        _ outage: inout BusOutage,
        _ seconds: Double,
        away: Double? = nil,
        stalled: Double? = nil
    ) -> Phrase? {
        outage.note(
            away: away.map { start + .seconds($0) },
            stalled: stalled.map { start + .seconds($0) },
            at: start + .seconds(seconds)
        )
    }

    @Test("an Indonesian screen tells of a broker that does not answer without the client's English")
    func unreachable() {
        let refusal =
            "x:1/bootstrap: Connect to ipv4#127.0.0.1:1 failed: Connection refused (after 0ms in state CONNECT)"
        let dead = ServiceProgram.failure(of: BusError.unreachable(broker: "x:1", reason: refusal))
        #expect(dead.exitCode == 69)
        #expect(dead.phrase.indonesian.hasPrefix("tidak ada broker yang menjawab di x:1: sambungan ditolak. Periksa"))
        #expect(dead.phrase.english.hasPrefix("no broker answers at x:1: \(refusal). Check"))
        // What nobody here has words for is quoted.
        let odd = ServiceProgram.failure(of: BusError.unreachable(broker: "x:1", reason: "odd")).phrase
        #expect(odd.indonesian.contains("pustaka Kafka menyebut “odd”"))
        for error in [BusError.full, .closed, .refused("odd"), .tooLarge(bytes: 7)] {
            let phrase = ServiceProgram.failure(of: error).phrase
            #expect(!phrase.indonesian.contains("the ") && phrase.english.contains("the "))
        }
    }

    @Test("the clock stands still while it is away, and goes on where it stood")
    func clock() {
        var outage = BusOutage(broker: "x:1", now: start)
        _ = note(&outage, 5)
        _ = note(&outage, 6, away: 5.9)
        #expect(outage.reading(at: start + .seconds(6)) == .seconds(6))
        #expect(outage.reading(at: start + .seconds(500)) == .seconds(6))
        _ = note(&outage, 500, away: 5.9)
        _ = note(&outage, 501)
        #expect(outage.since == nil)
        #expect(outage.reading(at: start + .seconds(511)) == .seconds(16))
    }

    @Test("records that nobody acknowledges for a second are an absence too, though every connection stands")
    func silence() {
        var outage = BusOutage(broker: "x:1", now: start)
        _ = note(&outage, 10, stalled: 9.5)
        #expect(outage.since == nil)
        _ = note(&outage, 10.5, stalled: 9.5)
        #expect(outage.since == start + .seconds(9.5))
        #expect(outage.reading(at: start + .seconds(90)) == .seconds(10.5))
        // Records flow again: those that wait now have not waited long.
        _ = note(&outage, 90, stalled: 89.9)
        #expect(outage.since == nil)
    }

    @Test("it is said once, then each minute, then that it is back; a blink is not said")
    func words() {
        var outage = BusOutage(broker: "x:1", now: start)
        #expect(note(&outage, 1, away: 1) == nil)
        #expect(note(&outage, 2, away: 1) == nil)
        #expect(note(&outage, 2.5) == nil)
        #expect(note(&outage, 10, away: 10) == nil)
        #expect(note(&outage, 12, away: 10) == .brokerAway("x:1", seconds: 2))
        var said: [Phrase] = []
        for second in 13...150 { if let phrase = note(&outage, Double(second), away: 10) { said.append(phrase) } }
        #expect(said == [.brokerAway("x:1", seconds: 62), .brokerAway("x:1", seconds: 122)])
        #expect(note(&outage, 151) == .brokerBack("x:1", seconds: 141))
        #expect(note(&outage, 152) == nil)
        for language in Language.allCases {
            #expect(said[0].text(in: language).hasPrefix(Phrase.outageLine("x:1")))
        }
    }

    @Test("a machine's clock stands still in the loop, and the loop says so")
    func loop() throws {
        let subscriber = FlakySubscriber(polls: 40, away: 10..<30)
        let machine = ClockReader()
        let said = Mutex<[Phrase]>([])
        let loop = try MachineLoop(
            machines: [machine],
            subscriber: subscriber,
            publisher: InMemoryBus().publisher(),
            partition: 0,
            positions: [:],
            nonce: "uji",
            broker: "x:1",
            watchInterval: .zero,
            onOutage: { phrase in said.withLock { $0.append(phrase) } }
        )
        _ = try loop.run(isStopping: { subscriber.isOver })
        let readings = machine.readings.withLock { $0 }
        try #require(readings.count >= 40)
        #expect(Set(readings[11..<30]).count == 1, "it stood while the bus was away")
        #expect(readings[35] > readings[29])
        #expect(said.withLock { $0.map(\.english).filter { $0.contains("answers again") }.count } == 1)
        #expect(said.withLock { $0.count } == 2)
    }
}

/// A bus without records that is away for some of its polls, and then says that it has been away for three seconds.
private final class FlakySubscriber: Subscriber {
    private let polls: Int
    private let away: Range<Int>
    private let count = Mutex(0)

    init(polls: Int, away: Range<Int>) {
        self.polls = polls
        self.away = away
    }

    var isOver: Bool { count.withLock { $0 >= polls } }
    var awaySince: ContinuousClock.Instant? {
        count.withLock { away.contains($0) ? ContinuousClock.now - .seconds(3) : nil }
    }

    func poll(limit: Int, wait: Duration) throws(BusError) -> [Arrival] {
        count.withLock { $0 += 1 }
        return []
    }

    func assign(_ positions: [TopicPartition: Int64]) throws(BusError) {}
    func seek(_ place: TopicPartition, to offset: Int64) throws(BusError) {}
    func bounds(of place: TopicPartition) throws(BusError) -> Range<Int64> { 0..<0 }
    func partitionCount(of topic: String) throws(BusError) -> Int32 { 1 }
    nonisolated func wake() {}
    func close() {}
}

/// Notes the time that it is given at each step.
private struct ClockReader: LockstepMachine {
    final class Readings: Sendable {
        let list = Mutex<[Duration]>([])
        func withLock<Value>(_ body: (inout [Duration]) -> Value) -> Value {
            list.withLock { list in body(&list) }
        }
    }

    let readings = Readings()
    var drill: DrillID { setupDrill }
    var topics: [String] { [] }
    var standing: String { "" }
    private let setupDrill: DrillID

    init() {
        guard let drill = try? DrillID("uji.1") else { preconditionFailure("a drill's name") }
        setupDrill = drill
    }

    mutating func receive(_ arrival: Arrival, now: Duration) {}
    mutating func loseHead(of topic: String) {}
    mutating func step(now: Duration) -> [LockstepAction] {
        readings.withLock { $0.append(now) }
        return []
    }
    mutating func nextDeadline(now: Duration) -> Duration { now }
}
