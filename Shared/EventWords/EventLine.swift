import Domain
import Events
import Phrases
import SwiftProtobuf

/// An event as a line that people read.
public enum EventLine {
    /// What an event says, in both languages; a type that has no words is shown by its name.
    public static func phrase(_ message: any DrillEvent) -> Phrase { phrase(message, EventFields(message)) }

    /// The same, with the titles that the drill's records have given to its keys.
    ///
    /// `stream`: where the event stands; it says who speaks.
    package static func phrase(_ message: any DrillEvent, on stream: StreamName, _ glossary: Glossary) -> Phrase {
        phrase(message, EventFields(message, on: stream, glossary))
    }

    /// The same, of an event whose fields were read already.
    package static func phrase(_ message: any DrillEvent, _ fields: EventFields) -> Phrase {
        switch message {
        case let set as PaceSet: return .paceSet(set)
        case let refused as AskRefused where refused.isAboutControlsName: return phrase(.wordDisowned, fields)
        case let seen as CrowdObserved where seen.hasSize && seen.size.high == 0:
            return phrase(.noCrowdSeen, fields)
        case let estimate as ThreatEstimated where estimate.hasSize && estimate.size.high == 0:
            return phrase(.noCrowdExpected, fields)
        default:
            let type = type(of: message)
            return type.words.isNone ? Phrase(verbatim: type.eventType) : phrase(type.words, fields)
        }
    }

