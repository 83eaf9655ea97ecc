import ArgumentParser
import Bus
import Domain
import Foundation
import Kafka
import Lockstep
import Phrases
import ServiceHost

/// The flags by which a command finds a drill on a bus.
///
/// Each has an environment variable that stands in for it.
public struct BusOptions: ParsableArguments, Sendable {
    /// The broker.
    @Option(help: "Kafka broker, HOST:PORT (GLADI_KAFKA).")
    public var kafka: String?
    /// The broker's client properties.
    @Option(help: "Kafka client .properties file (GLADI_KAFKA_CONFIG).")
    public var kafkaConfig: String?
    /// The drill.
    @Option(help: "The drill's id (GLADI_DRILL).")
    public var drill: String?
    /// The language.
    @Option(help: "Language: id or en (GLADI_LANG).")
    public var lang: String?

    /// No flags given.
    public init() {}

    /// The language of the screen.
    var language: Language { Language(flag: lang) }
    /// The broker's address; nil: none is named.
    var address: String? { ServiceOptions().value(kafka, "GLADI_KAFKA") }
    /// The file of client properties.
    var configuration: String? { ServiceOptions().value(kafkaConfig, "GLADI_KAFKA_CONFIG") }

    /// The drill that was asked for.
    func wantedDrill() throws(ServiceFailure) -> DrillID? {
        var options = ServiceOptions()
        options.drill = drill
        return try options.wantedDrill()
    }
}

extension Language {
    /// The language that a flag or GLADI_LANG names; Indonesian where neither does.
    init(flag: String?) {
        var options = ServiceOptions()
        options.lang = flag
        self = options.language
    }
}
