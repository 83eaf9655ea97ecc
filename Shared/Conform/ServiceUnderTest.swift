import Foundation
import Phrases
import Playing
import ServiceHost
import Synchronization

/// How the service under test is started: by the same command each time.
package struct ServiceUnderTest: Sendable {
    /// How many lines of its standard error are kept, the newest ones.
    static let linesMax = 12

    /// The program's file.
    package let program: URL
    /// The command as it was given.
    package let command: [String]

    /// Finds the program: by its path, on `PATH`, or beside this one.
    ///
    /// - Throws: `ServiceFailure` (70) when no such program is found.
    package init(_ command: [String]) throws(ServiceFailure) {
        self.command = command
        let name = command.first ?? ""
        let beside = Bundle.main.executableURL?.resolvingSymlinksInPath().deletingLastPathComponent().path
        let path = ProcessInfo.processInfo.environment["PATH"]?.components(separatedBy: ":") ?? []
        let places = name.contains("/") ? [name] : (path + [beside].compactMap(\.self)).map { "\($0)/\(name)" }
        guard let found = places.first(where: { FileManager.default.isExecutableFile(atPath: $0) }) else {
            throw ServiceFailure(.cannotStart(name, "ENOENT"), exitCode: 70)
        }
        program = URL(fileURLWithPath: found)
    }
}

/// A run of the service under test, from its start to its end.
final class ServiceRun: Sendable {
    private let account: Account
    private let child: ChildProcess

    /// Starts it on a broker.
    ///
    /// - Throws: `ServiceFailure` (70) when it cannot be started.
    init(_ service: ServiceUnderTest, broker: String, drill: String) throws(ServiceFailure) {
        var environment = ProcessInfo.processInfo.environment
        for name in ["GLADI_KAFKA_CONFIG", "GLADI_STATE"] { environment[name] = nil }
        environment["GLADI_KAFKA"] = broker
        environment["GLADI_DRILL"] = drill
        // The embedded broker does not wake its readers, so our readers ask it often.
        environment["GLADI_FETCH_WAIT"] = "1"
        environment[StarterWatch.variable] = "1"
        let account = Account()
        self.account = account
        do {
            child = try ChildProcess(
                service.command.first ?? "",
                program: service.program,
                arguments: service.command.dropFirst() + ["--kafka", broker],
                environment: environment,
                onLine: { line in account.keep { $0.lines = $0.lines.suffix(ServiceUnderTest.linesMax - 1) + [line] } },
                onEnd: { end in account.keep { $0.end = end } }
            )
        } catch {
            throw ServiceFailure(.cannotStart(service.command.first ?? "", error.localizedDescription), exitCode: 70)
        }
    }

    /// How it ended; nil while it runs.
    var end: ProcessEnd? { account.now.end }

    /// Its last words on standard error.
    var lastWords: [String] { account.now.lines }

    /// Sends it a signal.
    func signal(_ number: Int32) { child.signal(number) }
}

/// What the process's threads note about it.
private final class Account: Sendable {
    struct Page {
        var lines: [String] = []
        var end: ProcessEnd?
    }

    private let page = Mutex(Page())

    func keep(_ change: (inout Page) -> Void) { page.withLock { change(&$0) } }
    var now: Page { page.withLock { $0 } }
}
