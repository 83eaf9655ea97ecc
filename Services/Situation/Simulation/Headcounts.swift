import Crowd

/// How many of each kind are in a crowd.
struct Headcounts: Codable, Hashable {
    var hardcore = 0
    var followers = 0
    var onlookers = 0

    var all: Int { hardcore + followers + onlookers }

    init() {}

    /// A crowd of `total`: at most `hardcore` are ready to act, a share of the others only looks on.
    init(total: Int, hardcore: Int, onlookersPercent: UInt32) {
        self.hardcore = min(hardcore, total)
        onlookers = (total - self.hardcore) * Int(onlookersPercent) / 100
        followers = total - self.hardcore - onlookers
    }

    /// Those who are there, not in jail.
    init(_ model: CrowdModel) {
        for kind in CrowdKind.allCases { self[kind] = model.present(kind) }
    }

    subscript(kind: CrowdKind) -> Int {
        get {
            switch kind {
            case .hardcore: hardcore
            case .follower: followers
            case .onlooker: onlookers
            }
        }
        set {
            switch kind {
            case .hardcore: hardcore = newValue
            case .follower: followers = newValue
            case .onlooker: onlookers = newValue
            }
        }
    }

    static func += (left: inout Headcounts, right: Headcounts) {
        for kind in CrowdKind.allCases { left[kind] += right[kind] }
    }

    static func - (left: Headcounts, right: Headcounts) -> Headcounts {
        var rest = left
        for kind in CrowdKind.allCases { rest[kind] -= right[kind] }
        return rest
    }
}
