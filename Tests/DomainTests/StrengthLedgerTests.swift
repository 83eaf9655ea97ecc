import Domain
import Foundation
import Testing

@Suite("Strength ledger")
struct StrengthLedgerTests {
    @Test("commits what it has, and nothing when that is too little")
    func commits() {
        var ledger = StrengthLedger(resource: "personnel", total: 39)
        let fits = [ledger.commit(30), ledger.commit(10), ledger.commit(9), ledger.commit(1), ledger.commit(0)]
        #expect(fits == [true, false, true, false, true])
        #expect(ledger.committed == 39)
        #expect(ledger.reserve == 0)
    }

    @Test("commits as much as it can when that is asked")
    func commitsUpTo() {
        var ledger = StrengthLedger(resource: "personnel", total: 39)
        let given = [ledger.commitUpTo(30), ledger.commitUpTo(10), ledger.commitUpTo(1)]
        #expect(given == [30, 9, 0])
        #expect(ledger.committed == 39)
    }

    @Test("gives back no more than was committed")
    func releases() {
        var ledger = StrengthLedger(resource: "shield", total: 5)
        _ = ledger.commitUpTo(2)
        ledger.release(9)
        #expect(ledger.committed == 0)
        #expect(ledger.reserve == 5)
    }

    @Test("what is lent counts in the total")
    func attaches() {
        var ledger = StrengthLedger(resource: "personnel", total: 10, attached: 4)
        ledger.attach(90)
        #expect(ledger.total == 100)
        #expect(ledger.attached == 94)
        #expect(ledger.reserve == 100)
    }

    @Test("what was lent goes back, and no more; what is free goes first")
    func detaches() {
        var ledger = StrengthLedger(resource: "ambulance", total: 1)
        ledger.attach(2)
        _ = ledger.commitUpTo(2)
        ledger.detach(1)
        #expect(ledger.total == 2 && ledger.attached == 1 && ledger.committed == 2)
        ledger.detach(9)
        #expect(ledger.total == 1 && ledger.attached == 0 && ledger.committed == 1)
    }

    @Test("only the committed are lost, and they do not come back")
    func loses() {
        var ledger = StrengthLedger(resource: "personnel", total: 3, attached: 3)
        ledger.lose(1)
        #expect(ledger.total == 3)
        _ = ledger.commitUpTo(2)
        ledger.lose(1)
        #expect(ledger.total == 2)
        #expect(ledger.committed == 1)
        #expect(ledger.attached == 2)
        ledger.release(2)
        #expect(ledger.reserve == 2)
    }

    @Test("total = committed + reserve + missing, the attached among them, whatever happens", arguments: 1...20)
    func invariants(turn: UInt64) throws {
        var random = Chance(seed: 11, unit: try UnitID("muba/preventive")).of("test", "\(turn)")
        var ledger = StrengthLedger(resource: "personnel", total: 50, attached: 10)
        for _ in 0..<500 {
            let before = ledger
            let count = UInt32(random.below(40))
            switch random.below(10) {
            case 0:
                let given = ledger.commit(count)
                #expect(ledger.committed == before.committed + (given ? count : 0))
                #expect(given == (count <= before.reserve))
            case 1:
                let given = ledger.commitUpTo(count)
                #expect(given == min(count, before.reserve))
                #expect(ledger.committed == before.committed + given)
            case 2: ledger.release(count)
            case 3: ledger.attach(count)
            case 4:
                ledger.detach(count)
                #expect(before.total - ledger.total == min(count, before.attached))
            case 5:
                ledger.lose(count)
                #expect(before.total - ledger.total == before.committed - ledger.committed)
                #expect(ledger.reserve == before.reserve)
            case 6:
                ledger.miss(count)
                #expect(ledger.missing == before.missing + min(count, before.reserve))
                #expect(ledger.committed == before.committed)
            case 7:
                ledger.recover(count)
                #expect(ledger.missing <= before.missing && ledger.missingOnReturn <= before.missingOnReturn)
            case 8:
                let broken = ledger.breakDown(count)
                #expect(broken == min(count, before.committed) && ledger.reserve == before.reserve)
            default:
                ledger.goOn(count)
                #expect(ledger.reserve == before.reserve && ledger.total == before.total)
            }
            #expect(ledger.committed <= ledger.total)
            #expect(ledger.attached <= ledger.total)
            #expect(ledger.total == ledger.committed + ledger.reserve + ledger.missing)
            #expect(ledger.missingOnReturn <= ledger.committed)
            let kept = try JSONDecoder().decode(StrengthLedger.self, from: JSONEncoder().encode(ledger))
            #expect(kept == ledger)
        }
    }
}
