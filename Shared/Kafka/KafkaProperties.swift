import CRdKafka
import Foundation
import Phrases

/// A Kafka client's `.properties` file: `key=value` lines, comments after `#` or `!`.
///
/// Any property of librdkafka is taken and checked at once, by name and value. What only Java clients know is refused
/// with the property to use in its place. `bootstrap.servers` is honoured; what Gladi decides itself (groups, commits,
/// acknowledgement, offset reset) is left out and listed in `ignored`.
public struct KafkaProperties: Sendable, Hashable {
    /// `bootstrap.servers`, if given.
    public private(set) var bootstrap: String?
    /// Properties in the file that Gladi decides itself.
    public private(set) var ignored: [String] = []
    private var values: [String] = []
    private var keys: [String] = []

    /// No properties.
    public static let none = KafkaProperties()

    private init() {}

    /// Reads a file.
    ///
    /// - Throws: `KafkaPropertiesError` with file and line.
    public init(contentsOf file: String) throws(KafkaPropertiesError) {
        let text: String
        do {
            text = try String(contentsOfFile: file, encoding: .utf8)
        } catch {
            throw KafkaPropertiesError(file: file, line: nil, phrase: .unreadableProperties)
        }
        try self.init(text, file: file)
    }

    /// Reads the text of a file; `file` names it in errors.
    ///
    /// - Throws: `KafkaPropertiesError` with file and line.
    public init(_ text: String, file: String) throws(KafkaPropertiesError) {
        for (index, raw) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            let line = raw.trimmingCharacters(in: .whitespaces)
            guard !line.isEmpty, !line.hasPrefix("#"), !line.hasPrefix("!") else { continue }
            try take(line) { KafkaPropertiesError(file: file, line: index + 1, phrase: $0) }
        }
    }

    var settings: [(key: String, value: String)] { Array(zip(keys, values)).map { (key: $0, value: $1) } }

    private mutating func take(
        _ line: String,
        _ failure: (Phrase) -> KafkaPropertiesError
    ) throws(KafkaPropertiesError) {
        guard let sign = line.firstIndex(of: "=") else { throw failure(.propertyWithoutSign(line)) }
        let key = line[..<sign].trimmingCharacters(in: .whitespaces)
        let value = line[line.index(after: sign)...].trimmingCharacters(in: .whitespaces)
        guard !key.isEmpty else { throw failure(.propertyWithoutSign(line)) }
        if let remedy = Self.remedy(forJava: key) { throw failure(.javaProperty(key, remedy: remedy)) }
        guard !value.hasSuffix("\\") else { throw failure(.continuedProperty(key)) }
        if key == "bootstrap.servers" || key == "metadata.broker.list" {
            bootstrap = value
        } else if Self.decided.contains(key) {
            ignored.append(key)
        } else {
            try check(key, value, failure)
            keys.append(key)
            values.append(value)
        }
    }

    /// librdkafka itself says whether it knows a property and takes its value.
    private func check(
        _ key: String,
        _ value: String,
        _ failure: (Phrase) -> KafkaPropertiesError
    ) throws(KafkaPropertiesError) {
        let configuration = rd_kafka_conf_new()
        defer { rd_kafka_conf_destroy(configuration) }
        let (result, text) = withErrorText { rd_kafka_conf_set(configuration, key, value, $0, $1) }
        if result == RD_KAFKA_CONF_UNKNOWN { throw failure(.unknownProperty(key)) }
        if result != RD_KAFKA_CONF_OK { throw failure(.badProperty(key, reason: text)) }
    }

    /// What a drill's guarantees rest on is not for a file to change.
    private static let decided: Set<String> = [
        "acks", "allow.auto.create.topics", "auto.commit.enable", "auto.offset.reset", "delivery.report.only.error",
        "enable.auto.commit", "enable.auto.offset.store", "enable.idempotence", "fetch.wait.max.ms",
        "group.id", "group.instance.id", "linger.ms", "queue.buffering.max.ms", "request.required.acks",
        "transactional.id",
    ]

    /// What to write in place of a property that only Java clients have; nil for any other.
    private static func remedy(forJava key: String) -> Phrase? {
        switch key {
        case "sasl.jaas.config":
            Phrase("tulis sasl.username=… dan sasl.password=…", en: "write sasl.username=… and sasl.password=…")
        case _ where key.hasPrefix("ssl.truststore."):
            Phrase(
                "tulis ssl.ca.location=… dengan berkas PEM (ubah JKS dengan keytool dan openssl)",
                en: "write ssl.ca.location=… with a PEM file (convert a JKS with keytool and openssl)"
            )
        case "ssl.keystore.type", "ssl.keystore.key", "ssl.keystore.certificate.chain":
            Phrase(
                "tulis ssl.certificate.location=… dan ssl.key.location=… dengan berkas PEM",
                en: "write ssl.certificate.location=… and ssl.key.location=… with PEM files"
            )
        case _ where key.hasSuffix(".class") || key.hasSuffix(".classes") || key.hasSuffix("serializer"):
            Phrase("hapus baris ini: Gladi bukan program Java", en: "leave it out: Gladi is no Java program")
        default: nil
        }
    }
}

/// What is wrong with a `.properties` file, where, and what to do.
public struct KafkaPropertiesError: ExplainedError, CustomStringConvertible, Equatable {
    /// The file, if there was one.
    public let file: String?
    /// The line in it, from 1; nil when the whole file is meant.
    public let line: Int?
    /// The explanation, with file and line before it.
    public let phrase: Phrase

    init(file: String?, line: Int?, phrase: Phrase) {
        self.file = file
        self.line = line
        let place = [file, line.map(String.init)].compactMap(\.self).joined(separator: ":")
        self.phrase =
            place.isEmpty ? phrase : Phrase("\(place): \(phrase.indonesian)", en: "\(place): \(phrase.english)")
    }

    static func noBroker(file: String?) -> Self { Self(file: file, line: nil, phrase: .noBrokerNamed) }

    /// The explanation in English.
    public var description: String { phrase.english }
}
