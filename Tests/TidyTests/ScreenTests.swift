import Testing

/// Nothing is written to standard output or standard error past the door (`Shared/Phrases/ScreenDoor.swift`).
struct ScreenTests {
    /// What writes there, or hands out what does.
    static let doors = [
        "print(", "debugPrint(", "dump(", "puts(", "fputs(", "putchar(", "fwrite(", "printf(", "vprintf(",
        "FileHandle.standardOutput", "FileHandle.standardError", "/dev/stdout",
        "/dev/stderr", "/dev/tty", "STDOUT_FILENO", "STDERR_FILENO", "StreamLogHandler", "Foundation.write(",
        "Glibc.write(", "exit(withError", "TextOutputStream",
    ]
    /// The door itself, and the code that resets a terminal in a signal's handler, where only a literal of ours may be
    /// written.
    static let doorkeepers: Set<String> = [
        "Shared/Phrases/ScreenDoor.swift", "Services/Launcher/Screen/TerminalGuard.swift",
    ]

    static func writers(in source: SourceFile) -> [String] {
        source.code.enumerated().flatMap { index, line in
            doors.filter { name in
                line.ranges(of: name).contains { range in
                    guard name.hasSuffix("("), range.lowerBound > line.startIndex else { return true }
                    let before = line[line.index(before: range.lowerBound)]
                    return !(before.isLetter || before.isNumber || before == "_")
                }
            }.map { "\(source.path):\(index + 1): \($0)" }
        }
    }

    @Test func nobodyWritesPastTheDoor() throws {
        for source in try Repository.sources(below: "Shared", "Services") where !Self.doorkeepers.contains(source.path)
        {
            #expect(Self.writers(in: source) == [])
        }
    }

    @Test func theTerminalIsGivenBackByALiteral() throws {
        let guardian = SourceFile(
            path: "TerminalGuard",
            text: try Repository.text("Services/Launcher/Screen/TerminalGuard.swift")
        )
        #expect(
            guardian.code.filter { $0.contains("write(") } == [
                "        _ = write(terminal, closing.utf8Start, closing.utf8CodeUnitCount)"
            ]
        )
        #expect(guardian.code.contains { $0.contains("static let closing: StaticString") })
    }

    @Test func everyProgramReadsItsCommandLineThroughTheDoor() throws {
        // The argument parser quotes the command line in its errors; its own `main` writes them past the door.
        var programs = 0
        for source in try Repository.sources(below: "Shared", "Services") {
            let code = source.code.joined(separator: "\n")
            guard code.contains("@main") else { continue }
            let isThroughDoor = [": UnitProgram", ": ScreenedCommand", ".runThroughDoor()"].contains {
                code.contains($0)
            }
            #expect(isThroughDoor, "\(source.path)")
            programs += 1
        }
        #expect(try programs == Repository.programs().count)
    }

    @Test func theRulesBite() {
        let bad = SourceFile(
            path: "x.swift",
            text: """
                print("a")
                blueprint("b") // print("c")
                try FileHandle.standardError.write(contentsOf: data)
                """
        )
        #expect(Self.writers(in: bad) == ["x.swift:1: print(", "x.swift:3: FileHandle.standardError"])
    }
}
