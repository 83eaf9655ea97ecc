import ArgumentParser
import Preventive
import ServiceHost
import TaskForceKit

/// The program `preventive`: wires Samapta, PHH, the arrest team, the investigators and the Polsek to the bus.
@main struct PreventiveProgram: UnitProgram {
    static let configuration = about("preventive", "Satgas Preventif, PHH Brimob, Tim Tindak, penyidik, Polsek.")
    static let units: [any TaskForceUnit.Type] = [
        PreventiveUnit.self, RiotControlUnit.self, ArrestUnit.self, InvestigationUnit.self, SectorPoliceUnit.self,
    ]
    @OptionGroup var options: ServiceOptions
    @OptionGroup var hosting: HostingOptions
}
