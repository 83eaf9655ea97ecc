import Testing

/// No plain arithmetic on the fields of a message: the writer of the record chose them, and a sum that overflows ends
/// the program.
///
/// Sums, differences and products of fields saturate (`addingSaturated` and its like) or are widened first. A
/// conversion that may not fit says what happens then (`clamping:`, `exactly:`).
struct ArithmeticTests {
    /// Rooms that never see a message: their numbers are their own, or are checked where they come in.
    private static let rooms = ["Casualty", "CityMap", "Crowd", "CRdKafka", "Kafka", "Phrases"]
    /// The only exceptions: field names that many other things have too.
    ///
    /// Each of these fields is read in one place, and checked there.
    private static let commonNames: Set<String> = [
        // Of `EventPattern`, read by `PatternWatch` alone; and of every collection.
        "count",
        // Of `DeadLettered`, read by `RecordFile` alone; and the bus's own.
        "offset",
    ]

    /// The whole numbers of the schema, as Swift spells them, with their types.
    private static func fields() throws -> [String: Set<String>] {
        var fields: [String: Set<String>] = [:]
        for path in try Repository.files(below: "Shared/Events/Schema", ending: ".proto") {
            let declared = /(?m)^\s*(?:optional |repeated )?([us]?int(?:32|64))\s+(\w+)\s*=/
            for match in try Repository.text(path).matches(of: declared) {
                let words = match.output.2.split(separator: "_")
                let name = words[0] + words.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
                guard !commonNames.contains(String(name)) else { continue }
                fields[String(name), default: []].insert(String(match.output.1))
            }
        }
        return fields
    }

    /// What must not stand in a line of code.
    private static func patterns() throws -> [Regex<AnyRegexOutput>] {
        let fields = try fields()
        func named(_ fits: (String) -> Bool) -> String {
            fields.filter { $0.value.contains(where: fits) }.keys.sorted().joined(separator: "|")
        }
        let all = named { _ in true }
        let value = #"[\w.?!$]*(?:\[[^\[\]]*\][\w.?!$]*)*\."#
        let converted = #"\((?!\w+:)\#(value)"#
        return try [
            // A field, then an operator; an operator, then a field.
            #"\.(?:\#(all))\s*[-+*]=?\s"#,
            #"\s[-+*]=?\s\#(value)(?:\#(all))\b(?![\w(.])"#,
            // Conversions of 64 bits to a type that has fewer or a sign, of signed ones to one without, and of 32 bits to
            // fewer.
            #"\b(?:U?Int(?:8|16|32)|Int|Int64)\#(converted)(?:\#(named { $0.hasSuffix("64") }))\)"#,
            #"\bUInt(?:8|16|32|64)?\#(converted)(?:\#(named { !$0.hasPrefix("u") }))\)"#,
            #"\b(?:U?Int(?:8|16)|Int32)\#(converted)(?:\#(all))\)"#,
        ].map { try Regex($0) }
    }

    private static let suspects = [
        " + ", " - ", " * ", "+= ", "-= ", "*= ", "Int(", "Int8(", "Int16(", "Int32(", "Int64(",
    ]

    private static func findings(in source: SourceFile, _ patterns: [Regex<AnyRegexOutput>]) -> [String] {
        source.code.enumerated().compactMap { index, line in
            // Most lines have neither an operator nor a conversion, and the patterns are long.
            guard line.contains("."), suspects.contains(where: line.contains),
                patterns.contains(where: { line.contains($0) })
            else { return nil }
            return "\(source.path):\(index + 1): \(line.trimmingPrefix(while: \.isWhitespace))"
        }
    }

    @Test func nothingCountsPlainlyOnWhatARecordSays() throws {
        let patterns = try Self.patterns()
        let sources = try Repository.sources(below: "Shared", "Services").filter { source in
            !Self.rooms.contains { source.path.hasPrefix("Shared/\($0)/") }
        }
        #expect(sources.count > 200)
        #expect(Self.rooms.allSatisfy { Repository.exists("Shared/\($0)") })
        for source in sources { #expect(Self.findings(in: source, patterns) == []) }
    }

    @Test func theRuleBites() throws {
        let planted = SourceFile(
            path: "x.swift",
            text: """
                let next = granted.turn + 1
                guard turn < limit + recorded.turn else { return }
                held += receipt.detainees
                bodies[index].personnel -= taken
                let share = total * body.personnel
                let seconds = Int64(granted.time)
                let people = UInt32(briefing.parameters[0].value)
                let part = UInt16(letter.partition)
                // fine: granted.turn + 1 in a comment
                let wide = Int(receipt.detainees) + 1
                let sum = held.addingSaturated(receipt.detainees)
                let fits = Int64(clamping: granted.time)
                let place = changes[count - 1].time
                """
        )
        let found = try Self.findings(in: planted, Self.patterns())
        #expect(found.map { $0.split(separator: ":")[1] } == (1...8).map { "\($0)" })
    }

    @Test func theFieldsAreThoseOfTheSchema() throws {
        let fields = try Self.fields()
        #expect(fields["turn"] == ["uint64"])
        #expect(fields["tensionChange"] == ["sint32"])
        #expect(fields["holdAfterTurn"] == ["uint64"])
        #expect(fields.count > 60)
    }
}
