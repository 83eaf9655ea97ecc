import Bus
import Domain
import Events
import Foundation
import Lockstep
import TaskForceKit
import TaskForceTesting
import Testing
import UnitLockstep

/// Two agencies, one of which understands the other's own events.
@Suite("An agency's own events in a drill")
struct OwnEventsInADrillTests {
    /// Sends a team and takes it back.
    private struct Bpbd: TaskForceUnit {
        static let profile = UnitProfile(
            taskForce: "bpbd",
            title: "BPBD",
            agency: "BPBD",
            hears: [],
            publishes: [TeamSent.self, TeamReturned.self, StrengthReported.self]
        )
        init(briefing: UnitBriefing) throws {}

        mutating func handle(_ turn: Turn, _ out: inout Outbox) {
            guard turn.number == 1 else { return }
            let sent = out.publish(TeamSent(place: "randik", personnel: 6))
            out.publish(TeamReturned.full, because: sent)
        }
    }

    /// BPBD's event as another agency declares it: the same name, and what it needs of it.
    private struct TeamOnItsWay: PlainEvent {
        static let eventType = "bpbd.v1.TeamSent"
        var personnel: Int
    }

    /// Says how many of BPBD's own events it was handed.
    private struct Listener: TaskForceUnit {
        static let profile = UnitProfile(
            taskForce: "pmi",
            title: "PMI",
            agency: "PMI",
            hears: ["bpbd"],
            publishes: [StrengthReported.self],
            understands: [TeamOnItsWay.self, TeamReturned.self]
        )
        init(briefing: UnitBriefing) throws {}

        mutating func handle(_ turn: Turn, _ out: inout Outbox) {
            let sent = turn.events.compactMap { $0.message as? TeamOnItsWay }
            let returned = turn.events.compactMap { $0.message as? TeamReturned }
            guard !turn.events.isEmpty else { return }
            let count = StrengthReported.with {
                $0.resource = "heard"
                $0.total = UInt32(sent.map(\.personnel).reduce(0, +))
                $0.committed = UInt32(returned.count { $0 == .full })
            }
            out.publish(count)
        }
    }

    /// Understands none of them.
    private struct Deaf: TaskForceUnit {
        static let profile = UnitProfile(
            taskForce: "deaf",
            title: "Lain",
            agency: "Lain",
            hears: ["bpbd"],
            publishes: [StrengthReported.self]
        )
        init(briefing: UnitBriefing) throws {}

        mutating func handle(_ turn: Turn, _ out: inout Outbox) {
            if turn.number > 1, !turn.events.isEmpty { out.publish(StrengthReported()) }
        }
    }

    private func play() throws -> (digest: [UInt8], envelopes: (String) throws -> [Envelope]) {
        let setup = try DrillSetup(
            drill: DrillID("uji"),
            scenario: "uji",
            scenarioDigest: [1],
            seed: 1,
            start: #require(DrillStart("2024-08-25T08:00:00+07:00")),
            units: [("muba/bpbd", []), ("muba/deaf", ["bpbd"]), ("muba/pmi", ["bpbd"])].map { unit, hears in
                try DrillSetup.Unit(
                    id: UnitID(unit),
                    hears: hears.map { try TaskForce($0) },
                    briefing: SmallTown.briefing(unit, office: "kepala").canonicalBytes()
                )
            }
        )
        var drill = try InProcessDrill(
            setup: setup,
            plan: TimetablePlan(end: 60),
            types: [Bpbd.self, Deaf.self, Listener.self]
        )
        let digest = try drill.run()
        let bus = drill.bus
        return (
            digest,
            { topic in
                var arrivals: [Arrival] = []
                _ = try bus.read(.init(topic: topic, partition: 0), from: 0, limit: 1_000, into: &arrivals)
                return try arrivals.map { try $0.reading.get() }
            }
        )
    }

