import Domain
import Events
import Foundation
import Lockstep
import TaskForceKit
import TaskForceTesting
import Testing

/// Drives on the road network: round what is closed, through what cannot be avoided, and what is said of it.
@Suite struct DriveTests {
    private static let traffic = "muba/traffic"
    private static let ground = "muba/situation"

    private func post(parameters: [String: Int64] = [:]) throws -> UnitPost {
        let briefing = SmallTown.briefing("muba/medical", office: "katim-kesehatan", parameters: parameters)
        return try UnitPost(SmallTown.onRoads(briefing))
    }

    private func id(_ sequence: UInt64, of unit: String = traffic) throws -> EventID {
        EventID(stream: try UnitID(unit).mainStream, sequence: sequence)
    }

    private func turn(_ unit: String = traffic, _ events: any DrillEvent...) throws -> Turn {
        let unit = try UnitID(unit)
        return Turn(
            number: 1,
            time: .start,
            acting: false,
            events: events.enumerated().map { index, event in
                DeliveredEvent(
                    id: EventID(stream: unit.mainStream, sequence: UInt64(index)),
                    unit: unit,
                    message: event
                )
            },
            chance: Chance(seed: 1, unit: unit)
        )
    }

    private func toHospital(_ post: UnitPost) -> Drive { post.drive(from: SmallTown.site, to: "rsud") }

    private static let closed = RoadClosed.with { $0.road = "jl-rsud" }
    private static let blocking = SmallTown.crowd(.blockingRoad, .passive, seenBy: [])

    @Test func aClosureOnTheWayCostsTheDetourAndIsNamed() throws {
        var post = try post()
        #expect(toHospital(post) == Drive(seconds: 180))
        post.roads.hear(try turn(Self.traffic, Self.closed))
        #expect(toHospital(post) == Drive(seconds: 220, delaySeconds: 40, delayedBy: [try id(0)]))
        post.roads.hear(try turn(Self.traffic, RoadReopened.with { $0.road = "jl-rsud" }))
        #expect(toHospital(post) == Drive(seconds: 180))
    }

    @Test(arguments: ["jl-depan", "jl-lingkar", "jl-pasar", "jl-mana"])
    func aClosureElsewhereCostsNothing(road: String) throws {
        var post = try post()
        post.roads.hear(try turn(Self.traffic, RoadClosed.with { $0.road = road }))
        #expect(toHospital(post) == Drive(seconds: 180))
    }

    @Test func anotherDistrictsClosureIsNotOurs() throws {
        var post = try post()
        post.roads.hear(try turn("oku/traffic", Self.closed))
        #expect(toHospital(post) == Drive(seconds: 180))
    }

    @Test func whereEveryWayIsCutEachBarrierOnTheUsualOneCostsItsSeconds() throws {
        for seconds in [0, 90] as [UInt64] {
            var post = try post(parameters: ["barrier_seconds": Int64(seconds)])
            let front = RoadClosed.with { $0.road = "jl-depan" }
            let market = RoadClosed.with { $0.road = "jl-pasar" }
            post.roads.hear(try turn(Self.traffic, Self.closed, front, market))
            let named = seconds > 0 ? [try id(0)] : []
            #expect(toHospital(post) == Drive(seconds: 180 + seconds, delaySeconds: seconds, delayedBy: named))
        }
    }

    @Test func aBlockingCrowdHoldsUpVehiclesButOnTheRoadThatIsKeptClear() throws {
        var post = try post()
        post.roads.hear(try turn(Self.ground, Self.blocking))
        #expect(toHospital(post) == Drive(seconds: 300, delaySeconds: 120, delayedBy: [try id(0, of: Self.ground)]))
        post.roads.hear(try turn(Self.traffic, CorridorOpened.with { $0.road = "jl-depan" }))
        #expect(toHospital(post).seconds == 220)
        post.roads.hear(try turn(Self.traffic, CorridorOpened.with { $0.road = "jl-rsud" }))
        #expect(toHospital(post) == Drive(seconds: 180))
        post.roads.hear(try turn(Self.traffic, CorridorClosed.with { $0.road = "jl-rsud" }))
        #expect(toHospital(post).seconds == 220)
        // Away from the crowd nobody notices it, and who goes there gets out at its edge.
        #expect(post.drive(from: "rsud", to: SmallTown.site) == Drive(seconds: 180))
        #expect(post.drive(from: SmallTown.rear, to: SmallTown.station) == Drive(seconds: 120))
    }

