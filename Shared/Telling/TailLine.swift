import Domain
import Events
import Phrases
import Reading

/// One record of a drill as one line: simulated time, turn, id, and what it says; a record without an id names its
/// speaker.
package struct TailLine {
    /// The id's column is as wide as most ids are.
    private static let idWidth = 24

    /// The record.
    package let event: ReadableEvent
    /// Simulated time.
    package let time: SimulatedTime
    /// The stretch of its stream in which the record is in doubt.
    private let doubt: DoubtfulStretches.Stretch?
    /// How many refusals like this one there were.
    private let count: Int?

    /// A line; a record in doubt says so, and a refusal may say how many like it there were.
    package init(
        _ event: ReadableEvent,
        at time: SimulatedTime,
        in doubt: DoubtfulStretches.Stretch? = nil,
        count: Int? = nil
    ) {
        self.event = event
        self.time = time
        self.doubt = doubt
        self.count = count
    }

    /// For people.
    package func screenLine(in language: Language) -> ScreenLine {
        let envelope = event.envelope
        var line = ScreenLine("\(time)  ", .faint)
        line.append(Phrase.turnMark(envelope.turn).text(in: language), .faint)
        line.pad(to: 17)
        line.append(" \(envelope.id?.description ?? envelope.stream.text)", .faint)
        line.pad(to: max(19 + Self.idWidth, line.columns + 1))
        let words = count.map { Phrase.repeated(event.words, $0) } ?? event.words
        if let doubt { line.append(" (\(doubt.phrase.text(in: language)))", .strong) }
        line.append(" \(words.text(in: language))", doubt == nil ? ink : .faint)
        return line
    }

    /// For scripts: one JSON object.
    package func json(in language: Language) -> String {
        var object = event.object(at: time, in: language)
        object["doubt"] = doubt?.phrase.text(in: language)
        return jsonLine(object) ?? "{}"
    }

    private var ink: ScreenLine.Ink {
        guard let message = event.message else { return .plain }
        if let set = message as? LevelSet { return .level(set.level) }
        return type(of: message).weight == .strong ? .strong : .plain
    }
}
