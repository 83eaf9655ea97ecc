import Bus
import Domain
import Events
import Foundation
import Kafka
import Lockstep
import Phrases
import Playing
import ServiceHost
import Telling
import UnitTable

/// Plays a drill with a process per service: starts them, keeps them alive, watches the bus, stops them in order.
///
/// One thread decides; processes, their output, signals and the bus come to it through one queue. No process that it
/// started outlives it, whichever way the run ends.
final class ProcessLane {
    /// What comes through the queue.
    enum Happening: Sendable {
        case ended(String, ProcessEnd)
        case line(String, String)
        case seen([Arrival])
        case watchEnded(BusError?)
        case outage(Phrase?, isAway: Bool)
        case stopAsked
    }

    /// A service and where it stands.
    struct Member {
        let plan: ServicePlan
        var child: ChildProcess?
        var supervision = Supervision()
        var starts = 0
        var startAt: ContinuousClock.Instant?
        var lastEnd: ProcessEnd?
        var isDone = false

        /// True when it has nothing left to do once the drill has ended.
        ///
        /// Recorder and control must have ended in order: they look at the end themselves, and without their word it is none.
        var isFinished: Bool {
            let mustSay = plan.role == .recorder || plan.role == .control
            return isDone || child == nil && (!mustSay || lastEnd == .exit(0))
        }
    }

    /// What the flags say besides the request.
    struct Options {
        var scenario: String
        var kafka: String?
        var kafkaConfig: String?
        var speed: String
        var excerpt: String?
        /// By service, the crash point that its first start is given.
        var crashes: [String: String] = [:]
        var duplicates: UInt64 = 0
        var isVerbose = false
        /// Seconds after which control sets a silent unit aside; nil: control's own measure.
        var setAsideAfter: String?
    }

    static let brokerName = BrokerChild.program

    let request: RunRequest
    let options: Options
    let screen: Screen
    let queue = EventQueue<Happening>()
    let folder: URL
    private var state: StateFolder?
    let clock = ContinuousClock()
    let began: ContinuousClock.Instant
    private let crews: [UnitTable.Crew]
    var members: [Member] = []
    var broker: ChildProcess?
    var watch: BusWatch?
    var isWatching = false
    var isStopping = false
    var progress: DrillProgress
    /// The units that are out of play.
    var unitsOut: Set<String> = []
    private var room = BrokerRoom()
    private var hasToldFirstTurn = false
    private var endSeen: ContinuousClock.Instant?
    private var isBusAway = false
    /// The service that met a forged record, and how long its word may take to come over the bus.
    var spoiled: (service: String, left: Patience)?
    private var address = ""
    var end: RunEnd?

    /// Prepares a run; nothing is started yet.
    ///
    /// - Throws: `ServiceFailure` (65) for a unit that no program plays, (70) for a program that is not beside this one.
    init(_ request: RunRequest, table: UnitTable, options: Options, screen: Screen) throws(ServiceFailure) {
        self.request = request
        self.options = options
        self.screen = screen
        began = clock.now
        progress = DrillProgress(request.setup)
        crews = try table.crews(for: request.ownUnits, programs: request.programs)
        let program = Bundle.main.executableURL?.resolvingSymlinksInPath()
        folder = program?.deletingLastPathComponent() ?? URL(fileURLWithPath: ".")
        let needed =
            crews.filter { $0.path == nil }.map(\.program) + ["control", "recorder"]
            + (request.lane == .embedded ? [Self.brokerName] : [])
        for name in needed where !FileManager.default.isExecutableFile(atPath: folder.appendingPathComponent(name).path)
        {
            throw ServiceFailure(.programMissing(name, folder: folder.path), exitCode: 70)
        }
    }

    /// Since the run began.
    var now: Duration { clock.now - began }

    /// Runs to the end and leaves nothing behind.
    func run() -> RunEnd {
        let signals = StopSignals { [queue] in queue.put(.stopAsked) }
        defer { withExtendedLifetime(signals) {} }
        let end: RunEnd
        do {
            try begin()
            end = play()
        } catch {
            let failure = ServiceProgram.failure(of: error)
            end = .early(failure.phrase, exitCode: failure.exitCode)
        }
        stopAll()
        state?.remove()
        if progress.untold > 0 { screen.warn(.refusalsUntold(progress.untold, record: request.record)) }
        return end
    }

