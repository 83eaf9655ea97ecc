import ArgumentParser
import Domain
import Foundation
import Lockstep
import Phrases
import Scenario
import ServiceHost

/// How a scenario is played: the flags that `control` and `gladi run` share.
public struct PlayingOptions: ParsableArguments, Sendable {
    /// The seed.
    @Option(
        help:
            "Benih acak; benih yang sama memainkan latihan yang sama. (Seed of the random numbers; equal seeds play equal drills.)"
    )
    public var seed: UInt64 = 1
    /// The pace.
    @Option(
        help:
            "Kecepatan: max, atau detik simulasi tiap detik (1: waktu nyata). (Speed: max, or simulated seconds per second (1 is real time).)"
    )
    public var speed = "max"
    /// A part.
    @Option(
        help:
            "Mainkan sebagian saja: DARI..SAMPAI, misalnya 01:10:00..01:20:00. (Play a part only: FROM..TO, such as 01:10:00..01:20:00.)"
    )
    public var excerpt: String?

    /// No flags given.
    public init() {}

    /// The scenario to play, from the library or from a file.
    ///
    /// - Throws: `FileError`; `ServiceFailure` for an excerpt that is not FROM..TO.
    public func scenario(_ name: String, in library: ScenarioLibrary) throws -> Scenario {
        try part(of: library.scenario(name))
    }

    /// The part of a scenario that is to be played: all of it, or the excerpt.
    ///
    /// - Throws: `FileError` for an excerpt outside the drill; `ServiceFailure` for one that is not FROM..TO.
    package func part(of scenario: Scenario) throws -> Scenario {
        guard let excerpt else { return scenario }
        let parts = excerpt.components(separatedBy: "..")
        guard parts.count == 2, let from = SimulatedTime(clock: parts[0]), let to = SimulatedTime(clock: parts[1])
        else {
            throw ServiceFailure.usage(.badOption("--excerpt", excerpt, "HH:MM:SS..HH:MM:SS"))
        }
        return try scenario.excerpt(from: from, to: to)
    }

    /// The pace with which the drill opens.
    public func pace() throws(ServiceFailure) -> Pace {
        if speed == "max" { return .fastest }
        guard let number = Double(speed), number >= 0.001, number <= 1_000_000 else {
            throw .usage(.badOption("--speed", speed, "max | 0.001 … 1000000"))
        }
        return Pace(speedPermille: UInt32(number * 1000))
    }
}
