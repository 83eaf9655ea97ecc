import Domain
import Events
import Telling
import TestSupport
import Testing

@Suite("What its writer disowns")
struct DisownedStoryTests {
    /// Two levels, of which command says that the second is not its own.
    private func story() throws -> RecordedStory {
        var drill = try FakeDrill(units: ["muba/command"])
        drill.grant(time: 0)
        try drill.publish("muba/command", LevelSet.with { $0.level = .green })
        drill.grant(time: 10)
        try drill.publish("muba/command", LevelSet.with { $0.level = .red })
        let fault = Fault.with {
            $0.kind = .forgery
            $0.stream = "muba/command"
            $0.sequence = 1
            $0.text = "bukan catatan kami"
        }
        try drill.mention("muba/command", on: "gladi.command", fault)
        drill.grant(time: 20)
        drill.end()
        return try RecordedStory(drill)
    }

    @Test("is no event of the view, and a tail says that it is in doubt")
    func told() throws {
        let story = try story()
        let record = try story.record()
        let notices = try record.story().notices
        #expect(notices.compactMap { ($0.message as? LevelSet)?.level } == [.green])
        #expect(notices.contains { $0.message is Fault })
        for (sequence, isInDoubt) in [(0, false), (1, true)] as [(UInt64, Bool)] {
            let id = EventID(stream: try StreamName("muba/command"), sequence: sequence)
            let event = try #require(try record.event(id))
            let line = TailLine(event, at: .start, in: record.doubts.stretch(of: id))
            #expect(line.screenLine(in: .english).text(hasColour: false).contains("in doubt") == isInDoubt)
            #expect(line.json(in: .english).contains("\"doubt\":") == isInDoubt)
        }
    }
}
