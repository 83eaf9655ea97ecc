import Domain
import Events

extension ControlMachine {
    /// Who takes part in the next turn, and how far each stream is delivered in it.
    struct Choice: Sendable {
        var next: Frontiers
        var changes: [Change] = []
        var earliestWakeUp: SimulatedTime?
        var holdsEvent = false
        var holdsDecisionsAlone = true
    }

    /// Chooses; nil while a unit that takes part has not completed the turn (C2).
    mutating func chooseParticipants(now: Duration) -> Choice? {
        var choice = Choice(next: frontiers)
        waits.units = []
        countWaiting(now: now)
        for unit in table.units {
            lookForCompletion(of: unit)
            guard let participant = participants[unit] else { continue }
            let isFinished = hasFinished(unit, participant)
            if participant.isIn {
                if turn == 0, !participant.isReady, settings.mayComeLate.contains(unit) {
                    choice.changes.append(change(unit, participates: false, reason: Self.notYetHere))
                } else if isFinished {
                    take(participant, into: &choice)
                } else if doubts.spoiled != nil {
                    // The drill ends, and waits for nobody.
                } else if let reason = asideReason(participant, now: now) {
                    choice.changes.append(change(unit, participates: false, reason: reason))
                } else {
                    waits.units.append(unit)
                }
            } else if isFinished, participant.lastReady != nil,
                turn.subtractingSaturated(participant.readyTurn) <= Self.nearTurns
            {
                let reason = participant.lastActing == 0 ? "bergabung" : "kembali"
                choice.changes.append(change(unit, participates: true, reason: reason))
                take(participant, into: &choice)
            }
        }
        guard waits.units.isEmpty else { return nil }
        for console in table.consoles {
            let read = readers[console.name]?.next ?? 0
            choice.next[console.number] = min(
                read,
                frontiers[console.number].addingSaturated(Self.decisionsPerTurnMax)
            )
        }
        if let truth = table[.controlTruth] { choice.next[truth.number] = ownTruth.reader.next }
        if let timer = plan.nextTimer { choice.earliestWakeUp = choice.earliestWakeUp.map { min($0, timer) } ?? timer }
        lookForEvents(in: &choice)
        return choice
    }

    /// Why a unit that may come late is out from turn 1 on.
    package static let notYetHere = "belum bergabung"

    /// How many times as long control waits for a unit that still beats, and so is at work, as for a silent one (C5).
    static let busyTimes = 4

    /// How near to the present turn a live instance's heartbeat must be to bring a unit back (C6) or show a rival (U6).
    package static let nearTurns: UInt64 = 256

    /// Looks for the unit's completion of the last turn in which it was to act.
    ///
    /// A completion of another turn says nothing. It is of an earlier turn, or of a turn that was not granted yet;
    /// nobody of the drill can have written the latter.
    private mutating func lookForCompletion(of unit: UnitID) {
        guard let participant = participants[unit], participant.lastActing > 0,
            participant.completed?.turn != participant.lastActing, let number = table[unit.mainStream]?.number,
            let reader = readers[unit.mainStream]
        else { return }
        let range = max(frontiers[number], participant.lookedThrough)..<max(reader.next, frontiers[number])
        guard !range.isEmpty else { return }
        participants[unit]?.lookedThrough = range.upperBound
        for record in reader.records(range) where record.envelope.type == Completed.eventType {
            guard let completed = try? Completed(serializedBytes: record.envelope.data),
                completed.turn == participant.lastActing
            else { continue }
            participants[unit]?.completed = completed
            // Whoever completes a turn that was granted after somebody asked for its being set aside is at work.
            if let asked = participant.askedAside, completed.turn > asked.turn { participants[unit]?.askedAside = nil }
            // A unit that stopped at a forged record has completed no turn that was granted afterwards.
            if let word = doubts.disowned[unit], completed.turn > word.turn { takeBack(word, of: unit) }
            return
        }
    }

    /// True when the unit has completed the last turn in which it was to act, and what its completion names was read.
    private func hasFinished(_ unit: UnitID, _ participant: Participant) -> Bool {
        guard participant.lastActing > 0 else { return true }
        guard let completed = participant.completed, completed.turn == participant.lastActing else { return false }
        let own = table.streams(of: unit)
        guard completed.streams.count == own.count, completed.frontiers.count == own.count else { return false }
        for (index, entry) in own.enumerated() {
            let frontier = completed.frontiers[index]
            guard completed.streams[index] == entry.number, frontier >= frontiers[entry.number],
                frontier <= readers[entry.name]?.next ?? 0
            else { return false }
        }
        return true
    }

    private func take(_ participant: Participant, into choice: inout Choice) {
        guard participant.lastActing > 0, let completed = participant.completed else { return }
        for (number, frontier) in zip(completed.streams, completed.frontiers) { choice.next[number] = frontier }
        // A wake-up beyond the greatest time never comes.
        guard completed.hasWakeUp, let wakeUp = SimulatedTime(exactly: completed.wakeUp) else { return }
        choice.earliestWakeUp = choice.earliestWakeUp.map { min($0, wakeUp) } ?? wakeUp
    }

