// DO NOT EDIT: ops/generate-events writes this file.
// swift-format-ignore-file

import Domain

extension LevelSet {
    public var placeKey: PlaceKey {
        get { PlaceKey(place) }
        set { place = newValue.text }
    }
}

extension OrderIssued {
    public var placeKey: PlaceKey {
        get { PlaceKey(place) }
        set { place = newValue.text }
    }
}

extension MusterReported {
    public var placeKey: PlaceKey {
        get { PlaceKey(place) }
        set { place = newValue.text }
    }
}

extension ReinforcementRequested {
    public var placeKey: PlaceKey {
        get { PlaceKey(place) }
        set { place = newValue.text }
    }
}

extension ControlTransferRequested {
    public var placeKey: PlaceKey {
        get { PlaceKey(place) }
        set { place = newValue.text }
    }
}

extension FieldReported {
    public var placeKey: PlaceKey {
        get { PlaceKey(place) }
        set { place = newValue.text }
    }
    public var groupKey: GroupKey {
        get { GroupKey(group) }
        set { group = newValue.text }
    }
}

extension ThreatEstimated {
    public var placeKey: PlaceKey {
        get { PlaceKey(place) }
        set { place = newValue.text }
    }
    public var groupKey: GroupKey {
        get { GroupKey(group) }
        set { group = newValue.text }
    }
}

extension EarlyWarningGiven {
    public var placeKey: PlaceKey {
        get { PlaceKey(place) }
        set { place = newValue.text }
    }
}

extension LevelProposed {
    public var placeKey: PlaceKey {
        get { PlaceKey(place) }
        set { place = newValue.text }
    }
}

extension NeighbourhoodReported {
    public var placeKey: PlaceKey {
        get { PlaceKey(place) }
        set { place = newValue.text }
    }
    public var groupKey: GroupKey {
        get { GroupKey(group) }
        set { group = newValue.text }
    }
}

extension Force {
    public var placeKey: PlaceKey {
        get { PlaceKey(place) }
        set { place = newValue.text }
    }
}

extension Place {
    public var placeKey: PlaceKey {
        get { PlaceKey(key) }
        set { key = newValue.text }
    }
}

extension Road {
    public var roadKey: RoadKey {
        get { RoadKey(key) }
        set { key = newValue.text }
    }
    public var fromKey: PlaceKey {
        get { PlaceKey(from) }
        set { from = newValue.text }
    }
    public var toKey: PlaceKey {
        get { PlaceKey(to) }
        set { to = newValue.text }
    }
    public var diversionKey: RoadKey {
        get { RoadKey(diversion) }
        set { diversion = newValue.text }
    }
}

extension GraphRoad {
    public var roadKey: RoadKey {
        get { RoadKey(key) }
        set { key = newValue.text }
    }
}

extension Hospital {
    public var hospitalKey: HospitalKey {
        get { HospitalKey(key) }
        set { key = newValue.text }
    }
    public var placeKey: PlaceKey {
        get { PlaceKey(place) }
        set { place = newValue.text }
    }
}

extension Episode {
    public var siteKey: PlaceKey {
        get { PlaceKey(site) }
        set { site = newValue.text }
    }
}

extension CrowdGroup {
    public var groupKey: GroupKey {
        get { GroupKey(key) }
        set { key = newValue.text }
    }
    public var placeKey: PlaceKey {
        get { PlaceKey(place) }
        set { place = newValue.text }
    }
}

extension ScriptAct {
    public var groupKey: GroupKey {
        get { GroupKey(group) }
        set { group = newValue.text }
    }
    public var placeKey: PlaceKey {
        get { PlaceKey(place) }
        set { place = newValue.text }
    }
}

extension EpisodeStarted {
    public var siteKey: PlaceKey {
        get { PlaceKey(site) }
        set { site = newValue.text }
    }
}

extension Setback {
    public var roadKey: RoadKey {
        get { RoadKey(road) }
        set { road = newValue.text }
    }
}

extension CitizenReport {
    public var placeKey: PlaceKey {
        get { PlaceKey(place) }
        set { place = newValue.text }
    }
}

extension UnitDeployed {
    public var placeKey: PlaceKey {
        get { PlaceKey(place) }
        set { place = newValue.text }
    }
    public var leavesKey: PlaceKey {
        get { PlaceKey(leaves) }
        set { leaves = newValue.text }
    }
}

extension UnitArrived {
    public var placeKey: PlaceKey {
        get { PlaceKey(place) }
        set { place = newValue.text }
    }
}

extension UnitEngaged {
    public var placeKey: PlaceKey {
        get { PlaceKey(place) }
        set { place = newValue.text }
    }
}

extension UnitStoodDown {
    public var placeKey: PlaceKey {
        get { PlaceKey(place) }
        set { place = newValue.text }
    }
}

extension PatrolReported {
    public var placeKey: PlaceKey {
        get { PlaceKey(place) }
        set { place = newValue.text }
    }
}

extension ReliefStarted {
    public var placeKey: PlaceKey {
        get { PlaceKey(place) }
        set { place = newValue.text }
    }
}

