import ArgumentParser
import ServiceHost
import TNI
import TaskForceKit

/// The program `tni`: wires the forces lent by the army to the bus.
@main struct TNIProgram: UnitProgram {
    static let configuration = about("tni", "Pasukan TNI yang diperbantukan (BKO).")
    static let units: [any TaskForceUnit.Type] = [TNIUnit.self]
    @OptionGroup var options: ServiceOptions
    @OptionGroup var hosting: HostingOptions
}
