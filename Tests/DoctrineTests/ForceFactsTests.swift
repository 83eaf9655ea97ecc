import Doctrine
import Events
import Testing

/// Doctrine alone: the matching table and the conditions of force, without any drill.
struct ForceFactsTests {
    private static let met = ForceFacts(
        formation: .equippedCrowdUnit,
        level: .yellow,
        resistance: .aggressive,
        isFresh: true,
        talksBegan: true,
        isWarned: true,
        exitRoad: "jl-pasar",
        dispersal: .due
    )

    @Test("the matching table: PASSIVE 3, ACTIVE 4, AGGRESSIVE 5, LETHAL 6")
    func table() {
        let ceilings: [(Resistance, ForceLevel)] = [
            (.unspecified, .verbal), (.none, .verbal), (.passive, .softHand), (.active, .hardHand),
            (.aggressive, .bluntOrChemical), (.lethal, .firearm), (.UNRECOGNIZED(9), .verbal),
        ]
        #expect(Set(ceilings.map(\.0)).isSuperset(of: Resistance.allCases))
        for (resistance, ceiling) in ceilings {
            #expect(Proportionality.ceiling(for: resistance) == ceiling)
            for level in ForceLevel.allCases where level != .unspecified {
                #expect(Proportionality.allows(level, against: resistance) == (level.rawValue <= ceiling.rawValue))
            }
        }
    }

    @Test("every response stays within the table, and none is a firearm")
    func responses() {
        for resistance in Resistance.allCases {
            for means in Proportionality.responses(to: resistance) {
                #expect(Proportionality.allows(Proportionality.level(of: means), against: resistance))
                #expect(means != .firearm)
            }
        }
        let answered = Resistance.allCases.filter { !Proportionality.responses(to: $0).isEmpty }
        #expect(answered == [.active, .aggressive, .lethal], "a passive crowd is talked to")
    }

    @Test("with everything met, stage 5 is open; each condition alone closes it, and is named")
    func eachCondition() {
        #expect(Self.met.obstacles(to: .bluntOrChemical).isEmpty)
        let broken: [([RuleID], (inout ForceFacts) -> Void)] = [
            ([.d17], { $0.resistance = .active }), ([.d18], { $0.isFresh = false }),
            // HIJAU is no level for Dalmas lanjut either.
            ([.d08, .d14], { $0.level = .green }), ([.d15], { $0.isWarned = false }),
            ([.d16], { $0.exitRoad = nil }), ([.d14], { $0.dispersal = .notOrdered }),
            ([.d14], { $0.dispersal = .ordered }), ([.d14], { $0.dispersal = .announced }),
            ([.d08], { $0.formation = .riotControlUnit }),
        ]
        for (rules, breaking) in broken {
            var facts = Self.met
            breaking(&facts)
            #expect(facts.obstacles(to: .bluntOrChemical).map(\.rule) == rules)
        }
    }

    @Test("hands only after talks, unless the crowd attacks")
    func talks() {
        var facts = Self.met
        facts.talksBegan = false
        #expect(facts.obstacles(to: .hardHand).isEmpty)
        facts.resistance = .active
        #expect(facts.obstacles(to: .hardHand).map(\.rule) == [.d06])
        #expect(facts.obstacles(to: .hardHand).map(\.lack) == [.unknown])
        #expect(facts.obstacles(to: .verbal).isEmpty)
    }
}
