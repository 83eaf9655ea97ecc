import Domain
import Events

extension ControlMachine {
    /// Follows the next record of control's own log, whoever wrote it; false when there is none to follow yet.
    mutating func follow(now: Duration) -> Bool {
        guard isOpen, let record = own.reader[position] else { return false }
        switch record.envelope.type {
        case Granted.eventType: return followGrant(record.envelope, at: record.offset, now: now)
        case Ended.eventType: return followEnd(record.envelope, at: record.offset, now: now)
        default: return contradict(record.envelope, at: record.offset)
        }
    }

    /// Stops at a record of control's stream that does not follow from what went before (F3).
    private mutating func contradict(_ record: Envelope, at offset: Int64) -> Bool {
        stop(contradiction(record, of: .control, position, at: offset))
        return false
    }

    private mutating func followGrant(_ record: Envelope, at offset: Int64, now: Duration) -> Bool {
        guard let granted = try? Granted(serializedBytes: record.data), granted.turn == turn + 1, planEnded == nil,
            let grantedTime = granted.simulatedTime(since: time), let next = moved(granted.streams, granted.frontiers)
        else { return contradict(record, at: offset) }
        for change in granted.changes where !change.streams.isEmpty { admitStreams(change) }
        let stranger = stranger(record)
        if let stranger { accuse(record, at: offset, because: stranger) }
        guard hasRead(next, namedAt: offset, now: now) else { return false }
        let isOwn = proposal?.fingerprint == record.fingerprint
        let isDoubtful = stranger == nil && !isOwn && doubtRival(record, at: offset, now: now)

        if let proposal, proposal.fingerprint == record.fingerprint {
            isPrimary = true
            plan = proposal.plan
            planEnded = proposal.step.ended
            adopt(granted, next: next, record: record, step: proposal.step, now: now)
        } else {
            // A grant that no control wrote does not make another control the first.
            if !isInherited(offset), stranger == nil, !isDoubtful { isPrimary = false }
            let events = delivered(from: frontiers, to: next)
            let step = plan.handle(
                PlanTurn(
                    number: granted.turn,
                    time: grantedTime,
                    events: events,
                    changes: granted.changes
                )
            )
            guard step.items.count == Int(granted.events) else { return contradict(record, at: offset) }
            planEnded = step.ended
            adopt(granted, next: next, record: record, step: step, now: now)
        }
        phase = hasStopped ? .stopped : .following
        return true
    }

    /// Takes a grant into control's state: participants, digest, and control's events of the turn.
    private mutating func adopt(_ granted: Granted, next: Frontiers, record: Envelope, step: PlanStep, now: Duration) {
        own.follow(through: position + 1)
        position += 1
        turn = granted.turn
        time = SimulatedTime(seconds: granted.time)
        for change in granted.changes {
            guard let unit = try? UnitID(change.unit) else { continue }
            participants[unit, default: Participant()].isIn = change.participates
            participants[unit]?.askedAside = nil
            participants[unit]?.lastReady = nil
        }
        for unit in participants.keys where participants[unit]?.isIn == true {
            participants[unit]?.lastActing = turn
            participants[unit]?.lookedThrough = 0
        }
        chain?.cover(record.leaf)
        // Control's events leave only once their grant was read back (C4).
        var coveredEvents: [Leaf] = []
        for item in step.items {
            let envelope = Envelope(
                drill: setup.drill,
                stream: .control,
                sequence: position,
                turn: turn,
                type: type(of: item.event).eventType,
                cause: item.cause,
                time: setup.start.universal(time),
                data: item.event.canonicalBytes()
            )
            guard own.compute(envelope) == .agrees else {
                let standing = own.reader[position]
                stop(contradiction(standing?.envelope, of: .control, position, at: standing?.offset ?? 0))
                return
            }
            coveredEvents.append(envelope.leaf)
            position += 1
        }
        coverStreams(from: frontiers, to: next)
        for leaf in coveredEvents { chain?.cover(leaf) }
        // What this grant delivers was written in turns before it.
        deliver(to: next)
        turnTimes.granted(turn, at: time)
        waits.completeSince = nil
        waits.unitsSince = nil
        waits.due = nil
        pacing.clock.granted(time, now: now, pace: pace)
        if own.isReadBack { own.follow(through: position) }
    }

