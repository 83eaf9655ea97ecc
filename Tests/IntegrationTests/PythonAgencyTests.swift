import Events
import Foundation
import Recording
import Testing

/// An agency that somebody else wrote, in another language, and starts by itself: `ops/agencies/python`.
@Suite("An agency in Python takes part", .serialized, .enabled(if: PythonAgency.isPossible || PythonAgency.mustRun))
struct PythonAgencyTests {
    /// A run to its end; `killedAt`: the agency is killed once this was said, and started again.
    private func play(speed: String = "max", killedAt text: String? = nil) throws -> (run: GladiRun, digest: String) {
        let run = try GladiRun(
            [
                "run", PythonAgency.scenario, "--external", "muba/bpbd", "--excerpt", "01:10:00..01:20:00", "--record",
                "r.gladi", "--lang", "en", "--speed", speed,
            ]
        )
        let broker = try #require(run.broker(after: "is somebody else's to start"))
        var agency = try PythonAgency(broker: broker)
        if let text {
            try #require(run.wait(for: text))
            agency.kill()
            agency = try PythonAgency(broker: broker)
        }
        let (code, _, errors) = run.finish()
        #expect(code == 0, "\(errors)")
        #expect(agency.finish() == 0)
        guard case .whole(let summary) = try RecordCheck.verify(path: run.record) else {
            throw CocoaError(.fileReadCorruptFile)
        }
        #expect(summary.isEnded)
        #expect(summary.verdicts[.differing, default: 0] == 0)
        return (run, hexadecimal(try #require(summary.digest)))
    }

    @Test("the same digest twice, and once more when it is killed in the middle and started again")
    func digests() throws {
        let first = try play()
        #expect(try play().digest == first.digest)
        let killed = try play(speed: "120", killedAt: "Jalan utama sisi barat KPUD closed")
        #expect(killed.digest == first.digest)
        #expect(try rebuilt("gladi.bpbd", in: killed.run.record))
        #expect(try !rebuilt("gladi.bpbd", in: first.run.record))
    }

    @Test("it joins a drill that runs: it catches up, and enters at a turn boundary by an event in the log")
    func late() throws {
        let run = try GladiRun(
            [
                "run", PythonAgency.scenario, "--late", "muba/bpbd", "--excerpt", "01:10:00..01:20:00", "--record",
                "r.gladi", "--lang", "en", "--speed", "120",
            ]
        )
        let broker = try #require(run.broker(after: "is somebody else's to start, also later"))
        // Deep in play, and long before its end.
        try #require(run.wait(for: "Jalan utama sisi barat KPUD closed"))
        let agency = try PythonAgency(broker: broker)
        let (code, output, errors) = run.finish()
        #expect(code == 0, "\(errors)")
        #expect(agency.finish() == 0)
        #expect(output.contains("participation of Kalaksa BPBD Muba changed: joins"))
        let summary = output.split(separator: "\n").first { $0.contains("[muba/bpbd]") }
        #expect(summary?.contains("(has not joined yet), in at") == true, "\(summary ?? "")")
        guard case .whole(let verified) = try RecordCheck.verify(path: run.record) else {
            throw CocoaError(.fileReadCorruptFile)
        }
        #expect(verified.isEnded)
        #expect(verified.verdicts[.differing, default: 0] == 0)
    }
}

/// The agency's process.
final class PythonAgency {
    static let mustRun = ProcessInfo.processInfo.environment["CI"] == "true"
    static let program = folder.appendingPathComponent("bpbd.py").path
    static let scenario = folder.appendingPathComponent("muba-2024-bpbd.yaml").path
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    private static let folder = root.appendingPathComponent("ops/agencies/python")
    /// The interpreter.
    static let python =
        ProcessInfo.processInfo.environment["GLADI_PYTHON"] ?? root.appendingPathComponent(".venv/bin/python").path
    /// True once the schema is generated and the Python has what the client needs.
    static let isPossible: Bool = {
        let generate = try? start(folder.appendingPathComponent("generate").path, [])
        generate?.waitUntilExit()
        let packages = try? start(python, ["-c", "import confluent_kafka, google.protobuf"])
        packages?.waitUntilExit()
        return generate?.terminationStatus == 0 && packages?.terminationStatus == 0
    }()

    private let process: Process

    init(broker: String) throws {
        process = try Self.start(Self.python, [Self.program, "--kafka", broker])
    }

    deinit { if process.isRunning { kill() } }

    /// Kills it, and waits until it is gone.
    func kill() {
        Foundation.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    /// Waits for its end; its exit code.
    func finish() -> Int32 {
        process.waitUntilExit()
        return process.terminationStatus
    }

    private static func start(_ program: String, _ arguments: [String]) throws -> Process {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(["PYTHONDONTWRITEBYTECODE": "1"]) { $1 }
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        return process
    }
}
