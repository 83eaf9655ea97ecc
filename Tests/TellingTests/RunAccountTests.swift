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

    @Test("what control last said of words in its name, and not what it said of requests")
    func foreignWords() throws {
        var drill = try FakeDrill(units: ["muba/command"])
        drill.grant(time: 0)
        func refuse(_ asked: String, _ reason: String) throws {
            let refused = AskRefused.with {
                $0.asked = asked
                $0.reason = reason
            }
            try drill.mention("control", on: "gladi.control", refused)
        }
        try refuse(PaceAsked.eventType, "bukan jabatan pengendali latihan")
        #expect(try account(of: drill).foreignWords == nil)
        try refuse(
            PaceSet.eventType,
            "catatan di offset 7 bukan dari pengendali latihan: tidak menyebut penulisnya (ke-1)"
        )
        let last =
            "catatan di offset 9 bukan dari pengendali latihan: mengaku ditulis oleh a, yang tidak menulisnya (ke-2)"
        try refuse(Waiting.eventType, last)
        try refuse(SetAsideAsked.eventType, "bukan jabatan pengendali latihan")
        drill.grant(time: 60)
        drill.end()
        let account = try account(of: drill)
        #expect(account.foreignWords == last)
        let english = Phrase.recorded(last).english
        #expect(
            english.hasPrefix("the record at offset 9 is not from exercise control: ") && english.hasSuffix("(no. 2)")
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

    @Test("requests have the latest answer, be it from whom it may; what came without a request is told too")
    func requests() throws {
        var drill = try FakeDrill(units: ["muba/command", "sumsel/command"])
        let ours = try (0..<4).map { try EventID("muba/command:\($0)") }
        drill.grant(time: 0)
        for formation in [Formation.riotControlUnit, .guard, .patrol] {
            try drill.publish("muba/command", ReinforcementRequested.with { $0.formation = formation })
        }
        try drill.publish("muba/command", ControlTransferRequested.with { $0.toOffice = "kapolda" })
        drill.grant(time: 60)
        func granted(_ request: EventID) -> ReinforcementGranted {
            .with {
                $0.request = request.description
                $0.unit = "sumsel/phh"
            }
        }
        try drill.publish("sumsel/command", granted(ours[0]), cause: ours[0])
        // A unit may be lent with a transfer of control; it answers no request for reinforcement.
        try drill.publish("sumsel/command", granted(ours[3]), cause: ours[3])
        let guards = OrderIssued.with {
            $0.kind = .deploy
            $0.addressee = "muba/tni"
        }
        try drill.publish("muba/command", guards, cause: ours[1])
        try drill.publish("sumsel/command", ControlTransferred.with { $0.request = ours[3].description })
        drill.grant(time: 120)
        try drill.publish("sumsel/command", ReinforcementRefused.with { $0.request = ours[0].description })
        try drill.publish("sumsel/command", ControlTransferred.with { $0.request = "sumsel/command:2" })
        drill.grant(time: 180)
        drill.end()
        let course = try account(of: drill).course
        #expect(course.reinforcements.map(\.answer?.time.seconds) == [120, nil, nil, 60])
        #expect(course.reinforcements.map(\.orders.count) == [0, 1, 0, 0])
        #expect(course.reinforcements.map { $0.asked == nil } == [false, false, false, true])
        #expect(course.reinforcements[0].answer?.event is ReinforcementRefused)
        #expect(course.transfers.map(\.answer?.time.seconds) == [60, 120])
        #expect(course.transfers.map { $0.asked == nil } == [false, true])
    }

    @Test("an agreement is kept until the crowd blocks or attacks; what was brought to safety and put out is told")
    func agreements() throws {
        var drill = try FakeDrill(units: ["muba/negotiation", "muba/polsek", "muba/situation"])
        drill.grant(time: 0)
        for group in ["satu", "dua", "tiga"] {
            let act = ActObserved.with {
                $0.group = group
                $0.behaviour = .blockingRoad
            }
            try drill.publish("muba/situation", act)
            try drill.publish("muba/negotiation", AgreementReached.with { $0.group = group })
        }
        let fires = ["api-1", "api-2"].map { name in
            FireReported.with {
                $0.fire = name
                $0.observers = ["muba/polsek"]
            }
        }
        for fire in fires { try drill.publish("muba/situation", fire) }
        try drill.publish("muba/situation", ProtectedPersonThreatened.with { $0.office = "ketua-kpu" })
        drill.grant(time: 60)
        func crowd(_ group: String, _ size: UInt32) -> CrowdObserved {
            .with {
                $0.group = group
                $0.size.low = size
                $0.size.high = size
            }
        }
        try drill.publish("muba/situation", crowd("satu", 0))
        try drill.publish("muba/situation", crowd("tiga", 0))
        let attack = ActObserved.with {
            $0.group = "dua"
            $0.behaviour = .throwing
        }
        try drill.publish("muba/situation", attack)
        try drill.publish("muba/situation", FireExtinguished.with { $0.fire = "api-2" })
        try drill.publish("muba/polsek", EvacuationCompleted.with { $0.officeProtected = "ketua-kpu" })
        drill.grant(time: 120)
        for (group, size) in [("satu", 0), ("dua", 0), ("tiga", 40)] as [(String, UInt32)] {
            try drill.publish("muba/situation", crowd(group, size))
        }
        drill.grant(time: 180)
        drill.end()
        let course = try account(of: drill).course
        let sequels = course.agreements.map { agreement in
            switch agreement.sequel {
            case .quiet: "quiet"
            case .left(let time): "left \(time)"
            case .broken(let act): "broken \(act.time)"
            }
        }
        #expect(sequels == ["left 00:01:00", "broken 00:01:00", "quiet"])
        #expect(course.firesOut.map(\.danger?.time.seconds) == [0])
        #expect(course.evacuations.map(\.done.time.seconds) == [60] && course.evacuations[0].danger?.time == .start)
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
