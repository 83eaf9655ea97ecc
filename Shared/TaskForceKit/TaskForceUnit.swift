import Domain
import Events

/// A task force of one district: a value that takes the events of a turn and returns the events that it publishes.
///
/// A unit has no clock, no network and no random source of its own: time, a seeded generator and the briefing are
/// handed in. Equal briefings and equal turns give equal output, byte for byte, in every process. So: no `Date`,
/// `UUID`, `SystemRandomNumberGenerator`, no I/O, no libm in decisions, and no iteration over `Dictionary` or `Set`
/// where the order can reach the output (sort, or use swift-collections' ordered types).
///
/// A unit is `Codable` so that the runner can keep snapshots of it. If a snapshot cannot be read, nothing is lost: the
/// log is handled again.
///
/// ```swift
/// public struct WatchUnit: TaskForceUnit {
///     public static let profile = UnitProfile(
///         taskForce: "watch", title: "Pos Pantau", agency: "Polres", hears: ["situation"],
///         publishes: [ThreatEstimated.self])
///     private let briefing: UnitBriefing
///     public init(briefing: UnitBriefing) throws { self.briefing = briefing }
///
///     public mutating func handle(_ turn: Turn, _ out: inout Outbox) {
///         for event in turn.events {
///             guard let crowd = event.message as? CrowdObserved else { continue }
///             out.publish(ThreatEstimated.with { $0.placeKey = crowd.place }, because: event.id)
///         }
///     }
/// }
/// ```
public protocol TaskForceUnit: Sendable, Codable {
    /// What the unit is, hears and says.
    static var profile: UnitProfile { get }

    /// Prepares the unit for a drill.
    ///
    /// - Throws: `BriefingError` when the scenario's part for this unit does not fit.
    init(briefing: UnitBriefing) throws

    /// Handles one turn.
    ///
    /// Called once for every turn in which the unit acts, in order, also for turns without events. The wake-up asked for in
    /// `out` (the earliest) replaces the one before; a unit that wants none asks for none.
    mutating func handle(_ turn: Turn, _ out: inout Outbox)

    /// Sees one turn in which the unit is set aside: it has not answered in time, and the drill goes on without it.
    ///
    /// Called in the place of `handle`. It takes in what it must know when it is back, such as roads that were closed, and
    /// does nothing: it hears no order, and nobody of it sets out. By default it takes in nothing.
    mutating func observe(_ turn: Turn)
}

extension TaskForceUnit {
    /// Takes in nothing.
    public mutating func observe(_ turn: Turn) {}

    /// Plays one turn: handles it, or observes it while the unit is set aside.
    ///
    /// Returns the first fault of the unit's code that is in neither its output nor thrown.
    package mutating func play(_ turn: Turn, _ out: inout Outbox) -> UnitFault? {
        UnitFault.watching {
            if turn.acting { handle(turn, &out) } else { observe(turn) }
        }.fault
    }
}

/// What a unit is: its kind, what it hears and what it may publish.
public struct UnitProfile: Sendable {
    /// The kind of task force.
    public let taskForce: TaskForce
    /// Its title on screen, Indonesian.
    public let title: String
    /// The agency that provides it.
    public let agency: String
    /// The task force that gives it its orders; nil: none does.
    ///
    /// A drill's roster says which unit that is.
    public let reportsTo: TaskForce?
    /// Task forces whose main streams it hears, and `console` for people's decisions.
    ///
    /// All units hear control's.
    public let hears: [TaskForce]
    /// Task forces whose units hear it, though their own profiles do not name it: those beside whom it works.
    ///
    /// A scenario that writes no communications plan follows it.
    public let heardBy: [TaskForce]
    /// Event types that it publishes; its own types (``PlainEvent``, ``DescribedEvent``) are announced when it joins.
    public let publishes: [any DrillEvent.Type]
    /// Other agencies' own event types that it wants to be handed; it understands the schema's types anyway.
    public let understands: [any DrillEvent.Type]
    /// The numbers of a scenario that it reads, and what each may be, besides those that all units share.
    public let reads: [ParameterKey]
    /// The kit that it uses, by the words of the roster (`water-cannon`); other kit in its forces means nothing to it.
    public let kit: [String]
    /// The bodies of people that it sends out; people in other bodies of its forces stay where they are.
    public let bodies: [UsualBody]
    /// What its program can do; it is ordered to where the roster says one of them of the unit.
    public let serves: [Capability]
    /// Further streams of its own, by name, each with its topic: the ground's `truth` on `gladi.truth`.
    public let sideStreams: [String: String]
    /// Titles of the agency's own words, for bodies of people, kit and capabilities that Gladi has no word for.
    public let ownWords: [OwnWord]

    /// A profile.
    ///
    /// What the unit can do, by which others address it, the scenario's roster says (`capabilities`), and it alone: the drill is
    /// planned before any program has joined. `hears`, `heardBy` and `kit` are kept in ascending order.
    public init(
        taskForce: TaskForce,
        title: String,
        agency: String,
        reportsTo: TaskForce? = "command",
        hears: [TaskForce],
        heardBy: [TaskForce] = [],
        publishes: [any DrillEvent.Type],
        understands: [any DrillEvent.Type] = [],
        reads: [ParameterKey] = [],
        kit: [String] = [],
        bodies: [UsualBody] = [],
        serves: [Capability] = [],
        sideStreams: [String: String] = [:],
        ownWords: [OwnWord] = []
    ) {
        self.taskForce = taskForce
        self.title = title
        self.agency = agency
        self.reportsTo = reportsTo
        self.hears = hears.sorted()
        self.heardBy = heardBy.sorted()
        self.publishes = publishes
        self.understands = understands
        self.reads = reads
        self.kit = Set(kit).sorted()
        self.bodies = bodies
        self.serves = serves
        self.sideStreams = sideStreams
        self.ownWords = ownWords
    }
}

/// A briefing that does not fit its unit.
public struct BriefingError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The unit.
    public let unit: String
    /// What does not fit, and what would fit.
    public let problem: String

    /// Says what does not fit.
    public init(unit: String, problem: String) {
        self.unit = unit
        self.problem = problem
    }

    /// One line for people.
    public var description: String { "the briefing of \(unit) does not fit: \(problem)" }
}