    // MARK: - Beginning

    private func begin() throws {
        let bootstrap = try request.lane == .embedded ? startBroker() : nil
        let connection = try KafkaConnection(
            bootstrap: bootstrap ?? options.kafka,
            configuration: bootstrap == nil ? options.kafkaConfig : nil,
            outagePatience: ServiceOptions.ofEnvironment.outagePatience()
        )
        address = connection.bootstrap
        // A broker that is not there is said once, by us, and not by ten services.
        if bootstrap == nil { try connection.check() }
        screen.say(
            .running(
                request.scenario.title,
                drill: request.drill.text,
                lane: .lane(request.lane.rawValue, broker: connection.bootstrap),
                record: request.record
            )
        )
        for unit in request.external {
            let mayComeLate = request.late.contains(unit)
            screen.say(
                .startElsewhere(
                    unit.description,
                    broker: connection.bootstrap,
                    drill: request.drill.text,
                    mayComeLate: mayComeLate
                )
            )
        }
        StateFolder.removeAbandoned()
        let state = try StateFolder()
        self.state = state
        let settings = ServicePlan.Settings(
            scenario: options.scenario,
            bootstrap: connection.bootstrap,
            kafkaConfig: bootstrap == nil ? options.kafkaConfig : nil,
            speed: options.speed,
            excerpt: options.excerpt,
            language: screen.language.rawValue,
            stateFolder: state.path,
            setAsideAfter: options.setAsideAfter
        )
        members = ServicePlan.programs(for: request, crews: crews, settings: settings).map { Member(plan: $0) }
        for index in members.indices { try start(index) }
        isWatching = true
        watch = BusWatch(
            connection,
            drill: request.drill,
            topics: topics,
            duplicates: options.duplicates,
            onOutage: { [queue] in queue.put(.outage($0, isAway: $1)) }
        ) { [queue] batch in
            switch batch {
            case .success(let arrivals): queue.put(arrivals.isEmpty ? .watchEnded(nil) : .seen(arrivals))
            case .failure(let error): queue.put(.watchEnded(error))
            }
        }
    }

    private var topics: [String] {
        request.setup.table.topics + [DrillSetup.recorderTopic, DrillSetup.deadLetterTopic]
    }

    /// Starts the embedded broker; returns its address.
    private func startBroker() throws -> String {
        let output = Pipe()
        let arguments = topics.flatMap { ["--topic", $0] } + ["--until-stdin-closes"]
        broker = try child(Self.brokerName, arguments, output: output)
        return try BrokerChild.address(from: output)
    }

    private func start(_ index: Int) throws(ServiceFailure) {
        let plan = members[index].plan
        let crash = members[index].starts == 0 ? options.crashes[plan.program] : nil
        members[index].starts += 1
        members[index].startAt = nil
        let arguments = plan.arguments + (crash.map { ["--crash-at", $0] } ?? [])
        members[index].child = try child(plan.program, at: plan.path, arguments)
    }

    private func child(
        _ name: String,
        at path: String? = nil,
        _ arguments: [String],
        output: Pipe? = nil
    ) throws(ServiceFailure) -> ChildProcess {
        // Flags say all; a variable meant for a service that someone starts by hand must not reach ours.
        let meant = ["GLADI_KAFKA", "GLADI_KAFKA_CONFIG", "GLADI_DRILL", "GLADI_STATE", "GLADI_FETCH_WAIT"]
        var environment = ProcessInfo.processInfo.environment.filter { !meant.contains($0.key) }
        environment[StarterWatch.variable] = "1"
        do {
            return try ChildProcess(
                name,
                program: path.map { URL(fileURLWithPath: $0) } ?? folder.appendingPathComponent(name),
                arguments: arguments,
                environment: environment,
                output: output,
                onLine: { [queue] in queue.put(.line(name, $0)) },
                onEnd: { [queue] in queue.put(.ended(name, $0)) }
            )
        } catch {
            throw ServiceFailure(.cannotStart(name, error.localizedDescription), exitCode: 70)
        }
    }

