import Domain
import Events
import TaskForceKit

/// Detection's file on one place: the evidence, what was said of it, and what was proposed.
struct PlaceFile: Sendable, Codable {
    /// What was last published of a crowd.
    struct Said: Sendable, Codable {
        let group: GroupKey
        let assessment: Assessment
        let time: SimulatedTime
    }

    /// What was last proposed.
    struct Proposal: Sendable, Codable {
        let level: Level
        let percent: UInt64
        let time: SimulatedTime
    }

    /// Evidence beyond this many is forgotten, oldest first.
    private static let evidenceAtMost = 256

    let place: PlaceKey
    private(set) var evidence: [Evidence] = []
    var said: [Said] = []
    var proposal: Proposal?
    var warned = false
    /// Since when the evidence calls for a lower level than the present one.
    var calmSince: SimulatedTime?

    init(place: PlaceKey) { self.place = place }

    /// Takes a piece of evidence; it replaces what its source said before on the same matter.
    mutating func add(_ piece: Evidence) {
        evidence.removeAll {
            $0.source == piece.source && $0.group == piece.group && $0.isAct == piece.isAct
                && (!piece.isAct || $0.behaviour == piece.behaviour)
        }
        evidence.append(piece)
        evidence = Array(evidence.suffix(Self.evidenceAtMost))
    }

    /// Forgets what a crowd did here, because it was seen elsewhere.
    mutating func forget(group: GroupKey) {
        evidence.removeAll { $0.group == group }
        said.removeAll { $0.group == group }
    }

    /// What the evidence says of each crowd; the empty group stands for people whom no report tells apart.
    func assessments(at time: SimulatedTime, _ parameters: Parameters) -> [(group: GroupKey, assessment: Assessment)] {
        let fresh = evidence.filter { $0.time.adding(seconds: parameters[.evidenceSeconds]) >= time }
        let named = Set(fresh.compactMap(\.group)).sorted()
        return (named.isEmpty ? [""] : named).compactMap { group in
            let counting = fresh.filter { $0.group == nil || $0.group == group }
            return Assessment(counting, parameters).map { (group, $0) }
        }
    }
}
