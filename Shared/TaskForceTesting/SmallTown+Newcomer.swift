import Events

extension SmallTown {
    /// A briefing for a unit that is not in the town's roster: it joins under the Kapolres.
    public static func briefing(
        joining unit: String,
        office: String,
        forces: [Force] = [],
        parameters: [String: Int64] = [:]
    ) -> UnitBriefing {
        var briefing = briefing(unit, office: office, forces: forces, parameters: parameters)
        briefing.roster.append(
            .with {
                $0.unit = unit
                $0.office = office
                $0.title = office
                $0.superior = "muba/command"
            }
        )
        return briefing
    }
}
