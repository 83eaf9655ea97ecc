import Domain
import Events

extension ControlMachine {
    /// Opens the drill, or compares the opening in the log with this program's own (C7).
    ///
    /// A log that holds the opening is followed while it is still being read: so there is always room for the rest (R6).
    mutating func open() {
        guard case .opening = phase, log.unread.isEmpty || hasReadOpening else { return }
        // Others are far into this drill; a second opening would help nobody.
        guard !log.openingIsGone || (log.firsts[DrillSetup.controlTopic] ?? 0) == 0 || own.reader.hasAccepted else {
            stop(.lostHead(stream: .control, sequence: 0))
            return
        }
        for (stream, records) in setup.openingRecords().sorted(by: { $0.key < $1.key }) {
            for record in records {
                let comparison = stream == .control ? own.compute(record) : ownTruth.compute(record)
                guard comparison == .agrees else {
                    stop(
                        .doesNotFit(
                            "drill \(setup.drill) was opened with another scenario, seed or roster; take another --drill"
                        )
                    )
                    return
                }
                if stream == .control { chain?.cover(record.leaf) }
                if stream == .control, chain == nil { chain = DigestChain(opened: record.leaf) }
            }
        }
        position = own.nextComputed
        phase = .following
    }

    /// True when the log holds the opening.
    private var hasReadOpening: Bool {
        let groundBriefings = setup.units.count(where: \.isGround)
        return own.reader.next > setup.units.count - groundBriefings && ownTruth.reader.next >= groundBriefings
    }

    /// Takes note that a topic has been read to where it ended when control began (C7).
    ///
    /// An end counts only once control's own records below it have all been taken in; those that found no room are read
    /// again first. Records of other streams that found no room lie beyond the last grant, or that grant is not
    /// followed yet.
    mutating func reachEnd(of topic: String, at offset: Int64) {
        guard let end = log.unread[topic], offset + 1 >= end else { return }
        for stream in [own, ownTruth] where stream.topic == topic && stream.reader.lostAt != nil { return }
        log.unread[topic] = nil
    }

    /// Another writer's record stands where this control meant to write (W4).
    mutating func lose(to record: Envelope, at offset: Int64) {
        guard proposal != nil else {
            stop(contradiction(record, of: .control, record.sequence ?? 0, at: offset))
            return
        }
        phase = .following
        own.forgetExpected()
        waits.completeSince = nil
    }
}