    // MARK: - Playing

    private func play() -> RunEnd {
        while end == nil {
            var deadline = clock.now + screen.refreshInterval
            for due in members.compactMap(\.startAt) { deadline = min(deadline, due) }
            if let endSeen { deadline = min(deadline, endSeen + patienceAfterEnd) }
            if let happening = queue.next(until: deadline) { take(happening) }
            startDue()
            finishAfterEnd()
            tellSpoiled()
            if isBusAway { progress.excuseControl(at: now) }
            screen.show(progress, at: now)
        }
        return end ?? .inOrder
    }

    private func startDue() {
        for index in members.indices where members[index].startAt.map({ $0 <= clock.now }) ?? false {
            do { try start(index) } catch { end = end ?? .early(error.phrase, exitCode: error.exitCode) }
        }
    }

    /// Once the drill has ended every service ends by itself, the recorder when it has written all.
    private func finishAfterEnd() {
        guard end == nil, progress.ended != nil else { return }
        // The services finish what they have to say once the broker is back.
        endSeen = isBusAway ? clock.now : endSeen ?? clock.now
        for index in members.indices where members[index].isFinished { members[index].startAt = nil }
        let left = members.filter { !$0.isFinished }
        if left.isEmpty {
            finish()
        } else if let endSeen, clock.now - endSeen >= patienceAfterEnd {
            // The drill goes on without a unit that hangs, and so does the run.
            guard !left.allSatisfy(isOut) else { return finish() }
            let names = left.map(\.plan.program).joined(separator: ", ")
            let isRecorded = left.allSatisfy { $0.plan.role != .recorder }
            end = .early(.didNotFinish(names), exitCode: isRecorded ? 1 : 74)
        }
    }

    /// The run is over: in order, unless a forged record has spoilt it, which is told first.
    private func finish() {
        if progress.forgery?.first.stream == .control, spoiled == nil {
            spoiled = ("control", Patience(Self.wordPatience))
        }
        if spoiled == nil { end = .inOrder }
    }

    /// Takes one happening, also while stopping.
    func take(_ happening: Happening) {
        switch happening {
        case .ended(Self.brokerName, let how):
            broker = nil
            if !isStopping { end = end ?? .early(.brokerDied(how.phrase), exitCode: 69) }
        case .ended(let name, let how): serviceEnded(name, how)
        case .line(let name, let text): show(text, of: name)
        case .seen(let arrivals): see(arrivals)
        case .watchEnded(let error):
            isWatching = false
            if let error, !isStopping {
                let failure = ServiceProgram.failure(of: error, by: "gladi")
                end = end ?? .early(failure.phrase, exitCode: failure.exitCode)
            }
        case .outage(let phrase, let isAway):
            isBusAway = isAway
            let isSaidByControl = members.contains { $0.plan.role == .control && $0.child != nil }
            if let phrase, !isStopping, !isSaidByControl { screen.warn(phrase) }
        case .stopAsked: end = end ?? .early(.stoppedByHand, exitCode: 1)
        }
    }

    private func see(_ arrivals: [Arrival]) {
        for notice in progress.take(arrivals, at: now) {
            screen.say(notice)
            hear(notice)
        }
        for arrival in arrivals where request.lane == .embedded {
            switch room.take(arrival) {
            case .ample: break
            case .nearsLimit(let percent):
                screen.warn(.partitionNearsLimit(arrival.place.description, percent: percent))
            case .full: end = end ?? .early(.partitionFull(arrival.place.description), exitCode: 1)
            }
        }
        guard !hasToldFirstTurn, let first = progress.firstGrant else { return }
        hasToldFirstTurn = true
        screen.say(.firstTurn(tenths: first.tenths))
    }

    private func show(_ text: String, of name: String) {
        let joined = Phrase.joined([""], drill: request.drill.text).text(in: screen.language)
        // That the broker is away is said once, by control, and not by every service.
        let isOutage = name != "control" && text.hasPrefix(Phrase.outageLine(address))
        guard options.isVerbose || !(isStopping || isOutage || text.hasSuffix(joined)) else { return }
        screen.warn(Phrase("\(name): \(text)", en: "\(name): \(text)"))
    }
}
