/// What a first responder finds within half a minute.
public struct StartSigns: Sendable, Hashable, Codable {
    /// Walks when told to.
    public var walks: Bool
    /// Breathes without help.
    public var breathes: Bool
    /// Breathes once the airway is open; asked only of those who do not breathe.
    public var breathesAfterAirwayOpened: Bool
    /// Breaths a minute, from 0.
    public var breathsAMinute: Int
    /// A pulse at the wrist can be felt.
    public var hasRadialPulse: Bool
    /// Capillary refill in tenths of a second, from 0.
    public var refillTenths: Int
    /// Does what it is told.
    public var obeysCommands: Bool

    /// Signs; the defaults are those of a healthy person who lies down.
    public init(
        walks: Bool = false,
        breathes: Bool = true,
        breathesAfterAirwayOpened: Bool = true,
        breathsAMinute: Int = 16,
        hasRadialPulse: Bool = true,
        refillTenths: Int = 10,
        obeysCommands: Bool = true
    ) {
        self.walks = walks
        self.breathes = breathes
        self.breathesAfterAirwayOpened = breathesAfterAirwayOpened
        self.breathsAMinute = breathsAMinute
        self.hasRadialPulse = hasRadialPulse
        self.refillTenths = refillTenths
        self.obeysCommands = obeysCommands
    }
}

/// How urgent a casualty is.
public enum StartCategory: String, Sendable, Hashable, Codable, CaseIterable {
    /// Walks.
    case green
    /// Can wait.
    case yellow
    /// Goes first.
    case red
    /// Does not breathe, and will not.
    case black
}

/// START (simple triage and rapid treatment), as a list of rules; the first rule that fits decides.
///
/// Walks: green. Does not breathe once the airway is open: black; breathes only then: red. More than 30 breaths a
/// minute: red. No radial pulse, or refill above 2 s: red. Does not obey: red. Else yellow. Source: Super, *START: a
/// triage training module* (1984), with the radial pulse of Benson, Koenig and Schultz (1996) beside the refill.
/// Whether somebody belonged to the crowd or to the police is no sign.
public enum Start {
    /// More breaths a minute than this are red.
    public static let breathsAMinuteMax = 30
    /// A refill of more tenths of a second than this is red.
    public static let refillTenthsMax = 20

    /// The category of somebody with these signs.
    public static func category(of signs: StartSigns) -> StartCategory {
        if signs.walks { return .green }
        guard signs.breathes else { return signs.breathesAfterAirwayOpened ? .red : .black }
        let isShort = signs.breathsAMinute > breathsAMinuteMax
        let isPale = !signs.hasRadialPulse || signs.refillTenths > refillTenthsMax
        return isShort || isPale || !signs.obeysCommands ? .red : .yellow
    }
}
