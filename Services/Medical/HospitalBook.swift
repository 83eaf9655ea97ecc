import Domain
import Events
import TaskForceKit

/// The hospitals' beds: a bed is taken when an ambulance sets out, so that nobody arrives at a full hospital.
struct HospitalBook: Sendable, Codable {
    struct Hospital: Sendable, Codable, Hashable {
        let key: HospitalKey
        let place: PlaceKey
        let beds: UInt32
        var reserved: UInt32 = 0
        var admitted: UInt32 = 0
        var saidFull = false

        var isFull: Bool { reserved.addingSaturated(admitted) >= beds }
    }

    /// Where a patient goes, and which hospitals were found full for the first time.
    struct Choice: Sendable {
        /// The hospital; nil: none has a bed.
        let hospital: Hospital?
        /// Nearer hospitals that are full and have not said so yet.
        let newlyFull: [HospitalKey]
    }

    private var hospitals: [Hospital]

    /// Reads the hospitals of `briefing`.
    ///
    /// - Throws: `BriefingError` when one stands at a place that the map lacks.
    init(_ briefing: UnitBriefing, _ map: PlaceMap) throws {
        hospitals = try briefing.hospitals.map { hospital in
            guard map.place(hospital.placeKey) != nil else {
                let problem = "hospital \(hospital.key) is at \(hospital.place), which is no place"
                throw BriefingError(unit: briefing.unit, problem: problem)
            }
            return Hospital(key: hospital.hospitalKey, place: hospital.placeKey, beds: hospital.beds)
        }
    }

    /// Takes a bed in the nearest hospital, by driving time, that has one; among equals, the scenario's first.
    ///
    /// `seconds` says how long the drive to a place takes.
    mutating func reserve(by seconds: (PlaceKey) -> UInt64) -> Choice {
        let near = hospitals.indices.map { (index: $0, seconds: seconds(hospitals[$0].place)) }
            .sorted { ($0.seconds, $0.index) < ($1.seconds, $1.index) }
        var newlyFull: [HospitalKey] = []
        for (index, _) in near {
            guard hospitals[index].isFull else {
                hospitals[index].reserved += 1
                return Choice(hospital: hospitals[index], newlyFull: newlyFull)
            }
            if !hospitals[index].saidFull {
                hospitals[index].saidFull = true
                newlyFull.append(hospitals[index].key)
            }
        }
        return Choice(hospital: nil, newlyFull: newlyFull)
    }

    /// Admits a patient for whom a bed was taken; returns the beds that are left.
    mutating func admit(to key: HospitalKey) -> UInt32 {
        guard let index = hospitals.firstIndex(where: { $0.key == key }) else { return 0 }
        hospitals[index].reserved -= min(1, hospitals[index].reserved)
        hospitals[index].admitted += 1
        return hospitals[index].beds.subtractingSaturated(hospitals[index].admitted)
    }
}
