import Domain
import Events
import TaskForceKit

/// What traffic holds on the roads, and what it refuses to do to them.
///
/// A measure counts from the moment when its post sets out, so that two orders under way cannot contradict each other.
/// Each road has at most one measure of each kind.
struct RoadBook: Sendable, Codable {
    enum Kind: String, Sendable, Codable {
        case closure
        case exitRoute
        case corridor
    }

    /// Something that a post does on a road.
    struct Measure: Sendable, Codable, Hashable {
        let kind: Kind
        let road: RoadKey
        /// The number of the post that holds it.
        let post: UInt32
        /// The event that published it; nil: the post is on its way.
        var event: EventID?
    }

    /// What an order on a road leads to.
    enum Plan: Sendable {
        /// A post goes to `place` to do it.
        case possible(Kind, road: RoadKey, place: PlaceKey)
        /// It is done already.
        case already(String)
        /// It is refused, for this reason.
        case refused(String)
    }

    private(set) var measures: [Measure] = []

    func measure(of post: UInt32) -> Measure? { measures.first { $0.post == post } }

    mutating func plan(_ kind: Kind, on road: RoadKey, post: UInt32) {
        measures.append(Measure(kind: kind, road: road, post: post))
    }

    mutating func stands(_ post: UInt32, as event: EventID) {
        if let index = measures.firstIndex(where: { $0.post == post }) { measures[index].event = event }
    }

    mutating func end(_ measure: Measure) { measures.removeAll { $0.post == measure.post } }

    private func has(_ kind: Kind, _ road: RoadKey) -> Bool {
        measures.contains { $0.kind == kind && $0.road == road }
    }

    // MARK: - The rules

    /// Closing a road: its diversion must be open (D33), and no crowd or ambulance may need the road (D16, D32).
    func closing(_ order: Order, on map: PlaceMap) -> Plan {
        guard let road = map.road(RoadKey(order.object)) else {
            return .refused("jalan '\(order.object)' tidak ada di peta")
        }
        if has(.closure, road.key) { return .already("\(road.title) sudah ditutup") }
        guard let diversion = road.diversion else {
            return .refused("\(road.title) tidak mempunyai jalan pengalih (D33)")
        }
        if road.isExitRoute || has(.exitRoute, road.key) {
            return .refused("\(road.title) adalah jalur keluar massa dan harus tetap terbuka (D16)")
        }
        if has(.corridor, road.key) { return .refused("\(road.title) adalah jalur evakuasi yang terbuka (D32)") }
        if has(.closure, diversion) {
            return .refused("jalan pengalih \(map.road(diversion)?.title ?? diversion.text) sedang ditutup (D33)")
        }
        if let other = measures.first(where: { $0.kind == .closure && map.road($0.road)?.diversion == road.key }) {
            return .refused("\(road.title) menampung arus dari \(map.road(other.road)?.title ?? other.road.text) (D33)")
        }
        let atOrder = road.from == order.place || road.to == order.place
        return .possible(.closure, road: road.key, place: atOrder ? order.place : road.from)
    }

    /// A way out for a crowd at the order's place: the road that it names, or the first exit route there (D16).
    func exitRoute(_ order: Order, on map: PlaceMap) -> Plan {
        let named = map.road(RoadKey(order.object))
        let candidates = named.map { [$0] } ?? map.roads(touching: order.place).filter(\.isExitRoute)
        if let open = candidates.first(where: { has(.exitRoute, $0.key) }) {
            return .already("\(open.title) sudah dibuka sebagai jalur keluar")
        }
        guard let road = candidates.first(where: { !has(.closure, $0.key) }) else {
            return .refused("tidak ada jalur keluar yang dapat dibuka di \(map.title(of: order.place))")
        }
        return .possible(.exitRoute, road: road.key, place: order.place)
    }

    /// A corridor for ambulances and evacuations: the road that the order names, or the first one kept for it (D32).
    func corridor(_ order: Order, on map: PlaceMap) -> Plan {
        let named = map.road(RoadKey(order.object))
        let candidates = named.map { [$0] } ?? map.roads(touching: order.place).filter(\.isEvacuation)
        if let open = candidates.first(where: { has(.corridor, $0.key) }) {
            return .already("jalur evakuasi \(open.title) sudah terbuka")
        }
        guard let road = candidates.first(where: { !has(.closure, $0.key) }) else {
            return .refused("tidak ada jalur evakuasi yang dapat dibuka di \(map.title(of: order.place))")
        }
        return .possible(.corridor, road: road.key, place: order.place)
    }
}
