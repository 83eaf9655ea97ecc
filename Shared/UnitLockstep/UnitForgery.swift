import Domain
import Events
import Lockstep

/// What a unit does with a record that counts although nobody in the drill wrote it.
///
/// The log has decided (R2), so the unit cannot pass over such a record. It cannot go on either, because its own record
/// would stand at another place than it computes. It says which record it is and where, and stops. Every later start
/// does the same.
extension UnitMachine {
    /// After running alone for this long, a program knows that no record of a predecessor is still on its way.
    static let aloneAfter: Duration = .seconds(10)
    /// The most records that are remembered of those that earlier instances disowned.
    static let disownedMax = 64

    /// Stops at a record of the unit's own stream that is not what was computed, and gives the fault its name (F1, F2).
    mutating func contradict(_ index: Int, _ standing: Envelope?, at offset: Int64, computed: Envelope) {
        let stream = computed.stream
        let sequence = computed.sequence ?? 0
        // While a snapshot is on trial it may be what is wrong: nobody else is told.
        guard trial.turn == nil || !isRebuilding else {
            return stop(.diverged(stream: stream, sequence: sequence, offset: offset))
        }
        let isForeign = standing.map { isForged($0, of: own[index].entry, at: offset, computed: computed) } ?? false
        fault(
            isForeign
                ? .forged(stream: stream, sequence: sequence, offset: offset)
                : .diverged(stream: stream, sequence: sequence, offset: offset)
        )
    }

    /// True when no program of this unit, in whatever version, can have written the record.
    private func isForged(
        _ standing: Envelope,
        of entry: StreamTable.Entry,
        at offset: Int64,
        computed: Envelope
    ) -> Bool {
        if let id = standing.id, presence.disowned.contains(id) { return true }
        // All records before this one are the unit's own, and end the turn before: on the main stream the turn is settled.
        // On a side stream another version may have written less in this turn, and have gone on in a later one.
        let isLater = entry.kind != .main && standing.turn > computed.turn
        var turnTimes = turnTimes
        guard standing.turn == computed.turn || entry.kind != .main, isLater || turnTimes.misfit(of: standing) == nil,
            mayHaveSaid(standing)
        else { return true }
        return offset >= log.ends[entry.topic] ?? 0 && hasLongBeenAlone
    }

    /// True for a record that a program of this unit may write; a newer one may use types that this one does not know.
    private func mayHaveSaid(_ record: Envelope) -> Bool {
        guard let kind = catalogue.kind(of: record.type) else {
            return record.type.hasPrefix("gladi.") || EventKind.publisher(ofOwn: record.type) == id.taskForce
        }
        guard kind.isNumbered, kind.mayBePublished(by: id.taskForce) else { return false }
        return (try? kind.decode(record.data, as: record.contentType)) != nil
    }

    /// True when this instance has sent heartbeats for a while and has heard no other since it began to read.
    private var hasLongBeenAlone: Bool {
        guard let firstBeat = presence.firstBeat, let lastReady = presence.lastReady else { return false }
        return lastReady - firstBeat >= Self.aloneAfter
            && presence.rivals.values.allSatisfy { $0.lastBeat == nil }
    }

    /// Hears an earlier instance say that a record of the unit's stream is not its own.
    mutating func hearDisowned(_ envelope: Envelope) {
        guard let fault = try? Fault(serializedBytes: envelope.data), fault.kind == .forgery,
            let stream = try? StreamName(fault.stream), presence.disowned.count < Self.disownedMax
        else { return }
        presence.disowned.insert(EventID(stream: stream, sequence: fault.sequence))
    }

    /// Stops at a record of control's stream that control cannot have written there (F3).
    mutating func disbelieve(at offset: Int64) -> Bool {
        guard trial.turn == nil || !isRebuilding else {
            stop(.doesNotFit("keadaan tersimpan tidak cocok dengan catatan control:\(position)"))
            return false
        }
        fault(.forged(stream: .control, sequence: position, offset: offset))
        return false
    }
}