    private mutating func followEnd(_ record: Envelope, at offset: Int64, now: Duration) -> Bool {
        guard let ended = try? Ended(serializedBytes: record.data), let next = moved(ended.streams, ended.frontiers)
        else { return contradict(record, at: offset) }
        // Another control, or an earlier start of this one, may have ended the drill for a forged record (F7).
        let spoiled = doubts.spoiled ?? Disowned(record)
        let stranger = stranger(record) ?? (spoiled == nil ? prematurity : nil)
        if let stranger { accuse(record, at: offset, because: stranger) }
        guard hasRead(next, namedAt: offset, now: now) else { return false }
        coverStreams(from: frontiers, to: next)
        digest = chain?.value
        guard Array(ended.digest) == digest else { return contradict(record, at: offset) }
        settleWords()
        own.follow(through: position + 1)
        position += 1
        if let spoiled {
            stop(.forged(stream: spoiled.record.stream, sequence: spoiled.record.sequence, offset: spoiled.offset))
        } else if stranger != nil {
            stop(.forged(stream: .control, sequence: position - 1, offset: offset))
        } else if let firstNamed = doubts.firstNamed {
            stop(
                .endedInDoubt(
                    stream: .control,
                    sequence: firstNamed.record.sequence,
                    offset: firstNamed.offset
                )
            )
        } else {
            stop(.ended(reason: ended.reason))
        }
        return false
    }

    // MARK: - Granting

    /// Grants the next turn when every unit that is in has completed this one (C2), or ends the drill (C13).
    mutating func grant(now: Duration) {
        waits.due = nil
        guard case .following = phase, log.unread.isEmpty, position == own.reader.next, own.isReadBack,
            ownTruth.isReadBack, mayBegin, recorderKeepsUp
        else { return }
        guard let choice = chooseParticipants(now: now) else { return }
        if waits.completeSince == nil { waits.completeSince = now }
        // An end for a forged record does not wait for play to go on, since it never will.
        guard spoiledEnding != nil || pace.allows(turn: turn + 1) else {
            waits.completeSince = now
            // A pause or freeze keeps the clock. Who plays turn by turn does not wait for the clock.
            if !pace.paused, !pace.frozen { pacing.clock.reset() }
            return
        }
        let moved = choice.next.moved(since: frontiers)
        let ending = spoiledEnding ?? planEnded
        let upcoming = ending == nil ? nextTime(choice, now: now) : (nil, time)
        guard let (due, time) = upcoming else {
            if table.consoles.isEmpty {
                propose(ending: "tidak ada lagi yang ditunggu", moved: moved, next: choice.next)
            }
            return
        }
        let earliest = isPrimary ? due : max(due ?? .zero, (waits.completeSince ?? now)) + Self.standbyPatience
        if let earliest, earliest > now {
            waits.due = earliest
            return
        }
        if let ending {
            propose(ending: ending, moved: moved, next: choice.next)
            return
        }
        var plan = plan
        let events = delivered(from: frontiers, to: choice.next)
        let step = plan.handle(
            PlanTurn(number: turn + 1, time: time, events: events, changes: choice.changes)
        )
        let granted = Granted.with { granted in
            granted.turn = turn + 1
            granted.time = time.seconds
            granted.streams = moved.streams
            granted.frontiers = moved.frontiers
            granted.changes = choice.changes
            granted.events = UInt32(step.items.count)
        }
        let envelope = Envelope(
            drill: setup.drill,
            stream: .control,
            sequence: position,
            turn: turn + 1,
            type: Granted.eventType,
            time: setup.start.universal(time),
            data: granted.canonicalBytes(),
            outside: signature
        )
        // Nothing is built on the grant before it was read back: another control may have won its sequence (W4).
        phase = .proposing(Proposal(fingerprint: envelope.fingerprint, plan: plan, step: step))
        _ = own.compute(envelope)
    }

