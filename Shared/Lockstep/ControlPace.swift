import Domain
import Events

/// How control keeps the pace, and whose words on it count (C8, C14).
extension ControlMachine {
    /// How many of its own words on pace control remembers until they come back.
    static let echoesMax = 1_024

    /// Hears a word on pace that stands in the log in control's name.
    ///
    /// The first control knows what it has said, so no other word moves it: it refuses that one and says its own pace
    /// again, for whoever believed the other. A standby follows the words of controls that are there. So does a control
    /// that begins, with the words that the log held before: the last one holds, also after a restart (C8).
    mutating func hearPace(_ set: PaceSet, in envelope: Envelope, at offset: Int64, now: Duration) {
        let pace = Pace(set)
        let writer = ControlVoices.writer(of: envelope)
        if writer == settings.instance, !isInherited(offset), let place = pacing.echoes.firstIndex(of: pace) {
            // Control's own words took effect when they were said.
            pacing.echoes.removeSubrange(...place)
            pacing.wishes = []
            return
        }
        let isKnown =
            writer.map { writer in
                self.isKnown(writer, at: offset) || writer == settings.instance && isInherited(offset)
            } ?? false
        guard isKnown, isInherited(offset) || !isPrimary else {
            return refusePace(set, of: writer, isKnown: isKnown, at: offset, now: now)
        }
        pacing.isSaid = true
        pacing.wishes = []
        // A word of this control's own stands behind this one, and undoes it; least of all may it undo a freeze.
        guard pacing.echoes.isEmpty else { return }
        take(pace, now: now)
    }

    /// Says that a word on pace is not control's, how many there were, and what the pace is.
    private mutating func refusePace(
        _ set: PaceSet,
        of writer: String?,
        isKnown: Bool,
        at offset: Int64,
        now: Duration
    ) {
        // A word that changes nothing needs no answer, such as a copy of this control's own.
        guard isPrimary, !isInherited(offset), Pace(set) != pace || !isKnown && writer != settings.instance else {
            return
        }
        pacing.isContradicted = true
        doubts.paces += 1
        let reason =
            if let writer {
                writer == settings.instance
                    ? "mengaku ditulis oleh \(writer), yang tidak menulisnya"
                    : "ditulis oleh \(writer), bukan pengendali pertama"
            } else { "tidak menyebut penulisnya" }
        refuse(
            PaceSet.eventType,
            by: set.by,
            because:
                "catatan kecepatan di offset \(offset) bukan dari pengendali latihan: \(reason) (ke-\(doubts.paces))",
            now: now
        )
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
    mutating func refuse(
        _ asked: String,
        by office: String,
        because reason: String = "bukan jabatan pengendali latihan",
        now: Duration
    ) {
        pacing.refusals.removeAll { now - $0 >= .seconds(1) }
        guard isPrimary, pacing.refusals.count < Self.refusalsPerSecond else { return }
        pacing.refusals.append(now)
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
        pacing.echoes.append(pace)
        if pacing.echoes.count > Self.echoesMax { pacing.echoes.removeFirst() }
        publishUnnumbered(pace.record)
    }
}
