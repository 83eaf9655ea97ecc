import CityMap
import Testing

/// The formula of the Bureau of Public Roads, and the equilibrium of Braess.
struct TravelTimeTests {
    static let arc = RoadNetwork.Arc(from: 0, to: 1, freeFlowMilliseconds: 20_000, vehiclesAnHour: 800)

    @Test(arguments: [(0, 20_000), (800, 23_000), (1600, 68_000)] as [(Int64, Int64)])
    func loadedTimesAreExact(volume: Int64, milliseconds: Int64) {
        #expect(BPR.milliseconds(on: Self.arc, volume: volume) == milliseconds)
    }

    @Test func theFactorsAreThoseOfTheFormula() {
        #expect(BPR.factor(volume: 0, capacity: 700) == 1)
        #expect(BPR.factor(volume: 700, capacity: 700) == 1.15)
        #expect(BPR.factor(volume: 1400, capacity: 700) == 3.4)
    }

    @Test func volumesBeyondAllMeasureSaturate() {
        #expect(BPR.milliseconds(on: Self.arc, volume: .max) == RoadNetwork.arcMillisecondsMax)
        #expect(BPR.milliseconds(on: Self.arc, volume: -5) == 20_000)
    }

    /// Braess 1968: six travellers from 0 to 3, links 10x, 50 + x and the bridge 10 + x.
    static func braess(bridge: Bool) throws -> UserEquilibrium {
        var links = [
            UserEquilibrium.Link(from: 0, to: 1, .linear(free: 0, each: 10)),
            .init(from: 0, to: 2, .linear(free: 50, each: 1)),
            .init(from: 1, to: 3, .linear(free: 50, each: 1)),
            .init(from: 2, to: 3, .linear(free: 0, each: 10)),
        ]
        if bridge { links.append(.init(from: 1, to: 2, .linear(free: 10, each: 1))) }
        return try UserEquilibrium(of: [.init(from: 0, to: 3, demand: 6)], on: links)
    }

    @Test func closingTheBridgeOfBraessHelpsEverybody() throws {
        let open = try Self.braess(bridge: true)
        #expect(abs(open.times[0] - 92) < 1e-9)
        #expect(open.volumes.count == 5)
        for (volume, exact) in zip(open.volumes, [4.0, 2, 2, 4, 2]) { #expect(abs(volume - exact) < 1e-9) }
        let closed = try Self.braess(bridge: false)
        #expect(closed.times == [83])
        #expect(closed.volumes == [3, 3, 3, 3])
        #expect(open.relativeGap <= 1e-12 && closed.relativeGap <= 1e-12)
    }

    @Test func twoEqualRoadsShareTheirTrafficUnderBPR() throws {
        let delay = UserEquilibrium.Delay.bpr(free: 100, capacity: 500)
        let links = [UserEquilibrium.Link(from: 0, to: 1, delay), .init(from: 0, to: 1, delay)]
        let shared = try UserEquilibrium(of: [.init(from: 0, to: 1, demand: 1000)], on: links)
        #expect(shared.relativeGap <= 1e-12)
        // Near equilibrium the gap is the square of the error, so volumes are known to about its root.
        #expect(abs(shared.volumes[0] - 500) < 0.01 && abs(shared.times[0] - 115) < 0.01)
    }

    @Test func aJourneyWithoutWayIsRefused() {
        let journey = UserEquilibrium.Journey(from: 1, to: 0, demand: 1)
        #expect(throws: UserEquilibrium.NoRoute.self) {
            try UserEquilibrium(of: [journey], on: [.init(from: 0, to: 1, .linear(free: 1, each: 0))])
        }
    }
}
