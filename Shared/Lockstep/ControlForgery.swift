import Domain
import Events

/// What control does about records that count although nobody of the drill wrote them.
///
/// Whoever may write to a topic can put a record at a stream's next sequence. By R2 that record counts, because the log
/// decides; control can only say so. It names grants and ends that no control wrote. It says when a record's own time
/// does not fit its turn. It ends a drill in which a unit says that a record of its stream is not its own.
extension ControlMachine {
    /// The header, outside the digest, by which a grant or an end names the instance that wrote it.
    public static let writerHeader = "gladi_writer"
    /// The record for which an end says that it ends the drill (F6); nil when it names none.
    package static func spoiled(by ended: Envelope) -> (record: EventID, offset: Int64)? {
        Disowned(ended).map { ($0.record, $0.offset) }
    }

    /// How many instances of control are remembered.
    static let controlsMax = 1_024
    /// After so long without a break a control knows that no standby had reason to grant (C12).
    static let steadyAfter: Duration = .seconds(10)
    /// The header, outside the digest, by which an end names the record for which the drill ends (F6).
    static let spoiledHeader = "gladi_spoiled"
    /// How long after a unit disowned a record the drill ends for it, unless the unit plays on.
    static let disownedAfter: Duration = .seconds(10)
    /// An instance that still beats so long after a unit disowned a record has not stopped at that record.
    static let livesAfter: Duration = .seconds(3)
    /// How many instances of a unit are remembered; the latest are kept.
    static let instancesMax = 8

    /// A unit's word that a record of its stream is not its own.
    struct Disowned: Sendable {
        let record: EventID
        let offset: Int64
        /// When it was first said of this record.
        let since: Duration
        /// The turn in which it was said.
        let turn: UInt64

        init(record: EventID, offset: Int64, since: Duration, turn: UInt64) {
            self.record = record
            self.offset = offset
            self.since = since
            self.turn = turn
        }

        /// Reads what an end says of itself; nil when it names no record.
        init?(_ ended: Envelope) {
            guard let header = ended.outside.first(where: { $0.name == ControlMachine.spoiledHeader })?.value else {
                return nil
            }
            let parts = String(decoding: header, as: UTF8.self).split(separator: "@", maxSplits: 1)
            guard parts.count == 2, let record = try? EventID(String(parts[0])), let offset = Int64(parts[1]) else {
                return nil
            }
            self.init(record: record, offset: offset, since: .zero, turn: ended.turn)
        }

        /// The same as a header.
        var header: OutsideHeader {
            OutsideHeader(name: ControlMachine.spoiledHeader, value: Array("\(record)@\(offset)".utf8))
        }
    }

    /// This instance's name as a header of the records that it decides.
    var signature: [OutsideHeader] { [OutsideHeader(name: Self.writerHeader, value: Array(settings.instance.utf8))] }

    /// The evidence that no control wrote a grant or an end (F4); nil when there is none.
    func stranger(_ record: Envelope) -> String? {
        guard let writer = ControlVoices.writer(of: record) else { return "tidak menyebut penulisnya" }
        guard writer == settings.instance, proposal?.fingerprint != record.fingerprint else { return nil }
        return "mengaku ditulis oleh \(writer), yang tidak menulisnya"
    }

    /// Why the control that a grant or an end names may not have written it; nil when there is no such reason.
    ///
    /// A control says that it is there before it grants; a log that has lost its head may no longer hold that record. A
    /// standby grants only what the first control has left waiting for 5 s (C12). So no standby grants while the first
    /// control runs.
    private func rivalry(_ record: Envelope, at offset: Int64, now: Duration) -> String? {
        guard let writer = ControlVoices.writer(of: record), writer != settings.instance else { return nil }
        guard isKnown(writer, at: offset) else { return "ditulis oleh \(writer), yang tidak pernah melapor siap" }
        let isSteady =
            now - (doubts.steadySince ?? now) >= Self.steadyAfter
            && now - (waits.lastEcho ?? .zero) <= Self.echoPatience
        return isPrimary && !isInherited(offset) && isSteady
            ? "ditulis oleh \(writer), padahal pengendali pertama tidak berhenti" : nil
    }

    func isKnown(_ writer: String, at offset: Int64) -> Bool {
        let mayBeForgotten = isInherited(offset) && log.firsts[DrillSetup.controlTopic] ?? 0 > 0
        return doubts.controls.contains(writer) || mayBeForgotten
    }

    /// Says that a grant or an end is doubtful; returns true when it is.
    mutating func doubtRival(_ record: Envelope, at offset: Int64, now: Duration) -> Bool {
        guard let id = record.id, let reason = rivalry(record, at: offset, now: now) else { return false }
        if doubts.decision != id {
            doubts.decision = id
            say(.doubt, id, at: offset, "langkah simulasi \(record.turn) \(id) di offset \(offset) \(reason)")
        }
        return true
    }

    /// Why no control can have written an end that comes now; nil when one can.
    ///
    /// The plan says when a drill ends, and every control has the same plan.
    var prematurity: String? {
        let mayRunOut = table.consoles.isEmpty && plan.nextTimer == nil
        return planEnded == nil && !mayRunOut ? "latihan belum selesai menurut rencananya" : nil
    }

    /// Names a grant or an end that no control wrote; it counts all the same (R2).
    mutating func accuse(_ record: Envelope, at offset: Int64, because reason: String) {
        guard let id = record.id, doubts.named != id else { return }
        doubts.named = id
        if doubts.firstNamed == nil { doubts.firstNamed = (id, offset) }
        let kind = record.type == Ended.eventType ? "akhir latihan" : "langkah simulasi \(record.turn)"
        say(.forgery, id, at: offset, "\(kind) \(id) di offset \(offset) bukan dari pengendali latihan: \(reason)")
    }

