import ArgumentParser
import Scenario

/// `gladi-mutator PART`: hands every reader of the drill's records extreme numbers, and says each case before it runs.
///
/// Whoever starts it knows a case that killed it, and starts it again behind that one with `--from`.
@main struct MutatorProgram: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "gladi-mutator")

    /// Who is attacked.
    enum Part: String, ExpressibleByArgument, CaseIterable {
        /// Launcher, view, tail, recorder, finder: whoever only looks on.
        case observers
        /// Control and every unit, in the middle of a drill.
        case machines
        /// What every unit makes of what is delivered to it.
        case doctrine
        /// Openings and briefings.
        case beginnings
        /// The attributes in a record's headers.
        case headers
        /// Records on disk.
        case files
        /// Nothing; its third case traps, for the proof that a trap is found and named.
        case planted
    }

    @Argument var part: Part
    @Option var seed: UInt64 = 1
    @Option var from = 1

    func run() throws {
        var book = CaseBook(from: from)
        guard part != .planted else { return planted(&book) }
        let drill = try PlayedDrill(seed: seed)
        let extremes = try Extremes(seed: seed)
        switch part {
        case .observers: try ObserverAttack(drill, extremes).run(&book)
        case .machines: try MachineAttack(drill, extremes).run(&book)
        case .doctrine: try DoctrineAttack(drill, extremes).run(&book)
        case .beginnings: try BeginningAttack(drill, extremes).run(&book)
        case .headers: try HeaderAttack(drill).run(&book)
        case .files: try FileAttack(drill, extremes).run(&book)
        case .planted: break
        }
        CaseBook.say("done \(book.count)")
    }

    private func planted(_ book: inout CaseBook) {
        for number in 1...5 as ClosedRange<UInt64> {
            book.run("addend=\(number)") {
                let sum = (UInt64.max - 2) + number
                CaseBook.say("sum \(sum)")
            }
        }
        CaseBook.say("done \(book.count)")
    }
}
