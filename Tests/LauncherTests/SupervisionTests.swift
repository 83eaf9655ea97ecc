import Launcher
import Testing

@Suite("Keeping services alive")
struct SupervisionTests {
    @Test("waits grow, and the fifth death within 30 s is the last")
    func backOff() {
        var supervision = Supervision()
        let decisions = (0..<5).map { supervision.died(.signal(9), at: .seconds($0)) }
        #expect(
            decisions == [
                .restart(after: .milliseconds(200)), .restart(after: .milliseconds(500)), .restart(after: .seconds(1)),
                .restart(after: .seconds(2)), .giveUp,
            ])
    }

    @Test("deaths that lie apart are forgotten")
    func forgotten() {
        var supervision = Supervision()
        for death in 0..<20 {
            #expect(supervision.died(.exit(70), at: .seconds(31 * death)) == .restart(after: .milliseconds(200)))
        }
    }

    @Test("what another start would meet again is given up at once", arguments: [Int32(64), 65])
    func hopeless(_ code: Int32) {
        var supervision = Supervision()
        #expect(supervision.died(.exit(code), at: .zero) == .giveUp)
    }

    @Test("a unit that runs elsewhere is left there")
    func elsewhere() {
        var supervision = Supervision()
        #expect(supervision.died(.exit(73), at: .zero) == .leaveToOther)
    }

    @Test("one that was told to stop by somebody else comes back, unless the drill has ended by then")
    func stopped() {
        var supervision = Supervision()
        #expect(supervision.died(.exit(0), at: .zero) == .restart(after: Supervision.waitAfterOrder))
    }
}
