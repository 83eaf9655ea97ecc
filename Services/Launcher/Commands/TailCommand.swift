import ArgumentParser
import Bus
import Domain
import EventWords
import Events
import Foundation
import Lockstep
import Phrases
import Reading
import ServiceHost
import Telling

/// `gladi tail`: what happens in a drill, or happened in a recorded one, a line per event.
struct TailCommand: ParsableCommand {
    /// From where a running drill is told.
    enum Beginning: String, ExpressibleByArgument, CaseIterable {
        /// From its first record.
        case start
        /// From what is said after the command was given.
        case now
    }

    static let configuration = CommandConfiguration(
        commandName: "tail",
        abstract: "Kejadian latihan, satu baris tiap kejadian. (A drill's events, a line each.)",
        discussion: """
            Dari latihan yang berjalan di Kafka, atau dari rekaman: (From a drill that runs on Kafka, or from a record:)

              gladi tail --kafka 127.0.0.1:9092
              gladi tail --kafka 127.0.0.1:9092 --from now --unit muba/traffic --unit phh
              gladi tail muba-2024.k3x9.gladi --type LevelSet --type ForceUsed
              gladi tail muba-2024.k3x9.gladi --place kpud --text 'water cannon' --lang en
              gladi tail muba-2024.k3x9.gladi --type ForceUsed --json | jq .data

            Kolom: waktu simulasi, langkah simulasi, id kejadian (untuk 'gladi explain'), isinya. Jenis yang tidak dikenal tetap
            tampak: isinya bila JSON, besarnya bila bukan. (Columns: simulated time, turn, event id, for 'gladi explain',
            what it says. A type that is not known is shown too: its data where it is JSON, else its size.)

            --all menambah catatan protokol dan keadaan sebenarnya (gladi.truth), yang tidak dilihat satuan mana pun. (--all adds
            the protocol's records and inner truth, which no unit sees.)

            Penolakan dan gangguan serupa dihitung: yang pertama tampak, lalu yang ke-10, ke-100, dan seterusnya. Demikian pula
            yang lain-lain dari satu penulis bila terlalu banyak, dan kecepatan latihan. Kejadian yang diragukan dan rekaman yang
            diubah diberi peringatan. (Refusals and faults alike are counted: the first is shown, then the 10th, the 100th and so
            on; so are different ones of one writer where there are too many, and paces. An event in doubt, and a record that was
            changed, are marked.)

            GLADI_BROKER_PATIENCE: detik menunggu broker yang hilang di tengah jalan; bila kosong, sampai dihentikan. (Seconds to
            wait for a broker that goes meanwhile; default: until told to stop.)

            Kode akhir: 0 latihan berakhir, atau rekaman tercetak; 64 cara pakai salah; 65 latihan itu tidak ada; 69
            broker tidak ada; 74 rekaman tidak terbaca.
            (Exit codes: 0 the drill ended, or the record was shown; 64 wrong usage; 65 no such drill; 69 no broker;
            74 the record cannot be read.)
            """
    )

    @Argument(help: "Berkas rekaman, sebagai ganti latihan di Kafka. (A record to show, in place of a drill on Kafka.)")
    var record: String?
    @Option(
        help:
            "Latihan yang berjalan: sejak awal, atau mulai sekarang. (A running drill from its start, or from now on.)"
    )
    var from = Beginning.start
    @Option(
        help:
            "Hanya dari satuan ini (juga control, console, recorder); boleh diulang. (Only what this unit or task force says (also control, console, recorder); may be given again.)"
    )
    var unit: [String] = []
    @Option(
        help:
            "Hanya jenis kejadian ini, LevelSet atau gladi.command.v1.LevelSet; boleh diulang. (Only this event type, LevelSet or gladi.command.v1.LevelSet; may be given again.)"
    )
    var type: [String] = []
    @Option(help: "Hanya yang menyebut tempat ini; boleh diulang. (Only what names this place; may be given again.)")
    var place: [String] = []
    @Option(help: "Hanya baris dengan kata-kata ini. (Only lines with these words.)")
    var text = ""
    @Flag(
        help:
            "Juga catatan protokol dan keadaan lapangan yang sebenarnya. (Also the protocol's own records and inner truth.)"
    )
    var all = false
    @Flag(help: "Cetak satu objek JSON tiap kejadian. (Print a JSON object per event.)")
    var json = false
    @OptionGroup var bus: BusOptions

    func run() throws {
        try reporting(in: bus.language) {
            let filter = try TailFilter(
                speakers: unit,
                types: type,
                places: place,
                text: text,
                isAll: all,
                language: bus.language
            )
            let style = LineStyle.ofStandardOutput(bus.language)
            guard let record else { return try follow(filter, style) }
            for (flag, isGiven) in [("--kafka", bus.kafka != nil), ("--from", from == .now)] where isGiven {
                throw ServiceFailure.usage(.flagsExclude(record, flag))
            }
            try readingRecord { try show(record, filter, style) }
        }
    }

    // MARK: - A record

