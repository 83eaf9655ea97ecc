import Domain
import Events
import Lockstep

/// What a unit must have read before it goes on.
extension UnitMachine {
    /// Notes that one of the unit's own topics has been read to where it ended when this program began (U4).
    ///
    /// An end counts only when the unit's own records below it have all been taken in. Records that found no room (R6)
    /// are read again first; otherwise the unit would publish what the log already holds.
    mutating func reachEnd(of topic: String, at offset: Int64) {
        guard let end = log.unread[topic], offset + 1 >= end else { return }
        for own in own where own.entry.topic == topic && own.stream.reader.lostAt != nil { return }
        log.unread[topic] = nil
    }

    /// The first record that the turn needs and that has not been read (U1); nil when all are there.
    ///
    /// It is mutating, like `delivered`: otherwise the whole machine would be copied only to look.
    mutating func firstMissing(below next: Frontiers, controlEnd: UInt64) -> EventID? {
        if control.next < controlEnd { return EventID(stream: .control, sequence: control.next) }
        for index in heard.indices where heard[index].reader.next < next[heard[index].entry.number] {
            return EventID(stream: heard[index].entry.name, sequence: heard[index].reader.next)
        }
        return nil
    }

    /// Waits for a record that the grant at `offset` names; a record that does not come is a fault (R4).
    ///
    /// Control had read the record when it granted. If the log held the grant when this program began to read, the
    /// record must be below the topic's end at that time. If it is not there, it is lost. It is lost with the log's
    /// head if nothing of its stream is left before it. Records before a snapshot's offsets are not read, so a snapshot
    /// that lacks such a record does not belong to this log.
    mutating func wait(for record: EventID, namedAt offset: Int64, now: Duration) {
        if waitingFor?.record != record { waitingFor = (record, now) }
        guard let since = waitingFor?.since, let topic = table[record.stream]?.topic else { return }
        let isCut = log.cutTopics.contains(topic) || trial.topics.contains(topic)
        let headIsCut = isCut && !hasAccepted(record.stream)
        let isGone =
            headIsCut && log.positions[topic] ?? 0 >= log.ends[topic] ?? 0
            && offset < log.ends[DrillSetup.controlTopic] ?? 0
        guard isGone || now - since >= Self.missingAfter else { return }
        fault(
            headIsCut
                ? .lostHead(stream: record.stream, sequence: record.sequence)
                : .missing(stream: record.stream, sequence: record.sequence)
        )
    }

    private func hasAccepted(_ stream: StreamName) -> Bool {
        readers.first { $0.name == stream }?.hasAccepted ?? false
    }

    /// Names the first record that the topic no longer gives, and stops (R4).
    public mutating func loseHead(of topic: String) {
        guard let reader = readers.first(where: { table[$0.name]?.topic == topic }) else { return }
        fault(.lostHead(stream: reader.name, sequence: reader.next))
    }

    private var readers: [StreamReader] {
        [control] + [briefingReader].compactMap(\.self) + heard.map(\.reader) + own.map(\.stream.reader)
    }

    /// Publishes what is wrong, and stops.
    mutating func fault(_ reason: LockstepStop) {
        guard !hasStopped, let fault = reason.fault else { return }
        say(fault)
        stop(reason)
    }
}
