// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import Domain

// The schema's events, each with its type string and with who may publish it. A new event is two lines here.

extension Opened: DrillEvent { public static let eventType = "gladi.lockstep.v1.Opened" }
extension Briefing: DrillEvent { public static let eventType = "gladi.lockstep.v1.Briefing" }
extension Granted: DrillEvent { public static let eventType = "gladi.lockstep.v1.Granted" }
extension Completed: DrillEvent { public static let eventType = "gladi.lockstep.v1.Completed" }
extension Ended: DrillEvent { public static let eventType = "gladi.lockstep.v1.Ended" }
extension Ready: DrillEvent { public static let eventType = "gladi.lockstep.v1.Ready" }
extension Fault: DrillEvent { public static let eventType = "gladi.lockstep.v1.Fault" }
extension Recorded: DrillEvent { public static let eventType = "gladi.lockstep.v1.Recorded" }
extension PaceAsked: DrillEvent { public static let eventType = "gladi.lockstep.v1.PaceAsked" }
extension SetAsideAsked: DrillEvent { public static let eventType = "gladi.lockstep.v1.SetAsideAsked" }
extension AskRefused: DrillEvent { public static let eventType = "gladi.lockstep.v1.AskRefused" }
extension PaceSet: DrillEvent { public static let eventType = "gladi.lockstep.v1.PaceSet" }
extension Waiting: DrillEvent { public static let eventType = "gladi.lockstep.v1.Waiting" }
extension ExerciseStarted: DrillEvent { public static let eventType = "gladi.exercise.v1.ExerciseStarted" }
extension EpisodeStarted: DrillEvent { public static let eventType = "gladi.exercise.v1.EpisodeStarted" }
extension InjectDelivered: DrillEvent { public static let eventType = "gladi.exercise.v1.InjectDelivered" }
extension ParticipationChanged: DrillEvent { public static let eventType = "gladi.exercise.v1.ParticipationChanged" }
extension ExerciseEnded: DrillEvent { public static let eventType = "gladi.exercise.v1.ExerciseEnded" }
extension DecisionRefused: DrillEvent { public static let eventType = "gladi.exercise.v1.DecisionRefused" }
extension FieldReported: DrillEvent { public static let eventType = "gladi.console.v1.FieldReported" }
extension LevelDecided: DrillEvent { public static let eventType = "gladi.console.v1.LevelDecided" }
extension OrderDecided: DrillEvent { public static let eventType = "gladi.console.v1.OrderDecided" }
extension EndDecided: DrillEvent { public static let eventType = "gladi.console.v1.EndDecided" }
extension CrowdObserved: DrillEvent { public static let eventType = "gladi.situation.v1.CrowdObserved" }
extension ActObserved: DrillEvent { public static let eventType = "gladi.situation.v1.ActObserved" }
extension FireReported: DrillEvent { public static let eventType = "gladi.situation.v1.FireReported" }
extension FireExtinguished: DrillEvent { public static let eventType = "gladi.situation.v1.FireExtinguished" }
extension CasualtyFound: DrillEvent { public static let eventType = "gladi.situation.v1.CasualtyFound" }
extension CrowdDispersed: DrillEvent { public static let eventType = "gladi.situation.v1.CrowdDispersed" }
extension MarshalAnswered: DrillEvent { public static let eventType = "gladi.situation.v1.MarshalAnswered" }
extension ArrestResolved: DrillEvent { public static let eventType = "gladi.situation.v1.ArrestResolved" }
extension ProtectedPersonThreatened: DrillEvent {
    public static let eventType = "gladi.situation.v1.ProtectedPersonThreatened"
}
extension PropertyDamaged: DrillEvent { public static let eventType = "gladi.situation.v1.PropertyDamaged" }
extension GroundState: DrillEvent { public static let eventType = "gladi.truth.v1.GroundState" }
extension ThreatEstimated: DrillEvent { public static let eventType = "gladi.detection.v1.ThreatEstimated" }
extension EarlyWarningGiven: DrillEvent { public static let eventType = "gladi.detection.v1.EarlyWarningGiven" }
extension LevelProposed: DrillEvent { public static let eventType = "gladi.detection.v1.LevelProposed" }
extension NeighbourhoodReported: DrillEvent {
    public static let eventType = "gladi.detection.v1.NeighbourhoodReported"
}
extension LevelSet: DrillEvent { public static let eventType = "gladi.command.v1.LevelSet" }
extension OrderIssued: DrillEvent { public static let eventType = "gladi.command.v1.OrderIssued" }
extension OrderAcknowledged: DrillEvent { public static let eventType = "gladi.command.v1.OrderAcknowledged" }
extension OrderCompleted: DrillEvent { public static let eventType = "gladi.command.v1.OrderCompleted" }
extension OrderDeclined: DrillEvent { public static let eventType = "gladi.command.v1.OrderDeclined" }
extension MusterReported: DrillEvent { public static let eventType = "gladi.command.v1.MusterReported" }
extension ForceBriefingGiven: DrillEvent { public static let eventType = "gladi.command.v1.ForceBriefingGiven" }
extension ReinforcementRequested: DrillEvent { public static let eventType = "gladi.command.v1.ReinforcementRequested" }
extension ReinforcementGranted: DrillEvent { public static let eventType = "gladi.command.v1.ReinforcementGranted" }
extension ReinforcementRefused: DrillEvent { public static let eventType = "gladi.command.v1.ReinforcementRefused" }
extension ControlTransferRequested: DrillEvent {
    public static let eventType = "gladi.command.v1.ControlTransferRequested"
}
extension ControlTransferred: DrillEvent { public static let eventType = "gladi.command.v1.ControlTransferred" }
extension ConsolidationReported: DrillEvent { public static let eventType = "gladi.command.v1.ConsolidationReported" }
extension EvaluationHeld: DrillEvent { public static let eventType = "gladi.command.v1.EvaluationHeld" }
extension UnitDeployed: DrillEvent { public static let eventType = "gladi.force.v1.UnitDeployed" }
extension UnitArrived: DrillEvent { public static let eventType = "gladi.force.v1.UnitArrived" }
extension UnitEngaged: DrillEvent { public static let eventType = "gladi.force.v1.UnitEngaged" }
extension UnitStoodDown: DrillEvent { public static let eventType = "gladi.force.v1.UnitStoodDown" }
extension PatrolReported: DrillEvent { public static let eventType = "gladi.force.v1.PatrolReported" }
extension ReliefStarted: DrillEvent { public static let eventType = "gladi.force.v1.ReliefStarted" }
extension ReliefCompleted: DrillEvent { public static let eventType = "gladi.force.v1.ReliefCompleted" }
extension WarningGiven: DrillEvent { public static let eventType = "gladi.force.v1.WarningGiven" }
extension DispersalOrdered: DrillEvent { public static let eventType = "gladi.force.v1.DispersalOrdered" }
extension ForceUsed: DrillEvent { public static let eventType = "gladi.force.v1.ForceUsed" }
extension ForceCeased: DrillEvent { public static let eventType = "gladi.force.v1.ForceCeased" }
extension ForceReported: DrillEvent { public static let eventType = "gladi.force.v1.ForceReported" }
extension ArrestAttempted: DrillEvent { public static let eventType = "gladi.force.v1.ArrestAttempted" }
extension ArrestMade: DrillEvent { public static let eventType = "gladi.force.v1.ArrestMade" }
extension DetaineesHandedOver: DrillEvent { public static let eventType = "gladi.force.v1.DetaineesHandedOver" }
extension DetaineesReceived: DrillEvent { public static let eventType = "gladi.force.v1.DetaineesReceived" }
extension EvacuationStarted: DrillEvent { public static let eventType = "gladi.force.v1.EvacuationStarted" }
extension EvacuationCompleted: DrillEvent { public static let eventType = "gladi.force.v1.EvacuationCompleted" }
extension RoadClosed: DrillEvent { public static let eventType = "gladi.traffic.v1.RoadClosed" }
extension TrafficDiverted: DrillEvent { public static let eventType = "gladi.traffic.v1.TrafficDiverted" }
extension RoadReopened: DrillEvent { public static let eventType = "gladi.traffic.v1.RoadReopened" }
extension ExitRouteOpened: DrillEvent { public static let eventType = "gladi.traffic.v1.ExitRouteOpened" }
extension CorridorOpened: DrillEvent { public static let eventType = "gladi.traffic.v1.CorridorOpened" }
extension CorridorClosed: DrillEvent { public static let eventType = "gladi.traffic.v1.CorridorClosed" }
extension EscortStarted: DrillEvent { public static let eventType = "gladi.traffic.v1.EscortStarted" }
extension EscortCompleted: DrillEvent { public static let eventType = "gladi.traffic.v1.EscortCompleted" }
extension PassageOpened: DrillEvent { public static let eventType = "gladi.traffic.v1.PassageOpened" }
extension PassageClosed: DrillEvent { public static let eventType = "gladi.traffic.v1.PassageClosed" }
extension MedicalPostOpened: DrillEvent { public static let eventType = "gladi.medical.v1.MedicalPostOpened" }
extension CasualtyTriaged: DrillEvent { public static let eventType = "gladi.medical.v1.CasualtyTriaged" }
extension AmbulanceDispatched: DrillEvent { public static let eventType = "gladi.medical.v1.AmbulanceDispatched" }
extension CasualtyTreatedOnSite: DrillEvent { public static let eventType = "gladi.medical.v1.CasualtyTreatedOnSite" }
extension CasualtyAdmitted: DrillEvent { public static let eventType = "gladi.medical.v1.CasualtyAdmitted" }
extension CasualtyOutcomeRecorded: DrillEvent {
    public static let eventType = "gladi.medical.v1.CasualtyOutcomeRecorded"
}
extension HospitalFull: DrillEvent { public static let eventType = "gladi.medical.v1.HospitalFull" }
extension AmbulancesRequested: DrillEvent { public static let eventType = "gladi.medical.v1.AmbulancesRequested" }
extension AmbulanceLent: DrillEvent { public static let eventType = "gladi.medical.v1.AmbulanceLent" }
extension AmbulanceReturned: DrillEvent { public static let eventType = "gladi.medical.v1.AmbulanceReturned" }
extension ContactAttempted: DrillEvent { public static let eventType = "gladi.negotiation.v1.ContactAttempted" }
extension ContactMade: DrillEvent { public static let eventType = "gladi.negotiation.v1.ContactMade" }
extension DemandHeard: DrillEvent { public static let eventType = "gladi.negotiation.v1.DemandHeard" }
extension OfferMade: DrillEvent { public static let eventType = "gladi.negotiation.v1.OfferMade" }
extension AgreementReached: DrillEvent { public static let eventType = "gladi.negotiation.v1.AgreementReached" }
extension NegotiationBroken: DrillEvent { public static let eventType = "gladi.negotiation.v1.NegotiationBroken" }
extension StrengthReported: DrillEvent { public static let eventType = "gladi.strength.v1.StrengthReported" }
extension DeadLettered: DrillEvent { public static let eventType = "gladi.recorder.v1.DeadLettered" }

