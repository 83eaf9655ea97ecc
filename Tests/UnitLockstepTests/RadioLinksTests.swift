import Domain
import Events
import Foundation
import Lockstep
import TaskForceKit
import Testing
import UnitLockstep

/// What a unit hears while links are disturbed: the value alone, turn by turn.
@Suite struct RadioLinksTests {
    private let unit: UnitID
    private var links: RadioLinks

    init() throws {
        unit = try UnitID("muba/traffic")
        links = RadioLinks(of: unit)
    }

    private static func inject(
        _ fault: LinkFault,
        _ unit: String,
        from: UInt64 = 10,
        for seconds: UInt32 = 20,
        by: UInt32 = 0
    )
        throws -> DeliveredEvent
    {
        let event = InjectDelivered.with {
            $0.inject = "radio"
            $0.link = .with {
                $0.unit = unit
                $0.fault = fault
                $0.from = from
                $0.seconds = seconds
                $0.delaySeconds = by
            }
        }
        return DeliveredEvent(id: EventID(stream: .control, sequence: from), unit: nil, message: event)
    }

    private static func event(
        _ sequence: UInt64,
        by unit: String = "muba/command",
        _ message: any DrillEvent = LevelSet()
    )
        throws -> DeliveredEvent
    {
        let unit = try UnitID(unit)
        return DeliveredEvent(id: EventID(stream: unit.mainStream, sequence: sequence), unit: unit, message: message)
    }

    private static func seen(_ sequence: UInt64, by observers: [String]) throws -> DeliveredEvent {
        try event(sequence, by: "muba/situation", CrowdObserved.with { $0.observers = observers })
    }

    /// The names of what is heard, control's injects left out.
    private mutating func hear(_ events: [DeliveredEvent], at seconds: UInt64) -> [String] {
        links.deliver(events, at: SimulatedTime(seconds: seconds), reading: .standard)
            .filter { !($0.message is InjectDelivered) }.map { "\($0.id.stream):\($0.id.sequence)" }
    }

    @Test mutating func undisturbedEverythingIsHeardAsItIs() throws {
        let events = try [Self.event(1), Self.seen(1, by: [])]
        #expect(hear(events, at: 10) == ["muba/command:1", "muba/situation:1"])
        #expect(links.next == nil)
    }

    @Test(arguments: ["muba/traffic", "muba/command"])
    mutating func aCutAtEitherEndLosesWhatIsSaidUntilItEnds(end: String) throws {
        #expect(hear([try Self.inject(.cut, end), try Self.event(1)], at: 10) == [])
        #expect(hear([try Self.event(2)], at: 29) == [])
        #expect(hear([try Self.event(3)], at: 30) == ["muba/command:3"])
        #expect(links.next == nil, "what was lost does not come later")
    }

    @Test mutating func aCutOfAThirdUnitDisturbsNobodyElse() throws {
        #expect(hear([try Self.inject(.cut, "muba/medical"), try Self.event(1)], at: 10) == ["muba/command:1"])
    }

    @Test mutating func whatIsDelayedComesLaterInItsOrderBeforeWhatIsNew() throws {
        #expect(hear([try Self.inject(.delayed, "muba/command", for: 3, by: 30), try Self.event(1)], at: 10) == [])
        #expect(links.next == SimulatedTime(seconds: 40))
        #expect(hear([try Self.event(2)], at: 12) == [])
        // The delay is over, but what the same transmitter sends does not overtake; others are not held up.
        #expect(hear([try Self.event(3), try Self.event(1, by: "muba/medical")], at: 13) == ["muba/medical:1"])
        #expect(hear([], at: 39) == [])
        #expect(hear([try Self.event(2, by: "muba/medical")], at: 40) == ["muba/command:1", "muba/medical:2"])
        #expect(hear([try Self.event(4)], at: 60) == ["muba/command:2", "muba/command:3", "muba/command:4"])
        #expect(links.next == nil)
    }

    @Test mutating func delaysOfBothEndsAddUpAndTheLongestOfOneLinkCounts() throws {
        let disturbances = try [
            Self.inject(.delayed, "muba/command", by: 5), Self.inject(.delayed, "muba/command", by: 7),
            Self.inject(.delayed, "muba/traffic", by: 3),
        ]
        #expect(hear(disturbances + [try Self.event(1)], at: 10) == [])
        #expect(links.next == SimulatedTime(seconds: 20))
    }

    @Test mutating func aCutOutweighsADelay() throws {
        let disturbances = try [Self.inject(.delayed, "muba/command", by: 5), Self.inject(.cut, "muba/traffic")]
        #expect(hear(disturbances + [try Self.event(1)], at: 10) == [])
        #expect(links.next == nil)
    }

