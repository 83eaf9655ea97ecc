import Doctrine
import Domain
import Events
import TaskForceKit

/// When people in the field report what they see of a crowd.
///
/// A crowd is reported on first sight, and again when its behaviour changes. Pushing or worse is reported once it has
/// lasted *report_seconds*, because a push may pass. An offence (tyre fire or worse) is reported then even if it is
/// over. While a crowd is or was there, its state is reported every *patrol_report_interval_seconds*, so that quiet
/// counts too.
public struct PatrolWatch: Sendable, Codable {
    private struct Grave: Sendable, Codable {
        var behaviour: Behaviour
        let since: SimulatedTime
    }

    private let reportSeconds: UInt64
    private let intervalSeconds: UInt64
    private var place: PlaceKey = ""
    private var reported: Behaviour?
    private var lastReport = SimulatedTime.start
    private var pending: Grave?

    /// A watch with the scenario's times.
    public init(_ parameters: Parameters) {
        reportSeconds = parameters[.reportSeconds]
        intervalSeconds = parameters[.patrolReportIntervalSeconds]
    }

    /// The next time at which a report may be due; nil when nothing was ever seen.
    public var next: SimulatedTime? {
        guard reported != nil || pending != nil else { return nil }
        let routine = reported == nil ? nil : lastReport.adding(seconds: intervalSeconds)
        let grave = pending?.since.adding(seconds: reportSeconds)
        return [routine, grave].compactMap(\.self).min()
    }

    /// Looks at the crowd at `place`, and publishes a report when one is due.
    public mutating func look(
        at place: PlaceKey,
        _ crowd: CrowdPicture,
        _ map: PlaceMap,
        at time: SimulatedTime,
        _ out: inout Outbox
    ) {
        if place != self.place {
            self.place = place
            (reported, pending) = (nil, nil)
        }
        guard crowd.knows(place) else { return }
        let seen = crowd.groups(at: place).map(\.behaviour).max() ?? .dispersing
        if seen >= .pushing, seen > max(pending?.behaviour ?? .unspecified, reported ?? .unspecified) {
            pending = Grave(behaviour: seen, since: pending?.since ?? time)
        } else if seen < .pushing, let grave = pending, !grave.behaviour.breaksLaw {
            pending = nil
        }
        if let grave = pending {
            guard time >= grave.since.adding(seconds: reportSeconds) else { return }
            pending = nil
            report(grave.behaviour, crowd, map, at: time, &out)
        } else if seen != reported || time >= lastReport.adding(seconds: intervalSeconds) {
            report(seen, crowd, map, at: time, &out)
        }
    }

    private mutating func report(
        _ behaviour: Behaviour,
        _ crowd: CrowdPicture,
        _ map: PlaceMap,
        at time: SimulatedTime,
        _ out: inout Outbox
    ) {
        reported = behaviour
        lastReport = time
        let size = crowd.size(at: place)
        let event = PatrolReported.with {
            $0.placeKey = place
            $0.behaviour = behaviour
            $0.size = size
            $0.text = behaviour.words(of: size, at: map.title(of: place))
        }
        out.publish(event, because: crowd.gravest(at: place)?.event)
    }
}

extension ParameterKey {
    /// Seconds for which pushing or worse must have lasted before it is reported.
    public static let reportSeconds = ParameterKey("report_seconds", 60, 0...1_800)
    /// Seconds between two reports of an unchanged crowd.
    public static let patrolReportIntervalSeconds = ParameterKey("patrol_report_interval_seconds", 300, 30...3_600)
}
