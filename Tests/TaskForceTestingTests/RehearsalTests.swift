import Domain
import Events
import Phrases
import TaskForceKit
import TaskForceTesting
import Testing

/// The rehearsal itself: it refuses what the host refuses, with the same words, and plays what a test needs.
struct RehearsalTests {
    private static func play(_ flaw: Careless.Flaw) throws -> Rehearsal {
        var drill = Rehearsal(
            units: [(try UnitID("muba/bpbd"), Careless(flaw))],
            plan: TimetablePlan(end: 60)
        )
        try drill.run()
        return drill
    }

    /// The fault at which a drill with the flaw stops.
    private static func fault(_ flaw: Careless.Flaw) throws -> UnitFault {
        try #require(throws: UnitFault.self) { try play(flaw) }
    }

    @Test(
        "a unit that does what its host would stop it for fails its rehearsal, and is told how to mend it",
        arguments: [
            (Careless.Flaw.undeclared, UnitFault.Kind.undeclared, "add Unlisted.self to its publishes"),
            (.foreign, .forbidden, "only command may"),
            (.anothersOwn, .forbidden, "only pmi may"),
            (.misnamed, .undeclared, "TASKFORCE.vN.Name"),
            (.noNumber, .value, "JSON cannot hold share = nan"),
            (.sideStream, .sideStream, "has no side stream 'samping'"),
            (.parameter, .parameter, "add it to the profile's reads"),
            (.many, .tooMuch, "1000 events, 14000 bytes in one turn; at most 999 and 1048576"),
            (.large, .tooMuch, "1 events, 1048580 bytes in one turn"),
        ]
    )
    func refusesWhatTheHostRefuses(flaw: Careless.Flaw, kind: UnitFault.Kind, says: String) throws {
        let fault = try Self.fault(flaw)
        #expect(fault.kind == kind)
        #expect(fault.description.contains(says), "\(fault)")
        // What a record keeps of it an English screen tells in the same words.
        #expect(Phrase.recorded(fault.indonesian).english == fault.description)
    }

    @Test("who plays another task force's unit, or may not hear whom it must, is refused")
    func misfits() throws {
        var other = Rehearsal(
            units: [(try UnitID("muba/traffic"), Careless(.none))],
            plan: TimetablePlan(end: 60)
        )
        #expect(throws: Rehearsal.Misfit.self) { try other.run() }
        let (me, superior) = (try UnitID("muba/bpbd"), try UnitID("muba/command"))
        var deaf = Rehearsal(
            units: [(me, Careless(.none)), (superior, Scripted<Commander>([]))],
            plan: TimetablePlan(end: 60),
            hearing: [me: []]
        )
        #expect(throws: Rehearsal.Misfit.self) { try deaf.run() }
    }

    @Test(
        "a stand-in says what its script holds, also an agency's own event, and what its task force may not say it may not"
    )
    func scripts() throws {
        enum Pmi: Role { static let taskForce: TaskForce = "pmi" }
        var drill = Rehearsal(
            units: [
                (try UnitID("muba/pmi"), Scripted<Pmi>([(5, BloodAsked(bags: 3))])),
                (try UnitID("muba/bpbd"), Careless(.none)),
            ],
            plan: TimetablePlan(end: 60),
            hearing: [try UnitID("muba/bpbd"): ["command", "pmi"]]
        )
        try drill.run()
        #expect(drill.events(BloodAsked.self).map(\.event.bags) == [3])
        #expect(drill.events(Answered.self).map(\.event.bags) == [3])

        var wrong = Rehearsal(
            units: [(try UnitID("muba/pmi"), Scripted<Pmi>([(5, LevelSet.with { $0.level = .red })]))],
            plan: TimetablePlan(end: 60)
        )
        #expect(throws: UnitFault.self) { try wrong.run() }
    }

    @Test("who is set aside hears no order; one that is given again sends its people out before they arrive")
    func setAside() throws {
        let (me, superior) = (try UnitID("muba/bpbd"), try UnitID("muba/command"))
        let first = SmallTown.order(.deploy, to: "muba/bpbd")
        let again = OrderIssued.with {
            $0 = first
            $0.repeats = "muba/command:0"
        }
        let roster = SmallTown.briefing(joining: "muba/bpbd", office: "kepala", forces: [SmallTown.force(12)])
        var drill = Rehearsal(
            units: [
                (superior, Scripted<Commander>([(60, first), (300, again)])), (me, try Watchful(briefing: roster)),
            ],
            plan: TimetablePlan(end: 900),
            settingAside: [me: [50..<200]]
        )
        try drill.run()
        #expect(drill.events(OrderAcknowledged.self).map(\.entry.time.seconds) == [301])
        #expect(drill.events(UnitDeployed.self).map(\.entry.time.seconds) == [301])
        #expect(drill.events(UnitArrived.self).map(\.entry.time.seconds) == [421])
        // It saw the turns that it was out of: the order among them.
        #expect(drill.events(OrderCompleted.self).map(\.event.text) == ["1"])
    }
}

