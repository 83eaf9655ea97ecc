import CRdKafka
import Foundation

/// The properties that this librdkafka has, and what it says of their values.
enum PropertyTable {
    /// By name what a property may be, such as `plaintext, ssl, sasl_plaintext, sasl_ssl` or `10 .. 300000`.
    ///
    /// Empty where it may be any text.
    static let ranges: [String: String] = read()

    /// librdkafka prints it as a table, and only to a file; this file is in memory.
    private static func read() -> [String: String] {
        let text = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: 1)
        let size = UnsafeMutablePointer<Int>.allocate(capacity: 1)
        text.initialize(to: nil)
        size.initialize(to: 0)
        defer {
            free(text.pointee)
            text.deallocate()
            size.deallocate()
        }
        guard let file = open_memstream(text, size) else { return [:] }
        rd_kafka_conf_properties_show(file)
        fclose(file)
        guard let start = text.pointee else { return [:] }
        var ranges: [String: String] = [:]
        for line in String(cString: start).split(separator: "\n") {
            // name | whose | range | default | importance | description
            let columns = line.split(separator: "|", omittingEmptySubsequences: false).map {
                $0.trimmingCharacters(in: .whitespaces)
            }
            guard columns.count >= 6, !columns[0].isEmpty, columns[0] != "Property", !columns[0].hasPrefix("-") else {
                continue
            }
            if ranges[columns[0]] == nil { ranges[columns[0]] = columns[2] }
        }
        return ranges
    }

    /// The property that a mistyped one most likely meant: at most two letters away; nil when none is.
    static func nearest(to word: String) -> String? {
        guard word.utf8.count <= 64 else { return nil }
        let distances = ranges.keys.sorted().map { (name: $0, distance: distance(word, $0)) }
        return distances.filter { $0.distance <= 2 }.min { $0.distance < $1.distance }?.name
    }

    /// Levenshtein's distance.
    private static func distance(_ left: String, _ right: String) -> Int {
        let right = Array(right.utf8)
        var row = Array(0...right.count)
        for (index, letter) in left.utf8.enumerated() {
            var corner = row[0]
            row[0] = index + 1
            for column in right.indices {
                let above = row[column + 1]
                row[column + 1] = min(above + 1, row[column] + 1, corner + (letter == right[column] ? 0 : 1))
                corner = above
            }
        }
        return row[right.count]
    }
}
