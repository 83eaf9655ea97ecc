import ArgumentParser

/// The program `gladi-benchmark`: how fast drills run here, beside what the transport alone allows.
@main struct BenchmarkProgram: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gladi-benchmark",
        abstract: "How fast a drill runs here, beside a bare barrier with the same processes and streams.",
        discussion: """
              swift build -c release && .build/release/gladi-benchmark
              gladi-benchmark --part barrier --part drill --rounds 5 --json

            The parts of a round, one after the other, round by round, so that a busy machine is busy for all of them:

            drill       the whole drill as processes on the embedded broker, at full speed
            barrier     the bare barrier: the scenario's processes, streams and hearing on the embedded broker, and as many
                        turns as the drill took, with fixed records and no work; the ceiling of this transport with this
                        layout of processes
            in-process  the whole drill in one process: gladi run --in-process
            launcher    gladi run, from its start to the first granted turn, and to its end

            Figures are medians over the rounds. Turns per second count from the first grant to the end.

            Exit codes: 0 every target is met; 1 one is missed; 70 a part did not run.
            """,
        subcommands: [MeasureCommand.self, BarrierControl.self, BarrierUnits.self, BarrierRecorder.self],
        defaultSubcommand: MeasureCommand.self
    )
}
