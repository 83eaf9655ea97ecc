import CRdKafka
import Files
import Foundation
import Phrases

/// A Kafka client's `.properties` file: `key=value` lines, comments after `#` or `!`.
///
/// Any property of librdkafka is taken and checked at once, by name and value. A property that only Java clients know
/// is refused, with the property to use in its place. `bootstrap.servers` is honoured. What Gladi decides itself
/// (groups, commits, acknowledgement, offset reset) is left out and listed in `ignored`.
///
/// Such a file holds passwords. So an error never shows a value, nor a name that nobody knows, which may be a piece of
/// one.
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
        let bytes: [UInt8]
        do throws(NamedFileError) {
            bytes = try NamedFile.read(file, bytesMax: Self.bytesMax)
        } catch {
            throw KafkaPropertiesError(file: file, line: nil, phrase: error.what)
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
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

    /// The properties that are handed to librdkafka, in the order of the file.
    package var settings: [(key: String, value: String)] { Array(zip(keys, values)).map { (key: $0, value: $1) } }

    private mutating func take(
        _ line: String,
        _ failure: (Phrase) -> KafkaPropertiesError
    ) throws(KafkaPropertiesError) {
        guard let sign = line.firstIndex(of: "=") else { throw failure(.propertyWithoutSign) }
        let key = line[..<sign].trimmingCharacters(in: .whitespaces)
        let value = line[line.index(after: sign)...].trimmingCharacters(in: .whitespaces)
        // Java also takes `key: value` and `key value`; what follows there is a value.
        guard !key.isEmpty, !key.contains(where: { $0.isWhitespace || $0 == ":" }) else {
            throw failure(.propertyWithoutSign)
        }
        if let java = JavaProperty(key) { throw failure(.javaProperty(java.name, remedy: java.remedy)) }
        guard key == "bootstrap.servers" || Self.decided.contains(key) || PropertyTable.ranges[key] != nil else {
            throw failure(.unknownProperty(nearest: PropertyTable.nearest(to: key)))
        }
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
        // Its error text quotes the value, wholly or in part.
        let (result, _) = withErrorText { rd_kafka_conf_set(configuration, key, value, $0, $1) }
        if result == RD_KAFKA_CONF_UNKNOWN { throw failure(.unknownProperty(nearest: nil)) }
        var range = PropertyTable.ranges[key] ?? ""
        var isFit = result == RD_KAFKA_CONF_OK
        if key == "sasl.mechanism" || key == "sasl.mechanisms" {
            // librdkafka takes any text here; only when it makes a client does it refuse the text, and quote it.
            range = Self.mechanisms.joined(separator: ", ")
            isFit = isFit && Self.mechanisms.contains(value)
        }
        guard isFit else { throw failure(.badProperty(key, range: range)) }
        guard key.hasSuffix(".location"), !value.isEmpty else { return }
        do throws(NamedFileError) {
            try NamedFile.check(value)
        } catch {
            // librdkafka would wait for a pipe's contents. A value may be a folder or a keyword, not a path to nothing.
            guard error.problem == .special || error.problem == .missing && value.contains("/") else { return }
            throw failure(.badPropertyFile(key, error.what))
        }
    }

    /// The most bytes that a file of properties may have.
    private static let bytesMax = 1 << 18

    private static let mechanisms = ["GSSAPI", "PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512", "OAUTHBEARER"]

    /// The guarantees of a drill rest on these properties, so no file may change them.
    private static let decided: Set<String> = [
        "acks", "allow.auto.create.topics", "auto.commit.enable", "auto.offset.reset", "delivery.report.only.error",
        "enable.auto.commit", "enable.auto.offset.store", "enable.idempotence", "fetch.wait.max.ms",
        "group.id", "group.instance.id", "linger.ms", "queue.buffering.max.ms", "request.required.acks",
        "transactional.id",
    ]
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
