import Bus
import Domain
import Events
import Foundation
import Lockstep

/// Heartbeats, a second instance and standby (U6).
extension UnitMachine {
    /// Publishes that this instance is there and which turn it has handled.
    mutating func beat(now: Duration) {
        let isFirst = presence.firstBeat == nil
        presence.lastReady = now
        presence.firstBeat = presence.firstBeat ?? now
        publishUnnumbered(
            Ready.with { ready in
                ready.instance = settings.instance
                ready.turn = turn
                ready.compared = compared
                ready.standby = !presence.isPublishing
                ready.startedMilliseconds = settings.startedMilliseconds
                ready.profile = Profile.with { profile in
                    profile.unit = id.description
                    profile.agency = self.profile.agency
                    profile.title = self.profile.title
                    profile.version = settings.version
                    profile.reportsTo = self.profile.reportsTo?.name ?? ""
                    profile.capabilities = capabilities
                    profile.hears = self.profile.hears.map(\.name)
                    profile.publishes = self.profile.publishes.map { $0.eventType }
                    guard isFirst else { return }
                    profile.ownTypes = self.profile.publishes.compactMap(OwnEventType.init)
                    profile.ownWords = self.profile.ownWords
                }
            }
        )
    }

    /// Hears a heartbeat of this unit, its own or another instance's.
    ///
    /// This instance gives way to another one that began earlier and is alive. Another one is alive when it sends two
    /// heartbeats within 3 s. Both must be written after this program began to read, and both must fit the unit and the
    /// present turn. A single heartbeat proves nothing: its writer may have died since, or it may be a stranger's.
    mutating func hearReady(_ envelope: Envelope, _ arrival: Arrival, now: Duration) {
        // What is read again to find room (R6) was heard before: a dead instance must not seem alive.
        guard arrival.offset >= presence.nextReadyOffset else { return }
        presence.nextReadyOffset = arrival.offset + 1
        guard let ready = try? Ready(serializedBytes: envelope.data), !ready.instance.isEmpty else { return }
        if ready.instance == settings.instance {
            if presence.ownFirstReady == nil { presence.ownFirstReady = arrival.offset }
            return
        }
        guard presence.rivals.count < 1_000 || presence.rivals[ready.instance] != nil else { return }
        var rival = presence.rivals[ready.instance] ?? Rival(firstOffset: arrival.offset)
        if log.unread.isEmpty, !ready.standby, fits(ready) {
            let goesOn = rival.lastBeat.map { now - $0 <= Self.silence } ?? false
            rival.liveBeats = goesOn ? rival.liveBeats + 1 : 1
            rival.lastBeat = now
        }
        presence.rivals[ready.instance] = rival
        guard !settings.standby, !settings.takeOver, presence.isPublishing, rival.liveBeats >= 2,
            rival.firstOffset < presence.ownFirstReady ?? .max
        else { return }
        stop(.secondInstance(of: id.description, other: ready.instance, offset: arrival.offset))
    }

    /// True when a live instance of this unit can have sent the heartbeat: it names this unit and is near the present
    /// turn.
    private func fits(_ ready: Ready) -> Bool {
        ready.profile.unit == id.description
            && max(ready.turn, presence.controlTurn) - min(ready.turn, presence.controlTurn) <= ControlMachine.nearTurns
    }

    /// True when no other instance has been heard for 3 s.
    func rivalsAreSilent(now: Duration) -> Bool {
        guard let firstBeat = presence.firstBeat else { return false }
        let last = presence.rivals.values.compactMap(\.lastBeat).max() ?? firstBeat
        return now - last >= Self.silence
    }
}

extension OwnEventType {
    /// What is announced of an own event type; nil for a type of the schema, which everyone knows.
    fileprivate init?(_ event: any DrillEvent.Type) {
        guard EventCatalogue.standard.kind(of: event.eventType) == nil else { return nil }
        self.init()
        type = event.eventType
        contentType = event.contentType.rawValue
        if let described = event as? any DescribedEvent.Type { descriptors = Data(described.descriptors) }
        wordsID = event.words.indonesian
        wordsEn = event.words.english
        quiet = event.weight == .quiet || event.weight == .machinery
    }
}
