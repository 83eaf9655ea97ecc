import Testing

/// A claim about each event of a drill holds where there is none: tests make it of `some`, which throws there.
struct ClaimTests {
    /// A loop over events of a type, what all of them satisfy, and two counts that are equal.
    private static let shapes = [
        #"\bfor .* in .*\w[)\]]?\.events\(\w+\.self\)"#, #"\.events\(\w+\.self\).*\.allSatisfy"#,
        #"\.events\(\w+\.self\)\.count == .*\.events\(\w+\.self\)\.count"#,
    ]

    private static func claims(in source: SourceFile, _ shapes: [Regex<AnyRegexOutput>]) -> [String] {
        source.code.enumerated().compactMap { index, line in
            guard line.contains(".events("), !line.contains(".some("), shapes.contains(where: { line.contains($0) })
            else {
                return nil
            }
            return "\(source.path):\(index + 1)"
        }
    }

    @Test func noTestMakesAClaimOfEventsThatMayBeNone() throws {
        let shapes = try Self.shapes.map { try Regex($0) }
        let sources = try Repository.sources(below: "Tests")
        #expect(sources.contains { $0.text.contains("some(ForceUsed.self)") })
        for source in sources { #expect(Self.claims(in: source, shapes) == [], "say it of some(…)") }
    }

    @Test func theRuleBites() throws {
        let planted = SourceFile(
            path: "x.swift",
            text: """
                for (entry, use) in log.drill.events(ForceUsed.self) where use.isHard {
                for (_, use) in try play(scenario).events(ForceUsed.self) {
                #expect(drill.events(OrderDeclined.self).map(\\.event.reason).allSatisfy { $0.contains(rule) })
                #expect(drill.events(RoadReopened.self).count == drill.events(RoadClosed.self).count)
                // fine: for use in drill.events(ForceUsed.self) in a comment
                for (_, use) in try drill.some(ForceUsed.self) {
                for use in try drill.events(ForceUsed.self).filter(isHard).some(name) {
                #expect(drill.events(RoadClosed.self).count == 1)
                """
        )
        let found = try Self.claims(in: planted, Self.shapes.map { try Regex($0) })
        #expect(found == (1...4).map { "x.swift:\($0)" })
    }
}
