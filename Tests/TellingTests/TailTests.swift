import Bus
import Domain
import Events
import Foundation
import Phrases
import Telling
import TestSupport
import Testing

@Suite("A drill's events as lines")
struct TailTests {
    /// Reads a drill topic by topic, as a reader does that catches up, and reads again what found no room.
    private func told(_ drill: FakeDrill, _ feed: DrillFeed) -> [DrillFeed.Item] {
        var feed = feed
        let topics = Dictionary(grouping: drill.arrivals(), by: \.place.topic)
        var reading: [String: Int64] = [:]
        var told: [DrillFeed.Item] = []
        var isMoving = true
        while isMoving {
            isMoving = false
            for (topic, arrivals) in topics.sorted(by: { $0.key > $1.key }) {
                let rest = arrivals.dropFirst(Int(reading[topic] ?? 0)).prefix(5_000)
                for arrival in rest { feed.take(arrival) }
                reading[topic, default: 0] += Int64(rest.count)
                told += feed.next()
                isMoving = isMoving || !rest.isEmpty
            }
            for (topic, offset) in feed.takeRereads() where offset < reading[topic] ?? 0 {
                reading[topic] = offset
                isMoving = true
            }
        }
        #expect(feed.hasEnded)
        #expect(!feed.isWaiting)
        return told
    }

    private func lines(
        _ items: [(Envelope, SimulatedTime)],
        _ filter: TailFilter,
        _ language: Language,
        hasColour: Bool
    ) -> [String] {
        items.compactMap { envelope, time in
            let event = ReadableEvent(envelope)
            guard filter.admits(event) else { return nil }
            return TailLine(event, at: time).screenLine(in: language).text(hasColour: hasColour)
        }
    }

    private func fromBus(
        _ story: RecordedStory,
        _ filter: TailFilter,
        _ language: Language = .indonesian,
        hasColour: Bool = false
    ) throws -> [String] {
        lines(
            told(story.drill, try story.feed()).map { ($0.envelope, $0.time) },
            filter,
            language,
            hasColour: hasColour
        )
    }

    private func fromRecord(
        _ story: RecordedStory,
        _ filter: TailFilter,
        _ language: Language = .indonesian,
        hasColour: Bool = false
    ) throws -> [String] {
        let record = try story.record()
        var feed = RecordFeed(record.reader, start: record.start)
        var items: [(Envelope, SimulatedTime)] = []
        while let item = try feed.next() {
            guard case .record(let envelope, let time, _) = item else { continue }
            items.append((envelope, time))
        }
        #expect(feed.hasEnded)
        return lines(items, filter, language, hasColour: hasColour)
    }

    @Test("lines are as they were looked at, in both languages, in colour or not")
    func golden() throws {
        let story = try RecordedStory()
        for language in Language.allCases {
            let name = "tail.\(language.rawValue)"
            try expectGolden(try fromBus(story, TailFilter(language: language), language), name)
            try expectGolden(try fromRecord(story, TailFilter(language: language), language), name)
        }
        try expectGolden(
            try fromBus(story, TailFilter(types: ["LevelSet", "ForceUsed"]), hasColour: true),
            "tail.id.colour"
        )
    }

    @Test("with --all every record is there, from the bus and from a record alike")
    func all() throws {
        let story = try RecordedStory()
        // An own type that nobody has announced is told of, with the nearest that is known.
        let slips = try TailFilter(types: ["bpbd.v1.TeamSnt", "LevelSet"]).unannounced(among: AnnouncedTypes())
        #expect(slips.map(\.type) == ["bpbd.v1.TeamSnt"])
        let filter = try TailFilter(isAll: true)
        let bus = try fromBus(story, filter, .english)
        #expect(bus.count == story.drill.log.count)
        #expect(try fromRecord(story, filter, .english) == bus)
    }

    @Test("a stream that is far ahead of the others loses nothing, however little room it has")
    func behind() throws {
        let drill = try FakeDrill.sample(turns: 3_000)
        let told = told(drill, try DrillFeed(drill.id, drill.opened, partition: 0))
        #expect(told.count == drill.log.count)
        let turns = told.filter { $0.envelope.sequence != nil && $0.envelope.stream != .control }.map(\.envelope.turn)
        #expect(turns == turns.sorted())
    }

    @Test("what waits for its grant can be told before it, and is told once")
    func flush() throws {
        let story = try RecordedStory()
        var feed = try story.feed()
        var told: [EventID?] = []
        for arrival in story.drill.arrivals() {
            feed.take(arrival)
            // Records of a unit that has not been let in yet come again.
            for (topic, offset) in feed.takeRereads() where offset == 0 {
                for earlier in story.drill.arrivals()
                where earlier.place.topic == topic && earlier.offset < arrival.offset {
                    feed.take(earlier)
                }
            }
            told += (feed.next() + feed.flush()).map(\.envelope.id)
        }
        let numbered = told.compactMap(\.self)
        #expect(Set(numbered).count == numbered.count)
        #expect(numbered.count == story.drill.log.count { $0.envelope.sequence != nil })
    }

