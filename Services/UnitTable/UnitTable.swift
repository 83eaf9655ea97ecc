import Command
import Damkar
import Detection
import Dinkes
import Dishub
import Domain
import Linmas
import Medical
import Negotiation
import Phrases
import Preventive
import SatpolPP
import Scenario
import Situation
import TNI
import TaskForceKit
import Traffic

/// Which program plays which kinds of units: a line per program.
///
/// An agency that joins adds its line here. The process lane starts the programs; the in-process lane plays the types.
public struct UnitTable: Sendable {
    /// A program and what it plays.
    public struct Line: Sendable {
        /// The program's name on the command line.
        public let program: String
        /// The kinds of units that it plays.
        public let units: [any TaskForceUnit.Type]

        /// A line.
        public init(_ program: String, _ units: any TaskForceUnit.Type...) {
            self.program = program
            self.units = units
        }
    }

    /// A program and the units of a roster that it plays.
    public struct Crew: Sendable, Hashable {
        /// The program.
        public let program: String
        /// Its units.
        public let units: [UnitID]
    }

    /// The programs that come with Gladi.
    public static let standard = UnitTable([
        Line("situation", SituationUnit.self),
        Line("command", CommandUnit.self),
        Line("detection", DetectionUnit.self),
        Line(
            "preventive",
            PreventiveUnit.self,
            RiotControlUnit.self,
            ArrestUnit.self,
            InvestigationUnit.self,
            SectorPoliceUnit.self
        ),
        Line("traffic", TrafficUnit.self),
        Line("medical", MedicalUnit.self),
        Line("negotiation", NegotiationUnit.self),
        Line("damkar", DamkarUnit.self),
        Line("satpol-pp", SatpolPPUnit.self),
        Line("tni", TNIUnit.self),
        Line("dinkes", DinkesUnit.self),
        Line("dishub", DishubUnit.self),
        Line("linmas", LinmasUnit.self),
    ])

    /// The lines.
    public let lines: [Line]

    /// A table of `lines`.
    public init(_ lines: [Line]) { self.lines = lines }

    /// Every kind of unit.
    public var types: [any TaskForceUnit.Type] { lines.flatMap(\.units) }

    /// The numbers of doctrine that the units read, by name, and what each may be.
    public var numbers: [String: ClosedRange<Int64>] {
        let keys = ParameterKey.shared + types.flatMap { $0.profile.reads }
        return Dictionary(keys.map { ($0.name, Int64($0.range.lowerBound)...Int64($0.range.upperBound)) }) { one, _ in
            one
        }
    }

    /// The programs that a roster needs, in the table's order.
    ///
    /// - Throws: `ServiceFailure` (65) that names a unit which no line plays.
    public func crews(for roster: [UnitID]) throws(ServiceFailure) -> [Crew] {
        let known = types.map { $0.profile.taskForce }
        if let orphan = roster.first(where: { !known.contains($0.taskForce) }) {
            throw ServiceFailure(.noProgram(for: orphan.description, known: known.sorted().map(\.name)), exitCode: 65)
        }
        return lines.compactMap { line in
            let played = line.units.map { $0.profile.taskForce }
            let units = roster.filter { played.contains($0.taskForce) }
            return units.isEmpty ? nil : Crew(program: line.program, units: units)
        }
    }
}

extension ScenarioLibrary {
    /// The scenarios that come with Gladi, held against what the units read.
    public static let withUnits = builtIn.knowing(UnitTable.standard.numbers)
}
