import Phrases

/// How a run ended.
public enum RunEnd: Sendable, Hashable {
    /// The drill ended and everything was recorded.
    case inOrder
    /// The run ended before the drill did; why, and the exit code.
    case early(Phrase, exitCode: Int32)

    /// The exit code: 0 in order; 1 ended early; 65 the drill does not fit; 69 broker; 70 a program that
    /// cannot be started, or a unit that failed; 74 record.
    public var exitCode: Int32 {
        switch self {
        case .inOrder: 0
        case .early(_, let code): code
        }
    }
}

/// How a process ended.
public enum ProcessEnd: Sendable, Hashable {
    /// By itself.
    case exit(Int32)
    /// By a signal.
    case signal(Int32)

    /// For people.
    public var phrase: Phrase {
        switch self {
        case .exit(let code): .processEnded(code: code)
        case .signal(let number): .processKilled(signal: number)
        }
    }
}