    private func show(_ path: String, _ filter: TailFilter, _ style: LineStyle) throws {
        let recorded = try RecordedDrill(path: path)
        try warn(of: recorded, in: bus.language)
        try check(filter, among: recorded.table.units, mayJoin: false)
        let unannounced = filter.unannounced(among: recorded.glossary.types)
        var feed = RecordFeed(recorded.reader, start: recorded.start)
        var lines = TailLines(filter, countsAll: all || json)
        var seen: Set<String> = []
        while let item = try feed.next() {
            switch item {
            case .record(let envelope, let time, let defect):
                if !unannounced.isEmpty { seen.insert(envelope.type) }
                let doubt = envelope.id.flatMap(recorded.doubts.stretch)
                lines.take(envelope, at: time, recorded.glossary, refused: defect, in: doubt)
            case .missing(let id): ServiceProgram.say(.missingInRecord(id.description), in: bus.language)
            }
            if lines.count >= 500 { try write(lines.taken(), style) }
        }
        lines.tellHiddenPace()
        try write(lines.taken(), style)
        tell(lines.untold)
        // A type that nobody announced and nobody wrote is a slip: silence would look like an answer.
        if let slip = unannounced.first(where: { !seen.contains($0.type) }) {
            throw ServiceFailure.usage(.unknownEventType(slip.type, nearest: slip.nearest))
        }
        if !feed.hasEnded { ServiceProgram.say(.recordHasNoEnd, in: bus.language) }
    }

    // MARK: - A drill on Kafka

    /// How long a turn may take before what it has said so far is shown.
    private static let patience: Duration = .milliseconds(300)

    private func follow(_ filter: TailFilter, _ style: LineStyle) throws {
        let patience = try ServiceOptions.ofEnvironment.outagePatience()
        let drill = try DrillOnBus(bus, orEnded: true, outagePatience: patience)
        var feed: DrillFeed
        do {
            feed = try DrillFeed(
                drill.open.id,
                drill.open.opened,
                partition: drill.open.partition,
                without: filter.wantsTruth ? [] : [DrillSetup.truthTopic]
            )
        } catch { throw LockstepStop.doesNotFit(error.reason) }
        try check(filter, among: feed.table.units, mayJoin: true)
        var topics = feed.topics
        var unread = try drill.assign(topics)
        let ends = from == .now ? unread : [:]
        var reading: [String: Int64] = [:]
        var lastTold = ContinuousClock.now
        var glossary = Glossary()
        var isToldOfTypes = false
        var lines = TailLines(filter, countsAll: all || json)
        defer { tell(lines.untold) }
        var outage = BusOutage(broker: drill.connection.bootstrap, now: .now)
        while !feed.hasEnded {
            if let phrase = outage.note(away: drill.subscriber.awaySince, stalled: nil, at: .now) {
                ServiceProgram.say(phrase, in: bus.language)
            }
            for arrival in try drill.subscriber.poll(limit: 1_000, wait: .milliseconds(100)) {
                if let end = unread[arrival.place], arrival.offset + 1 >= end { unread[arrival.place] = nil }
                reading[arrival.place.topic] = arrival.offset + 1
                feed.take(arrival)
            }
            var told = feed.next()
            if told.isEmpty, unread.isEmpty, feed.isWaiting, .now - lastTold > Self.patience { told = feed.flush() }
            if !told.isEmpty { lastTold = .now }
            for item in told { glossary.hear(item.envelope) }
            if !isToldOfTypes, told.contains(where: { $0.envelope.type == Granted.eventType && $0.envelope.turn > 1 }) {
                isToldOfTypes = true
                try check(filter, among: glossary.types)
            }
            for item in told where item.offset >= ends[item.place] ?? 0 {
                lines.take(item.envelope, at: item.time, glossary, refused: item.defect)
            }
            if told.isEmpty { lines.tellHiddenPace() }
            try write(lines.taken(), style)
            for (topic, offset) in feed.takeRereads() where offset < reading[topic] ?? 0 {
                reading[topic] = offset
                try drill.subscriber.seek(drill.place(topic), to: offset)
            }
            if feed.topics != topics {
                topics = feed.topics
                try drill.assign(topics, goingOnAt: reading)
            }
        }
    }

    private func tell(_ untold: Int) {
        if untold > 0 { ServiceProgram.say(.refusalsUntold(untold), in: bus.language) }
    }

    private func write(_ lines: [TailLine], _ style: LineStyle) throws {
        if json {
            try LineStyle.write(json: lines.map { $0.json(in: bus.language) })
        } else {
            try style.write(lines.map { $0.screenLine(in: bus.language) })
        }
    }

    /// Who plays from the first turn on has announced its types by then: one that is nearly one of them is a slip; another may
    /// be of a unit that joins later.
    private func check(_ filter: TailFilter, among announced: AnnouncedTypes) throws {
        for (type, nearest) in filter.unannounced(among: announced) {
            guard nearest == nil else {
                throw ServiceFailure.usage(.unknownEventType(type, nearest: nearest))
            }
            ServiceProgram.say(.typeNotAnnounced(type), in: bus.language)
        }
    }

    /// A name that is nearly a unit's is a slip; another may be one that joins later.
    private func check(_ filter: TailFilter, among units: [UnitID], mayJoin: Bool) throws {
        for (name, nearest, known) in filter.strangers(among: units) {
            guard mayJoin, nearest == nil else {
                throw ServiceFailure.usage(
                    .unknownName(name, of: Phrase.ScenarioThing.unit, nearest: nearest, known: known)
                )
            }
            ServiceProgram.say(.notJoinedYet(name), in: bus.language)
        }
    }
}
