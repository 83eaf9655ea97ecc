import Foundation

/// A `gladi-broker` process, started as the launcher starts it; it ends when this value goes away.
public final class BrokerProcess {
    /// The broker ended before it said an address.
    public struct Silent: Error {}

    /// `127.0.0.1:PORT`.
    public let bootstrap: String
    /// The process.
    public let process = Process()
    private let input = Pipe()
    private let output = Pipe()

    /// Starts the broker and waits for its address.
    public init(_ arguments: [String] = []) throws {
        // The test executable is in the same folder as the products.
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
        guard let said = try JSONDecoder().decode([String: String].self, from: line)["bootstrap"] else {
            throw Silent()
        }
        bootstrap = said
    }

    deinit {
        closeInput()
        process.waitUntilExit()
    }

    /// Closes the broker's input after `last`, as if its starter had died with `last` as its last words.
    public func closeInput(after last: String = "") {
        let writing = input.fileHandleForWriting
        if !last.isEmpty { try? writing.write(contentsOf: Data(last.utf8)) }
        try? writing.close()
    }
}
