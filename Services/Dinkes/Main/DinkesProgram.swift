import ArgumentParser
import Dinkes
import ServiceHost
import TaskForceKit

/// The program `dinkes`: wires the district's health service to the bus.
@main struct DinkesProgram: UnitProgram {
    static let configuration = about("dinkes", "Dinas Kesehatan: ambulans bagi pos kesehatan.")
    static let units: [any TaskForceUnit.Type] = [DinkesUnit.self]
    @OptionGroup var options: ServiceOptions
    @OptionGroup var hosting: HostingOptions
}
