import EventWords
import Events
import Lockstep
import Phrases
import ServiceHost

/// What control says on its own screen: for whom it waits, and each change of pace.
///
/// A value without a clock: the machine and the moment go in, what is to be said comes out. Whoever started control by hand
/// has no other screen than this.
struct ControlScreen {
    /// How often a wait that goes on is said again.
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
            // A drill that begins as it was asked to is no news.
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
