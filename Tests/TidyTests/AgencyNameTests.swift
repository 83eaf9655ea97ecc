import Testing

/// An agency's name stands only in scenarios, in rule texts and in its own folder; code that coordinates a drill
/// addresses what units can do.
struct AgencyNameTests {
    /// Agencies that join drills, as they are written in names, types and texts.
    private static var agencies: [(name: String, pattern: Regex<Substring>)] {
        [
            ("Satpol PP", /satpol/.ignoresCase()), ("Damkar", /damkar/.ignoresCase()),
            ("Linmas", /linmas/.ignoresCase()), ("Dishub", /dishub/.ignoresCase()),
            ("Dinkes", /dinkes/.ignoresCase()), ("Kodim", /kodim/.ignoresCase()),
            // Within other words it means nothing: "first nil".
            ("TNI", /TNI|Tni|\btni\b|\btni[A-Z_]/),
        ]
    }

    /// The lines of a source, comments and texts included, that name an agency.
    private static func lines(naming source: SourceFile) -> [String] {
        source.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().flatMap { index, line in
            agencies.filter { line.contains($0.pattern) }.map { "\(source.path):\(index + 1) names \($0.name)" }
        }
    }

    @Test func nothingThatCoordinatesADrillNamesAnAgency() throws {
        // The table has a line for each agency's program, the launcher's help one of them for an example.
        let services = try Repository.names(in: "Services").filter { service in
            !["UnitTable", "Launcher"].contains(service) && !Self.agencies.contains { service.contains($0.pattern) }
        }
        let sources = try (["Shared"] + services.map { "Services/\($0)" }).flatMap { try Repository.sources(below: $0) }
        #expect(sources.count > 200)
        // Rule texts speak of whom they bind.
        for source in sources where !source.path.hasPrefix("Shared/Doctrine/Rules") {
            #expect(Self.lines(naming: source) == [])
        }
    }

    /// Whoever joins the police in a scenario of the library is looked for.
    @Test func everyAgencyOfTheLibraryIsLookedFor() throws {
        let template = try Repository.text("Shared/Scenario/Library/Organisations/polres.yaml")
        let police = ["polda-", "polres-", "brimob", "tim-massa"]
        let joined = template.components(separatedBy: "unit: <").dropFirst().compactMap { unit -> String? in
            guard let force = unit.prefixMatch(of: /[a-z]+>\/([a-z-]+)/),
                let agency = unit.firstMatch(of: /agency: ([a-z-]+)/)
            else { return nil }
            return police.contains(String(agency.1)) ? nil : String(force.1)
        }
        #expect(joined.count >= 6)
        for force in joined { #expect(Self.agencies.contains { force.contains($0.pattern) }, "\(force)") }
    }

    @Test(arguments: [
        "subordinates(\"satpol-pp\")", "import SatpolPP", "// the Damkar comes", "case linmas", "let dishub = 1",
        "\"dinkes.v1.BedsFree\"", "Kodim 0401", "\"tni\"", "TNIUnit.self", "tniUnit",
    ])
    func theSearchFindsThem(line: String) {
        #expect(Self.lines(naming: SourceFile(path: "x.swift", text: "let a = 1\n\(line)\n")).count == 1)
    }

    @Test func whatOnlyLooksLikeThemIsNone() {
        let text = "let firstNil = witness(fitness)\n// forces lent by another agency (BKO)\n"
        #expect(Self.lines(naming: SourceFile(path: "x.swift", text: text)) == [])
    }
}