    @Test mutating func whatIsDuplicatedComesTwiceAtOnceAndCountsOnce() throws {
        let events = try [Self.inject(.duplicated, "muba/traffic"), Self.event(1), Self.event(2)]
        let heard = links.deliver(events, at: SimulatedTime(seconds: 10), reading: .standard)
        #expect(heard.dropFirst().map(\.id.sequence) == [1, 1, 2, 2])
        let turn = Turn(
            number: 1,
            time: SimulatedTime(seconds: 10),
            acting: true,
            events: heard,
            chance: Chance(seed: 1, unit: unit)
        )
        #expect(turn.eventsOnce.dropFirst().map(\.id.sequence) == [1, 2])
    }

    @Test mutating func whatIsDuplicatedAndDelayedComesTwiceLater() throws {
        let disturbances = try [Self.inject(.delayed, "muba/command", by: 5), Self.inject(.duplicated, "muba/traffic")]
        #expect(hear(disturbances + [try Self.event(1)], at: 10) == [])
        #expect(hear([], at: 15) == ["muba/command:1", "muba/command:1"])
    }

    @Test mutating func whatOnesOwnPeopleSeeNeedsNoRadio() throws {
        #expect(
            hear([try Self.inject(.cut, "muba/traffic"), try Self.seen(1, by: ["muba/traffic"])], at: 10)
                == ["muba/situation:1"]
        )
    }

    @Test mutating func aReportPassesIfOneObserverHasAWholeLink() throws {
        let cut = try Self.inject(.cut, "muba/preventive")
        let events = try [
            Self.seen(1, by: ["muba/preventive"]), Self.seen(2, by: ["muba/preventive", "muba/polsek"]),
            Self.seen(3, by: []),
        ]
        #expect(
            hear([cut] + events, at: 10) == ["muba/situation:2", "muba/situation:3"],
            "passers-by call by telephone"
        )
        let own = try Self.inject(.cut, "muba/traffic", from: 11)
        #expect(hear([own] + events, at: 11) == [], "who hears nothing hears no passer-by either")
    }

    @Test mutating func theGroundAndPeopleAndThoseFaceToFaceNeedNoRadio() throws {
        let cut = try Self.inject(.cut, "muba/traffic")
        var ground = RadioLinks(of: try UnitID("muba/situation"))
        let shot = try Self.event(1, by: "muba/traffic")
        #expect(ground.deliver([cut, shot], at: SimulatedTime(seconds: 10), reading: .standard).count == 2)
        let decided = DeliveredEvent(id: EventID(stream: .console, sequence: 1), unit: nil, message: LevelDecided())
        let handed = try Self.event(2, by: "muba/arrest", DetaineesHandedOver())
        #expect(hear([cut, decided, handed], at: 10) == ["console:1", "muba/arrest:2"])
    }

    @Test mutating func whatTheGroundAnswersIsHeardByWhoeverAsked() throws {
        let answer = try Self.event(1, by: "muba/situation", MarshalAnswered.with { $0.answers = "muba/traffic:4" })
        #expect(hear([try Self.inject(.cut, "muba/traffic"), answer], at: 10) == ["muba/situation:1"])
    }

    @Test mutating func aDisturbanceThatEndedBeforePlayBeganHasNoEffect() throws {
        #expect(hear([try Self.inject(.cut, "muba/traffic"), try Self.event(1)], at: 30) == ["muba/command:1"])
    }

    @Test mutating func beyondTheBoundTheOldestIsHeardEarly() throws {
        _ = hear([try Self.inject(.delayed, "muba/command", for: 3_000, by: 3_600)], at: 10)
        var heard: [String] = []
        for number in 0..<UInt64(RadioLinks.heldMax) + 2 {
            heard += hear([try Self.event(number)], at: 11 + number)
        }
        #expect(heard == ["muba/command:0", "muba/command:1"])
        let rest = hear([], at: 100_000)
        #expect(rest.count == RadioLinks.heldMax)
        #expect(rest.first == "muba/command:2")
    }

    @Test mutating func aSnapshotKeepsWhatIsOnItsWay() throws {
        let disturbance = try Self.inject(.delayed, "muba/command", by: 30)
        _ = hear([disturbance, try Self.event(1, LevelSet.with { $0.reason = "Massa menyerang" })], at: 10)
        var restored = try JSONDecoder().decode(RadioLinks.self, from: JSONEncoder().encode(links))
        for seconds in [20, 40, 50] as [UInt64] {
            let events = [try Self.event(seconds)]
            let one = links.deliver(events, at: SimulatedTime(seconds: seconds), reading: .standard)
            let other = restored.deliver(events, at: SimulatedTime(seconds: seconds), reading: .standard)
            #expect(one.map(\.id) == other.map(\.id))
            #expect(one.map { $0.message.canonicalBytes() } == other.map { $0.message.canonicalBytes() })
            #expect(links.next == restored.next)
        }
    }
}
