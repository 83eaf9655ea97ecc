import Doctrine
import Domain
import Events
import Phrases
import Testing

/// What stands against an order or an act, fact by fact.
struct QuestionTests {
    private static let dispersal = DispersalFacts(
        level: .yellow,
        formation: .equippedCrowdUnit,
        crowdIsThere: true,
        isWarned: true,
        exitIsOpen: true
    )

    @Test("a dispersal needs a line that may, a crowd in disorder, warnings and a way out")
    func dispersals() {
        #expect(Self.dispersal.obstacles.isEmpty)
        let broken: [([RuleID], (inout DispersalFacts) -> Void)] = [
            ([.d08], { $0.formation = nil }), ([.d08], { $0.formation = .initialCrowdUnit }),
            ([.d08], { $0.formation = .riotControlUnit }), ([.d08, .d14], { $0.level = .green }),
            ([.d14], { $0.crowdIsThere = false }), ([.d15], { $0.isWarned = false }),
            ([.d16], { $0.exitIsOpen = false }),
        ]
        for (rules, breaking) in broken {
            var facts = Self.dispersal
            breaking(&facts)
            #expect(facts.obstacles.map(\.rule) == rules)
        }
    }

    @Test("what is not known is told apart from what speaks against it")
    func unknown() {
        var facts = Self.dispersal
        facts.formation = nil
        #expect(facts.obstacles.map(\.lack) == [.unknown])
        facts.formation = .initialCrowdUnit
        #expect(facts.obstacles.map(\.lack) == [.against])
        #expect(ArrestFacts(act: "x", isOffence: nil).obstacles.map(\.lack) == [.unknown])
        #expect(ArrestFacts(act: "x", isOffence: false).obstacles.map(\.lack) == [.against])
        #expect(ArrestFacts(act: "x", isOffence: true).obstacles.isEmpty)
    }

    @Test("lapis ganti from KUNING on, lintas ganti in MERAH", arguments: Level.allCases)
    func reliefs(level: Level) {
        #expect(ReliefFacts(isCross: false, level: level).obstacles.isEmpty == (level == .yellow || level == .red))
        #expect(ReliefFacts(isCross: true, level: level).obstacles.isEmpty == (level == .red))
    }

    @Test("the strike platoon: on the Kapolda's order, in MERAH, where no PHH comes")
    func strikePlatoon() {
        for isFromKapolda in [true, false] {
            for level in [Level.yellow, .red] {
                for riotControlComes in [true, false] {
                    let facts = StrikePlatoonFacts(
                        isFromKapolda: isFromKapolda,
                        level: level,
                        riotControlComes: riotControlComes
                    )
                    let mayBe = isFromKapolda && level == .red && !riotControlComes
                    #expect(facts.obstacles.isEmpty == mayBe)
                    #expect(facts.obstacles.allSatisfy { $0.rule == .d12 })
                }
            }
        }
    }

    @Test("the reason of a refusal is told in English as doctrine says it")
    func reasons() throws {
        let obstacles =
            [true, false].flatMap { ReliefFacts(isCross: $0, level: .green).obstacles }
            + StrikePlatoonFacts(isFromKapolda: false, level: .green, riotControlComes: true).obstacles
            + [nil, false].flatMap { ArrestFacts(act: "muba/situation:7", isOffence: $0).obstacles }
        #expect(obstacles.count == 7)
        for obstacle in obstacles {
            let rule = try #require(obstacle.rule)
            let english = "\(obstacle.fact.english) (\(rule.rawValue))"
            #expect(Phrase.recorded(obstacle.reason).english == english)
        }
    }

    @Test("a way out counts where it was opened, until its road is closed")
    func exits() {
        var exits = ExitRoutes()
        let opened = ExitRouteOpened.with {
            $0.road = "jl-pasar"
            $0.place = "kpud"
        }
        exits.note(opened)
        exits.note(opened)
        #expect(exits.road(at: "kpud") == "jl-pasar")
        #expect(exits.road(at: "dprd") == nil)
        exits.note(RoadClosed.with { $0.road = "jl-depan" })
        #expect(exits.road(at: "kpud") == "jl-pasar")
        exits.note(RoadClosed.with { $0.road = "jl-pasar" })
        #expect(exits.road(at: "kpud") == nil)
        exits.note(opened)
        exits.closeAll()
        #expect(exits.road(at: "kpud") == nil)
    }

    @Test("warnings count anew when the level rises, and are bounded however many come")
    func warnings() throws {
        var tally = WarningTally()
        let warning = try EventID("muba/preventive:7")
        for _ in 0..<3 { tally.note(warning) }
        #expect(tally.isComplete(3) && !tally.isComplete(4))
        tally.levelRose()
        #expect(!tally.isComplete(1))
        for _ in 0..<10_000 { tally.note(warning) }
        #expect(tally.given.count == WarningTally.countMax)
    }

    @Test("a skipped step says why; one that is not skipped says nothing")
    func justification() {
        #expect(LevelRules.justification(from: .green, to: .red, because: "x").contains("penundaan"))
        #expect(!LevelRules.justification(from: .red, to: .green, because: "x").isEmpty)
        #expect(LevelRules.justification(from: .yellow, to: .red, because: "x").isEmpty)
        #expect(LevelRules.justification(from: .unspecified, to: .red, because: "x").isEmpty)
    }
}
