import Domain
import Events
import Lockstep

/// The bus as an AsyncAPI 3 document: every topic, who publishes what on it, and how each event is written.
///
/// Made of the event catalogue and the schema alone, so that equal catalogues give equal documents, byte for byte.
public struct AsyncAPIDocument {
    private let catalogue: EventCatalogue
    private let schemas: [String: JSONTree]

    /// The document of a catalogue whose types the schema declares.
    ///
    /// - Throws: when the descriptors that were generated with the events cannot be read.
    public init(_ catalogue: EventCatalogue = .standard) throws {
        self.catalogue = catalogue
        schemas = try PayloadSchemas.standard().schemas
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

    /// One publisher and what it may say on a topic.
    private struct Voice {
        let publisher: String
        let topic: String
        let types: [String]
    }

    private var voices: [Voice] {
        let names = Set(catalogue.kinds.flatMap(\.publishers)).sorted()
        return names.flatMap { name in
            let kinds = catalogue.kinds.filter { $0.publishers.contains(name) }
            let topics = Set(kinds.flatMap { self.topics(of: $0, by: name) }).sorted()
            return topics.map { topic in
                let here = kinds.filter { self.topics(of: $0, by: name).contains(topic) }
                return Voice(publisher: name.name, topic: topic, types: here.map(\.type))
            }
        }
    }

    /// The topics on which a publisher says events of a kind.
    private func topics(of kind: EventKind, by publisher: TaskForce) -> [String] {
        switch kind.type {
        case Briefing.eventType: [DrillSetup.controlTopic, DrillSetup.truthTopic]
        case GroundState.eventType: [DrillSetup.truthTopic]
        case DeadLettered.eventType: [DrillSetup.deadLetterTopic]
        default: [publisher.topic]
        }
    }

    /// What an agency that the catalogue does not name may say, on a topic of its own.
    private var anyAgency: Voice {
        let agency: TaskForce = "agency"
        let types = catalogue.kinds.filter { $0.mayBePublished(by: agency) }.map(\.type)
        return Voice(publisher: agency.name, topic: "gladi.{taskForce}", types: types)
    }

    private func key(_ topic: String) -> String {
        topic == anyAgency.topic ? "agency" : String(topic.dropFirst("gladi.".count))
    }

    private var channels: [String: JSONTree] {
        let byTopic = Dictionary(grouping: voices + [anyAgency], by: \.topic)
        return Dictionary(
            uniqueKeysWithValues: byTopic.map { topic, voices in
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
            }
        )
    }

    private var operations: [String: JSONTree] {
        let pairs = (voices + [anyAgency]).map { voice in
            let channel = key(voice.topic)
            let messages = voice.types.map { JSONTree.reference("channels", channel, "messages", $0) }
            let operation: [String: JSONTree] = [
                "action": .text("send"), "channel": .reference("channels", channel), "messages": .list(messages),
                "summary": .text("What \(voice.publisher) publishes on \(voice.topic)."),
            ]
            return (voice.publisher == channel ? channel : "\(voice.publisher)-\(channel)", JSONTree.object(operation))
        }
        return Dictionary(uniqueKeysWithValues: pairs)
    }

    private var messages: [String: JSONTree] {
        let pairs = catalogue.kinds.map { kind in
            let message: [String: JSONTree] = [
                "name": .text(kind.type),
                "title": .text(kind.type.split(separator: ".").last.map(String.init) ?? kind.type),
                "payload": .reference("components", "schemas", kind.type),
                "traits": .list([
                    .reference("components", "messageTraits", kind.isNumbered ? "numbered" : "unnumbered")
                ]),
            ]
            return (kind.type, JSONTree.object(message))
        }
        return Dictionary(uniqueKeysWithValues: pairs)
    }
}
