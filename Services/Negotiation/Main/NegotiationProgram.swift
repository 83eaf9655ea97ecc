import ArgumentParser
import Negotiation
import ServiceHost
import TaskForceKit

/// The program `negotiation`: wires the negotiators to the bus.
@main struct NegotiationProgram: UnitProgram {
    static let configuration = about(
        "negotiation",
        "Negosiator: hubungan dengan korlap, tuntutan, tawaran, kesepakatan."
    )
    static let units: [any TaskForceUnit.Type] = [NegotiationUnit.self]
    @OptionGroup var options: ServiceOptions
    @OptionGroup var hosting: HostingOptions
}
