import Domain
import Phrases

extension Phrase {
    /// A drill's start as a letter has it: `Selasa, 17 Oktober 2023 pukul 08.00 WIB`.
    static func date(_ start: DrillStart) -> Phrase {
        // RFC 3339 with the drill's own offset: the numbers stand at fixed places.
        let text = Array(start.description.unicodeScalars.map(Character.init))
        func number(_ range: Range<Int>) -> Int { Int(String(text[range])) ?? 0 }
        let (year, month, day) = (number(0..<4), number(5..<7), number(8..<10))
        let (hour, minute) = (String(text[11..<13]), String(text[14..<16]))
        let seconds = start.epochSeconds + Int64(start.offsetMinutes) * 60
        // 1 January 1970 was a Thursday.
        let weekday = Int((seconds - (seconds % 86_400 + 86_400) % 86_400) / 86_400 % 7 + 7 + 4) % 7
        let zone = zones[start.offsetMinutes] ?? "UTC\(String(text[19...]))"
        return Phrase(
            "\(days[weekday].0), \(day) \(months[month - 1].0) \(year) pukul \(hour).\(minute) \(zone)",
            en: "\(days[weekday].1) \(day) \(months[month - 1].1) \(year), \(hour):\(minute) UTC\(String(text[19...]))"
        )
    }

    private static let zones = [420: "WIB", 480: "WITA", 540: "WIT"]
    private static let days = [
        ("Minggu", "Sunday"), ("Senin", "Monday"), ("Selasa", "Tuesday"), ("Rabu", "Wednesday"), ("Kamis", "Thursday"),
        ("Jumat", "Friday"), ("Sabtu", "Saturday"),
    ]
    private static let months = [
        ("Januari", "January"), ("Februari", "February"), ("Maret", "March"), ("April", "April"), ("Mei", "May"),
        ("Juni", "June"), ("Juli", "July"), ("Agustus", "August"), ("September", "September"),
        ("Oktober", "October"), ("November", "November"), ("Desember", "December"),
    ]
}
