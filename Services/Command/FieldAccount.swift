import Doctrine
import Domain
import Events
import Lockstep
import TaskForceKit

/// What units have reported of themselves: who stands where, which ways are open, who is in custody, who is hurt.
struct FieldAccount: Sendable, Codable {
    /// A formation at a place.
    private struct Stand: Sendable, Codable, Hashable {
        let formation: Formation
        let place: PlaceKey

        /// True when a report on `formation` at `place` is about this one; an empty place means all places.
        func fits(_ formation: Formation, _ place: PlaceKey) -> Bool {
            self.formation == formation && (place.isEmpty || self.place == place)
        }
    }

    private struct Standing: Sendable, Codable {
        let unit: UnitID
        /// What it has in the field, one entry for each body.
        var stands: [Stand] = []
        /// The formation that holds the line.
        var line: Stand?
        var warnings = WarningTally()

        /// One body of the formation leaves the place; without a place, the whole formation leaves.
        mutating func leave(_ formation: Formation, _ place: PlaceKey) {
            if line?.fits(formation, place) == true { line = nil }
            if place.isEmpty {
                stands.removeAll { $0.formation == formation }
            } else if let index = stands.firstIndex(of: Stand(formation: formation, place: place)) {
                stands.remove(at: index)
            }
        }
    }

    /// An agreement with a crowd.
    struct Agreement: Sendable, Codable {
        let id: EventID
        let time: SimulatedTime
    }

    private struct Act: Sendable, Codable {
        let id: EventID
        let place: PlaceKey
        let observers: [String]
    }

    /// What was seen so far that is no peaceful assembly.
    private struct Seen: Sendable, Codable {
        /// A crowd, by those who stood there; an estimate or a citizen's word is no sighting.
        var crowd = false
        struct Damage: Sendable, Codable, Hashable {
            let place: PlaceKey
            let object: String
        }

        var acts = 0
        var forceUses = 0
        var fires = 0
        var damages: [Damage] = []
        /// Protected offices that were threatened, and those of them that were brought to safety.
        var threatened: [String] = []
        var safe: [String] = []
    }

    /// Damaged things and threatened offices beyond this many are not counted.
    private static let seenAtMost = 1_024
    /// Attacks beyond this many are forgotten, oldest first.
    private static let actsAtMost = 64
    /// Bodies of one unit beyond this many are not followed.
    private static let standsAtMost = 64
    /// Declined orders beyond this many are not counted.
    private static let declinedAtMost = 1_024
    /// Casualties beyond this many are not followed one by one.
    private static let casualtiesAtMost = 4_096
    /// Fires beyond this many at a time are not followed.
    private static let firesAtMost = 256
    private var standings: [Standing] = []
    /// The roads that are closed.
    private(set) var closedRoads: [RoadKey] = []
    /// The ways by which crowds can leave.
    private(set) var exits = ExitRoutes()
    /// People taken and not yet received by investigators.
    private(set) var detaineesUnderway = 0
    private var acts: [Act] = []
    private var casualties: [String] = []
    private var outcomes = 0
    private var dead = 0
    private var fires: [FireKey] = []
    /// Orders that units could not carry out, whoever gave them.
    private var declined: [String] = []
    private var seen = Seen()
    /// The latest agreement.
    private(set) var agreement: Agreement?

    /// Casualties without an outcome.
    var casualtiesOpen: Int { casualties.count }

    /// Takes in what a unit told.
    mutating func note(_ event: DeliveredEvent, at time: SimulatedTime) {
        guard let unit = event.unit else { return }
        switch event.message {
        case let arrived as UnitArrived:
            update(unit) {
                guard $0.stands.count < Self.standsAtMost else { return }
                $0.stands.append(Stand(formation: arrived.formation, place: arrived.placeKey))
            }
        case let engaged as UnitEngaged:
            update(unit) { $0.line = Stand(formation: engaged.formation, place: engaged.placeKey) }
        case let relief as ReliefCompleted where relief.kind == .cross: update(unit) { $0.line = nil }
        case let deployed as UnitDeployed where !deployed.leaves.isEmpty:
            update(unit) { $0.leave(deployed.formation, deployed.leavesKey) }
        case let stood as UnitStoodDown: update(unit) { $0.leave(stood.formation, stood.placeKey) }
        case is WarningGiven: update(unit) { $0.warnings.note(event.id) }
        case let closed as RoadClosed:
            Self.add(closed.roadKey, to: &closedRoads)
            exits.note(closed)
        case let reopened as RoadReopened: closedRoads.removeAll { $0 == reopened.roadKey }
        case let opened as ExitRouteOpened: exits.note(opened)
        case let made as ArrestMade: detaineesUnderway = detaineesUnderway.addingSaturated(Int(made.detainees))
        case let received as DetaineesReceived: detaineesUnderway -= min(detaineesUnderway, Int(received.detainees))
        case let found as CasualtyFound where !found.observers.isEmpty: follow(found.casualty)
        case let triaged as CasualtyTriaged: follow(triaged.casualty)
        case let outcome as CasualtyOutcomeRecorded:
            casualties.removeAll { $0 == outcome.casualty }
            outcomes += 1
            if outcome.outcome == CasualtyOutcomeRecorded.died { dead += 1 }
        case let fire as FireReported
        where !fire.observers.isEmpty && fires.count < Self.firesAtMost && !fires.contains(fire.fireKey):
            fires.append(fire.fireKey)
            seen.fires = seen.fires.addingSaturated(1)
        case let fire as FireExtinguished: fires.removeAll { $0 == fire.fireKey }
        case let patrol as PatrolReported
        where patrol.size.high > 0 || (!patrol.hasSize && patrol.behaviour != .unspecified):
            seen.crowd = true
        case let act as ActObserved where act.behaviour >= .throwing && !act.observers.isEmpty:
            seen.acts = seen.acts.addingSaturated(1)
            add(act.observers, act.placeKey, event.id)
        case let crowd as CrowdObserved where !crowd.observers.isEmpty:
            if crowd.size.high > 0 { seen.crowd = true }
            if crowd.resistance >= .aggressive { add(crowd.observers, crowd.placeKey, event.id) }
        case let used as ForceUsed where used.level >= .softHand: seen.forceUses = seen.forceUses.addingSaturated(1)
        case let damage as PropertyDamaged where !damage.observers.isEmpty && seen.damages.count < Self.seenAtMost:
            Self.add(Seen.Damage(place: damage.placeKey, object: damage.object), to: &seen.damages)
        case let threat as ProtectedPersonThreatened
        where !threat.observers.isEmpty && seen.threatened.count < Self.seenAtMost:
            Self.add(threat.office, to: &seen.threatened)
            seen.safe.removeAll { $0 == threat.office }
        case let evacuated as EvacuationCompleted where seen.threatened.contains(evacuated.officeProtected):
            Self.add(evacuated.officeProtected, to: &seen.safe)
        case let order as OrderDeclined where declined.count < Self.declinedAtMost:
            Self.add(order.order, to: &declined)
        case is AgreementReached: agreement = Agreement(id: event.id, time: time)
        default: break
        }
    }

