import Domain
import Events
import Foundation
import Phrases
import Telling
import TestSupport
import Testing

@Suite("Why an event happened")
struct ExplainTests {
    private let story: RecordedStory

    init() throws { story = try RecordedStory() }

    private func explanation(_ id: String, depth: Int = 0) throws -> Explanation {
        try #require(try Explanation(EventID(id), in: story.record(), depth: depth))
    }

    private func chain(_ explanation: Explanation) -> [String] {
        explanation.chain.map { $0.event.envelope.id?.description ?? "" }
    }

    @Test("an explanation is as it was looked at", arguments: Language.allCases)
    func golden(_ language: Language) throws {
        for (id, name) in [("muba/phh:0", "force"), ("muba/command:0", "level")] {
            let lines = try explanation(id, depth: 3).lines(in: language).map { $0.text(hasColour: false) }
            try expectGolden(lines, "explain.\(name).\(language.rawValue)")
        }
    }

    @Test("the chain goes back to the script's step, the inject, the decision")
    func beginnings() throws {
        let force = try explanation("muba/phh:0")
        #expect(chain(force) == ["muba/situation:0", "muba/situation/truth:0"])
        #expect(force.chain.map(\.reason) == [.cause, .step("bakar-ban")])
        #expect(force.beginning == .step("bakar-ban"))
        #expect(try explanation("muba/command:2").beginning == .inject("kabar-massa"))
        #expect(try explanation("console:0").beginning == .decision)
        #expect(try explanation("muba/damkar:1").beginning == .unprompted)
        let later = try explanation("muba/situation:1")
        #expect(chain(later) == ["muba/phh:0", "muba/situation:0", "muba/situation/truth:0"])
    }

    @Test("a step that had waited for something stands in the chain, and is told beside where it all began")
    func trigger() throws {
        var drill = try FakeDrill(units: ["muba/command", "muba/situation"])
        drill.grant(
            time: 0,
            events: [InjectDelivered.with { $0.inject = "hoaks" }],
            changes: [RecordedStory.joining("muba/situation/truth", 10)]
        )
        let inject = try #require(drill.lastControl)
        try drill.publish("muba/situation", RecordedStory.crowd(50, 80, .blockingRoad), cause: inject)
        try drill.publish("muba/situation/truth", RecordedStory.step("tutup-jalan"))
        drill.grant(time: 600)
        let blocked = try EventID("muba/situation:0")
        try drill.publish("muba/situation", RecordedStory.crowd(50, 80, .tyreFire), cause: blocked)
        try drill.publish("muba/situation/truth", RecordedStory.step("bakar-ban"))
        drill.grant(time: 630)
        try drill.publish("muba/command", LevelSet(), cause: EventID("muba/situation:1"))
        // An observation long after the step is not the step's doing.
        try drill.publish("muba/situation", RecordedStory.crowd(50, 80, .tyreFire), cause: EventID("muba/command:0"))
        drill.end()
        let record = try RecordedStory(drill).record()
        let level = try #require(try Explanation(EventID("muba/command:0"), in: record))
        #expect(
            chain(level) == [
                "muba/situation:1", "muba/situation/truth:1", "muba/situation:0", "muba/situation/truth:0",
                inject.description,
            ]
        )
        #expect(level.chain.map(\.reason) == [.cause, .step("bakar-ban"), .cause, .step("tutup-jalan"), .cause])
        #expect(level.trigger == .step("bakar-ban") && level.beginning == .inject("hoaks"))
        let told = level.lines(in: .english).map { $0.text(hasColour: false).trimmingCharacters(in: .whitespaces) }
        #expect(told.contains("Brought about by step 'bakar-ban' of the crowd's script."))
        let later = try #require(try Explanation(EventID("muba/situation:2"), in: record))
        #expect(chain(later).prefix(2) == ["muba/command:0", "muba/situation:1"])
        // Where the chain ends with it, nothing is told twice.
        #expect(try explanation("muba/phh:0").trigger == nil)
    }

    @Test("events that the fields name, and what an event caused, so many generations deep")
    func around() throws {
        let force = try explanation("muba/phh:0", depth: 3)
        #expect(force.mentions.map(\.field) == ["order"])
        #expect(force.mentions.first?.event.envelope.id?.description == "muba/command:1")
        let crowd = try explanation("muba/situation:0", depth: 1)
        #expect(crowd.effects.map { $0.event.envelope.id?.description } == ["muba/command:0", "muba/phh:0"])
        #expect(crowd.effects.allSatisfy { $0.effects.isEmpty && $0.untold == 1 })
        let deeper = try explanation("muba/situation:0", depth: 3)
        #expect(
            deeper.effects.first?.effects.first?.effects.first?.event.envelope.type.hasSuffix("WaterDelivered") == true
        )
    }

    @Test("a cause that is not there, and records that name each other")
    func forged() throws {
        var drill = try FakeDrill(units: ["muba/phh"])
        drill.grant(time: 0)
        try drill.publish("muba/phh", ForceCeased(), cause: EventID("muba/phh:1"))
        try drill.publish("muba/phh", ForceCeased(), cause: EventID("muba/phh:0"))
        try drill.publish("muba/phh", ForceCeased(), cause: EventID("muba/phh:9"))
        drill.end()
        let forged = try RecordedStory(drill)
        let record = try forged.record()
        let circle = try #require(try Explanation(EventID("muba/phh:0"), in: record, depth: 20))
        #expect(chain(circle) == ["muba/phh:1"])
        #expect(circle.effects.count == 1)
        let missing = try #require(try Explanation(EventID("muba/phh:2"), in: record))
        #expect(try missing.beginning == .missing(EventID("muba/phh:9")))
        #expect(try Explanation(EventID("muba/phh:9"), in: record) == nil)
    }

    @Test("one JSON object")
    func json() throws {
        let json = try explanation("muba/phh:0", depth: 1).json(in: .english)
        let object = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        let keys = ["beginning", "chain", "effects", "effects_untold", "event", "mentions"]
        #expect(object.keys.sorted() == keys)
        let links = try #require(object["chain"] as? [[String: Any]])
        #expect(links.map { $0["id"] as? String } == ["muba/situation:0", "muba/situation/truth:0"])
        #expect(links.map { $0["by"] as? String } == ["cause", "step"])
    }

    @Test("what is refused says what would do")
    func hints() {
        let names = ["control", "muba/phh"]
        #expect(Phrase.notAnEventID("muba/phh", nearest: "muba/phh", streams: names).english.contains("muba/phh:12"))
        #expect(Phrase.noSuchStream("muba/pph", nearest: "muba/phh", streams: names).english.contains("'muba/phh'?"))
        #expect(Phrase.noSuchSequence("muba/phh:77", stream: "muba/phh", last: 5).english.contains("0 to 5"))
    }
}
