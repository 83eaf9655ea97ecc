import Domain
import Events

extension ParameterKey {
    /// Seconds from the order to muster until the report.
    public static let musterSeconds = ParameterKey("muster_seconds", 240, 0...3_600)
    /// How fast a formation walks, metres per minute.
    public static let walkMetresPerMinute = ParameterKey("walk_metres_per_minute", 80, 10...200)
    /// How fast a vehicle drives in town, metres per minute.
    public static let driveMetresPerMinute = ParameterKey("drive_metres_per_minute", 400, 50...2_000)

    /// Without a road network: the length of a drive, in percent of the straight distance.
    public static let detourPercent = ParameterKey("detour_percent", 100, 100...500)
    /// Seconds lost at each closure or crowd that a vehicle has to pass because no way round is open.
    public static let barrierSeconds = ParameterKey("barrier_seconds", 120, 0...7_200)

    /// What every unit reads.
    public static let shared: [ParameterKey] = [
        .plannedCrowd, .musterSeconds, .walkMetresPerMinute, .driveMetresPerMinute, .detourPercent, .barrierSeconds,
    ]
}

/// The numbers that a unit reads from its briefing, checked once.
public struct Parameters: ParameterValues, Sendable, Codable {
    private var values: [String: UInt64] = [:]

    /// Takes the values of `keys` and of the keys that all units share; other names in the briefing belong to other
    /// units.
    ///
    /// - Throws: `BriefingError` when a value is out of its key's range.
    public init(_ briefing: UnitBriefing, reading keys: [ParameterKey] = []) throws {
        // The planned crowd comes first: the others are meant for it.
        for key in ParameterKey.shared + keys {
            guard let given = briefing.parameters.last(where: { $0.name == key.name })?.value else {
                values[key.name] = key.standard(forCrowdOf: values[ParameterKey.plannedCrowd.name] ?? 0)
                continue
            }
            guard let value = UInt64(exactly: given), key.range.contains(value) else {
                let problem = "\(key.name) is \(given), and must be \(key.range.lowerBound) to \(key.range.upperBound)"
                throw BriefingError(unit: briefing.unit, problem: problem)
            }
            values[key.name] = value
        }
    }

    /// The value of a key that the unit said it reads.
    ///
    /// Asking for another is a fault of the unit (``UnitFault``), after which its host stops it.
    public subscript(_ key: ParameterKey) -> UInt64 {
        if let value = values[key.name] { return value }
        let fault = UnitFault.unread(key)
        guard fault.tell() else { preconditionFailure(fault.description) }
        return key.standard
    }
}
