import Domain
import Events

/// What control waits for, and for how long.
extension ControlMachine {
    /// A record that a grant in the log names and that has not been read.
    struct MissingRecord: Sendable {
        let id: EventID
        var since: Duration
    }

    /// A record that a grant names must come within this time (R4).
    public static let missingAfter: Duration = .seconds(30)

    /// After so long without a record of its own, control does not know whether the bus brings anything.
    static let echoPatience: Duration = .seconds(3)

    /// The most time that counts between two looks; in the rest control itself did not run.
    static let lookMax: Duration = .seconds(2)

    /// Counts for how long control has waited for the turn's units (C5), each time before any unit is judged by it.
    ///
    /// Time in which control itself did not run (a machine that slept, a program that was stopped) is nobody's silence.
    /// Nor is time in which no record of control's own comes back, since no unit's record could have come either. So an
    /// outage that no connection shows sets nobody aside.
    mutating func countWaiting(now: Duration) {
        defer { waits.lookedAt = now }
        guard let since = waits.unitsSince, !pace.paused, !pace.frozen else {
            waits.unitsSince = now
            return
        }
        let gap = now - max(waits.lookedAt ?? since, since)
        let isDeaf = isPrimary && now - (waits.lastEcho ?? since) > Self.echoPatience
        waits.unitsSince = since + (isDeaf ? gap : max(gap - Self.lookMax, .zero))
    }

    /// True for what the log held when control began to read.
    func isInherited(_ offset: Int64) -> Bool { offset < log.ends[DrillSetup.controlTopic] ?? 0 }

    /// Waits for a record that the grant at `offset` names; a record that does not come is a fault (R4).
    ///
    /// Whoever granted had read the record. So the record that an inherited grant names lies below the end that its
    /// topic had when control began to read; or the log has lost it. It was lost with the log's head if nothing of the
    /// stream is left before it.
    mutating func wait(for record: EventID, namedAt offset: Int64, now: Duration) {
        guard let topic = table[record.stream]?.topic else { return }
        let isRead = log.furthest[topic] ?? 0 >= log.ends[topic] ?? 0
        let reader = record.stream == .controlTruth ? ownTruth.reader : readers[record.stream]
        let headIsCut = log.firsts[topic] ?? 0 > 0 && reader?.hasAccepted != true
        if waits.missing?.id != record || !isRead { waits.missing = MissingRecord(id: record, since: now) }
        let isGone = headIsCut && isRead && isInherited(offset)
        guard isGone || waits.missing.map({ now - $0.since >= Self.missingAfter }) ?? false else { return }
        // Nobody of the drill wrote this grant, so nobody has seen the record that it names.
        if let named = doubts.named, named == own.reader[position]?.envelope.id {
            stop(.forged(stream: named.stream, sequence: named.sequence, offset: offset))
            return
        }
        stop(
            headIsCut
                ? .lostHead(stream: record.stream, sequence: record.sequence)
                : .missing(stream: record.stream, sequence: record.sequence)
        )
    }

    /// Says which record the topic no longer gives, and stops (R4).
    public mutating func loseHead(of topic: String) {
        guard let entry = table.entries.first(where: { $0.topic == topic }) else { return }
        let reader =
            switch entry.name {
            case .control: own.reader
            case .controlTruth: ownTruth.reader
            default: readers[entry.name]
            }
        stop(.lostHead(stream: entry.name, sequence: reader?.next ?? 0))
    }

    /// Says each second for what and for whom control waits (C11).
    mutating func tellWaiting(now: Duration) {
        let wait: (reason: String, units: [UnitID])?
        let since: Duration
        if let missing = waits.missing {
            wait = ("catatan \(missing.id) tidak datang", [table[missing.id.stream]?.unit].compactMap(\.self))
            since = missing.since
        } else {
            guard isPrimary, isOpen, log.unread.isEmpty, pace.allows(turn: turn + 1) else { return }
            wait = waitBeforeGrant
            since = waits.toldSince ?? now
            waits.toldSince = wait == nil ? nil : since
            if wait == nil { waitingSaid = nil }
        }
        guard let wait, now - since >= .seconds(1), now - waits.lastSaid >= .seconds(1) else { return }
        waits.lastSaid = now
        let said = Waiting.with { message in
            message.turn = turn
            message.units = wait.units.map(\.description)
            message.reason = wait.reason
        }
        waitingSaid = said
        publishUnnumbered(said)
    }

    /// How many turns control is ahead of the record on disk, by the recorder's word (C10).
    var turnsUnrecorded: UInt64 { turn.subtractingSaturated(recorder.turn) }

    /// Why the next turn is not granted; nil when nobody is waited for.
    private var waitBeforeGrant: (reason: String, units: [UnitID])? {
        let unready = participants.filter { !$0.value.isReady && $0.value.isIn }.keys.sorted()
        let waiting = turn == 0 && !unready.isEmpty ? unready : waits.units
        if turn == 0, settings.requiresRecorder, !recorder.isReady { return ("perekam belum siap", waiting) }
        if let recorderFault = recorder.fault { return ("perekam: \(recorderFault)", waiting) }
        if settings.requiresRecorder, turnsUnrecorded >= Self.turnsAheadOfRecorderMax {
            return ("perekam tertinggal", waiting)
        }
        guard !waiting.isEmpty else { return nil }
        return (turn == 0 ? "satuan belum siap" : "langkah simulasi belum selesai", waiting)
    }
}
