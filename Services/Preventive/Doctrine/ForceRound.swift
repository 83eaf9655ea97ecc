import Domain
import Events

/// Force against one group, from its first use until resistance ends (rule R18).
///
/// It ends in the very turn in which the formation sees that the means no longer answers the resistance; doctrine's grace
/// of 60 s (inferred) is never used up.
public struct ForceRound: Sendable, Codable {
    /// The group.
    public let group: String
    /// The means used last.
    public let means: Means

    /// The round as it stands after a use.
    public init(group: String, means: Means) {
        self.group = group
        self.means = means
    }

    /// Why the round must end, Indonesian; nil: resistance goes on, and the formation sees it.
    public func end(seeing sight: CrowdPicture.Sight?, fresh: Bool) -> String? {
        guard let sight, sight.isThere else { return "Massa sudah meninggalkan tempat" }
        guard Proportionality.responses(to: sight.resistance).contains(means) else { return "Perlawanan mereda" }
        return fresh ? nil : "Keadaan massa tidak lagi teramati"
    }
}

extension Means: Codable {}
