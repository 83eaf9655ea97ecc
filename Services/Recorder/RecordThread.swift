import Bus
import Phrases
import Recording
import ServiceHost

extension BusThread {
    /// Runs what works between a record and the bus: `run(_:_:)`, with the failure said that either of the two meets.
    ///
    /// - Throws: `ServiceFailure`.
    static func run(
        onRecord program: String,
        _ work: @escaping @Sendable (_ isStopping: @escaping @Sendable () -> Bool) throws -> Void
    ) async throws {
        try await run(program) { isStopping in
            do { try work(isStopping) } catch let error as RecordingError {
                throw ServiceFailure(error)
            } catch let error as BusError {
                throw ServiceProgram.failure(of: error, by: program)
            }
        }
    }
}

extension ServiceFailure {
    /// A record that cannot be opened, written or read: 74; one of another drill: 65.
    init(_ error: RecordingError) {
        switch error {
        case .otherDrill, .otherOpening: self.init(error.phrase, exitCode: 65)
        default: self.init(error.phrase, exitCode: 74)
        }
    }
}
