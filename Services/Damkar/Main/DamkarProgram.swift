import ArgumentParser
import Damkar
import ServiceHost
import TaskForceKit

/// The program `damkar`: wires the fire brigade to the bus.
@main struct DamkarProgram: UnitProgram {
    static let configuration = about("damkar", "Pemadam kebakaran.")
    static let units: [any TaskForceUnit.Type] = [DamkarUnit.self]
    @OptionGroup var options: ServiceOptions
    @OptionGroup var hosting: HostingOptions
}
