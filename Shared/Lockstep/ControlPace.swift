import Domain
import Events

/// How control keeps the pace, and whose words on it count (C8, C14).
extension ControlMachine {
    /// Hears a word on pace that stands in the log in control's name, and is not this control's.
    ///
    /// No other word moves the first control: it disowns that one and says its own pace again, for whoever believed the
    /// other. A standby follows the words of controls that are there. So does a control
    /// that begins, with the words that the log held before: the last one holds, also after a restart (C8).
    mutating func hearPace(_ set: PaceSet, in envelope: Envelope, at offset: Int64, now: Duration) {
        let pace = Pace(set)
        let writer = ControlVoices.writer(of: envelope)
        let isKnown =
            writer.map { writer in
                self.isKnown(writer, at: offset) || writer == settings.instance && isInherited(offset)
            } ?? false
        guard isKnown, isInherited(offset) || !isPrimary else {
            guard isPrimary, !isInherited(offset) else { return }
            if pace != self.pace { pacing.isContradicted = true }
            return disown(envelope, at: offset)
        }
        pacing.isSaid = true
        pacing.wishes = []
        // A word of this control's own stands behind this one, and undoes it; least of all may it undo a freeze.
        guard !words.echoes.contains(where: \.isPace) else { return }
        take(pace, now: now)
    }

    mutating func take(_ new: Pace, now: Duration) {
        guard new != pace else { return }
        pacing.clock.change(from: pace, now: now)
        pace = new
        waits.completeSince = nil
    }

    /// How many refusals are said within a second; requests beyond that get no answer.
    public static let refusalsPerSecond = 8

    /// Says that this is not done for an office.
    ///
    /// The name of an office proves nothing where everyone may write to the console's topic. Only the broker's rights
    /// can settle that.
    mutating func refuse(_ asked: String, by office: String, now: Duration) {
        pacing.refusals.removeAll { now - $0 >= .seconds(1) }
        guard isPrimary, pacing.refusals.count < Self.refusalsPerSecond else { return }
        pacing.refusals.append(now)
        sayRefused(asked, by: office, because: "bukan jabatan pengendali latihan")
    }

    mutating func sayRefused(_ asked: String, by office: String, because reason: String) {
        publishUnnumbered(
            AskRefused.with { refused in
                refused.asked = asked
                refused.by = office
                refused.reason = reason
                refused.offices = setup.controllers
            }
        )
    }

    /// Says each second that this control is there, and how far it is.
    ///
    /// So everyone sees when control has stopped, and another control knows whose grants it may meet.
    mutating func beat(now: Duration) {
        // Nothing stands in the log before the drill's opening.
        guard isOpen, log.unread.isEmpty, own.reader.next > 0, lastBeat.map({ now - $0 >= .seconds(1) }) ?? true
        else {
            return
        }
        lastBeat = now
        sayReady()
        takeBackAccusations()
    }

    /// Says who this control is, before it says anything else without a number (C14).
    mutating func sayReady() {
        isAnnounced = true
        publishUnnumbered(
            Ready.with { ready in
                ready.instance = settings.instance
                ready.turn = turn
                ready.standby = !isPrimary
                ready.profile.unit = "control"
                ready.profile.title = "Pengendali latihan"
            }
        )
    }

    /// How many wishes a standby keeps.
    static let wishesMax = 64

    /// Says the pace once when the drill opens, and once in the place of a first control that is silent.
    ///
    /// Otherwise nobody could resume a drill whose control died during a pause, as the standby grants nothing then.
    mutating func keepPace(now: Duration) {
        guard isOpen, log.unread.isEmpty else { return }
        // Nothing stands in the log before the drill's opening.
        if isPrimary, !pacing.isSaid && own.reader.next > 0 || pacing.isContradicted { sayPace() }
        guard !pacing.wishes.isEmpty, now - pacing.wishedSince >= Self.standbyPatience else { return }
        for wish in pacing.wishes { take(pace.asked(wish), now: now) }
        pacing.wishes = []
        sayPace()
    }

    mutating func sayPace() {
        pacing.isSaid = true
        pacing.isContradicted = false
        publishUnnumbered(pace.record)
    }
}
