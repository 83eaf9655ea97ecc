import ArgumentParser
import Foundation
import Phrases

/// A program whose every word goes through the door, the argument parser's too: its errors quote the command line.
public protocol ScreenedCommand: AsyncParsableCommand {}

extension ScreenedCommand {
    /// Reads the command line, runs, and ends the process with the exit code that an error means.
    public static func main() async {
        do {
            var command = try await asyncParseAsRoot()
            if var program = command as? any AsyncParsableCommand {
                try await program.run()
            } else {
                try command.run()
            }
        } catch { leave(after: error) }
    }
}

extension ParsableCommand {
    /// As `ScreenedCommand`, for a program of the main thread.
    public static func runThroughDoor() {
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch { leave(after: error) }
    }

    private static var commandLineName: String { configuration.commandName ?? "" }

    /// What is said of a first word that is none of the program's commands; nil where it is one, or a flag.
    private static func unknownCommand(_ word: String) -> Phrase? {
        let known = configuration.subcommands.compactMap { $0.configuration.commandName }
        guard !known.isEmpty, !word.isEmpty, !word.hasPrefix("-"), !(known + ["help"]).contains(word) else {
            return nil
        }
        return .unknownName(word, of: .usageCommand, nearest: nearest(to: word, among: known), known: known)
    }

    /// Says what the argument parser has to say of an error, and ends the process.
    static func leave(after error: any Error) -> Never {
        let code = exitCode(for: error)
        let words = ParserWords(arguments: CommandLine.arguments)
        if code == .validationFailure, let unknown = unknownCommand(CommandLine.arguments.dropFirst().first ?? "") {
            ScreenDoor.errors.say(Phrase(lines: [unknown, .moreHelp("\(commandLineName) --help")]), in: words.language)
            Foundation.exit(code.rawValue)
        }
        let text =
            code.isSuccess
            ? words.help(fullMessage(for: error))
            : words.refusal(fullMessage(for: error), message: message(for: error))
        if !text.isEmpty { (code.isSuccess ? ScreenDoor.output : .errors).say(document: text + "\n") }
        Foundation.exit(code.rawValue)
    }
}
