import Files
import Foundation
import Testing

@Suite("A file that a person named")
struct NamedFileTests {
    /// A folder for one test, gone with it.
    private final class Folder {
        let path = FileManager.default.temporaryDirectory.appending(path: "gladi-files-\(UUID())").path
        init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }
        deinit { try? FileManager.default.removeItem(atPath: path) }
        func file(_ name: String, _ bytes: [UInt8]) throws -> String {
            try Data(bytes).write(to: URL(filePath: "\(path)/\(name)"))
            return "\(path)/\(name)"
        }
    }

    private func problem(_ path: String, bytesMax: Int = 1000) -> NamedFileError.Problem? {
        do throws(NamedFileError) {
            _ = try NamedFile.read(path, bytesMax: bytesMax)
            return nil
        } catch {
            #expect(error.path == path)
            #expect(error.description.hasPrefix(path) && error.phrase.indonesian != error.phrase.english)
            return error.problem
        }
    }

    @Test("is read whole, to its bound and not beyond")
    func whole() throws {
        let folder = try Folder()
        let bytes = (0..<1000).map { UInt8(truncatingIfNeeded: $0) }
        let path = try folder.file("a", bytes)
        #expect(try NamedFile.read(path, bytesMax: 1000) == bytes)
        #expect(problem(path, bytesMax: 999) == .oversized(999))
        #expect(try NamedFile.read(folder.file("b", []), bytesMax: 0) == [])
        let large = [UInt8](repeating: 7, count: 200_000)
        #expect(try NamedFile.read(folder.file("c", large), bytesMax: 1 << 20) == large)
    }

    /// A pipe that nobody writes to would hold whoever reads it for ever.
    @Test("is told at once where it is none: a pipe, a device, a folder, a socket, nothing", .timeLimit(.minutes(10)))
    func others() throws {
        let folder = try Folder()
        let pipe = "\(folder.path)/pipe"
        #expect(mkfifo(pipe, 0o600) == 0)
        try FileManager.default.createSymbolicLink(atPath: "\(folder.path)/link", withDestinationPath: pipe)
        for path in [pipe, "\(folder.path)/link", "/dev/zero", "/dev/null", "/dev/stdin/.", "\(folder.path)/none"] {
            switch path {
            case "/dev/stdin/.", "\(folder.path)/none": #expect(problem(path) != nil)
            default: #expect(problem(path) == .special, "\(path)")
            }
        }
        #expect(problem("\(folder.path)/none") == .missing)
        #expect(problem(folder.path) == .folder)
        #expect(problem("\(folder.path)/pipe/x") != nil)
        #expect(problem("/proc/self/cmdline") == nil)
    }

    @Test("that says it is empty and is not, is read to the bound")
    func kernelFiles() {
        // The kernel's own files have no size.
        #expect(problem("/proc/self/maps", bytesMax: 10) == .oversized(10))
    }
}
