import Foundation

/// The values of a client's settings that no message may show.
///
/// librdkafka quotes values in some of its messages. A value that may be any text may be a password, even under the
/// wrong name. Names of files, of the client and of mechanisms are not secret: a message is not understood without
/// them.
struct SecretValues: Sendable {
    private let values: [String]

    init(_ settings: [(key: String, value: String)]) {
        let secret = settings.filter { key, value in
            value.utf8.count >= 3 && PropertyTable.ranges[key, default: ""].isEmpty && !Self.isShown(key)
        }
        // The longest first: one may be part of another.
        values = secret.map(\.value).sorted { $0.utf8.count > $1.utf8.count }
    }

    /// The text with `…` in place of each.
    func hidden(in text: String) -> String {
        values.reduce(text) { $0.replacingOccurrences(of: $1, with: "…") }
    }

    private static func isShown(_ key: String) -> Bool {
        key.hasSuffix(".location") || key.hasSuffix(".service.name") || key.hasPrefix("client.")
            || ["bootstrap.servers", "metadata.broker.list", "sasl.mechanism", "sasl.mechanisms"].contains(key)
    }
}
