import Dispatch
import Foundation
import Synchronization

/// A program that the launcher started; nothing else is ever signalled.
package final class ChildProcess: Sendable {
    /// What the program is called on screen.
    package let name: String
    private let process: Mutex<Process>
    private let standardInput = Pipe()

    /// Starts a program.
    ///
    /// Its standard input stays open until `closeInput` or the launcher's own death. `onLine` is called with each line of
    /// its standard error, `onEnd` once, both on threads of their own.
    package init(
        _ name: String,
        program: URL,
        arguments: [String],
        environment: [String: String],
        output: Pipe? = nil,
        onLine: @escaping @Sendable (String) -> Void,
        onEnd: @escaping @Sendable (ProcessEnd) -> Void
    ) throws {
        self.name = name
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        process.environment = environment
        process.standardInput = standardInput
        process.standardOutput = output ?? FileHandle.nullDevice
        let errors = Pipe()
        process.standardError = errors
        let lines = Lines(onLine)
        let hasSaidAll = DispatchSemaphore(value: 0)
        process.terminationHandler = { process in
            let status = process.terminationStatus
            // Its last words come before its end. A child of its own that holds the pipe is not waited for.
            _ = hasSaidAll.wait(timeout: .now() + .milliseconds(500))
            onEnd(process.terminationReason == .uncaughtSignal ? .signal(status) : .exit(status))
        }
        try Self.withSignalsOpen { try process.run() }
        // A thread that blocks is used, no dispatch source: closing the pipe under a source crashes libdispatch at
        // times.
        let reading = errors.fileHandleForReading
        Thread.detachNewThread {
            var data: Data
            repeat {
                data = reading.availableData
                lines.take(data)
            } while !data.isEmpty
            hasSaidAll.signal()
        }
        self.process = Mutex(process)
    }

    /// Starts a program that signals can reach.
    ///
    /// A program inherits the signals that its starting thread has blocked, and a queue's threads have blocked all.
    private static func withSignalsOpen(_ start: () throws -> Void) rethrows {
        var (none, before) = (sigset_t(), sigset_t())
        sigemptyset(&none)
        pthread_sigmask(SIG_SETMASK, &none, &before)
        defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
        try start()
    }

    /// The process id.
    package var id: Int32 { process.withLock { $0.processIdentifier } }

    /// True until it has ended.
    package var isRunning: Bool { process.withLock { $0.isRunning } }

    /// Sends a signal, if it still runs.
    package func signal(_ number: Int32) {
        process.withLock { process in
            guard process.isRunning else { return }
            kill(process.processIdentifier, number)
        }
    }

    /// Closes its standard input, which tells the embedded broker to end.
    package func closeInput() { try? standardInput.fileHandleForWriting.close() }

    /// Cuts what a pipe gives into lines; a line without an end is handed on when the pipe closes.
    private final class Lines: Sendable {
        /// How long a line may be; a longer one is cut here.
        private static let lineBytesMax = 16_384
        private let rest = Mutex(Data())
        private let onLine: @Sendable (String) -> Void

        init(_ onLine: @escaping @Sendable (String) -> Void) { self.onLine = onLine }

        func take(_ data: Data) {
            let lines: [Data] = rest.withLock { rest in
                rest += data
                var parts = rest.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { Data($0) }
                let last = parts.popLast() ?? Data()
                let isOver = data.isEmpty || last.count > Self.lineBytesMax
                rest = isOver ? Data() : last
                return isOver ? parts + [last] : parts
            }
            for line in lines where !line.isEmpty { onLine(String(decoding: line, as: UTF8.self)) }
        }
    }
}
