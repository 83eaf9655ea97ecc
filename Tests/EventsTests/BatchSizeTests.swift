import Domain
import Events
import Lockstep
import Scenario
import Testing

/// `Granted` and `Completed` take under 420 bytes on the wire as a batch of one: the embedded broker keeps 5 MiB per
/// partition, and 9,000 full turns must fit.
@Suite("Size of a turn on the wire")
struct BatchSizeTests {
    private static let limit = 420
    private static let turn: UInt64 = 9_999
    /// Eight records in each of 9,000 turns.
    private static let frontier: UInt64 = 9_000 * 8
    private static let time = SimulatedTime(seconds: 99 * 3600)

    private let scenario: Scenario
    private let setup: DrillSetup

    init() throws {
        scenario = try ScenarioLibrary.builtIn.scenario("muba-2024")
        // As control makes a fresh drill's id: at most 14 characters of the key, and five more.
        setup = try scenario.setup(drill: DrillID("\(scenario.key.prefix(14)).k3x9"), seed: .max)
    }

    @Test("a grant that moves every stream of the Muba drill")
    func granted() throws {
        #expect(setup.drill.text.utf8.count == 14)
        let size = try size(of: grant(), on: .control, sequence: 99_999)
        print("Granted with \(grant().streams.count) streams: \(size) bytes of \(Self.limit)")
        #expect(size < Self.limit)
    }

    @Test("a grant that sets the unit with the longest name aside may be longer, yet 9,000 of it fit a partition")
    func grantedWithChange() throws {
        let longest = try #require(setup.units.map(\.id.description).max { $0.utf8.count < $1.utf8.count })
        var granted = grant()
        granted.changes = [
            Change.with {
                $0.unit = longest
                $0.reason = "tidak menjawab selama 30 detik"
            }
        ]
        let size = try size(of: granted, on: .control, sequence: 99_999)
        print("Granted that sets \(longest) aside besides: \(size) bytes of \(5 * 1024 * 1024 / 9_000)")
        #expect(size < 5 * 1024 * 1024 / 9_000)
    }

    @Test("every unit's completion, with all its streams and a wake-up")
    func completed() throws {
        #expect(setup.units.count == 12)
        for unit in setup.units {
            let streams = setup.table.streams(of: unit.id)
            let completed = Completed.with {
                $0.turn = Self.turn
                $0.streams = streams.map(\.number)
                $0.frontiers = streams.map { _ in Self.frontier }
                $0.wakeUp = Self.time.seconds
            }
            let size = try size(of: completed, on: unit.id.mainStream, sequence: Self.frontier)
            print("Completed of \(unit.id): \(size) bytes of \(Self.limit)")
            #expect(size < Self.limit, "\(unit.id)")
        }
    }

    @Test("a batch's size is Kafka's: 61 bytes, and a record of variable lengths")
    func batch() {
        let empty = WireRecord(key: nil, headers: [], value: nil)
        #expect(CloudEventsBinding.batchSize(of: empty) == 61 + 1 + 6)
        let value = WireRecord(key: nil, headers: [], value: Array(repeating: 0, count: 63))
        #expect(CloudEventsBinding.batchSize(of: value) == 61 + 2 + 6 + 63)
        // From 64 on a length takes two bytes (zigzag).
        let longer = WireRecord(
            key: [1],
            headers: [.init(name: "a", value: [2])],
            value: Array(repeating: 0, count: 64)
        )
        #expect(CloudEventsBinding.batchSize(of: longer) == 61 + 2 + 6 + 1 + 4 + 1 + 64)
    }

    private func grant() -> Granted {
        let moved = setup.table.entries.filter { $0.kind != .control }.map(\.number).sorted()
        return Granted.with {
            $0.turn = Self.turn
            $0.time = Self.time.seconds
            $0.streams = moved
            $0.frontiers = moved.map { _ in Self.frontier }
            $0.events = 64
        }
    }

    private func size(of event: some DrillEvent, on stream: StreamName, sequence: UInt64) throws -> Int {
        CloudEventsBinding.batchSize(
            of: CloudEventsBinding.encode(
                Envelope(
                    drill: setup.drill,
                    stream: stream,
                    sequence: sequence,
                    turn: Self.turn,
                    type: type(of: event).eventType,
                    time: setup.start.universal(Self.time),
                    data: event.canonicalBytes()
                )
            )
        )
    }
}
