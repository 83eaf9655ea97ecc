import Domain
import Events
import Synchronization

/// What a unit did that no unit may.
///
/// Its host says it in words and stops the unit with exit code 70; a rehearsal throws it. Nobody is handed anything of a turn
/// in which it happened.
public struct UnitFault: Error, Sendable, Hashable, CustomStringConvertible {
    /// What it is about.
    public enum Kind: Sendable, Hashable {
        /// More events or bytes than a turn has room for (W5).
        case tooMuch
        /// A type that the profile does not list.
        case undeclared
        /// A type that others publish, or nobody.
        case forbidden
        /// A side stream that the profile does not list.
        case sideStream
        /// A parameter that the unit did not say it reads.
        case parameter
        /// A value that has no form on the wire.
        case value
    }

    /// What it is about.
    public let kind: Kind
    /// What is wrong, and what to do: one English line.
    public let description: String
    /// What is wrong, as a record says it, in Indonesian.
    public let indonesian: String

    init(_ kind: Kind, _ description: String, id indonesian: String) {
        self.kind = kind
        self.description = description
        self.indonesian = indonesian
    }
}

// MARK: - What a turn brought

extension UnitFault {
    /// The most events of a turn; the completion is one more record (W5).
    public static let eventsMax = 999
    /// The most bytes of data of a turn.
    public static let bytesMax = 1 << 20

    /// The first fault in what a unit of this profile published in a turn; nil: none.
    ///
    /// `catalogue` knows the unit's own types. Without a profile it may say whatever the catalogue lets its task force.
    package init?(of out: Outbox, by profile: UnitProfile?, in catalogue: EventCatalogue) {
        if let fault = out.fault {
            self = fault
            return
        }
        let bytes = out.items.reduce(0) { $0 + $1.data.count }
        guard out.items.count <= Self.eventsMax, bytes <= Self.bytesMax else {
            self = .tooMuch(events: out.items.count, bytes: bytes)
            return
        }
        for item in out.items {
            guard let fault = Self.fault(in: item.type, of: out.unit, profile, catalogue) else { continue }
            self = fault
            return
        }
        return nil
    }

    private static func fault(
        in type: String,
        of unit: UnitID,
        _ profile: UnitProfile?,
        _ catalogue: EventCatalogue
    ) -> UnitFault? {
        let isListed = profile?.publishes.contains { $0.eventType == type } ?? true
        guard let kind = catalogue.kind(of: type) else {
            // Own types are in the catalogue once the profile lists them.
            switch EventKind.publisher(ofOwn: type) {
            case nil: return .misnamed(type)
            case unit.taskForce: return .undeclared(type, unit)
            case let other?: return .forbidden(type, unit, publishers: [other])
            }
        }
        guard kind.isNumbered, kind.mayBePublished(by: unit.taskForce) else {
            return .forbidden(type, unit, publishers: kind.isNumbered ? kind.publishers : [])
        }
        // Who plans by profiles relies on them: what a unit says, it has announced.
        return isListed ? nil : .undeclared(type, unit)
    }

    private static func tooMuch(events: Int, bytes: Int) -> UnitFault {
        UnitFault(
            .tooMuch,
            "\(events) events, \(bytes) bytes in one turn; at most \(eventsMax) and \(bytesMax)",
            id:
                "\(events) kejadian, \(bytes) byte dalam satu langkah simulasi; paling banyak \(eventsMax) dan \(bytesMax)"
        )
    }

    private static func undeclared(_ type: String, _ unit: UnitID) -> UnitFault {
        let name = type.split(separator: ".").last.map(String.init) ?? type
        return UnitFault(
            .undeclared,
            "\(type) is not in the profile of \(unit): add \(name).self to its publishes",
            id: "\(type) tidak ada dalam profil \(unit): tambahkan \(name).self pada publishes"
        )
    }

    private static func forbidden(_ type: String, _ unit: UnitID, publishers: [TaskForce]) -> UnitFault {
        let names = publishers.map(\.name).joined(separator: ", ")
        return publishers.isEmpty
            ? UnitFault(
                .forbidden,
                "\(type) is not for \(unit) to publish: the host writes it",
                id: "\(type) bukan hak \(unit): programnya yang menulis"
            )
            : UnitFault(
                .forbidden,
                "\(type) is not for \(unit) to publish: only \(names) may",
                id: "\(type) bukan hak \(unit): hanya \(names) yang boleh"
            )
    }

    private static func misnamed(_ type: String) -> UnitFault {
        UnitFault(
            .undeclared,
            "\(type) is no event type: an own one is named TASKFORCE.vN.Name, such as bpbd.v1.TeamSent",
            id: "\(type) bukan jenis kejadian: milik sendiri bernama TASKFORCE.vN.Name, misalnya bpbd.v1.TeamSent"
        )
    }

    static func noStream(_ side: String, of unit: UnitID) -> UnitFault {
        UnitFault(
            .sideStream,
            "\(unit) has no side stream '\(side)': add it to the profile's sideStreams",
            id: "\(unit) tidak punya aliran samping '\(side)': tambahkan pada sideStreams di profil"
        )
    }

    static func noForm(_ type: String, _ reason: String) -> UnitFault {
        UnitFault(
            .value,
            "\(type) has no form on the wire: \(reason)",
            id: "\(type) tidak punya bentuk di bus: \(reason)"
        )
    }

    static func unread(_ key: ParameterKey) -> UnitFault {
        UnitFault(
            .parameter,
            "the unit does not read \(key.name): add it to the profile's reads, and open the post with them",
            id: "satuan tidak membaca \(key.name): tambahkan pada reads di profil, dan buka pos dengannya"
        )
    }
}

// MARK: - What a unit's code could not return

extension UnitFault {
    /// Keeps the first fault of code that has no other way to tell it.
    ///
    /// A number is asked for in the middle of a formula, which cannot throw.
    private final class Note: Sendable {
        let first = Mutex<UnitFault?>(nil)
    }

    @TaskLocal private static var note: Note?

    /// Runs code of a unit, and hands back the first fault that it had no other way to tell.
    package static func watching<Result>(_ body: () throws -> Result) rethrows -> (result: Result, fault: UnitFault?) {
        let note = Note()
        let result = try $note.withValue(note, operation: body)
        return (result, note.first.withLock { $0 })
    }

    /// Tells whoever watches; false: nobody does.
    func tell() -> Bool {
        guard let note = Self.note else { return false }
        note.first.withLock { $0 = $0 ?? self }
        return true
    }
}
