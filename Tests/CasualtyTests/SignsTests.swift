import Casualty
import Testing

/// Sacco's score from START's signs.
struct SignsTests {
    @Test(arguments: [
        (0, 0), (1, 9), (9, 9), (10, 12), (24, 12), (25, 11), (35, 11), (36, 10), (80, 10),
    ])
    func breathsAreCoded(breaths: Int, score: Int) {
        #expect(RPM(StartSigns(breathsAMinute: breaths)).score == score)
    }

    @Test func pulseRefillAndObeyingCount() {
        #expect(RPM(StartSigns(refillTenths: 20)).score == 12)
        #expect(RPM(StartSigns(refillTenths: 21)).score == 11)
        #expect(RPM(StartSigns(hasRadialPulse: false, refillTenths: 40)).score == 10)
        #expect(RPM(StartSigns(obeysCommands: false)).score == 10)
        #expect(RPM(StartSigns(breathes: false)).score == 9)
        #expect(RPM(StartSigns(breathes: false, breathesAfterAirwayOpened: false)).score == 0)
    }

    @Test func someoneWhomStartCallsRedIsNeverBetterOffThanYellow() {
        let yellow = RPM(StartSigns())
        let red = [
            StartSigns(breathes: false), StartSigns(breathsAMinute: 31), StartSigns(hasRadialPulse: false),
            StartSigns(refillTenths: 21), StartSigns(obeysCommands: false),
        ]
        for signs in red {
            #expect(Start.category(of: signs) == .red)
            #expect(RPM(signs) < yellow)
        }
    }
}
