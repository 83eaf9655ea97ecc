import Domain
import Events
import Phrases
import Recording
import TaskForceKit
import Telling
import TestSupport
import Testing

@Suite("What a record says of a drill")
struct RunAccountTests {
    /// What the record of a drill says.
    private func account(of drill: FakeDrill) throws -> RunAccount {
        let story = try RecordedStory(drill)
        let reader = try RecordReader(path: story.path)
        defer { try? reader.close() }
        let start = try #require(DrillStart("2024-08-25T08:00:00+07:00"))
        return try RunAccount(reader, firstTime: .start, start: start)
    }

    @Test(
        "an order whose place another takes was replaced by it, one that ended in vain says how; neither was carried out"
    )
    func replaced() throws {
        var drill = try FakeDrill(units: ["muba/command", "muba/preventive"])
        func order(_ kind: OrderKind) -> OrderIssued {
            .with {
                $0.addressee = "muba/preventive"
                $0.kind = kind
            }
        }
        func completed(_ order: String, _ text: String) -> OrderCompleted {
            .with {
                $0.order = order
                $0.text = text
            }
        }
        drill.grant(time: 0)
        try drill.publish("muba/command", order(.patrol))
        try drill.publish("muba/command", order(.deploy))
        try drill.publish("muba/command", order(.negotiate))
        drill.grant(time: 60)
        let deploy = try EventID("muba/command:1")
        try drill.publish("muba/preventive", completed("muba/command:0", OrderDesk.replaced), cause: deploy)
        try drill.publish("muba/preventive", completed("muba/command:1", "Sudah di tempat"), cause: deploy)
        var talks = completed("muba/command:2", "negosiasi diakhiri tanpa kesepakatan")
        talks.inVain = true
        try drill.publish("muba/preventive", talks)
        drill.grant(time: 120)
        drill.end()
        let account = try account(of: drill)
        let kind = try #require(Phrase.word("ORDER_KIND_DEPLOY"))
        let inVain = Phrase.OrderFate.inVain(at: "00:01:00", "negosiasi diakhiri tanpa kesepakatan")
        #expect(
            account.orders.map(\.fate) == [.replaced(at: "00:01:00", by: kind), .completed(at: "00:01:00"), inVain]
        )
    }

    @Test("crowds that had not gone at the end, as they were last observed")
    func crowdsLeft() throws {
        var drill = try FakeDrill(units: ["muba/situation"])
        func crowd(_ group: String, _ low: UInt32, _ high: UInt32) -> CrowdObserved {
            .with {
                $0.group = group
                $0.place = "polres"
                $0.size.low = low
                $0.size.high = high
            }
        }
        drill.grant(time: 0)
        for (group, size) in [("satu", 300), ("dua", 40)] as [(String, UInt32)] {
            try drill.publish("muba/situation", crowd(group, size, size))
        }
        drill.grant(time: 60)
        try drill.publish("muba/situation", crowd("satu", 0, 0))
        try drill.publish("muba/situation", crowd("dua", 30, 60))
        drill.grant(time: 120)
        drill.end()
        let left = try account(of: drill).crowdsLeft
        #expect(left.map(\.crowd.group) == ["dua"] && left.map(\.crowd.size.high) == [60])
    }

    @Test("what no unit saw is told, and what somebody came to later is not")
    func unseen() throws {
        var drill = try FakeDrill(units: ["muba/situation", "muba/medical", "muba/preventive"])
        func act(by observers: [String], _ behaviour: Behaviour = .throwing) -> ActObserved {
            .with {
                $0.place = "polres"
                $0.behaviour = behaviour
                $0.observers = observers
            }
        }
        drill.grant(time: 0)
        try drill.publish("muba/situation", act(by: []))
        try drill.publish("muba/situation", act(by: [], .oration))
        try drill.publish("muba/situation", act(by: ["muba/preventive"]))
        for casualty in ["korban-1", "korban-2"] {
            try drill.publish("muba/situation", CasualtyFound.with { $0.casualty = casualty })
        }
        for office in ["ketua-kpu", "ketua-bawaslu"] {
            try drill.publish("muba/situation", ProtectedPersonThreatened.with { $0.office = office })
        }
        drill.grant(time: 60)
        try drill.publish("muba/medical", CasualtyTriaged.with { $0.casualty = "korban-1" })
        try drill.publish("muba/preventive", EvacuationCompleted.with { $0.officeProtected = "ketua-bawaslu" })
        drill.grant(time: 120)
        drill.end()
        let unseen = try account(of: drill).unseen
        #expect((unseen.acts, unseen.casualties, unseen.threatened) == (1, 1, 1))
        #expect(unseen.fires == 0 && unseen.damages == 0 && !unseen.isEmpty)
    }
}
