/// Why a service ends otherwise than in order: what its screen says, and its exit code.
public struct ServiceFailure: ExplainedError, Sendable {
    /// What the screen says.
    public let phrase: Phrase
    /// The exit code: 64 usage, 65 the drill does not fit, 69 no broker, 70 divergence or a unit's own failure, 73 second instance, 74 input/output.
    public let exitCode: Int32

    /// A failure.
    public init(_ phrase: Phrase, exitCode: Int32) {
        self.phrase = phrase
        self.exitCode = exitCode
    }

    /// Wrong flags.
    public static func usage(_ phrase: Phrase) -> ServiceFailure { ServiceFailure(phrase, exitCode: 64) }
}
