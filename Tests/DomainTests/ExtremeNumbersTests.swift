import Domain
import Foundation
import Testing

@Suite("Numbers that a record may hold, and no sum of them overflows")
struct ExtremeNumbersTests {
    @Test("saturated sums, differences and products are the nearest number that the type has")
    func saturated() {
        for left in Int8.min...Int8.max {
            for right in Int8.min...Int8.max {
                let (wideLeft, wideRight) = (Int(left), Int(right))
                #expect(left.addingSaturated(right) == Int8(clamping: wideLeft + wideRight))
                #expect(left.subtractingSaturated(right) == Int8(clamping: wideLeft - wideRight))
                #expect(left.multipliedSaturated(by: right) == Int8(clamping: wideLeft * wideRight))
                let (plainLeft, plainRight) = (UInt8(bitPattern: left), UInt8(bitPattern: right))
                #expect(plainLeft.addingSaturated(plainRight) == UInt8(clamping: Int(plainLeft) + Int(plainRight)))
                #expect(plainLeft.subtractingSaturated(plainRight) == UInt8(clamping: Int(plainLeft) - Int(plainRight)))
                #expect(
                    plainLeft.multipliedSaturated(by: plainRight) == UInt8(clamping: Int(plainLeft) * Int(plainRight))
                )
            }
        }
    }

    @Test(
        "simulated time ends at its greatest",
        arguments: [SimulatedTime.secondsMax + 1, 1 << 63, .max - 1, .max] as [UInt64]
    )
    func greatestTime(seconds: UInt64) throws {
        #expect(SimulatedTime(seconds: seconds) == .greatest)
        #expect(SimulatedTime(exactly: seconds) == nil)
        #expect(SimulatedTime.start.adding(seconds: seconds) == .greatest)
        #expect(SimulatedTime.greatest.adding(seconds: seconds) == .greatest)
        #expect(try JSONDecoder().decode(SimulatedTime.self, from: Data("\(seconds)".utf8)) == .greatest)
    }

    @Test("up to there time is exact")
    func exactTime() {
        let last = SimulatedTime.secondsMax - 1
        #expect(SimulatedTime(exactly: SimulatedTime.secondsMax) == .greatest)
        #expect(SimulatedTime(exactly: last)?.seconds == last)
        #expect(SimulatedTime(seconds: last).adding(seconds: 1) == .greatest)
        #expect(SimulatedTime.start.seconds(since: .greatest) == 0)
        #expect(SimulatedTime.greatest.seconds(since: .start) == SimulatedTime.secondsMax)
    }

    @Test("civil time ends with the year 9999")
    func lastSecond() throws {
        let late = try #require(DrillStart("9999-12-31T23:00:00-23:59"))
        #expect(late.universal(.start) == "9999-12-31T23:59:59Z")
        #expect(late.local(.start) == "9999-12-31T23:00:00-23:59")
        #expect(late.local(SimulatedTime(seconds: 3_599)) == "9999-12-31T23:59:59-23:59")
        #expect(late.local(.greatest) == "9999-12-31T23:59:59-23:59")
        let early = try #require(DrillStart("1583-01-01T00:00:00+23:59"))
        #expect(early.universal(.start) == "1582-12-31T00:01:00Z")
        #expect(early.local(.greatest) == "1719-02-07T06:28:15+23:59")
    }

    @Test("a ledger lends as many as it can count, and takes up none that contradicts itself")
    func ledger() throws {
        var ledger = StrengthLedger(resource: "personnel", total: 10)
        ledger.attach(.max)
        #expect(ledger.total == .max)
        #expect(ledger.attached == UInt32.max - 10)
        ledger.detach(.max)
        #expect(ledger.total == 10)
        let sound = try JSONEncoder().encode(ledger)
        #expect(try JSONDecoder().decode(StrengthLedger.self, from: sound) == ledger)
        for (key, value) in [("committed", "11"), ("attached", "4294967295"), ("total", "-1"), ("total", "4294967296")]
        {
            var object = try #require(try JSONSerialization.jsonObject(with: sound) as? [String: Any])
            object[key] = Int(value)
            let data = try JSONSerialization.data(withJSONObject: object)
            #expect(throws: DecodingError.self) { try JSONDecoder().decode(StrengthLedger.self, from: data) }
        }
    }
}
