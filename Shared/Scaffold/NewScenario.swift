import Domain
import Foundation
import Phrases
import Scenario

/// A new drill for a district: a file with comments that plays as it stands, for a planner to change.
///
/// The library's `Drills/polres.yaml`, with the district's names filled in. It takes the organisation `polres`, so that it holds
/// numbers and places and little else.
public struct NewScenario {
    /// The drill's key.
    public let key: String
    /// The file, as YAML.
    public let text: String

    /// Settles what to write, and reads it once.
    ///
    /// - Parameters:
    ///   - key: The drill's key, `rohul-2029`.
    ///   - district: The district's key, `rohul`.
    ///   - title: The drill's title on screen.
    ///   - name: The district's name in titles, `Rokan Hulu`; nil: the key with a capital.
    ///   - province: The province's name, whose command then takes part; nil: the district plays alone.
    ///   - day: The drill's day, `2029-02-10`.
    ///   - language: The language of its comments.
    ///   - library: Where the organisation is looked up.
    /// - Throws: `FileError` that says which of these does not fit.
    public init(
        _ key: String,
        district: String,
        title: String,
        name: String?,
        province: String?,
        day: String,
        comments language: Language,
        in library: ScenarioLibrary
    ) throws(FileError) {
        self.key = key
        let unfit = [("<key>", "key", key), ("--district", "district", district)].filter { !isScenarioWord($0.2) }
        let texts: [(String, String, String?)] = [("--title", "title", title), ("--name", "name", name)]
        var problems = unfit.map { place, key, word in
            Self.problem(.unfitWord(word, of: key, meant: wordMeant(by: word)), of: place)
        }
        problems += texts.filter { $0.2?.allSatisfy(\.isWhitespace) ?? false }.map { place, key, text in
            Self.problem(.unfitValue(text ?? "", of: key, expected: Phrase.Form.text), of: place)
        }
        if let province, !province.isEmpty, wordMeant(by: province) == nil {
            problems.append(
                Self.problem(.unfitValue(province, of: "province", expected: Phrase.Form.text), of: "--province")
            )
        }
        if DrillStart("\(day)T08:00:00+07:00") == nil {
            problems.append(Self.problem(.unfitValue(day, of: "day", expected: .drillDay), of: "--day"))
        }
        guard problems.isEmpty else { throw FileError(problems: problems) }
        let province = province ?? ""
        let time = ProvinceTime(ofProvince: scenarioName(of: province))
        let words = [
            "key": key, "district": district, "day": day, "province": scenarioName(of: province),
            "offset": time.offset, "zone": time.title,
            "Title": Self.escaped(title), "Province": Self.escaped(province),
            "District": Self.escaped(name ?? district.prefix(1).uppercased() + district.dropFirst()),
        ]
        // A district that plays alone has nothing of its province.
        let lines = try library.newDrill().split(separator: "\n", omittingEmptySubsequences: false)
        let kept = lines.filter { !province.isEmpty || !$0.lowercased().contains("<province>") }
        let said = kept.compactMap { Self.line(String($0), in: language) }
        text = said.joined(separator: "\n").replacing(/<([A-Za-z]+)>/) { words[String($0.1)] ?? String($0.0) }
        _ = try ScenarioLoader.load(text: text, file: "\(key).yaml", library: library)
    }

    /// Writes the file; one that is there already stays as it is.
    ///
    /// - Throws: `ServiceFailure`: 65 the file is there already; 74 it cannot be written, with the reason.
    public func write(to path: String) throws(ServiceFailure) {
        do {
            try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .withoutOverwriting)
        } catch CocoaError.fileWriteFileExists {
            throw ServiceFailure(.scenarioIsThere(path), exitCode: 65)
        } catch {
            throw ServiceFailure(.scenarioNotWritten(path, systemReason(of: error)), exitCode: 74)
        }
    }

    /// A line of the library's file with its comment of one language, of `#id …` and `#en …`; nil for one that has just another.
    private static func line(_ line: String, in language: Language) -> String? {
        let comments = line.matches(of: /#(id|en) (.*?)(?= #en |$)/)
        guard let first = comments.first else { return line }
        let code = line[..<first.range.lowerBound]
        guard let own = comments.first(where: { $0.1 == language.rawValue }) else {
            return code.allSatisfy { $0 == " " } ? nil : String(code)
        }
        return "\(code)# \(own.2)"
    }

    /// A word of the command line that does not fit.
    private static func problem(_ what: Phrase, of word: String) -> FileProblem {
        FileProblem(file: word, line: 0, column: 0, what: what)
    }

    /// A text as it stands between quotes, in YAML as in JSON; what no line of a file may hold becomes a space.
    private static func escaped(_ text: String) -> String {
        let plain = text.map { $0.isNewline || $0 == "\t" ? " " : $0 }
        return String(plain).replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    }
}
