import ArgumentParser
import Detection
import ServiceHost
import TaskForceKit

/// The program `detection`: wires the detection task force to the bus.
@main struct DetectionProgram: UnitProgram {
    static let configuration = about("detection", "Satgas Deteksi: peringatan dini dan usulan tingkat situasi.")
    static let units: [any TaskForceUnit.Type] = [DetectionUnit.self]
    @OptionGroup var options: ServiceOptions
    @OptionGroup var hosting: HostingOptions
}
