import Conditions
import Domain
import Events
import Foundation
import Lockstep
import Testing

@Suite struct ConditionWatchTests {
    private func at(_ seconds: UInt64) -> SimulatedTime { SimulatedTime(seconds: seconds) }

    private func delivered(
        _ message: any DrillEvent,
        by unit: String? = "muba/command",
        number: UInt64 = 0
    ) throws
        -> DeliveredEvent
    {
        let publisher = try unit.map { try UnitID($0) }
        return DeliveredEvent(
            id: EventID(stream: publisher?.mainStream ?? .control, sequence: number),
            unit: publisher,
            message: message
        )
    }

    private func pattern(
        _ type: any DrillEvent.Type,
        unit: String = "",
        where fields: [(String, String)] = [],
        count: UInt32 = 0
    ) -> EventPattern {
        .with {
            $0.type = type.eventType
            $0.unit = unit
            $0.where = fields.map { field, value in
                FieldMatch.with {
                    $0.field = field
                    $0.value = value
                }
            }
            $0.count = count
        }
    }

    private func nothingDone(_: String) -> SimulatedTime? { nil }

    @Test func timeAloneIsAWakeUp() {
        let watch = ConditionWatch(
            .with {
                $0.notBefore = 600
                $0.delay = 30
            }
        )
        #expect(watch.standing(done: nothingDone) == .holds(since: at(630)))
        #expect(watch.cause == nil)
    }

    @Test func stepsBeforeCountFromWhenTheyHappened() {
        let watch = ConditionWatch(
            .with {
                $0.notBefore = 100
                $0.after = ["datang", "orasi"]
                $0.delay = 5
            }
        )
        #expect(watch.standing { $0 == "datang" ? at(50) : nil } == .waits)
        #expect(watch.standing { $0 == "datang" ? at(50) : at(90) } == .holds(since: at(105)))
        #expect(watch.standing { $0 == "datang" ? at(50) : at(300) } == .holds(since: at(305)))
    }

    @Test func anEventFitsByTypePublisherAndFields() throws {
        let condition = Condition.with {
            $0.happened = [pattern(LevelSet.self, unit: "muba/command", where: [("level", "LEVEL_RED")])]
        }
        let red = LevelSet.with { $0.level = .red }
        let misses: [DeliveredEvent] = try [
            delivered(red, by: "sumsel/command"), delivered(red, by: nil),
            delivered(LevelSet.with { $0.level = .yellow }), delivered(OrderIssued.with { $0.kind = .warn }),
        ]
        for miss in misses {
            var watch = ConditionWatch(condition)
            watch.observe([miss], at: at(7))
            #expect(watch.standing(done: nothingDone) == .waits)
        }
        var watch = ConditionWatch(condition)
        let hit = try delivered(red, number: 4)
        watch.observe([hit], at: at(7))
        #expect(watch.standing(done: nothingDone) == .holds(since: at(7)))
        #expect(watch.cause == hit.id)
    }

    @Test(arguments: [
        ("exitRoad", "jalan-a", true), ("exitRoad", "jalan-b", false), ("level", "LEVEL_YELLOW", true),
        ("group", "", true), ("group", "massa", false), ("tidakAda", "0", true), ("tidakAda", "1", false),
    ])
    func fieldsAreNamedAndWrittenAsInJSON(field: String, value: String, fits: Bool) throws {
        let event = DispersalOrdered.with {
            $0.exitRoad = "jalan-a"
            $0.level = .yellow
        }
        let watch = PatternWatch(pattern(DispersalOrdered.self, where: [(field, value)]))
        #expect(try watch.fits(delivered(event)) == fits)
    }