    /// Proposes the drill's end in the place of a grant (C13).
    private mutating func propose(
        ending reason: String,
        moved: (streams: [UInt32], frontiers: [UInt64]),
        next: Frontiers
    ) {
        settleWords()
        let before = chain
        coverStreams(from: frontiers, to: next)
        let digest = chain?.value ?? []
        chain = before
        let ended = Ended.with { ended in
            ended.turn = turn
            ended.streams = moved.streams
            ended.frontiers = moved.frontiers
            ended.reason = reason
            ended.digest = digest.withUnsafeBytes { .init($0) }
        }
        let envelope = Envelope(
            drill: setup.drill,
            stream: .control,
            sequence: position,
            turn: turn,
            type: Ended.eventType,
            time: setup.start.universal(time),
            data: ended.canonicalBytes(),
            outside: signature + [doubts.spoiled?.header].compactMap(\.self)
        )
        phase = .proposing(Proposal(fingerprint: envelope.fingerprint, plan: plan, step: PlanStep()))
        _ = own.compute(envelope)
    }

    /// Turn 1 needs every unit of the roster but those that may come late, and the recorder (C1).
    private var mayBegin: Bool {
        guard turn == 0 else { return true }
        let awaited = participants.filter { !settings.mayComeLate.contains($0.key) }
        return awaited.values.allSatisfy(\.isReady) && (recorder.isReady || !settings.requiresRecorder)
    }

    /// The recorder alone may hold time (C10).
    private var recorderKeepsUp: Bool {
        !settings.requiresRecorder || (recorder.fault == nil && turnsUnrecorded < Self.turnsAheadOfRecorderMax)
    }

    /// The next turn's time, and when it is due (C3); nil when nothing is left to wait for.
    private func nextTime(_ choice: Choice, now: Duration) -> (due: Duration?, time: SimulatedTime)? {
        guard turn > 0 else { return (nil, setup.firstTime) }
        let tick = time.adding(seconds: 1)
        guard choice.holdsEvent else {
            return choice.earliestWakeUp.map { earliest in
                let time = max(tick, earliest)
                return (pacing.clock.due(time, pace: pace), time)
            }
        }
        // A decision in an idle stretch counts now, not at the stretch's end; it never jumps over a wake-up.
        if choice.holdsDecisionsAlone, let present = pacing.clock.presentTick(now: now, pace: pace) {
            return (nil, max(tick, min(present, choice.earliestWakeUp ?? present)))
        }
        return (pacing.clock.due(tick, pace: pace), tick)
    }

    // MARK: - Reading what grants name

    private func moved(_ streams: [UInt32], _ counts: [UInt64]) -> Frontiers? {
        var next = frontiers
        do { try next.move(streams, to: counts) } catch { return nil }
        return next
    }

    /// True when every record below `next` has been read; the first that has not is waited for (R4).
    private mutating func hasRead(_ next: Frontiers, namedAt offset: Int64, now: Duration) -> Bool {
        for entry in table.entries where entry.name != .control {
            let read = entry.name == .controlTruth ? ownTruth.reader.next : readers[entry.name]?.next ?? 0
            guard read < next[entry.number] else { continue }
            wait(for: EventID(stream: entry.name, sequence: read), namedAt: offset, now: now)
            return false
        }
        waits.missing = nil
        return true
    }

    /// What the units published between two frontiers, by stream, then sequence.
    ///
    /// Undecodable events are left out (R5).
    func delivered(from old: Frontiers, to next: Frontiers) -> [DeliveredEvent] {
        var events: [DeliveredEvent] = []
        for entry in table.entries {
            guard let reader = readers[entry.name], next[entry.number] > old[entry.number] else { continue }
            for record in reader.records(old[entry.number]..<next[entry.number]) {
                guard let event = DeliveredEvent(record.envelope, by: entry, catalogue: catalogue) else { continue }
                events.append(event)
            }
        }
        return events
    }

    private mutating func coverStreams(from old: Frontiers, to next: Frontiers) {
        for entry in table.entries where entry.name != .control {
            let range = old[entry.number]..<next[entry.number]
            let reader = entry.name == .controlTruth ? ownTruth.reader : readers[entry.name]
            guard let reader, !range.isEmpty else { continue }
            for record in reader.records(range) { chain?.cover(record.envelope.leaf) }
        }
    }

    /// Moves the frontiers; checks what was delivered a last time, and forgets it.
    private mutating func deliver(to next: Frontiers) {
        for entry in table.entries where next[entry.number] > frontiers[entry.number] {
            if entry.name == .controlTruth {
                ownTruth.follow(through: next[entry.number])
            } else {
                for record in readers[entry.name]?.take(below: next[entry.number]) ?? [] {
                    doubt(record.envelope, of: entry, at: record.offset)
                }
            }
        }
        frontiers = next
    }
}
