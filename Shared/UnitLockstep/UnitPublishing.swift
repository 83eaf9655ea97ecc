import Domain
import Events
import Lockstep

/// The unit's own records: read back, compared, and put on the wire.
extension UnitMachine {
    mutating func readOwn(
        _ index: Int,
        _ envelope: Envelope,
        sequence: UInt64,
        offset: Int64,
        now: Duration
    ) {
        let (reading, comparison) = own[index].stream.read(envelope, sequence: sequence, offset: offset, now: now)
        if case .differs(let computed) = comparison {
            contradict(index, envelope, at: offset, computed: computed)
        } else if case .conflict = reading {
            // The first record stands and is this unit's own. A fault names the other record, and play goes on (R3).
            say(
                Fault(
                    .divergence,
                    envelope.stream,
                    sequence,
                    at: offset,
                    "catatan lain mengaku \(envelope.stream):\(sequence); yang pertama berlaku"
                )
            )
        }
    }

    mutating func stop(_ reason: LockstepStop) {
        guard !hasStopped else { return }
        phase = .stopped
        actions.append(.stop(reason))
    }

    /// Publishes a `Fault` of this unit.
    mutating func say(_ fault: Fault) {
        publishUnnumbered(fault.said(by: id.description, instance: settings.instance))
    }

    mutating func send(now: Duration) {
        if !presence.isPublishing, log.unread.isEmpty, rivalsAreSilent(now: now) { presence.isPublishing = true }
        if presence.isPublishing, log.unread.isEmpty {
            // The main stream last: it carries the completion (W2).
            for index in own.indices where own[index].entry.kind != .main { publishUnsent(index, now: now) }
            for index in own.indices where own[index].entry.kind == .main { publishUnsent(index, now: now) }
        }
        for index in own.indices {
            if let offset = own[index].stream.takeReread() { reread(own[index].entry.topic, offset) }
        }
        for index in heard.indices {
            if let offset = heard[index].reader.takeReread() { reread(heard[index].entry.topic, offset) }
        }
        if let offset = control.takeReread() { reread(DrillSetup.controlTopic, offset) }
        if unit != nil, log.unread.isEmpty, presence.lastReady.map({ now - $0 >= .seconds(1) }) ?? true {
            beat(now: now)
        }
    }

    private mutating func publishUnsent(_ index: Int, now: Duration) {
        for record in own[index].stream.takeUnsent(now: now) {
            actions.append(.publish(record, topic: own[index].entry.topic))
        }
    }

    private mutating func reread(_ topic: String, _ offset: Int64) {
        // A snapshot that is taken meanwhile must not pass over what is still to be read again.
        log.positions[topic] = min(log.positions[topic] ?? offset, offset)
        actions.append(.reread(topic: topic, offset: offset))
    }

    mutating func publishUnnumbered(_ event: some DrillEvent) {
        actions.append(
            .publish(
                Envelope(
                    drill: drill,
                    stream: id.mainStream,
                    sequence: nil,
                    turn: turn,
                    type: type(of: event).eventType,
                    data: event.canonicalBytes()
                ),
                topic: mainTopic
            )
        )
    }
}
