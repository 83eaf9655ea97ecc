import Casualty
import Foundation
import Testing

/// Sacco's table, how scores fall, and the order that saves most.
struct SurvivalTests {
    private static func score(_ score: Int) throws -> RPM { try #require(RPM(score)) }

    @Test func theTableIsSaccos() {
        #expect(
            RPM.all.map(\.survivalPermille) == [52, 89, 150, 230, 350, 490, 630, 750, 840, 900, 940, 970, 980]
        )
        #expect(RPM.all.map(\.score) == Array(0...12))
        #expect(RPM(-1) == nil && RPM(13) == nil)
    }

    @Test func scoresAreKeptAsNumbersAndCheckedWhenRead() throws {
        let kept = try JSONEncoder().encode(RPM.all)
        #expect(String(decoding: kept, as: UTF8.self) == "[0,1,2,3,4,5,6,7,8,9,10,11,12]")
        #expect(try JSONDecoder().decode([RPM].self, from: kept) == RPM.all)
        #expect(throws: DecodingError.self) { try JSONDecoder().decode([RPM].self, from: Data("[13]".utf8)) }
    }

    @Test func survivorsAreTheSumOfTheProbabilities() throws {
        #expect(ExpectedSurvivors(arrivingWith: RPM.all).permille == 7371)
        #expect(ExpectedSurvivors(arrivingWith: RPM.all).description == "7.371")
        #expect(ExpectedSurvivors(arrivingWith: [try Self.score(0)]).description == "0.052")
        #expect(ExpectedSurvivors(arrivingWith: []).permille == 0)
    }

    @Test func twoHoursTakeEightToFive() throws {
        let later = Deterioration.assumed.score(of: try Self.score(8), afterMinutes: 120)
        #expect(later.score == 5)
        #expect(later.survivalPermille == 490)
    }

    @Test func scoresFallAtTheirTimesAndNeverBelowNought() throws {
        let deterioration = try Deterioration(minutesAtScore: [5, 10, 15] + Array(repeating: 100, count: 9))
        let three = try Self.score(3)
        let after = [-7, 0, 14, 15, 24, 25, 29, 30, .max].map { deterioration.score(of: three, afterMinutes: $0).score }
        #expect(after == [3, 3, 3, 2, 2, 1, 1, 0, 0])
    }

    @Test(arguments: [[], Array(repeating: 40, count: 11), Array(repeating: 0, count: 12), [10_081] + Array(1...11)])
    func timesOutOfRangeAreRefused(minutes: [Int]) {
        let error = #expect(throws: Deterioration.OutOfRange.self) { try Deterioration(minutesAtScore: minutes) }
        #expect(error?.description.contains("12 times of 1 to 10080 minutes, for the scores 1 to 12") == true)
    }

    /// The best of all orders, by trying them.
    private static func most(_ scores: ArraySlice<RPM>, _ free: [Int], _ deterioration: Deterioration) -> Int {
        guard let first = scores.first else { return 0 }
        var best = most(scores.dropFirst(), free, deterioration)
        for place in free.indices {
            var rest = free
            let arrival = rest.remove(at: place)
            let value = deterioration.score(of: first, afterMinutes: arrival).survivalPermille
            best = max(best, value + most(scores.dropFirst(), rest, deterioration))
        }
        return best
    }

    @Test(arguments: 1...60 as ClosedRange<UInt64>)
    func theBestOrderIsTheBestOfAll(seed: UInt64) throws {
        var random = SplitMix(state: seed)
        let scores = try (0..<random.below(6)).map { _ in try Self.score(random.below(13)) }
        let arrivals = (0..<random.below(6)).map { _ in random.below(300) }
        let deterioration = try Deterioration(minutesAtScore: (0..<12).map { _ in 1 + random.below(60) })
        let best = TransportOrder.best(scores, arrivals: arrivals, deterioration)
        #expect(best.survivors.permille == Self.most(scores[...], arrivals, deterioration))
        let taken = best.places.compactMap(\.self)
        #expect(taken.count == min(scores.count, arrivals.count) && Set(taken).count == taken.count)
        #expect(taken.allSatisfy(arrivals.indices.contains))
    }

    /// The published direction: in every simulation ordering by survival saves at least as many as START's order.
    @Test func orderingBySurvivalSavesAtLeastAsManyAsStart() throws {
        var random = SplitMix(state: 2005)
        var better = 0
        for _ in 0..<200 {
            let scores = try (0..<30).map { _ in try Self.score(random.below(13)) }
            let arrivals = (0..<25).map { 20 + 12 * $0 }
            // As START would see them: the motor response or breathing of most below 9 is bad, and from 11 people walk.
            let rank = scores.map { $0.score >= 11 ? 2 : $0.score >= 9 ? 1 : 0 }
            let queue = scores.indices.sorted { (rank[$0], $0) < (rank[$1], $1) }
            let start = TransportOrder.queued(queue, scores, arrivals: arrivals, .assumed)
            let best = TransportOrder.best(scores, arrivals: arrivals, .assumed)
            #expect(best.survivors >= start.survivors)
            if best.survivors > start.survivors { better += 1 }
        }
        #expect(better > 150)
    }
}

/// SplitMix64 (Steele, Lea and Flood 2014), seeded.
private struct SplitMix {
    var state: UInt64

    mutating func below(_ bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
    }
}