    @Test("a record of a drill that has not ended is told as far as it goes")
    func unended() throws {
        var drill = try FakeDrill(units: ["muba/phh"])
        drill.grant(time: 0)
        try drill.publish("muba/phh", ForceCeased())
        let story = try RecordedStory(drill)
        let record = try story.record()
        var feed = RecordFeed(record.reader, start: record.start)
        var types: [String] = []
        while case .record(let envelope, _, _)? = try feed.next() { types.append(envelope.type) }
        #expect(types == [Opened.eventType, Briefing.eventType, Granted.eventType, ForceCeased.eventType])
        #expect(!feed.hasEnded)
    }

    @Test("filters: who, what, where, words")
    func filters() throws {
        let story = try RecordedStory()
        func ids(_ filter: TailFilter) throws -> [String] {
            told(story.drill, try story.feed()).map(\.envelope).filter { filter.admits(ReadableEvent($0)) }
                .map { $0.id?.description ?? $0.stream.text }
        }
        #expect(try ids(TailFilter(speakers: ["phh"])) == ["muba/phh:0", "muba/phh"])
        #expect(try ids(TailFilter(speakers: ["muba/damkar"])) == ["muba/damkar:0", "muba/damkar:1"])
        #expect(try ids(TailFilter(speakers: ["control"], types: ["InjectDelivered"])) == ["control:5"])
        #expect(try ids(TailFilter(types: ["levelset"])) == ["muba/command:0"])
        #expect(try ids(TailFilter(types: ["gladi.damkar.v1.HoseLaid"])) == ["muba/damkar:1"])
        #expect(try ids(TailFilter(places: ["kpud"], text: "aWc")) == ["muba/phh:0"])
        #expect(try ids(TailFilter(types: ["InjectDelivered"], places: ["simpang"])) == ["control:5"])
        #expect(try ids(TailFilter(places: ["simpang-timur"])) == [])
        #expect(try ids(TailFilter(types: ["GroundState"])) == ["muba/situation/truth:0"])
        #expect(try !TailFilter().wantsTruth && TailFilter(types: ["GroundState"]).wantsTruth)
    }

    @Test("a type that was mistyped is refused with the nearest, a stranger among the units too")
    func mistyped() throws {
        for (type, hint) in [
            ("LevelSett", "'LevelSet'"), ("gladi.command.v1.LevelSat", "'gladi.command.v1.LevelSet'"),
            ("WaterDelivered", "bpbd.v1.WaterDelivered"),
        ] {
            let failure = #expect(throws: ServiceFailure.self) { try TailFilter(types: [type]) }
            #expect(failure?.exitCode == 64)
            #expect(failure?.phrase.english.contains(hint) == true, "\(type): \(failure?.phrase.english ?? "")")
        }
        let units = [try UnitID("muba/traffic"), try UnitID("muba/phh")]
        let strangers = try TailFilter(speakers: ["muba/trafic", "phh", "muba/damkar"]).strangers(among: units)
        #expect(strangers.map(\.name) == ["muba/damkar", "muba/trafic"])
        #expect(strangers.map(\.nearest) == [nil, "muba/traffic"])
    }

    @Test("a JSON object per event, with its data where that can be read")
    func json() throws {
        let story = try RecordedStory()
        func object(_ id: String) throws -> [String: Any] {
            let event = try #require(try story.record().event(EventID(id)))
            let json = TailLine(event, at: SimulatedTime(seconds: 40)).json(in: .english)
            #expect(!json.contains("\n"))
            return try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        }
        let force = try object("muba/phh:0")
        #expect(force.keys.sorted() == ["cause", "data", "id", "stream", "text", "time", "turn", "type"])
        #expect((force["data"] as? [String: Any])?["means"] as? String == "MEANS_WATER_CANNON")
        #expect(force["time"] as? String == "00:00:40")
        #expect((try object("muba/damkar:0")["data"] as? [String: Any])?["litres"] as? Int == 4_000)
        #expect(try object("muba/damkar:1")["data_base64"] as? String == "CAM=")
    }

    @Test("what an event says cannot move the cursor")
    func controlCharacters() throws {
        let envelope = Envelope(
            drill: try DrillID("uji"),
            stream: .console,
            sequence: 0,
            turn: 1,
            type: EndDecided.eventType,
            data: EndDecided.with { $0.reason = "\u{1B}[2J\r\n" }.canonicalBytes()
        )
        let line = TailLine(ReadableEvent(envelope), at: .start).screenLine(in: .english)
        #expect(line.text(hasColour: false).contains(#"\u{1b}[2J\r\n"#))
        #expect(line.text(hasColour: false).unicodeScalars.allSatisfy { $0.value >= 32 })
    }
}
