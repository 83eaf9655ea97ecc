import Dispatch
import Foundation
import Recording
import Synchronization
import TestSupport
import Testing

/// What a program has said on standard error so far.
private final class Said: Sendable {
    let text = Mutex("")
    /// Signalled whenever it has said more.
    let news = DispatchSemaphore(value: 0)
    /// Signalled once it will say no more.
    let isOver = DispatchSemaphore(value: 0)
}

/// `gladi`, or another of its programs, as a process, as a person would start it, in a folder of its own.
final class GladiRun {
    let folder: URL
    /// Kept here, because the folder is removed with the last reference to it.
    private let programs: ProgramFolder?
    private let process = Process()
    private let output = Pipe()
    private let errors = Pipe()
    private let said = Said()
    private var unread = Data()

    /// Starts a program that was built beside these tests, or one of `programs`.
    init(
        _ arguments: [String],
        program: String = "gladi",
        programs: ProgramFolder? = nil,
        environment: [String: String] = [:]
    ) throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("gladi-test-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        self.programs = programs
        process.executableURL = (programs?.url ?? ProgramFolder.built).appendingPathComponent(program)
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        let reading = errors.fileHandleForReading
        Thread.detachNewThread { [said] in
            while true {
                let data = reading.availableData
                guard !data.isEmpty else {
                    said.isOver.signal()
                    said.news.signal()
                    return
                }
                said.text.withLock { $0 += String(decoding: data, as: UTF8.self) }
                said.news.signal()
            }
        }
    }

    deinit {
        if process.isRunning { kill() }
        try? FileManager.default.removeItem(at: folder)
    }

    /// The record.
    var record: String { folder.appendingPathComponent("r.gladi").path }

    /// Reads standard output until `text` stands there so many times; false when the output ends before.
    func wait(for text: String, times: Int = 1) -> Bool {
        while said(text) < times {
            let more = output.fileHandleForReading.availableData
            guard !more.isEmpty else { return false }
            unread += more
        }
        return true
    }

    /// Waits until `text` stands on standard error; false when it ends, or hangs, before.
    func waitForError(_ text: String) -> Bool {
        let deadline = DispatchTime.now() + Hang.patience
        while !said.text.withLock({ $0.contains(text) }) {
            if said.isOver.wait(timeout: .now()) == .success {
                said.isOver.signal()
                return said.text.withLock { $0.contains(text) }
            }
            guard said.news.wait(timeout: deadline) == .success else { return false }
        }
        return true
    }

    private func said(_ text: String) -> Int { String(decoding: unread, as: UTF8.self).ranges(of: text).count }

    /// The address of the embedded broker, once time runs.
    var broker: String? { broker(after: "first turn after") }

    /// The address of the embedded broker, once `text` was said.
    func broker(after text: String) -> String? {
        guard wait(for: text) else { return nil }
        return String(decoding: unread, as: UTF8.self).firstMatch(of: /embedded broker ([0-9.:]+)/).map { String($0.1) }
    }

    /// Waits for the end; its exit code, and all that it said.
    func finish() -> (code: Int32, output: String, errors: String) {
        let rest = unread + output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        // Its last lines may still be on their way. A child process may hold the pipe and write nothing more.
        if said.isOver.wait(timeout: .now() + .seconds(120)) == .success { said.isOver.signal() }
        return (process.terminationStatus, String(decoding: rest, as: UTF8.self), said.text.withLock { $0 })
    }

    /// What a program's help says that its first argument may be.
    static func choices(of program: String) throws -> Set<String> {
        let help = try GladiRun(["--help"], program: program, environment: ["GLADI_LANG": "en"]).finish().output
        let list = try #require(help.firstMatch(of: /\(values: ([a-z,\s-]+)\)/), "\(help)").output.1
        return Set(list.split { ", \n".contains($0) }.map(String.init))
    }

    /// The subcommands that a program's help names.
    static func subcommands(of program: String) throws -> [String] {
        let help = try GladiRun(["--help"], program: program, environment: ["GLADI_LANG": "en"]).finish().output
        let list = try #require(help.firstMatch(of: /SUBCOMMANDS:\n([\s\S]+)/), "\(help)").output.1
        return list.matches(of: /(?m)^ {2}([a-z-]+)(?: \(default\))? {2}/).map { String($0.output.1) }
    }

    /// True until it has ended.
    var isRunning: Bool { process.isRunning }

    /// Asks it to stop.
    func terminate() { Foundation.kill(process.processIdentifier, SIGTERM) }

    /// Kills it.
    func kill() { Foundation.kill(process.processIdentifier, SIGKILL) }

    /// The processes that it has started and that still run: process id and name.
    var children: [(id: Int32, name: String)] {
        let processes = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return processes.compactMap { Int32($0) }.compactMap { id in
            // "pid (name) state ppid …"
            guard let stat = try? String(contentsOfFile: "/proc/\(id)/stat", encoding: .utf8),
                let open = stat.firstIndex(of: "("), let close = stat.lastIndex(of: ")")
            else { return nil }
            let rest = stat[stat.index(after: close)...].split(separator: " ")
            guard rest.count > 1, rest[1] == "\(process.processIdentifier)", rest[0] != "Z" else { return nil }
            return (id, String(stat[stat.index(after: open)..<close]))
        }
    }
}

/// What `--json` prints.
struct RunResult: Decodable {
    let scenario: String
    let seed: UInt64
    let lane: String
    let outcome: String?
    let digest: String?
    let events: Int
    let turns: Int
    let record: String?

    init(_ output: String) throws { self = try JSONDecoder().decode(Self.self, from: Data(output.utf8)) }
}

/// Plays an excerpt of the Muba drill to its end and returns what it came to.
func play(_ excerpt: String, _ flags: [String] = []) throws -> (run: GladiRun, result: RunResult, errors: String) {
    try play(scenario: "muba-2024", ["--excerpt", excerpt] + flags)
}

/// Plays a drill to its end and returns what it came to.
func play(scenario: String, _ flags: [String]) throws -> (run: GladiRun, result: RunResult, errors: String) {
    let run = try GladiRun(["run", scenario, "--record", "r.gladi", "--json"] + flags)
    let (code, output, errors) = run.finish()
    try #require(code == 0, "\(errors)")
    return (run, try RunResult(output), errors)
}
