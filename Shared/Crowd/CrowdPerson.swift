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
        /// Has not come yet, or has gone.
        case away
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
            case State.away: .away
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

    /// Where officer `number`, from 0, stands; nil for one who is away.
    public func officer(_ number: Int) -> (column: Int, row: Int)? {
        precondition((0..<parameters.officers).contains(number), "one of the officers")
        let id = parameters.agents + number
        return columns.state[id] == State.away ? nil : (Int(columns.column[id]), Int(columns.row[id]))
    }

    /// People who are there, or in jail.
    public var present: Int { parameters.agents - away }

    /// People who are there and not active.
    public var quiet: Int { present - active - jailed }

    /// Mean L of all who are there or in jail; that of the start when there is nobody.
    public var meanLegitimacy: Fraction {
        guard present > 0 else { return baseLegitimacy }
        var sum: UInt64 = 0
        for id in 0..<parameters.agents where columns.state[id] != State.away { sum += UInt64(columns.legitimacy[id]) }
        return Fraction(steps: UInt32(sum / UInt64(present)))
    }

    /// Ḡ·B̄/R̄ in thousandths: mean grievance times the share of the quiet, divided by mean risk aversion.
    ///
    /// Epstein's index of tension: high when many would act and are only held back. Means are over all who are there
    /// or in jail; 0 when there is nobody, or when they avert no risk.
    public var tension: Int {
        var grievance: UInt64 = 0
        var aversion: UInt64 = 0
        for id in 0..<parameters.agents where columns.state[id] != State.away {
            let complement = Fraction.wholeSteps - columns.legitimacy[id]
            grievance += (UInt64(columns.hardship[id]) * UInt64(complement)) >> 31
            aversion += UInt64(columns.riskAversion[id])
        }
        guard aversion > 0 else { return 0 }
        let agents = UInt64(present)
        return Int(grievance / agents * UInt64(quiet) / agents * 1000 / max(aversion / agents, 1))
    }
}