extension EventCatalogue {
    /// Every event type of Gladi's own schema.
    public static let standard = EventCatalogue([
        // lockstep
        entry(Opened.self, by: ["control"]),
        entry(Briefing.self, by: ["control"]),
        entry(Granted.self, by: ["control"]),
        entry(Completed.self, by: everyUnit),
        entry(Ended.self, by: ["control"]),
        entry(Ready.self, by: everyUnit + ["recorder", "control"], numbered: false),
        entry(Fault.self, by: everyUnit + ["recorder", "control"], numbered: false),
        entry(Recorded.self, by: ["recorder"], numbered: false),
        entry(PaceAsked.self, by: ["console"], numbered: false),
        entry(SetAsideAsked.self, by: ["console"], numbered: false),
        entry(AskRefused.self, by: ["control"], numbered: false),
        entry(PaceSet.self, by: ["control"], numbered: false),
        entry(Waiting.self, by: ["control"], numbered: false),
        // exercise
        entry(ExerciseStarted.self, by: ["control"]),
        entry(EpisodeStarted.self, by: ["control"]),
        entry(InjectDelivered.self, by: ["control"]),
        entry(ParticipationChanged.self, by: ["control"]),
        entry(ExerciseEnded.self, by: ["control"]),
        entry(DecisionRefused.self, by: ["control"]),
        // console
        entry(FieldReported.self, by: ["console"]),
        entry(LevelDecided.self, by: ["console"]),
        entry(OrderDecided.self, by: ["console"]),
        entry(EndDecided.self, by: ["console"]),
        // situation
        entry(CrowdObserved.self, by: ["situation"]),
        entry(ActObserved.self, by: ["situation"]),
        entry(FireReported.self, by: ["situation"]),
        entry(FireExtinguished.self, by: ["situation"]),
        entry(CasualtyFound.self, by: ["situation"]),
        entry(CrowdDispersed.self, by: ["situation"]),
        entry(MarshalAnswered.self, by: ["situation"]),
        entry(ArrestResolved.self, by: ["situation"]),
        entry(ProtectedPersonThreatened.self, by: ["situation"]),
        entry(PropertyDamaged.self, by: ["situation"]),
        // truth
        entry(GroundState.self, by: ["situation"]),
        // detection
        entry(ThreatEstimated.self, by: ["detection"]),
        entry(EarlyWarningGiven.self, by: ["detection"]),
        entry(LevelProposed.self, by: ["detection"]),
        entry(NeighbourhoodReported.self, by: everyUnit),
        // command
        entry(LevelSet.self, by: ["command"]),
        entry(OrderIssued.self, by: everyUnit),
        entry(OrderAcknowledged.self, by: everyUnit),
        entry(OrderCompleted.self, by: everyUnit),
        entry(OrderDeclined.self, by: everyUnit),
        entry(MusterReported.self, by: everyUnit),
        entry(ForceBriefingGiven.self, by: ["command", "preventive", "phh"]),
        entry(ReinforcementRequested.self, by: ["command"]),
        entry(ReinforcementGranted.self, by: ["command"]),
        entry(ReinforcementRefused.self, by: ["command"]),
        entry(ControlTransferRequested.self, by: ["command"]),
        entry(ControlTransferred.self, by: ["command"]),
        entry(ConsolidationReported.self, by: everyUnit),
        entry(EvaluationHeld.self, by: ["command"]),
        // force
        entry(UnitDeployed.self, by: everyUnit),
        entry(UnitArrived.self, by: everyUnit),
        entry(UnitEngaged.self, by: ["preventive", "phh", "polsek", "arrest"]),
        entry(UnitStoodDown.self, by: everyUnit),
        entry(PatrolReported.self, by: ["phh", "polsek", "preventive"]),
        entry(ReliefStarted.self, by: ["preventive", "phh"]),
        entry(ReliefCompleted.self, by: ["preventive", "phh"]),
        entry(WarningGiven.self, by: ["preventive", "phh", "polsek"]),
        entry(DispersalOrdered.self, by: ["preventive", "phh"]),
        entry(ForceUsed.self, by: ["preventive", "phh", "arrest", "polsek"]),
        entry(ForceCeased.self, by: ["preventive", "phh", "arrest", "polsek"]),
        entry(ForceReported.self, by: ["preventive", "phh", "arrest", "polsek"]),
        entry(ArrestAttempted.self, by: ["arrest"]),
        entry(ArrestMade.self, by: ["arrest"]),
        entry(DetaineesHandedOver.self, by: ["arrest", "polsek", "preventive"]),
        entry(DetaineesReceived.self, by: ["investigation"]),
        entry(EvacuationStarted.self, by: ["polsek", "preventive", "phh"]),
        entry(EvacuationCompleted.self, by: ["polsek", "preventive", "phh"]),
        // traffic
        entry(RoadClosed.self, by: ["traffic"]),
        entry(TrafficDiverted.self, by: ["traffic"]),
        entry(RoadReopened.self, by: ["traffic"]),
        entry(ExitRouteOpened.self, by: ["traffic"]),
        entry(CorridorOpened.self, by: ["traffic"]),
        entry(CorridorClosed.self, by: ["traffic"]),
        entry(EscortStarted.self, by: ["traffic"]),
        entry(EscortCompleted.self, by: ["traffic"]),
        entry(PassageOpened.self, by: everyUnit),
        entry(PassageClosed.self, by: everyUnit),
        // medical
        entry(MedicalPostOpened.self, by: ["medical"]),
        entry(CasualtyTriaged.self, by: ["medical"]),
        entry(AmbulanceDispatched.self, by: ["medical"]),
        entry(CasualtyTreatedOnSite.self, by: ["medical"]),
        entry(CasualtyAdmitted.self, by: ["medical"]),
        entry(CasualtyOutcomeRecorded.self, by: ["medical"]),
        entry(HospitalFull.self, by: ["medical"]),
        entry(AmbulancesRequested.self, by: ["medical"]),
        entry(AmbulanceLent.self, by: everyUnit),
        entry(AmbulanceReturned.self, by: ["medical"]),
        // negotiation
        entry(ContactAttempted.self, by: ["negotiation"]),
        entry(ContactMade.self, by: ["negotiation"]),
        entry(DemandHeard.self, by: ["negotiation"]),
        entry(OfferMade.self, by: ["negotiation"]),
        entry(AgreementReached.self, by: ["negotiation"]),
        entry(NegotiationBroken.self, by: ["negotiation"]),
        // strength
        entry(StrengthReported.self, by: everyUnit),
        // recorder
        entry(DeadLettered.self, by: ["recorder"], numbered: false),
    ])
}

extension EventKind {
    /// Whether a task force may publish this type: one that is named, or, where every unit of Gladi's own may, also an
    /// agency that this catalogue does not know.
    public func mayBePublished(by taskForce: TaskForce) -> Bool {
        guard !publishers.contains(taskForce) else { return true }
        return !["control", "console", "recorder"].contains(taskForce) && everyUnit.allSatisfy(publishers.contains)
    }
}

/// The task forces of Gladi's own services that take orders and report on them.
private let everyUnit: [TaskForce] = [
    "arrest", "command", "detection", "investigation", "medical", "negotiation", "phh", "polsek", "preventive",
    "situation",
    "traffic",
]

private func entry(_ message: any DrillEvent.Type, by publishers: [TaskForce], numbered: Bool = true) -> EventKind {
    EventKind(type: message.eventType, publishers: publishers.sorted(), isNumbered: numbered, message: message)
}
