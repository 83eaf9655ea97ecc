import Bus
import Domain
import Events
import Lockstep
import Telling

/// A drill's numbered events by type, in the order of turns, and within a turn of streams; measures are drawn from
/// them.
///
/// Nothing is decoded before it is asked for.
public struct DrillEvents: Sendable {
    private let byType: [String: [Envelope]]
    private let start: DrillStart
    private let firstTime: SimulatedTime
    /// Numbered records, the protocol's own included.
    public let records: Double
    /// What followed each inject, as the summary of a run tells it.
    public private(set) var responses: [InjectResponse] = []

    /// The events of `envelopes`, which come in any order.
    public init(_ envelopes: [Envelope], of setup: DrillSetup) {
        let numbered = envelopes.compactMap { envelope in envelope.id.map { (id: $0, envelope: envelope) } }
            .sorted { ($0.envelope.turn, $0.id) < ($1.envelope.turn, $1.id) }
        byType = Dictionary(grouping: numbered.map(\.envelope), by: \.type)
        start = setup.start
        firstTime = setup.firstTime
        records = Double(numbered.count)
        responses = self.responses(among: numbered)
    }

    /// Follows the injects through the events that they expect, and through orders and their ends where they expect an order.
    ///
    /// Of all others the cause alone is noted.
    private func responses(among numbered: [(id: EventID, envelope: Envelope)]) -> [InjectResponse] {
        var types = Set(all(InjectDelivered.self).flatMap { $0.event.expected.map(\.event.type) })
        if types.contains(OrderIssued.eventType) {
            types.formUnion([OrderCompleted.eventType, OrderDeclined.eventType])
        }
        types.insert(InjectDelivered.eventType)
        var watch = InjectWatch()
        for (id, envelope) in numbered {
            guard types.contains(envelope.type), let message = try? EventCatalogue.standard.decode(envelope) else {
                watch.note(id, because: envelope.cause, turn: envelope.turn)
                continue
            }
            let unit = try? UnitID(id.stream.text.split(separator: "/").prefix(2).joined(separator: "/"))
            let event = DeliveredEvent(id: id, unit: unit, message: message)
            let time = SimulatedTime(seconds: UInt64(max(clock(of: envelope), 0)))
            watch.take(event, because: envelope.cause, turn: envelope.turn, at: time)
        }
        return watch.responses(end: firstTime.adding(seconds: UInt64(length)))
    }

    /// How many expected actions came to such an end.
    public func count(responses fits: (InjectResponse.Fate) -> Bool) -> Double {
        Double(responses.flatMap(\.actions).count { fits($0.fate) })
    }

    /// The events of a drill that was played on `bus`, partition 0.
    ///
    /// - Throws: `BusError.lostHead` when the bus was truncated.
    public init(on bus: InMemoryBus, of setup: DrillSetup) throws(BusError) {
        var arrivals: [Arrival] = []
        for topic in setup.table.topics {
            let place = TopicPartition(topic: topic, partition: 0)
            _ = try bus.read(place, from: 0, limit: .max / 2, into: &arrivals)
        }
        self.init(arrivals.compactMap { try? $0.reading.get() }, of: setup)
    }

    /// The events of one type, each with the drill's clock in seconds.
    public func all<Event: DrillEvent>(_ type: Event.Type) -> [(clock: Double, event: Event)] {
        (byType[type.eventType] ?? []).compactMap { envelope in
            guard let event = (try? EventCatalogue.standard.decode(envelope)) as? Event else { return nil }
            return (clock(of: envelope), event)
        }
    }

    private func clock(of envelope: Envelope) -> Double {
        let civil = envelope.time.flatMap { DrillStart($0) }?.epochSeconds ?? start.epochSeconds
        return Double(civil - start.epochSeconds)
    }

    // MARK: - What measures ask

    /// Turns granted.
    public var turns: Double { all(Granted.self).last.map { Double($0.event.turn) } ?? 0 }

    /// Simulated seconds from the first turn to the last.
    public var length: Double {
        all(Granted.self).last.map { Double(SimulatedTime(seconds: $0.event.time).seconds(since: firstTime)) } ?? 0
    }

    /// How many events of a type fit.
    public func count<Event: DrillEvent>(_ type: Event.Type, where fits: (Event) -> Bool = { _ in true }) -> Double {
        Double(all(type).count(where: { fits($0.event) }))
    }

    /// The sum of an amount over all events of a type.
    public func sum<Event: DrillEvent>(_ type: Event.Type, _ amount: (Event) -> UInt32) -> Double {
        all(type).reduce(0) { $0 + Double(amount($1.event)) }
    }

    /// The highest value in the events of a type; nil when there is none.
    public func highest<Event: DrillEvent>(_ type: Event.Type, _ value: (Event) -> Int) -> Double? {
        all(type).map { Double(value($0.event)) }.max()
    }

    /// The drill's clock at the first event of a type that fits; nil when there is none.
    public func first<Event: DrillEvent>(_ type: Event.Type, where fits: (Event) -> Bool) -> Double? {
        all(type).first { fits($0.event) }?.clock
    }

    /// The last event of a type; nil when there is none.
    public func last<Event: DrillEvent>(_ type: Event.Type) -> Event? { all(type).last?.event }

    /// The highest total of the latest sizes of all parts; nil when there is none.
    public func peak<Event: DrillEvent>(
        _ type: Event.Type,
        of part: (Event) -> String,
        _ size: (Event) -> UInt32
    ) -> Double? {
        var sizes: [String: Double] = [:]
        var total = 0.0
        return all(type).map { _, event in
            total += Double(size(event)) - (sizes[part(event)] ?? 0)
            sizes[part(event)] = Double(size(event))
            return total
        }.max()
    }

    /// The mean of the seconds from each `Start` to the first `End` of the same name; nil when no pair is complete.
    public func mean<Start: DrillEvent, End: DrillEvent>(
        from start: Start.Type,
        _ startName: (Start) -> String,
        to end: End.Type,
        _ endName: (End) -> String
    ) -> Double? {
        var begun = Dictionary(all(start).map { (startName($0.event), $0.clock) }) { first, _ in first }
        let lengths = all(end).compactMap { clock, event in
            begun.removeValue(forKey: endName(event)).map { clock - $0 }
        }
        return lengths.isEmpty ? nil : lengths.reduce(0, +) / Double(lengths.count)
    }

    /// How many names have a `Start` that no `End` of the same name follows.
    public func unended<Start: DrillEvent, End: DrillEvent>(
        _ start: Start.Type,
        _ startName: (Start) -> String,
        by end: End.Type,
        _ endName: (End) -> String
    ) -> Double {
        let begun = Dictionary(all(start).map { (startName($0.event), $0.clock) }) { _, last in last }
        let ended = Dictionary(all(end).map { (endName($0.event), $0.clock) }) { _, last in last }
        return Double(begun.count { name, clock in ended[name].map { $0 < clock } ?? true })
    }
}
