import Domain
import Events
import Lockstep
import TaskForceKit

extension UnitMachine {
    /// Handles the next record of control when everything that it names is there; returns false when something is
    /// missing.
    ///
    /// No grant is ever skipped: a turn in which the unit was to act is finished, however late (U5).
    mutating func handleNext(now: Duration) -> Bool {
        if unit == nil { takeBriefing() }
        guard let (record, offset) = control[position].map({ ($0.envelope, $0.offset) }) else { return false }
        switch record.type {
        case Granted.eventType: return handleGrant(record, at: offset, now: now)
        case Ended.eventType:
            guard let ended = try? Ended(serializedBytes: record.data) else { return disbelieve(at: offset) }
            guard isReadBack else { return false }
            stop(.ended(reason: ended.reason))
            return false
        default:
            // Only records of the opening can stand here: control's events are passed together with their grant.
            guard turn == 0, record.type == Opened.eventType || record.type == Briefing.eventType else {
                return disbelieve(at: offset)
            }
            position += 1
            control.drop(below: briefingSequence ?? position)
            return true
        }
    }

    private var briefingSequence: UInt64? { unit == nil ? control.firstWaiting : nil }

    /// Looks for the unit's briefing among the opening's records; the ground's briefing is on a topic of its own.
    private mutating func takeBriefing() {
        let reader = briefingReader ?? control
        var sequence = reader.firstWaiting
        while let record = reader[sequence]?.envelope {
            sequence += 1
            guard record.type == Briefing.eventType, let briefing = try? Briefing(serializedBytes: record.data),
                briefing.unit == id.description
            else { continue }
            do {
                let content = try UnitBriefing(serializedBytes: Array(briefing.content))
                capabilities = content.roster.first { $0.unit == id.description }?.capabilities ?? []
                let made = try UnitFault.watching { try makeUnit(content) }
                if let fault = made.fault { return fail(fault) }
                unit = made.result
                phase = .listening
            } catch {
                say(Fault(.unit, "\(error)"))
                stop(.unitFailed("\(error)"))
            }
            return
        }
    }

    private mutating func handleGrant(_ record: Envelope, at offset: Int64, now: Duration) -> Bool {
        guard unit != nil else {
            // The opening comes before the first grant, so only the ground's briefing can still be missing.
            let reader = briefingReader ?? control
            wait(for: EventID(stream: reader.name, sequence: reader.next), namedAt: offset, now: now)
            return false
        }
        guard let granted = gather(record) else { return disbelieve(at: offset) }
        let grant = granted.message
        let next = granted.next
        if let missing = firstMissing(below: next, controlEnd: position + 1 + UInt64(grant.events)) {
            wait(for: missing, namedAt: offset, now: now)
            return false
        }
        waitingFor = nil
        guard snapshotFits(grant, next) else {
            stop(.doesNotFit("keadaan tersimpan tidak cocok dengan langkah simulasi \(grant.turn)"))
            return false
        }

        for change in grant.changes where change.unit == id.description { participates = change.participates }
        turn = grant.turn
        let time = granted.time
        self.time = time
        turnTimes.granted(turn, at: time)
        let handed = Turn(
            number: turn,
            time: time,
            acting: participates,
            events: links.deliver(
                delivered(controlEvents: Int(grant.events), to: next),
                at: time,
                reading: catalogue
            ),
            chance: Chance(seed: seed, unit: id)
        )
        var out = Outbox(
            unit: id,
            time: time,
            next: Dictionary(uniqueKeysWithValues: own.map { ($0.entry.name, $0.stream.nextComputed) })
        )
        if let fault = unit?.play(handed, &out) { fail(fault) }
        if !out.notes.isEmpty {
            notes = (notes + out.notes.map { "\(id), turn \(turn), \(time): \($0)" }).suffix(Outbox.notesMax)
        }
        if let late = links.next { out.wake(at: late) }
        // A unit that is out observes, and says nothing (U3).
        if participates, !hasStopped { publish(out, time: time) }
        guard !hasStopped else { return false }

        phase = .listening
        position += 1 + UInt64(grant.events)
        control.drop(below: position)
        frontiers = next
        handledOffset = offset
        return true
    }

