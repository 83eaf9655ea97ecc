import Foundation

/// Ends a service together with the program that started it.
///
/// It is for a launcher that must leave nothing behind even when it is killed itself.
///
/// The starter sets `GLADI_END_WITH_INPUT` and keeps a pipe to the service's standard input open. When the pipe closes,
/// for whatever reason, the service stops in good order as on SIGTERM.
public enum StarterWatch {
    /// The environment variable that asks for it.
    public static let variable = "GLADI_END_WITH_INPUT"

    /// Begins to watch, when the environment asks for it.
    ///
    /// It has a thread of its own, since a dispatch source misses an end that stood right behind what it has just read.
    static func begin() {
        guard ProcessInfo.processInfo.environment[variable] != nil else { return }
        Thread.detachNewThread {
            var room = [UInt8](repeating: 0, count: 1_024)
            while read(STDIN_FILENO, &room, room.count) > 0 {}
            kill(getpid(), SIGTERM)
        }
    }
}
