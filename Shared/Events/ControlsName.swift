extension AskRefused {
    /// True for what control says of a word in its own name, and not of what somebody asked for.
    package var isAboutControlsName: Bool { ![PaceAsked.eventType, SetAsideAsked.eventType].contains(asked) }
}
