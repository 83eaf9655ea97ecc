import Dispatch
import Events
import Foundation
import Recording
import Testing

/// An excerpt of the Muba drill with a process per service, whose broker has a bad day in the middle of it.
enum ExcerptDrill {
    static let excerpt = "01:10:00..01:20:00"
    /// The excerpt's digest in one process.
    static let digest = Result { try play(excerpt, ["--in-process"]).result.digest }

    /// Starts it on the broker at `address`, with every service's words shown.
    static func start(
        on address: String,
        environment: [String: String] = [:],
        _ flags: [String] = []
    ) throws -> GladiRun {
        try GladiRun(
            ["run", "muba-2024", "--excerpt", excerpt, "--kafka", address, "--record", "r.gladi", "--lang", "en"]
                + ["--verbose"] + flags,
            environment: environment
        )
    }

    /// Starts it, and waits until it is somewhere in its middle.
    static func inTheMiddle(on address: String, environment: [String: String] = [:]) throws -> GladiRun {
        let run = try start(on: address, environment: environment, ["--speed", "60"])
        guard run.wait(for: "Jalan utama sisi barat KPUD closed") else { throw Early(errors: run.finish().errors) }
        return run
    }

    /// It ended before its middle.
    struct Early: Error {
        let errors: String
    }

    /// Checks that the run ended with the digest of one process, with nothing lost or doubled; returns what it printed.
    static func expectSame(_ run: GladiRun, sourceLocation: SourceLocation = #_sourceLocation) throws -> String {
        let (code, output, errors) = run.finish()
        #expect(code == 0, "\(errors)", sourceLocation: sourceLocation)
        let said = output + errors
        guard case .whole(let summary) = try RecordCheck.verify(path: run.record) else {
            Issue.record("the record is not whole", sourceLocation: sourceLocation)
            return said
        }
        #expect(summary.isEnded, sourceLocation: sourceLocation)
        #expect(summary.digest.map { hexadecimal($0) } == (try digest.get()), sourceLocation: sourceLocation)
        return said
    }

    /// Lets an outage last: nobody signals.
    static func last(_ seconds: Double) { _ = DispatchSemaphore(value: 0).wait(timeout: .now() + seconds) }
}
