import Domain

/// What a record is about: written once, when the file is made.
public struct RecordOrigin: Sendable, Hashable {
    /// The drill.
    public let drill: DrillID
    /// The version of Gladi that made the file.
    public let gladiVersion: String
    /// The kind of bus that the drill ran on: `kafka`, `embedded`, `in-process`.
    public let broker: String
    /// The wall clock when the file was made, milliseconds since 1970.
    public let createdMilliseconds: Int64

    /// An origin.
    public init(drill: DrillID, gladiVersion: String, broker: String, createdMilliseconds: Int64) {
        self.drill = drill
        self.gladiVersion = gladiVersion
        self.broker = broker
        self.createdMilliseconds = createdMilliseconds
    }

    /// The rows of `meta`, ascending by key.
    var meta: [(key: String, value: String)] {
        [
            ("broker", broker), ("created_milliseconds", String(createdMilliseconds)), ("drill", drill.text),
            ("gladi_version", gladiVersion),
        ]
    }

    /// Reads the rows of `meta`; nil when one is missing or wrong.
    init?(meta: [String: String]) {
        guard let drill = meta["drill"].flatMap({ try? DrillID($0) }), let version = meta["gladi_version"],
            let broker = meta["broker"], let created = meta["created_milliseconds"].flatMap({ Int64($0) })
        else { return nil }
        self.init(drill: drill, gladiVersion: version, broker: broker, createdMilliseconds: created)
    }
}
