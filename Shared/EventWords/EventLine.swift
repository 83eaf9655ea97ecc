import Domain
import Events
import Phrases
import SwiftProtobuf

/// An event as a line that people read.
public enum EventLine {
    /// What an event says, in both languages; a type that has no words is shown by its name.
    ///
    /// `ownWords`: the titles of its publisher's own words that are known so far.
    public static func phrase(_ message: any DrillEvent, ownWords: OwnWords = OwnWords()) -> Phrase {
        phrase(message, EventFields(message, ownWords: ownWords))
    }

    /// The same, of an event whose fields were read already.
    package static func phrase(_ message: any DrillEvent, _ fields: EventFields) -> Phrase {
        if let set = message as? PaceSet { return .paceSet(set) }
        let type = type(of: message)
        return type.words.isNone ? Phrase(verbatim: type.eventType) : phrase(type.words, fields)
    }

    /// A template of words, filled with an event's fields.
    package static func phrase(_ words: LineWords, _ fields: EventFields) -> Phrase {
        Phrase(template: words.indonesian, en: words.english) { fields[$0] }
    }

    /// True for events whose texts people wrote, at a console or in a scenario; such texts stay as they are.
    package static func isInPeoplesWords(_ type: String) -> Bool {
        EventCatalogue.standard.kind(of: type)?.isInPeoplesWords ?? false
    }
}

/// An event's fields by their Protobuf JSON names, nested ones with a dot, as people read them.
package struct EventFields: Sendable {
    private let object: Google_Protobuf_Struct
    private let isInPeoplesWords: Bool
    private let ownWords: OwnWords

    /// The fields of an event.
    package init(_ message: any DrillEvent, ownWords: OwnWords = OwnWords()) {
        self.init(
            json: (try? message.json()) ?? [],
            isInPeoplesWords: EventLine.isInPeoplesWords(type(of: message).eventType),
            ownWords: ownWords
        )
    }

    /// The fields of a JSON object; none when `json` is something else.
    package init(json: [UInt8], isInPeoplesWords: Bool = false, ownWords: OwnWords = OwnWords()) {
        self.ownWords = ownWords
        object = (try? Google_Protobuf_Struct(jsonUTF8Bytes: json)) ?? Google_Protobuf_Struct()
        self.isInPeoplesWords = isInPeoplesWords
    }

    /// What a field says; nil when the event leaves it out.
    package subscript(path: String) -> Phrase? { object.value(at: path).flatMap { phrase($0, in: path) } }

    /// Every field that says something, ascending by name; nested ones with a dot, elements of a list with their
    /// number.
    package var all: [(name: String, says: Phrase)] {
        leaves.compactMap { leaf in phrase(leaf.value, in: leaf.name).map { (name: leaf.name, says: $0) } }
    }

    /// Every text, with the name of its field; a list's texts one by one.
    package var texts: [(field: String, text: String)] {
        var texts: [(field: String, text: String)] = []
        for leaf in leaves {
            let values = if case .listValue(let list) = leaf.value.kind { list.values } else { [leaf.value] }
            for case .stringValue(let text)? in values.map(\.kind) { texts.append((leaf.name, text)) }
        }
        return texts
    }

    private var leaves: [(name: String, value: Google_Protobuf_Value)] {
        object.fields.sorted { $0.key < $1.key }.flatMap { Self.leaves($0.value, named: $0.key) }
    }

    private static func leaves(
        _ value: Google_Protobuf_Value,
        named name: String
    ) -> [(name: String, value: Google_Protobuf_Value)] {
        switch value.kind {
        case .structValue(let inner):
            return inner.fields.sorted { $0.key < $1.key }.flatMap { leaves($0.value, named: "\(name).\($0.key)") }
        case .listValue(let list) where list.values.contains(where: { $0.kind.isNested }):
            return list.values.enumerated().flatMap { leaves($0.element, named: "\(name).\($0.offset)") }
        default: return [(name, value)]
        }
    }

    private func phrase(_ value: Google_Protobuf_Value, in field: String) -> Phrase? {
        switch value.kind {
        case .stringValue(let text):
            if OwnWords.fields.contains(field), let title = ownWords[text] {
                return Phrase(verbatim: title.indonesian, en: title.english)
            }
            return Phrase.word(text) ?? (isInPeoplesWords ? Phrase(verbatim: text) : .recorded(text))
        case .boolValue(let flag): return flag ? Phrase("ya", en: "yes") : Phrase("tidak", en: "no")
        case .numberValue(let number):
            let text = Int64(exactly: number).map { String($0) } ?? "\(number)"
            return Phrase(verbatim: text)
        case .listValue(let list):
            let parts = list.values.compactMap { phrase($0, in: field) }
            return Phrase(
                verbatim: parts.map(\.indonesian).joined(separator: ", "),
                en: parts.map(\.english).joined(separator: ", ")
            )
        case .structValue, .nullValue, nil: return nil
        }
    }
}

extension Google_Protobuf_Value.OneOf_Kind? {
    /// True for a value that holds further values.
    fileprivate var isNested: Bool {
        switch self {
        case .structValue, .listValue: true
        default: false
        }
    }
}
