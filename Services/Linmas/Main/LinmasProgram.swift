import ArgumentParser
import Linmas
import ServiceHost
import TaskForceKit

/// The program `linmas`: wires the neighbourhoods' watch to the bus.
@main struct LinmasProgram: UnitProgram {
    static let configuration = about("linmas", "Satlinmas: mata dan telinga lingkungan.")
    static let units: [any TaskForceUnit.Type] = [LinmasUnit.self]
    @OptionGroup var options: ServiceOptions
    @OptionGroup var hosting: HostingOptions
}
