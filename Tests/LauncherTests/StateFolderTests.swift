import Foundation
import Launcher
import Testing

@Suite("A run's own folder for snapshots")
struct StateFolderTests {
    private let parent = FileManager.default.temporaryDirectory.appending(path: "gladi-parent-\(UUID())").path

    init() throws { try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true) }

    private func mode(_ path: String) -> mode_t {
        var status = stat()
        return lstat(path, &status) == 0 ? status.st_mode & 0o777 : 0
    }

    /// A folder as a killed run leaves it: there, and locked by nobody.
    private func abandoned(_ letters: String) throws -> String {
        let path = "\(parent)/\(StateFolder.prefix)\(letters)"
        let mode: [FileAttributeKey: Any] = [.posixPermissions: 0o700]
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false, attributes: mode)
        try Data().write(to: URL(filePath: "\(path)/owner"))
        try Data("{}".utf8).write(to: URL(filePath: "\(path)/muba_traffic.snapshot.json"))
        return path
    }

    @Test("is its owner's alone, has a name of its own, and goes with the run")
    func own() throws {
        defer { try? FileManager.default.removeItem(atPath: parent) }
        let before = umask(0)
        defer { umask(before) }
        let folders = try (0..<8).map { _ in try StateFolder(in: parent) }
        #expect(Set(folders.map(\.path)).count == 8)
        for folder in folders {
            #expect(mode(folder.path) == 0o700)
            #expect(!folder.path.contains("\(getpid())"))
            folder.remove()
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: parent).isEmpty)
    }

    @Test("is left alone while its run lives, and removed once nobody has it")
    func abandoned() throws {
        defer { try? FileManager.default.removeItem(atPath: parent) }
        let mine = try StateFolder(in: parent)
        let left = try abandoned("abcDEF")
        StateFolder.removeAbandoned(in: parent)
        #expect(FileManager.default.fileExists(atPath: mine.path))
        #expect(!FileManager.default.fileExists(atPath: left))
        mine.remove()
    }

    @Test("what only looks like one is nobody's to remove")
    func others() throws {
        defer { try? FileManager.default.removeItem(atPath: parent) }
        let target = "\(parent)/precious"
        try FileManager.default.createDirectory(atPath: target, withIntermediateDirectories: false)
        try Data("x".utf8).write(to: URL(filePath: "\(target)/owner"))
        #expect(symlink(target, "\(parent)/\(StateFolder.prefix)linked") == 0)
        let open = try abandoned("opened")
        #expect(chmod(open, 0o755) == 0)
        let ownerless = try abandoned("nobody")
        try FileManager.default.removeItem(atPath: "\(ownerless)/owner")
        let piped = try abandoned("pipedd")
        try FileManager.default.removeItem(atPath: "\(piped)/owner")
        #expect(mkfifo("\(piped)/owner", 0o600) == 0)
        let linked = try abandoned("linkin")
        try FileManager.default.removeItem(atPath: "\(linked)/owner")
        #expect(symlink("\(target)/owner", "\(linked)/owner") == 0)
        _ = try abandoned("toolong")
        #expect(rename(try abandoned("moveme"), "\(parent)/gladi-other-moveme") == 0)
        try Data().write(to: URL(filePath: "\(parent)/\(StateFolder.prefix)afileX"))
        let before = try FileManager.default.subpathsOfDirectory(atPath: parent).sorted()
        StateFolder.removeAbandoned(in: parent)
        #expect(try FileManager.default.subpathsOfDirectory(atPath: parent).sorted() == before)
    }
}
