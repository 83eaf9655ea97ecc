import Doctrine
import Events
import Phrases
import Testing

/// The rules of an operation's outcome, each both ways.
struct OutcomeTests {
    private static let calm = OperationAccount.with {
        $0.hasWitnesses_p = true
        $0.crowdSeen = true
        $0.highest = .green
        $0.level = .green
    }

    private func outcome(_ change: (inout OperationAccount) -> Void) -> Outcome {
        var account = Self.calm
        change(&account)
        return Outcome(account)
    }

    @Test("a crowd that was seen, and nothing else, is peaceful; time may have run out")
    func peaceful() {
        #expect(Outcome(Self.calm) == .peaceful)
        #expect(outcome { $0.timeRanOut = true } == .peaceful)
        #expect(outcome { $0.orders = 40 } == .peaceful)
    }

    @Test("where nobody saw a crowd, nothing can be judged")
    func unknown() {
        #expect(outcome { $0.crowdSeen = false } == .unknown)
        #expect(outcome { ($0.crowdSeen, $0.orders) = (false, 40) } == .unknown)
        #expect(outcome { $0.hasWitnesses_p = false } == .unknown)
        #expect(Outcome(OperationAccount()) == .unknown)
    }

    static let disorder: [@Sendable (inout OperationAccount) -> Void] = [
        { $0.acts = 1 }, { $0.forceUses = 1 }, { $0.fires = 1 }, { $0.damages = 1 }, { $0.casualties = 1 },
        { $0.threatened = 1 }, { $0.highest = .yellow },
    ]

    @Test(
        "each kind of disorder alone keeps it from being peaceful, seen by a patrol or not",
        arguments: disorder.indices
    )
    func overcome(_ index: Int) {
        #expect(outcome(Self.disorder[index]) == .overcome)
        #expect(
            outcome {
                $0.isAgreed = true; Self.disorder[index](&$0)
            } == (index == 6 ? .peaceful : .overcome)
        )
        #expect(
            outcome {
                $0.crowdSeen = false; Self.disorder[index](&$0)
            } == .overcome
        )
    }

    static let unfinished: [@Sendable (inout OperationAccount) -> Void] = [
        { $0.isRestless = true }, { $0.level = .yellow },
        { account in
            account.fires = 2
            account.firesBurning = 1
        },
        { account in
            account.casualties = 3
            account.casualtiesOpen = 1
        },
        { account in
            account.threatened = 1
            account.threatenedUnsafe = 1
        },
    ]

    @Test(
        "each thing that has not ended keeps it open, agreement or not, seen by a patrol or not",
        arguments: unfinished.indices
    )
    func open(_ index: Int) {
        #expect(outcome(Self.unfinished[index]) == .open)
        #expect(
            outcome {
                $0.isAgreed = true; Self.unfinished[index](&$0)
            } == .open
        )
        #expect(
            outcome {
                $0.hasWitnesses_p = false; Self.unfinished[index](&$0)
            } == .open
        )
    }

    @Test("the account in words names each figure once")
    func words() {
        let account = OperationAccount.with {
            $0.acts = 101
            $0.fires = 102
            $0.firesBurning = 103
            $0.damages = 104
            $0.casualties = 105
            $0.casualtiesOpen = 106
            $0.threatened = 107
            $0.threatenedUnsafe = 108
            $0.forceUses = 109
            $0.orders = 110
            $0.ordersUnanswered = 111
            $0.ordersOpen = 112
            $0.ordersDeclined = 113
            $0.casualtiesDead = 114
        }
        for words in [account.words, Phrase.recorded(account.words).english] {
            for number in 101...114 { #expect(words.ranges(of: "\(number)").count == 1, "\(number)") }
        }
        #expect(Phrase.recorded(account.words).english.hasPrefix("Seen: 101 violent acts"))
    }
}
