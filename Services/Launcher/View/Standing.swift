import Domain
import Phrases
import Telling

/// Where a drill stands, for the clock's line of a frame.
struct Standing: Sendable {
    /// Simulated time.
    let time: SimulatedTime
    /// True once it has ended.
    let hasEnded: Bool
    /// Why it stands still; nil: it moves.
    let hold: Phrase?
    /// The turn, and how fast it goes.
    let speed: Phrase
    /// Simulated seconds a second.
    let pace: Int

    /// A drill that runs.
    init(_ progress: DrillProgress, at now: Duration) {
        let rate = progress.rate(at: now)
        time = progress.time
        hasEnded = progress.ended != nil
        pace = rate.pace
        speed = .speed(turn: progress.turn, rate: rate.turns, pace: rate.pace)
        hold =
            progress.controlSilence(at: now).map { .controlIsSilent(seconds: $0.components.seconds) }
            ?? progress.hold
            ?? progress.waiting.map { .waiting($0.units.joined(separator: ", "), $0.reason) }
    }

    /// A record that is shown.
    init(_ playback: Playback) {
        time = playback.time
        hasEnded = false
        pace = playback.pace
        speed = .playbackSpeed(turn: playback.turn, pace: playback.pace)
        hold = playback.isPaused ? .playbackPaused(turn: playback.turn, pace: playback.pace) : nil
    }
}
