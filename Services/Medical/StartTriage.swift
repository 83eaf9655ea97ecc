import Events

/// START (simple triage and rapid treatment), as a table over the signs that a first responder finds.
///
/// Rule R31: who walks is GREEN; who does not breathe even with an open airway is BLACK; more than 30 breaths a minute,
/// capillary refill above 2 seconds or no answer to commands is RED; everyone else is YELLOW. Source: START as taught
/// (`ops/docs/doctrine.md`, source 42). The side on which somebody stood is no sign: crowd and officers are treated
/// alike.
public enum StartTriage {
    /// More breaths a minute than this are RED.
    public static let breathsAMinuteMax: UInt32 = 30
    /// A capillary refill of more tenths of a second than this is RED.
    public static let refillTenthsMax: UInt32 = 20

    /// The category of somebody with these signs; the first rule that fits decides.
    public static func category(of signs: Vitals) -> Triage {
        if signs.walks { return .green }
        guard signs.breathes else { return signs.breathesAfterAirwayOpened ? .red : .black }
        if signs.respiratoryRate > breathsAMinuteMax || signs.refillTenths > refillTenthsMax { return .red }
        return signs.obeysCommands ? .yellow : .red
    }
}
