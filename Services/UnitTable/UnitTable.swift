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

/// Which program plays which kinds of units: one line per program.
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
        /// The program, by a name that no other of the run has.
        public let program: String
        /// Where it is, if it is none of Gladi's.
        public let path: String?
        /// Its units.
        public let units: [UnitID]

        /// A program and its units.
        public init(program: String, path: String? = nil, units: [UnitID]) {
            self.program = program
            self.path = path
            self.units = units
        }
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

    /// Whom the kinds of units hear, and who hears them.
    public var nets: [TaskForce: UnitNet] {
        let nets = types.map { ($0.profile.taskForce, UnitNet(hears: $0.profile.hears, heardBy: $0.profile.heardBy)) }
        return Dictionary(nets) { one, _ in one }
    }

    /// The kit that units use, by the words of rosters, each with the kinds of units that do.
    public var kit: [String: [TaskForce]] {
        let uses = types.flatMap { type in type.profile.kit.map { (kit: $0, by: type.profile.taskForce) } }
        return Dictionary(grouping: uses, by: \.kit).mapValues { $0.map(\.by).sorted() }
    }

    /// The programs that a roster needs: the table's in its order, then those that the scenario names for its units.
    ///
    /// - Throws: `ServiceFailure` (65) that names a unit which neither plays.
    public func crews(
        for roster: [UnitID],
        programs: [Scenario.Program] = []
    ) throws(ServiceFailure) -> [Crew] {
        let own = programs.filter { roster.contains($0.unit) }
        let ours = roster.filter { unit in !own.contains { $0.unit == unit } }
        let known = types.map { $0.profile.taskForce }
        if let orphan = ours.first(where: { !known.contains($0.taskForce) }) {
            throw ServiceFailure(.noProgram(for: orphan.description, known: known.sorted().map(\.name)), exitCode: 65)
        }
        var crews: [Crew] = lines.compactMap { line in
            let played = line.units.map { $0.profile.taskForce }
            let units = ours.filter { played.contains($0.taskForce) }
            return units.isEmpty ? nil : Crew(program: line.program, units: units)
        }
        // One process for all units of one program, as ours have.
        for program in own where !crews.contains(where: { $0.path == program.path }) {
            let units = own.filter { $0.path == program.path }.map(\.unit)
            let file = program.path.split(separator: "/").last.map(String.init) ?? program.path
            let isTaken = Self.machinery.contains(file) || crews.contains { $0.program == file }
            let name = isTaken ? program.unit.description : file
            crews.append(Crew(program: name, path: program.path, units: units))
        }
        return crews
    }

    /// The names of a run's programs that are no units'.
    private static let machinery: Set<String> = ["control", "recorder", "gladi-broker"]
}

extension ScenarioLibrary {
    /// The scenarios that come with Gladi, read with what their units say of themselves: the numbers that they
    /// read, and whom they hear.
    ///
    /// Every program that opens a drill reads scenarios so; all then open the same one.
    public static let withUnits = builtIn.knowing(UnitTable.standard.numbers, nets: UnitTable.standard.nets)
}
