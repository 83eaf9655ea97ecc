/// One person of the crowd at a moment.
public struct CrowdPerson: Hashable, Sendable {
    /// What the person does.
    public enum Doing: Sendable {
        /// Is there and looks on.
        case quiet
        /// Riots.
        case active
        /// Is off the lattice until the term ends.
        case jailed
    }

    /// Why the person is here.
    public let kind: CrowdKind
    /// What the person does.
    public let doing: Doing
    /// Where the person stands, or was arrested.
    public let column: Int
    /// Where the person stands, or was arrested.
    public let row: Int
    /// H.
    public let hardship: Fraction
    /// R.
    public let riskAversion: Fraction
    /// L.
    public let legitimacy: Fraction
}

/// What an observer may read.
extension CrowdModel {
    /// The person with this id, 0 to the number of agents - 1.
    public func person(_ id: Int) -> CrowdPerson {
        precondition((0..<parameters.agents).contains(id), "a person of the crowd")
        let doing: CrowdPerson.Doing =
            switch columns.state[id] {
            case State.active: .active
            case State.jailed: .jailed
            default: .quiet
            }
        return CrowdPerson(
            kind: kind(of: id),
            doing: doing,
            column: Int(columns.column[id]),
            row: Int(columns.row[id]),
            hardship: Fraction(steps: columns.hardship[id]),
            riskAversion: Fraction(steps: columns.riskAversion[id]),
            legitimacy: Fraction(steps: columns.legitimacy[id])
        )
    }

    /// Where officer `number`, 0 to ``officers`` - 1, stands.
    public func officer(_ number: Int) -> (column: Int, row: Int) {
        precondition((0..<officers).contains(number), "an officer in place")
        let id = parameters.agents + number
        return (Int(columns.column[id]), Int(columns.row[id]))
    }

    /// People who are neither active nor jailed.
    public var quiet: Int { parameters.agents - active - jailed }

    /// Ḡ·B̄/R̄ in thousandths: mean grievance times the share of the quiet, divided by mean risk aversion.
    ///
    /// Epstein's index of tension: high when many would act and are only held back. Means are over the whole crowd;
    /// 0 when there is none, or when it averts no risk.
    public var tension: Int {
        var grievance: UInt64 = 0
        var aversion: UInt64 = 0
        for id in 0..<parameters.agents {
            let complement = Fraction.wholeSteps - columns.legitimacy[id]
            grievance += (UInt64(columns.hardship[id]) * UInt64(complement)) >> 31
            aversion += UInt64(columns.riskAversion[id])
        }
        guard aversion > 0 else { return 0 }
        let agents = UInt64(parameters.agents)
        return Int(grievance / agents * UInt64(quiet) / agents * 1000 / max(aversion / agents, 1))
    }
}
