import Domain
import Foundation
import Phrases
import Playing
import Scenario
import Testing

@Suite("What a run asks for")
struct RunRequestTests {
    private func request(
        record: String?,
        lane: RunRequest.Lane = .embedded,
        external: [UnitID] = []
    ) throws -> RunRequest {
        try RunRequest(
            scenario: ScenarioLibrary.builtIn.scenario("muba-2024"),
            drill: DrillID("muba-2024.test"),
            seed: 3,
            lane: lane,
            pace: .fastest,
            record: record,
            external: external
        )
    }

    @Test("the record is named for the drill unless told otherwise")
    func name() throws {
        #expect(try request(record: nil).record == "muba-2024.test.gladi")
    }

    @Test("a record that exists is never written over")
    func exists() throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).gladi").path
        try Data("evidence".utf8).write(to: URL(fileURLWithPath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        let failure = #expect(throws: ServiceFailure.self) { try request(record: path) }
        #expect(failure?.exitCode == 74)
        #expect(failure?.phrase.english.contains(path) == true)
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data("evidence".utf8))
    }

    @Test("a folder that is not there is named")
    func folder() {
        let failure = #expect(throws: ServiceFailure.self) { try request(record: "/nowhere/at/all/a.gladi") }
        #expect(failure?.exitCode == 74)
        #expect(failure?.phrase.english.contains("/nowhere/at/all") == true)
    }

    @Test("a unit that is not in the roster, or has no place in one process, is refused")
    func strangers() throws {
        let stranger = #expect(throws: ServiceFailure.self) {
            try request(record: nil, external: [UnitID("muba/bpbd")])
        }
        #expect(stranger?.exitCode == 64)
        #expect(stranger?.phrase.english.contains("muba/bpbd") == true)
        let alone = #expect(throws: ServiceFailure.self) {
            try request(record: nil, lane: .inProcess, external: [UnitID("muba/traffic")])
        }
        #expect(alone?.exitCode == 64)
    }
}
