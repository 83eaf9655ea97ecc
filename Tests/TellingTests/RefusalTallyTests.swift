import Events
import Telling
import Testing

@Suite("Refusals that say the same")
struct RefusalTallyTests {
    private func letter(_ reason: String) -> DeadLettered {
        .with {
            $0.topic = "gladi.console"
            $0.reason = reason
        }
    }

    @Test("are told once, then the 10th, the 100th and the 1,000th; figures make no other kind")
    func powers() {
        var tally = RefusalTally()
        let answers = (0..<1_234).map { tally.take(letter("urutan \($0) mendahului")) }
        #expect(answers.first == .told)
        #expect(answers.filter { $0 != .silent }.dropFirst() == [.counted(10), .counted(100), .counted(1_000)])
        #expect(tally.untold == 1_230)
        #expect(tally.take(letter("bukan peristiwa latihan")) == .told)
    }

    @Test("reasons that a flood makes up count together after the first 64")
    func kinds() {
        var tally = RefusalTally()
        func name(_ number: Int) -> String { String(repeating: "x", count: number) }
        let told = (1..<190).filter { tally.take(letter(name($0))) != .silent }.count
        #expect(told == 64 + 3, "and the first, 10th and 100th of the others")
    }

    @Test("so are words about records that came second to their places")
    func seconds() {
        var tally = RefusalTally()
        let told = (0..<50).filter { number in
            let fault = Fault.with {
                $0.kind = .divergence
                $0.unit = "recorder"
                $0.text = "muba/phh:\(number): isi lain daripada yang sudah tercatat"
            }
            return tally.take(fault) != .silent
        }
        #expect(told == [0, 9])
    }

    @Test("what is no refusal is always told")
    func others() {
        var tally = RefusalTally()
        for _ in 0..<20 { #expect(tally.take(Fault.with { $0.kind = .forgery }) == .told) }
        #expect(tally.take(nil) == .told && tally.untold == 0)
    }
}
