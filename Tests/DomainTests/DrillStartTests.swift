import Domain
import Foundation
import Testing

@Suite("Civil start of a drill")
struct DrillStartTests {
    @Test(
        "known instants",
        arguments: [
            ("2024-08-25T08:00:00+07:00", 1_724_547_600, 420), ("1970-01-01T00:00:00Z", 0, 0),
            ("1969-12-31T23:59:59Z", -1, 0), ("2000-02-29T00:00:00Z", 951_782_400, 0),
            ("2024-02-29T23:59:59Z", 1_709_251_199, 0), ("2024-12-31T23:30:00-02:30", 1_735_696_800, -150),
            ("2024-03-01T00:30:00+05:45", 1_709_232_300, 345), ("1583-01-01T00:00:00Z", -12_212_553_600, 0),
            ("9999-12-31T23:59:59Z", 253_402_300_799, 0), ("2024-08-25T00:00:00+23:59", 1_724_457_660, 1439),
        ]
    )
    func known(text: String, epoch: Int64, offset: Int) throws {
        let start = try #require(DrillStart(text))
        #expect(start.epochSeconds == epoch)
        #expect(start.offsetMinutes == offset)
        #expect(start.description == text)
    }

    @Test(
        "what is not RFC 3339 with whole seconds is refused",
        arguments: [
            "", "2024", "2024-08-25", "2024-08-25T08:00:00", "2024-08-25T08:00Z", "2024-08-25 08:00:00Z",
            "2024-08-25t08:00:00z", "2024-08-25T08:00:00.5Z", "2024-08-25T08:00:00Z ", "2024-08-25T08:00:00+7:00",
            "2024-08-25T08:00:00+0700", "2024-08-25T08:00:00+07:00x", "2024-08-25T08:00:00+24:00",
            "2024-08-25T08:00:00+07:60", "2024-08-25T24:00:00Z", "2024-08-25T08:60:00Z", "2024-08-25T08:00:60Z",
            "2024-00-25T08:00:00Z", "2024-13-25T08:00:00Z", "2024-08-00T08:00:00Z", "2024-08-32T08:00:00Z",
            "2024-04-31T08:00:00Z", "2023-02-29T08:00:00Z", "1900-02-29T08:00:00Z", "2100-02-29T08:00:00Z",
            "+024-08-25T08:00:00Z", "2024-8-25T08:00:00Z", "２024-08-25T08:00:00Z", "1582-12-31T23:59:59Z",
            "0000-01-01T00:00:00Z",
        ]
    )
    func bad(text: String) { #expect(DrillStart(text) == nil) }

    @Test("simulated time as universal and as local time, over midnight and the end of February")
    func running() throws {
        let start = try #require(DrillStart("2024-02-28T23:59:50+07:00"))
        let time = SimulatedTime(seconds: 15)
        #expect(start.local(time) == "2024-02-29T00:00:05+07:00")
        #expect(start.universal(time) == "2024-02-28T17:00:05Z")
        #expect(start.local(time.adding(seconds: 86_400)) == "2024-03-01T00:00:05+07:00")
        let common = try #require(DrillStart("2100-02-28T23:59:59Z"))
        #expect(common.local(SimulatedTime(seconds: 1)) == "2100-03-01T00:00:00Z")
    }

    @Test("every text comes back, and means what Foundation says", arguments: 1...50)
    func roundTrip(turn: UInt64) throws {
        var random = Chance(seed: 2024, unit: try UnitID("muba/command")).of("test", "\(turn)")
        let reference = ISO8601DateFormatter()
        func two(_ number: UInt64) -> String { number < 10 ? "0\(number)" : "\(number)" }
        for _ in 0..<20 {
            let date = "\(random.within(1583...9900))-\(two(random.within(1...12)))-\(two(random.within(1...28)))"
            let clock = "\(two(random.below(24))):\(two(random.below(60))):\(two(random.below(60)))"
            let sign = random.chance(permille: 500) ? "+" : "-"
            // Foundation knows offsets up to 18 hours.
            let text = "\(date)T\(clock)\(sign)\(two(random.within(1...17))):\(two(random.below(60)))"
            let start = try #require(DrillStart(text))
            #expect(start.description == text)
            #expect(start.epochSeconds == (try #require(reference.date(from: text))).timeIntervalSince1970.wholeSeconds)
            let later = SimulatedTime(seconds: random.below(400_000_000))
            let universal = try #require(DrillStart(start.universal(later)))
            #expect(universal.epochSeconds == start.epochSeconds + Int64(later.seconds))
            #expect(DrillStart(start.local(later))?.epochSeconds == universal.epochSeconds)
        }
    }
}

extension TimeInterval {
    fileprivate var wholeSeconds: Int64 { Int64(rounded()) }
}