extension ReliefCompleted {
    public var placeKey: PlaceKey {
        get { PlaceKey(place) }
        set { place = newValue.text }
    }
}

extension WarningGiven {
    public var placeKey: PlaceKey {
        get { PlaceKey(place) }
        set { place = newValue.text }
    }
    public var groupKey: GroupKey {
        get { GroupKey(group) }
        set { group = newValue.text }
    }
}

extension DispersalOrdered {
    public var placeKey: PlaceKey {
        get { PlaceKey(place) }
        set { place = newValue.text }
    }
    public var groupKey: GroupKey {
        get { GroupKey(group) }
        set { group = newValue.text }
    }
    public var exitRoadKey: RoadKey {
        get { RoadKey(exitRoad) }
        set { exitRoad = newValue.text }
    }
}

extension ForceUsed {
    public var targetGroupKey: GroupKey {
        get { GroupKey(targetGroup) }
        set { targetGroup = newValue.text }
    }
    public var placeKey: PlaceKey {
        get { PlaceKey(place) }
        set { place = newValue.text }
    }
    public var affectedGroupKeys: [GroupKey] {
        get { affectedGroups.map { GroupKey($0) } }
        set { affectedGroups = newValue.map(\.text) }
    }
}

extension ForceCeased {
    public var targetGroupKey: GroupKey {
        get { GroupKey(targetGroup) }
        set { targetGroup = newValue.text }
    }
    public var placeKey: PlaceKey {
        get { PlaceKey(place) }
        set { place = newValue.text }
    }
}

extension ArrestAttempted {
    public var placeKey: PlaceKey {
        get { PlaceKey(place) }
        set { place = newValue.text }
    }
    public var groupKey: GroupKey {
        get { GroupKey(group) }
        set { group = newValue.text }
    }
}

extension ArrestMade {
    public var placeKey: PlaceKey {
        get { PlaceKey(place) }
        set { place = newValue.text }
    }
}

extension DetaineesHandedOver {
    public var placeKey: PlaceKey {
        get { PlaceKey(place) }
        set { place = newValue.text }
    }
}

extension EvacuationStarted {
    public var fromKey: PlaceKey {
        get { PlaceKey(from) }
        set { from = newValue.text }
    }
    public var toKey: PlaceKey {
        get { PlaceKey(to) }
        set { to = newValue.text }
    }
}

extension EvacuationCompleted {
    public var toKey: PlaceKey {
        get { PlaceKey(to) }
        set { to = newValue.text }
    }
}

extension CrowdObserved {
    public var placeKey: PlaceKey {
        get { PlaceKey(place) }
        set { place = newValue.text }
    }
    public var groupKey: GroupKey {
        get { GroupKey(group) }
        set { group = newValue.text }
    }
}

extension ActObserved {
    public var placeKey: PlaceKey {
        get { PlaceKey(place) }
        set { place = newValue.text }
    }
    public var groupKey: GroupKey {
        get { GroupKey(group) }
        set { group = newValue.text }
    }
}

extension FireReported {
    public var fireKey: FireKey {
        get { FireKey(fire) }
        set { fire = newValue.text }
    }
    public var placeKey: PlaceKey {
        get { PlaceKey(place) }
        set { place = newValue.text }
    }
}

extension FireExtinguished {
    public var fireKey: FireKey {
        get { FireKey(fire) }
        set { fire = newValue.text }
    }
    public var placeKey: PlaceKey {
        get { PlaceKey(place) }
        set { place = newValue.text }
    }
}

extension CasualtyFound {
    public var placeKey: PlaceKey {
        get { PlaceKey(place) }
        set { place = newValue.text }
    }
}

extension CrowdDispersed {
    public var placeKey: PlaceKey {
        get { PlaceKey(place) }
        set { place = newValue.text }
    }
    public var groupKey: GroupKey {
        get { GroupKey(group) }
        set { group = newValue.text }
    }
    public var roadKey: RoadKey {
        get { RoadKey(road) }
        set { road = newValue.text }
    }
}

extension MarshalAnswered {
    public var groupKey: GroupKey {
        get { GroupKey(group) }
        set { group = newValue.text }
    }
    public var placeKey: PlaceKey {
        get { PlaceKey(place) }
        set { place = newValue.text }
    }
}

extension ArrestResolved {
    public var placeKey: PlaceKey {
        get { PlaceKey(place) }
        set { place = newValue.text }
    }
}

extension ProtectedPersonThreatened {
    public var placeKey: PlaceKey {
        get { PlaceKey(place) }
        set { place = newValue.text }
    }
}

extension PropertyDamaged {
    public var placeKey: PlaceKey {
        get { PlaceKey(place) }
        set { place = newValue.text }
    }
}

extension MedicalPostOpened {
    public var placeKey: PlaceKey {
        get { PlaceKey(place) }
        set { place = newValue.text }
    }
}

extension CasualtyTriaged {
    public var placeKey: PlaceKey {
        get { PlaceKey(place) }
        set { place = newValue.text }
    }
}

