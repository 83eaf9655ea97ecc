import Phrases

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
