import Domain
import Events
import Telling
import Testing

@Suite("Refusals, faults and paces of which there are many")
struct RefusalTallyTests {
    private let recorder = StreamName.recorder

    private func letter(_ reason: String) -> DeadLettered {
        .with {
            $0.topic = "gladi.console"
            $0.reason = reason
        }
    }

    private func fault(_ kind: FaultKind, _ text: String) -> Fault {
        .with {
            $0.kind = kind
            $0.text = text
        }
    }

    /// A text that no other number has, though figures count for nothing.
    private func name(_ number: Int) -> String { String(repeating: "x", count: number) }

    @Test("are told once, then the 10th, the 100th and the 1,000th; figures make no other text")
    func powers() {
        var tally = RefusalTally()
        let answers = (0..<1_234).map { tally.take(letter("urutan \($0) mendahului"), on: recorder) }
        #expect(answers.first == .told)
        #expect(answers.filter { $0 != .silent }.dropFirst() == [.counted(10), .counted(100), .counted(1_000)])
        #expect(tally.untold == 1_230)
        #expect(tally.take(letter("bukan peristiwa latihan"), on: recorder) == .told)
    }

    @Test("texts that a flood makes up count together after the first 16, of one writer and kind")
    func madeUp() throws {
        var tally = RefusalTally()
        let letters = (1..<190).filter { tally.take(letter(name($0)), on: recorder) != .silent }.count
        #expect(letters == 16 + 3, "and the first, 10th and 100th of the others")
        for kind in [FaultKind.forgery, .doubt, .unit] {
            let faults = (1..<190).filter { tally.take(fault(kind, name($0)), on: .control) != .silent }.count
            #expect(faults == 16 + 3, "\(kind)")
        }
        let other = try StreamName("muba/phh")
        #expect(tally.take(fault(.forgery, name(500)), on: other) == .told, "another writer is heard")
    }

    @Test("names and kinds that a flood makes up are no other writers or kinds")
    func strangers() throws {
        var tally = RefusalTally()
        let told = try (1..<190).filter { number in
            let kind = FaultKind(rawValue: 100 + number) ?? .unspecified
            let stream = try StreamName("\(name(min(number, 20)))/phh")
            return tally.take(fault(kind, name(number)), on: stream) != .silent
        }
        #expect(told.count == 16 + 3)
    }

    @Test("so are words about records that came second to their places")
    func seconds() {
        var tally = RefusalTally()
        let told = (0..<50).filter { number in
            let text = "muba/phh:\(number): isi lain daripada yang sudah tercatat"
            return tally.take(fault(.divergence, text), on: recorder) != .silent
        }
        #expect(told == [0, 9])
    }

    @Test("paces are told one by one, alike or not, until there are too many")
    func paces() {
        var tally = RefusalTally()
        let told = (0..<1_100).filter { number in
            let pace = PaceSet.with { $0.reason = number < 20 ? "" : name(number) }
            return tally.take(pace, on: .control) != .silent
        }
        #expect(told.count == 64 + 4 && Array(told.prefix(64)) == Array(0..<64))
    }

    @Test("what nobody can say without end is always told")
    func others() {
        var tally = RefusalTally()
        for _ in 0..<20 { #expect(tally.take(LevelSet(), on: .control) == .told) }
        #expect(tally.take(nil, on: .control) == .told && tally.untold == 0)
    }
}
