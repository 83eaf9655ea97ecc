import ArgumentParser
import ServiceHost
import TaskForceKit
import Traffic

/// The program `traffic`: wires the traffic task force to the bus.
@main struct TrafficProgram: UnitProgram {
    static let configuration = about(
        "traffic",
        "Satgas Kamseltibcarlantas: penutupan, pengalihan, pengawalan, jalur evakuasi."
    )
    static let units: [any TaskForceUnit.Type] = [TrafficUnit.self]
    @OptionGroup var options: ServiceOptions
    @OptionGroup var hosting: HostingOptions
}
