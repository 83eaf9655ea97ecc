import Phrases

/// Collects problems by byte offset while a map is read; reading goes on, so that all are reported at once.
struct MapFindings {
    static let problemsMax = 200

    let file: String
    let bytes: [UInt8]
    private var found: [(offset: Int, what: Phrase)] = []

    init(file: String, bytes: [UInt8]) {
        self.file = file
        self.bytes = bytes
    }

    var isFull: Bool { found.count >= Self.problemsMax }

    mutating func add(_ what: Phrase, at offset: Int) {
        if !isFull { found.append((offset, what)) }
    }

    /// Throws what was found, if anything.
    func check() throws(FileError) {
        guard !found.isEmpty else { return }
        let inOrder = found.enumerated().sorted { ($0.element.offset, $0.offset) < ($1.element.offset, $1.offset) }
        throw FileError(problems: inOrder.map { problem($0.element.what, at: $0.element.offset) })
    }

    func problem(_ what: Phrase, at offset: Int) -> FileProblem {
        let before = bytes[..<min(offset, bytes.count)]
        let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        return FileProblem(
            file: file,
            line: before.count { $0 == UInt8(ascii: "\n") } + 1,
            // UTF-8's continuation bytes begin no scalar.
            column: before[lineStart...].count { $0 & 0xC0 != 0x80 } + 1,
            what: what
        )
    }
}
