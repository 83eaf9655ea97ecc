import ArgumentParser
import Domain
import Foundation
import Phrases

/// The flags by which a program finds a drill on a bus.
///
/// Each has an environment variable that stands in for it.
public struct BusOptions: ParsableArguments, Sendable {
    /// The broker.
    @Option(help: "Broker Kafka, HOST:PORT. (Kafka broker, HOST:PORT (GLADI_KAFKA).)")
    public var kafka: String?
    /// The broker's client properties.
    @Option(
        help:
            "Berkas .properties klien Kafka: keamanan, alamat. (Kafka client .properties file: security, addresses (GLADI_KAFKA_CONFIG).)"
    )
    public var kafkaConfig: String?
    /// The drill.
    @Option(
        help:
            "Id latihan; hanya perlu bila beberapa latihan terbuka. (The drill's id; a service needs it only when several are open (GLADI_DRILL).)"
    )
    public var drill: String?
    /// The language of messages.
    @OptionGroup public var screen: LanguageOption

    /// No flags given.
    public init() {}

    /// The broker's address; nil: none is named.
    public var address: String? { setting(kafka, "GLADI_KAFKA") }
    /// The file of client properties; nil: none is named.
    public var configuration: String? { setting(kafkaConfig, "GLADI_KAFKA_CONFIG") }

    /// The language of messages.
    public var language: Language { screen.language }

    /// The drill that was asked for.
    ///
    /// - Throws: `ServiceFailure` (64) for a name that is no drill's.
    public func wantedDrill() throws(ServiceFailure) -> DrillID? {
        guard let text = setting(drill, "GLADI_DRILL") else { return nil }
        do { return try DrillID(text) } catch { throw .usage(.badOption("--drill", text, error.rule)) }
    }
}

/// The flag for the language of a screen.
public struct LanguageOption: ParsableArguments, Sendable {
    /// The language.
    @Option(help: "Bahasa pesan: id atau en. (Language of messages: id or en (GLADI_LANG).)")
    public var lang: String?

    /// No flag given.
    public init() {}

    /// Refuses a language that there is not.
    public func validate() throws {
        guard let asked = setting(lang, "GLADI_LANG"), Language(rawValue: asked) == nil else { return }
        let values = Language.allCases.map { "'\($0.rawValue)'" }.joined(separator: " and ")
        let flag = lang == nil ? "GLADI_LANG" : "--lang <lang>"
        throw ValidationError("The value '\(asked)' is invalid for '\(flag)'. Please provide one of \(values).")
    }

    /// The language that the flag or its variable names; Indonesian where neither does.
    public var language: Language { setting(lang, "GLADI_LANG").flatMap(Language.init(rawValue:)) ?? .indonesian }
}

/// A flag's value, or that of the environment variable that stands in for it; an empty variable says nothing.
func setting(_ flag: String?, _ variable: String) -> String? {
    if let flag { return flag }
    guard let value = ProcessInfo.processInfo.environment[variable], !value.isEmpty else { return nil }
    return value
}
