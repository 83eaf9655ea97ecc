import ArgumentParser
import ServiceHost
import Situation
import TaskForceKit

/// The program `situation`: wires the ground to the bus.
@main struct SituationProgram: UnitProgram {
    static let configuration = about(
        "situation",
        "Situasi lapangan (bulsit): massa menurut skenario atau laporan lapangan."
    )
    static let units: [any TaskForceUnit.Type] = [SituationUnit.self]
    @OptionGroup var options: ServiceOptions
    @OptionGroup var hosting: HostingOptions
}
