import Bus
import Domain
import Events
import Foundation
import Recording
import Telling
import TestSupport
import Testing

/// A short drill with a cause for everything, as it stood on the bus and in a record; the file goes with the value.
final class RecordedStory {
    let drill: FakeDrill
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).gladi").path

    /// The story, or another drill.
    init(_ drill: FakeDrill? = nil) throws {
        self.drill = try drill ?? Self.told()
        let origin = RecordOrigin(drill: self.drill.id, gladiVersion: "test", broker: "test", createdMilliseconds: 1)
        let file = try RecordFile(path: path, origin: origin, opened: self.drill.opened)
        _ = try file.append(self.drill.arrivals(), controlIsRead: true)
        try file.close()
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// A feed of it that has seen nothing yet.
    func feed() throws -> DrillFeed { try DrillFeed(drill.id, drill.opened, partition: 0) }

    /// The record, open.
    func record() throws -> RecordedDrill { try RecordedDrill(path: path) }

    private static func told() throws -> FakeDrill {
        var drill = try FakeDrill(units: ["muba/command", "muba/phh", "muba/situation"])
        drill.grant(
            time: 0,
            events: [
                InjectDelivered.with {
                    $0.inject = "kabar-massa"
                    $0.synopsis = "Warga melapor ada massa."
                    $0.report.place = "simpang"
                }
            ],
            changes: [joining("muba/damkar", 10), joining("muba/situation/truth", 11)]
        )
        let inject = drill.lastControl
        try drill.publish("muba/situation", Self.crowd(300, 400, .tyreFire))
        try drill.publish("muba/situation/truth", Self.step("bakar-ban"))
        drill.grant(time: 10)
        try drill.publish("muba/command", level(), cause: id("muba/situation:0"))
        try drill.publish("muba/command", order("muba/phh"), cause: id("muba/command:0"))
        try drill.publish("muba/command", MusterReported.with { $0.office = "kapolres" }, cause: inject)
        drill.grant(time: 40)
        try drill.publish("muba/phh", force(), cause: id("muba/situation:0"))
        let water = Array(#"{"unit":"muba/damkar","litres":4000}"#.utf8)
        let own = "gladi.damkar.v1.WaterDelivered"
        try drill.publish("muba/damkar", type: own, data: water, cause: id("muba/command:1"), contentType: .json)
        try drill.publish("muba/damkar", type: "gladi.damkar.v1.HoseLaid", data: [8, 3])
        try drill.mention("muba/phh", on: "gladi.phh", Fault.with { $0.text = "uji" })
        try drill.mention("muba/phh", on: "gladi.phh", Ready())
        drill.grant(time: 100)
        try drill.publish("muba/situation", Self.crowd(100, 150, .dispersing), cause: id("muba/phh:0"))
        try drill.publish("console", EndDecided.with { $0.reason = "cukup" })
        drill.grant(time: 3_761, events: [ExerciseEnded.with { $0.reason = "selesai" }])
        drill.end()
        return drill
    }

    private static func id(_ text: String) throws -> EventID { try EventID(text) }

    static func joining(_ stream: String, _ number: UInt32) -> Change {
        let words = stream.split(separator: "/").map(String.init)
        let isSide = words.count > 2
        return .with {
            $0.unit = words.prefix(2).joined(separator: "/")
            $0.participates = true
            $0.streams = [
                .with {
                    $0.number = number
                    $0.name = stream
                    $0.topic = "gladi.\(words[words.count - 1])"
                    $0.kind = isSide ? .side : .main
                    $0.unit = words.prefix(2).joined(separator: "/")
                }
            ]
        }
    }

    private static func level() -> LevelSet {
        .with {
            $0.level = .red
            $0.place = "kpud"
            $0.reporter = "muba/situation"
            $0.report = "muba/situation:0"
            $0.reason = "Massa membakar ban"
        }
    }

    private static func order(_ unit: String) -> OrderIssued {
        .with {
            $0.office = "kapolres"
            $0.addressee = unit
            $0.kind = .disperse
            $0.place = "kpud"
        }
    }

    private static func force() -> ForceUsed {
        .with {
            $0.office = "danki-brimob"
            $0.level = .bluntOrChemical
            $0.means = .waterCannon
            $0.targetGroup = "massa"
            $0.order = "muba/command:1"
            $0.observation = "muba/situation:0"
            $0.place = "kpud"
        }
    }

    static func crowd(_ low: UInt32, _ high: UInt32, _ behaviour: Behaviour) -> CrowdObserved {
        .with {
            $0.group = "massa"
            $0.place = "kpud"
            $0.size.low = low
            $0.size.high = high
            $0.behaviour = behaviour
        }
    }

    /// A step of the crowd team's script.
    static func step(_ key: String) -> GroundState {
        GroundState.with {
            $0.group = "massa"
            $0.step = key
        }
    }
}

/// Compares lines with a file in `Golden`; GLADI_WRITE_GOLDEN=FOLDER writes it anew, to be looked at and taken over.
func expectGolden(_ lines: [String], _ name: String, _ location: SourceLocation = #_sourceLocation) throws {
    let text = lines.map { "\($0)\n" }.joined().replacing("\u{1B}", with: "␛")
    if let folder = ProcessInfo.processInfo.environment["GLADI_WRITE_GOLDEN"] {
        try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name).txt"))
    }
    let file = try #require(
        Bundle.module.url(forResource: name, withExtension: "txt", subdirectory: "Golden"),
        sourceLocation: location
    )
    #expect(try text == String(contentsOf: file, encoding: .utf8), sourceLocation: location)
}