    /// A template of words, filled with an event's fields.
    package static func phrase(_ words: LineWords, _ fields: EventFields) -> Phrase {
        Phrase(template: words.indonesian, en: words.english) { fields.value($0) }
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
    private let named: [String: Named]
    private let titles: DrillTitles
    private let ownWords: OwnWords
    /// The unit that speaks, `muba/command`; control and console are `control` and `console`.
    private let speaker: String

    /// The fields of an event: by its keys, where nothing says what they are called.
    package init(_ message: any DrillEvent) {
        self.init(message, speaker: "", titles: DrillTitles(), ownWords: OwnWords())
    }

    /// The fields of an event that stands on a stream, with the titles that the drill's records have given.
    package init(_ message: any DrillEvent, on stream: StreamName, _ glossary: Glossary) {
        self.init(
            message,
            speaker: Self.speaker(on: stream),
            titles: glossary.titles,
            ownWords: glossary.types.ownWords(of: stream)
        )
    }

    /// The same, with titles from elsewhere; `speaker` is the unit that published it.
    package init(_ message: any DrillEvent, speaker: String, titles: DrillTitles, ownWords: OwnWords = OwnWords()) {
        let type = type(of: message)
        object = (try? Google_Protobuf_Struct(jsonUTF8Bytes: (try? message.json()) ?? [])) ?? Google_Protobuf_Struct()
        isInPeoplesWords = EventLine.isInPeoplesWords(type.eventType)
        named = type.namedFields
        self.titles = titles
        self.ownWords = ownWords
        self.speaker = speaker
    }

    /// The fields of a JSON object, of a type that this program was not built with; none when `json` is something else.
    package init(json: [UInt8], on stream: StreamName, _ glossary: Glossary) {
        object = (try? Google_Protobuf_Struct(jsonUTF8Bytes: json)) ?? Google_Protobuf_Struct()
        isInPeoplesWords = false
        named = Named.byFieldName
        titles = glossary.titles
        ownWords = glossary.types.ownWords(of: stream)
        speaker = Self.speaker(on: stream)
    }

    private static func speaker(on stream: StreamName) -> String {
        stream.text.split(separator: "/").prefix(2).joined(separator: "/")
    }

    /// What a field says; nil when the event leaves it out.
    package subscript(path: String) -> Phrase? { object.value(at: path).flatMap { phrase($0, in: path) } }

    /// What a field says to a template that asks for it.
    package func value(_ asked: Phrase.AskedField) -> Phrase? {
        guard let value = object.value(at: asked.name) else { return nil }
        if asked.isBare, let number = value.wholeNumber { return .whole(number) }
        if asked.isOptional {
            switch kind(of: asked.name) {
            case .unit where value.stringValue == speaker: return nil
            case .subject where title(of: value.stringValue, .subject) == nil: return nil
            default: break
            }
        }
        return phrase(value, in: asked.name, isShortened: true)
    }

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

    /// What a field names; a list's elements name what the list does.
    private func kind(of field: String) -> Named? {
        named[field] ?? named[field.split(separator: ".").filter { !$0.allSatisfy(\.isNumber) }.joined(separator: ".")]
    }

    private func phrase(_ value: Google_Protobuf_Value, in field: String, isShortened: Bool = false) -> Phrase? {
        if let number = value.wholeNumber, let phrase = Self.phrase(number, in: field) { return phrase }
        switch value.kind {
        case .stringValue(let text): return phrase(text, in: field)
        case .boolValue(let flag): return flag ? Phrase("ya", en: "yes") : Phrase("tidak", en: "no")
        case .numberValue(let number): return value.wholeNumber.map { .whole($0) } ?? Phrase(verbatim: "\(number)")
        case .listValue(let list):
            let parts = list.values.compactMap { phrase($0, in: field) }
            return isShortened && parts.count > Self.listMax
                ? .list(Array(parts.prefix(Self.listMax - 1)), more: parts.count - Self.listMax + 1)
                : .list(parts, more: 0)
        case .structValue(let inner): return Self.headcount(inner)
        case .nullValue, nil: return nil
        }
    }

    /// The field by which every event names somebody hurt.
    private static let casualtyField = "casualty"

    /// The key of somebody hurt, where the line calls them otherwise.
    package var casualtyKey: String? {
        object.fields[Self.casualtyField].flatMap { Phrase.casualty($0.stringValue) == nil ? nil : $0.stringValue }
    }

    /// The most parts of a list that a line names.
    private static let listMax = 4

    private func phrase(_ text: String, in field: String) -> Phrase? {
        if OwnWords.fields.contains(field) {
            // An agency gives titles to words of its own, and to none that everybody knows.
            if let kit = Phrase.kit(text) { return kit }
            if let title = ownWords[text] { return Phrase(verbatim: title.indonesian, en: title.english) }
        }
        if let kind = kind(of: field) {
            if let title = title(of: text, kind) { return Phrase(verbatim: title) }
            if kind == .subject, (try? EventID(text)) != nil { return nil }
        }
        if field == Self.casualtyField, let name = Phrase.casualty(text) { return name }
        if let word = Phrase.word(text) ?? Phrase.eventNoun(text) { return word }
        return isInPeoplesWords ? Phrase(verbatim: text) : .recorded(text)
    }

    private func title(of key: String, _ kind: Named) -> String? {
        titles.title(of: key, kind, district: String(speaker.prefix { $0 != "/" }))
    }

    /// A number with what it counts, where its field's name says that.
    private static func phrase(_ number: Int64, in field: String) -> Phrase? {
        if field.hasSuffix("Seconds") { return .lengthOfTime(seconds: UInt64(clamping: number)) }
        if field.hasSuffix("Permille") { return .percent(Double(number) / 10) }
        return field.hasSuffix("Percent") ? .percent(Double(number)) : nil
    }

    /// A `HeadcountRange`; nil for any other object.
    private static func headcount(_ object: Google_Protobuf_Struct) -> Phrase? {
        guard object.fields.keys.allSatisfy({ $0 == "low" || $0 == "high" }) else { return nil }
        func end(_ name: String) -> Int64 { object.fields[name]?.wholeNumber ?? 0 }
        return .headcount(low: end("low"), high: end("high"))
    }
}

extension Google_Protobuf_Value {
    /// A whole number; one of 64 bits is text in JSON.
    fileprivate var wholeNumber: Int64? {
        switch kind {
        case .numberValue(let number): Int64(exactly: number)
        case .stringValue(let text) where text.utf8.count < 20 && text.allSatisfy(\.isWholeNumber): Int64(text)
        default: nil
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

extension LineWords {
    /// A word in control's name that is not control's.
    fileprivate static let wordDisowned = LineWords(
        "{asked} atas nama pengendali latihan ditolak: {reason}",
        en: "{asked} in the name of exercise control is refused: {reason}"
    )
    /// Where officers look and nobody is.
    fileprivate static let noCrowdSeen = LineWords(
        "{place}: tidak terlihat massa[[ ({group})]]",
        en: "{place}: no crowd in sight[[ ({group})]]"
    )
    /// An estimate that nobody is there has no intent.
    fileprivate static let noCrowdExpected = LineWords(
        "perkiraan intelijen[[ {group}]] di {place}: tidak ada massa, tingkat keyakinan {#confidencePercent}%",
        en: "estimate[[ of {group}]] at {place}: no crowd, confidence {#confidencePercent}%"
    )
}
