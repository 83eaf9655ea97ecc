import AsyncAPI
import Domain
import Events
import Foundation
import Lockstep
import Testing

@Suite("The AsyncAPI document")
struct AsyncAPITests {
    private static let published = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../ops/docs/asyncapi.json")

    private func document() throws -> [String: Any] {
        let bytes = Data(try AsyncAPIDocument().json.utf8)
        return try #require(JSONSerialization.jsonObject(with: bytes) as? [String: Any])
    }

    @Test("what is published is what the catalogue gives: gladi asyncapi > ops/docs/asyncapi.json")
    func isPublished() throws {
        let json = try AsyncAPIDocument().json
        #expect(try AsyncAPIDocument().json == json)
        #expect(try Data(contentsOf: Self.published) == Data(json.utf8))
    }

    @Test("it keeps AsyncAPI 3's rules")
    func isValid() throws { #expect(AsyncAPIRules(try document()).problems == []) }

    @Test("every type of the catalogue is a message with a schema, sent by who may, where they write")
    func isWhole() throws {
        let document = try document()
        let components = try #require(document["components"] as? [String: Any])
        let messages = try #require(components["messages"] as? [String: [String: Any]])
        let schemas = try #require(components["schemas"] as? [String: [String: Any]])
        #expect(Set(messages.keys) == Set(EventCatalogue.standard.kinds.map(\.type)))
        for type in messages.keys { #expect(schemas[type]?["properties"] is [String: Any], "\(type) has no schema") }
        let channels = try #require(document["channels"] as? [String: [String: Any]])
        func types(on channel: String) -> Set<String> {
            Set((channels[channel]?["messages"] as? [String: Any] ?? [:]).keys)
        }
        #expect(types(on: "traffic").contains(RoadClosed.eventType))
        #expect(!types(on: "medical").contains(RoadClosed.eventType))
        #expect(types(on: "truth") == [Briefing.eventType, GroundState.eventType])
        #expect(types(on: "deadletter") == [DeadLettered.eventType])
        #expect(types(on: "agency").contains(OrderAcknowledged.eventType))
        #expect(!types(on: "agency").contains(LevelSet.eventType))
        let topics = Set(channels.values.compactMap { $0["address"] as? String })
        #expect(topics.isSuperset(of: [DrillSetup.controlTopic, DrillSetup.recorderTopic, "gladi.preventive"]))
        let closed = try #require(schemas[RoadClosed.eventType]?["properties"] as? [String: [String: Any]])
        #expect(closed["road"]?["type"] as? String == "string")
    }

    @Test(
        "a rule that is broken is named",
        arguments: [
            ("no version", "asyncapi"), ("dangling reference", "does not lead anywhere"),
            ("empty channel", "no messages"),
            ("no payload", "no payload"), ("foreign message", "not of its channel"), ("bad action", "action"),
            ("no operations", "no operations"), ("no messages", "no messages"), ("no schemas", "no schemas"),
        ]
    )
    func rulesBite(name: String, word: String) throws {
        let problems = AsyncAPIRules(plant(name, in: try document())).problems
        #expect(problems.contains { $0.contains(word) }, "\(name): \(problems)")
    }

    private func plant(_ flaw: String, in document: [String: Any]) -> [String: Any] {
        func set(_ value: Any?, at path: [String], in object: [String: Any]) -> [String: Any] {
            var object = object
            guard let first = path.first else { return object }
            let rest = Array(path.dropFirst())
            object[first] = rest.isEmpty ? value : set(value, at: rest, in: object[first] as? [String: Any] ?? [:])
            return object
        }
        let road = RoadClosed.eventType
        let nowhere = ["$ref": "#/components/messages/nowhere"]
        switch flaw {
        case "no version": return set("2.6.0", at: ["asyncapi"], in: document)
        case "dangling reference": return set(nowhere, at: ["channels", "traffic", "messages", road], in: document)
        case "empty channel": return set([String: Any](), at: ["channels", "traffic", "messages"], in: document)
        case "no payload": return set(nil, at: ["components", "messages", road, "payload"], in: document)
        case "foreign message":
            let foreign = [["$ref": "#/channels/traffic/messages/\(road)"]]
            return set(foreign, at: ["operations", "medical", "messages"], in: document)
        case "no operations": return set([String: Any](), at: ["operations"], in: document)
        case "no messages": return set([String: Any](), at: ["components", "messages"], in: document)
        case "no schemas": return set([String: Any](), at: ["components", "schemas"], in: document)
        default: return set("publish", at: ["operations", "traffic", "action"], in: document)
        }
    }
}
