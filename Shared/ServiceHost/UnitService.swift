import ArgumentParser
import Bus
import Domain
import Events
import Foundation
import Kafka
import Lockstep
import Logging
import Phrases
import ServiceLifecycle
import TaskForceKit

/// A service that hosts units: given a broker, it finds the open drill and plays its units in it until the drill ends.
public struct UnitService: Service {
    let name: String
    let types: [any TaskForceUnit.Type]
    let options: ServiceOptions
    let wantedUnits: [UnitID]
    let standby: Bool
    let logger: Logger

    /// Finds the drill, plays, and returns when the drill has ended or a graceful shutdown was asked for.
    ///
    /// - Throws: `ServiceFailure`, `BusError`, `LockstepStop`.
    public func run() async throws {
        let stop = try await BusThread.run(name) { isStopping in
            do { return try play(isStopping: isStopping) } catch let error as BusError {
                throw ServiceProgram.failure(of: error, by: wantedNames)
            }
        }
        if let stop, case .ended = stop {
            logger.info("\(stop)")
        } else if let stop {
            throw stop
        }
    }

    private func play(isStopping: () -> Bool) throws -> LockstepStop? {
        let connection = try options.connection(logger: logger)
        // A publisher waits half a second for its identity at the broker. Where units were named, so that their topics
        // are known, it does so while the drill is looked for.
        let early = try wantedUnits.isEmpty ? nil : connection.publisher(to: wantedTopics)
        let subscriber = try connection.subscriber(fetchWait: options.wait())
        guard
            let open = try DrillJoin.find(
                subscriber,
                wanted: options.wantedDrill(),
                broker: connection.bootstrap,
                language: options.language,
                isStopping: isStopping
            )
        else { return nil }
        let table: StreamTable
        do { table = try StreamTable(open.opened) } catch { throw LockstepStop.doesNotFit(error.reason) }
        let units = try chooseUnits(table, drill: open.id)
        let snapshots = try options.value(options.state, "GLADI_STATE").map { try SnapshotFolder(path: $0) }
        // No more than they read: a right that a unit does not need, it may not have.
        let topics = units.reduce(into: Set<String>()) { $0.formUnion(UnitMachine.topics(of: $1.id, in: table)) }
        let bounds: [String: Range<Int64>]
        do {
            bounds = try DrillJoin.bounds(subscriber, topics: topics.sorted(), partition: open.partition)
        } catch {
            throw ServiceProgram.failure(of: error, by: units.map(\.id.description).joined(separator: ", "))
        }
        let settings = UnitMachine.Settings(
            instance: "\(ProcessInfo.processInfo.processIdentifier)-\(UInt64.random(in: 0 ... .max))",
            standby: standby,
            startedMilliseconds: Int64(Date().timeIntervalSince1970 * 1000),
            version: gladiVersion,
            snapshotInterval: snapshots == nil ? 0 : 512
        )

        var machines: [UnitMachine] = []
        var positions: [String: Int64] = [:]
        for (id, type) in units {
            let snapshot = snapshots?.load(open.id, id, version: gladiVersion)
            let machine = try Self.machine(type, id, open, settings, bounds, snapshot)
            for topic in machine.topics {
                let from = max(snapshot?.offsets[topic] ?? 0, bounds[topic]?.lowerBound ?? 0)
                positions[topic] = min(positions[topic] ?? from, from)
            }
            machines.append(machine)
        }
        let own = Set(units.flatMap { unit in table.streams(of: unit.id).map(\.topic) })
        let publisher = try early ?? connection.publisher(to: own.sorted())
        ServiceProgram.say(
            Phrase.joined(units.map(\.id.description), drill: open.id.text).text(in: options.language)
        )
        let loop = try MachineLoop(
            machines: machines,
            subscriber: subscriber,
            publisher: publisher,
            partition: open.partition,
            positions: positions,
            nonce: settings.instance,
            crash: options.crashPoint(),
            broker: connection.bootstrap,
            onOutage: { ServiceProgram.say($0.text(in: options.language)) }
        ) { machines in
            guard let snapshots else { return }
            for index in machines.indices {
                guard let snapshot = machines[index].takeSnapshot() else { continue }
                // A snapshot is a cache: a disk that cannot hold it is no reason to leave a drill.
                do { try snapshots.save(snapshot) } catch { logger.warning("snapshot: \(error)") }
            }
        }
        do { return try loop.run(isStopping: isStopping) } catch let error as BusError {
            throw ServiceProgram.failure(of: error, by: units.map(\.id.description).joined(separator: ", "))
        }
    }

