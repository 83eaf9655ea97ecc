import Events
import Recording
import Scenario
import ServiceHost
import Testing
import UnitTable

/// Every service of the Muba drill, killed with SIGKILL at every point of a turn: it comes back, rebuilds, and nobody could
/// tell from the digest.
///
/// Agencies that join it are killed at every point by the conformance test.
///
/// The record of each run shows the rebuild: units say how many of their records they computed again.
@Suite("The crash matrix", .serialized)
struct CrashMatrixTests {
    private static let excerpt = "01:10:00..01:20:00"
    private static let points = CrashPoint.Point.allCases.map(\.rawValue)

    /// The recorder publishes nothing numbered, so that nothing of its lies between two publishes.
    private static func cases() throws -> [(service: String, point: String)] {
        let roster = try ScenarioLibrary.withUnits.scenario("muba-2024").roster.map(\.fact.unit)
        let services = try ["control"] + UnitTable.standard.crews(for: roster).map(\.program)
        return services.flatMap { service in points.map { (service, $0) } }
            + points.filter { $0 != "between-publishes" }.map { ("recorder", $0) }
    }

    @Test("every service at every point")
    func matrix() throws {
        let digest = try #require(try play(Self.excerpt, ["--in-process"]).result.digest)
        for (service, point) in try Self.cases() {
            let run = try GladiRun(
                ["run", "muba-2024", "--excerpt", Self.excerpt, "--record", "r.gladi", "--lang", "en"]
                    + ["--crash", "\(service)=\(point)@20"]
            )
            let (code, output, errors) = run.finish()
            #expect(code == 0, "\(service) killed \(point): \(errors)")
            #expect(output.contains("\(service) died of signal 9; started again (1)"), "\(service) killed \(point)")
            guard case .whole(let summary) = try RecordCheck.verify(path: run.record) else {
                Issue.record("\(service) killed \(point): the record is not whole")
                continue
            }
            #expect(summary.isEnded)
            #expect(summary.digest.map { hexadecimal($0) } == digest, "\(service) killed \(point)")
            guard let line = UnitTable.standard.lines.first(where: { $0.program == service }) else {
                #expect(["control", "recorder"].contains(service), "\(service) is no program of units")
                continue
            }
            let isRebuilt = try line.units.contains { try rebuilt($0.profile.taskForce.topic, in: run.record) }
            #expect(isRebuilt, "\(service) killed \(point): nothing was rebuilt")
        }
    }
}
