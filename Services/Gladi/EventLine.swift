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
        let name = type(of: message).eventType
        let fields = EventFields(message)
        return Phrase.event(name) { fields[$0] } ?? Phrase(name, en: name)
    }
}

/// An event's fields by their Protobuf JSON names, nested ones with a dot, as people read them.
struct EventFields {
    private let fields: [String: Google_Protobuf_Value]

    init(_ message: any DrillEvent) {
        fields = (try? message.json()).flatMap { try? Google_Protobuf_Struct(jsonUTF8Bytes: $0) }?.fields ?? [:]
    }

    /// What a field says; nil when the event leaves it out.
    subscript(path: String) -> Phrase? {
        var reached: Google_Protobuf_Value?
        var inside = fields
        for name in path.split(separator: ".") {
            reached = inside[String(name)]
            inside = reached?.structValue.fields ?? [:]
        }
        return reached.flatMap(Self.phrase)
    }

    private static func phrase(_ value: Google_Protobuf_Value) -> Phrase? {
        switch value.kind {
        case .stringValue(let text): return Phrase.word(text) ?? Phrase(text, en: text)
        case .boolValue(let flag): return flag ? Phrase("ya", en: "yes") : Phrase("tidak", en: "no")
        case .numberValue(let number):
            let text = Int64(exactly: number).map { String($0) } ?? "\(number)"
            return Phrase(text, en: text)
        case .listValue(let list):
            let parts = list.values.compactMap(phrase)
            return Phrase(
                parts.map(\.indonesian).joined(separator: ", "),
                en: parts.map(\.english).joined(separator: ", ")
            )
        case .structValue, .nullValue, nil: return nil
        }
    }
}
