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
import UnitLockstep

/// A service that hosts units: given a broker, it finds the open drill and plays its units in it until the drill ends.
public struct UnitService: Service {
    let name: String
    let types: [any TaskForceUnit.Type]
    let options: ServiceOptions
    let wantedUnits: [UnitID]
    let hosting: HostingOptions
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
        let language = options.language
        let snapshots = try options.stateFolder.map { path throws(ServiceFailure) in
            try SnapshotFolder(path: path, version: gladiVersion) { ServiceProgram.say($0, in: language) }
        }
        let taskForces = types.map { $0.profile.taskForce }
        let kept = try snapshots?.contents(for: taskForces, drill: options.bus.wantedDrill()) ?? .init()
        guard
            let open = try DrillJoin.find(
                subscriber,
                wanted: options.bus.wantedDrill(),
                known: kept.drills,
                broker: connection.bootstrap,
                language: language,
                isStopping: isStopping
            )
        else { return nil }
        let table: StreamTable
        do { table = try StreamTable(open.opened) } catch { throw LockstepStop.doesNotFit(error.reason) }
        let units = try chooseUnits(table, drill: open.id)
        let own = Set(units.flatMap { unit in table.streams(of: unit.id).map(\.topic) })
        let host = UnitHost(
            open: open,
            units: units,
            settings: UnitMachine.Settings(
                instance: "\(ProcessInfo.processInfo.processIdentifier)-\(UInt64.random(in: 0 ... .max))",
                standby: hosting.standby,
                takeOver: hosting.takeOver,
                startedMilliseconds: Int64(Date().timeIntervalSince1970 * 1000),
                version: gladiVersion,
                snapshotInterval: snapshots == nil ? 0 : hosting.snapshotEvery
            ),
            snapshots: snapshots,
            kept: kept,
            crash: try options.crashPoint(),
            broker: connection.bootstrap,
            note: { [logger] in logger.debug("\($0)") }
        ) { ServiceProgram.say($0, in: language) }
        do {
            return try host.play(
                subscriber,
                early ?? connection.publisher(to: own.sorted()),
                isStopping: isStopping
            )
        } catch let error as BusError {
            throw ServiceProgram.failure(of: error, by: units.map(\.id.description).joined(separator: ", "))
        }
    }

    /// Who is at work, as far as that is known before the drill is found.
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
public protocol UnitProgram: ScreenedCommand {
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
            "Mainkan hanya satuan ini (polres/satuan-tugas); boleh diulang. Bila tidak ditulis: semua dalam daftar yang dikenal program ini. (Play only this unit (district/task-force); may be repeated. Default: all of the roster's that this program knows.)"
    )
    public var unit: [String] = []
    /// Stands by.
    @Flag(
        help:
            "Siaga: ikut menghitung, mengirim hanya bila program lain diam 3 detik. (Stand by: compute along, publish only when the other instance has been silent for 3 s.)"
    )
    public var standby = false
    /// Plays although another instance is there.
    @Flag(
        help:
            "Tetap main walau program lain memainkan satuan ini; keduanya menulis hal yang sama. (Play although another instance of the unit is heard; both write the same, so that harms nobody.)"
    )
    public var takeOver = false
    /// Turns between two snapshots.
    @Option(
        help:
            "Bersama --state: banyaknya langkah antara dua penyimpanan, 1 atau lebih. (With --state: turns between two snapshots, 1 or more.)"
    )
    public var snapshotEvery: UInt64 = 512

    /// No flags given.
    public init() {}

    /// Checks the numbers.
    public func validate() throws {
        guard snapshotEvery > 0 else { throw ValidationError("--snapshot-every: 1 or more turns") }
    }
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
            ServiceProgram.say(error.phrase, in: options.language)
            throw ExitCode(error.exitCode)
        }
        guard !hosting.standby || !hosting.takeOver else {
            ServiceProgram.say(.flagsExclude("--standby", "--take-over"), in: options.language)
            throw ExitCode(64)
        }
        let service = UnitService(
            name: name,
            types: Self.units,
            options: options,
            wantedUnits: wanted,
            hosting: hosting,
            logger: logger
        )
        try await ServiceProgram.run(service, language: options.language, logger: logger)
    }
}
