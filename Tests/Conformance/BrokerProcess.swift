import Foundation
import Kafka
import Testing

/// `gladi-broker` in a process of its own, as the launcher starts it.
final class BrokerProcess {
    let bootstrap: String
    let process = Process()
    private let input = Pipe()
    private let output = Pipe()

    init(_ arguments: [String] = []) throws {
        // The tests' own executable stands beside the products.
        let tests = URL(fileURLWithPath: CommandLine.arguments[0])
        process.executableURL = tests.deletingLastPathComponent().appendingPathComponent("gladi-broker")
        process.arguments = ["--until-stdin-closes"] + arguments
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        var line = Data()
        while !line.contains(UInt8(ascii: "\n")) {
            let more = output.fileHandleForReading.availableData
            guard !more.isEmpty else { break }
            line += more
        }
        let said = try JSONDecoder().decode([String: String].self, from: line)
        bootstrap = try #require(said["bootstrap"])
    }

    deinit { closeInput() }

    func closeInput() { try? input.fileHandleForWriting.close() }
}
