import Domain
import Events
import Scenario
import Testing

/// What a scenario adds to the command's plan, and what it calls the people of an agency.
@Suite struct PlannedOrdersTests {
    private static let text = """
        based_on: muba-2024
        key: muba-2024-uji
        title: Muba dengan PMI
        also:
          agencies:
            - { key: pmi, title: PMI Muba, source: assumed }
          roster:
            - unit: muba/pmi
              office: ketua-pmi
              title: Ketua PMI Muba
              agency: pmi
              superior: muba/command
              hears: [command, situation]
              capabilities: [first-aid]
              source: assumed
              forces:
                - { resource: personnel, total: 8, formation: medical_post, own_body: regu-tandu, place: randik, source: assumed }
                - { resource: stretcher, total: 4, place: randik, source: assumed }
        orders:
          - key: pmi-siaga
            occasion: yellow
            kind: deploy
            capability: first-aid
            at: rear
            text: Regu tandu siaga di belakang
            source: assumed

        """

    @Test func theDistrictsCommandAloneIsToldThem() throws {
        let briefings = try ScenarioLoader.load(text: Self.text, file: "uji.yaml").briefings()
        let told = briefings.filter { !$0.value.orders.isEmpty }
        #expect(told.keys.map(\.description) == ["muba/command"])
        let order = try #require(told.values.first?.orders.first)
        #expect(order.occasion == .yellow && order.kind == .deploy && order.target == .rear)
        #expect(order.capability == "first-aid" && order.text == "Regu tandu siaga di belakang")
        let forces = try #require(briefings[try UnitID("muba/pmi")]).forces
        #expect(forces.map(\.ownBody) == ["regu-tandu", ""])
        #expect(forces.map(\.formation) == [.medicalPost, .unspecified])
    }

    @Test(arguments: [
        (
            "capability: first-aid", "capability: first-ad",
            "capability 'first-ad' is not known; did you mean 'first-aid'?"
        ),
        ("occasion: yellow", "occasion: kuning", "'occasion' must be one of: watch, crowd, yellow, red"),
        (
            "kind: deploy", "kind: deployy",
            "patrol, deploy, open_medical_post, observe, not 'deployy'; did you mean 'deploy'?"
        ),
        ("kind: deploy", "kind: disperse", "an order 'disperse' is never planned: force"),
        ("at: rear", "at: randik", "'at' must be one of: site, rear, edge"),
        ("    text: Regu tandu siaga di belakang\n", "", "key 'text' is required here"),
        ("own_body: regu-tandu", "own_body: Regu Tandu", "'own_body' must be a name"),
        (
            "stretcher, total: 4,", "stretcher, total: 4, own_body: tandu,",
            "'own_body' names a body of people, and 'stretcher' is none"
        ),
    ])
    func whatDoesNotFitIsToldWithItsRemedy(good: String, bad: String, told: String) {
        #expect(Self.text.contains(good))
        let found = problems(in: Self.text.replacingOccurrences(of: good, with: bad))
        #expect(found.contains { $0.what.english.contains(told) }, "\(found.map(\.what.english))")
    }

    @Test func anOrderMoreComesWithAlso() throws {
        let more = Self.text.replacingOccurrences(of: "\norders:", with: "\n  orders:")
            .replacingOccurrences(of: "\n  - key: pmi-siaga\n", with: "\n    - key: pmi-siaga\n")
        let lines = more.split(separator: "\n", omittingEmptySubsequences: false)
        let start = try #require(lines.firstIndex(of: "    - key: pmi-siaga"))
        let text = (lines[...start] + lines[(start + 1)...].map { $0.isEmpty ? $0 : "  " + $0 }).joined(separator: "\n")
        let scenario = try ScenarioLoader.load(text: text, file: "uji.yaml")
        #expect(scenario.orders.map(\.fact.key) == ["pmi-siaga"])
    }
}
