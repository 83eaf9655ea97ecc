/// One record of a CSV file: fields with commas between them, quoted as RFC 4180 says, without its line break.
///
/// A field never holds a line break here, so a line that was cut off can be recognised.
public enum CSVLine {
    /// The fields as a line.
    public static func text(_ fields: [String]) -> String { fields.map(quoted).joined(separator: ",") }

    private static func quoted(_ field: String) -> String {
        guard field.contains(where: { $0 == "," || $0 == "\"" }) else { return field }
        return "\"" + field.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }

    /// The fields of a line; nil when its quotes do not fit.
    public static func fields(_ line: some StringProtocol) -> [String]? {
        var fields: [String] = []
        var rest = Substring(line)
        while true {
            if rest.first == "\"" {
                guard let field = takeQuoted(&rest) else { return nil }
                fields.append(field)
            } else {
                let field = rest.prefix { $0 != "," }
                guard !field.contains("\"") else { return nil }
                fields.append(String(field))
                rest = rest.dropFirst(field.count)
            }
            guard let comma = rest.popFirst() else { return fields }
            guard comma == "," else { return nil }
        }
    }

    /// Takes a quoted field off the front; nil when its quote is never closed.
    private static func takeQuoted(_ rest: inout Substring) -> String? {
        var field = ""
        rest.removeFirst()
        while let end = rest.firstIndex(of: "\"") {
            field += rest[..<end]
            rest = rest[rest.index(after: end)...]
            guard rest.first == "\"" else { return field }
            field += "\""
            rest.removeFirst()
        }
        return nil
    }
}
