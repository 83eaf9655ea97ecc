import Domain
import Events
import Foundation
import Testing

@Suite("An agency's own events, as bytes")
struct OwnEventsTests {
    @Test("a plain value is JSON with ascending keys and comes back as it was")
    func plain() throws {
        let sent = TeamSent(place: "jl/merdeka", personnel: 6, boats: nil)
        #expect(String(decoding: sent.canonicalBytes(), as: UTF8.self) == #"{"personnel":6,"place":"jl/merdeka"}"#)
        #expect(try TeamSent(reading: sent.canonicalBytes(), as: .json) == sent)
    }

    @Test("a plain value passes over what a newer writer added, and is no Protobuf")
    func newer() throws {
        let newer = Array(#"{"place":"a","personnel":1,"mood":{"deep":[1]}}"#.utf8)
        #expect(try TeamSent(reading: newer, as: .json) == TeamSent(place: "a", personnel: 1))
        #expect(throws: (any Error).self) { try TeamSent(reading: newer, as: .protobuf) }
        #expect(throws: (any Error).self) { try TeamSent(reading: Array(#"{"place":"a"}"#.utf8), as: .json) }
    }

    @Test("the task force that a type's name begins with publishes it, and nobody else")
    func publisher() throws {
        let kind = try EventKind(own: TeamSent.self)
        #expect(kind.mayBePublished(by: "bpbd"))
        #expect(!kind.mayBePublished(by: "damkar"))
        #expect(kind.isNumbered)
    }

    @Test("a slip in an event's words is found by an event with every field set")
    func slip() throws {
        struct Slipped: PlainEvent {
            static let eventType = "bpbd.v1.Slipped"
            static let words = LineWords("{place} {inner.b}", en: "{palce} {inner.c} {inner.b.d}")
            struct Inner: Codable { var b = 1 }
            var place = "a"
            var inner = Inner()
        }
        #expect(try Slipped().fieldsUnsaid() == ["palce", "inner.c", "inner.b.d"])
        #expect(try TeamSent(place: "a", personnel: 1).fieldsUnsaid().isEmpty)
        #expect(try TeamReturned.full.fieldsUnsaid().isEmpty)
    }

    private struct Cordon: PlainEvent { static let eventType = "satpol_pp.v1.CordonSet" }

    @Test("a hyphen in a task force's name is a low line in its types")
    func hyphen() throws { #expect(try EventKind(own: Cordon.self).publishers == ["satpol-pp"]) }

    private struct Ours: PlainEvent { static let eventType = "gladi.bpbd.v1.Sent" }
    private struct Short: PlainEvent { static let eventType = "bpbd.Sent" }
    private struct Odd: PlainEvent { static let eventType = "bpbd.v1.Sent!" }
    private struct Empty: PlainEvent { static let eventType = "bpbd..Sent" }

    @Test("a type whose name is no agency's own is refused with the rule")
    func names() {
        for type in [Ours.self, Short.self, Odd.self, Empty.self] as [any DrillEvent.Type] {
            let defect = #expect(throws: Defect.self) { try EventCatalogue.standard.adding([type]) }
            #expect(defect?.reason.contains("such as bpbd.v1.TeamSent") == true)
        }
    }

    @Test("by its descriptors alone a message is shown as the Protobuf mapping shows it")
    func described() throws {
        let schema = try EventSchema(descriptors: TeamReturned.descriptors)
        #expect(schema.describes("bpbd.v1.TeamReturned"))
        for message in [TeamReturned(), .full] {
            let shown = try schema.json("bpbd.v1.TeamReturned", of: message.canonicalBytes())
            #expect(String(decoding: shown, as: UTF8.self) == String(decoding: try message.json(), as: UTF8.self))
        }
    }

    @Test("bytes that are cut off or of another message are refused, whatever they are")
    func broken() throws {
        let schema = try EventSchema(descriptors: TeamReturned.descriptors)
        let whole = TeamReturned.full.canonicalBytes()
        var refused = 0
        for length in 0..<whole.count {
            do throws(Defect) {
                _ = try schema.json("bpbd.v1.TeamReturned", of: Array(whole[..<length]))
            } catch {
                refused += 1
            }
        }
        #expect(refused > whole.count / 2)
        // Field 1 is text, and a number stands there.
        #expect(throws: Defect.self) { try schema.json("bpbd.v1.TeamReturned", of: [0x08, 0x01]) }
        #expect(throws: Defect.self) { try schema.json("bpbd.v1.Nothing", of: []) }
        #expect(throws: Defect.self) { try EventSchema(descriptors: [0x0A, 0xFF]) }
    }
}
