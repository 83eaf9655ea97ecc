import Domain
import EventWords
import Events
import Phrases

/// Which of a drill's records are shown.
package struct TailFilter: Sendable {
    /// Units, task forces, or `control`, `console` and `recorder`; empty: all.
    private let speakers: Set<String>
    /// Full types; empty: all.
    private let types: Set<String>
    private let places: Set<String>
    private let text: String
    private let language: Language
    /// The protocol's own records and inner truth too.
    private let isAll: Bool

    /// The fields that name where something happens, also inside other fields.
    private static let placeFields: Set<String> = ["place", "site", "from", "to", "leaves"]
    /// The protocol's records that everyone should see.
    private static let worthSeeing: Set<String> = [Fault.eventType, Ended.eventType, PaceSet.eventType]

    /// A filter as the flags describe it.
    ///
    /// - Parameters:
    ///   - speakers: Units or task forces.
    ///   - types: Event types, by their full or last names.
    ///   - places: Places, by their keys.
    ///   - text: What must stand in the line, in `language`, upper and lower case alike.
    ///   - isAll: Also the protocol's own records and inner truth.
    ///   - language: The language of the lines.
    /// - Throws: `ServiceFailure` (64) that names a type which nobody knows, and the nearest.
    package init(
        speakers: [String] = [],
        types: [String] = [],
        places: [String] = [],
        text: String = "",
        isAll: Bool = false,
        language: Language = .indonesian
    ) throws(ServiceFailure) {
        self.speakers = Set(speakers)
        var full: Set<String> = []
        for type in types { full.insert(try Self.fullType(type)) }
        self.types = full
        self.places = Set(places)
        self.text = text.lowercased()
        self.isAll = isAll
        self.language = language
    }

    /// True when inner truth, which no unit sees, is to be read.
    package var wantsTruth: Bool { isAll || types.contains(GroundState.eventType) }

    /// The speakers that were asked for and are not among `known` units, each with the nearest of these.
    package func strangers(among known: [UnitID]) -> [(name: String, nearest: String?, known: [String])] {
        let machinery = [StreamName.control, .console, .recorder].map(\.text)
        let names = known.map(\.description) + Set(known.map(\.taskForce.name)).sorted() + machinery
        return speakers.sorted().filter { !names.contains($0) }.map { ($0, nearest(to: $0, among: names), names) }
    }

    /// The types that are asked for and that nobody has announced, each with the nearest of those that are known.
    package func unannounced(among announced: AnnouncedTypes) -> [(type: String, nearest: String?)] {
        let standard = EventCatalogue.standard
        return types.filter { standard.kind(of: $0) == nil && !announced.types.contains($0) }.sorted().map { type in
            (type, nearest(to: type, among: announced.types + standard.kinds.map(\.type)))
        }
    }

    /// Whether a record may be shown, as far as its attributes say.
    package func admits(_ envelope: Envelope) -> Bool {
        if !types.isEmpty {
            guard types.contains(envelope.type) else { return false }
        } else if !isAll {
            guard !envelope.type.hasPrefix("gladi.lockstep.") || Self.worthSeeing.contains(envelope.type),
                envelope.type != GroundState.eventType
            else { return false }
        }
        guard !speakers.isEmpty else { return true }
        let words = envelope.stream.text.split(separator: "/").map(String.init)
        let unit = words.prefix(2).joined(separator: "/")
        return speakers.contains(unit) || words.count > 1 && speakers.contains(words[1])
            || speakers.contains(words[0]) && words[0] == StreamName.control.text
    }

    /// True where it takes an event's words or fields to tell whether it is shown.
    package var readsEvents: Bool { !places.isEmpty || !text.isEmpty }

    /// Whether an event is shown.
    package func admits(_ event: ReadableEvent) -> Bool {
        guard admits(event.envelope) else { return false }
        if !places.isEmpty {
            let texts = event.fields.texts.filter { text in
                Self.placeFields.contains(text.field.split(separator: ".").last.map(String.init) ?? "")
            }
            guard texts.contains(where: { places.contains($0.text) }) else { return false }
        }
        return text.isEmpty || event.words.text(in: language).lowercased().contains(text)
    }

    /// A type by its full or last name; an agency's own type by its full name alone.
    private static func fullType(_ name: String) throws(ServiceFailure) -> String {
        let known = EventCatalogue.standard.kinds.map(\.type)
        let isFull = name.contains(".")
        let names = isFull ? known : known.map(ReadableEvent.lastName)
        if let index = names.firstIndex(where: { $0.lowercased() == name.lowercased() }) { return known[index] }
        let meant = nearest(to: name, among: names)
        guard !isFull || meant != nil else { return name }
        throw .usage(.unknownEventType(name, nearest: meant))
    }
}
