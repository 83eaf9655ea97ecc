import Domain
import Events
import Lockstep
import TaskForceKit

/// What happens on the ground: the crowd and what it does, as people who are there could observe it.
///
/// The scenario chooses one of three modes. *Scripted*: the crowd team follows its script, whose steps wait for time,
/// for each other and for what the units do. *Simulated*: the script sets how many come and in what temper, and a model
/// of civil violence decides what they do. *Reported*: people in the field say what happens, and their reports become
/// the ground. In every mode it answers the units: the marshal (korlap) answers a negotiator, the crowd answers an
/// arrest, and a fire goes out when it is fought.
///
/// What anyone could see goes out on the main stream, and names the units that are there to see it. The inner truth
/// (true sizes, agitators, tension) goes to the side stream `truth` alone.
public struct SituationUnit: TaskForceUnit {
    /// The ground's profile.
    public static let profile = UnitProfile(
        taskForce: "situation",
        title: "Tim Massa (bulsit)",
        agency: "Koordinator latihan",
        reportsTo: nil,
        hears: [
            "arrest", "command", "console", "detection", "investigation", "medical", "negotiation", "phh", "polsek",
            "preventive", "traffic",
        ],
        publishes: [
            CrowdObserved.self, ActObserved.self, FireReported.self, FireExtinguished.self, CasualtyFound.self,
            CrowdDispersed.self, MarshalAnswered.self, ArrestResolved.self, ProtectedPersonThreatened.self,
            PropertyDamaged.self, GroundState.self,
        ],
        reads: [.marshalLosesHoldTension, .escapePermille] + ParameterKey.crowdDials,
        sideStreams: ["truth": "gladi.truth"]
    )

    /// Who says what the crowd does.
    enum Mode: String, Codable, Sendable {
        case scripted, simulated, reported

        init?(_ mode: GroundMode) {
            switch mode {
            case .scripted: self = .scripted
            case .simulated: self = .simulated
            case .reported: self = .reported
            case .unspecified, .UNRECOGNIZED: return nil
            }
        }
    }

    let briefed: Briefed
    let mode: Mode
    private let observationInterval: UInt64
    var script: Script
    var simulation: Simulation
    var crowds: [Crowd]
    var presence = Presence()
    var fires = Fires()
    var casualties = Casualties()
    // How often an arrest team has tried to arrest in each crowd.
    var arrestAttempts: [GroupKey: Int] = [:]
    private var openExits: [RoadKey] = []
    private var nextRound: SimulatedTime?
    // Crowds on their way out; that they have left is not published yet.
    var leaving: Set<GroupKey> = []
    // The truth last published of each crowd, in its canonical bytes.
    private var toldStates: [GroupKey: [UInt8]] = [:]
    private var isOver = false

    /// Prepares the ground.
    ///
    /// - Throws: `BriefingError` when the briefing holds no ground, a step names an unknown crowd, or a number is
    ///   beyond what a scenario's file may have.
    public init(briefing: UnitBriefing) throws {
        briefed = try Briefed(briefing, reading: Self.profile.reads)
        guard briefing.hasGround, let mode = Mode(briefing.ground.mode) else {
            throw BriefingError(unit: briefing.unit, problem: "it says neither what the crowd does nor who reports it")
        }
        try briefing.ground.checkNumbers(of: briefing.unit)
        self.mode = mode
        observationInterval = UInt64(max(1, briefing.ground.observationInterval))
        script = Script(mode == .reported ? [] : briefing.ground.steps)
        simulation = Simulation(mode == .simulated ? briefing.ground : GroundScript())
        crowds = briefing.ground.groups.map {
            Crowd(key: $0.groupKey, place: $0.placeKey, hasMarshal: $0.marshal, demand: $0.demand)
        }
        for step in briefing.ground.steps {
            for act in step.acts where !crowds.contains(where: { $0.key == act.groupKey }) {
                throw BriefingError(
                    unit: briefing.unit,
                    problem: "step \(step.key) moves '\(act.group)', which is no crowd"
                )
            }
        }
    }

    /// Plays on as if it were heard: a crowd does not stand still because nobody tells of it.
    public mutating func observe(_ turn: Turn) {
        var unheard = Outbox(unheardFrom: briefed.unit, at: turn.time)
        handle(turn, &unheard)
    }

    /// Handles one turn: who is where, what the units ask of the crowd, what the crowd does, what can be seen.
    public mutating func handle(_ turn: Turn, _ out: inout Outbox) {
        for event in turn.events { react(to: event, turn, &out) }
        guard !isOver else { return }
        if mode != .reported {
            script.observe(turn.events, at: turn.time)
            while let due = script.takeDue(at: turn.time) { play(due, turn, &out) }
        }
        if mode == .simulated { simulate(turn, &out) }
        tellWhoLeft(turn, &out)
        if mode != .reported { lookAround(turn, &out) }
        let times =
            [nextRound, script.next, simulation.nextTick].compactMap(\.self)
            + crowds.compactMap { $0.settles(after: turn.time) }
        if let next = times.min() { out.wake(at: next) }
    }

