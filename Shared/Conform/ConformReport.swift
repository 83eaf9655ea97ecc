import Domain
import Phrases
import Telling

/// The table at the end of a certification.
package struct ConformReport {
    let result: Certification.Result
    let command: [String]
    let wall: Duration
    let language: Language

    /// The table of a certification's result, for the service that `command` starts; it took `wall`.
    package init(_ result: Certification.Result, command: [String], wall: Duration, language: Language) {
        self.result = result
        self.command = command
        self.wall = wall
        self.language = language
    }

    /// The lines.
    package var lines: [ScreenLine] {
        var lines = heading
        let words = ConformCase.allCases.map { Phrase.conformVerdict(verdict($0).word).text(in: language) }
        let width = words.map(\.count).max() ?? 0
        for (conformCase, word) in zip(ConformCase.allCases, words) {
            let verdict = verdict(conformCase)
            var line = ScreenLine("  ")
            line.append(word, ink(of: verdict))
            line.pad(to: width + 4)
            line.append(conformCase.rawValue)
            line.pad(to: width + 17)
            line.append(conformCase.title.text(in: language))
            line.append("  \(conformCase.rules.joined(separator: " "))", .faint)
            lines.append(line)
            for finding in verdict.findings {
                lines.append(ScreenLine(String(repeating: " ", count: width + 4) + finding.text(in: language)))
            }
        }
        if result.hasFailed { lines += result.first.lastWords.map { ScreenLine("  | \($0)", .faint) } }
        let said = result.exercised
        lines.append(ScreenLine(Phrase.conformExercised(said.map(\.records).reduce(0, +)).text(in: language)))
        for (type, records) in said { lines.append(ScreenLine("    \(records)  \(type)", .faint)) }
        if !result.silent.isEmpty {
            lines.append(ScreenLine(Phrase.conformSilent(result.silent).text(in: language), .faint))
        }
        let counts = Phrase.conformCounts(
            passed: count { $0 == .passed },
            failed: count { !$0.findings.isEmpty },
            untested: count { $0 == .untested },
            turns: result.first.tape.turns.count,
            tenths: Int(wall / .milliseconds(100))
        )
        return lines + [ScreenLine(counts.text(in: language), .strong)]
    }

    private var heading: [ScreenLine] {
        var title = ScreenLine(Phrase.conformHeading.text(in: language), .strong)
        title.append(" \(command.joined(separator: " "))")
        return [title]
            + result.first.profiles.map { profile in
                ScreenLine("  \(profile.unit): \(profile.title) · \(profile.agency) · \(profile.version)", .faint)
            }
    }

    private func verdict(_ conformCase: ConformCase) -> ConformVerdict { result.verdicts[conformCase] ?? .untested }

    private func count(_ isOne: (ConformVerdict) -> Bool) -> Int { result.verdicts.values.count(where: isOne) }

    private func ink(of verdict: ConformVerdict) -> ScreenLine.Ink {
        switch verdict {
        case .passed: .level(.green)
        case .failed: .level(.red)
        case .untested: .level(.yellow)
        }
    }
}
