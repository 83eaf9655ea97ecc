import Dispatch
import Foundation

/// Ends a service together with the program that started it: for a launcher that must leave nothing behind even when it
/// is killed itself.
///
/// The starter sets `GLADI_END_WITH_INPUT` and keeps a pipe to the service's standard input open; when the pipe closes,
/// for whatever reason, the service stops in good order as on SIGTERM.
public enum StarterWatch {
    /// The environment variable that asks for it.
    public static let variable = "GLADI_END_WITH_INPUT"

    /// Begins to watch, for as long as what is returned lives; nil when the environment does not ask for it.
    static func begin() -> (any DispatchSourceRead)? {
        guard ProcessInfo.processInfo.environment[variable] != nil else { return nil }
        let source = DispatchSource.makeReadSource(fileDescriptor: STDIN_FILENO)
        source.setEventHandler {
            var room = [UInt8](repeating: 0, count: 1_024)
            guard read(STDIN_FILENO, &room, room.count) <= 0 else { return }
            source.cancel()
            kill(getpid(), SIGTERM)
        }
        source.resume()
        return source
    }
}
