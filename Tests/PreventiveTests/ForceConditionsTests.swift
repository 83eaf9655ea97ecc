import Events
import Preventive
import Testing

/// Doctrine alone: the matching table and the conditions of force, without any drill.
struct ForceConditionsTests {
    private static let met = ForceConditions(
        level: .yellow,
        resistance: .aggressive,
        isFresh: true,
        talksBegan: true,
        isWarned: true,
        exitRoad: "jl-pasar",
        isDispersalAnnounced: true
    )

    @Test("the matching table: PASSIVE 3, ACTIVE 4, AGGRESSIVE 5, LETHAL 6")
    func table() {
        let ceilings: [(Resistance, ForceLevel)] = [
            (.unspecified, .verbal), (.none, .verbal), (.passive, .softHand), (.active, .hardHand),
            (.aggressive, .bluntOrChemical), (.lethal, .firearm), (.UNRECOGNIZED(9), .verbal),
        ]
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
        #expect(Proportionality.responses(to: .passive).isEmpty)
    }

    @Test("with everything met, stage 5 is open; each condition alone closes it, and is named")
    func eachCondition() {
        #expect(Self.met.unmet(for: .bluntOrChemical).isEmpty)
        let broken: [(ForceRule, (inout ForceConditions) -> Void)] = [
            (.proportionate, { $0.resistance = .active }), (.observedLately, { $0.isFresh = false }),
            (.levelRaised, { $0.level = .green }), (.warned, { $0.isWarned = false }),
            (.exitOpen, { $0.exitRoad = nil }),
            (.dispersalOrdered, { $0.isDispersalAnnounced = false }),
        ]
        for (rule, breaking) in broken {
            var conditions = Self.met
            breaking(&conditions)
            #expect(conditions.unmet(for: .bluntOrChemical) == [rule])
        }
    }

    @Test("hands only after talks, unless the crowd attacks")
    func talks() {
        var conditions = Self.met
        conditions.talksBegan = false
        #expect(conditions.unmet(for: .hardHand).isEmpty)
        conditions.resistance = .active
        #expect(conditions.unmet(for: .hardHand) == [.negotiatedFirst])
        #expect(conditions.unmet(for: .verbal).isEmpty)
    }
}
