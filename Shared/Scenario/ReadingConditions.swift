import Domain
import Events
import Foundation
import Phrases
import SwiftProtobuf

// What injects and steps wait for.

extension ScenarioReading {
    func condition(_ entry: MappingReader, after known: [String], of kind: Phrase) -> Condition {
        Condition.with {
            $0.notBefore = entry.optionalClock("not_before")?.seconds ?? 0
            $0.after = entry.list("after").compactMap { name -> String? in
                guard let text = name.text, !known.contains(text), names.steps.contains(text) else {
                    return entry.reference(name, "after", to: known, of: kind)
                }
                entry.findings.add(.stepIsNoInject(text), at: name.spot)
                return nil
            }
            $0.happened = patterns(entry, "happened")
            $0.unless = patterns(entry, "unless")
            $0.delay = entry.duration("delay") ?? 0
        }
    }

    func patterns(_ entry: MappingReader, _ key: String) -> [EventPattern] {
        var result: [EventPattern] = []
        entry.each(key) { result.append(pattern($0)) }
        return result
    }

    func pattern(_ entry: MappingReader) -> EventPattern {
        let kind = eventKind(entry)
        var pattern = EventPattern.with {
            $0.type = kind?.type ?? ""
            $0.unit = entry.optionalReference("by", to: names.units, of: Phrase.ScenarioThing.unit) ?? ""
            $0.count = UInt32(entry.optionalNumber("count", in: 1...10_000) ?? 0)
        }
        entry.inside("where") { fields in
            for (key, value) in fields.allEntries() {
                guard let field = key.text, let text = value.text else {
                    fields.unfit(value, key.text ?? "where", Phrase.Form.text)
                    continue
                }
                if let kind { check(field: field, at: key, value: text, at: value, of: kind) }
                pattern.where.append(
                    .with {
                        $0.field = field
                        $0.value = text
                    }
                )
            }
        }
        return pattern
    }

    /// An event type by its full name, `gladi.command.v1.LevelSet`, or its last part where only one type has it.
    private func eventKind(_ entry: MappingReader) -> EventKind? {
        guard let value = entry.required("event") else { return nil }
        guard let name = value.text else {
            entry.unfit(value, "event", Phrase.Form.text)
            return nil
        }
        let fitting = catalogue.kinds.filter { $0.type == name || $0.shortName == name }
        if fitting.count == 1 { return fitting[0] }
        let known = catalogue.kinds.map(\.shortName)
        let meant =
            nearest(to: name, among: name.contains(".") ? catalogue.kinds.map(\.type) : known)
            ?? alike(name, among: known)
        entry.findings.add(.unknownEvent(value.shown, nearest: meant), at: value.spot)
        return nil
    }

    /// A field and a value fit a type when its own JSON reader takes them.
    private func check(
        field: String,
        at fieldSpot: YAMLValue,
        value: String,
        at valueSpot: YAMLValue,
        of kind: EventKind
    ) {
        // Strictly, unlike readers of a drill: a field that does not exist is a slip here.
        guard let message = kind.schema else { return }
        var unknown = false
        for form in [value.quotedAsJSON, value, "[\(value.quotedAsJSON)]", "[\(value)]"] {
            let path = field.split(separator: ".", omittingEmptySubsequences: false)
            let text = path.reversed().reduce(form) { "{\(String($1).quotedAsJSON):\($0)}" }
            do {
                _ = try message.init(jsonUTF8Bytes: Array(text.utf8))
                return checkName(value, at: valueSpot, field: field, of: kind)
            } catch JSONDecodingError.unknownField {
                unknown = true
            } catch {
                continue
            }
        }
        if unknown {
            let fields = kind.fieldNames
            let meant = nearest(to: field, among: fields) ?? Phrase.key(meantBy: field, among: fields)
            top.findings.add(
                .unknownField(fieldSpot.shown, of: kind.shortName, nearest: meant, known: fields),
                at: fieldSpot.spot
            )
        } else if !value.isEmpty {
            let possible: [String]
            if case .oneOf(let words) = EventShapes.schema.form(of: field, in: kind.type) {
                possible = words
            } else {
                possible = []
            }
            let meant = meantValue(value.uppercased(), among: possible)
            top.findings.add(
                .impossibleFieldValue(value, of: field, in: kind.shortName, nearest: meant, possible: possible),
                at: valueSpot.spot
            )
        }
    }

    /// A place, road, crowd, hospital or kit that a condition names must be one of the scenario's.
    private func checkName(_ value: String, at spot: YAMLValue, field: String, of kind: EventKind) {
        guard !value.isEmpty else { return }
        let known: (names: [String], thing: Phrase)
        switch EventShapes.schema.form(of: field, in: kind.type) {
        case .key(.place): known = (names.places, Phrase.ScenarioThing.place)
        case .key(.road): known = (names.roads, Phrase.ScenarioThing.road)
        case .key(.group): known = (names.groups, Phrase.ScenarioThing.group)
        case .key(.hospital): known = (names.hospitals, Phrase.ScenarioThing.hospital)
        case .key(.unit): known = (names.units, Phrase.ScenarioThing.unit)
        case .text where field == "resource": known = (names.resources, Phrase.ScenarioThing.resource)
        default: return
        }
        guard !known.names.contains(value) else { return }
        let meant = nearest(to: value, among: known.names)
        top.findings.add(.unknownName(spot.shown, of: known.thing, nearest: meant, known: known.names), at: spot.spot)
    }
}

/// The name that begins as this one does for most letters, at least five; of several the shortest: `ArrestMade` for Arrested.
private func alike(_ name: String, among known: [String]) -> String? {
    let shared = known.map { (name: $0, count: $0.commonPrefix(with: name).count) }
    let longest = shared.map(\.count).max() ?? 0
    guard longest >= 5 else { return nil }
    return shared.filter { $0.count == longest }.map(\.name).min { $0.count < $1.count }
}

/// The value of an enumeration that a slip of the pen meant: what all values begin with counts for nothing, and half a word
/// that only one of them begins with is that one.
private func meantValue(_ text: String, among possible: [String]) -> String? {
    guard let first = possible.first else { return nil }
    let shared = possible.dropFirst().reduce(first) { $0.commonPrefix(with: $1) }
    let prefix = String(shared[..<(shared.lastIndex(of: "_").map { shared.index(after: $0) } ?? shared.startIndex)])
    let bare = possible.map { String($0.dropFirst(prefix.count)) }
    let word = text.hasPrefix(prefix) ? String(text.dropFirst(prefix.count)) : text
    let begun = bare.filter { word.count >= 3 && $0.hasPrefix(word) }
    let meant = begun.count == 1 ? begun[0] : nearest(to: word, among: bare)
    return meant.map { prefix + $0 }
}

extension EventKind {
    /// The last part of the type: `LevelSet`.
    package var shortName: String { type.split(separator: ".").last.map(String.init) ?? type }

    /// The names of its fields as the JSON mapping writes them.
    fileprivate var fieldNames: [String] {
        guard let message = message as? any (Message & _ProtoNameProviding).Type else { return [] }
        return message.jsonFieldNames
    }
}

extension Message where Self: _ProtoNameProviding {
    fileprivate static var jsonFieldNames: [String] {
        Google_Protobuf_FieldMask(allFieldsOf: Self.self).paths.map { name in
            let parts = name.split(separator: "_")
            return (parts.prefix(1) + parts.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }).joined()
        }
    }
}
