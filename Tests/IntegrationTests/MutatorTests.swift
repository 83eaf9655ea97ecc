import Foundation
import Testing

/// Extreme numbers in everything that is read kill nobody: `gladi-mutator` hands them to every reader, case by case.
@Suite("Extreme numbers in records kill no program")
struct MutatorTests {
    /// The result of one part of the mutator: how many cases there were, and which of them killed it.
    struct Outcome: Sendable {
        var cases = 0
        var crashes: [String] = []
        /// Cases after which the drill's machines went on into the turns that deliver what was mutated.
        var wentOn = 0
    }

    /// After this many crashes the result is clear, and the test stops.
    private static let crashesMax = 20

    private static let parts = ["observers", "machines", "doctrine", "beginnings", "headers", "files"]

    @Test func everyPartIsTried() throws {
        #expect(try GladiRun.choices(of: "gladi-mutator") == Set(Self.parts + ["planted"]))
    }

    @Test(arguments: parts)
    func nothingIsKilled(part: String) throws {
        let outcome = try Self.attack(part)
        #expect(outcome.crashes == [])
        #expect(outcome.cases > 100)
        // If machines stopped at the first record, the cases would prove nothing.
        #expect(part != "machines" || outcome.wentOn > outcome.cases / 2)
        print("gladi-mutator \(part): \(outcome.cases) cases, \(outcome.crashes.count) crashes")
    }

    /// The last three of this part's five cases overflow on purpose.
    @Test func aCaseThatKillsIsFoundAndPassed() throws {
        let outcome = try Self.attack("planted")
        #expect(outcome.crashes == ["case 3 addend=3", "case 4 addend=4", "case 5 addend=5"])
    }

    /// Runs a part to its end, again behind each case that kills it.
    private static func attack(_ part: String) throws -> Outcome {
        var outcome = Outcome()
        var from = 1
        while outcome.crashes.count < crashesMax {
            let lines = try run(part, from: from)
            let on = lines.last { $0.hasPrefix("on ") }.flatMap { Int($0.dropFirst(3)) }
            outcome.wentOn += on ?? 0
            if let done = lines.last, done.hasPrefix("done "), let cases = Int(done.dropFirst(5)) {
                outcome.cases = cases
                break
            }
            // A process that dies before its first case has no case to blame.
            guard let last = lines.last(where: { $0.hasPrefix("case ") }),
                let number = Int(last.split(separator: " ")[1])
            else {
                outcome.crashes.append("before any case: \(lines.last ?? "no word")")
                break
            }
            outcome.crashes.append(last)
            from = number + 1
        }
        return outcome
    }

    /// What one process said, up to its end or death.
    private static func run(_ part: String, from: Int) throws -> [String] {
        let process = Process()
        let output = Pipe()
        process.executableURL = ProgramFolder.built.appendingPathComponent("gladi-mutator")
        process.arguments = [part, "--from", "\(from)"]
        // The report of a trap is long, and the case already says everything.
        process.environment = ProcessInfo.processInfo.environment.merging(["SWIFT_BACKTRACE": "enable=no"]) { $1 }
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let said = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: said, as: UTF8.self).split(separator: "\n").map(String.init)
    }
}
