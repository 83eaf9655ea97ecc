import Domain
import Events
import Scenario
import TaskForceTesting
import Testing
import UnitTable

/// Muba with a radio that fails: the drill copes with what is lost, and comes to its end all the same.
@Suite struct RadioTests {
    private static func muba(
        _ fault: LinkFault,
        _ units: [String],
        at seconds: UInt64 = 0,
        for duration: UInt32,
        by delay: UInt32 = 0
    ) throws -> Scenario {
        try units.enumerated().reduce(ScenarioLibrary.withUnits.scenario("muba-2024")) { scenario, next in
            let link = LinkDisturbance.with {
                $0.unit = next.element
                $0.fault = fault
                $0.seconds = duration
                $0.delaySeconds = delay
            }
            return scenario.with(link: link, at: SimulatedTime(seconds: seconds), key: "radio-\(next.offset)")
        }
    }

    private static var all: [String] {
        get throws {
            try ScenarioLibrary.withUnits.scenario("muba-2024").roster.map(\.fact.unit.description)
                .filter { !$0.hasSuffix("/situation") }
        }
    }

    private func log(_ drill: Rehearsal) -> [String] {
        drill.log.map {
            "\($0.id) \($0.turn) \($0.cause.map(\.description) ?? "") \($0.message.canonicalBytes())"
        }
    }

    private func first(_ level: Level, in drill: Rehearsal) throws -> UInt64 {
        let set = drill.events(LevelSet.self).first { $0.event.level == level }
        return try #require(set, "the level never became \(level)").entry.time.seconds
    }

    /// Every order is carried out once: none is completed twice, except for a repeated answer.
    private func expectNoOrderCarriedOutTwice(_ drill: Rehearsal) throws {
        let repeated = Set(drill.events(OrderIssued.self).map(\.event.repeats)).subtracting([""])
        for (order, completions) in Dictionary(
            grouping: try drill.some(OrderCompleted.self),
            by: \.event.order
        ) where !repeated.contains(order) {
            #expect(completions.count == 1, "\(order)")
        }
        for (order, arrests) in Dictionary(grouping: try drill.some(ArrestAttempted.self), by: \.event.order) {
            #expect(arrests.count == 1, "\(order)")
        }
    }

    @Test(arguments: [LinkFault.cut, .delayed, .duplicated])
    func eachFaultGivesOneDrillThatEnds(fault: LinkFault) throws {
        let scenario = try Self.muba(fault, ["muba/detection", "muba/preventive"], at: 1_200, for: 1_800, by: 45)
        let drill = try play(scenario)
        #expect(try log(play(scenario)) == log(drill))
        #expect(drill.ended?.hasPrefix("anev selesai") == true)
        try expectNoOrderCarriedOutTwice(drill)
    }

    @Test func whatIsHeardTwiceChangesNothing() throws {
        // A cut that is over before anyone speaks: control's events are the same, and it has no effect.
        let usual = try play(Self.muba(.cut, Self.all, for: 1))
        let doubled = try play(Self.muba(.duplicated, Self.all, for: 86_400))
        func said(_ drill: Rehearsal) -> [String] {
            drill.log.filter { !($0.message is InjectDelivered) }.map {
                "\($0.id) \($0.turn) \($0.cause.map(\.description) ?? "") \($0.message.canonicalBytes())"
            }
        }
        let (one, other) = (said(usual), said(doubled))
        let differs = zip(usual.log, doubled.log).first {
            $0.message.canonicalBytes() != $1.message.canonicalBytes() && !($0.message is InjectDelivered)
        }
        #expect(try one.some("event") == other, "first \(String(describing: differs))")
        let links = doubled.events(InjectDelivered.self).filter { $0.event.link.fault == .duplicated }
        #expect(try links.count == Self.all.count, "every radio was told to double")
    }

    @Test func withDetectionCutOffYellowComesLater() throws {
        let usual = try play(ScenarioLibrary.withUnits.scenario("muba-2024"))
        let cut = try play(Self.muba(.cut, ["muba/detection"], at: 780, for: 2_400))
        #expect(try first(.yellow, in: cut) > first(.yellow, in: usual))
        #expect(cut.ended == "anev selesai: situasi dapat dikendalikan")
    }

    @Test func withDetectionLateTheFirstWordComesAsMuchLater() throws {
        func deployed(_ drill: Rehearsal) throws -> UInt64 {
            let order = drill.events(OrderIssued.self).first {
                $0.event.kind == .deploy && $0.event.addressee == "muba/preventive"
            }
            return try #require(order).entry.time.seconds
        }
        let usual = try play(ScenarioLibrary.withUnits.scenario("muba-2024"))
        let late = try play(Self.muba(.delayed, ["muba/detection"], at: 600, for: 1_800, by: 120))
        #expect(try deployed(late) == deployed(usual) + 120)
    }

    @Test func ordersThatNobodyAnsweredAreGivenAgain() throws {
        let usual = try play(ScenarioLibrary.withUnits.scenario("muba-2024"))
        #expect(try usual.some(OrderIssued.self).allSatisfy { $0.event.repeats.isEmpty })
        let warned = try #require(usual.events(EarlyWarningGiven.self).first).entry.time.seconds
        let cut = try play(Self.muba(.cut, ["muba/traffic"], at: warned - 30, for: 150))
        let again = cut.events(OrderIssued.self).filter { !$0.event.repeats.isEmpty }
        #expect(again.contains { $0.event.kind == .closeRoad && $0.event.addressee == "muba/traffic" })
        #expect(again.allSatisfy { $0.event.addressee == "muba/traffic" })
        let closed = try #require(cut.events(RoadClosed.self).first)
        #expect(again.contains { $0.event.repeats == closed.event.order }, "it goes by the first order's name")
        try expectNoOrderCarriedOutTwice(cut)
    }

    @Test func aUnitThatNeverAnswersIsAskedThreeTimesAndNotWaitedFor() throws {
        let silent = try play(Self.muba(.cut, ["muba/medical"], for: 86_400))
        let again = silent.events(OrderIssued.self).filter { !$0.event.repeats.isEmpty }
        let repeats = Dictionary(grouping: again, by: \.event.repeats)
        for (order, times) in repeats {
            #expect(times.count <= 2, "\(order)")
            #expect(times.allSatisfy { $0.event.addressee == "muba/medical" })
        }
        #expect(repeats.values.contains { $0.count == 2 }, "given once and twice again")
        #expect(try silent.some(OrderAcknowledged.self).allSatisfy { $0.entry.id.stream.text != "muba/medical" })
        #expect(silent.ended?.hasPrefix("anev selesai") == true)
    }

    @Test func theLibrarysDrillWithABadRadioIsWonLater() throws {
        let usual = try play(ScenarioLibrary.withUnits.scenario("muba-2024"))
        let bad = try play(ScenarioLibrary.withUnits.scenario("muba-2024-radio"))
        #expect(bad.ended == "anev selesai: situasi dapat dikendalikan")
        #expect(try first(.yellow, in: bad) > first(.yellow, in: usual))
    }
}
