import Domain
import Events
import Lockstep
import Recording
import Telling
import TestSupport
import Testing

@Suite("What became of what an inject expects")
struct InjectResponseTests {
    /// A drill in which command sets the level twice; `inject` comes at 60 s and expects that within a minute.
    ///
    /// `body` publishes what follows, at 100 s.
    private func fates(
        _ inject: InjectDelivered = InjectDelivered(),
        expecting pattern: EventPattern = .with { $0.type = LevelSet.eventType },
        before: (inout FakeDrill) throws -> Void = { _ in },
        _ body: (inout FakeDrill, _ inject: EventID) throws -> Void
    ) throws -> [InjectResponse.Fate] {
        var drill = try FakeDrill(units: ["muba/command", "muba/detection"])
        drill.grant(time: 0)
        try before(&drill)
        var inject = inject
        inject.inject = "kabar"
        inject.expected = [
            .with {
                $0.event = pattern
                $0.within = 60
            }
        ]
        drill.grant(time: 60, events: [inject])
        let id = try #require(drill.lastControl)
        drill.grant(time: 100)
        try body(&drill, id)
        drill.grant(time: 3_000)
        drill.end()
        let story = try RecordedStory(drill)
        let reader = try RecordReader(path: story.path)
        defer { try? reader.close() }
        let start = try #require(DrillStart("2024-08-25T08:00:00+07:00"))
        return try RunAccount(reader, firstTime: .start, start: start).responses.flatMap { $0.actions.map(\.fate) }
    }

    private let time = SimulatedTime(seconds: 100)

    @Test("met is what a chain of causes leads to; what comes for another reason is told as that")
    func chain() throws {
        let level = try EventID("muba/command:0")
        let caused = try fates { drill, inject in
            try drill.publish("muba/detection", LevelProposed(), cause: inject)
            drill.grant(time: 110)
            try drill.publish("muba/command", LevelSet(), cause: EventID("muba/detection:0"))
        }
        let later = SimulatedTime(seconds: 110)
        #expect(caused == [.met(level, at: later)])
        let coincident = try fates { drill, _ in
            try drill.publish("muba/detection", LevelProposed())
            drill.grant(time: 110)
            try drill.publish("muba/command", LevelSet(), cause: EventID("muba/detection:0"))
        }
        #expect(coincident == [.coincident(level, at: later)])
        // What came first for another reason hides no answer.
        let both = try fates { drill, inject in
            try drill.publish("muba/command", LevelSet())
            try drill.publish("muba/command", LevelSet(), cause: inject)
        }
        #expect(both == [.met(try EventID("muba/command:1"), at: time)])
    }

    @Test("whether work goes on when something goes wrong no cause can tell: what comes in time is met")
    func goesWrong() throws {
        let delay = InjectDelivered.with { $0.setbacks = [.with { $0.kind = .delayed }] }
        let level = try EventID("muba/command:0")
        #expect(
            try fates(delay) { drill, _ in try drill.publish("muba/command", LevelSet()) } == [.met(level, at: time)]
        )
        #expect(try fates(delay) { _, _ in } == [.missed])
    }

    @Test("an order that stands when the inject comes is met, one that was carried out is not")
    func inForce() throws {
        let order = try EventID("muba/command:0")
        let standing = try fates(
            expecting: .with { $0.type = OrderIssued.eventType },
            before: { try $0.publish("muba/command", OrderIssued()) }
        ) { _, _ in }
        #expect(standing == [.inForce(order, since: .start)])
        let over = try fates(
            expecting: .with { $0.type = OrderIssued.eventType },
            before: {
                try $0.publish("muba/command", OrderIssued())
                try $0.publish("muba/detection", OrderCompleted.with { $0.order = "muba/command:0" })
            }
        ) { _, _ in }
        #expect(over == [.missed])
    }

    @Test("an order that lasts stands after it was carried out, until its unit stands down")
    func lasting() throws {
        let order = try EventID("muba/command:0")
        func fates(standDown: Bool) throws -> [InjectResponse.Fate] {
            try self.fates(
                expecting: .with { $0.type = OrderIssued.eventType },
                before: { drill in
                    func give(_ kind: OrderKind) throws {
                        let order = OrderIssued.with {
                            $0.kind = kind
                            $0.addressee = "muba/detection"
                        }
                        try drill.publish("muba/command", order)
                    }
                    try give(.observe)
                    try drill.publish("muba/detection", OrderCompleted.with { $0.order = "muba/command:0" })
                    guard standDown else { return }
                    try give(.standDown)
                    try drill.publish("muba/detection", OrderCompleted.with { $0.order = "muba/command:1" })
                }
            ) { _, _ in }
        }
        #expect(try fates(standDown: false) == [.inForce(order, since: .start)])
        #expect(try fates(standDown: true) == [.missed])
    }

    @Test("a relief lapses when the level falls, a closure when its road is reopened")
    func lifted() throws {
        func order(_ kind: OrderKind) -> OrderIssued {
            .with {
                $0.kind = kind
                $0.addressee = "muba/detection"
                $0.object = "jalan-barat"
            }
        }
        let fall = LevelSet.with { ($0.previous, $0.level) = (.yellow, .green) }
        let steps: [(OrderKind, any DrillEvent)] = [(.layerRelief, fall), (.closeRoad, order(.reopenRoad))]
        for (kind, end) in steps {
            let pattern = EventPattern.with {
                $0.type = OrderIssued.eventType
                $0.where = [
                    .with {
                        $0.field = "kind"
                        $0.value = kind == .closeRoad ? "ORDER_KIND_CLOSE_ROAD" : "ORDER_KIND_LAYER_RELIEF"
                    }
                ]
            }
            func fates(_ isLifted: Bool) throws -> [InjectResponse.Fate] {
                try self.fates(
                    expecting: pattern,
                    before: { drill in
                        try drill.publish("muba/command", order(kind))
                        try drill.publish("muba/detection", OrderCompleted.with { $0.order = "muba/command:0" })
                        if isLifted { try drill.publish("muba/command", end) }
                    }
                ) { _, _ in }
            }
            #expect(try fates(false) == [.inForce(EventID("muba/command:0"), since: .start)], "\(kind)")
            #expect(try fates(true) == [.missed], "\(kind)")
        }
    }
}
