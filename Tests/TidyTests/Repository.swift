import Foundation
import Testing

/// The project's own files, as the tests of its tidiness read them.
enum Repository {
    /// The top of the project.
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// A file's text.
    static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
    }

    /// True when there is such a file or folder.
    static func exists(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: root.appendingPathComponent(path).path)
    }

    /// The names in a folder, ascending.
    static func names(in folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: root.appendingPathComponent(folder).path).sorted()
    }

    /// Files below `folder` whose name ends with `suffix`, as paths from the top, ascending; generated code left out.
    ///
    /// Throws where there is none: of a folder that has another name now every rule would hold.
    static func files(below folder: String, ending suffix: String) throws -> [String] {
        let start = root.appendingPathComponent(folder)
        let found = FileManager.default.enumerator(atPath: start.path)?.compactMap { $0 as? String } ?? []
        let files = found.filter { $0.hasSuffix(suffix) && !$0.hasSuffix(".pb.swift") }
        try #require(!files.isEmpty, "\(folder) has no file that ends with \(suffix)")
        return files.map { "\(folder)/\($0)" }.sorted()
    }

    /// The Swift sources below some folders.
    static func sources(below folders: String...) throws -> [SourceFile] {
        try folders.flatMap { try files(below: $0, ending: ".swift") }.map { SourceFile(path: $0, text: try text($0)) }
    }

    /// The programs that the package makes, by their names on the command line.
    static func programs() throws -> [String] {
        try text("Package.swift").matches(of: /program\("([a-z0-9-]+)", "/).map { String($0.1) }
    }
}

/// A Swift source.
struct SourceFile: Sendable {
    /// Its path from the top.
    let path: String
    /// Its text.
    let text: String

    /// Its code line by line, with comments and texts left out; what is interpolated into a text is code.
    var code: [String] {
        // The `#` of the text of many lines in which a line stands; nil: in none.
        var hashes: Int?
        return text.components(separatedBy: "\n").map { line in
            if let range = line.firstRange(of: #"""""#) {
                hashes = hashes == nil ? line[..<range.lowerBound].reversed().prefix { $0 == "#" }.count : nil
                return ""
            }
            var scanner = CodeScanner(line)
            return hashes.map { scanner.interpolated(hashes: $0) } ?? scanner.code()
        }
    }

    /// The modules that it imports.
    var imports: [String] {
        let lines = text.utf8.split(separator: UInt8(ascii: "\n")).map { Substring($0) }
        let wanted = lines.indices.filter { lines[$0].utf8.count < 80 && lines[$0].contains("import ") }
        guard !wanted.isEmpty else { return [] }
        return wanted.filter { index in
            // Between quotes of three it is a text's line.
            lines[..<index].count { $0.contains(#"""""#) }.isMultiple(of: 2)
        }
        .compactMap { index in
            lines[index].firstMatch(
                of: /^\s*(?:@\w+ |package |public |internal )*import (?:struct |class |enum |protocol )?(\w+)/
            )
            .map { String($0.1) }
        }
    }

    /// The lines of code, by number, that contain one of `patterns`.
    func lines(with patterns: [String]) -> [String] {
        code.enumerated().flatMap { index, line in
            patterns.filter { line.contains($0) }.map { "\(path):\(index + 1): \($0)" }
        }
    }
}
