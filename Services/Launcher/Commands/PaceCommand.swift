import ArgumentParser
import Bus
import Control
import Domain
import Events
import Kafka
import Lockstep
import Phrases
import Playing
import Reading
import ServiceHost

/// `gladi pace`: asks control of a running drill for another pace.
struct PaceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pace",
        abstract: "Mengubah kecepatan latihan yang berjalan. (Changes the pace of a drill that runs.)",
        discussion: """
              gladi pace --kafka 127.0.0.1:9092 --pause --by koordinator-latihan
              gladi pace --kafka 127.0.0.1:9092 --speed 10 --by koordinator-latihan
              gladi pace --kafka 127.0.0.1:9092 --freeze 'kecelakaan sungguhan di lapangan' --by koordinator-latihan

            --freeze menghentikan permainan karena keadaan darurat sungguhan (bukan latihan): keputusan pun ditolak sampai
            --unfreeze. (--freeze stops play for a real emergency; decisions are refused too until --unfreeze.)

            Hanya jabatan pengendali latihan yang boleh meminta: skenario menyebutnya, biasanya koordinator-latihan. (Only an
            office of the exercise control may ask; the scenario names them, usually koordinator-latihan.)

            Kode akhir: 0 kecepatan ditetapkan; 1 pengendali menolak atau tidak menjawab; 64 cara pakai salah; 65
            latihan itu tidak ada; 69 broker tidak ada.
            (Exit codes: 0 control has set the pace; 1 control refused or did not answer; 64 wrong usage; 65 no such
            drill; 69 no broker.)
            """
    )

    @Flag(help: "Jeda: tahan latihan. (Hold: grant no turn.)")
    var pause = false
    @Flag(help: "Lanjutkan. (Go on.)")
    var resume = false
    @Option(help: "Kecepatan: max, atau detik simulasi tiap detik. (Speed: max, or simulated seconds per second.)")
    var speed: String?
    @Flag(help: "Jalankan satu langkah, lalu tahan. (Grant one turn, then hold.)")
    var step = false
    @Option(
        help: ArgumentHelp(
            "Bukan latihan: hentikan permainan karena keadaan darurat sungguhan. (Bukan latihan: stop play for a real emergency.)",
            valueName: "reason"
        )
    )
    var freeze: String?
    @Flag(help: "Keadaan darurat selesai. (The emergency is over.)")
    var unfreeze = false
    @Option(
        help:
            "Pengendali latihan yang meminta: koordinator-latihan. (The office that asks, one of the exercise control's: koordinator-latihan.)"
    )
    var by: String
    @OptionGroup var bus: BusOptions

    func run() throws {
        try reporting(in: bus.language) {
            let asked = try wish()
            let drill = try DrillOnBus(bus)
            let control = drill.place(DrillSetup.controlTopic)
            var unread = try drill.assign([control.topic])
            let publisher = try drill.connection.publisher(to: [DrillSetup.consoleTopic])
            var turn: UInt64 = 0
            while !unread.isEmpty {
                for arrival in try drill.subscriber.poll(limit: 1_000, wait: .milliseconds(200)) {
                    if let end = unread[control], arrival.offset + 1 >= end { unread = [:] }
                    guard case .success(let envelope) = arrival.reading, envelope.drill == drill.open.id else {
                        continue
                    }
                    turn = max(turn, envelope.turn)
                }
            }
            let envelope = Envelope(
                drill: drill.open.id,
                stream: .console,
                sequence: nil,
                turn: turn,
                type: PaceAsked.eventType,
                data: asked(turn).canonicalBytes()
            )
            let record = CloudEventsBinding.encode(envelope, nonce: "pace-\(UInt64.random(in: 0 ... .max))")
            try publisher.publish(record, to: drill.place(DrillSetup.consoleTopic))
            ScreenDoor.output.say(try answer(drill, publisher), in: bus.language)
        }
    }

    /// What is asked for, given the present turn.
    ///
    /// - Throws: `ServiceFailure` unless exactly one flag says it.
    func wish() throws -> (UInt64) -> PaceAsked {
        let given = [pause, resume, speed != nil, step, freeze != nil, unfreeze].count { $0 }
        guard given == 1 else {
            throw ServiceFailure.usage(.oneOf("--pause, --resume, --speed, --step, --freeze, --unfreeze"))
        }
        var asked = PaceAsked.with { $0.by = by }
        if pause { asked.paused = true }
        if resume { asked.paused = false }
        if let speed {
            var playing = PlayingOptions()
            playing.speed = speed
            asked.speedPermille = try playing.pace().speedPermille
        }
        if let freeze {
            asked.frozen = true
            asked.reason = freeze
        }
        if unfreeze { asked.frozen = false }
        let (fixed, isStep) = (asked, step)
        return { turn in
            guard isStep else { return fixed }
            var asked = fixed
            asked.paused = false
            asked.holdAfterTurn = turn + 1
            return asked
        }
    }

    /// How many words of control's are kept until it is known whether they are control's.
    private static let wordsMax = 256

    /// Waits for control's word.
    private func answer(_ drill: DrillOnBus, _ publisher: KafkaPublisher) throws -> Phrase {
        var left = Patience(.seconds(10))
        var rights = SpeakingRights(drill.open.opened.streams)
        var said: [(envelope: Envelope, topic: String)] = []
        while !left.isSpent() {
            for arrival in try drill.subscriber.poll(limit: 1_000, wait: .milliseconds(200)) {
                guard case .success(let envelope) = arrival.reading, envelope.drill == drill.open.id,
                    envelope.stream == .control
                else { continue }
                rights.hear(envelope, on: arrival.place.topic)
                guard [PaceSet.eventType, AskRefused.eventType].contains(envelope.type) else { continue }
                said = said.suffix(Self.wordsMax - 1) + [(envelope, arrival.place.topic)]
            }
            // A word may come before control has said that it is there, each second (C14).
            for word in said {
                guard case .success(let event) = rights.unnumbered(word.envelope, on: word.topic) else { continue }
                if let refused = event as? AskRefused, refused.by == by, refused.asked == PaceAsked.eventType {
                    throw ServiceFailure(.askRefused(by: by, offices: refused.offices), exitCode: 1)
                }
                guard let set = event as? PaceSet, set.by == by else { continue }
                _ = publisher.flush(within: .seconds(1))
                return .pace(set)
            }
        }
        throw ServiceFailure(.controlSilent(drill.open.id.text), exitCode: 1)
    }
}
