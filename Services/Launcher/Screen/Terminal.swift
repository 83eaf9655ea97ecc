import Foundation
import Phrases

/// A terminal to draw on: its size, its alternate screen, and writing that never fails loudly.
final class Terminal {
    /// Enters the alternate screen, hides the cursor, wraps no lines.
    private static let opening: StaticString = "\u{1B}[?1049h\u{1B}[?25l\u{1B}[?7l"

    private let door: ScreenDoor
    private var descriptor: Int32 { door.descriptor }

    init(_ door: ScreenDoor) { self.door = door }

    /// Columns and rows; nil where the terminal does not say.
    var size: (columns: Int, rows: Int)? {
        var size = winsize()
        guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0 else { return nil }
        return (Int(size.ws_col), Int(size.ws_row))
    }

    /// False for a job in the background; true also where the terminal does not control us.
    var isForeground: Bool {
        let owner = tcgetpgrp(descriptor)
        return owner < 0 || owner == getpgrp()
    }

    /// True between `open` and `close`; false again after a Ctrl-Z.
    var isOpen: Bool { TerminalGuard.isArmed }

    /// True where somebody can press keys: standard input is a terminal too.
    var hasKeys: Bool { isatty(STDIN_FILENO) == 1 }

    /// Takes the screen, with its keys or without; what cannot be given back later is not taken.
    func open(withKeys: Bool = false) {
        guard TerminalGuard.arm(descriptor, withKeys: withKeys) else { return }
        var opening = TerminalText()
        opening.append(code: Self.opening)
        write(opening)
    }

    /// The bytes of keys that were pressed, none after `wait` without any; nil when no key can come any more.
    func keys(within wait: Duration) -> [UInt8]? {
        var ready = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
        guard poll(&ready, 1, Int32(wait / .milliseconds(1))) > 0 else { return [] }
        var bytes = [UInt8](repeating: 0, count: 64)
        let count = read(STDIN_FILENO, &bytes, bytes.count)
        if count < 0 { return errno == EINTR || errno == EAGAIN ? [] : nil }
        return count == 0 ? nil : Array(bytes[..<count])
    }

    /// Gives the screen back as it was.
    func close() { TerminalGuard.restore() }

    /// Writes; what a closed terminal does not take is lost, and nothing else happens.
    func write(_ text: TerminalText) { door.draw(text) }

    /// What the environment says of the terminal.
    static func isDumb(_ environment: [String: String]) -> Bool { environment["TERM"] == "dumb" }

    /// True unless the locale's character set is another than UTF-8 (POSIX: LC_ALL, LC_CTYPE, LANG, the first that says).
    static func isUnicode(_ environment: [String: String]) -> Bool {
        let names = ["LC_ALL", "LC_CTYPE", "LANG"].compactMap { environment[$0] }
        guard let locale = names.first(where: { !$0.isEmpty })?.lowercased() else { return false }
        return locale.contains("utf-8") || locale.contains("utf8")
    }
}
