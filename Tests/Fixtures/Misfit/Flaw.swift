import ArgumentParser

/// What a misfit does wrong; in all else it is a unit's program like any other.
enum Flaw: String, CaseIterable, ExpressibleByArgument {
    /// Nothing.
    case sound
    /// `joins`: its profile has no title.
    case nameless
    /// `joins`: it announces a Protobuf type of its own without the form.
    case undescribed
    /// `joins`: it announces a type of its own with words in one language alone.
    case misworded
    /// `grants`: its completions name one record more than there is.
    case miscounting
    /// `determinism`: it says something else when it reads a finished log from the start.
    case wanton
    /// `duplicates`: it gives up when somebody forges a record of its stream.
    case touchy
    /// `rebuild`: it does not look at what it has written before, and writes all once more.
    case forgetful
    /// `foreign`: it takes a record that is not marked LATIHAN for one of the drill.
    case credulous
    /// `pause`: it leaves when the drill is frozen.
    case impatient
    /// `stop`: its exit code says that something failed when the drill ends in order.
    case sulky
    /// `profile`: it writes on another task force's topic.
    case trespassing
    /// `profile`: it publishes a type that its profile does not list.
    case unlisted
    /// It never comes back from turn 20. No case of the conformance test: control sets it aside.
    case hanging
}
