import Foundation
import Logging
import Phrases

/// Writes log lines to standard error through the door: when, how grave, who, what.
struct ScreenLog: LogHandler {
    let label: String
    var logLevel = Logger.Level.info
    var metadata: Logger.Metadata = [:]

    subscript(metadataKey key: String) -> Logger.MetadataValue? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let all = metadata.merging(event.metadata ?? [:]) { _, new in new }
        let notes = all.sorted { $0.key < $1.key }.map { " \($0.key)=\($0.value)" }.joined()
        ScreenDoor.errors.say("\(Date().formatted(.iso8601)) \(event.level) \(label):\(notes) \(event.message)")
    }
}
