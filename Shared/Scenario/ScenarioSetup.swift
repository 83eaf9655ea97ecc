import Domain
import Events
import Lockstep

extension Scenario {
    /// What control needs to open a drill of this scenario; equal scenarios and seeds open equal drills.
    ///
    /// Every unit hears what the roster says; the ground has its `truth` stream besides.
    ///
    /// - Throws: a `Defect` that names a briefing that is too long.
    public func setup(drill: DrillID, seed: UInt64) throws(Defect) -> DrillSetup {
        let briefings = briefings()
        let units = roster.map { member in
            let unit = member.fact.unit
            let isGround = unit.taskForce == DrillSetup.ground
            return DrillSetup.Unit(
                id: unit,
                hears: hears(of: member.fact),
                sideStreams: isGround ? [DrillSetup.truthStream: DrillSetup.truthTopic] : [:],
                briefing: canonicalBytes(of: briefings[unit] ?? UnitBriefing()),
                isGround: isGround
            )
        }
        return try DrillSetup(
            drill: drill,
            scenario: key,
            scenarioDigest: digest,
            seed: seed,
            start: start,
            firstTime: begins,
            controllers: controllers,
            units: units
        )
    }

    /// Whom a unit hears: what the communications plan says, or everyone's reports and people's decisions.
    private func hears(of member: Member) -> [TaskForce] {
        member.hears ?? Set(roster.map(\.fact.unit.taskForce)).union(["console"]).sorted()
    }
}
