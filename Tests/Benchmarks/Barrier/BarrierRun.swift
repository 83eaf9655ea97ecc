import Foundation

/// The bare barrier: one control, the scenario's unit processes, a recorder and the embedded broker; no work.
enum BarrierRun {
    static func measure(_ layout: Layout, turns: UInt64, _ troupe: Troupe) throws -> Measured {
        let address = try troupe.startBroker(layout.topics)
        let common = ["--scenario", layout.name, "--kafka", address, "--turns", "\(turns)"]
        let program = "gladi-benchmark"
        var members = [try troupe.start(program, ["barrier-recorder"] + common, as: "barrier-recorder")]
        let control = try troupe.start(program, ["barrier-control"] + common, as: "barrier-control")
        for crew in layout.crews {
            let arguments = ["barrier-units"] + common + ["--program", crew.program]
            members.append(try troupe.start(program, arguments, as: "barrier-\(crew.program)"))
        }
        try troupe.waitForEnd(of: members + [control])
        let said = String(decoding: control.output.fileHandleForReading.availableData, as: UTF8.self)
        guard let seconds = Double(said.split(separator: "\n").first ?? "") else {
            throw Troupe.Failure(description: "the barrier's control says no time: \(said)")
        }
        return .barrier(turnsPerSecond: Double(turns) / seconds)
    }
}