    @Test func numbersListsFlagsAndNestedFieldsFit() throws {
        let deployed = UnitDeployed.with {
            $0.personnel = 40
            $0.arrives = 1 << 40
            $0.kit = ["tali", "tameng"]
        }
        let inject = InjectDelivered.with {
            $0.contingency = true
            $0.report = .with { $0.size = .with { $0.high = 1200 } }
        }
        let numbers = [("personnel", "40"), ("arrives", "1099511627776"), ("kit", "tameng")]
        #expect(try PatternWatch(pattern(UnitDeployed.self, where: numbers)).fits(delivered(deployed)))
        #expect(try !PatternWatch(pattern(UnitDeployed.self, where: [("kit", "gas")])).fits(delivered(deployed)))
        let nested = [("contingency", "true"), ("report.size.high", "1200"), ("report.place", "")]
        #expect(try PatternWatch(pattern(InjectDelivered.self, where: nested)).fits(delivered(inject, by: nil)))
    }

    @Test func countsAndUnless() throws {
        var watch = ConditionWatch(
            .with {
                $0.happened = [pattern(WarningGiven.self, count: 3)]
                $0.unless = [pattern(AgreementReached.self)]
                $0.delay = 10
            }
        )
        let warning = try delivered(WarningGiven(), by: "muba/preventive")
        watch.observe([warning, warning], at: at(1))
        #expect(watch.standing(done: nothingDone) == .waits)
        watch.observe([warning], at: at(60))
        watch.observe([warning], at: at(65))
        #expect(watch.standing(done: nothingDone) == .holds(since: at(70)))
        watch.observe([try delivered(AgreementReached(), by: "muba/negotiation")], at: at(66))
        #expect(watch.standing(done: nothingDone) == .never)
    }

    @Test func comesTrueAgainOnceForEachNewEvent() throws {
        var watch = ConditionWatch(
            .with {
                $0.after = ["lempar"]
                $0.happened = [pattern(ForceUsed.self), pattern(ExitRouteOpened.self)]
            }
        )
        let done: (String) -> SimulatedTime? = { _ in at(5) }
        watch.observe([try delivered(ExitRouteOpened(), by: "muba/traffic")], at: at(10))
        watch.observe(
            [try delivered(ForceUsed(), by: "muba/phh"), try delivered(ForceUsed(), by: "muba/phh")],
            at: at(20)
        )
        #expect(watch.standing(done: done) == .holds(since: at(20)))
        watch.rearm()
        #expect(watch.standing(done: done) == .holds(since: at(20)))
        watch.rearm()
        #expect(watch.standing(done: done) == .waits)
        watch.observe([try delivered(ForceUsed(), by: "muba/phh")], at: at(140))
        #expect(watch.standing(done: done) == .holds(since: at(140)))
    }

    @Test func eachOfSeveralEventsHasItsOwnDelay() throws {
        var watch = ConditionWatch(
            .with {
                $0.happened = [pattern(ForceUsed.self, count: 2)]
                $0.delay = 40
            }
        )
        for (number, time) in [20, 25, 30, 50].enumerated() {
            watch.observe([try delivered(ForceUsed(), by: "muba/phh", number: UInt64(number))], at: at(UInt64(time)))
        }
        #expect(watch.standing(done: nothingDone) == .holds(since: at(65)))
        #expect(watch.cause?.sequence == 1)
        watch.rearm()
        #expect(watch.standing(done: nothingDone) == .holds(since: at(90)))
        #expect(watch.cause?.sequence == 3)
        watch.rearm()
        #expect(watch.standing(done: nothingDone) == .waits)
    }

    @Test func aCopyReadBackGoesOnAsTheOriginal() throws {
        var watch = ConditionWatch(.with { $0.happened = [pattern(ForceUsed.self, count: 2)] })
        watch.observe([try delivered(ForceUsed(), by: "muba/phh")], at: at(3))
        var copy = try JSONDecoder().decode(ConditionWatch.self, from: JSONEncoder().encode(watch))
        #expect(copy == watch)
        copy.observe([try delivered(ForceUsed(), by: "muba/phh", number: 9)], at: at(4))
        #expect(copy.standing(done: nothingDone) == .holds(since: at(4)))
        #expect(copy.cause == EventID(stream: try UnitID("muba/phh").mainStream, sequence: 9))
    }
}
