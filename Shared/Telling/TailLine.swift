import Domain
import Events
import Phrases

/// One record of a drill as one line: simulated time, turn, id, and what it says; a record without an id names its
/// speaker.
package struct TailLine {
    /// The id's column is as wide as most ids are.
    private static let idWidth = 24

    /// The record.
    package let event: ReadableEvent
    /// Simulated time.
    package let time: SimulatedTime

    /// A line.
    package init(_ event: ReadableEvent, at time: SimulatedTime) {
        self.event = event
        self.time = time
    }

    /// For people.
    package func screenLine(in language: Language) -> ScreenLine {
        let envelope = event.envelope
        var line = ScreenLine("\(time)  ", .faint)
        line.append(Phrase.turnMark(envelope.turn).text(in: language), .faint)
        line.pad(to: 17)
        line.append(" \(envelope.id?.description ?? envelope.stream.text)", .faint)
        line.pad(to: max(19 + Self.idWidth, line.columns + 1))
        line.append(" \(event.words.text(in: language))", ink)
        return line
    }

    /// For scripts: one JSON object.
    package func json(in language: Language) -> String { jsonLine(event.object(at: time, in: language)) ?? "{}" }

    private var ink: ScreenLine.Ink {
        guard let message = event.message else { return .plain }
        if let set = message as? LevelSet { return .level(set.level) }
        return type(of: message).weight == .strong ? .strong : .plain
    }
}
