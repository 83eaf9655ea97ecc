import Events
import Launcher
import Phrases
import Testing

@Suite("Names in a person's decision")
struct DrillNamesTests {
    private var names: DrillNames {
        var names = DrillNames()
        names.hear(
            UnitBriefing.with {
                $0.places = [.with { $0.key = "kpud" }]
                $0.roads = [.with { $0.key = "jalan-barat" }]
                $0.roster = [.with { $0.unit = "muba/command" }, .with { $0.unit = "muba/traffic" }]
            }
        )
        return names
    }

    private func order(
        _ place: String,
        to unit: String = "muba/traffic",
        kind: String = "ORDER_KIND_CLOSE_ROAD"
    )
        -> OrderDecided
    {
        .with {
            $0.unit = "muba/command"
            $0.addressee = unit
            $0.kind = kind
            $0.place = place
        }
    }

    @Test("a place, a road, a unit and a kind of order that the drill has are let through, and so is what is not said")
    func known() throws {
        try names.check(FieldReported.with { $0.place = "kpud" })
        try names.check(FieldReported())
        try names.check(order("jalan-barat"))
        try names.check(LevelDecided.with { $0.unit = "muba/command" })
        try names.check(EndDecided.with { $0.by = "siapa" })
        // Before any briefing was heard nobody knows better.
        try DrillNames().check(FieldReported.with { $0.place = "kpdu" })
    }

    @Test("a decision that says too little to have any effect is refused, and what it lacks is named")
    func filled() throws {
        func lacking(_ decision: any DrillEvent) -> String? {
            let failure = #expect(throws: ServiceFailure.self) { try DrillNames.checkFilled(decision) }
            #expect(failure?.exitCode == 65)
            return failure?.phrase.english
        }
        #expect(lacking(LevelDecided.with { $0.level = .red })?.hasSuffix("these fields are missing: unit, by") == true)
        #expect(lacking(FieldReported())?.hasSuffix("place, reporter, text") == true)
        #expect(lacking(OrderDecided.with { $0.by = "kapolres" })?.hasSuffix("unit, addressee, kind") == true)
        #expect(lacking(EndDecided())?.hasSuffix(": by") == true)
        // Numbers are word enough.
        try DrillNames.checkFilled(
            FieldReported.with {
                ($0.place, $0.reporter) = ("kpud", "pos-1")
                $0.size = 0
            }
        )
    }

    @Test("a slip is refused with what was meant")
    func slips() throws {
        func told(_ decision: any DrillEvent) -> String? {
            let failure = #expect(throws: ServiceFailure.self) { try names.check(decision) }
            #expect(failure?.exitCode == 65)
            return failure?.phrase.english
        }
        let report = FieldReported.with { $0.place = "kpdu" }
        #expect(told(report) == "place 'kpdu' is not known; did you mean 'kpud'?")
        #expect(told(order("kpud", to: "muba/trafic"))?.contains("did you mean 'muba/traffic'?") == true)
        #expect(told(order("kpud", kind: "ORDER_KIND_CLOSE_RAOD"))?.contains("'ORDER_KIND_CLOSE_ROAD'?") == true)
        #expect(told(LevelDecided.with { $0.unit = "muba/comand" })?.contains("'muba/command'?") == true)
    }
}
