import Domain
import Events
import Lockstep

/// How an event comes to a unit: past all radio, or over the link of one of those who could send it.
enum Way: Hashable, Sendable {
    /// It is seen, or said face to face.
    case withoutRadio
    /// The best link of these counts, by unit; an empty name has no link that could be disturbed.
    case over([String])

    /// The way of `event` to `unit`.
    ///
    /// - Exercise control is no part of the play, and a person at a console sits beside those for whom he decides.
    /// - The ground hears what is done there, and sees it.
    /// - What the ground shows is seen by its observers. They tell the others by radio; where there are none, passers-by
    ///   call, whose telephone no inject disturbs.
    /// - What the ground answers is heard by the unit that did what it answers.
    /// - Formations that relieve each other, and those who hand detainees over, stand face to face.
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

    /// The unit that published the event with this name.
    private func unit(of event: String) -> [String] {
        guard let stream = try? EventID(event).stream else { return [] }
        return [stream.text]
    }
}