    /// The grant for whose records the unit waits: that of control's record at `position`, read once.
    private mutating func gather(_ record: Envelope) -> PendingGrant? {
        if case .gathering(let granted) = phase { return granted }
        guard let granted = readGrant(record) else { return nil }
        phase = .gathering(granted)
        return granted
    }

    /// The next turn's grant; nil for a record that does not follow.
    private mutating func readGrant(_ record: Envelope) -> PendingGrant? {
        guard let message = try? Granted(serializedBytes: record.data), message.turn == turn + 1,
            let time = message.simulatedTime(since: time)
        else { return nil }
        for change in message.changes where !change.streams.isEmpty { admitStreams(change) }
        var next = frontiers
        guard (try? next.move(message.streams, to: message.frontiers)) != nil else { return nil }
        return PendingGrant(message: message, time: time, next: next)
    }

    /// Takes control's events of the turn, then the others' by stream, then sequence (U2).
    private mutating func delivered(controlEvents: Int, to next: Frontiers) -> [DeliveredEvent] {
        // Copied first: a closure that captures `self` would copy the whole machine.
        let catalogue = catalogue
        var events: [DeliveredEvent] = []
        func deliver(_ records: [StreamReader.Accepted], by entry: StreamTable.Entry) {
            for record in records {
                guard let event = DeliveredEvent(record.envelope, by: entry, catalogue: catalogue) else { continue }
                events.append(event)
            }
        }
        if controlEvents > 0, let entry = table[.control] {
            deliver(control.records(position + 1..<position + 1 + UInt64(controlEvents)), by: entry)
        }
        for index in heard.indices {
            deliver(heard[index].reader.take(below: next[heard[index].entry.number]), by: heard[index].entry)
        }
        return events
    }

    /// Computes the turn's records: the unit's events, then the completion (W2, W5).
    private mutating func publish(_ out: Outbox, time: SimulatedTime) {
        if let fault = UnitFault(of: out, by: profile, in: catalogue) { return fail(fault) }
        let ceTime = start.universal(time)
        for item in out.items {
            compute(
                Envelope(
                    drill: drill,
                    stream: item.id.stream,
                    sequence: item.id.sequence,
                    turn: turn,
                    type: item.type,
                    contentType: item.contentType,
                    cause: item.cause,
                    time: ceTime,
                    data: item.data
                )
            )
        }
        let completed = Completed.with { completed in
            completed.turn = turn
            completed.streams = own.map(\.entry.number)
            completed.frontiers = own.map(\.entry).map { entry in
                (out.nextSequence(of: entry.name) ?? 0) + (entry.kind == .main ? 1 : 0)
            }
            if let wakeUp = out.wakeUp { completed.wakeUp = wakeUp.seconds }
        }
        compute(
            Envelope(
                drill: drill,
                stream: id.mainStream,
                sequence: out.nextSequence(of: id.mainStream) ?? 0,
                turn: turn,
                type: Completed.eventType,
                time: ceTime,
                data: completed.canonicalBytes()
            )
        )
    }

    /// Says what the unit did that it may not, and stops.
    private mutating func fail(_ fault: UnitFault) {
        guard !hasStopped else { return }
        say(Fault(fault.kind == .tooMuch ? .tooMuch : .unit, fault.indonesian))
        stop(.unitFailed(fault.indonesian))
    }

    private mutating func compute(_ envelope: Envelope) {
        guard !hasStopped, let index = own.firstIndex(where: { $0.entry.name == envelope.stream }) else { return }
        // A record that stands there already has waited to be compared.
        let standing = envelope.sequence.flatMap { own[index].stream.reader[$0] }
        guard case .differs = own[index].stream.compute(envelope) else { return }
        contradict(index, standing?.envelope, at: standing?.offset ?? 0, computed: envelope)
    }

    private mutating func admitStreams(_ change: Change) {
        let new = change.streams.filter { stream in (try? StreamName(stream.name)).map { table[$0] == nil } ?? false }
        guard !new.isEmpty, (try? table.add(new)) != nil else { return }
        admitted += new
        hearAll()
    }
}
