import Domain
import Events
import Lockstep

/// How an event comes to a unit: without radio, or over the link of a unit that could send it.
enum Way: Hashable, Sendable {
    /// It is seen, or said face to face.
    case withoutRadio
    /// By radio, over the best link of these units; an empty name has no link that could be disturbed.
    case over([String])

    /// The way of `event` to `unit`.
    ///
    /// - Exercise control is no part of the play, and a person at a console sits beside those for whom he decides.
    /// - The ground hears and sees what is done there.
    /// - Observers see what the ground shows, and tell the others by radio. Where there are no observers, passers-by
    ///   call; no inject disturbs their telephone.
    /// - What the ground answers is heard by the unit whose act it answers.
    /// - Formations that relieve each other stand face to face. So do units that hand detainees over and those that
    ///   receive them.
    init(of event: DeliveredEvent, to unit: UnitID) {
        guard let speaker = event.unit, unit.taskForce != DrillSetup.ground, event.message.presence != .faceToFace
        else {
            self = .withoutRadio
            return
        }
        guard speaker.taskForce == DrillSetup.ground else {
            self = .over([speaker.description])
            return
        }
        let witnesses = event.witnesses
        self = witnesses.contains(unit.description) ? .withoutRadio : .over(witnesses.isEmpty ? [""] : witnesses)
    }
}

extension DeliveredEvent {
    /// The units that see what the ground shows.
    fileprivate var witnesses: [String] {
        switch message.presence {
        case .seen(let units): units
        case .answer(let event): unit(of: event)
        case .nobody, .faceToFace: []
        }
    }

    /// The unit that published the event with this id.
    private func unit(of event: String) -> [String] {
        guard let stream = try? EventID(event).stream else { return [] }
        return [stream.text]
    }
}