    /// Puts what was seen into a command's account.
    func count(_ account: inout OperationAccount) {
        account.crowdSeen = seen.crowd
        account.acts = UInt32(clamping: seen.acts)
        account.forceUses = UInt32(clamping: seen.forceUses)
        account.fires = UInt32(clamping: seen.fires)
        account.firesBurning = UInt32(clamping: fires.count)
        account.damages = UInt32(clamping: seen.damages.count)
        account.casualties = UInt32(clamping: casualties.count.addingSaturated(outcomes))
        account.casualtiesOpen = UInt32(clamping: casualties.count)
        account.casualtiesDead = UInt32(clamping: dead)
        account.ordersDeclined = UInt32(clamping: declined.count)
        account.threatened = UInt32(clamping: seen.threatened.count)
        account.threatenedUnsafe = UInt32(clamping: seen.threatened.count - seen.safe.count)
    }

    /// Counts warnings anew, because the level rose (D15).
    mutating func levelRose() {
        for index in standings.indices { standings[index].warnings.levelRose() }
    }

    /// True while `unit` has people at `place`, by its own word.
    func stands(_ unit: UnitID, at place: PlaceKey) -> Bool {
        standing(unit).map { $0.line?.place == place || $0.stands.contains { $0.place == place } } ?? false
    }

    /// True while a fire was reported and nobody has put it out.
    func isBurning(_ fire: FireKey) -> Bool { fires.contains(fire) }

    /// The formation with which `unit` holds the line in front of the crowd; nil while it does not.
    func line(of unit: UnitID) -> Formation? { standing(unit)?.line?.formation }

    /// What stands, by what units report, against ordering `unit` to disperse a crowd that attacks at `place`.
    func obstaclesToDispersal(
        of watch: CrowdWatch,
        by unit: UnitID,
        at place: PlaceKey,
        _ level: Level,
        _ parameters: Parameters
    ) -> [Obstacle] {
        let facts = DispersalFacts(
            level: level,
            formation: line(of: unit),
            crowdIsThere: true,
            isWarned: standing(unit)?.warnings.isComplete(parameters[.warnings]) ?? false,
            exitIsOpen: exits.road(at: place) != nil
        )
        return (watch.aggression == nil ? [.noAttackReported] : []) + facts.obstacles
    }

    /// Counts every way out as closed until one is reported open again.
    mutating func exitsClose() { exits.closeAll() }

    /// The act on which a report of an attack rests: the act that it names, else the latest that its reporter saw
    /// there.
    ///
    /// Command sees no act itself. It only looks up the event id that the reported act has in the log.
    func act(of attack: SiteReport) -> String? {
        guard attack.act == attack.id.description else { return attack.act }
        let reporter = attack.reporter.description
        return acts.last { $0.place == attack.place && $0.observers.contains(reporter) }?.id.description
    }

    private mutating func add(_ observers: [String], _ place: PlaceKey, _ id: EventID) {
        guard !observers.isEmpty else { return }
        acts = acts.suffix(Self.actsAtMost - 1) + [Act(id: id, place: place, observers: observers)]
    }

    private func standing(_ unit: UnitID) -> Standing? { standings.first { $0.unit == unit } }

    private mutating func update(_ unit: UnitID, _ change: (inout Standing) -> Void) {
        if let index = standings.firstIndex(where: { $0.unit == unit }) {
            change(&standings[index])
        } else {
            var standing = Standing(unit: unit)
            change(&standing)
            standings.append(standing)
        }
    }

    private mutating func follow(_ casualty: String) {
        guard casualties.count < Self.casualtiesAtMost else { return }
        Self.add(casualty, to: &casualties)
    }

    private static func add<Name: Equatable>(_ name: Name, to list: inout [Name]) {
        if !list.contains(name) { list.append(name) }
    }
}
