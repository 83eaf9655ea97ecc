import Domain
import Foundation
import SwiftProtobuf

/// What is published, delivered and recorded in a drill: a value with an explicit type string and a form on the wire.
///
/// Gladi's own events are Protobuf messages of its schema. An agency brings its own as a message too (``DescribedEvent``),
/// or as a plain Swift value (``PlainEvent``).
public protocol DrillEvent: Sendable {
    /// The CloudEvents type, `gladi.traffic.v1.RoadClosed`. Never changes once a record holds it.
    static var eventType: String { get }
    /// How it is written.
    static var contentType: ContentType { get }
    /// What it says on a line; none: it is shown by its type and its data. Those of an agency's own are announced with it.
    static var words: LineWords { get }
    /// Its fields that name something, by JSON names, those of a message inside with a dot.
    static var namedFields: [String: Named] { get }
    /// How much it weighs on a screen that cannot show everything; a line of its own where nothing is said.
    static var weight: EventOptions.Weight { get }
    /// Who has it without a radio; nobody where nothing is said.
    var presence: EventPresence { get }

    /// Reads an event; fields that a newer writer added are no defect.
    ///
    /// - Throws: when the data is not this event.
    init(reading data: [UInt8], as contentType: ContentType) throws

    /// Its bytes on the wire: equal events have equal bytes, in every process.
    func canonicalBytes() -> [UInt8]

    /// The same bytes, for whoever can say what is wrong with an event that has none.
    ///
    /// - Throws: what in it has no form on the wire.
    func encoded() throws -> [UInt8]

    /// It as JSON for people and for conditions, by the Protobuf JSON mapping where it is a message.
    func json() throws -> [UInt8]
}

extension DrillEvent {
    /// No words.
    public static var words: LineWords { .none }
    /// Those whose name says it.
    public static var namedFields: [String: Named] { Named.byFieldName }
    /// A line of its own.
    public static var weight: EventOptions.Weight { .line }
    /// Nobody.
    public var presence: EventPresence { .nobody }
    /// Its canonical bytes.
    public func encoded() throws -> [UInt8] { canonicalBytes() }
}

/// An event that is a Protobuf message: each of Gladi's schema is one.
public typealias SchemaEvent = DrillEvent & SwiftProtobuf.Message

extension DrillEvent where Self: SwiftProtobuf.Message {
    /// Protobuf, binary.
    public static var contentType: ContentType { .protobuf }

    /// Reads an event; fields that a newer writer added are kept from Protobuf and passed over in JSON.
    public init(reading data: [UInt8], as contentType: ContentType) throws {
        switch contentType {
        case .protobuf: try self.init(serializedBytes: data)
        case .json:
            var options = JSONDecodingOptions()
            options.ignoreUnknownFields = true
            try self.init(jsonUTF8Bytes: data, options: options)
        }
    }

    /// The Protobuf JSON mapping.
    public func json() throws -> [UInt8] { try jsonUTF8Bytes() }
}

/// An agency's event that is a Protobuf message of a schema of its own.
///
/// `ops/generate-events Services/Bpbd` writes it from the `.proto` files of the folder's `Schema`: a message with the option
/// `gladi.event` is an event, its full name its type, and the option says its words.
public protocol DescribedEvent: DrillEvent, SwiftProtobuf.Message {
    /// The message's `FileDescriptorSet`, imports included.
    ///
    /// With it a program can show the event without knowing its type.
    static var descriptors: [UInt8] { get }
}

extension [UInt8] {
    /// The bytes that base64 text stands for, line ends passed over; empty when the text is not base64.
    public init(base64 text: String) {
        self.init(Data(base64Encoded: text, options: .ignoreUnknownCharacters) ?? Data())
    }
}

/// An agency's event that is a plain Swift value, carried as JSON with its keys in ascending order.
///
/// ```swift
/// struct TeamSent: PlainEvent {
///     static let eventType = "bpbd.v1.TeamSent"
///     static let words = LineWords("tim menuju {place}", en: "team bound for {place}")
///     var place: PlaceKey
///     var personnel: Int
/// }
/// ```
///
/// It may hold whole numbers, text, flags, lists and nested values of these. It may not hold a `Set` or a `Date`, whose
/// form is not settled, nor a fraction that is not a number. A property that a newer writer may leave out is optional.
public protocol PlainEvent: DrillEvent, Codable {}

extension PlainEvent {
    /// JSON.
    public static var contentType: ContentType { .json }

    /// Reads the value; keys that it does not know are passed over.
    public init(reading data: [UInt8], as contentType: ContentType) throws {
        guard contentType == .json else { throw Defect("\(Self.eventType) is JSON, not \(contentType.rawValue)") }
        self = try JSONDecoder().decode(Self.self, from: Data(data))
    }

    /// JSON without spaces, keys ascending.
    public func canonicalBytes() -> [UInt8] {
        do { return try json() } catch {
            preconditionFailure("\(Self.eventType) has a value that JSON cannot hold: \(error)")
        }
    }

    /// The same.
    ///
    /// - Throws: a `Defect` that names the value which JSON cannot hold.
    public func encoded() throws -> [UInt8] {
        do { return try json() } catch EncodingError.invalidValue(let value, let context) {
            let path = context.codingPath.map(\.stringValue).joined(separator: ".")
            throw Defect("JSON cannot hold \(path) = \("\(value)".prefix(60))")
        }
    }

    /// The same.
    public func json() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(self))
    }
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
