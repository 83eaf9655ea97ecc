import Casualty
import Domain
import Events
import SwiftProtobuf
import TaskForceKit

/// Someone who is hurt, as the health team records it: a number, a place, signs; never a person, never a side.
struct Patient: Sendable, Codable {
    let key: String
    let place: PlaceKey
    let vitals: Vitals
    let found: EventID
    /// When the patient was hurt, as far as anyone knows; the score falls from here on.
    let since: SimulatedTime
    /// Nil until triage.
    var category: Triage?
    /// When care took over, at the hospital or at the post; nil: not yet, or nobody could help.
    var caredFor: SimulatedTime?

    /// START's category of its signs (D31).
    var triage: Triage {
        switch Start.category(of: vitals.signs) {
        case .green: .green
        case .yellow: .yellow
        case .red: .red
        case .black: .black
        }
    }

    /// Seconds from the injury until care took over; nil: it never did.
    var waitedSeconds: UInt64? { caredFor?.seconds(since: since) }

    /// The score when care took over; nil: it never did.
    func score(_ deterioration: Deterioration) -> RPM? {
        waitedSeconds.map { deterioration.score(of: RPM(vitals.signs), afterMinutes: Int(clamping: $0 / 60)) }
    }
}

extension Vitals {
    /// The signs as START asks for them.
    package var signs: StartSigns {
        StartSigns(
            walks: walks,
            breathes: breathes,
            breathesAfterAirwayOpened: breathesAfterAirwayOpened,
            breathsAMinute: Int(respiratoryRate),
            hasRadialPulse: !noRadialPulse,
            refillTenths: Int(refillTenths),
            obeysCommands: obeysCommands
        )
    }
}

extension Triage: Codable {}

extension Vitals: Swift.Codable {
    /// Reads the signs' canonical Protobuf bytes.
    public init(from decoder: any Swift.Decoder) throws {
        try self.init(serializedBytes: decoder.singleValueContainer().decode([UInt8].self))
    }

    /// Writes the signs as canonical Protobuf bytes.
    public func encode(to encoder: any Swift.Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(serializedBytes() as [UInt8])
    }
}

/// The patients who wait for an ambulance: RED before YELLOW before GREEN (rule D32), each in the order of triage.
struct EvacuationQueue: Sendable, Codable {
    private var waiting: [Patient] = []

    var isEmpty: Bool { waiting.isEmpty }

    /// How many wait.
    var count: Int { waiting.count }

    /// The next to go.
    var first: Patient? { waiting.first }

    /// Takes the next to go.
    mutating func takeFirst() -> Patient? { waiting.isEmpty ? nil : waiting.removeFirst() }

    mutating func add(_ patient: Patient) {
        let rank = Self.urgency(patient.category)
        let index = waiting.firstIndex { Self.urgency($0.category) < rank }
        waiting.insert(patient, at: index ?? waiting.endIndex)
    }

    /// How many of this or a graver category wait.
    func count(atLeast category: Triage?) -> Int {
        waiting.count { Self.urgency($0.category) >= Self.urgency(category) }
    }

    private static func urgency(_ category: Triage?) -> Int {
        switch category {
        case .red?: 3
        case .yellow?: 2
        case .green?: 1
        default: 0
        }
    }
}
