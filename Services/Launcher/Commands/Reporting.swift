import ArgumentParser
import Foundation
import Phrases
import Recording
import ServiceHost
import Telling

/// Runs a command's work; what goes wrong becomes one clear line and an exit code.
func reporting(in language: Language, _ work: () throws -> Void) throws {
    do { try work() } catch let code as ExitCode { throw code } catch {
        let failure = ServiceProgram.failure(of: error)
        ServiceProgram.say(failure.phrase, in: language)
        throw ExitCode(failure.exitCode)
    }
}

/// Runs what reads a record; what is wrong with the file becomes a clear line and exit code 74.
func readingRecord(_ work: () throws -> Void) throws {
    do { try work() } catch let error as RecordingError { throw ServiceFailure(error.phrase, exitCode: 74) }
}

/// Says on standard error where a record is not what was recorded.
func warn(of drill: RecordedDrill, in language: Language) throws {
    guard let flaw = try drill.flaw() else { return }
    ServiceProgram.say(.recordFlawed(drill.reader.path, flaw.phrase), in: language)
}

/// A value as one line of JSON.
func oneLine(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
}

/// Writes a text into a file that is not there yet.
///
/// - Throws: `ServiceFailure` (74) for a file that is there, or cannot be written.
func writeNew(_ text: String, to path: String) throws(ServiceFailure) {
    guard !FileManager.default.fileExists(atPath: path) else { throw ServiceFailure(.fileExists(path), exitCode: 74) }
    do { try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .withoutOverwriting) } catch {
        throw ServiceFailure(.fileNotWritten(path, systemReason(of: error)), exitCode: 74)
    }
}
