import Domain
import Events
import Files
import Phrases

/// Where a fact of a scenario comes from.
public enum FactSource: String, Hashable, Sendable, CaseIterable {
    /// The article or report on which the drill rests.
    case seed
    /// A regulation or a handbook.
    case doctrine
    /// Our assumption; never shown as anything else.
    case assumed
}

/// A fact and where it comes from.
public struct Sourced<Fact: Hashable & Sendable>: Hashable, Sendable {
    /// The fact.
    public let fact: Fact
    /// Its source.
    public let source: FactSource

    /// A fact with its source.
    public init(_ fact: Fact, _ source: FactSource) {
        self.fact = fact
        self.source = source
    }
}

/// A drill as it is to be played: who takes part with what, the map, the crowd team's script, the injects.
///
/// Loaded with `ScenarioLoader`, which refuses anything that does not fit; so a `Scenario` always fits. The format is
/// described in this module's article *The scenario format*.
public struct Scenario: Hashable, Sendable {
    /// An agency that takes part with a unit of its own or lends forces.
    public struct Agency: Hashable, Sendable {
        /// The scenario's key for it.
        public let key: String
        /// Its title on screen.
        public let title: String
    }

    /// Somebody who must be kept safe, by office.
    public struct ProtectedOffice: Hashable, Sendable {
        /// The office's key.
        public let key: String
        /// Its title on screen.
        public let title: String
    }

    /// A part of a unit's strength.
    public struct Strength: Hashable, Sendable {
        /// What the unit's briefing says of it.
        public let force: Force
        /// The key of the agency that lends the attached part; empty: nobody.
        public let lender: String
    }

    /// A unit with its office, its place in the chain of command and what it has.
    public struct Member: Hashable, Sendable {
        /// The unit.
        public let unit: UnitID
        /// Its leading office, title, agency and superior.
        public let entry: RosterEntry
        /// Further offices of the unit: the operations controller beside the commander.
        public let furtherOffices: [Sourced<RosterEntry>]
        /// The communications plan: task forces that it hears, `console` among them for people; nil: everyone.
        public let hears: [TaskForce]?
        /// What it has.
        public let strength: [Sourced<Strength>]
    }

    /// An entry of the master scenario events list.
    public struct Inject: Hashable, Sendable {
        /// The scenario's key for it.
        public let key: String
        /// When it is played.
        public let when: Condition
        /// What control publishes.
        public let event: InjectDelivered
    }

    /// A program that plays a unit in the place of one of Gladi's.
    public struct Program: Hashable, Sendable {
        /// The unit.
        public let unit: UnitID
        /// The program's path: as the scenario writes it, from the folder of the file in which it stands.
        public let path: String
        let spot: Spot
    }

    /// The drill's key, `muba-2024`.
    public let key: String
    /// Its title on screen.
    public let title: String
    /// What it is about, a sentence or two.
    public let about: String
    /// The district that the drill plays in.
    public let district: String
    /// The civil time at which simulated time 0 lies.
    public let start: DrillStart
    /// When play begins: 0, or the start of an excerpt.
    public internal(set) var begins: SimulatedTime
    /// When play ends at the latest.
    public internal(set) var ends: SimulatedTime
    /// When control's inject makes the command consolidate in any case; nil: never.
    public let consolidateBy: SimulatedTime?
    /// The offices of the exercise control: who may ask for another pace, for a unit to be set aside, or for the end.
    public let controllers: [String]
    /// Agencies, by key.
    public let agencies: [Sourced<Agency>]
    /// Protected offices, by key.
    public let protectedOffices: [Sourced<ProtectedOffice>]
    /// The units, by id.
    public internal(set) var roster: [Sourced<Member>]
    /// The roads that vehicles use; nil: they drive straight.
    public let network: Sourced<RoadGraph>?
    /// Places, by key.
    public let places: [Sourced<Place>]
    /// Roads, by key.
    public let roads: [Sourced<Road>]
    /// Hospitals, by key.
    public let hospitals: [Sourced<Hospital>]
    /// The orders that the district's command gives besides those of the plan, by key.
    public let orders: [Sourced<PlannedOrder>]
    /// What the scenario sets of doctrine's thresholds and delays, by name; each names its source.
    public internal(set) var parameters: [Parameter]
    /// Episodes, by time, then key.
    public let episodes: [Sourced<Episode>]
    /// Injects, as written.
    public internal(set) var injects: [Sourced<Inject>]
    /// The crowd team's script.
    public internal(set) var ground: GroundScript
    /// The programs that play units of this roster which Gladi's do not, by unit.
    public let programs: [Program]
    /// Sources of the script's groups and steps, in their order.
    public internal(set) var groundSources: [FactSource]

    /// The exact bytes of the files that it was read from, the one named first, the map last.
    let files: [[UInt8]]
    /// Where its facts stand.
    let source: ScenarioSource
    /// What was changed after loading, in order.
    var overrides: [[UInt8]] = []

    /// The unit that commands the district: its evaluation ends the drill.
    public var districtCommand: UnitID? { roster.map(\.fact.unit).first { $0.description == "\(district)/command" } }

    /// The programs that cannot be started, each told where the scenario names it; those of `others` are not looked at.
    public func missingPrograms(except others: [UnitID] = []) -> [FileProblem] {
        programs.filter { !others.contains($0.unit) }.compactMap { program in
            do throws(NamedFileError) {
                try NamedFile.checkProgram(program.path)
                return nil
            } catch {
                return source.told(
                    program.spot.problem(.programUnfit(program.unit.description, program.path, error.what))
                )
            }
        }
    }

    /// How many facts rest on each source.
    public func facts(from source: FactSource) -> Int {
        var sources = agencies.map(\.source) + protectedOffices.map(\.source) + roster.map(\.source)
        sources +=
            roster.flatMap { $0.fact.strength.map(\.source) + $0.fact.furtherOffices.map(\.source) }
            + places.map(\.source) + roads.map(\.source)
        sources +=
            hospitals.map(\.source) + orders.map(\.source) + episodes.map(\.source) + injects.map(\.source)
            + groundSources
        sources += [network?.source].compactMap(\.self)
        sources += parameters.compactMap { FactSource(rawValue: $0.source) }
        return sources.count { $0 == source }
    }
}
