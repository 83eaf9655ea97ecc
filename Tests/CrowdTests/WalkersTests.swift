import Crowd
import Testing

@Suite struct WalkersTests {
    /// As many of a ring's cells as `density` says, any of them alike.
    static func ring(_ length: Int, density: Double) -> [Int] {
        let random = CrowdRandom(seed: 99)
        let keyed = (0..<length).map { (random.bits(tick: 0, person: UInt32($0), draw: 0), $0) }
        return keyed.sorted { $0 < $1 }.prefix(Int(Double(length) * density)).map { $0.1 }
    }

    @Test(
        "The flow on a ring is the exact one within 1 %: (1 - √(1 - 4pρ(1 - ρ))) / 2",
        arguments: [0.25, 0.5, 0.75, 1],
        [0.1, 0.25, 0.5, 0.75, 0.9]
    )
    func ringFlow(haste: Double, density: Double) throws {
        let length = 1000
        let steps = 4000
        var walkers = Walkers(
            on: FloorField(ring: length),
            at: Self.ring(length, density: density),
            pull: 30,
            haste: try #require(Fraction(nearest: haste)),
            seed: 1
        )
        for _ in 0..<3000 { walkers.step() }
        var moves = 0
        for _ in 0..<steps {
            walkers.step()
            moves += walkers.moves
        }
        let flow = Double(moves) / Double(steps * length)
        let exact = (1 - (1 - 4 * haste * density * (1 - density)).squareRoot()) / 2
        #expect(abs(flow - exact) <= 0.01 * exact, "\(flow) instead of \(exact)")
        // In step with each other, everyone with room moves: exact, not only within 1 %.
        let count = walkers.cells.count
        if haste == 1 { #expect(moves == steps * min(count, length - count)) }
    }

    @Test("Distances go around walls, and what is walled in has none")
    func distances() {
        // . . # .
        // . # # .
        // . . . G
        let field = FloorField(width: 4, height: 3, walls: [2, 5, 6], goals: [11])
        #expect(field.distance(from: 11) == 0)
        #expect(field.distance(from: 3) == 2)
        #expect(field.distance(from: 1) == 6)
        #expect(field.distance(from: 2) == nil)
        let closed = FloorField(width: 3, height: 1, walls: [1], goals: [2])
        #expect(closed.distance(from: 0) == nil)
    }

    @Test("A room empties through its door, nobody sharing a cell or standing in a wall")
    func evacuation() {
        let walls = Set((0..<20).map { $0 * 20 + 10 }.filter { $0 != 9 * 20 + 10 })
        let field = FloorField(width: 20, height: 20, walls: walls, goals: [9 * 20 + 19])
        let crowd = (0..<20).flatMap { row in (0..<8).map { row * 20 + $0 } }
        var walkers = Walkers(on: field, at: crowd, pull: 5, seed: 4)
        var left = 0
        var steps = 0
        while left < crowd.count, steps < 1000 {
            walkers.step()
            steps += 1
            #expect(Set(walkers.cells).count == walkers.cells.count)
            #expect(walls.isDisjoint(with: walkers.cells))
            left += walkers.leaveAtGoals()
        }
        #expect(left == crowd.count)
        // The door lets one through in a step at the very most.
        #expect(steps >= crowd.count)
    }

    @Test("Of four who want one cell, one gets it, each as often")
    func conflict() {
        let field = FloorField(width: 3, height: 3, walls: [0, 2, 6, 8], goals: [4])
        var wins = [0, 0, 0, 0]
        for seed: UInt64 in 1...4000 {
            var walkers = Walkers(on: field, at: [1, 3, 5, 7], pull: 30, seed: seed)
            walkers.step()
            #expect(walkers.moves == 1)
            for (person, cell) in walkers.cells.enumerated() where cell == 4 { wins[person] += 1 }
        }
        // Four standard deviations of 27 about 1,000.
        #expect(wins.allSatisfy { (890...1110).contains($0) }, "\(wins)")
    }

    @Test("Without a pull all four ways are alike, with one they are not")
    func pull() throws {
        func meanDistance(_ pull: Double) throws -> Double {
            let field = FloorField(width: 41, height: 41, goals: [0])
            let centre = 20 * 41 + 20
            let distances = try (1...200 as ClosedRange<UInt64>).map { seed in
                var walker = Walkers(on: field, at: [centre], pull: pull, seed: seed)
                for _ in 0..<10 { walker.step() }
                return try #require(field.distance(from: walker.cells[0]))
            }
            return Double(distances.reduce(0, +)) / 200
        }
        #expect(try abs(meanDistance(0) - 40) < 1)
        #expect(try meanDistance(1) < 37)
        #expect(try meanDistance(30) == 30)
    }
}
