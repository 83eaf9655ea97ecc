import ArgumentParser
import Medical
import ServiceHost
import TaskForceKit

/// The program `medical`: wires the health team to the bus.
@main struct MedicalProgram: UnitProgram {
    static let configuration = about("medical", "Tim kesehatan: pos, triase START, ambulans, rumah sakit.")
    static let units: [any TaskForceUnit.Type] = [MedicalUnit.self]
    @OptionGroup var options: ServiceOptions
    @OptionGroup var hosting: HostingOptions
}
