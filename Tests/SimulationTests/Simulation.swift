import Bus
import Domain
import Events
import Lockstep
import TaskForceKit
import TestSupport
import UnitLockstep

/// Runs real machines on a faulty log, a step of one machine at a time, in an order that a seed decides.
///
/// The finished log is judged. One thing is judged on the way: nobody publishes what the log held when it started (C7,
/// U4). Without that a stale control would pass the test: it loses every race (W4), and the log comes out right.
struct Simulation {
    struct Options {
        var people = false
        var setAsides = false
        var crashes = 12
        var drills = 2
        var turns: UInt64 = 12
        var roomPerStream = 9
    }

    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    struct Result {
        var digests: [[UInt8]] = []
        var crashes = 0
        var rebuilt: UInt64 = 0
        var setAsides = 0
        /// Decisions of people that the logs hold.
        var decisions = 0
        var injected = 0
    }

    private enum Machine {
        case control(ControlMachine)
        case unit(UnitMachine)
        case console(ConsoleMachine)
    }

    private struct Node {
        var machine: Machine
        let role: String
        let drill: Int
        let flight: Int
        var positions: [String: Int64]
        /// How many records of each stream the log held when this one started.
        let standing: [StreamName: UInt64]
        var nonce = 0
        var isExtra = false
    }

    private let seed: UInt64
    private let options: Options
    private let setups: [DrillSetup]
    private var random: RandomNumbers
    private var log: FaultyLog
    private var nodes: [Node] = []
    private var ended: Set<String> = []
    private var snapshots: [String: UnitSnapshot] = [:]
    private var now: Duration = .seconds(1)
    private var result = Result()
    private var instances = 0

    init(seed: UInt64, options: Options) throws {
        self.seed = seed
        self.options = options
        random = Chance(seed: seed, unit: try UnitID("uji/simulasi")).of("test")
        log = FaultyLog(faults: options.crashes > 0)
        setups = try (0..<options.drills).map { try ToyDrill.setup(drill: "uji.\($0)") }
    }

    mutating func run() throws -> Result {
        for drill in setups.indices {
            try start("control", drill)
            for unit in setups[drill].units { try start(unit.id.description, drill) }
            for _ in 0..<(options.people ? 2 : 0) { try start("console", drill) }
        }
        var crashesLeft = options.crashes
        var steps = 0
        while ended.count < setups.reduce(0, { $0 + 1 + $1.units.count }) {
            steps += 1
            guard steps < 600_000, !nodes.isEmpty else {
                throw Failure(description: "seed \(seed): no progress\(standing)")
            }
            now += .microseconds(Int64(random.below(3_000)))
            log.land(&random)
            let index = Int(random.below(UInt64(nodes.count)))
            try step(index)
            // The last of all may just have ended.
            guard !nodes.isEmpty else { continue }
            if crashesLeft > 0, random.chance(permille: 4) {
                crashesLeft -= 1
                try crash(Int(random.below(UInt64(nodes.count))))
            }
            if options.crashes > 0, nodes.count < 14, random.below(4_000) == 0 { try startExtra() }
            if options.setAsides, random.below(3_000) == 0 { askSetAside() }
        }
        result.injected = log.injected
        return try finish()
    }

    // MARK: - Nodes

    private mutating func start(_ role: String, _ drill: Int, extra: Bool = false) throws {
        let setup = setups[drill]
        instances += 1
        let instance = "\(role)#\(instances)"
        var ends: [String: Int64] = [:]
        for topic in setup.table.topics + [DrillSetup.recorderTopic] { ends[topic] = log.end(of: topic) }
        var machine: Machine
        var positions: [String: Int64] = [:]
        switch role {
        case "control":
            let control = ControlMachine(
                setup: setup,
                plan: ToyPlan(turns: options.turns),
                settings: .init(
                    instance: instance,
                    requiresRecorder: false,
                    setAsideAfter: nil,
                    readerRecordsMax: options.roomPerStream
                ),
                ends: ends
            )
            for topic in control.topics { positions[topic] = 0 }
            machine = .control(control)
        case "console":
            guard let entry = setup.table[.console] else { throw Failure(description: "no console") }
            machine = .console(ConsoleMachine(drill: setup.drill, stream: entry, end: ends[entry.topic] ?? 0))
            positions = [entry.topic: 0, DrillSetup.controlTopic: 0]
        default:
            let id = try UnitID(role)
            guard let type = ToyDrill.types.first(where: { $0.profile.taskForce == id.taskForce }) else {
                throw Failure(description: "no toy plays \(id)")
            }
            let snapshot = random.chance(permille: 500) ? snapshots["\(drill)/\(role)"] : nil
            let unit = try Self.make(
                type,
                id,
                setup,
                ends,
                .init(
                    instance: instance,
                    snapshotInterval: 3,
                    readerRecordsMax: options.roomPerStream
                ),
                snapshot
            )
            for topic in unit.topics { positions[topic] = snapshot?.offsets[topic] ?? 0 }
            machine = .unit(unit)
        }
        nodes.append(
            Node(
                machine: machine,
                role: role,
                drill: drill,
                flight: log.openFlight(),
                positions: positions,
                standing: log.accepted(setup.drill) { setup.table[$0]?.topic }.mapValues { UInt64($0.count) },
                isExtra: extra
            )
        )
    }

