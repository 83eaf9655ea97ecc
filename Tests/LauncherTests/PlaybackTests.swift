import Domain
import Events
import Foundation
import Launcher
import Phrases
import Recording
import Scenario
import Telling
import Testing

@Suite("A record in the view")
struct PlaybackTests {
    /// Ten minutes of a drill, recorded once for all tests.
    private final class Record: Sendable {
        static let shared = Result { try Record() }
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).gladi").path

        private init() throws {
            let excerpt = ["--in-process", "--excerpt", "01:10:00..01:20:00", "--json"]
            var command = try GladiCommand.parseAsRoot(["run", "muba-2024", "--record", path] + excerpt)
            try command.run()
        }
    }

    private let path: String
    private let begin = SimulatedTime(seconds: 4_200)

    init() throws { path = try Record.shared.get().path }

    private func playback(pace: Int = 60, at time: String? = nil) throws -> Playback {
        try Playback(path: path, pace: pace, at: time.flatMap { SimulatedTime(clock: $0) })
    }

    private func frame(_ playback: Playback) -> [String] {
        playback.frame(columns: 100, rows: 30, language: .indonesian).map { $0.text(hasColour: false) }
    }

    @Test("it stands at the first turn, with the title and nothing of later")
    func beginning() throws {
        let playback = try playback()
        #expect(playback.time == begin)
        let title = try ScenarioLibrary.builtIn.scenario("muba-2024").title
        #expect(frame(playback)[0].contains(title))
        #expect(try frame(playback) != frame(self.playback(at: "01:20:00")))
    }

    @Test("a frame at a time is the same however one came there")
    func ways() throws {
        let wanted = SimulatedTime(seconds: 4_500)
        var direct = try playback()
        direct.seek(to: wanted)
        var back = try playback(at: "01:20:00")
        back.seek(to: wanted)
        var played = try playback(pace: 10)
        for _ in 0..<300 { played.advance(by: .milliseconds(100)) }
        var minutes = try playback()
        for _ in 0..<5 { minutes.take(.minuteOn) }
        for other in [back, played, minutes] {
            #expect(other.time == wanted)
            #expect(other.turn == direct.turn)
            // The clock's line tells the pace.
            #expect(frame(other).enumerated().allSatisfy { $0.offset == 2 || $0.element == frame(direct)[$0.offset] })
        }
    }

    @Test("steps forward and back meet the same events, one at a time")
    func steps() throws {
        var playback = try playback()
        var there: [[String]] = []
        for _ in 0..<12 {
            playback.take(.eventOn)
            there.append(frame(playback))
        }
        #expect(playback.isPaused)
        #expect(Set(there).count == 12)
        for expected in there.dropLast().reversed() {
            playback.take(.eventBack)
            #expect(frame(playback) == expected)
        }
    }

    @Test("no step leads beyond either end")
    func ends() throws {
        var playback = try playback()
        playback.take(.tenBack)
        playback.take(.eventBack)
        #expect(playback.time == begin)
        playback.take(.end)
        #expect(playback.isAtEnd)
        let last = playback.time
        playback.take(.tenOn)
        playback.take(.eventOn)
        #expect(playback.time == last)
    }

    @Test("it moves with its pace, stands still when paused, and stops at the end")
    func pace() throws {
        var playback = try playback(pace: 30)
        playback.advance(by: .milliseconds(1_500))
        #expect(playback.time == begin.adding(seconds: 45))
        playback.take(.pause)
        playback.advance(by: .seconds(10))
        #expect(playback.time == begin.adding(seconds: 45))
        playback.take(.pause)
        playback.take(.faster)
        #expect(playback.pace == 60)
        playback.advance(by: .seconds(60))
        #expect(playback.isAtEnd && playback.isPaused)
        // From the end it goes on at the beginning.
        playback.take(.pause)
        #expect(playback.time == begin)
        for _ in 0..<20 { playback.take(.slower) }
        #expect(playback.pace == 1)
        for _ in 0..<20 { playback.take(.faster) }
        #expect(playback.pace == Playback.paceMax)
    }

    @Test("keys as terminals send them")
    func keys() {
        let sent = " n\u{1B}[C\u{1B}OD\u{1B}[6~?+-gGq"
        #expect(
            Playback.Wish.wishes(of: Array(sent.utf8)) == [
                .pause, .eventOn, .minuteOn, .minuteBack, .tenOn, .faster, .slower, .start, .end, .quit,
            ]
        )
        #expect(Playback.Wish.wishes(of: Array("\u{1B}[99;5u".utf8)) == [])
    }

    @Test("the last line says what the keys do, and never makes the frame taller", arguments: [5, 8, 24, 60])
    func help(rows: Int) throws {
        let playback = try playback()
        let lines = playback.frame(columns: 80, rows: rows, language: .english).map { $0.text(hasColour: false) }
        #expect(lines.count <= rows)
        #expect((lines.last?.hasPrefix("q quit") ?? false) == (rows >= 8))
        #expect(playback.frame(columns: 80, rows: rows, language: .english, hasKeys: false).count <= rows)
    }

    @Test("without a terminal one frame is printed; a time that is not there is refused")
    func command() throws {
        func exitCode(_ arguments: String...) throws -> Int32 {
            do {
                var command = try GladiCommand.parseAsRoot(["view"] + arguments)
                try command.run()
            } catch { return GladiCommand.exitCode(for: error).rawValue }
            return 0
        }
        #expect(try exitCode(path, "--still") == 0)
        #expect(try exitCode(path, "--still", "--at", "01:12:00", "--columns", "60", "--rows", "12") == 0)
        #expect(try exitCode(path, "--still", "--at", "02:00:00") == 65)
        #expect(try exitCode(path, "--still", "--at", "noon") == 64)
        #expect(try exitCode(path, "--still", "--speed", "0") == 64)
        #expect(try exitCode("\(path).x") == 74)
    }
}
