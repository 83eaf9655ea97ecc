import Events
import Foundation
import SwiftProtobuf
import Testing

/// One line of `Golden/events.txt`: a message with every field set, in both content types.
///
/// Python's protobuf wrote it (`Tests/Python/golden_events.py --write`), so that two implementations must agree.
struct GoldenEvent: CustomTestStringConvertible, Sendable {
    let type: String
    let protobuf: [UInt8]
    let json: String

    var testDescription: String { type }

    /// Every line, in the file's order; none where the file is damaged.
    static let all: [GoldenEvent] = {
        guard let file = Bundle.module.url(forResource: "events", withExtension: "txt", subdirectory: "Golden"),
            let text = try? String(contentsOf: file, encoding: .utf8)
        else { return [] }
        return text.split(separator: "\n").compactMap { line in
            let parts = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 3, let protobuf = bytes(hexadecimal: parts[1]) else { return nil }
            return GoldenEvent(type: parts[0], protobuf: protobuf, json: parts[2])
        }
    }()

    /// The messages that stand on the wire: the catalogue's, and the one inside `Briefing.content`.
    static let messages: [String: any Message.Type] = {
        var messages: [String: any Message.Type] = [UnitBriefing.protoMessageName: UnitBriefing.self]
        for kind in EventCatalogue.standard.kinds { messages[kind.type] = kind.schema }
        return messages
    }()

    /// The message's Swift type.
    func message() throws -> any Message.Type { try #require(Self.messages[type]) }

    private static func bytes(hexadecimal text: String) -> [UInt8]? {
        let digits = Array(text.utf8)
        guard digits.count.isMultiple(of: 2) else { return nil }
        let bytes = stride(from: 0, to: digits.count, by: 2).compactMap { index in
            UInt8(String(decoding: digits[index..<index + 2], as: UTF8.self), radix: 16)
        }
        return bytes.count == digits.count / 2 ? bytes : nil
    }
}
