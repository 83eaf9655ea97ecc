import Bus
import Domain
import Lockstep
import Phrases

/// What every service does on joining a drill.
public enum DrillJoin {
    /// The most drills without a head that a message names.
    private static let lostMax = 3

    /// Waits for an open drill; nil when asked to stop before there was one.
    ///
    /// `orEnded`: a drill that was asked for by name may have ended: its log is there to be recorded.
    ///
    /// `known`: drills whose openings are kept, for where the log has lost its head.
    ///
    /// `listening`: of several open drills the one is taken whose control alone is heard within that time; nil: none is.
    ///
    /// - Throws: `ServiceFailure` when several are open, or the one that was asked for is over or cannot be joined any more;
    ///   `BusError`.
    public static func find(
        _ subscriber: some Subscriber,
        wanted: DrillID?,
        orEnded: Bool = false,
        known: [KnownDrill] = [],
        listening: Duration? = nil,
        broker: String,
        language: Language,
        isStopping: () -> Bool
    ) throws -> OpenDrill? {
        var finder = try DrillFinder(subscriber, wanted: wanted, orEnded: orEnded, known: known)
        let clock = ContinuousClock()
        let began = clock.now
        var hasSaidSo = false
        var outage = BusOutage(broker: broker, now: began)
        while !isStopping() {
            if let phrase = outage.note(away: subscriber.awaySince, stalled: nil, at: clock.now) {
                ServiceProgram.say(phrase, in: language)
            }
            switch try finder.look(subscriber, wait: .milliseconds(200)) {
            case .one(let open): return open
            case .several(let drills):
                if let listening, clock.now - began < listening { continue }
                let speaking = drills.filter(finder.speaks)
                guard listening != nil, speaking.count == 1, let open = finder[speaking[0]] else {
                    throw ServiceFailure(.severalDrills(drills.map(\.text), speaking.map(\.text)), exitCode: 64)
                }
                ServiceProgram.say(.oneOfSeveralDrills(open.id.text, among: drills.map(\.text)), in: language)
                return open
            case .over(let drill): throw ServiceFailure(.drillIsOver(drill.text), exitCode: 65)
            case .headGone(let drill): throw ServiceFailure(.openingIsGone(drill.text), exitCode: 70)
            case .none:
                guard !hasSaidSo, clock.now - began > .seconds(3) else { continue }
                hasSaidSo = true
                ServiceProgram.say(.waitingForDrill(broker), in: language)
                for drill in finder.lost.prefix(Self.lostMax) {
                    ServiceProgram.say(.openingIsGone(drill.text), in: language)
                }
            }
        }
        return nil
    }

    /// The offsets that the drill's partition of each topic holds now, control's asked first.
    ///
    /// So a record that a grant below control's end names lies below the other topics' ends (R4).
    public static func bounds(
        _ subscriber: some Subscriber,
        topics: [String],
        partition: Int32
    ) throws(BusError) -> [String: Range<Int64>] {
        var bounds: [String: Range<Int64>] = [:]
        let others = Set(topics).subtracting([DrillSetup.controlTopic]).sorted()
        for topic in (topics.contains(DrillSetup.controlTopic) ? [DrillSetup.controlTopic] : []) + others {
            bounds[topic] = try subscriber.bounds(of: TopicPartition(topic: topic, partition: partition))
        }
        return bounds
    }

    /// The partition of a drill's records in every topic (W1), chosen by the drill's opener: FNV-1a of the id.
    public static func partition(of drill: DrillID, among count: Int32) -> Int32 {
        let hash = drill.text.utf8.reduce(UInt32(2_166_136_261)) { ($0 ^ UInt32($1)) &* 16_777_619 }
        return Int32(hash % UInt32(max(count, 1)))
    }
}
