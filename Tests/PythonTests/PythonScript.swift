import Foundation
import Testing

/// A script of `Tests/Python`, run by the Python at `GLADI_PYTHON` (default: `.venv/bin/python`, made by `ops/python-venv`).
struct PythonScript {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardizedFileURL
    /// Continuous integration has what the tests need: there, none is skipped.
    static let mustRun = ProcessInfo.processInfo.environment["CI"] == "true"

    private static let interpreter =
        ProcessInfo.processInfo.environment["GLADI_PYTHON"] ?? root.appending(path: ".venv/bin/python").path

    /// The Python with the packages, and protoc, are there.
    static let hasPackages =
        (try? run([interpreter, "-c", "import cloudevents, google.protobuf"]).status) == 0
        && (try? run(["protoc", "--version"]).status) == 0
    /// The Python also has what the client of `ops/agencies/python` needs.
    static let hasKafka = hasPackages && (try? run([interpreter, "-c", "import confluent_kafka"]).status) == 0
    /// Any Python is there.
    static let hasPython = (try? run(["python3", "--version"]).status) == 0

    /// How a script ended.
    struct Ending {
        let status: Int32
        /// What it wrote, standard error included.
        let text: String

        var lines: [Substring] { text.split(separator: "\n") }
    }

    let name: String

    /// Runs the script in the environment that has the packages.
    func run(_ arguments: String...) throws -> Ending {
        try Self.run([Self.interpreter, Self.root.appending(path: "Tests/Python/\(name)").path] + arguments)
    }

    /// Runs the script in any Python: it needs none of the packages.
    func runPlain(_ arguments: String...) throws -> Ending {
        let python = Self.hasPackages ? Self.interpreter : "python3"
        return try Self.run([python, Self.root.appending(path: "Tests/Python/\(name)").path] + arguments)
    }

    /// Runs a program of the project.
    static func runProgram(_ path: String, _ arguments: String...) throws -> Ending {
        try run([root.appending(path: path).path] + arguments)
    }

    private static func run(_ command: [String]) throws -> Ending {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = command
        process.environment = ProcessInfo.processInfo.environment.merging(["PYTHONDONTWRITEBYTECODE": "1"]) { $1 }
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return Ending(status: process.terminationStatus, text: text)
    }
}

extension Trait where Self == ConditionTrait {
    /// The test needs Python's packages and protoc.
    static var needsPackages: Self {
        .enabled(
            if: PythonScript.hasPackages || PythonScript.mustRun,
            "no Python with cloudevents and protobuf, or no protoc: ops/python-venv, apt-get install protobuf-compiler libprotobuf-dev"
        )
    }
}
