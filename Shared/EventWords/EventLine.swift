import Domain
import Events
import Phrases
import SwiftProtobuf

/// An event as a line that people read.
public enum EventLine {
    /// The types that are shown as a drill runs; the record holds all.
    private static let shown: Set<String> = [
        Ended.eventType, Fault.eventType, DeadLettered.eventType, ExerciseStarted.eventType, EpisodeStarted.eventType,
        InjectDelivered.eventType, ParticipationChanged.eventType, ExerciseEnded.eventType, FieldReported.eventType,
        AskRefused.eventType, DecisionRefused.eventType, PaceSet.eventType,
        LevelDecided.eventType, OrderDecided.eventType, EndDecided.eventType, FireReported.eventType,
        FireExtinguished.eventType, CasualtyFound.eventType, CrowdDispersed.eventType,
        ProtectedPersonThreatened.eventType, PropertyDamaged.eventType, EarlyWarningGiven.eventType, LevelSet.eventType,
        ReinforcementRequested.eventType, ReinforcementGranted.eventType, ReinforcementRefused.eventType,
        ControlTransferRequested.eventType, ControlTransferred.eventType, EvaluationHeld.eventType,
        OrderDeclined.eventType, UnitEngaged.eventType, ReliefStarted.eventType, ReliefCompleted.eventType,
        WarningGiven.eventType, DispersalOrdered.eventType, ForceUsed.eventType, ForceCeased.eventType,
        ArrestMade.eventType, DetaineesReceived.eventType, EvacuationStarted.eventType, EvacuationCompleted.eventType,
        RoadClosed.eventType, RoadReopened.eventType, ExitRouteOpened.eventType, CorridorOpened.eventType,
        HospitalFull.eventType, CasualtyOutcomeRecorded.eventType, ContactMade.eventType, AgreementReached.eventType,
        NegotiationBroken.eventType,
    ]

    /// True for what is shown as a drill runs.
    public static func isWorthALine(_ type: String) -> Bool { shown.contains(type) }

    /// What an event says, in both languages; an agency's own type is shown by its name.
    public static func phrase(_ message: any DrillEvent) -> Phrase {
        if let set = message as? PaceSet { return .paceSet(set) }
        return phrase(type(of: message).eventType, EventFields(message))
    }

    /// What an event of a type says by its fields.
    package static func phrase(_ type: String, _ fields: EventFields) -> Phrase {
        Phrase.event(type) { fields[$0] } ?? Phrase(verbatim: type)
    }

    /// True for events whose texts people wrote, at a console or into a scenario: these stay as they are in any language.
    package static func isInPeoplesWords(_ type: String) -> Bool {
        let publishers = EventCatalogue.standard.kind(of: type)?.publishers ?? []
        return publishers.contains("console") || type == InjectDelivered.eventType
    }
}

/// An event's fields by their Protobuf JSON names, nested ones with a dot, as people read them.
package struct EventFields: Sendable {
    private let fields: [String: Google_Protobuf_Value]
    private let isInPeoplesWords: Bool

    /// The fields of an event.
    package init(_ message: any DrillEvent) {
        let type = type(of: message).eventType
        self.init(json: (try? message.json()) ?? [], isInPeoplesWords: EventLine.isInPeoplesWords(type))
    }

    /// The fields of a JSON object; none where `json` is something else.
    package init(json: [UInt8], isInPeoplesWords: Bool = false) {
        fields = (try? Google_Protobuf_Struct(jsonUTF8Bytes: json))?.fields ?? [:]
        self.isInPeoplesWords = isInPeoplesWords
    }

    /// What a field says; nil when the event leaves it out.
    package subscript(path: String) -> Phrase? {
        var reached: Google_Protobuf_Value?
        var inside = fields
        for name in path.split(separator: ".") {
            reached = inside[String(name)]
            inside = reached?.structValue.fields ?? [:]
        }
        return reached.flatMap(phrase)
    }

    /// Every field that says something, ascending by name; those inside others with a dot, or with their number in a list.
    package var all: [(name: String, says: Phrase)] {
        leaves.compactMap { leaf in phrase(leaf.value).map { (name: leaf.name, says: $0) } }
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
        fields.sorted { $0.key < $1.key }.flatMap { Self.leaves($0.value, named: $0.key) }
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

    private func phrase(_ value: Google_Protobuf_Value) -> Phrase? {
        switch value.kind {
        case .stringValue(let text):
            return Phrase.word(text) ?? (isInPeoplesWords ? Phrase(verbatim: text) : .recorded(text))
        case .boolValue(let flag): return flag ? Phrase("ya", en: "yes") : Phrase("tidak", en: "no")
        case .numberValue(let number):
            let text = Int64(exactly: number).map { String($0) } ?? "\(number)"
            return Phrase(verbatim: text)
        case .listValue(let list):
            let parts = list.values.compactMap(phrase)
            return Phrase(
                verbatim: parts.map(\.indonesian).joined(separator: ", "),
                en: parts.map(\.english).joined(separator: ", ")
            )
        case .structValue, .nullValue, nil: return nil
        }
    }
}

extension Google_Protobuf_Value.OneOf_Kind? {
    /// True for what holds further values.
    fileprivate var isNested: Bool {
        switch self {
        case .structValue, .listValue: true
        default: false
        }
    }
}
