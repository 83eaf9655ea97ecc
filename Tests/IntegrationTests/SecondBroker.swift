import Dispatch
import Foundation
import Lockstep
import Synchronization
import TestSupport
import Testing

/// Tansu, a real broker that keeps its log in memory, in a process of its own; it ends with this value.
///
/// Debian's librdkafka cannot talk to it: the programs of these tests load a newer one in its place.
final class SecondBroker {
    /// Where the Python packages keep the broker and the library.
    private struct Paths: Decodable {
        let broker: String
        let library: String
    }

    private static let paths: Paths? = {
        guard let data = try? script(["paths"]).output else { return nil }
        return try? JSONDecoder().decode(Paths.self, from: data)
    }()

    /// True where the Python packages are; CI must have them.
    static let isPossible = paths != nil
    static let mustRun = ProcessInfo.processInfo.environment["CI"] == "true"

    /// What a program's environment must say to load the newer librdkafka.
    static let environment: [String: String] = {
        guard let library = paths?.library else { return [:] }
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("gladi-librdkafka-\(getpid())")
        try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        // What else it was bundled with is found from where it really is.
        try? FileManager.default.createSymbolicLink(
            atPath: folder.appendingPathComponent("librdkafka.so.1").path,
            withDestinationPath: library
        )
        return ["LD_LIBRARY_PATH": folder.path]
    }()

    private static let names =
        "control console truth recorder deadletter situation command detection preventive phh arrest investigation polsek"
        + " traffic medical negotiation"
    static let topics = names.split(separator: " ").map { "gladi.\($0)" }

    /// The port on which it listens.
    let port: UInt16
    /// The port on which it says that it listens.
    let advertised: UInt16
    private let host: String
    private var process = Process()

    /// The address to be used.
    var address: String { "\(host):\(advertised)" }

    /// Starts a broker with the drill's topics; `advertised`: another port by which clients reach it, nil: its own.
    ///
    /// With another port it has no topics yet: a client that makes them is sent to that port.
    init(advertised: UInt16? = nil, host: String = "127.0.0.1") throws {
        port = try freePort()
        self.advertised = advertised ?? port
        self.host = host
        try start()
        if advertised == nil { try makeTopics() }
    }

    deinit {
        Foundation.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    /// Starts it, as it is after a death: with no topic at all.
    func start() throws {
        process = Process()
        process.executableURL = URL(fileURLWithPath: try #require(Self.paths).broker)
        process.arguments = [
            "broker", "--listener-url", "tcp://127.0.0.1:\(port)", "--advertised-listener-url",
            "tcp://\(host):\(advertised)", "--storage-engine", "memory://tansu/", "--silent",
        ]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
    }

    /// Makes the drill's topics, once it answers; `properties` are those of the client that asks for them.
    func makeTopics(_ properties: [String] = []) throws {
        let (code, _) = try Self.script(["topics", address] + properties + Self.topics)
        try #require(code == 0, "the topics cannot be made")
    }

    /// Sends it a signal.
    func signal(_ number: Int32) { Foundation.kill(process.processIdentifier, number) }

    /// Kills it, and waits until it is gone.
    func kill() {
        signal(SIGKILL)
        process.waitUntilExit()
    }

    /// Runs `Tests/Python/second_broker.py` to its end.
    private static func script(_ arguments: [String]) throws -> (code: Int32, output: Data) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: PythonAgency.python)
        process.arguments = [Self.file] + arguments
        process.environment = ProcessInfo.processInfo.environment.merging(["PYTHONDONTWRITEBYTECODE": "1"]) { $1 }
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, data)
    }

    fileprivate static let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Python/second_broker.py").path
}

/// A cable to a broker, which can be cut; it ends with this value.
final class Cable {
    private let process = Process()
    private let input = Pipe()
    private let output = Pipe()

    /// Hands connections to `port` on to `target`.
    init(from port: UInt16, to target: UInt16) throws {
        process.executableURL = URL(fileURLWithPath: PythonAgency.python)
        process.arguments = [SecondBroker.file, "proxy", "\(port)", "\(target)"]
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        try hear()
    }

    deinit {
        Foundation.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    /// Ends every connection, and refuses new ones.
    func cut() throws { try say("cut") }
    /// Takes connections again.
    func mend() throws { try say("mend") }

    private func say(_ word: String) throws {
        try input.fileHandleForWriting.write(contentsOf: Data("\(word)\n".utf8))
        try hear()
    }

    /// Waits for its answer.
    private func hear() throws { try #require(!output.fileHandleForReading.availableData.isEmpty) }
}

/// A port of the loopback interface on which nobody listens.
func freePort() throws -> UInt16 {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
            bind(descriptor, $0, size) == 0 && getsockname(descriptor, $0, &size) == 0
        }
    }
    try #require(isBound)
    return UInt16(bigEndian: address.sin_port)
}
