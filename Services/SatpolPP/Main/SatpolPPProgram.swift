import ArgumentParser
import SatpolPP
import ServiceHost
import TaskForceKit

/// The program `satpol-pp`: wires the civil service police unit to the bus.
@main struct SatpolPPProgram: UnitProgram {
    static let configuration = about("satpol-pp", "Satuan Polisi Pamong Praja.")
    static let units: [any TaskForceUnit.Type] = [SatpolPPUnit.self]
    @OptionGroup var options: ServiceOptions
    @OptionGroup var hosting: HostingOptions
}