    @Test func aClosureWhoseFarEndIsMannedIsPassedUntilNobodyStandsThere() throws {
        var post = try post()
        let opened = PassageOpened.with { $0.road = "jl-rsud" }
        let left = PassageClosed.with { $0.road = "jl-rsud" }
        post.roads.hear(try turn(Self.traffic, Self.closed))
        post.roads.hear(try turn("muba/gate", opened))
        #expect(toHospital(post) == Drive(seconds: 180))
        post.roads.hear(try turn("muba/gate", left))
        #expect(toHospital(post).delayedBy == [try id(0)])
        // A road that was open in between is closed for all when it is closed again.
        post.roads.hear(try turn("muba/gate", opened))
        post.roads.hear(try turn(Self.traffic, RoadReopened.with { $0.road = "jl-rsud" }, Self.closed))
        #expect(toHospital(post).delaySeconds == 40)
        // A crowd in the way is not passed so.
        post.roads.hear(try turn("muba/gate", opened))
        post.roads.hear(try turn(Self.ground, Self.blocking))
        #expect(toHospital(post).delayedBy == [try id(0, of: Self.ground)])
    }

    @Test func aCrowdThatCalmsDownLeavesOrDispersesIsNoObstacle() throws {
        let elsewhere = CrowdObserved.with {
            $0 = Self.blocking
            $0.placeKey = SmallTown.station
        }
        let gone = CrowdDispersed.with {
            $0.placeKey = SmallTown.site
            $0.group = Self.blocking.group
        }
        for event in [SmallTown.crowd(.oration, .none, seenBy: []), elsewhere, gone] as [any DrillEvent] {
            var post = try post()
            post.roads.hear(try turn(Self.ground, Self.blocking))
            post.roads.hear(try turn(Self.ground, event))
            #expect(toHospital(post) == Drive(seconds: 180))
        }
    }

    @Test func theLastMetresOffTheNetworkAreDrivenStraight() throws {
        var briefing = SmallTown.onRoads(SmallTown.briefing("muba/medical", office: "katim-kesehatan"))
        briefing.places[0].nodeMetres = 100
        #expect(try UnitPost(briefing).drive(from: SmallTown.site, to: "rsud").seconds == 195)
    }

    @Test func withoutANetworkItIsTheStraightDistanceTimesTheDetour() throws {
        for (percent, seconds) in [(100, 180), (130, 234)] as [(Int64, UInt64)] {
            let briefing = SmallTown.briefing(
                "muba/medical",
                office: "katim-kesehatan",
                parameters: ["detour_percent": percent]
            )
            var post = try UnitPost(briefing)
            post.roads.hear(try turn(Self.traffic, Self.closed))
            #expect(toHospital(post) == Drive(seconds: seconds))
        }
    }

    @Test func aSnapshotKeepsTheRoadsAndWhatHoldsOnThem() throws {
        var post = try post()
        post.roads.hear(try turn(Self.traffic, Self.closed))
        let kept = try JSONDecoder().decode(UnitPost.self, from: JSONEncoder().encode(post))
        #expect(toHospital(kept) == toHospital(post) && toHospital(kept).delaySeconds == 40)
    }

    @Test(arguments: 0..<4)
    func aNetworkThatDoesNotFitIsRefused(fault: Int) throws {
        var briefing = SmallTown.onRoads(SmallTown.briefing("muba/medical", office: "katim-kesehatan"))
        switch fault {
        case 0: briefing.network.arcs[0].head = briefing.network.nodes
        case 1: briefing.network.arcs[0].road = UInt32(briefing.network.roads.count)
        case 2: briefing.places[0].clearNode()
        default: briefing.network.nodes = .max
        }
        #expect(throws: BriefingError.self) { try PlaceMap(briefing) }
    }
}
