import Testing

/// What must not reach a unit, and what must not stand anywhere.
struct DeterminismTests {
    /// Clocks, chance and identity of this process, and threads.
    static let undetermined = [
        "Date(", "UUID(", "SystemRandomNumberGenerator", ".random(in", ".randomElement(", ".shuffled(",
        "ContinuousClock",
        "SuspendingClock", "DispatchTime", "ProcessInfo", "Hasher(", ".hashValue", "Task {", "Thread", "FileManager",
        "URLSession",
    ]
    /// Functions of libm, which differ in the last bit from machine to machine.
    static let libm = [
        "sin(", "cos(", "tan(", "exp(", "log(", "log2(", "log10(", "pow(", "sqrt(", "atan2(", "hypot(", ".squareRoot(",
    ]
    /// What ends a process on what it is handed, or sleeps.
    static let everywhere = ["try!", "fatalError(", " as! ", "usleep(", "nanosleep(", "Thread.sleep", "Task.sleep"]
    /// Rooms in which units compute.
    static let pure = [
        "Shared/Casualty", "Shared/CityMap", "Shared/Conditions", "Shared/Crowd", "Shared/Domain", "Shared/Lockstep",
        "Shared/TaskForceKit", "Shared/UnitLockstep",
    ]

    @Test func unitsAndWhatTheyStandOnAreDetermined() throws {
        let services = try Repository.names(in: "Services").filter { !ImportTests.machinery.contains($0) }
        #expect(services.count >= 7)
        let folders = services.map { "Services/\($0)" } + Self.pure
        for folder in folders {
            for source in try Repository.sources(below: folder) where !source.path.contains("/Main/") {
                #expect(source.lines(with: Self.undetermined) == [])
                #expect(Self.calls(of: Self.libm, in: source) == [])
            }
        }
    }

    @Test func nothingCrashesOnWhatItIsHandedOrSleeps() throws {
        for source in try Repository.sources(below: "Shared", "Services") {
            #expect(source.lines(with: Self.everywhere) == [])
        }
    }

    @Test func theRulesBite() {
        let bad = SourceFile(
            path: "x.swift",
            text: """
                // Date() in a comment is no call, nor is "UUID()" in quotes.
                let now = Date()
                let one = try! f() // why
                let root = sqrt(2.0)
                let squareRoot = isqrt(2)
                """
        )
        #expect(bad.lines(with: Self.undetermined) == ["x.swift:2: Date("])
        #expect(bad.lines(with: Self.everywhere) == ["x.swift:3: try!"])
        #expect(Self.calls(of: Self.libm, in: bad) == ["x.swift:4: sqrt("])
    }

    /// Calls of free functions; `isqrt(` is no `sqrt(`.
    private static func calls(of functions: [String], in source: SourceFile) -> [String] {
        source.code.enumerated().flatMap { index, line in
            functions.filter { name in
                line.ranges(of: name).contains { range in
                    guard !name.hasPrefix("."), range.lowerBound > line.startIndex else { return true }
                    let before = line[line.index(before: range.lowerBound)]
                    return !(before.isLetter || before.isNumber || before == "_" || before == ".")
                }
            }.map { "\(source.path):\(index + 1): \($0)" }
        }
    }
}
