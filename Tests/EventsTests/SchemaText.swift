import Events
import Foundation
import Testing

/// The schema as it is written: which message has which fields.
struct SchemaText: Sendable {
    struct Field: Sendable {
        let name: String
        /// A message's full name, or the word that stands there (`string`, an enum).
        let type: String
        /// What its text names, `PLACE`; nil: nothing of which the schema knows.
        let names: String?

        var jsonName: String {
            let words = name.split(separator: "_")
            return words.dropFirst().reduce(into: String(words.first ?? "")) {
                $0 += $1.prefix(1).uppercased() + $1.dropFirst()
            }
        }
    }

    nonisolated(unsafe) private static let field =
        #/  (?:repeated |optional )?(map<.+>|[\w.]+) (\w+) = \d+(?: \[\(gladi\.names\) = ([A-Z]+)\])?;.*/#

    /// Fields by the message's full name.
    private(set) var messages: [String: [Field]] = [:]
    /// All files, joined.
    private(set) var text = ""

    /// The project's schema, read once.
    static let read = Result { try SchemaText() }

    /// Reads every `.proto` of the schema.
    private init() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Shared/Events/Schema").standardizedFileURL
        let files = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
        for case let file as URL in files where file.pathExtension == "proto" {
            try read(String(contentsOf: file, encoding: .utf8))
        }
        for (message, fields) in messages {
            let package = message.split(separator: ".").dropLast().joined(separator: ".")
            messages[message] = fields.map { field in
                let full = ["\(package).\(field.type)", "gladi.\(field.type)"].first { messages[$0] != nil }
                return Field(name: field.name, type: full ?? field.type, names: field.names)
            }
        }
    }

    private mutating func read(_ file: String) throws {
        text += file
        var package = ""
        var message: String?
        for line in file.split(separator: "\n") {
            if let match = line.wholeMatch(of: /package ([a-z0-9.]+);/) { package = String(match.1) }
            if let match = line.wholeMatch(of: /message (\w+) \{(\})?/) {
                messages["\(package).\(match.1)"] = []
                message = match.2 == nil ? "\(package).\(match.1)" : nil
            } else if line == "}" {
                message = nil
            } else if let message, let match = line.wholeMatch(of: Self.field) {
                messages[message]?.append(
                    Field(name: String(match.2), type: String(match.1), names: match.3.map(String.init))
                )
            } else if message != nil, line.prefixMatch(of: #/  [a-zA-Z<].* = \d+/#) != nil {
                throw Defect("a field that this reader does not know: \(line)")
            }
        }
    }
}
