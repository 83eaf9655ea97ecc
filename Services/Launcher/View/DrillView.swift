import Domain
import EventWords
import Events
import Lockstep
import Phrases
import Scenario
import Telling

/// What the view of a running drill knows, gathered from what any observer of its records sees, and the launcher's words.
///
/// A value without input or output: notices and words go in, `frame` gives the lines for a size.
package struct DrillView: Sendable {
    /// Who plays what, and for how long.
    package struct Cast: Sendable {
        /// The scenario's title.
        package let title: String
        /// The drill.
        package let drill: DrillID
        /// The units on the ground and behind it, in the roster's order; the ground itself is not among them.
        package let units: [UnitID]
        /// What the drill's units, places and offices are called.
        let titles: DrillTitles
        /// When play begins.
        package let begins: SimulatedTime
        /// When play ends at the latest.
        package let ends: SimulatedTime
        /// What is wrong with the record; nil for a drill that runs, and for a record that is whole.
        let flaw: Phrase?

        /// The cast of a scenario.
        package init(_ scenario: Scenario, drill: DrillID) {
            title = scenario.title
            self.drill = drill
            units = scenario.roster.map(\.fact.unit).filter { $0.taskForce != DrillSetup.ground }
            titles = DrillTitles(scenario.briefings().values)
            begins = scenario.begins
            ends = scenario.ends
            flaw = nil
        }

        /// The cast of a recorded drill, which lasted from `begins` to `ends`.
        ///
        /// - Throws: `RecordingError`.
        init(_ drill: RecordedDrill, title: String, begins: SimulatedTime, ends: SimulatedTime) throws {
            self.title = title
            self.drill = drill.reader.origin.drill
            units = drill.table.units.filter { $0.taskForce != DrillSetup.ground }
            titles = drill.glossary.titles
            self.begins = begins
            self.ends = ends
            flaw = try drill.flaw()?.phrase
        }

        /// Whose stream it is: a unit's title, or its id where no briefing names it.
        func name(of stream: StreamName) -> Phrase {
            switch stream {
            case .control: return .exerciseControl
            case .console: return .exerciseStaff
            default:
                let unit = stream.text.split(separator: "/").prefix(2).joined(separator: "/")
                return Phrase(verbatim: titles.title(of: unit, .unit) ?? stream.text)
            }
        }

        /// What an event of a unit says, its keys by their titles.
        func fields(_ message: any DrillEvent, of unit: String) -> EventFields {
            EventFields(message, speaker: unit, titles: titles)
        }
    }

    /// What a unit did last.
    struct Doing {
        let notice: DrillProgress.Notice
        /// What to say instead of the event's own line.
        var words: Phrase?
    }

    /// A line among the latest events.
    struct News {
        enum Content {
            /// An event.
            case event(DrillProgress.Notice)
            /// The launcher's own words, or a service's.
            case words(Phrase, isWarning: Bool)
        }

        let time: SimulatedTime
        let content: Content
    }

    /// So many lines of news are kept: more than the tallest terminal shows.
    static let newsMax = 200
    /// So many orders may wait for their confirmation; beyond, confirmations say less.
    static let openOrdersMax = 500

    let cast: Cast
    /// What was last seen of each group.
    private(set) var crowds: [String: CrowdObserved] = [:]
    /// The middle of all groups' estimated sizes.
    private(set) var size = Series()
    /// The estimates when that middle was highest.
    private(set) var crowdPeak: (low: UInt64, high: UInt64) = (0, 0)
    /// The highest of all groups' tensions, 0 to 100.
    private(set) var tension = Series()
    private(set) var doings: [UnitID: Doing] = [:]
    private(set) var news: [News] = []
    /// The level as it was last set, and when.
    private(set) var level: (set: LevelSet, of: StreamName, time: SimulatedTime)?
    private var tensions: [String: UInt64] = [:]
    private var openOrders: [String: (kind: Phrase, site: Phrase?)] = [:]
    private let known: Set<UnitID>

    /// A view in which nothing has happened.
    package init(_ cast: Cast) {
        self.cast = cast
        known = Set(cast.units)
    }

    /// Takes what happened.
    package mutating func take(_ notice: DrillProgress.Notice) {
        switch notice.message {
        case let seen as CrowdObserved: see(seen, at: notice.time)
        case let left as CrowdDispersed:
            guard var crowd = crowds[left.group] else { break }
            crowd.size = left.remaining
            crowd.behaviour = .dispersing
            see(crowd, at: notice.time)
        case let state as GroundState:
            tensions[state.group] = UInt64(state.tension)
            tension.set(tensions.values.max() ?? 0, at: notice.time)
        case let set as LevelSet: level = (set, notice.stream, notice.time)
        case let change as ParticipationChanged:
            let words = Phrase.participation(change.participates, reason: change.reason)
            if let unit = try? UnitID(change.unit) { note(unit, notice, words) }
        default: break
        }
        follow(notice)
        guard notice.isWorthALine else { return }
        add(News(time: notice.time, content: .event(notice)))
    }

    /// Takes the launcher's own words, or a service's.
    package mutating func say(_ words: Phrase, isWarning: Bool = false, at time: SimulatedTime) {
        add(News(time: time, content: .words(words, isWarning: isWarning)))
    }

    private mutating func see(_ crowd: CrowdObserved, at time: SimulatedTime) {
        crowds[crowd.group] = crowd
        let low = crowds.values.reduce(UInt64(0)) { $0 + UInt64($1.size.low) }
        let high = crowds.values.reduce(UInt64(0)) { $0 + UInt64($1.size.high) }
        let middle = (low + high) / 2
        if middle > size.peak { crowdPeak = (low, high) }
        size.set(middle, at: time)
    }

    /// Notes what the unit that speaks does; an order counts for its addressee when that has confirmed it.
    private mutating func follow(_ notice: DrillProgress.Notice) {
        guard let unit = try? UnitID(notice.stream.text) else { return }
        switch notice.message {
        // What is out and what is left says little of what a unit does; what fails it does.
        case let strength as StrengthReported where strength.missing == 0: break
        case is OrderCompleted: break
        case let confirmed as OrderAcknowledged:
            guard let order = openOrders.removeValue(forKey: confirmed.order) else { return }
            note(unit, notice, .orderTaken(order.kind, at: order.site))
        case let order as OrderIssued:
            if openOrders.count >= Self.openOrdersMax { openOrders = [:] }
            let said = cast.fields(order, of: notice.stream.text)
            let (kind, site) = (said["kind"] ?? .nothing, said.site(of: order))
            // Whoever confirms an order that was given again names the first.
            openOrders[order.repeats.isEmpty ? notice.id : order.repeats] = (kind, site)
            let office = said["office"].flatMap { $0 == cast.name(of: notice.stream) ? nil : $0 }
            note(unit, notice, .orderGiven(to: said["addressee"] ?? .nothing, kind, at: site, by: office))
        default: note(unit, notice)
        }
    }

    private mutating func note(_ unit: UnitID, _ notice: DrillProgress.Notice, _ words: Phrase? = nil) {
        guard known.contains(unit) else { return }
        doings[unit] = Doing(notice: notice, words: words)
    }

    private mutating func add(_ line: News) {
        news.append(line)
        // Twice as many before any is let go: moving all for each new one would cost more.
        if news.count > 2 * Self.newsMax { news.removeFirst(news.count - Self.newsMax) }
    }
}

extension EventFields {
    /// Where an order is carried out, or on what: a road or an office that has a title, else the place.
    func site(of order: OrderIssued) -> Phrase? {
        self["object"].flatMap { $0.indonesian == order.object ? nil : $0 } ?? self["place"]
    }
}
