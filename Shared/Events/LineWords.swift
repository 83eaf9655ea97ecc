import SwiftProtobuf

/// What an event says as one line: a template in both languages, filled with the event's own fields.
///
/// A field stands in braces by its JSON name, one inside another with a dot: `{report.place}`. `{#name}` is a bare number, 0
/// where the event leaves it out; any other field that is left out reads `–`. `{a|b|'text'}` is the first that the event says,
/// else the text. A part in `[[` and `]]` is left out where the event leaves a field in it out, or where a field in it names the
/// unit that speaks. Who published the event is said before the line, by whoever shows it.
public struct LineWords: Sendable, Hashable {
    /// Indonesian.
    public let indonesian: String
    /// English.
    public let english: String

    /// A line's templates: `LineWords("{road} ditutup", en: "{road} closed")`.
    public init(_ indonesian: String, en english: String) {
        self.indonesian = indonesian
        self.english = english
    }

    /// No words: the event is shown by its type and its data.
    public static let none = LineWords("", en: "")

    /// True where one of the two languages has no words.
    public var isNone: Bool { indonesian.isEmpty || english.isEmpty }

    /// The fields that the line shows, in either language, each once.
    public var fields: [String] {
        var fields: [String] = []
        for template in [indonesian, english] {
            for part in template.split(separator: "{", omittingEmptySubsequences: false).dropFirst() {
                let shown = part.prefix { $0 != "}" }.drop { $0 == "#" }
                for field in shown.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
                where !fields.contains(field) && !field.hasPrefix("'") {
                    fields.append(field)
                }
            }
        }
        return fields
    }
}

extension DrillEvent {
    /// The fields that its words show and that this event does not say: none, where the event has every field set.
    ///
    /// A test of an agency's own events finds a slip in the words by it.
    public func fieldsUnsaid() throws -> [String] {
        let said = try Google_Protobuf_Struct(jsonUTF8Bytes: try json())
        return Self.words.fields.filter { said.value(at: $0) == nil }
    }
}

/// How an event comes to those who are near what happens, without a radio.
public enum EventPresence: Sendable, Hashable {
    /// Nobody is near: it goes over its publisher's radio.
    case nobody
    /// Those whom it concerns stand together as it is said.
    case faceToFace
    /// These units see it; the others have it from them, by radio.
    case seen(by: [String])
    /// It answers the event with this id, whose publisher hears the answer at first hand.
    case answer(to: String)
}

extension Named {
    /// What the fields of an agency's own event name, whose schema nobody else has: those that are called so.
    public static let byFieldName: [String: Named] = [
        "group": .group, "hospital": .hospital, "office": .office, "place": .place, "road": .road, "unit": .unit,
    ]
}
