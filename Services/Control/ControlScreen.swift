import EventWords
import Events
import Lockstep
import Phrases
import ServiceHost

/// What control says on its own screen: for whom it waits, and each change of pace.
///
/// It is a value without a clock: the machine and the moment go in, the lines to say come out. A person who started
/// control by hand has no other screen.
struct ControlScreen {
    /// How often a wait that goes on is reported again.
    static let repeatAfter: Duration = .seconds(60)

    private var wait: Waiting?
    private var waitSaid = ContinuousClock.now
    private var pace: PaceSet?

    /// What is to be said now.
    mutating func look(at machine: ControlMachine, now: ContinuousClock.Instant) -> [Phrase] {
        var phrases: [Phrase] = []
        if machine.paceSaid != pace {
            let isFirst = pace == nil
            pace = machine.paceSaid
            // The pace with which a drill begins is no news, unless time is held.
            if !isFirst || machine.paceSaid.isHeld { phrases.append(.paceSet(machine.paceSaid)) }
        }
        if let waiting = machine.waitingSaid {
            let isNew = wait?.units != waiting.units || wait?.reason != waiting.reason
            if isNew || now - waitSaid >= Self.repeatAfter {
                wait = waiting
                waitSaid = now
                phrases.append(.waiting(waiting.units.joined(separator: ", "), waiting.reason))
            }
        } else if wait != nil {
            wait = nil
            phrases.append(.waitsNoMore)
        }
        return phrases
    }
}

extension PaceSet {
    /// True while no turn is granted.
    var isHeld: Bool { paused || frozen }
}