    /// Why the next grant sets aside a unit that has not completed the turn (C5); nil while control waits for it.
    private func asideReason(_ participant: Participant, now: Duration) -> String? {
        if let asked = participant.askedAside { return asked.reason }
        guard let limit = settings.setAsideAfter, let waitingSince = waits.unitsSince, !pace.paused, !pace.frozen
        else { return nil }
        let waited = now - waitingSince
        // One thread computes turns and sends heartbeats. So a heartbeat tells a slow or waiting unit from a hanging
        // one.
        let silent = min(waited, now - (participant.lastReady ?? waitingSince))
        if silent >= limit { return "tidak menjawab selama \(limit.components.seconds) detik" }
        guard waited >= limit * Self.busyTimes else { return nil }
        return "belum selesai sesudah \((limit * Self.busyTimes).components.seconds) detik"
    }

    private func change(_ unit: UnitID, participates: Bool, reason: String) -> Change {
        Change.with { change in
            change.unit = unit.description
            change.participates = participates
            change.reason = reason
        }
    }

    private func lookForEvents(in choice: inout Choice) {
        for entry in table.entries where entry.kind != .control && entry.kind != .controlSide {
            let range = frontiers[entry.number]..<choice.next[entry.number]
            guard !range.isEmpty, let reader = readers[entry.name],
                reader.records(range).contains(where: { $0.envelope.type != Completed.eventType })
            else { continue }
            choice.holdsEvent = true
            if entry.kind != .console { choice.holdsDecisionsAlone = false }
        }
    }

    /// Takes the streams of a unit that joins late.
    mutating func admitStreams(_ change: Change) {
        let new = change.streams.filter { stream in (try? StreamName(stream.name)).map { table[$0] == nil } ?? false }
        guard (try? table.add(new)) != nil, let unit = try? UnitID(change.unit) else { return }
        for entry in table.streams(of: unit) where readers[entry.name] == nil {
            readers[entry.name] = StreamReader(name: entry.name, recordsMax: settings.readerRecordsMax)
        }
        if participants[unit] == nil { participants[unit] = Participant(isIn: false) }
    }

    // MARK: - Unnumbered records

    mutating func receiveUnnumbered(_ envelope: Envelope, topic: String, at offset: Int64, now: Duration) {
        if topic == DrillSetup.controlTopic, envelope.stream == .control, envelope.type != Ready.eventType {
            return hearWord(envelope, at: offset, now: now)
        }
        switch envelope.type {
        case Ready.eventType:
            guard let ready = try? Ready(serializedBytes: envelope.data) else { return }
            if topic == DrillSetup.recorderTopic, envelope.stream == .recorder {
                recorder.isReady = true
            } else if topic == DrillSetup.controlTopic, envelope.stream == .control {
                guard ready.instance != settings.instance else { return }
                doubts.controls.append(ready.instance)
                if doubts.controls.count > Self.controlsMax { doubts.controls.removeFirst() }
            } else if let entry = table[envelope.stream], entry.topic == topic, entry.kind == .main,
                let unit = entry.unit
            {
                hearAlive(ready.instance, of: unit, now: now)
                participants[unit]?.isReady = true
                participants[unit]?.lastReady = now
                participants[unit]?.readyTurn = ready.turn
            }
        case Recorded.eventType:
            guard topic == DrillSetup.recorderTopic, envelope.stream == .recorder,
                let recorded = try? Recorded(serializedBytes: envelope.data)
            else { return }
            // A turn cannot be on disk before it was granted. The recorder repeats its account each second.
            guard recorded.turn <= turn else { return }
            recorder.turn = max(recorder.turn, recorded.turn)
            recorder.fault = nil
        case Fault.eventType:
            guard let fault = try? Fault(serializedBytes: envelope.data) else { return }
            if topic == DrillSetup.recorderTopic, envelope.stream == .recorder {
                // Only a disk that takes no more records holds time; a forgery that the recorder names does not (R3).
                guard fault.kind == .recording else { return }
                recorder.fault = fault.cleared ? nil : fault.text
            } else if let entry = table[envelope.stream], entry.topic == topic, entry.kind == .main,
                let unit = entry.unit
            {
                hearDisowned(fault, in: envelope, by: unit, now: now)
            }
        case PaceAsked.eventType:
            guard topic == DrillSetup.consoleTopic, envelope.stream == .console, log.unread.isEmpty,
                let asked = try? PaceAsked(serializedBytes: envelope.data)
            else { return }
            guard setup.controllers.contains(asked.by) else {
                refuse(PaceAsked.eventType, by: asked.by, now: now)
                return
            }
            if isPrimary {
                take(pace.asked(asked), now: now)
                sayPace()
            } else if pacing.wishes.count < Self.wishesMax {
                if pacing.wishes.isEmpty { pacing.wishedSince = now }
                pacing.wishes.append(asked)
            }
        case SetAsideAsked.eventType:
            guard topic == DrillSetup.consoleTopic, envelope.stream == .console, log.unread.isEmpty,
                let asked = try? SetAsideAsked(serializedBytes: envelope.data), let unit = try? UnitID(asked.unit)
            else { return }
            guard setup.controllers.contains(asked.by) else {
                refuse(SetAsideAsked.eventType, by: asked.by, now: now)
                return
            }
            participants[unit]?.askedAside = (asked.reason, turn)
        default: break
        }
    }
}