    private static func make(
        _ type: any TaskForceUnit.Type,
        _ id: UnitID,
        _ setup: DrillSetup,
        _ ends: [String: Int64],
        _ settings: UnitMachine.Settings,
        _ snapshot: UnitSnapshot?
    ) throws -> UnitMachine {
        try UnitMachine(
            type,
            id: id,
            drill: setup.drill,
            opened: setup.opened,
            settings: settings,
            ends: ends,
            snapshot: snapshot
        )
    }

    private mutating func step(_ index: Int) throws {
        let topics = nodes[index].positions.keys.sorted()
        let topic = topics[Int(random.below(UInt64(topics.count)))]
        let from = nodes[index].positions[topic] ?? 0
        let records = (log.topics[topic] ?? []).dropFirst(Int(from)).prefix(Int(random.within(0...8)))
        nodes[index].positions[topic] = from + Int64(records.count)
        var actions: [LockstepAction] = []
        switch nodes[index].machine {
        case .control(var machine):
            for record in records { machine.receive(record, now: now) }
            actions = machine.step(now: now)
            nodes[index].machine = .control(machine)
        case .unit(var machine):
            for record in records { machine.receive(record, now: now) }
            actions = machine.step(now: now)
            if let snapshot = machine.takeSnapshot() {
                snapshots["\(nodes[index].drill)/\(nodes[index].role)"] = snapshot
            }
            result.rebuilt = max(result.rebuilt, machine.compared)
            nodes[index].machine = .unit(machine)
        case .console(var machine):
            for record in records { machine.receive(record, now: now) }
            if options.people, random.below(400) == 0 {
                let number = random.next()
                _ = machine.decide(FieldReported.with { $0.text = "laporan \(number)" })
            }
            actions = machine.step(now: now)
            _ = machine.takeOutcomes()
            nodes[index].machine = .console(machine)
        }
        try carryOut(actions, index)
    }

    private mutating func carryOut(_ actions: [LockstepAction], _ index: Int) throws {
        for action in actions {
            switch action {
            case .publish(let envelope, let topic):
                if let id = envelope.id, id.sequence < nodes[index].standing[id.stream] ?? 0 {
                    throw Failure(description: "seed \(seed): \(id) stood in the log before its writer started")
                }
                nodes[index].nonce += 1
                log.send(
                    CloudEventsBinding.encode(envelope, nonce: "\(nodes[index].flight).\(nodes[index].nonce)"),
                    to: topic,
                    on: nodes[index].flight
                )
            case .reread(let topic, let offset):
                nodes[index].positions[topic] = min(nodes[index].positions[topic] ?? 0, offset)
            case .stop(.ended):
                ended.insert("\(nodes[index].drill)/\(nodes[index].role)")
                nodes.remove(at: index)
                return
            case .stop(.secondInstance):
                let node = nodes.remove(at: index)
                if !nodes.contains(where: { $0.drill == node.drill && $0.role == node.role }) {
                    try start(node.role, node.drill)
                }
                return
            case .stop(let reason): throw Failure(description: "seed \(seed): \(nodes[index].role): \(reason)")
            }
        }
    }

    private mutating func crash(_ index: Int) throws {
        let node = nodes.remove(at: index)
        result.crashes += 1
        log.abandon(node.flight, lose: random.chance(permille: 500))
        try start(node.role, node.drill)
    }

    /// A second instance of something; control too.
    private mutating func startExtra() throws {
        let node = nodes[Int(random.below(UInt64(nodes.count)))]
        guard node.role != "console" else { return }
        try start(node.role, node.drill, extra: true)
    }

    private mutating func askSetAside() {
        let drill = Int(random.below(UInt64(setups.count)))
        let unit = setups[drill].units[Int(random.below(UInt64(setups[drill].units.count)))].id
        let asked = SetAsideAsked.with {
            $0.unit = unit.description
            $0.reason = "uji"
            $0.by = DrillSetup.controller
        }
        let flight = log.openFlight()
        log.send(
            CloudEventsBinding.encode(
                Envelope(
                    drill: setups[drill].drill,
                    stream: .console,
                    sequence: nil,
                    turn: 0,
                    type: SetAsideAsked.eventType,
                    data: asked.canonicalBytes()
                ),
                nonce: "\(flight)"
            ),
            to: DrillSetup.consoleTopic,
            on: flight
        )
    }

    /// Where everyone stands, for a failure's message.
    private var standing: String {
        nodes.map { node in
            switch node.machine {
            case .control(let machine): "\n  \(node.drill) control \(machine.standing)"
            case .unit(let machine): "\n  \(node.drill) \(machine.id) \(machine.standing)"
            case .console: "\n  \(node.drill) console"
            }
        }.joined()
    }

    // MARK: - Judging

    private mutating func finish() throws -> Result {
        for setup in setups {
            let streams = log.accepted(setup.drill) { setup.table[$0]?.topic }
            let turns = options.turns
            let judge = LogJudge(streams: streams, setup: setup, types: ToyDrill.types) { ToyPlan(turns: turns) }
            let (problem, digest) = judge.judge()
            if let problem { throw Failure(description: "seed \(seed), \(setup.drill): \(problem)") }
            result.digests.append(digest)
            result.decisions += streams[.console]?.count ?? 0
            for record in streams[.control] ?? [] where record.type == Granted.eventType {
                result.setAsides += try Granted(serializedBytes: record.data).changes.filter { !$0.participates }.count
            }
        }
        return result
    }
}
