import ArgumentParser
import Domain
import Events
import Foundation
import Phrases
import ServiceHost
import Telling

/// `gladi view`: a record in the view of a run, without a broker.
struct ViewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "view",
        abstract: "Menampilkan rekaman seperti latihan yang berjalan. (Shows a record as a run is shown.)",
        discussion: """
            Di terminal rekaman diputar dan digerakkan dengan tombol; baris terbawah menyebut tombolnya. Tanpa terminal, atau
            dengan --still, satu gambar dicetak: pada --at, atau pada akhirnya. (On a terminal keys move it. Elsewhere, or with
            --still, one frame is printed: as it was at --at, or at the end.)

              gladi view muba-2024.k3x9.gladi
              gladi view muba-2024.k3x9.gladi --at 01:10:00 --speed 10
              gladi view muba-2024.k3x9.gladi --at 01:26:00 --still --columns 120 --rows 40

            Tombol: spasi jeda, n dan b kejadian berikut dan sebelumnya, panah semenit, PgUp dan PgDn sepuluh menit, + dan -
            kecepatan, g awal, G akhir, q keluar. (Keys: space pauses, n and b step by events, arrows a minute, PgUp and
            PgDn ten, + and - speed, g start, G end, q quits.)

            Kode akhir: 0 tampil; 64 cara pakai salah; 65 waktu itu tidak ada dalam rekaman, atau rekaman tanpa
            langkah; 74 rekaman tidak terbaca.
            (Exit codes: 0 shown; 64 wrong usage; 65 the record has no such time, or no turn; 74 the record cannot be
            read.)
            """
    )

    @Argument(help: "Berkas rekaman. (The record.)")
    var record: String
    @Option(
        help:
            "Mulai dari, atau cetak keadaan pada, JJ:MM:DD sejak latihan mulai. (Begin at, or print, HH:MM:SS since the drill's start.)"
    )
    var at: String?
    @Option(
        help:
            "Detik simulasi tiap detik, 1 sampai 3600; dapat diubah dengan tombol. (Simulated seconds a second, 1 to 3600; keys change it.)"
    )
    var speed = 60
    @Flag(help: "Cetak satu gambar, juga di terminal. (Print one frame, also on a terminal.)")
    var still = false
    @Option(help: "Lebar gambar yang dicetak, 20 sampai 400 kolom. (The printed frame's columns, 20 to 400.)")
    var columns = 100
    @Option(help: "Tinggi gambar yang dicetak, 5 sampai 200 baris. (The printed frame's rows, 5 to 200.)")
    var rows = 30
    @OptionGroup var screen: LanguageOption

    func run() throws {
        let language = screen.language
        try reporting(in: language) {
            try check("--speed", speed, 1...Playback.paceMax)
            try check("--columns", columns, 20...400)
            try check("--rows", rows, 5...200)
            let start = try at.map { text in
                guard let time = SimulatedTime(clock: text) else {
                    throw ServiceFailure.usage(.badOption("--at", text, "HH:MM:SS"))
                }
                return time
            }
            try readingRecord {
                let terminal = Terminal(.output)
                let isMoved =
                    !still && ScreenDoor.output.isTerminal && terminal.hasKeys
                    && !Terminal.isDumb(ProcessInfo.processInfo.environment)
                var playback = try Playback(path: record, pace: speed, at: start)
                if let flaw = playback.flaw { ServiceProgram.say(.recordFlawed(record, flaw), in: language) }
                guard isMoved else {
                    playback.take(.pause)
                    if start == nil { playback.take(.end) }
                    let lines = playback.frame(columns: columns, rows: rows, language: language, hasKeys: false)
                    return try LineStyle.ofStandardOutput(language).write(lines)
                }
                PlaybackScreen(terminal, language: language).show(playback)
            }
        }
    }

    private func check(_ name: String, _ value: Int, _ range: ClosedRange<Int>) throws(ServiceFailure) {
        guard !range.contains(value) else { return }
        throw .usage(.badOption(name, "\(value)", "\(range.lowerBound) … \(range.upperBound)"))
    }
}

extension Playback {
    /// A record, at its first turn or at `time`.
    ///
    /// - Throws: `RecordingError`; `ServiceFailure` (65) when the record has no turn, or nothing at that time.
    package init(path: String, pace: Int, at time: SimulatedTime? = nil) throws {
        let drill = try RecordedDrill(path: path)
        let story = try drill.story()
        guard let begins = story.begins else { throw ServiceFailure(.recordWithoutTurns(path), exitCode: 65) }
        let started = story.notices.lazy.compactMap { $0.message as? ExerciseStarted }.first
        let title = started?.title ?? drill.opened.scenario
        let cast = try DrillView.Cast(drill, title: title, begins: begins, ends: story.ends)
        self.init(cast, story.notices, pace: pace)
        guard let time else { return }
        guard (begins...story.ends).contains(time) else {
            let what = Phrase.timeOutsideRecord("\(time)", from: "\(begins)", to: "\(story.ends)")
            throw ServiceFailure(what, exitCode: 65)
        }
        seek(to: time)
    }
}
