/// Simulated time: whole seconds since the drill's start, up to `greatest`.
///
/// One tick of the protocol is one second. The type is total: every number from a record or a file gives a time, and no
/// sum of times and seconds overflows. A time beyond `greatest` counts as `greatest`.
public struct SimulatedTime: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
    /// Seconds since the start, 0 to `secondsMax`.
    public let seconds: UInt64

    /// The seconds of `greatest`: 2³² − 1, some 136 years, so that thousandths and nanoseconds of any span fit 64 bits.
    public static let secondsMax: UInt64 = 4_294_967_295
    /// The greatest time: no grant lies beyond it.
    public static let greatest = SimulatedTime(seconds: secondsMax)
    /// The drill's start.
    public static let start = SimulatedTime(seconds: 0)

    /// A point in simulated time; more seconds than `secondsMax` are `greatest`.
    public init(seconds: UInt64) { self.seconds = min(seconds, Self.secondsMax) }

    /// A point in simulated time as a record tells it; nil when it lies beyond `greatest`.
    public init?(exactly seconds: UInt64) {
        guard seconds <= Self.secondsMax else { return nil }
        self.seconds = seconds
    }

    /// `seconds` later; `greatest` when that lies beyond it.
    public func adding(seconds: UInt64) -> SimulatedTime {
        SimulatedTime(seconds: self.seconds.addingSaturated(seconds))
    }

    /// Seconds from `earlier` to this; 0 when `earlier` is later.
    public func seconds(since earlier: SimulatedTime) -> UInt64 {
        seconds.subtractingSaturated(earlier.seconds)
    }

    /// `01:23:45`.
    public var description: String {
        func two(_ number: UInt64) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(two(seconds / 3600)):\(two(seconds / 60 % 60)):\(two(seconds % 60))"
    }

    /// Reads `HH:MM:SS` or `HH:MM`; nil when the text is neither.
    public init?(clock text: some StringProtocol) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        // Digits alone: `UInt64` would take a sign as well.
        let areNumbers = parts.allSatisfy { part in
            (1...2).contains(part.utf8.count) && part.utf8.allSatisfy { (48...57).contains($0) }
        }
        guard (2...3).contains(parts.count), areNumbers else { return nil }
        let numbers = parts.compactMap { UInt64($0) }
        guard numbers.count == parts.count, numbers.dropFirst().allSatisfy({ $0 < 60 }) else { return nil }
        self.init(seconds: numbers[0] * 3600 + numbers[1] * 60 + (numbers.count == 3 ? numbers[2] : 0))
    }

    /// Orders by time.
    public static func < (left: Self, right: Self) -> Bool { left.seconds < right.seconds }

    /// Reads the seconds; more than `secondsMax` are `greatest`.
    public init(from decoder: any Decoder) throws {
        try self.init(seconds: decoder.singleValueContainer().decode(UInt64.self))
    }

    /// Writes the seconds.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(seconds)
    }
}

/// The civil date and time at which simulated time begins, with its offset from UTC (Gregorian, no leap seconds).
public struct DrillStart: Hashable, Sendable, CustomStringConvertible {
    /// Seconds since 1970-01-01T00:00:00Z.
    public let epochSeconds: Int64
    /// Minutes east of UTC, -1439 to 1439.
    public let offsetMinutes: Int

    /// Reads RFC 3339 with whole seconds, `2024-08-25T08:00:00+07:00`.
    ///
    /// Nil when the text is not that, or lies before 1583, the first whole year of the Gregorian calendar.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        func number(_ range: Range<Int>) -> Int? {
            guard range.upperBound <= bytes.count else { return nil }
            return bytes[range].reduce(into: Optional(0)) { sum, byte in
                sum = (48...57).contains(byte) ? sum.map { $0 * 10 + Int(byte) - 48 } : nil
            }
        }
        func character(_ index: Int) -> Character? {
            index < bytes.count ? Character(UnicodeScalar(bytes[index])) : nil
        }
        guard let year = number(0..<4), character(4) == "-", let month = number(5..<7), character(7) == "-",
            let day = number(8..<10), character(10) == "T", let hour = number(11..<13), character(13) == ":",
            let minute = number(14..<16), character(16) == ":", let second = number(17..<19),
            year >= 1583, (1...12).contains(month), (1...Self.days(in: month, of: year)).contains(day),
            hour < 24, minute < 60, second < 60
        else { return nil }
        switch character(19) {
        case "Z":
            guard bytes.count == 20 else { return nil }
            offsetMinutes = 0
        case "+", "-":
            guard bytes.count == 25, let hours = number(20..<22), character(22) == ":", let minutes = number(23..<25),
                hours < 24, minutes < 60
            else { return nil }
            offsetMinutes = (hours * 60 + minutes) * (character(19) == "-" ? -1 : 1)
        default: return nil
        }
        let days = Self.dayNumber(year, month, day)
        epochSeconds = Int64(days) * 86_400 + Int64(hour * 3600 + minute * 60 + second - offsetMinutes * 60)
    }

    /// The last second that RFC 3339 can write, 9999-12-31T23:59:59, in seconds since 1970; it stands for all later
    /// ones.
    private static let lastSecond: Int64 = 253_402_300_799

    /// `simulated` as RFC 3339 in UTC: what `ce_time` carries; at the latest 9999-12-31T23:59:59Z.
    public func universal(_ simulated: SimulatedTime) -> String { format(simulated, offsetMinutes: 0) }

    /// `simulated` as RFC 3339 with the drill's own offset; at the latest 9999-12-31T23:59:59 there.
    public func local(_ simulated: SimulatedTime) -> String { format(simulated, offsetMinutes: offsetMinutes) }

    /// The start itself, RFC 3339 with the drill's own offset.
    public var description: String { local(.start) }

    // Days since 1970-01-01, after Howard Hinnant's days_from_civil.
    private static func dayNumber(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    private static func days(in month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    private func format(_ simulated: SimulatedTime, offsetMinutes offset: Int) -> String {
        // Year 9999 plus the greatest simulated time and a day's offset is far from the ends of 64 bits.
        let shifted = min(epochSeconds + Int64(clamping: simulated.seconds) + Int64(offset) * 60, Self.lastSecond)
        let day = Int((shifted >= 0 ? shifted : shifted - 86_399) / 86_400)
        let second = Int(shifted) - day * 86_400
        let shiftedDay = day + 719_468
        let era = (shiftedDay >= 0 ? shiftedDay : shiftedDay - 146_096) / 146_097
        let dayOfEra = shiftedDay - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth + (shiftedMonth < 10 ? 3 : -9)
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let date = "\(year)-\(two(month))-\(two(dayOfYear - (153 * shiftedMonth + 2) / 5 + 1))"
        let clock = "\(two(second / 3600)):\(two(second / 60 % 60)):\(two(second % 60))"
        guard offset != 0 else { return "\(date)T\(clock)Z" }
        return "\(date)T\(clock)\(offset < 0 ? "-" : "+")\(two(abs(offset) / 60)):\(two(abs(offset) % 60))"
    }
}
