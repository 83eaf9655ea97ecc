import Domain

// The catalogue itself, `EventCatalogue.standard`, is generated from the schema's options: Generated/EventTypes.pb.swift.

extension EventKind {
    /// A type of the schema, as its options say.
    init(
        _ message: any DrillEvent.Type,
        by publishers: [TaskForce],
        isNumbered: Bool = true,
        isInPeoplesWords: Bool = false
    ) {
        self.init(
            type: message.eventType,
            publishers: publishers.sorted(),
            isNumbered: isNumbered,
            isInPeoplesWords: isInPeoplesWords,
            message: message
        )
    }

    /// Whether a task force may publish this type: one that is named, or, where every unit of Gladi's own may, also an
    /// agency that this catalogue does not know.
    public func mayBePublished(by taskForce: TaskForce) -> Bool {
        guard !publishers.contains(taskForce) else { return true }
        return !["control", "console", "recorder"].contains(taskForce) && everyUnit.allSatisfy(publishers.contains)
    }
}

/// The task forces of Gladi's own services that take orders and report on them: `every-unit` in the schema.
package let everyUnit: [TaskForce] = [
    "arrest", "command", "detection", "investigation", "medical", "negotiation", "phh", "polsek", "preventive",
    "situation", "traffic",
]
