import Foundation
import Synchronization

/// Gives a terminal back as it was found, also where no code of ours runs to its end: Ctrl-\, Ctrl-Z, a crash.
///
/// Ctrl-C, SIGTERM and a closed terminal end a run in good order (`StopSignals`); for them this does nothing. One terminal
/// at a time. All that happens inside a signal's handler is safe there (POSIX, signal-safety).
enum TerminalGuard {
    /// Ends a synchronized update; wraps lines, shows the cursor, ends colours, leaves the alternate screen.
    static let closing: StaticString = "\u{1B}[?2026l\u{1B}[?7h\u{1B}[?25h\u{1B}[0m\u{1B}[?1049l"
    private static let watched = [SIGQUIT, SIGTSTP, SIGABRT, SIGILL, SIGTRAP, SIGBUS, SIGFPE, SIGSEGV]

    /// The terminal that is to be given back; -1: none.
    private static let descriptor = Atomic<Int32>(-1)
    /// The process ends: nobody takes a terminal any more.
    private static let isOver = Atomic<Bool>(false)
    // Written while `descriptor` is -1, read by whoever takes the terminal out of it: never both at once.
    nonisolated(unsafe) private static let modes = UnsafeMutablePointer<termios>.allocate(capacity: 1)
    // Written once before the handler that reads it is in place.
    nonisolated(unsafe) private static let former = UnsafeMutablePointer<sigaction>.allocate(capacity: 65)
    private static let handlers: Void = {
        // Who starts us from a thread that blocks signals, as libdispatch's do, hands that down.
        var open = sigset_t()
        sigemptyset(&open)
        for number in watched { sigaddset(&open, number) }
        pthread_sigmask(SIG_UNBLOCK, &open, nil)
        for number in watched {
            var action = sigaction()
            #if canImport(Darwin)
            action.__sigaction_u.__sa_handler = { TerminalGuard.caught($0) }
            #else
            action.__sigaction_handler.sa_handler = { TerminalGuard.caught($0) }
            #endif
            (former + Int(number)).initialize(to: sigaction())
            sigaction(number, &action, former + Int(number))
        }
    }()

    /// True while a terminal is ours: Ctrl-Z gives it back.
    static var isArmed: Bool { descriptor.load(ordering: .acquiring) >= 0 }

    /// Takes a terminal: what is typed is not echoed into the picture.
    ///
    /// With `withKeys` each key is handed over as it is pressed. False for what is no terminal.
    static func arm(_ terminal: Int32, withKeys: Bool = false) -> Bool {
        guard !isArmed, !isOver.load(ordering: .acquiring), tcgetattr(terminal, modes) == 0 else { return false }
        _ = handlers
        var quiet = modes.pointee
        quiet.c_lflag &= ~tcflag_t(withKeys ? ECHO | ICANON : ECHO)
        tcsetattr(terminal, TCSANOW, &quiet)
        descriptor.store(terminal, ordering: .releasing)
        return true
    }

    /// Gives the terminal back; does nothing when that has been done.
    static func restore() {
        let terminal = descriptor.exchange(-1, ordering: .acquiringAndReleasing)
        guard terminal >= 0 else { return }
        _ = write(terminal, closing.utf8Start, closing.utf8CodeUnitCount)
        // From the background it would stop us, and the terminal is somebody else's.
        let owner = tcgetpgrp(terminal)
        if owner < 0 || owner == getpgrp() { tcsetattr(terminal, TCSANOW, modes) }
    }

    private static func caught(_ number: Int32) {
        let error = errno
        restore()
        if number == SIGTSTP {
            raise(SIGSTOP)
        } else {
            isOver.store(true, ordering: .releasing)
            // A fault comes again when this returns, and an abort ends by itself: whoever was here before tells of it.
            sigaction(number, former + Int(number), nil)
            if number == SIGQUIT {
                signal(SIGQUIT, SIG_DFL)
                raise(SIGQUIT)
            }
        }
        errno = error
    }
}
