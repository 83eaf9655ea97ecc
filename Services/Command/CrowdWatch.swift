import Doctrine
import Domain
import Events
import TaskForceKit

/// What the reports say of the crowd at each place; the latest report on a place counts.
///
/// When a place has several crowds that are reported one by one, the worst of them counts for the place.
struct CrowdWatch: Sendable, Codable {
    /// A calm over all places where there was a crowd.
    struct Calm {
        /// Since when every report says so.
        let since: SimulatedTime
        /// Since when nobody, or only few, are left at every place; nil: a crowd is still there.
        let goneSince: SimulatedTime?
        /// The report on which the calm rests.
        let report: SiteReport

        /// When it allows the next step down (D13).
        func stepDownDue(levelSince: SimulatedTime, _ parameters: Parameters) -> SimulatedTime {
            LevelRules.stepDownDue(
                calmSince: since,
                isGone: goneSince != nil,
                levelSince: levelSince,
                parameters
            )
        }
    }

    private struct Watched: Sendable, Codable {
        let place: PlaceKey
        var hadCrowd = false
        var latest: SiteReport
        var heard: SimulatedTime
        var groups: [SiteReport] = []
        var calmSince: SimulatedTime?
        var goneSince: SimulatedTime?
        /// The crowd that was orderly here has since been seen elsewhere.
        var wasLeft = false
    }

    /// The most places that are kept, and the most crowds of one place.
    private static let placesAtMost = 64
    private static let staleSeconds: UInt64 = 900
    private var places: [Watched] = []
    /// When the crowd was last reported restless.
    private(set) var lastRestless: SimulatedTime?

    /// Takes in a report.
    mutating func note(_ report: SiteReport, at time: SimulatedTime) {
        if report.tone == .restless { lastRestless = time }
        if report.tone != .gone, let group = report.group, !group.isEmpty { follow(group, to: report.place) }
        guard let index = places.firstIndex(where: { $0.place == report.place }) else {
            guard places.count < Self.placesAtMost else { return }
            places.append(
                Watched(
                    place: report.place,
                    hadCrowd: report.tone != .gone,
                    latest: report,
                    heard: time,
                    groups: report.group == nil ? [] : [report],
                    calmSince: report.tone == .restless ? nil : time,
                    goneSince: report.tone == .gone ? time : nil
                )
            )
            return
        }
        let known = places[index].latest
        if report.isProposal, report.tone == .orderly, known.tone == .gone { return }
        places[index].wasLeft = false
        places[index].heard = time
        if let group = report.group {
            places[index].groups.removeAll { $0.group == group }
            places[index].groups.append(report)
            places[index].groups = Array(places[index].groups.suffix(Self.placesAtMost))
            places[index].latest = places[index].groups.max { $0.tone < $1.tone } ?? report
        } else {
            places[index].groups = []
            places[index].latest = report
        }
        let tone = places[index].latest.tone
        if tone != .gone { places[index].hadCrowd = true }
        places[index].calmSince = tone == .restless ? nil : places[index].calmSince ?? time
        places[index].goneSince = tone == .gone ? places[index].goneSince ?? time : nil
    }

    /// A crowd that reports name is at one place at a time, so what was reported of it elsewhere is over, unless it was
    /// disorder.
    private mutating func follow(_ group: GroupKey, to place: PlaceKey) {
        for index in places.indices where places[index].place != place && places[index].latest.tone != .restless {
            let before = places[index].groups.count
            places[index].groups.removeAll { $0.group == group }
            if before > 0, places[index].groups.isEmpty { places[index].wasLeft = true }
        }
    }

    /// True once anybody reported on any place.
    var hasWord: Bool { !places.isEmpty }

    /// True while a place was last reported restless.
    var isRestless: Bool { places.contains { $0.latest.tone == .restless } }

    /// True once a crowd was reported at `place`.
    func hadCrowd(at place: PlaceKey) -> Bool { places.contains { $0.place == place && $0.hadCrowd } }

    /// The calm, if every place that had a crowd is calm.
    ///
    /// A crowd last reported orderly more than `staleSeconds` ago does not count, unless no other place counts either.
    func calm(at time: SimulatedTime) -> Calm? {
        let known = places.filter { $0.hadCrowd && !$0.wasLeft }
        let recent = known.filter {
            $0.latest.tone != .orderly || time.seconds(since: $0.heard) <= Self.staleSeconds
        }
        let crowded = recent.isEmpty ? known : recent
        let since = crowded.compactMap(\.calmSince)
        guard since.count == crowded.count, let last = since.max(),
            let report = crowded.max(by: { left, right in
                (left.latest.tone, left.calmSince ?? .start) < (right.latest.tone, right.calmSince ?? .start)
            })?.latest
        else { return nil }
        let gone = crowded.compactMap(\.goneSince)
        return Calm(since: last, goneSince: gone.count == crowded.count ? gone.max() : nil, report: report)
    }

    /// The gravest report of a crowd that attacks, until a later report says that it has stopped.
    var aggression: SiteReport? {
        places.map(\.latest).filter { $0.tone == .restless && $0.resistance >= .aggressive }
            .max { $0.resistance < $1.resistance }
    }
}
