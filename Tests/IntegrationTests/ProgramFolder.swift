import Foundation
import UnitTable

/// Gladi's programs in a folder of their own with scripts in the place of some, so that a run meets one that fails.
final class ProgramFolder {
    /// Where the programs were built: beside these tests.
    static let built = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()

    let url: URL

    /// `scripts`: by program, the text of the file that stands in its place.
    init(replacing scripts: [String: String]) throws {
        let files = FileManager.default
        url = files.temporaryDirectory.appendingPathComponent("gladi-programs-\(UUID())")
        try files.createDirectory(at: url, withIntermediateDirectories: true)
        // The launcher looks for the others beside itself, and sees through links.
        try files.copyItem(at: Self.built.appendingPathComponent("gladi"), to: url.appendingPathComponent("gladi"))
        for name in ["gladi-broker", "control", "recorder"] + UnitTable.standard.lines.map(\.program) {
            let place = url.appendingPathComponent(name)
            if let script = scripts[name] {
                try Data(script.utf8).write(to: place)
                try files.setAttributes([.posixPermissions: 0o755], ofItemAtPath: place.path)
            } else {
                try files.createSymbolicLink(at: place, withDestinationURL: Self.built.appendingPathComponent(name))
            }
        }
    }

    deinit { try? FileManager.default.removeItem(at: url) }
}
