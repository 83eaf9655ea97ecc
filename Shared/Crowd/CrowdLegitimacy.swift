/// How force and dialogue change what a person thinks of the authorities: our extension, uncalibrated.
extension CrowdModel {
    /// L += γ(L₀ - L), rounded down to a step.
    @inline(__always)
    func recover(_ id: Int) {
        guard let dials = parameters.dials else { return }
        let legitimacy = Int64(columns.legitimacy[id])
        let change = (Int64(dials.recovery.steps) &* (Int64(baseLegitimacy.steps) &- legitimacy)) &>> 31
        columns.legitimacy[id] = UInt32(truncatingIfNeeded: legitimacy &+ change)
    }

    /// L += β_d(1 - L) where a negotiator is in sight.
    @inline(__always)
    func hearNegotiators(_ id: Int) {
        let lane = columns.lane(Int(columns.column[id]), Int(columns.row[id]))
        guard let dials = parameters.dials, columns.negotiatorsSeen[lane] > 0 else { return }
        let legitimacy = Fraction(steps: columns.legitimacy[id])
        columns.legitimacy[id] = legitimacy.steps + (dials.dialogue * legitimacy.complement).steps
    }

    /// L -= β·L for everyone who sees the site, and who stands on it.
    func lowerLegitimacy(_ column: Int, _ row: Int, by share: Fraction) {
        func lower(_ column: Int, _ row: Int) {
            let occupant = Int(columns.occupant[row * columns.width + column])
            guard occupant > 0, occupant <= parameters.agents else { return }
            let legitimacy = Fraction(steps: columns.legitimacy[occupant - 1])
            columns.legitimacy[occupant - 1] = (legitimacy * share.complement).steps
            // With dials, each person updates it before deciding anyway.
            if parameters.dials == nil { updateBar(occupant - 1) }
        }
        lower(column, row)
        for index in 0..<tables.seen {
            lower(
                Int(tables.wrappedColumn[column + Int(tables.offsetColumn[index])]),
                Int(tables.wrappedRow[row + Int(tables.offsetRow[index])])
            )
        }
    }

    /// Computes again which P it takes to keep the person quiet.
    @inline(__always)
    func updateBar(_ id: Int) {
        columns.bar[id] = Deterrence.bar(
            hardship: columns.hardship[id],
            riskAversion: columns.riskAversion[id],
            legitimacy: columns.legitimacy[id],
            threshold: parameters.threshold.steps
        )
    }
}
