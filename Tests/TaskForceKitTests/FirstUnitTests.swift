import Bus
import Domain
import Events
import Lockstep
import TaskForceKit
import TaskForceTesting
import Testing
import UnitLockstep

/// The article's unit plays in a drill, on real machines, without a line elsewhere.
struct FirstUnitTests {
    private static let damkar = "muba/damkar"

    private static func entry(_ unit: String, _ office: String, under superior: String) -> RosterEntry {
        RosterEntry.with {
            $0.unit = unit
            $0.office = office
            $0.superior = superior
        }
    }

    private static func briefing(_ unit: String, _ office: String) -> UnitBriefing {
        var briefing = SmallTown.briefing(unit, office: office, forces: [SmallTown.force(12)])
        briefing.roster = [
            entry("muba/command", "kapolres", under: ""), entry(damkar, "kadis-damkar", under: "muba/command"),
        ]
        return briefing
    }

    /// Orders a fire put out at 60 s, and something that is no task of the brigade.
    private struct Chief: TaskForceUnit {
        static let profile = UnitProfile(
            taskForce: "command",
            title: "Kapolres",
            agency: "Polres",
            hears: ["damkar"],
            publishes: [OrderIssued.self]
        )
        private var hasOrdered = false

        init(briefing: UnitBriefing) throws {}

        mutating func handle(_ turn: Turn, _ out: inout Outbox) {
            if turn.time.seconds >= 60, !hasOrdered {
                hasOrdered = true
                out.publish(SmallTown.order(.extinguish, to: damkar))
                out.publish(SmallTown.order(.negotiate, to: damkar))
            }
            if !hasOrdered { out.wake(at: SimulatedTime(seconds: 60)) }
        }
    }

    @Test func aNewAgencyAnswersOrdersAndArrives() throws {
        let units: [(UnitID, any TaskForceUnit)] = [
            (try UnitID("muba/command"), try Chief(briefing: Self.briefing("muba/command", "kapolres"))),
            (try UnitID(Self.damkar), try FireBrigade(briefing: Self.briefing(Self.damkar, "kadis-damkar"))),
        ]
        var rehearsal = Rehearsal(units: units, plan: TimetablePlan(end: 600))
        try rehearsal.run()
        let arrived = try #require(rehearsal.events(UnitArrived.self).first)
        // 800 m from the station at 400 m a minute, and one turn for the order to be heard.
        #expect(arrived.entry.time.seconds == 181)
        #expect(rehearsal.events(OrderCompleted.self).count == 1)
        #expect(rehearsal.events(OrderDeclined.self).map(\.event.reason) == ["Bukan tugas pemadam"])
    }

    @Test func itTakesPartInLockstepWithoutBeingInTheCatalogue() throws {
        #expect(!EventCatalogue.standard.kinds.contains { $0.publishers.contains("damkar") })
        let start = try #require(DrillStart("2024-08-25T08:00:00+07:00"))
        let setup = try DrillSetup(
            drill: DrillID("uji"),
            scenario: "uji",
            scenarioDigest: [1],
            seed: 1,
            start: start,
            units: [("muba/command", "kapolres", "damkar"), (Self.damkar, "kadis-damkar", "command")].map {
                unit,
                office,
                hears in
                try DrillSetup.Unit(
                    id: UnitID(unit),
                    hears: [TaskForce(hears)],
                    briefing: Self.briefing(unit, office).canonicalBytes()
                )
            }
        )
        var drill = try InProcessDrill(
            setup: setup,
            plan: TimetablePlan(end: 600),
            types: [Chief.self, FireBrigade.self]
        )
        #expect(try drill.run().count == 32)
        let brigade = try #require(drill.units.first { $0.id.taskForce == "damkar" })
        #expect(brigade.turn > 3)
        var arrivals: [Arrival] = []
        _ = try drill.bus.read(.init(topic: "gladi.damkar", partition: 0), from: 0, limit: 1_000, into: &arrivals)
        let types = arrivals.compactMap { try? $0.reading.get().type }
        #expect(types.contains(UnitArrived.eventType))
    }
}
