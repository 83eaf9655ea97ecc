import Domain
import Events
import Lockstep
import Telling
import Testing

@Suite("A tail counts what anybody can say without end")
struct TailLinesTests {
    private func envelope(_ message: any DrillEvent, _ stream: StreamName = .control) throws -> Envelope {
        try Envelope(
            drill: DrillID("uji"),
            stream: stream,
            sequence: nil,
            turn: 3,
            type: type(of: message).eventType,
            data: message.canonicalBytes()
        )
    }

    private func told(_ messages: [any DrillEvent], isOver: Bool = true) throws -> [TailLine] {
        var lines = TailLines(try TailFilter(), countsAll: false)
        for message in messages { lines.take(try envelope(message), at: .start) }
        if isOver { lines.tellHiddenPace() }
        return lines.taken()
    }

    private func pace(_ permille: UInt32, frozen: Bool = false) -> PaceSet {
        .with {
            $0.speedPermille = permille
            $0.frozen = frozen
            $0.reason = frozen ? "kebakaran sungguhan" : ""
        }
    }

    @Test("a freeze behind a flood of paces is told before whatever comes next, and at the end")
    func freeze() throws {
        let flood: [any DrillEvent] = (0..<500).map { _ in pace(10) }
        let fault = Fault.with { $0.text = "lain" }
        let frozen: [any DrillEvent] = flood + [pace(10, frozen: true)]
        for (messages, isOver) in [(frozen, true), (frozen + [fault], false)] {
            let lines = try told(messages, isOver: isOver)
            let freezes = lines.filter { ($0.event.message as? PaceSet)?.frozen ?? false }
            #expect(freezes.count == 1)
            #expect(lines.count < 80)
        }
        // What only says again what was told last is counted.
        let (once, again) = (try told(flood), try told(flood + [pace(10)]))
        #expect(once.count == again.count)
    }

    @Test("a record without a number that is longer than any is told by its length alone")
    func long() throws {
        let fault = Fault.with { $0.text = String(repeating: "\u{1B}[2J", count: 200_000) }
        let bytes = try envelope(fault).data.count
        let lines = try told([fault])
        #expect(lines.map(\.event.words.english) == ["gladi.lockstep.v1.Fault (\(bytes) bytes)"])
    }
}
