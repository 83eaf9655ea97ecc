import Foundation

/// The whole drill by its launcher, as a planner runs it.
enum LauncherRun {
    private struct Report: Decodable {
        let turns: Int
        let wall: Double

        enum CodingKeys: String, CodingKey {
            case turns
            case wall = "wall_seconds"
        }
    }

    /// Every unit in one process.
    static func measureInProcess(_ scenario: String, _ troupe: Troupe) throws -> Measured {
        .inProcess(wallSeconds: try play(scenario, ["--in-process"], troupe).report.wall)
    }

    /// A process per service, from the launcher's start.
    static func measure(_ scenario: String, _ troupe: Troupe) throws -> Measured {
        let (report, began, record) = try play(scenario, [], troupe)
        let account = try TurnAccount(record: record)
        let start = Double(account.first) / 1000 - began.timeIntervalSince1970
        return .launcher(startSeconds: start, wallSeconds: report.wall)
    }

    private static func play(
        _ scenario: String,
        _ flags: [String],
        _ troupe: Troupe
    ) throws -> (report: Report, began: Date, record: String) {
        let record = troupe.folder.appendingPathComponent("launched.gladi").path
        let began = Date()
        let launcher = try troupe.start("gladi", ["run", scenario, "--json", "--record", record] + flags)
        try troupe.waitForEnd(of: [launcher])
        let said = launcher.output.fileHandleForReading.availableData
        return (try JSONDecoder().decode(Report.self, from: said), began, record)
    }
}
