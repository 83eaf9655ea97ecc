import Doctrine
import Domain
import Testing

/// The forty rules as a table.
struct RuleTests {
    @Test("every number has its rule, in order, with words in both languages and a source")
    func table() {
        #expect(Rule.all.map(\.id) == RuleID.allCases)
        #expect(RuleID.allCases.count == 40)
        for rule in Rule.all {
            #expect(rule.id.rule.id == rule.id)
            #expect(!rule.statement.indonesian.isEmpty && rule.statement.indonesian != rule.statement.english)
            #expect(!rule.source.isEmpty)
        }
        #expect(Rule.all.filter(\.isAdvisory).map(\.id) == [.d01, .d02, .d03])
    }

    @Test("every key of doctrine stands with one rule, and says what it means")
    func numbers() {
        let numbers = Rule.all.flatMap(\.numbers)
        #expect(Set(numbers.map(\.key.name)).count == numbers.count)
        #expect(numbers.count == 17)
        for number in numbers {
            #expect(!number.meaning.indonesian.isEmpty && number.meaning.indonesian != number.meaning.english)
            #expect(!number.source.isEmpty)
        }
    }
}
