import Dispatch
import Foundation
import Synchronization

/// The processes of one run, in a folder of their own.
///
/// None of them outlives it, whichever way it ends.
final class Troupe: Sendable {
    /// Why a run came to nothing.
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// A process that was started.
    final class Member: Sendable {
        let name: String
        let process: Process
        let output: Pipe
        fileprivate let input: Pipe

        fileprivate init(name: String, process: Process, output: Pipe, input: Pipe) {
            self.name = name
            self.process = process
            self.output = output
            self.input = input
        }
    }

    /// Those that run now, for the signals.
    private static let running = Mutex<[Troupe]>([])

    let folder: URL
    private let members = Mutex<[Member]>([])
    /// Signalled whenever a process ends.
    private let ends = DispatchSemaphore(value: 0)

    private init() throws {
        folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("gladi-benchmark-\(ProcessInfo.processInfo.processIdentifier)")
        try? FileManager.default.removeItem(at: folder)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    /// Lends a troupe to `body`, ends its processes and removes its folder.
    static func inFolder<Value>(_ body: (Troupe) throws -> Value) throws -> Value {
        let troupe = try Troupe()
        running.withLock { $0.append(troupe) }
        defer {
            troupe.endAll()
            running.withLock { $0.removeAll { $0 === troupe } }
            try? FileManager.default.removeItem(at: troupe.folder)
        }
        return try body(troupe)
    }

    /// Makes Ctrl-C, SIGTERM and a closed terminal end every process before this one; holds as long as what it returns.
    static func endAllOnSignals() -> [any DispatchSourceSignal] {
        [SIGINT, SIGTERM, SIGHUP].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler {
                for troupe in running.withLock({ $0 }) {
                    troupe.endAll()
                    try? FileManager.default.removeItem(at: troupe.folder)
                }
                exit(128 + number)
            }
            source.resume()
            return source
        }
    }

    /// Starts a program that stands beside this one.
    ///
    /// What it says on standard error is kept in the folder.
    func start(_ program: String, _ arguments: [String], as name: String? = nil) throws -> Member {
        let name = name ?? program
        let process = Process()
        process.executableURL = try Self.program(program)
        process.arguments = arguments
        process.currentDirectoryURL = folder
        // Variables meant for a service that someone starts by hand must not reach ours.
        process.environment = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("GLADI_") }
        let input = Pipe()
        let output = Pipe()
        let errors = folder.appendingPathComponent("\(name).err")
        guard FileManager.default.createFile(atPath: errors.path, contents: nil) else {
            throw Failure(description: "\(errors.path) cannot be written")
        }
        process.standardInput = input
        process.standardOutput = output
        process.standardError = try FileHandle(forWritingTo: errors)
        process.terminationHandler = { [ends] _ in ends.signal() }
        let member = Member(name: name, process: process, output: output, input: input)
        try process.run()
        members.withLock { $0.append(member) }
        return member
    }

    /// A program beside this one.
    private static func program(_ name: String) throws -> URL {
        guard let own = Bundle.main.executableURL?.resolvingSymlinksInPath() else {
            throw Failure(description: "this program does not know where it stands")
        }
        let url = own.deletingLastPathComponent().appendingPathComponent(name)
        guard FileManager.default.isExecutableFile(atPath: url.path) else {
            throw Failure(description: "\(url.path) is missing: swift build -c release")
        }
        return url
    }

    /// Starts the embedded broker; returns its address.
    func startBroker(_ topics: [String]) throws -> String {
        let broker = try start("gladi-broker", topics.flatMap { ["--topic", $0] } + ["--until-stdin-closes"])
        var line = Data()
        while !line.contains(UInt8(ascii: "\n")) {
            let more = broker.output.fileHandleForReading.availableData
            guard !more.isEmpty else { break }
            line += more
        }
        guard let address = try? JSONDecoder().decode([String: String].self, from: line)["bootstrap"] else {
            throw failure(of: broker)
        }
        return address
    }

    /// Waits until these have ended well, at most ten minutes.
    ///
    /// - Throws: `Failure` as soon as any process of the troupe has ended otherwise.
    func waitForEnd(of awaited: [Member]) throws {
        let deadline = DispatchTime.now() + .seconds(600)
        while true {
            for member in members.withLock({ $0 })
            where !member.process.isRunning && member.process.terminationStatus != 0 {
                throw failure(of: member)
            }
            guard awaited.contains(where: \.process.isRunning) else { return }
            guard ends.wait(timeout: deadline) == .success else {
                throw Failure(
                    description: "\(awaited.map(\.name).joined(separator: ", ")) did not end within ten minutes"
                )
            }
        }
    }

    private func failure(of member: Member) -> Failure {
        let errors = folder.appendingPathComponent("\(member.name).err")
        let said = (try? String(contentsOf: errors, encoding: .utf8)) ?? ""
        let lines = said.split(separator: "\n").suffix(5).joined(separator: "\n")
        return Failure(description: "\(member.name) ended with \(member.process.terminationStatus)\n\(lines)")
    }

    /// Ends what still runs, by its id: asked first, killed after five seconds.
    func endAll() {
        let left = members.withLock { $0 }.filter(\.process.isRunning)
        for member in left { kill(member.process.processIdentifier, SIGTERM) }
        let deadline = DispatchTime.now() + .seconds(5)
        while left.contains(where: \.process.isRunning), ends.wait(timeout: deadline) == .success {}
        for member in left where member.process.isRunning { kill(member.process.processIdentifier, SIGKILL) }
    }
}
