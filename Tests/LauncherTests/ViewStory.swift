import Bus
import Domain
import Events
import Launcher
import Lockstep
import Phrases
import Scenario
import Telling
import Testing
import UnitTable

/// A short drill as an observer reads it, told to a view.
struct ViewStory {
    var view: DrillView
    var progress: DrillProgress
    private let setup: DrillSetup
    private var offset: Int64 = 0
    private var next: [StreamName: UInt64] = [:]

    init(excerptFrom begin: String? = nil) throws {
        var scenario = try ScenarioLibrary.withUnits.scenario("muba-2024")
        if let begin {
            let from = try #require(SimulatedTime(clock: begin))
            scenario = try scenario.excerpt(from: from, to: from.adding(seconds: 1200))
        }
        setup = try scenario.setup(drill: DrillID("muba-2024.test"), seed: 1)
        view = DrillView(.init(scenario, drill: setup.drill))
        progress = DrillProgress(setup)
    }

    /// At `time` the units say these.
    mutating func at(_ time: String, _ said: (String, any DrillEvent)...) throws {
        let time = try #require(SimulatedTime(clock: time))
        let turn = progress.turn + 1
        let granted = Granted.with {
            $0.turn = turn
            $0.time = time.seconds
            $0.events = UInt32(said.count { $0.0 == "control" && Self.isNumbered($0.1) })
        }
        // A hundredth of a second of real time each.
        let now = Duration.milliseconds(turn * 10)
        let arrivals = try ([("control", granted)] + said).map { try arrival($0, turn, time) }
        for notice in progress.take(arrivals, at: now) { view.take(notice) }
    }

    private static func isNumbered(_ event: any DrillEvent) -> Bool {
        EventCatalogue.standard.kind(of: type(of: event).eventType)?.isNumbered ?? true
    }

    private mutating func arrival(
        _ said: (stream: String, event: any DrillEvent),
        _ turn: UInt64,
        _ time: SimulatedTime
    ) throws -> Arrival {
        let stream = try StreamName(said.stream)
        let type = type(of: said.event).eventType
        let sequence = Self.isNumbered(said.event) ? next[stream, default: 0] : nil
        if let sequence { next[stream] = sequence + 1 }
        let envelope = Envelope(
            drill: setup.drill,
            stream: stream,
            sequence: sequence,
            turn: turn,
            type: type,
            time: setup.start.universal(time),
            data: said.event.canonicalBytes(),
            outside: stream == .control
                ? [OutsideHeader(name: ControlMachine.writerHeader, value: Array("uji".utf8))] : []
        )
        offset += 1
        return Arrival(
            place: TopicPartition(topic: setup.table[stream]?.topic ?? DrillSetup.controlTopic, partition: 0),
            offset: offset,
            record: CloudEventsBinding.encode(envelope, nonce: "test\(offset)")
        )
    }

    static func crowd(_ low: UInt32, _ high: UInt32, _ behaviour: Behaviour, at place: String = "kpud") -> CrowdObserved
    {
        CrowdObserved.with {
            $0.group = "massa"
            $0.place = place
            $0.size.low = low
            $0.size.high = high
            $0.behaviour = behaviour
        }
    }

    static func tension(_ value: UInt32) -> GroundState {
        GroundState.with {
            $0.group = "massa"
            $0.tension = value
        }
    }

    static func level(_ level: Level, _ reason: String, by reporter: String) -> LevelSet {
        LevelSet.with {
            $0.level = level
            $0.place = "kpud"
            $0.reason = reason
            $0.reporter = reporter
        }
    }

    /// A crowd gathers, marches, closes the road and throws; five units act.
    static func told() throws -> ViewStory {
        var story = try ViewStory()
        let truth = "muba/situation/truth"
        try story.at("00:00:00", ("control", ExerciseStarted.with { $0.title = "Sispamkota" }))
        try story.at("00:00:05", ("muba/command", level(.green, "Situasi tertib", by: "muba/command")))
        try story.at(
            "00:08:00",
            (
                "muba/medical",
                MedicalPostOpened.with {
                    $0.place = "randik"
                    $0.ambulances = 3
                }
            )
        )
        for minute in 12..<27 {
            let size = UInt32(minute - 11) * 64
            try story.at(
                "00:\(minute):00",
                ("muba/situation", crowd(size - size / 10, size + size / 10, .gathering, at: "posko-paslon")),
                (truth, tension(25))
            )
        }
        try story.at("00:30:00", ("muba/situation", crowd(864, 1056, .oration)), (truth, tension(40)))
        try story.at(
            "00:36:10",
            (
                "muba/detection",
                EarlyWarningGiven.with {
                    $0.place = "kpud"
                    $0.expectedSize.low = 900
                    $0.expectedSize.high = 1200
                    $0.intent = .violent
                }
            )
        )
        try story.at(
            "00:48:00",
            ("muba/situation", crowd(972, 1188, .blockingRoad)),
            (truth, tension(58)),
            ("muba/command", level(.yellow, "Massa menutup jalan utama di depan KPUD", by: "muba/detection"))
        )
        try story.at(
            "00:49:20",
            (
                "muba/traffic",
                RoadClosed.with {
                    $0.road = "jalan-barat"
                    $0.diversion = "jalan-selatan"
                }
            ),
            (
                "muba/preventive",
                UnitEngaged.with {
                    $0.formation = .equippedCrowdUnit
                    $0.place = "kpud"
                    $0.personnel = 80
                    $0.level = .yellow
                }
            )
        )
        try story.at("01:10:00", ("muba/situation", crowd(1012, 1238, .throwing)), (truth, tension(76)))
        let fault = Fault.with {
            $0.kind = .unit
            $0.text = "disket penuh\u{1B}[2J\nulang"
        }
        try story.at("01:12:40", ("muba/negotiation", fault))
        let death = Phrase.restarting("traffic", .processKilled(signal: 9), times: 1)
        story.view.say(death, isWarning: true, at: story.progress.time)
        return story
    }
}
