import Domain
import Events

/// What a unit has, resource by resource: it never commits more than it has, and publishes every change.
public struct Strengths: Sendable, Codable {
    /// The key of people as a resource.
    public static let personnel = "personnel"

    /// A body of people or a stock of kit, as the roster lists it.
    public struct Body: Sendable, Codable, Hashable {
        /// `personnel` or a kit's key.
        public let resource: String
        /// How many.
        public let total: UInt32
        /// The body that people form.
        public let formation: Formation
        /// The agency's own word for that body; empty: the formation names it.
        public let ownBody: String
        /// Where they start.
        public let place: PlaceKey
    }

    /// The ledgers, one for each resource, in the order of the roster.
    public private(set) var ledgers: [StrengthLedger]
    /// The bodies from which the ledgers were made.
    public let bodies: [Body]

    /// The strength that `briefing` gives; entries of one resource add up.
    ///
    /// - Throws: `BriefingError` when more are attached than the unit has.
    public init(_ briefing: UnitBriefing) throws {
        var ledgers: [StrengthLedger] = []
        for force in briefing.forces {
            guard force.attached <= force.total else {
                let problem = "of \(force.resource), \(force.attached) are attached and only \(force.total) there"
                throw BriefingError(unit: briefing.unit, problem: problem)
            }
            if let index = ledgers.firstIndex(where: { $0.resource == force.resource }) {
                let ledger = ledgers[index]
                let (total, overflows) = ledger.total.addingReportingOverflow(force.total)
                guard !overflows else {
                    throw BriefingError(
                        unit: briefing.unit,
                        problem: "of \(force.resource) there are over \(UInt32.max)"
                    )
                }
                ledgers[index] = StrengthLedger(
                    resource: ledger.resource,
                    total: total,
                    attached: ledger.attached.addingSaturated(force.attached)
                )
            } else {
                ledgers.append(
                    StrengthLedger(resource: force.resource, total: force.total, attached: force.attached)
                )
            }
        }
        self.ledgers = ledgers
        bodies = briefing.forces.map {
            Body(
                resource: $0.resource,
                total: $0.total,
                formation: $0.formation,
                ownBody: $0.ownBody,
                place: $0.placeKey
            )
        }
    }

    /// The ledger of a resource; nil when the unit has none of it.
    public subscript(_ resource: String) -> StrengthLedger? { ledgers.first { $0.resource == resource } }

    /// How many of a resource are free.
    public func reserve(of resource: String) -> UInt32 { self[resource]?.reserve ?? 0 }

    /// How many people the roster puts into a formation, and into an agency's own body where one is named.
    public func people(in formation: Formation, ownBody: String = "") -> UInt32 {
        bodies.filter { $0.resource == Self.personnel && $0.formation == formation && $0.ownBody == ownBody }.reduce(0)
        {
            $0.addingSaturated($1.total)
        }
    }

    /// Commits exactly `count` and publishes it; returns false and does nothing when the reserve is smaller.
    public mutating func commit(
        _ count: UInt32,
        of resource: String,
        because cause: EventID? = nil,
        _ out: inout Outbox
    ) -> Bool {
        count <= reserve(of: resource) && commitUpTo(count, of: resource, because: cause, &out) == count
    }

    /// Commits up to `count`, as many as are free, and publishes it; returns how many.
    public mutating func commitUpTo(
        _ count: UInt32,
        of resource: String,
        because cause: EventID? = nil,
        _ out: inout Outbox
    ) -> UInt32 {
        change(resource, because: cause, &out) { $0.commitUpTo(count) } ?? 0
    }

    /// Returns `count` of the committed to the reserve and publishes it.
    public mutating func release(
        _ count: UInt32,
        of resource: String,
        because cause: EventID? = nil,
        _ out: inout Outbox
    ) {
        change(resource, because: cause, &out) { $0.release(count) }
    }

    /// Takes over `count` that another unit lends (BKO) and publishes it.
    public mutating func attach(
        _ count: UInt32,
        of resource: String,
        because cause: EventID? = nil,
        _ out: inout Outbox
    ) {
        if self[resource] == nil { ledgers.append(StrengthLedger(resource: resource, total: 0)) }
        change(resource, because: cause, &out) { $0.attach(count) }
    }

    /// Gives back up to `count` of what another unit has lent and publishes it.
    public mutating func detach(
        _ count: UInt32,
        of resource: String,
        because cause: EventID? = nil,
        _ out: inout Outbox
    ) {
        change(resource, because: cause, &out) { $0.detach(count) }
    }

    /// Removes `count` of the committed for the rest of the drill and publishes it.
    public mutating func lose(
        _ count: UInt32,
        of resource: String,
        because cause: EventID? = nil,
        _ out: inout Outbox
    ) {
        change(resource, because: cause, &out) { $0.lose(count) }
    }

    /// Uses up to `count` of what is free, for the rest of the drill, and tells it; returns how many there were.
    @discardableResult
    public mutating func consume(
        _ count: UInt32,
        of resource: String,
        because cause: EventID? = nil,
        _ out: inout Outbox
    ) -> UInt32 {
        change(resource, because: cause, &out) { ledger in
            let used = ledger.commitUpTo(count)
            ledger.lose(used)
            return used
        } ?? 0
    }

    /// `count` are absent or out of order from now on (``StrengthLedger/miss(_:)``); publishes it.
    mutating func miss(_ count: UInt32, of resource: String, because cause: EventID, _ out: inout Outbox) {
        change(resource, because: cause, &out) { $0.miss(count) }
    }

    /// `count` of the missing are back; publishes it.
    mutating func recover(_ count: UInt32, of resource: String, because cause: EventID, _ out: inout Outbox) {
        change(resource, because: cause, &out) { $0.recover(count) }
    }

    /// `count` of the committed stand still on their way; publishes it and returns how many.
    @discardableResult
    public mutating func breakDown(
        _ count: UInt32,
        of resource: String,
        because cause: EventID,
        _ out: inout Outbox
    ) -> UInt32 {
        change(resource, because: cause, &out) { $0.breakDown(count) } ?? 0
    }

    /// `count` that stood still go on; publishes it.
    public mutating func goOn(_ count: UInt32, of resource: String, because cause: EventID, _ out: inout Outbox) {
        change(resource, because: cause, &out) { $0.goOn(count) }
    }

    /// Tells the state of every ledger.
    public func reportAll(because cause: EventID? = nil, _ out: inout Outbox) {
        for ledger in ledgers { report(ledger, because: cause, &out) }
    }

    @discardableResult
    private mutating func change<Result>(
        _ resource: String,
        because cause: EventID?,
        _ out: inout Outbox,
        _ body: (inout StrengthLedger) -> Result
    ) -> Result? {
        guard let index = ledgers.firstIndex(where: { $0.resource == resource }) else { return nil }
        let before = ledgers[index]
        let result = body(&ledgers[index])
        if ledgers[index] != before { report(ledgers[index], because: cause, &out) }
        return result
    }

    private func report(_ ledger: StrengthLedger, because cause: EventID?, _ out: inout Outbox) {
        let event = StrengthReported.with {
            // Kit that is out with a body and out of order is no use to it; people who are out are there.
            let broken = ledger.resource == Self.personnel ? 0 : ledger.missingOnReturn
            $0.resource = ledger.resource
            $0.total = ledger.total
            $0.committed = ledger.committed.subtractingSaturated(broken)
            $0.reserve = ledger.reserve
            $0.attached = ledger.attached
            $0.missing = ledger.missing.addingSaturated(broken)
        }
        out.publish(event, because: cause)
    }
}
