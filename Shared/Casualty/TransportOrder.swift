/// Who goes when: which casualty takes which place in an ambulance.
public struct TransportOrder: Sendable, Hashable {
    /// For each casualty the number of its place; nil when the casualty is left behind.
    public let places: [Int?]
    /// Survivors among those who are taken, at their scores on arrival; those left behind count as lost.
    public let survivors: ExpectedSurvivors

    /// The most casualties, and the most places, that are put in an order.
    public static let countMax = 500

    /// The order with the most expected survivors (Sacco's objective).
    ///
    /// `arrivals` says for each place after how many minutes it reaches the hospital. Exact: the assignment problem by
    /// the Hungarian method (Kuhn 1955), in whole thousandths, with time in the cube of the larger count. Among orders
    /// of equal survivors it always chooses the same.
    public static func best(_ scores: [RPM], arrivals: [Int], _ deterioration: Deterioration) -> TransportOrder {
        precondition(max(scores.count, arrivals.count) <= countMax, "an order is for \(countMax) at most")
        let values = scores.map { score in
            arrivals.map { deterioration.score(of: score, afterMinutes: $0).survivalPermille }
                // A place of no worth for each casualty who finds no real one.
                + Array(repeating: 0, count: max(0, scores.count - arrivals.count))
        }
        let places = assignment(values).map { $0 < arrivals.count ? $0 : nil }
        return TransportOrder(scores, places: places, arrivals: arrivals, deterioration)
    }

    /// The order of START's queue: the first casualty takes the earliest place, the second the second, and so on.
    ///
    /// `queue` lists each casualty's number once, in the order of going.
    public static func queued(
        _ queue: [Int],
        _ scores: [RPM],
        arrivals: [Int],
        _ deterioration: Deterioration
    ) -> TransportOrder {
        precondition(queue.sorted() == Array(scores.indices), "a queue has everybody once")
        var places = [Int?](repeating: nil, count: scores.count)
        let earliest = arrivals.indices.sorted { (arrivals[$0], $0) < (arrivals[$1], $1) }
        for (casualty, place) in zip(queue, earliest) { places[casualty] = place }
        return TransportOrder(scores, places: places, arrivals: arrivals, deterioration)
    }

    private init(_ scores: [RPM], places: [Int?], arrivals: [Int], _ deterioration: Deterioration) {
        self.places = places
        survivors = ExpectedSurvivors(
            arrivingWith: zip(scores, places).compactMap { score, place in
                place.map { deterioration.score(of: score, afterMinutes: arrivals[$0]) }
            }
        )
    }

    /// Gives each row a column of its own so that the sum of the values is greatest.
    ///
    /// There are at least as many columns as rows. Both count from 1, and column 0 holds the row that seeks a column.
    private static func assignment(_ values: [[Int]]) -> [Int] {
        let columns = values.first?.count ?? 0
        var rowPrice = [Int](repeating: 0, count: values.count + 1)
        var columnPrice = [Int](repeating: 0, count: columns + 1)
        var rowOf = [Int](repeating: 0, count: columns + 1)
        for row in 1..<values.count + 1 {
            rowOf[0] = row
            var column = 0
            var slack = [Int](repeating: .max, count: columns + 1)
            var before = [Int](repeating: 0, count: columns + 1)
            var isDone = [Bool](repeating: false, count: columns + 1)
            repeat {
                isDone[column] = true
                let current = rowOf[column]
                var least = (slack: Int.max, column: 0)
                for other in 1..<columns + 1 where !isDone[other] {
                    let reduced = -values[current - 1][other - 1] - rowPrice[current] - columnPrice[other]
                    if reduced < slack[other] {
                        slack[other] = reduced
                        before[other] = column
                    }
                    if slack[other] < least.slack { least = (slack[other], other) }
                }
                for other in 0..<columns + 1 {
                    if isDone[other] {
                        rowPrice[rowOf[other]] += least.slack
                        columnPrice[other] -= least.slack
                    } else if other > 0 {
                        slack[other] -= least.slack
                    }
                }
                column = least.column
            } while rowOf[column] != 0
            while column != 0 {
                rowOf[column] = rowOf[before[column]]
                column = before[column]
            }
        }
        var places = [Int](repeating: 0, count: values.count)
        for column in 1..<columns + 1 where rowOf[column] > 0 { places[rowOf[column] - 1] = column - 1 }
        return places
    }
}
