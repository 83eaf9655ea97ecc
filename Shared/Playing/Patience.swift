/// How long a program waits for another, counted in its own rounds.
///
/// A round counts for half a second at most, however long it took. While the machine did not let this program run, it
/// most likely did not let the other run either. So no program fails because the machine is busy.
package struct Patience {
    private static let roundMax: Duration = .milliseconds(500)

    private let whole: Duration
    private let clock = ContinuousClock()
    private var last: ContinuousClock.Instant
    private var spent: Duration = .zero

    /// A wait of `whole`, none of it spent.
    package init(_ whole: Duration) {
        self.whole = whole
        last = clock.now
    }

    /// Counts the round that ends here; true when nothing is left.
    package mutating func isSpent() -> Bool {
        let now = clock.now
        spent += min(now - last, Self.roundMax)
        last = now
        return spent >= whole
    }
}
