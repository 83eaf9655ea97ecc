import Foundation
import Phrases

/// The embedded broker as a child process of this program; it ends with this value.
package final class BrokerChild: Sendable {
    /// The program's name.
    package static let program = "gladi-broker"

    /// Its address.
    package let address: String
    private let child: ChildProcess

    /// Starts a broker with these topics, and waits for its address.
    ///
    /// - Throws: `ServiceFailure` (70) when the program is not beside this one, (69) when it says no address.
    package init(topics: [String]) throws(ServiceFailure) {
        let folder = Bundle.main.executableURL?.resolvingSymlinksInPath().deletingLastPathComponent()
        guard let file = folder?.appendingPathComponent(Self.program),
            FileManager.default.isExecutableFile(atPath: file.path)
        else { throw ServiceFailure(.programMissing(Self.program, folder: folder?.path ?? "."), exitCode: 70) }
        let output = Pipe()
        do {
            child = try ChildProcess(
                Self.program,
                program: file,
                arguments: topics.flatMap { ["--topic", $0] } + ["--until-stdin-closes"],
                environment: ProcessInfo.processInfo.environment,
                output: output,
                onLine: { _ in },
                onEnd: { _ in }
            )
        } catch {
            throw ServiceFailure(.cannotStart(Self.program, error.localizedDescription), exitCode: 70)
        }
        address = try Self.address(from: output)
    }

    // Its log is in memory alone: there is nothing to close.
    deinit { child.signal(SIGKILL) }

    /// Waits for the address that a broker says once it is there.
    ///
    /// - Throws: `ServiceFailure` (69) when the broker ends without having said an address.
    package static func address(from output: Pipe) throws(ServiceFailure) -> String {
        var line = Data()
        while !line.contains(UInt8(ascii: "\n")) {
            let more = output.fileHandleForReading.availableData
            guard !more.isEmpty else { break }
            line += more
        }
        guard let said = try? JSONDecoder().decode([String: String].self, from: line), let address = said["bootstrap"]
        else {
            throw ServiceFailure(.brokerDidNotStart(String(decoding: line, as: UTF8.self)), exitCode: 69)
        }
        return address
    }
}
