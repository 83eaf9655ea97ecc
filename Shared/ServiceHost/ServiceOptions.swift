import ArgumentParser
import Domain
import Foundation
import Kafka
import Logging
import Phrases

/// The flags that every service understands.
///
/// Each has an environment variable that stands in for it.
public struct ServiceOptions: ParsableArguments, Sendable {
    /// Where the drill is, and the language of messages.
    @OptionGroup public var bus: BusOptions
    /// Where snapshots are kept.
    @Option(
        help:
            "Folder keadaan tersimpan, agar mulai ulang tidak perlu membaca semua catatan. (Folder for snapshots, so that a restart need not read the whole log (GLADI_STATE).)"
    )
    public var state: String?
    /// How long the broker may hold an empty answer.
    @Option(
        help:
            "Milidetik broker boleh menahan jawaban kosong: 1 pada broker bawaan, selain itu 20. (Milliseconds that a broker may hold an empty answer: 1 on the embedded broker, else 20 (GLADI_FETCH_WAIT).)"
    )
    public var fetchWait: Int?
    /// How long to wait for a broker that has gone.
    @Option(
        help:
            "Detik menunggu broker yang hilang di tengah jalan; bila tidak ditulis: sampai dihentikan. (Seconds to wait for a broker that goes while the program runs; default: until told to stop (GLADI_BROKER_PATIENCE).)"
    )
    public var brokerPatience: Int?
    /// The crash point of a test.
    @Option(help: ArgumentHelp("For tests: kill this process at POINT@TURN.", visibility: .hidden))
    public var crashAt: String?

    /// No flags given.
    public init() {}

    /// No flags given: what the environment says. (A value made by `init()` alone may not be asked for its flags.)
    public static var ofEnvironment: ServiceOptions { get throws { try parse([]) } }

    /// The language of messages.
    public var language: Language { bus.language }
    /// The folder for snapshots; nil: none is named.
    public var stateFolder: String? { setting(state, "GLADI_STATE") }

    /// The broker as the flags describe it.
    public func connection(logger: Logger) throws -> KafkaConnection {
        try KafkaConnection(
            bootstrap: bus.address,
            configuration: bus.configuration,
            outagePatience: outagePatience(),
            logger: logger
        )
    }

    /// How long to wait for a broker that goes while the program runs; nil: until told to stop.
    public func outagePatience() throws(ServiceFailure) -> Duration? {
        guard let text = brokerPatience.map(String.init) ?? setting(nil, "GLADI_BROKER_PATIENCE") else { return nil }
        guard let seconds = Int(text), (1...86_400_000).contains(seconds) else {
            throw .usage(.badOption("--broker-patience", text, "1 … 86400000"))
        }
        return .seconds(seconds)
    }

    /// How long the broker may hold an empty answer; nil: as suits the broker.
    public func wait() throws(ServiceFailure) -> FetchWait? {
        guard let text = fetchWait.map(String.init) ?? setting(nil, "GLADI_FETCH_WAIT") else { return nil }
        guard let milliseconds = Int(text), (1...60_000).contains(milliseconds) else {
            throw .usage(.badOption("--fetch-wait", text, "1 … 60000"))
        }
        return FetchWait(milliseconds: milliseconds)
    }

    /// The crash point of a test, if one was given.
    public func crashPoint() throws(ServiceFailure) -> CrashPoint? {
        guard let crashAt else { return nil }
        guard let point = CrashPoint(crashAt) else {
            throw .usage(
                .badOption(
                    "--crash-at",
                    crashAt,
                    CrashPoint.Point.allCases.map { "\($0.rawValue)@TURN" }.joined(separator: ", ")
                )
            )
        }
        return point
    }
}

extension UnitID {
    /// The units that a flag names, once for each time that it was given.
    ///
    /// - Throws: `ServiceFailure` (64) for a name that is no unit's.
    public static func list(_ texts: [String], _ flag: String) throws(ServiceFailure) -> [UnitID] {
        var units: [UnitID] = []
        for text in texts {
            do { units.append(try UnitID(text)) } catch { throw .usage(.badOption(flag, text, error.rule)) }
        }
        return units
    }
}
