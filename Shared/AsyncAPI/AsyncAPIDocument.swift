import Domain
import Events
import SwiftProtobuf

/// The bus as an AsyncAPI 3 document: every topic, who publishes what on it, and how each event is written.
///
/// Made of a schema and its options alone, so that equal schemas give equal documents, byte for byte.
public struct AsyncAPIDocument {
    private let events: [DescribedType]
    private let schemas: [String: JSONTree]

    /// The document of Gladi's own schema.
    ///
    /// - Throws: when the descriptors that were generated with the events cannot be read.
    public init() throws { try self.init(descriptors: Array(base64: schemaDescriptors)) }

    /// The document of a schema: a serialized `FileDescriptorSet`, comments included.
    ///
    /// - Throws: when the bytes are none.
    public init(descriptors: [UInt8]) throws {
        let set = try Google_Protobuf_FileDescriptorSet(serializedBytes: descriptors, extensions: Event_Extensions)
        events = DescribedType.all(in: set)
        schemas = PayloadSchemas(set).schemas
    }

    /// The document, ended by a line break.
    public var json: String { tree.written() + "\n" }

    private var tree: JSONTree {
        .object([
            "asyncapi": .text("3.0.0"),
            "info": .object([
                "title": .text("Gladi"), "version": .text(gladiVersion),
                "description": .text(
                    """
                    Records of a drill on Kafka: CloudEvents 1.0, binary content mode, the drill as key, all on one \
                    partition number. Payloads are Protobuf; their schemas here are those of the Protobuf JSON mapping, \
                    which content-type application/json carries.
                    """
                ),
                "license": .object(["name": .text("Apache-2.0")]),
            ]),
            "defaultContentType": .text(ContentType.protobuf.rawValue),
            "channels": .object(channels),
            "operations": .object(operations),
            "components": .object([
                "messages": .object(messages), "messageTraits": .object(RecordTraits.traits),
                "schemas": .object(schemas.merging(RecordTraits.headers) { $1 }),
            ]),
        ])
    }

    // MARK: - Who says what where

    /// One publisher and what it may publish on a topic.
    private struct Voice {
        let publisher: String
        let topic: String
        let types: [String]
    }

    private var voices: [Voice] { (namedVoices + [anyAgency]).filter { !$0.types.isEmpty } }

    private var namedVoices: [Voice] {
        let names = Set(events.flatMap(\.publishers)).sorted()
        return names.flatMap { name in
            let said = events.filter { $0.publishers.contains(name) }
            let topics = Set(said.flatMap { $0.topics(of: name) }).sorted()
            return topics.map { topic in
                let here = said.filter { $0.topics(of: name).contains(topic) }
                return Voice(publisher: name.name, topic: topic, types: here.map(\.type))
            }
        }
    }

    /// What an agency that the schema does not name may say, on a topic of its own.
    private var anyAgency: Voice {
        Voice(publisher: "agency", topic: "gladi.{taskForce}", types: events.filter(\.isAnyAgencys).map(\.type))
    }

    private func key(_ topic: String) -> String {
        topic == anyAgency.topic ? "agency" : String(topic.dropFirst("gladi.".count))
    }

    private var channels: [String: JSONTree] {
        let byTopic = Dictionary(grouping: voices, by: \.topic)
        // A stranger's schema may say a thing twice.
        return Dictionary(
            byTopic.map { topic, voices in
                let types = Set(voices.flatMap(\.types)).sorted()
                let messages = types.map { ($0, JSONTree.reference("components", "messages", $0)) }
                var channel: [String: JSONTree] = [
                    "address": .text(topic), "messages": .object(Dictionary(uniqueKeysWithValues: messages)),
                ]
                if topic.contains("{") {
                    channel["parameters"] = .object([
                        "taskForce": .object([
                            "description": .text("A task force beyond those that have a channel here.")
                        ])
                    ])
                } else {
                    channel["bindings"] = .object([
                        "kafka": .object(["topic": .text(topic), "bindingVersion": .text("0.5.0")])
                    ])
                }
                return (key(topic), .object(channel))
            },
            uniquingKeysWith: { first, _ in first }
        )
    }

    private var operations: [String: JSONTree] {
        let pairs = voices.map { voice in
            let channel = key(voice.topic)
            let messages = voice.types.map { JSONTree.reference("channels", channel, "messages", $0) }
            let operation: [String: JSONTree] = [
                "action": .text("send"), "channel": .reference("channels", channel), "messages": .list(messages),
                "summary": .text("What \(voice.publisher) publishes on \(voice.topic)."),
            ]
            return (voice.publisher == channel ? channel : "\(voice.publisher)-\(channel)", JSONTree.object(operation))
        }
        return Dictionary(pairs) { first, _ in first }
    }

    private var messages: [String: JSONTree] {
        let pairs = events.map { event in
            let message: [String: JSONTree] = [
                "name": .text(event.type),
                "title": .text(event.type.split(separator: ".").last.map(String.init) ?? event.type),
                "payload": .reference("components", "schemas", event.type),
                "traits": .list([
                    .reference("components", "messageTraits", event.options.unnumbered ? "unnumbered" : "numbered")
                ]),
                // Its line on a screen, with its fields in braces.
                "x-gladi-line": .object(["en": .text(event.options.en), "id": .text(event.options.id)]),
            ]
            return (event.type, JSONTree.object(message))
        }
        return Dictionary(pairs) { first, _ in first }
    }
}
