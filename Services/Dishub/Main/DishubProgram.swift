import ArgumentParser
import Dishub
import ServiceHost
import TaskForceKit

/// The program `dishub`: wires the district's transport office to the bus.
@main struct DishubProgram: UnitProgram {
    static let configuration = about("dishub", "Dinas Perhubungan: menjaga ujung jalan yang ditutup.")
    static let units: [any TaskForceUnit.Type] = [DishubUnit.self]
    @OptionGroup var options: ServiceOptions
    @OptionGroup var hosting: HostingOptions
}