    @Test("who understands them is handed them whole; who does not, plays on without")
    func delivered() throws {
        let (digest, envelopes) = try play()
        let reports = try envelopes("gladi.pmi").filter { $0.type == StrengthReported.eventType }
        let report = try StrengthReported(serializedBytes: #require(reports.first).data)
        #expect(report.total == 6)
        #expect(report.committed == 1)
        let deaf = try envelopes("gladi.deaf").map(\.type)
        #expect(deaf.count { $0 == Completed.eventType } > 1 && !deaf.contains(StrengthReported.eventType))
        let kinds = try envelopes("gladi.bpbd").filter { $0.type.hasPrefix("bpbd.") }.map(\.contentType)
        #expect(kinds == [.json, .protobuf])
        #expect(try play().digest == digest)
    }

    @Test("they are announced once, with what a stranger needs to show them")
    func announced() throws {
        let ready = try play().envelopes("gladi.bpbd").filter { $0.type == Ready.eventType }
            .map { try Ready(serializedBytes: $0.data).profile }
        let types = try #require(ready.first).ownTypes
        #expect(types.map(\.type) == [TeamSent.eventType, TeamReturned.eventType])
        #expect(types.map(\.contentType) == ["application/json", "application/protobuf"])
        #expect(types.map { [UInt8]($0.descriptors) } == [[], TeamReturned.descriptors])
        #expect(types.map { LineWords($0.wordsID, en: $0.wordsEn) } == [TeamSent.words, TeamReturned.words])
        #expect(types.map(\.quiet) == [false, true])
        #expect(ready.dropFirst().allSatisfy { $0.ownTypes.isEmpty })
    }

    @Test("who was built with none of them shows them by what was announced")
    func shown() throws {
        let records = try play().envelopes("gladi.bpbd")
        var announced = AnnouncedTypes()
        for record in records { announced.hear(record) }
        #expect(announced.types == [TeamReturned.eventType, TeamSent.eventType])
        let shown = records.compactMap { announced.json(of: $0) }.map { String(decoding: $0, as: UTF8.self) }
        let full = String(decoding: try TeamReturned.full.json(), as: UTF8.self)
        #expect(shown == [#"{"personnel":6,"place":"randik"}"#, full])
        #expect(announced.words(of: TeamSent.eventType) == TeamSent.words)
        #expect(announced.words(of: TeamReturned.eventType) == TeamReturned.words)
        #expect(!announced.isQuiet(TeamSent.eventType) && announced.isQuiet(TeamReturned.eventType))
    }

    @Test("words that show what their message has not got are found by its descriptors")
    func lacking() throws {
        var announced = AnnouncedTypes()
        let ready = Ready.with {
            $0.profile.ownTypes = [
                .with {
                    $0.type = TeamReturned.eventType
                    $0.contentType = "application/protobuf"
                    $0.descriptors = Data(TeamReturned.descriptors)
                    $0.wordsID = "{metresUp} {rescued.low} {legs}"
                    $0.wordsEn = "{metres_up} {rescued.low.low} {legs.place} {}"
                }
            ]
        }
        announced.hear(
            Envelope(
                drill: try DrillID("uji"),
                stream: try UnitID("muba/bpbd").mainStream,
                sequence: nil,
                turn: 0,
                type: Ready.eventType,
                data: ready.canonicalBytes()
            )
        )
        let lacking = announced.fieldsLacking(in: TeamReturned.eventType)
        #expect(lacking == ["metres_up", "rescued.low.low", "legs.place", ""])
    }

    @Test("words that are long, or show so many fields that a line would be, are none", arguments: [true, false])
    func boundless(_ isLong: Bool) throws {
        var announced = AnnouncedTypes()
        let fits = isLong ? String(repeating: "a", count: 500) : String(repeating: "{a}", count: 12)
        for (type, template) in [("bpbd.v1.Fits", fits), ("bpbd.v1.Not", fits + (isLong ? "a" : "{a}"))] {
            let ready = Ready.with {
                $0.profile.ownTypes = [
                    .with {
                        $0.type = type
                        $0.contentType = "application/json"
                        $0.wordsID = "ada"
                        $0.wordsEn = template
                    }
                ]
            }
            announced.hear(
                Envelope(
                    drill: try DrillID("uji"),
                    stream: try UnitID("muba/bpbd").mainStream,
                    sequence: nil,
                    turn: 0,
                    type: Ready.eventType,
                    data: ready.canonicalBytes()
                )
            )
        }
        #expect(announced.words(of: "bpbd.v1.Fits") == LineWords("ada", en: fits))
        #expect(announced.words(of: "bpbd.v1.Not").isNone)
        #expect(announced.types == ["bpbd.v1.Fits", "bpbd.v1.Not"])
    }

    @Test("nobody announces another task force's types")
    func forged() throws {
        var announced = AnnouncedTypes()
        let ready = Ready.with {
            $0.profile.ownTypes = [
                .with {
                    $0.type = TeamSent.eventType
                    $0.contentType = "application/json"
                }
            ]
        }
        for unit in ["muba/damkar", "muba/bpbd"] {
            announced.hear(
                Envelope(
                    drill: try DrillID("uji"),
                    stream: try UnitID(unit).mainStream,
                    sequence: nil,
                    turn: 0,
                    type: Ready.eventType,
                    data: ready.canonicalBytes()
                )
            )
            #expect(announced.types.isEmpty == (unit == "muba/damkar"))
        }
    }
}
