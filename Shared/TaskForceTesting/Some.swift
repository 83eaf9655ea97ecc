import Events

/// A claim about each of none says nothing, for it holds whatever the code does.
public struct NoneOfThem: Error, CustomStringConvertible {
    /// What there is none of.
    public let description: String
}

extension Collection {
    /// These, of which there must be one at least.
    ///
    /// - Parameter what: What each of them is, in words.
    /// - Returns: All of them.
    /// - Throws: `NoneOfThem` where there is none.
    public func some(_ what: String) throws(NoneOfThem) -> Self {
        guard !isEmpty else { throw NoneOfThem(description: "there is no \(what), so that nothing was said of any") }
        return self
    }
}

extension Rehearsal {
    /// The events of one type, of which there must be one at least.
    ///
    /// - Returns: All of them, in order.
    /// - Throws: `NoneOfThem` where the drill has none.
    public func some<Event: DrillEvent>(_ type: Event.Type) throws(NoneOfThem) -> [(entry: Entry, event: Event)] {
        try events(type).some("\(Event.eventType) among the drill's \(log.count) events")
    }
}