    /// A road by which people can leave `place`; nil when none is open.
    func openExit(from place: PlaceKey) -> RoadKey? {
        openExits.first { briefed.map.road($0).map { $0.from == place || $0.to == place } ?? false }
    }

    private mutating func react(to event: DeliveredEvent, _ turn: Turn, _ out: inout Outbox) {
        presence.observe(event)
        for fire in fires.observe(event) {
            out.publish(
                FireExtinguished.with {
                    $0.fireKey = fire.name
                    $0.placeKey = fire.place
                    $0.by = event.unit?.description ?? ""
                },
                because: event.id
            )
        }
        switch event.message {
        case let contact as ContactAttempted: answer(contact, event.id, turn.time, &out)
        case let offer as OfferMade: answer(offer, event.id, turn.time, &out)
        case let attempt as ArrestAttempted: resolve(attempt, event.id, turn, &out)
        case let opened as ExitRouteOpened: openExits.append(opened.roadKey)
        case let report as FieldReported where mode == .reported: take(report, event.id, turn, &out)
        case is ExerciseEnded: isOver = true
        default: break
        }
        if mode == .simulated { simulation.observe(event, dials: briefed.parameters, turn.chance) }
    }

    /// Observes every crowd once in each interval.
    private mutating func lookAround(_ turn: Turn, _ out: inout Outbox) {
        let present = crowds.filter { $0.size(at: turn.time) > 0 || $0.settles(after: turn.time) != nil }
        guard !present.isEmpty else {
            nextRound = nil
            return
        }
        guard let round = nextRound else {
            nextRound = turn.time.adding(seconds: observationInterval)
            return
        }
        guard round <= turn.time else { return }
        let following = round.adding(seconds: observationInterval)
        nextRound = following > turn.time ? following : turn.time.adding(seconds: observationInterval)
        for crowd in present { show(crowd, at: turn.time, text: "", because: nil, step: "", turn, &out) }
    }

    private mutating func tellWhoLeft(_ turn: Turn, _ out: inout Outbox) {
        for crowd in crowds where leaving.contains(crowd.key) && crowd.settles(after: turn.time) == nil {
            if mode == .simulated, crowd.size(at: turn.time) > 0 { continue }
            leaving.remove(crowd.key)
            guard crowd.isLeaving else { continue }
            show(crowd, at: turn.time, text: "", because: nil, step: "", turn, &out)
            let observers = presence.observers(at: crowd.place)
            let miss = turn.chance.of("remaining", crowd.key.text, turn.time.description)
            let remaining = Estimate.range(of: crowd.size(at: turn.time), observed: !observers.isEmpty, miss)
            out.publish(
                CrowdDispersed.with {
                    $0.placeKey = crowd.place
                    $0.groupKey = crowd.key
                    $0.roadKey = openExit(from: crowd.place) ?? ""
                    $0.remaining = remaining
                    $0.observers = observers.map(\.description)
                }
            )
        }
    }

    /// Publishes what can be seen of a crowd, and its truth for those who may know it; returns the sighting.
    @discardableResult
    mutating func show(
        _ crowd: Crowd,
        at time: SimulatedTime,
        text: String,
        because cause: EventID?,
        step: String,
        _ turn: Turn,
        _ out: inout Outbox
    ) -> EventID {
        let observers = presence.observers(at: crowd.place)
        let miss = turn.chance.of("size", crowd.key.text, time.description)
        let size = Estimate.range(of: crowd.size(at: time), observed: !observers.isEmpty, miss)
        let sight = out.publish(
            CrowdObserved.with {
                $0.placeKey = crowd.place
                $0.groupKey = crowd.key
                $0.size = size
                $0.behaviour = crowd.behaviour
                $0.resistance = crowd.resistance
                $0.observers = observers.map(\.description)
                $0.text = text
            },
            because: cause
        )
        tellTruth(crowd, at: time, step: step, because: cause, &out)
        return sight
    }

    /// Publishes a crowd's inner state when it has changed, or when a step of the script was played.
    mutating func tellTruth(
        _ crowd: Crowd,
        at time: SimulatedTime,
        step: String,
        because cause: EventID?,
        _ out: inout Outbox
    ) {
        let state = GroundState.with {
            $0.groupKey = crowd.key
            $0.placeKey = crowd.place
            $0.size = crowd.size(at: time)
            $0.agitators = crowd.agitators(at: time)
            $0.tension = crowd.tension
            $0.behaviour = crowd.behaviour
            $0.resistance = crowd.resistance
        }
        guard !step.isEmpty || toldStates[crowd.key] != state.canonicalBytes() else { return }
        toldStates[crowd.key] = state.canonicalBytes()
        var told = state
        told.step = step
        out.publish(told, because: cause, on: "truth")
    }
}

extension ParameterKey {
    /// The tension (0 to 100) from which the marshal no longer reaches his people, so that nobody can be talked to
    /// (assumed).
    static let marshalLosesHoldTension = ParameterKey("marshal_loses_hold_tension", 90, 0...101)
    /// How many of a thousand offenders get away when an arrest team reaches for them (assumed).
    static let escapePermille = ParameterKey("escape_permille", 250, 0...1_000)
}
