import Foundation

/// Counts the cases and prints each before it runs, so that a reader knows which was the last case of a process.
struct CaseBook {
    /// Cases before this number are passed over.
    let from: Int
    /// How many there have been.
    private(set) var count = 0

    init(from: Int) { self.from = from }

    /// Runs a case, unless it is passed over.
    mutating func run(_ name: @autoclosure () -> String, _ body: () -> Void) {
        count += 1
        guard count >= from else { return }
        Self.say("case \(count) \(name())")
        body()
    }

    /// One line on standard output, past all buffers.
    static func say(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }
}
