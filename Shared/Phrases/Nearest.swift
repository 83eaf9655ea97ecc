/// The known word that a mistyped one most likely meant; nil when none is near.
///
/// Near is an edit distance (insert, delete, replace, swap neighbours) of at most a third of the word's length, and at
/// least 1. Of equally near words the first in `known` counts.
package func nearest(to word: String, among known: [String]) -> String? {
    let limit = max(1, word.count / 3)
    let candidates = known.map { (word: $0, distance: editDistance(word, $0)) }.filter { $0.distance <= limit }
    return candidates.min { $0.distance < $1.distance }?.word
}

/// Damerau and Levenshtein's distance, with swaps of neighbours only.
func editDistance(_ left: String, _ right: String) -> Int {
    let left = Array(left.unicodeScalars.prefix(64))
    let right = Array(right.unicodeScalars.prefix(64))
    var before: [Int] = []
    var previous = Array(0...right.count)
    for row in left.indices {
        var current = [row + 1]
        for column in right.indices {
            var best = min(previous[column + 1] + 1, current[column] + 1)
            best = min(best, previous[column] + (left[row] == right[column] ? 0 : 1))
            if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
                best = min(best, before[column - 1] + 1)
            }
            current.append(best)
        }
        before = previous
        previous = current
    }
    return previous.last ?? left.count
}
