import Domain
import Events
import Testing

@Suite("What the schema's fields name")
struct NamesTests {
    /// What a text of such a name names, wherever it stands.
    private static let kinds = [
        "place": "PLACE", "site": "PLACE", "leaves": "PLACE", "from": "PLACE", "to": "PLACE",
        "road": "ROAD", "exit_road": "ROAD", "diversion": "ROAD",
        "group": "GROUP", "target_group": "GROUP", "affected_groups": "GROUP",
        "fire": "FIRE", "hospital": "HOSPITAL", "diverted_to": "HOSPITAL",
        "office": "OFFICE", "from_office": "OFFICE", "to_office": "OFFICE", "office_protected": "OFFICE",
        "ordered_by": "OFFICE", "by": "OFFICE", "owner": "OFFICE", "threatens": "OFFICE", "threatened_office": "OFFICE",
        "unit": "UNIT", "units": "UNIT", "addressee": "UNIT", "reporter": "UNIT", "observers": "UNIT",
        "attached_to": "UNIT", "superior": "UNIT",
        "object": "SUBJECT", "subject": "SUBJECT",
    ]
    /// Texts that name something else than others which are called so; nil: nothing of one kind.
    private static let others: [String: String?] = [
        // A place, or the road that the order is about.
        "gladi.console.v1.OrderDecided.place": "SUBJECT",
        // An office or a post.
        "gladi.console.v1.FieldReported.reporter": "SUBJECT",
        // What burns, or is damaged.
        "gladi.console.v1.FieldReported.fire": nil, "gladi.exercise.v1.ScriptAct.fire": nil,
        "gladi.situation.v1.FireReported.object": nil, "gladi.situation.v1.PropertyDamaged.object": nil,
        // To whom it is made.
        "gladi.force.v1.ForceReported.to": "UNIT",
        "gladi.situation.v1.FireExtinguished.by": "UNIT",
        // Task forces, control and console.
        "gladi.EventOptions.by": nil,
    ]

    @Test("a text that is called a place, an office, a unit … says that it names one")
    func declared() throws {
        for (message, fields) in try SchemaText.read.get().messages {
            for field in fields where field.type == "string" && field.name != "key" {
                let path = "\(message).\(field.name)"
                #expect(field.names == Self.others[path, default: Self.kinds[field.name]], "\(path)")
            }
        }
    }

    @Test("what a briefing lists is named by its key")
    func listed() throws {
        let schema = try SchemaText.read.get()
        let kinds = [
            "Place": "PLACE", "Road": "ROAD", "GraphRoad": "ROAD", "CrowdGroup": "GROUP", "Hospital": "HOSPITAL",
            "ProtectedOffice": "OFFICE",
        ]
        for (message, kind) in kinds {
            let fields = try #require(schema.messages["gladi.exercise.v1.\(message)"])
            #expect(fields.first { $0.name == "key" }?.names == kind, "\(message)")
        }
    }

    @Test("a field is read and written by its kind, and stays text on the wire")
    func accessors() throws {
        var closed = RoadClosed.with { $0.road = "jl-depan" }
        #expect(closed.roadKey == "jl-depan" && closed.diversionKey.isEmpty)
        closed.diversionKey = "jl-lingkar"
        #expect(closed.diversion == "jl-lingkar")
        let used = ForceUsed.with { $0.affectedGroupKeys = ["massa", "susulan"] }
        #expect(used.affectedGroups == ["massa", "susulan"] && used.affectedGroupKeys == ["massa", "susulan"])
        #expect(Place.with { $0.placeKey = "kpu" }.key == "kpu")
        #expect(try closed.json() == Array(#"{"road":"jl-depan","diversion":"jl-lingkar"}"#.utf8))
    }
}
