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
    ]
    /// Texts that name nothing of one kind, although they are called so.
    private static let others = [
        // A place, or the road that the order is about.
        "gladi.console.v1.OrderDecided.place",
        // What burns.
        "gladi.console.v1.FieldReported.fire", "gladi.exercise.v1.ScriptAct.fire",
        // A unit.
        "gladi.force.v1.ForceReported.to",
    ]

    @Test("a text that is called a place, a road, a group, a fire or a hospital says that it names one")
    func declared() throws {
        var unnamed: [String] = []
        for (message, fields) in try SchemaText.read.get().messages {
            for field in fields where field.type == "string" && field.name != "key" {
                let kind = Self.kinds[field.name]
                if kind != nil, field.names == nil {
                    unnamed.append("\(message).\(field.name)")
                } else {
                    #expect(field.names == kind, "\(message).\(field.name)")
                }
            }
        }
        #expect(unnamed.sorted() == Self.others.sorted())
    }

    @Test("what a briefing lists is named by its key")
    func listed() throws {
        let schema = try SchemaText.read.get()
        let kinds = [
            "Place": "PLACE", "Road": "ROAD", "GraphRoad": "ROAD", "CrowdGroup": "GROUP", "Hospital": "HOSPITAL",
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
