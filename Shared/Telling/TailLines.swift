import Domain
import EventWords
import Events
import Reading

/// The lines of a tail: records as they come, those that anybody can say without end counted.
///
/// Of many paces the last is told in any case, before what comes next: it may freeze play for a real emergency.
package struct TailLines {
    private let filter: TailFilter
    /// True for a script, and for whoever wants all: he counts for himself.
    private let countsAll: Bool
    private var tally = RefusalTally()
    private var lines: [TailLine] = []
    /// The pace that was told last.
    private var pace: PaceSet?
    /// A later one that is another, and was not told.
    private var hidden: TailLine?

    /// No line yet.
    package init(_ filter: TailFilter, countsAll: Bool) {
        self.filter = filter
        self.countsAll = countsAll
    }

    /// How many lines wait.
    package var count: Int { lines.count }

    /// How many records were not told.
    package var untold: Int { tally.untold }

    /// Takes a record.
    package mutating func take(
        _ envelope: Envelope,
        at time: SimulatedTime,
        _ glossary: Glossary = Glossary(),
        refused: Defect? = nil,
        in doubt: DoubtfulStretches.Stretch? = nil
    ) {
        guard filter.admits(envelope) else { return }
        // Words are made only where it takes them: they cost a thousand times what counting does.
        lazy var event = ReadableEvent(envelope, glossary: glossary, refused: refused)
        if filter.readsEvents, !filter.admits(event) { return }
        let message = refused == nil ? try? EventCatalogue.standard.decode(envelope) : nil
        switch countsAll ? .told : tally.take(message, on: envelope.stream) {
        case .told: tell(TailLine(event, at: time, in: doubt))
        case .counted(let count): tell(TailLine(event, at: time, in: doubt, count: count))
        case .silent:
            guard let set = message as? PaceSet else { return }
            hidden = set == pace ? nil : TailLine(event, at: time, in: doubt)
        }
    }

    /// Tells the last pace, where it was only counted.
    package mutating func tellHiddenPace() {
        guard let line = hidden else { return }
        hidden = nil
        tell(line)
    }

    /// Hands the lines over.
    package mutating func taken() -> [TailLine] {
        defer { lines = [] }
        return lines
    }

    private mutating func tell(_ line: TailLine) {
        if let set = line.event.message as? PaceSet { (pace, hidden) = (set, nil) } else { tellHiddenPace() }
        lines.append(line)
    }
}
