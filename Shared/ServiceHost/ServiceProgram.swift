import ArgumentParser
import Bus
import Domain
import Foundation
import Kafka
import Lockstep
import Logging
import Phrases
import ServiceLifecycle
import UnixSignals

/// Runs a service as a process.
///
/// It logs to standard error, ends in order on SIGTERM or SIGINT, and turns what goes wrong into one clear message and
/// an exit code.
public enum ServiceProgram {
    /// The exit codes, for a program's `--help`.
    public static let exitCodes = """
        Kode akhir: 0 latihan berakhir, atau program diminta berhenti; 64 cara pakai salah; 65 latihan tidak cocok; 69
        broker tidak ada; 70 perhitungan berbeda dari catatan, atau satuan gagal; 73 program lain memainkan satuan
        ini; 74 masukan/keluaran; 76 ada catatan palsu: latihan tidak dapat dilanjutkan.
        (Exit codes: 0 the drill ended, or the program was asked to stop; 64 wrong usage; 65 the drill does not fit;
        69 no broker; 70 divergence from the log, or the unit's own failure; 73 another instance runs; 74
        input/output; 76 a forged record: the drill cannot go on.)
        """

    /// A logger to standard error under the service's name; GLADI_LOG sets the level.
    public static func logger(_ name: String) -> Logger {
        var logger = Logger(label: name) { ScreenLog(label: $0) }
        logger.logLevel =
            ProcessInfo.processInfo.environment["GLADI_LOG"].flatMap(Logger.Level.init(rawValue:)) ?? .warning
        return logger
    }

    /// Runs `service` to its end.
    public static func run(_ service: some Service, language: Language, logger: Logger) async throws {
        let group = ServiceGroup(
            configuration: .init(
                services: [.init(service: service, successTerminationBehavior: .gracefullyShutdownGroup)],
                gracefulShutdownSignals: [.sigterm, .sigint],
                logger: logger
            )
        )
        StarterWatch.begin()
        do {
            try await group.run()
        } catch {
            let failure = failure(of: error)
            say(failure.phrase, in: language)
            throw ExitCode(failure.exitCode)
        }
    }

    /// Writes one line to standard error, through the door; with a closed terminal the line is lost, and nothing else.
    public static func say(_ line: String) { ScreenDoor.errors.say(line) }

    /// Writes a phrase to standard error, through the door.
    public static func say(_ phrase: Phrase, in language: Language) {
        ScreenDoor.errors.say(phrase, in: language)
    }

    /// What a screen says of an error, and the exit code that it means.
    public static func failure(of error: any Error) -> ServiceFailure {
        switch error {
        case let failure as ServiceFailure: failure
        case let stop as LockstepStop: failure(of: stop)
        case let bus as BusError: failure(of: bus, by: "gladi")
        case let explained as any ExplainedError: ServiceFailure(explained.phrase, exitCode: 65)
        default: ServiceFailure(.serviceStopped("\(error)"), exitCode: 74)
        }
    }

    /// What a screen says of a bus that failed; `who` was at work.
    public static func failure(of error: BusError, by who: String) -> ServiceFailure {
        let phrase: Phrase =
            switch error {
            case .lostLog(let place, let position, let end):
                .logLost(place.description, position: position, end: end)
            case .noRight(let topic, let right): .rightMissing(who, topic: topic, canRead: right == .read)
            case .unreachable(let broker, let reason): .busFailed(.noBrokerAnswers(broker, reason))
            case .refused(let reason): .busFailed(.brokerRefused(reason))
            case .lostHead(let place, let first): .busFailed(.logBeginsLater(place.description, first: first))
            case .tooLarge(let bytes): .busFailed(.recordTooLarge(bytes: bytes))
            case .full: .busFailed(.nothingMoreIsSent)
            case .closed: .busFailed(.connectionClosed)
            }
        return ServiceFailure(phrase, exitCode: 69)
    }

    private static func failure(of stop: LockstepStop) -> ServiceFailure {
        let code: Int32 =
            switch stop {
            case .ended: 0
            case .doesNotFit: 65
            case .secondInstance: 73
            case .diverged, .unitFailed, .missing, .lostHead: 70
            case .forged, .endedInDoubt: 76
            }
        return ServiceFailure(phrase(of: stop), exitCode: code)
    }

    private static func phrase(of stop: LockstepStop) -> Phrase {
        let words: Phrase
        switch stop {
        case .forged(let stream, let sequence, let offset):
            return .forgedRecord("\(stream):\(sequence)", offset: offset)
        case .endedInDoubt(let stream, let sequence, let offset):
            return .endedInDoubt("\(stream):\(sequence)", offset: offset)
        case .ended(let reason): words = .stoppedAtEnd(reason)
        case .diverged(let stream, let sequence, let offset):
            words = .stoppedAtDivergence("\(stream):\(sequence)", offset: offset)
        case .secondInstance(let unit, let other, let offset):
            words = .stoppedForAnother(unit, instance: other, offset: offset)
        case .doesNotFit(let reason): words = .stoppedForMisfit(reason)
        case .unitFailed(let reason): words = .stoppedForFailure(reason)
        case .missing(let stream, let sequence): words = .stoppedForMissing("\(stream):\(sequence)")
        case .lostHead(let stream, let sequence): words = .stoppedForLostHead("\(stream):\(sequence)")
        }
        return .serviceStopped(words)
    }
}
