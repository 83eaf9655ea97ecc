import Crowd
import Testing

/// The crowd on a drill's own lattice: walls, a goal to walk to, officers where they are posted.
@Suite struct DrillLatticeTests {
    private static let width = 60
    private static let height = 40

    /// Open ground within walls seven deep, with a fence across it that has a gate.
    private static func ground() -> CrowdParameters {
        var ground = CrowdParameters.run2
        (ground.width, ground.height) = (width, height)
        (ground.agents, ground.officers, ground.negotiators) = (200, 10, 2)
        ground.forceMoves = false
        for row in 0..<height {
            for column in 0..<width {
                let isEdge = !(7..<width - 7).contains(column) || !(7..<height - 7).contains(row)
                let isFence = column == 30 && !(18...21).contains(row)
                if isEdge || isFence { ground.walls.insert(row * width + column) }
            }
        }
        return ground
    }

    @Test("The crowd gathers at its goal, round the fence and never in it")
    func gathering() {
        var parameters = Self.ground()
        parameters.officers = 0
        // Nobody acts, so that nothing but walking happens.
        parameters.legitimacy = 0.95
        let goal = 20 * Self.width + 50
        let field = FloorField(width: Self.width, height: Self.height, walls: parameters.walls, goals: [goal])
        var crowd = CrowdModel(parameters, seed: 2)
        crowd.head(along: field)
        func distances() -> [Int] {
            (0..<parameters.agents).compactMap { id in
                let person = crowd.person(id)
                return field.distance(from: person.row * Self.width + person.column)
            }
        }
        let before = distances().reduce(0, +)
        for _ in 0..<300 {
            let last = (0..<parameters.agents).map { crowd.person($0) }
            crowd.step()
            for (id, was) in last.enumerated() {
                let person = crowd.person(id)
                #expect(abs(person.column - was.column) + abs(person.row - was.row) <= 1)
                #expect(!parameters.walls.contains(person.row * Self.width + person.column))
            }
            let sites = Set((0..<parameters.agents).map { crowd.person($0).row * Self.width + crowd.person($0).column })
            #expect(sites.count == parameters.agents)
        }
        #expect(distances().count == parameters.agents)
        #expect(distances().reduce(0, +) < before * 2 / 3)
    }

    @Test("Officers stay where they are posted, and hold back those who see them")
    func posting() throws {
        let parameters = Self.ground()
        var crowd = CrowdModel(parameters, seed: 2)
        for number in 0..<10 {
            var isPosted = false
            for row in 7..<33 where !isPosted {
                isPosted = crowd.postOfficer(number, column: 40 + number % 5, row: row)
            }
            #expect(isPosted)
        }
        let posts = try (0..<10).map { try #require(crowd.officer($0)) }
        let next = posts[1]
        // A wall, a site that is taken, and one off the lattice.
        let refused = [
            crowd.postOfficer(0, column: 0, row: 0), crowd.postOfficer(0, column: next.column, row: next.row),
            crowd.postNegotiator(0, column: 60, row: 0),
        ]
        #expect(refused == [false, false, false])
        for _ in 0..<50 { crowd.step() }
        for (number, post) in posts.enumerated() { #expect(try #require(crowd.officer(number)) == post) }
        #expect(crowd.active + crowd.jailed > 0)
        var unwatched = CrowdModel(parameters, seed: 2)
        unwatched.withdrawOfficers(10)
        for _ in 0..<50 { unwatched.step() }
        #expect(unwatched.active > crowd.active)
    }
}
