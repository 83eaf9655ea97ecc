import Dispatch
import Foundation
import Synchronization
import TestSupport
import Testing

/// What a program has written on its terminal so far.
private final class Written: Sendable {
    struct State {
        var text = ""
        var isOver = false
    }

    let state = Mutex(State())
    /// Raised whenever there is more, or no more to come.
    let news = DispatchSemaphore(value: 0)

    /// Reads until nobody holds the terminal any more.
    func read(_ terminal: Int32) {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = Foundation.read(terminal, &buffer, buffer.count)
            guard count > 0 else { break }
            bytes += buffer[0..<count]
            let text = String(decoding: bytes, as: UTF8.self)
            state.withLock { $0.text = text }
            news.signal()
        }
        state.withLock { $0.isOver = true }
        news.signal()
    }
}

/// `gladi` on a terminal of its own, as a person would see it.
final class TerminalRun {
    private let folder: URL
    private let terminal: Int32
    private let process = Process()
    private let written = Written()

    /// Opens a terminal of a size and starts `gladi` on it.
    init(
        _ arguments: [String],
        columns: UInt16 = 80,
        rows: UInt16 = 24,
        environment: [String: String] = [:]
    ) throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("gladi-test-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
        var ends: (terminal: Int32, side: Int32) = (-1, -1)
        try #require(openpty(&ends.terminal, &ends.side, nil, nil, &size) == 0)
        terminal = ends.terminal
        let side = ends.side
        // Held by nobody else, or its end would never be seen.
        for end in [terminal, side] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        let screen = FileHandle(fileDescriptor: side, closeOnDealloc: true)
        process.executableURL = ProgramFolder.built.appendingPathComponent("gladi")
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.environment = ProcessInfo.processInfo.environment
            .merging(["TERM": "xterm-256color", "LC_ALL": "C.UTF-8"]) { $1 }.filter { $0.key != "NO_COLOR" }
            .merging(environment) { $1 }
        process.standardInput = screen
        process.standardOutput = screen
        process.standardError = screen
        try process.run()
        try screen.close()
        Thread.detachNewThread { [written, terminal] in written.read(terminal) }
    }

    deinit {
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
        close(terminal)
        try? FileManager.default.removeItem(at: folder)
    }

    /// True while the terminal shows what is typed.
    var echoes: Bool {
        var modes = termios()
        return tcgetattr(terminal, &modes) == 0 && modes.c_lflag & tcflag_t(ECHO) != 0
    }

    /// Gives the terminal another size.
    func resize(columns: UInt16, rows: UInt16) {
        var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(terminal, UInt(TIOCSWINSZ), &size)
    }

    /// Waits until `text` was written so many times; false when the program ends, or it hangs, before.
    func wait(for text: String, times: Int = 1) -> Bool {
        wait { $0.text.ranges(of: text).count >= times }
    }

    private func wait(until isTrue: (Written.State) -> Bool) -> Bool {
        let deadline = DispatchTime.now() + Hang.patience
        while true {
            let (isThere, isOver) = written.state.withLock { (isTrue($0), $0.isOver) }
            if isThere || isOver { return isThere }
            guard written.news.wait(timeout: deadline) == .success else { return false }
        }
    }

    /// Waits until the program is stopped, as by Ctrl-Z.
    func waitUntilStopped() -> Bool {
        var info = siginfo_t()
        return waitid(P_PID, id_t(process.processIdentifier), &info, WSTOPPED | WNOWAIT) == 0
    }

    /// Sends the program a signal.
    func signal(_ number: Int32) { kill(process.processIdentifier, number) }

    /// Waits for the end: how, and all that was written.
    func finish() -> (reason: Process.TerminationReason, code: Int32, output: String) {
        process.waitUntilExit()
        _ = wait { $0.isOver }
        return (process.terminationReason, process.terminationStatus, written.state.withLock { $0.text })
    }
}
