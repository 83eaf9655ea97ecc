import Bus
import Domain
import Events
import Recording
import TestSupport
import Testing

@Suite struct ReplayTests {
    @Test func sameDigestUnderAnotherId() throws {
        let desk = try Desk()
        let drill = try FakeDrill.sample(turns: 30)
        try desk.record(drill)
        let bus = InMemoryBus()
        let publisher = bus.publisher()
        var replay = Replay(try RecordReader(path: desk.path()), as: try DrillID("again.1"))
        var opened: Opened?
        var topics: Set<String> = []
        while let item = try replay.next() {
            if opened == nil { opened = try EventCatalogue.standard.decode(item.envelope) as? Opened }
            topics.insert(item.topic)
            try publisher.publish(
                CloudEventsBinding.encode(item.envelope),
                to: TopicPartition(topic: item.topic, partition: 2)
            )
        }
        let subscriber = bus.subscriber()
        try subscriber.assign(
            Dictionary(uniqueKeysWithValues: topics.map { (TopicPartition(topic: $0, partition: 2), 0) })
        )
        let file = try RecordFile(
            path: desk.path("again.gladi"),
            origin: .test(try DrillID("again.1")),
            opened: try #require(opened)
        )
        while case let arrivals = try subscriber.poll(limit: 50, wait: .zero), !arrivals.isEmpty {
            #expect(try file.append(arrivals).deadLetters.isEmpty)
        }
        #expect(file.isComplete)
        try file.close()
        guard case .whole(let first) = try RecordCheck.verify(path: desk.path()),
            case .whole(let second) = try RecordCheck.verify(path: desk.path("again.gladi"))
        else {
            Issue.record("\(try RecordCheck.verify(path: desk.path("again.gladi")))")
            return
        }
        #expect(second.digest == first.digest && first.digest == drill.digest)
        #expect(second.origin.drill != first.origin.drill)
        #expect(second.events == first.events)
        let record = try #require(
            try RecordReader(path: desk.path("again.gladi")).accepted(try StreamName("muba/traffic")).first
        )
        #expect(
            record.envelope.outside.map { "\($0.name)=\(String(decoding: $0.value ?? [], as: UTF8.self))" }
                == ["ce_replayof=muba-2024.test", "ce_replayfrom=gladi.traffic/0/0"]
        )
        // A replay of the replay names the replay.
        var third = Replay(try RecordReader(path: desk.path("again.gladi")), as: try DrillID("third"))
        let outside = try #require(try third.next()).envelope.outside
        let names = outside.filter { $0.name.hasPrefix("ce_replay") }.map {
            String(decoding: $0.value ?? [], as: UTF8.self)
        }
        #expect(names.first == "again.1" && names.count == 2)
    }

    @Test func timesNeverRunBack() throws {
        let desk = try Desk()
        let drill = try FakeDrill.sample(turns: 30)
        try desk.record(drill)
        var replay = Replay(try RecordReader(path: desk.path()), as: try DrillID("again.1"))
        var last = SimulatedTime.start
        var published: Set<EventID> = []
        while let item = try replay.next() {
            #expect(item.time >= last)
            last = item.time
            if let id = item.envelope.id { published.insert(id) }
            // What a grant delivers is there before the grant.
            guard let granted = try EventCatalogue.standard.decode(item.envelope) as? Granted else { continue }
            #expect(item.time.seconds == granted.time && item.turn == granted.turn)
            for (number, frontier) in zip(granted.streams, granted.frontiers) {
                let name = try #require(drill.opened.streams.first { $0.number == number }?.name)
                #expect(published.contains(EventID(stream: try StreamName(name), sequence: frontier - 1)))
            }
        }
        #expect(last.seconds == 290)
        #expect(published.count == drill.log.filter { $0.envelope.sequence != nil }.count)
    }

    @Test func lateRecordsComeBeforeTheEnd() throws {
        let desk = try Desk()
        var drill = try FakeDrill(units: ["muba/traffic"])
        drill.grant(time: 0)
        try drill.complete("muba/traffic")
        drill.end()
        let file = try desk.open(drill)
        let late = try arrival("console", 0, on: "gladi.console", offset: 0, data: [5])
        let arrivals = drill.arrivals()
        try file.appendAll(arrivals.dropLast() + [late] + arrivals.suffix(1), batch: 1)
        var replay = Replay(try RecordReader(path: desk.path()), as: try DrillID("again.1"))
        var ids: [String] = []
        while let item = try replay.next() { ids.append(item.envelope.id?.description ?? "") }
        #expect(ids.suffix(3) == ["muba/traffic:0", "console:0", "control:3"])
        var walk = try RecordReader(path: desk.path()).drill(in: .digest)
        var steps = 0
        while let step = try walk.next() {
            steps += 1
            if case .undelivered = step { Issue.record("the digest does not cover what nobody got") }
        }
        #expect(steps == ids.count - 1)
    }

    @Test func aRecordWithALossCannotBeReplayed() throws {
        let desk = try Desk()
        let drill = try FakeDrill.sample()
        let file = try desk.open(drill)
        try file.appendAll(drill.arrivals().filter { $0.place.topic != "gladi.traffic" || $0.offset > 3 })
        var replay = Replay(try RecordReader(path: desk.path()), as: try DrillID("again.1"))
        #expect(throws: RecordingError.incomplete(path: desk.path(), missing: try EventID("muba/traffic:0"))) {
            while try replay.next() != nil {}
        }
    }
}
