import Bus
import Domain
import EventWords
import Events
import Launcher
import Lockstep
import Phrases
import Reading
import Recording
import ServiceHost
import Sweep
import Telling

/// Everything that only observes: the launcher's progress, view and status line, tail, the recorder's sieve, a console,
/// the finder.
///
/// The words, lines and JSON that all of them show are tried too.
struct ObserverAttack {
    private let drill: PlayedDrill
    private let extremes: Extremes

    init(_ drill: PlayedDrill, _ extremes: Extremes) {
        self.drill = drill
        self.extremes = extremes
    }

    func run(_ book: inout CaseBook) throws {
        let position = try Position(drill, after: drill.lastTurn / 2)
        let observers = try Observers(drill, after: position.turn)
        for kind in EventCatalogue.standard.kinds {
            for mutation in extremes.mutations(of: kind.type, base: position.base(of: kind)) {
                for attack in position.attacks(kind, mutation) {
                    book.run(attack.name) { observers.look(at: attack.arrivals) }
                }
            }
        }
    }
}

/// All who look on, as they stand after a turn.
struct Observers {
    private let progress: DrillProgress
    private let view: DrillView
    private let feed: DrillFeed
    private let sieve: DrillSieve
    private let console: ConsoleMachine
    private let drill: PlayedDrill

    init(_ drill: PlayedDrill, after turn: Int) throws {
        self.drill = drill
        var progress = DrillProgress(drill.setup)
        var view = DrillView(.init(drill.scenario, drill: drill.setup.drill))
        var feed = try DrillFeed(drill.setup.drill, drill.setup.opened, partition: 0)
        var sieve = DrillSieve(drill: drill.setup.drill, opened: drill.setup.opened)
        guard let entry = drill.setup.table[.console] else { throw Defect("the drill has no console") }
        var console = ConsoleMachine(drill: drill.setup.drill, stream: entry, end: 0)
        for (number, arrivals) in drill.turns[...turn].enumerated() {
            for notice in progress.take(arrivals, at: .milliseconds(number)) { view.take(notice) }
            for arrival in arrivals {
                feed.take(arrival)
                _ = sieve.judge(arrival, controlIsRead: true) { _ in nil }
                console.receive(arrival, now: .zero)
            }
            _ = feed.next()
        }
        self.progress = progress
        self.view = view
        self.feed = feed
        self.sieve = sieve
        self.console = console
    }

    /// Shows a case to everyone.
    func look(at arrivals: [Arrival]) {
        show(arrivals)
        follow(arrivals)
        read(arrivals)
        find(arrivals)
    }

    private func show(_ arrivals: [Arrival]) {
        var progress = progress
        var view = view
        var isShown = false
        for (index, arrival) in arrivals.enumerated() {
            let now: Duration = .seconds(1_000 + index)
            let notices = progress.take([arrival], at: now)
            for notice in notices { view.take(notice) }
            // A frame takes long, and most records change nothing in it.
            let isLockstep = (try? arrival.reading.get())?.type.contains(".lockstep.") ?? false
            isShown = isShown || !notices.isEmpty || isLockstep && index == 0
            _ = StatusLine(language: .english, hasColour: true).text(progress, at: now + .milliseconds(500), width: 80)
        }
        guard isShown else { return }
        _ = view.frame(progress, at: .seconds(1_010), columns: 80, rows: 14, language: .indonesian)
    }

    private func follow(_ arrivals: [Arrival]) {
        var (feed, sieve, console) = (feed, sieve, console)
        _ = console.decide(EndDecided())
        for arrival in arrivals {
            feed.take(arrival)
            _ = feed.next()
            _ = feed.takeRereads()
            _ = sieve.judge(arrival, controlIsRead: true) { _ in nil }
            console.receive(arrival, now: .seconds(1))
            _ = console.step(now: .seconds(1))
        }
        _ = feed.flush()
    }

    private func read(_ arrivals: [Arrival]) {
        var glossary = Glossary()
        var profiles = AnnouncedProfiles()
        for case .success(let envelope) in arrivals.map(\.reading) {
            glossary.hear(envelope)
            profiles.hear(envelope)
            let readable = ReadableEvent(envelope, glossary: glossary)
            let line = TailLine(readable, at: .greatest)
            _ = line.json(in: .english)
            _ = line.screenLine(in: .indonesian).cut(to: 80)
            if let message = readable.message { _ = EventLine.phrase(message) }
        }
        let events = DrillEvents(arrivals.compactMap { try? $0.reading.get() }, of: drill.setup)
        for measure in Measure.standard { _ = measure.value(in: events) }
    }

    /// A finder reads nothing but control's topic.
    private func find(_ arrivals: [Arrival]) {
        guard arrivals.first?.place.topic == DrillSetup.controlTopic else { return }
        let bus = InMemoryBus(partitionCount: 1)
        let place = TopicPartition(topic: DrillSetup.controlTopic, partition: 0)
        for arrival in drill.turns[0] + arrivals where arrival.place == place {
            try? bus.append(arrival.record, to: place)
        }
        let subscriber = bus.subscriber()
        guard var finder = try? DrillFinder(subscriber, wanted: nil) else { return }
        _ = try? finder.look(subscriber, wait: .zero)
    }
}