    /// Why control stops at a record of its own stream that it cannot follow: somebody else's, or another version's.
    func contradiction(_ record: Envelope?, of stream: StreamName, _ sequence: UInt64, at offset: Int64) -> LockstepStop
    {
        let isForeign = record.map { isForged($0, at: offset) } ?? false
        return isForeign
            ? .forged(stream: stream, sequence: sequence, offset: offset)
            : .diverged(stream: stream, sequence: sequence, offset: offset)
    }

    private func isForged(_ record: Envelope, at offset: Int64) -> Bool {
        switch record.type {
        case Granted.eventType, Ended.eventType:
            guard let writer = ControlVoices.writer(of: record), stranger(record) == nil else { return true }
            return writer != settings.instance && !isKnown(writer, at: offset) || !isReadable(record)
        default:
            // The record stands where an event of control's own belongs.
            guard let kind = catalogue.kind(of: record.type), kind.isNumbered, kind.mayBePublished(by: "control"),
                record.turn == turn, record.time == setup.start.universal(time)
            else { return true }
            return !isInherited(offset) && doubts.controls.isEmpty
        }
    }

    private func isReadable(_ record: Envelope) -> Bool {
        (try? catalogue.kind(of: record.type)?.decode(record.data, as: record.contentType)) != nil
    }

    /// Says that a delivered record's own time does not fit (F5); once a stream, as all that follows is in doubt then.
    mutating func doubt(_ record: Envelope, of entry: StreamTable.Entry, at offset: Int64) {
        guard entry.kind == .main || entry.kind == .side, let id = record.id, !doubts.streams.contains(entry.name),
            let misfit = turnTimes.misfit(of: record)
        else { return }
        doubts.streams.insert(entry.name)
        // An earlier control has reported what the log held before.
        guard offset >= log.ends[entry.topic] ?? 0 else { return }
        say(.doubt, id, at: offset, "\(id) di offset \(offset) \(misfit)")
    }

    /// Hears a unit say that a record of its own stream is not its own.
    mutating func hearDisowned(_ fault: Fault, in envelope: Envelope, by unit: UnitID, now: Duration) {
        guard fault.kind == .forgery, fault.hasOffset, let stream = try? StreamName(fault.stream),
            let entry = table[stream], entry.unit == unit, fault.sequence < readers[stream]?.next ?? 0
        else { return }
        let record = EventID(stream: stream, sequence: fault.sequence)
        // A program that is started again and again meets the record each time; only its first report counts.
        guard doubts.disowned[unit]?.record != record else { return }
        // The unit stopped in the turn in which it says so; a forger may name any turn, and this one at most counts.
        let said = log.unread.isEmpty ? min(envelope.turn, turn) : envelope.turn
        doubts.disowned[unit] = Disowned(record: record, offset: fault.offset, since: now, turn: said)
    }

    /// Hears a unit's heartbeat, which may show that somebody else disowned a record in the unit's name.
    ///
    /// A program that meets a forged record stops, and so does every later program. So an instance that beats for a
    /// while after the report has met none. Nor has one that beat before the report and still beats.
    mutating func hearAlive(_ instance: String, of unit: UnitID, now: Duration) {
        var known = doubts.instances[unit] ?? []
        let since = known.first { $0.name == instance }?.since ?? now
        if !known.contains(where: { $0.name == instance }) { known.append((instance, now)) }
        doubts.instances[unit] = known.suffix(Self.instancesMax)
        guard let word = doubts.disowned[unit] else { return }
        if since < word.since && now > word.since || now - since >= Self.livesAfter { takeBack(word, of: unit) }
    }

    /// Says of a record that its unit did not disown it: the unit plays on, so somebody else said so in its name (F6).
    mutating func takeBack(_ word: Disowned, of unit: UnitID) {
        doubts.disowned[unit] = nil
        guard isPrimary else { return }
        let id = word.record
        say(
            Fault(.forgery, id.stream, id.sequence, at: word.offset, "\(id) bukan catatan palsu: \(unit) tetap bermain")
                .taken()
        )
    }

    /// Ends the drill once a unit has disowned a record and none of its programs has played on.
    mutating func giveUpForgedStreams(now: Duration) {
        let oldest = doubts.disowned.min { ($0.value.since, $0.key) < ($1.value.since, $1.key) }
        guard doubts.spoiled == nil, isPrimary, let (unit, word) = oldest, now - word.since >= Self.disownedAfter else {
            return
        }
        doubts.spoiled = word
        participants[unit]?.askedAside = ("menemukan catatan palsu di alirannya", turn)
    }

    /// Why the drill ends now although its plan goes on.
    var spoiledEnding: String? {
        doubts.spoiled.map { "catatan palsu \($0.record) di offset \($0.offset): latihan tidak dapat diteruskan" }
    }

    private mutating func say(_ kind: FaultKind, _ id: EventID, at offset: Int64, _ text: String) {
        say(Fault(kind, id.stream, id.sequence, at: offset, text))
    }

    /// How many of its own words control remembers.
    static let saidMax = 1_024

    /// Says a fault, and remembers it.
    mutating func say(_ fault: Fault) {
        let fault = fault.said(by: "control", instance: settings.instance)
        doubts.said.append(fault)
        if doubts.said.count > Self.saidMax { doubts.said.removeFirst() }
        publishUnnumbered(fault)
    }
}
