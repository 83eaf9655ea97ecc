import Crowd
import Foundation
import Testing

/// People and officers who come and go, and what is asked of the crowd between its ticks.
@Suite struct PresenceTests {
    private static func ground() -> CrowdParameters {
        var ground = CrowdParameters.run2
        (ground.agents, ground.hardcore, ground.onlookers) = (300, 30, 50)
        (ground.officers, ground.negotiators) = (20, 2)
        ground.forceMoves = false
        ground.officersArrest = false
        return ground
    }

    private static let everywhere = Array(0..<1600)

    private static func sites(_ crowd: CrowdModel) -> [Int] {
        (0..<crowd.parameters.agents).map { crowd.person($0) }.filter { [.quiet, .active].contains($0.doing) }
            .map { $0.row * 40 + $0.column }
    }

    @Test("An empty ground fills as people come, each kind by itself, and nobody twice")
    func coming() {
        var crowd = CrowdModel(Self.ground(), seed: 4)
        crowd.clear()
        #expect((crowd.present, crowd.away, crowd.officers, crowd.active) == (0, 300, 0, 0))
        crowd.step()
        #expect(crowd.present == 0 && crowd.tension == 0)
        let entrance = Array(0..<80)
        let came = [crowd.admit(10, .hardcore, to: entrance), crowd.admit(500, .onlooker, to: entrance)]
        #expect(came == [10, 50])
        #expect(crowd.present(.hardcore) == 10 && crowd.present(.onlooker) == 50 && crowd.present(.follower) == 0)
        #expect(Set(Self.sites(crowd)).count == 60)
        #expect(Self.sites(crowd).allSatisfy { $0 < 80 })
        // No more than there is room for.
        let more = [crowd.admit(100, .follower, to: entrance), crowd.admit(1, .follower, to: entrance)]
        #expect(more == [20, 0])
        #expect(crowd.present == 80 && crowd.away == 220)
    }

    @Test("Who goes and comes back is the same person")
    func character() {
        var crowd = CrowdModel(Self.ground(), seed: 4)
        let before = (0..<300).map { crowd.person($0) }
        crowd.clear()
        for kind in CrowdKind.allCases { _ = crowd.admit(300, kind, to: Self.everywhere) }
        #expect(crowd.present == 300)
        for (id, was) in before.enumerated() {
            let person = crowd.person(id)
            #expect(person.kind == was.kind && person.hardship == was.hardship)
            #expect(person.riskAversion == was.riskAversion)
        }
    }

    @Test("The quiet can be let go, those who act cannot")
    func going() {
        var crowd = CrowdModel(Self.ground(), seed: 4)
        crowd.setLegitimacy(0.2)
        crowd.withdrawOfficers(20)
        crowd.step()
        let active = crowd.active
        #expect(active > 100)
        for kind in CrowdKind.allCases { _ = crowd.dismiss(.max, kind) }
        #expect(crowd.quiet == 0 && crowd.active == active && crowd.present == active)
    }

    @Test("Officers deter where they are posted and only while they are there")
    func officers() throws {
        var parameters = Self.ground()
        parameters.legitimacy = 0.8
        parameters.officers = 150
        var watched = CrowdModel(parameters, seed: 4)
        var unwatched = watched
        unwatched.withdrawOfficers(150)
        #expect(unwatched.officers == 0 && unwatched.officer(3) == nil)
        for _ in 0..<10 {
            watched.step()
            unwatched.step()
        }
        #expect(watched.active < unwatched.active / 2)
        #expect(watched.arrests == 0)
        let free = try #require(Self.everywhere.first { !Self.sites(unwatched).contains($0) })
        let isPosted = unwatched.postOfficer(3, column: free % 40, row: free / 40)
        #expect(isPosted)
        #expect(try #require(unwatched.officer(3)) == (free % 40, free / 40))
        #expect(unwatched.officers == 1)
    }

    @Test("Arrests on command take from the active, and no more than there are")
    func arrests() {
        var crowd = CrowdModel(Self.ground(), seed: 4)
        crowd.setLegitimacy(0.4)
        crowd.step()
        let active = crowd.active
        #expect(active > 10)
        let first = crowd.arrest(4)
        #expect(first == 4)
        #expect((crowd.active, crowd.jailed, crowd.arrests) == (active - 4, 4, 4))
        let rest = crowd.arrest(.max)
        #expect(rest == active - 4)
        #expect(crowd.active == 0)
    }

    @Test("Flight empties what sees the place, and leaves the rest")
    func flight() {
        var crowd = CrowdModel(Self.ground(), seed: 4)
        let near = Self.sites(crowd).filter { site in
            let (columns, rows) = (abs(site % 40 - 20), abs(site / 40 - 20))
            return columns * columns + rows * rows <= 49
        }
        #expect(!near.isEmpty)
        let fled = [
            crowd.scatter(column: 20, row: 20, chance: .zero), crowd.scatter(column: 20, row: 20, chance: .one),
        ]
        #expect(fled == [0, near.count])
        #expect(Set(Self.sites(crowd)).isDisjoint(with: near))
        #expect(crowd.present == 300 - near.count)
    }

    @Test("Two calls in one tick draw anew, and the same calls give the same crowd")
    func draws() {
        func run() -> [Int] {
            var crowd = CrowdModel(Self.ground(), seed: 9)
            let first = crowd.scatter(column: 20, row: 20, chance: 0.5)
            let second = crowd.scatter(column: 20, row: 20, chance: 0.5)
            #expect(first > 0 && second > 0)
            crowd.step()
            return Self.sites(crowd)
        }
        #expect(run() == run())
    }

    @Test("A crowd that was kept goes on as it would have")
    func keeping() throws {
        var parameters = Self.ground()
        parameters.dials = CrowdDials(backlash: 0.01, dialogue: 0.002)
        var crowd = CrowdModel(parameters, seed: 11)
        crowd.setLegitimacy(0.5)
        for _ in 0..<20 { crowd.step() }
        _ = crowd.arrest(3)
        _ = crowd.dismiss(40, .follower)
        var kept = try JSONDecoder().decode(CrowdModel.self, from: JSONEncoder().encode(crowd))
        for _ in 0..<20 {
            for kind in CrowdKind.allCases {
                let came = [crowd.admit(3, kind, to: Self.everywhere), kept.admit(3, kind, to: Self.everywhere)]
                #expect(came[0] == came[1])
            }
            crowd.step()
            kept.step()
        }
        #expect((0..<300).map { crowd.person($0) } == (0..<300).map { kept.person($0) })
        #expect((crowd.active, crowd.jailed, crowd.arrests) == (kept.active, kept.jailed, kept.arrests))
    }
}
