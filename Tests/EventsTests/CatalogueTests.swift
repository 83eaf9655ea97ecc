import Domain
import Events
import SwiftProtobuf
import Testing

@Suite("Catalogue of events")
struct CatalogueTests {
    private let kinds = EventCatalogue.standard.kinds

    @Test("a type's text is the message's full name, and stands once")
    func types() {
        for kind in kinds {
            #expect(kind.type == kind.schema?.protoMessageName)
            #expect(kind.type == kind.message.eventType)
            #expect(EventCatalogue.standard.kind(of: kind.type)?.message == kind.message)
            #expect(kind.type.wholeMatch(of: /gladi\.[a-z]+\.v[1-9][0-9]*\.[A-Z][A-Za-z]+/) != nil)
        }
        #expect(Set(kinds.map(\.type)).count == kinds.count)
        #expect(EventCatalogue.standard.kind(of: "gladi.traffic.v1.roadClosed") == nil)
    }

    @Test("every type has publishers, all of them known, in order")
    func publishers() {
        let known: Set<TaskForce> = [
            "arrest", "command", "console", "control", "detection", "investigation", "medical", "negotiation", "phh",
            "polsek",
            "preventive", "recorder", "situation", "traffic",
        ]
        for kind in kinds {
            #expect(!kind.publishers.isEmpty, "\(kind.type)")
            #expect(Set(kind.publishers).isSubset(of: known), "\(kind.type)")
            #expect(Set(kind.publishers).sorted() == kind.publishers, "\(kind.type)")
        }
        #expect(Set(kinds.flatMap(\.publishers)) == known)
    }

    @Test("what lies outside the digest is unnumbered, all else numbered")
    func numbering() {
        #expect(
            kinds.filter { !$0.isNumbered }.map(\.type) == [
                "gladi.lockstep.v1.AskRefused", "gladi.lockstep.v1.Fault", "gladi.lockstep.v1.PaceAsked",
                "gladi.lockstep.v1.PaceSet",
                "gladi.lockstep.v1.Ready", "gladi.lockstep.v1.Recorded", "gladi.lockstep.v1.SetAsideAsked",
                "gladi.lockstep.v1.Waiting", "gladi.recorder.v1.DeadLettered",
            ]
        )
    }

    @Test("an agency that the catalogue does not know may say what every unit may, and no more")
    func agencies() throws {
        func may(_ taskForce: TaskForce, _ message: any DrillEvent.Type) throws -> Bool {
            try #require(EventCatalogue.standard.kind(of: message.eventType)).mayBePublished(by: taskForce)
        }
        #expect(try may("damkar", OrderAcknowledged.self))
        #expect(try may("damkar", Completed.self))
        #expect(try !may("damkar", RoadClosed.self))
        #expect(try !may("damkar", LevelSet.self))
        #expect(try may("traffic", RoadClosed.self))
        #expect(try !may("medical", RoadClosed.self))
        #expect(try !may("control", OrderIssued.self))
        #expect(try !may("console", Completed.self))
    }

    @Test("a message is an event of the catalogue or a part of one")
    func nothingIsForgotten() throws {
        let schema = try SchemaText.read.get()
        #expect(schema.messages.count > kinds.count)
        let parts = Set(schema.messages.values.joined().map(\.type))
        let loose = Set(schema.messages.keys).subtracting(parts).subtracting(kinds.map(\.type))
        #expect(loose == [UnitBriefing.protoMessageName, EventOptions.protoMessageName])
    }

    @Test("no message has a map, whose order is anyone's guess, or a drill id, which a replay changes")
    func nothingThatChangesTheDigest() throws {
        let schema = try SchemaText.read.get()
        #expect(schema.messages.count > kinds.count && !schema.text.contains("map<"))
        for (message, fields) in schema.messages {
            for field in fields {
                let words = field.name.split(separator: "_")
                #expect(!words.contains("drill"), "\(message).\(field.name)")
            }
        }
    }
}
