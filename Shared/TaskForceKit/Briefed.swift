import Domain
import Events

/// A unit's briefing, read and checked: what every unit needs from it, in a form that a snapshot can hold.
public struct Briefed: Sendable, Codable {
    /// The unit.
    public let unit: UnitID
    /// The office that leads it.
    public let office: String
    /// The chain of command.
    public let chain: ChainOfCommand
    /// The numbers that the scenario sets.
    public let parameters: Parameters
    /// Places and roads.
    public let map: PlaceMap
    /// What the unit has at the start.
    public let strengths: Strengths

    /// Reads `briefing`; `keys` are the parameters that the unit reads besides the shared ones.
    ///
    /// - Throws: `BriefingError` when a part does not fit.
    public init(_ briefing: UnitBriefing, reading keys: [ParameterKey] = []) throws {
        do { unit = try UnitID(briefing.unit) } catch {
            throw BriefingError(unit: briefing.unit, problem: "\(error)")
        }
        guard !briefing.office.isEmpty else { throw BriefingError(unit: briefing.unit, problem: "it names no office") }
        office = briefing.office
        chain = try ChainOfCommand(briefing)
        parameters = try Parameters(briefing, reading: keys)
        map = try PlaceMap(briefing)
        strengths = try Strengths(briefing)
    }

    /// The place where the unit starts: where its first people are, else the first muster ground, else an empty name.
    public var startingPlace: PlaceKey {
        let home = strengths.bodies.first { $0.resource == Strengths.personnel && !$0.place.isEmpty }
        return home?.place ?? map.first(.muster)?.key ?? ""
    }
}
