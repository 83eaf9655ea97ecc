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
    /// Keyed anew by each process on purpose, and never out of it.
    static let exception = "Shared/Events/Fingerprint.swift"

    @Test func unitsAndWhatTheyStandOnAreDetermined() throws {
        let manifest = try Manifest.read()
        #expect(manifest.units.count >= 7)
        // Rooms in which units compute: all that one of them sees, and the roads, which come by way of the kit.
        let seen = manifest.targets.filter { manifest.units.contains($0.name) }.flatMap(\.dependencies)
        let rooms = Set(seen).union(["CityMap", "UnitLockstep"])
        #expect(
            rooms.isSuperset(of: ["Casualty", "Conditions", "Crowd", "Doctrine", "Domain", "Lockstep", "TaskForceKit"])
        )
        for folder in manifest.units.map({ "Services/\($0)" }) + rooms.map({ "Shared/\($0)" }) {
            for source in try Repository.sources(below: folder)
            where !source.path.contains("/Main/") && source.path != Self.exception {
                #expect(source.lines(with: Self.undetermined) == [])
                #expect(Self.calls(of: Self.libm, in: source) == [])
                #expect(try Self.unordered(in: source) == [])
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
                let text = "at \\(Date())"
                """
        )
        #expect(bad.lines(with: Self.undetermined) == ["x.swift:2: Date(", "x.swift:6: Date("])
        #expect(bad.lines(with: Self.everywhere) == ["x.swift:3: try!"])
        #expect(Self.calls(of: Self.libm, in: bad) == ["x.swift:4: sqrt("])
    }

    @Test func theOrderOfADictionaryIsFound() throws {
        let bad = SourceFile(
            path: "x.swift",
            text: """
                private var counts: [String: Int] = [:]
                var seen: Set<String> = []
                let table = Dictionary(uniqueKeysWithValues: pairs)
                for (name, count) in counts { out.publish(name, count) }
                for name in self.seen where name != "" { out.note("\\(name)") }
                let first = table.values.first
                let names = counts.keys.map { "\\($0)!" }
                let sorted = counts.keys.sorted().map { "\\($0)!" }
                for name in seen.sorted() { out.note(name) }
                let known = counts.keys.contains(name)
                for name in names { out.note(name) }
                """
        )
        let found = try Self.unordered(in: bad).map { $0.split(separator: ":")[1] }
        #expect(found == ["4", "5", "6", "7"])
    }

    /// Lines in which the order of a `Dictionary` or `Set` of this source can reach what follows.
    ///
    /// The order changes with the process: what is computed of it is sorted first, or does not depend on it.
    private static func unordered(in source: SourceFile) throws -> [String] {
        let code = source.code
        let declared =
            /\b(\w+)\s*(?::\s*(?:inout )?(?:\[[\w.]+\??\s*:\s|Set<|Dictionary<)|=\s*(?:Set[<(]|Dictionary[<(]|\[[\w.]+\s*:\s*[\w.<>\[\]?]+\]\(\)))/
        let names = Set(code.flatMap { line in line.matches(of: declared).map { String($0.1) } })
        guard !names.isEmpty else { return [] }
        let any = names.sorted().joined(separator: "|")
        let loop = try Regex(
            #"\bfor\b.*\bin (?:[\w?!]+\.)*(?:\#(any))(?:\.keys|\.values)?(?: where\b| \{|\.enumerated|\.map|$)"#
        )
        let chain = try Regex(
            #"\b(?:\#(any))(?:\.keys|\.values)?\.(?:map|flatMap|compactMap|forEach|first\b|prefix|joined|enumerated|reduce)\b"#
        )
        let settled = [
            ".sorted", ".min", ".max", "Set(", "Dictionary(", ".contains", ".allSatisfy", ".count", ".isEmpty",
        ]
        return code.enumerated().compactMap { index, line in
            guard line.contains(loop) || line.contains(chain), !settled.contains(where: line.contains) else {
                return nil
            }
            return "\(source.path):\(index + 1): \(line.trimmingPrefix(while: \.isWhitespace))"
        }
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