extension AmbulanceDispatched {
    public var fromKey: PlaceKey {
        get { PlaceKey(from) }
        set { from = newValue.text }
    }
    public var hospitalKey: HospitalKey {
        get { HospitalKey(hospital) }
        set { hospital = newValue.text }
    }
}

extension CasualtyTreatedOnSite {
    public var placeKey: PlaceKey {
        get { PlaceKey(place) }
        set { place = newValue.text }
    }
}

extension CasualtyAdmitted {
    public var hospitalKey: HospitalKey {
        get { HospitalKey(hospital) }
        set { hospital = newValue.text }
    }
}

extension HospitalFull {
    public var hospitalKey: HospitalKey {
        get { HospitalKey(hospital) }
        set { hospital = newValue.text }
    }
    public var divertedToKey: HospitalKey {
        get { HospitalKey(divertedTo) }
        set { divertedTo = newValue.text }
    }
}

extension AmbulancesRequested {
    public var placeKey: PlaceKey {
        get { PlaceKey(place) }
        set { place = newValue.text }
    }
}

extension AmbulanceLent {
    public var placeKey: PlaceKey {
        get { PlaceKey(place) }
        set { place = newValue.text }
    }
}

extension ContactAttempted {
    public var groupKey: GroupKey {
        get { GroupKey(group) }
        set { group = newValue.text }
    }
    public var placeKey: PlaceKey {
        get { PlaceKey(place) }
        set { place = newValue.text }
    }
}

extension ContactMade {
    public var groupKey: GroupKey {
        get { GroupKey(group) }
        set { group = newValue.text }
    }
    public var placeKey: PlaceKey {
        get { PlaceKey(place) }
        set { place = newValue.text }
    }
}

extension DemandHeard {
    public var groupKey: GroupKey {
        get { GroupKey(group) }
        set { group = newValue.text }
    }
}

extension OfferMade {
    public var groupKey: GroupKey {
        get { GroupKey(group) }
        set { group = newValue.text }
    }
    public var placeKey: PlaceKey {
        get { PlaceKey(place) }
        set { place = newValue.text }
    }
}

extension AgreementReached {
    public var groupKey: GroupKey {
        get { GroupKey(group) }
        set { group = newValue.text }
    }
    public var placeKey: PlaceKey {
        get { PlaceKey(place) }
        set { place = newValue.text }
    }
}

extension NegotiationBroken {
    public var groupKey: GroupKey {
        get { GroupKey(group) }
        set { group = newValue.text }
    }
}

extension RoadClosed {
    public var roadKey: RoadKey {
        get { RoadKey(road) }
        set { road = newValue.text }
    }
    public var diversionKey: RoadKey {
        get { RoadKey(diversion) }
        set { diversion = newValue.text }
    }
}

extension TrafficDiverted {
    public var roadKey: RoadKey {
        get { RoadKey(road) }
        set { road = newValue.text }
    }
    public var diversionKey: RoadKey {
        get { RoadKey(diversion) }
        set { diversion = newValue.text }
    }
}

extension RoadReopened {
    public var roadKey: RoadKey {
        get { RoadKey(road) }
        set { road = newValue.text }
    }
}

extension ExitRouteOpened {
    public var roadKey: RoadKey {
        get { RoadKey(road) }
        set { road = newValue.text }
    }
    public var placeKey: PlaceKey {
        get { PlaceKey(place) }
        set { place = newValue.text }
    }
}

extension CorridorOpened {
    public var roadKey: RoadKey {
        get { RoadKey(road) }
        set { road = newValue.text }
    }
    public var fromKey: PlaceKey {
        get { PlaceKey(from) }
        set { from = newValue.text }
    }
    public var toKey: PlaceKey {
        get { PlaceKey(to) }
        set { to = newValue.text }
    }
}

extension CorridorClosed {
    public var roadKey: RoadKey {
        get { RoadKey(road) }
        set { road = newValue.text }
    }
}

extension EscortStarted {
    public var fromKey: PlaceKey {
        get { PlaceKey(from) }
        set { from = newValue.text }
    }
    public var toKey: PlaceKey {
        get { PlaceKey(to) }
        set { to = newValue.text }
    }
}

extension EscortCompleted {
    public var toKey: PlaceKey {
        get { PlaceKey(to) }
        set { to = newValue.text }
    }
}

extension PassageOpened {
    public var roadKey: RoadKey {
        get { RoadKey(road) }
        set { road = newValue.text }
    }
    public var placeKey: PlaceKey {
        get { PlaceKey(place) }
        set { place = newValue.text }
    }
}

extension PassageClosed {
    public var roadKey: RoadKey {
        get { RoadKey(road) }
        set { road = newValue.text }
    }
    public var placeKey: PlaceKey {
        get { PlaceKey(place) }
        set { place = newValue.text }
    }
}

extension GroundState {
    public var groupKey: GroupKey {
        get { GroupKey(group) }
        set { group = newValue.text }
    }
    public var placeKey: PlaceKey {
        get { PlaceKey(place) }
        set { place = newValue.text }
    }
}