    private static func machine(
        _ type: any TaskForceUnit.Type,
        _ id: UnitID,
        _ open: OpenDrill,
        _ settings: UnitMachine.Settings,
        _ bounds: [String: Range<Int64>],
        _ snapshot: UnitSnapshot?
    ) throws(LockstepStop) -> UnitMachine {
        try UnitMachine(
            type,
            id: id,
            drill: open.id,
            opened: open.opened,
            settings: settings,
            ends: bounds.mapValues(\.upperBound),
            firsts: bounds.mapValues(\.lowerBound),
            snapshot: snapshot
        )
    }

    /// Who is at work, as far as that is known before the drill is.
    private var wantedNames: String {
        wantedUnits.isEmpty ? name : wantedUnits.map(\.description).joined(separator: ", ")
    }

    /// The topics of the units that were asked for.
    private var wantedTopics: [String] {
        let wanted = types.map { $0.profile }.filter { profile in
            wantedUnits.contains { $0.taskForce == profile.taskForce }
        }
        return Set(wanted.flatMap { [$0.taskForce.topic] + $0.sideStreams.values }).sorted()
    }

    /// The roster's units that this program can play, or those of them that were asked for.
    private func chooseUnits(
        _ table: StreamTable,
        drill: DrillID
    ) throws -> [(id: UnitID, type: any TaskForceUnit.Type)] {
        let playable = table.units.compactMap { id in
            types.first { $0.profile.taskForce == id.taskForce }.map { (id: id, type: $0) }
        }
        let chosen = wantedUnits.isEmpty ? playable : playable.filter { wantedUnits.contains($0.id) }
        let missing = wantedUnits.filter { wanted in !playable.contains { $0.id == wanted } }
        guard !chosen.isEmpty, missing.isEmpty else {
            let wanted = missing.isEmpty ? types.map { "*/\($0.profile.taskForce)" } : missing.map(\.description)
            throw ServiceFailure(
                .noUnitHere(wanted, drill: drill.text, roster: table.units.map(\.description)),
                exitCode: 65
            )
        }
        return chosen
    }
}

/// A program that hosts units and does nothing else: what an agency's `Main` declares.
///
/// ```swift
/// @main struct TrafficProgram: UnitProgram {
///     static let configuration = Self.about("traffic", "Satgas Kamseltibcarlantas: penutupan, pengalihan, pengawalan.")
///     static let units: [any TaskForceUnit.Type] = [TrafficUnit.self]
///     @OptionGroup var options: ServiceOptions
///     @OptionGroup var hosting: HostingOptions
/// }
/// ```
public protocol UnitProgram: AsyncParsableCommand {
    /// The kinds of units that the program can play.
    static var units: [any TaskForceUnit.Type] { get }
    /// The flags of every service.
    var options: ServiceOptions { get }
    /// The flags of a host of units.
    var hosting: HostingOptions { get }
}

/// The flags of a program that hosts units.
public struct HostingOptions: ParsableArguments, Sendable {
    /// Units to play.
    @Option(
        help:
            "Play only this unit (district/task-force); may be repeated. Default: all of the roster's that this program knows."
    )
    public var unit: [String] = []
    /// Stands by.
    @Flag(help: "Stand by: compute along, publish only when the other instance has been silent for 3 s.")
    public var standby = false

    /// No flags given.
    public init() {}
}

extension UnitProgram {
    /// The program's description for `--help` and `--version`.
    public static func about(_ name: String, _ abstract: String) -> CommandConfiguration {
        CommandConfiguration(
            commandName: name,
            abstract: abstract,
            discussion: """
                Bergabung dalam latihan yang terbuka di broker dan berjalan sampai latihan berakhir. Mulai kapan saja, hentikan
                dengan SIGTERM; sesudah mati mendadak, jalankan lagi: ia membangun ulang keadaannya dari catatan.
                (Joins the open drill at the broker and plays until it ends. Start it at any time; after a crash, start it again:
                it rebuilds its state from the log.)

                  \(name) --kafka 127.0.0.1:9092
                  GLADI_KAFKA=kafka.polres.example:9093 \(name) --kafka-config klien.properties --unit muba/\(name)

                \(ServiceProgram.exitCodes)
                """,
            version: gladiVersion
        )
    }

    /// Plays the units.
    public func run() async throws {
        let name = Self._commandName
        let logger = ServiceProgram.logger(name)
        let wanted: [UnitID]
        do { wanted = try UnitID.list(hosting.unit, "--unit") } catch {
            ServiceProgram.say(error.phrase.text(in: options.language))
            throw ExitCode(error.exitCode)
        }
        let service = UnitService(
            name: name,
            types: Self.units,
            options: options,
            wantedUnits: wanted,
            standby: hosting.standby,
            logger: logger
        )
        try await ServiceProgram.run(service, language: options.language, logger: logger)
    }
}
