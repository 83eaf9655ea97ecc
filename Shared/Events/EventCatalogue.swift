import Domain
import SwiftProtobuf

/// An event or protocol message of Gladi's schema, known by an explicit type string.
public protocol DrillEvent: SwiftProtobuf.Message {
    /// The CloudEvents type, `gladi.traffic.v1.RoadClosed`. Never changes once a record holds it.
    static var eventType: String { get }
}

/// One event type: what it is called, what it is in Swift, and who may publish it.
public struct EventKind: Sendable {
    /// The CloudEvents type.
    public let type: String
    /// Task forces (and `control`, `console`, `recorder`) that may publish it, ascending.
    public let publishers: [TaskForce]
    /// False for what lies outside the digest: heartbeats, pace, dead letters.
    public let isNumbered: Bool
    /// The message itself.
    public let message: any DrillEvent.Type

    /// Reads the event's data.
    ///
    /// Fields that a newer writer added are no defect: Protobuf keeps them, JSON passes them over (the envelope still
    /// holds them).
    public func decode(_ data: [UInt8], as contentType: ContentType) throws(Defect) -> any DrillEvent {
        var options = JSONDecodingOptions()
        options.ignoreUnknownFields = true
        do {
            return switch contentType {
            case .protobuf: try message.init(serializedBytes: data)
            case .json: try message.init(jsonUTF8Bytes: data, options: options)
            }
        } catch {
            throw Defect("the data is not \(type) as \(contentType.rawValue): \(error)")
        }
    }
}

/// All event types that a reader knows, by their type strings.
public struct EventCatalogue: Sendable {
    /// The kinds, ascending by type.
    public let kinds: [EventKind]
    private let byType: [String: EventKind]

    /// A catalogue of `kinds`; a type that stands twice is a programmer's error.
    public init(_ kinds: [EventKind]) {
        self.kinds = kinds.sorted { $0.type < $1.type }
        byType = Dictionary(
            kinds.map { ($0.type, $0) },
            uniquingKeysWith: { first, _ in
                preconditionFailure("event type \(first.type) stands twice in the catalogue")
            }
        )
    }

    /// The kind of a type string; nil when this reader does not know it.
    public func kind(of type: String) -> EventKind? { byType[type] }

    /// Reads an envelope's event.
    ///
    /// Rule R5 for the lockstep streams: what this refuses still counts in its stream, and is handed to nobody.
    public func decode(_ envelope: Envelope) throws(Defect) -> any DrillEvent {
        guard let kind = byType[envelope.type] else {
            throw Defect("event type \(envelope.type) is not in the catalogue")
        }
        return try kind.decode(envelope.data, as: envelope.contentType)
    }

    /// This catalogue with more kinds.
    public func adding(_ more: [EventKind]) -> EventCatalogue { EventCatalogue(kinds + more) }
}

extension SwiftProtobuf.Message {
    /// The canonical Protobuf bytes: fields in ascending order, no map fields, what was unknown kept.
    public func canonicalBytes() -> [UInt8] {
        do {
            return try serializedBytes()
        } catch {
            preconditionFailure("proto3 messages without required fields always serialise: \(error)")
        }
    }
}
