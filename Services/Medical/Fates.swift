import TaskForceKit

/// How many casualties came to each outcome.
struct Fates: Sendable, Codable {
    private var admitted: UInt64 = 0
    private var home: UInt64 = 0
    private var dead: UInt64 = 0
    private var post: UInt64 = 0

    /// All of them.
    var count: UInt64 { admitted + home + dead + post }

    /// Counts one more, by the schema's word for its outcome.
    mutating func note(_ outcome: String) {
        switch outcome {
        case "dirawat": admitted += 1
        case "pulang": home += 1
        case "di-pos": post += 1
        default: dead += 1
        }
    }

    /// What became of `known` casualties, Indonesian: `14 korban ditangani: 5 dirawat, 8 pulang, 1 meninggal`.
    func words(of known: UInt64) -> String {
        guard known > 0 else { return "Tidak ada korban" }
        let fates = [("dirawat", admitted), ("pulang", home), ("meninggal", dead)].map { fate, count in
            count == 0 ? "\(fate) nihil" : "\(count.inWords) \(fate)"
        }
        let here = post == 0 ? [] : ["\(post.inWords) masih di pos kesehatan"]
        let list = (fates + here).joined(separator: ", ")
        let rest = known > count ? ", \((known - count).inWords) masih ditangani" : ""
        return "\(known.inWords) korban ditangani: \(list)\(rest)"
    }
}
