import Domain
import Events

/// Force against one group, from its first use until resistance ends (D18).
///
/// It ends in the turn in which the formation sees that the means no longer answers the resistance. The grace of 60 s
/// (inferred) is never used.
public struct ForceRound: Sendable, Codable {
    /// The group.
    public let group: GroupKey
    /// The means used last.
    public let means: Means

    /// The round as it stands after a use.
    public init(group: GroupKey, means: Means) {
        self.group = group
        self.means = means
    }

    /// Why the round must end, Indonesian; nil: resistance goes on, and the formation sees it.
    ///
    /// `resistance` is what the group was last seen to offer where the formation stands; nil: it is gone.
    public func end(seeing resistance: Resistance?, isFresh: Bool) -> String? {
        guard let resistance else { return "massa sudah meninggalkan lokasi" }
        guard Proportionality.responses(to: resistance).contains(means) else { return "perlawanan mereda" }
        return isFresh ? nil : "keadaan massa tidak lagi teramati"
    }
}