/// Does one thing that no unit may.
struct Careless: TaskForceUnit {
    enum Flaw: String, Codable, CaseIterable {
        case none, undeclared, foreign, anothersOwn, misnamed, noNumber, sideStream, parameter, many, large
    }

    static let profile = UnitProfile(
        taskForce: "bpbd",
        title: "Uji",
        agency: "Uji",
        hears: ["command"],
        publishes: [Share.self, StrengthReported.self, Answered.self],
        understands: [BloodHeard.self]
    )
    private let flaw: Flaw
    private var post: UnitPost?

    init(_ flaw: Flaw) {
        self.flaw = flaw
        post = try? UnitPost(SmallTown.briefing(joining: "muba/bpbd", office: "kepala"))
    }

    init(briefing: UnitBriefing) throws { self.init(.none) }

    mutating func handle(_ turn: Turn, _ out: inout Outbox) {
        for case let asked as BloodHeard in turn.events.map(\.message) { out.publish(Answered(bags: asked.bags)) }
        switch flaw {
        case .none: break
        case .undeclared: out.publish(Unlisted())
        case .foreign: out.publish(LevelSet.with { $0.level = .red })
        case .anothersOwn: out.publish(BloodAsked(bags: 1))
        case .misnamed: out.publish(Misnamed())
        case .noNumber: out.publish(Share(share: .nan))
        case .sideStream: out.publish(StrengthReported(), on: "samping")
        case .parameter:
            out.publish(StrengthReported.with { $0.total = UInt32(post?.briefed.parameters[.unread] ?? 0) })
        case .many: for _ in 0..<1_000 { out.publish(StrengthReported.with { $0.resource = "personnel!!!" }) }
        case .large: out.publish(StrengthReported.with { $0.resource = String(repeating: "x", count: 1 << 20) })
        }
    }
}

/// Counts what it sees while it is out, and goes where it is ordered to.
struct Watchful: TaskForceUnit {
    static let profile = UnitProfile(
        taskForce: "bpbd",
        title: "Uji",
        agency: "Uji",
        hears: ["command"],
        publishes: [
            OrderAcknowledged.self, OrderCompleted.self, UnitDeployed.self, UnitArrived.self, StrengthReported.self,
        ]
    )
    private var post: UnitPost
    private var teams = Detachments()
    private var seen = 0

    init(briefing: UnitBriefing) throws { post = try UnitPost(briefing) }

    mutating func observe(_ turn: Turn) { seen += turn.events.count }

    mutating func handle(_ turn: Turn, _ out: inout Outbox) {
        for order in post.newOrders(account: "", turn, &out) {
            _ = teams.dispatch(Party(.unspecified, for: order, upTo: 6), on: order, &post, turn, &out)
        }
        for team in teams.arrivals(turn, &out) {
            if let order = team.order { post.desk.complete(order, "\(seen)", &out) }
        }
        for time in [post.next, teams.next].compactMap(\.self) { out.wake(at: time) }
    }
}

extension ParameterKey {
    fileprivate static let unread = ParameterKey("never_read", 7, 1...9)
}

private struct Unlisted: PlainEvent { static let eventType = "bpbd.v1.Unlisted" }
private struct Misnamed: PlainEvent { static let eventType = "Dibuang" }
private struct Share: PlainEvent {
    static let eventType = "bpbd.v1.Share"
    var share: Double
}
/// As PMI declares it.
struct BloodAsked: PlainEvent {
    static let eventType = "pmi.v1.BloodAsked"
    var bags: Int
    var group = "O"
}
/// As an agency that hears PMI declares it: the same type, and what it needs of it.
struct BloodHeard: PlainEvent {
    static let eventType = "pmi.v1.BloodAsked"
    var bags: Int
}
struct Answered: PlainEvent {
    static let eventType = "bpbd.v1.Answered"
    var bags: Int
}
