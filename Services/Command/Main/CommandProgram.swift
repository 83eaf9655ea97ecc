import ArgumentParser
import Command
import ServiceHost
import TaskForceKit

/// The program `command`: wires the chain of command to the bus.
@main struct CommandProgram: UnitProgram {
    static let configuration = about("command", "Posko: Kaopsres/Kaopsda dan Karendal Ops.")
    static let units: [any TaskForceUnit.Type] = [CommandUnit.self]
    @OptionGroup var options: ServiceOptions
    @OptionGroup var hosting: HostingOptions
}
