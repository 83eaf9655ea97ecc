import Domain
import Testing

@Suite("Simulated time")
struct SimulatedTimeTests {
    @Test("reads and writes a clock")
    func clock() throws {
        for (text, seconds): (String, UInt64) in [
            ("00:00:00", 0), ("00:00:59", 59), ("01:23:45", 5025), ("23:59:59", 86_399), ("99:59:59", 359_999),
        ] {
            let time = try #require(SimulatedTime(clock: text))
            #expect(time.seconds == seconds)
            #expect(time.description == text)
        }
        #expect(SimulatedTime(clock: "1:05")?.seconds == 3900)
        #expect(SimulatedTime(seconds: 400_000).description == "111:06:40")
    }

    @Test(
        "takes nothing else for a clock",
        arguments: [
            "", ":", "1", "1:60", "1:00:60", "100:00", "1:000", "1::0", "1:2:3:4", "+1:00", "-0:30", "a:10", "1:0 ",
        ]
    )
    func bad(text: String) { #expect(SimulatedTime(clock: text) == nil) }

    @Test("counts on, and never below nothing")
    func counting() {
        let time = SimulatedTime.start.adding(seconds: 90)
        #expect(time.seconds == 90)
        #expect(time.seconds(since: .start) == 90)
        #expect(SimulatedTime.start.seconds(since: time) == 0)
        #expect(SimulatedTime.start < time)
    }
}
