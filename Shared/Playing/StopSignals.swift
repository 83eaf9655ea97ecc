import Dispatch
import Foundation

/// Turns Ctrl-C, SIGTERM and a closed terminal into a request to stop in good order, as long as it lives.
package final class StopSignals {
    private let sources: [any DispatchSourceSignal]

    /// Calls `onStop` for each such signal, on a thread of its own.
    package init(_ onStop: @escaping @Sendable () -> Void) {
        sources = [SIGINT, SIGTERM, SIGHUP].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number)
            source.setEventHandler(handler: DispatchWorkItem { onStop() })
            source.resume()
            return source
        }
    }

    deinit { for source in sources { source.cancel() } }
}
