import Events
import Files
import Phrases

/// Reads scenarios.
public enum ScenarioLoader {
    /// Reads a file.
    ///
    /// - Throws: `FileError` with everything that does not fit, or with the one reason why the file cannot be read.
    public static func load(path: String, library: ScenarioLibrary = .builtIn) throws(FileError) -> Scenario {
        try draft(path: path, library: library).whole()
    }

    /// Reads a scenario's text; `file` names it in problems.
    ///
    /// - Throws: `FileError` with everything that does not fit.
    public static func load(
        text: String,
        file: String,
        library: ScenarioLibrary = .builtIn
    ) throws(FileError) -> Scenario {
        try draft(text: text, file: file, library: library).whole()
    }

    /// Reads a file as far as it can be read.
    ///
    /// - Throws: `FileError` when it, its base or its template cannot be read at all.
    public static func draft(path: String, library: ScenarioLibrary = .builtIn) throws(FileError) -> ScenarioDraft {
        try draft(bytes: bytes(of: path), file: path, library: library)
    }

    /// Reads a scenario's text as far as it can be read; `file` names it in problems.
    ///
    /// - Throws: `FileError` when it, its base or its template cannot be read at all.
    public static func draft(
        text: String,
        file: String,
        library: ScenarioLibrary = .builtIn
    ) throws(FileError) -> ScenarioDraft {
        try draft(bytes: Array(text.utf8), file: file, library: library)
    }

    private static func draft(
        bytes: [UInt8],
        file: String,
        library: ScenarioLibrary
    ) throws(FileError) -> ScenarioDraft {
        let findings = Findings()
        var files: [[UInt8]] = []
        var bases: Set<String> = []
        var entries: [(key: YAMLValue, value: YAMLValue)] = []
        var changes = ListChanges()
        var cutTexts: [FileProblem] = []
        var moved: (district: YAMLValue, base: String)?
        var base: Spot?
        var spot = Spot(file: file, line: 1, column: 1)
        var next: (bytes: [UInt8], file: String)? = (bytes, file)
        var isWhole = true
        while let (bytes, file) = next {
            next = nil
            files.append(bytes)
            cutTexts += TextForm.hashtags(in: bytes, file: file)
            if files.count > 1 { bases.insert(file) }
            guard let top = top(bytes, file, isBase: files.count > 1, findings) else {
                isWhole = false
                break
            }
            if files.count == 1 { spot = top.spot }
            let own = top.entries ?? []
            let replaced = entries.compactMap(\.key.text)
            if let other = top["district"]?.text,
                let district = entries.first(where: { $0.key.text == "district" })?.value,
                district.text != other
            {
                moved = (district, other)
            }
            if files.count == 1, top["key"] == nil { base = top["based_on"]?.spot }
            for (key, value) in own {
                guard let change = ListChanges.Change(rawValue: key.text ?? "") else { continue }
                changes.take(value, as: change, replaced: replaced, findings)
            }
            // A key that a scenario writes itself replaces the same key of its base; a roster also its base's strength.
            entries += own.filter { entry in
                let key = entry.key.text ?? ""
                return !replaced.contains(key) && !(key == "strength" && replaced.contains("roster"))
            }
            guard let base = own.first(where: { $0.key.text == "based_on" })?.value else { continue }
            let name = base.text ?? ""
            if files.count > 4 {
                findings.add(.basedOnTooDeep(name), at: base.spot)
                isWhole = false
                break
            }
            do throws(FileError) {
                let path = try library.path(of: name, besides: file)
                next = (try Self.bytes(of: path), path)
            } catch {
                for problem in error.problems { findings.add(problem.what, at: base.spot) }
                isWhole = false
            }
        }
        // Without its base, a scenario would only be told what the base would have brought.
        var source = ScenarioSource(file: file, bases: bases, start: spot)
        func refuse() -> FileError { FileError(problems: findings.problems.map(source.told).inOrderOfPlace) }
        guard isWhole else { throw refuse() }
        var short = Shorthand(changes.applied(to: .mapping(entries, at: spot), findings), findings)
        if let organisation = short.organisation(in: library) {
            files.append(organisation.bytes)
            source.template = organisation.spot.map { (organisation.file, $0) }
        }
        // Without its template, a scenario would only be told what the template would have brought.
        guard short.isWhole else { throw refuse() }
        source.top = short.writtenOut()
        source.warnings = cutTexts + short.givenTwice()
        if let base, let key = source.top.first(where: { $0.key.text == "key" })?.value.text {
            source.warnings.append(base.problem(.keyOfBase(key), .warning))
        }
        findings.absent = Set(short.absent(from: source.top))
        let reader = MappingReader(entries: source.top, spot: spot, findings: findings)
        let written = ["based_on"] + ListChanges.Change.allCases.map(\.rawValue) + Shorthand.keys
        for key in written { _ = reader.optional(key) }
        let scenario = ScenarioReading(top: reader, catalogue: .standard, library: library).scenario(
            files: files,
            from: source
        )
        reader.finish()
        let brought = source.template.map { bases.union([$0.file]) } ?? bases
        if let moved, findings.problems.contains(where: { brought.contains($0.file) }) {
            let what = Phrase.districtOfAnother(moved.district.shown, base: moved.base)
            findings.tell(what, at: moved.district.spot, insteadOfAllIn: brought)
        }
        return ScenarioDraft(scenario, findings, top: source.top, told: source.told)
    }

    private static func top(_ bytes: [UInt8], _ file: String, isBase: Bool, _ findings: Findings) -> YAMLValue? {
        let spot = Spot(file: file, line: 1, column: 1)
        // A file that was not named on the command line may be anybody's. Nothing of it is shown until it proves
        // to be a scenario.
        let own = Findings()
        var value: YAMLValue?
        if let problem = TextForm.problem(of: bytes, file: file) {
            own.add(problem.what, at: problem.spot)
        } else {
            value = YAMLValue.parse(bytes, file: file, findings: own)
        }
        if isBase, let value, !value.looksLikeScenario {
            findings.add(.noScenario, at: spot)
            return nil
        }
        // If reading stopped, only that problem is told: the parser's words quote nothing.
        for problem in value == nil && isBase ? own.problems.suffix(1) : own.problems[...] {
            findings.add(problem.what, at: Spot(file: problem.file, line: problem.line, column: problem.column))
        }
        guard let value, value.plain != "" else {
            if own.problems.isEmpty { findings.add(.emptyScenario, at: spot) }
            return nil
        }
        guard value.entries != nil else {
            findings.add(
                .unfitValue(value.shown, of: "skenario", expected: Phrase.Form.mapping),
                at: value.spot
            )
            return nil
        }
        let top = value.understood(ScenarioDraft.Part.topKeys, findings)
        guard let ground = top["ground"] else { return top }
        return top.with("ground", ground.understood(["mode", "observation_interval", "groups", "script"], findings))
    }

    /// The most bytes of a scenario or a map.
    private static let bytesMax = 1 << 20

    static func bytes(of path: String) throws(FileError) -> [UInt8] {
        do throws(NamedFileError) {
            return try NamedFile.read(path, bytesMax: bytesMax)
        } catch {
            throw FileError(problems: [FileProblem(file: path, line: 0, column: 0, what: error.what)])
        }
    }
}

extension YAMLValue {
    /// True for a mapping that says that it is a scenario of this format, or is based on one.
    fileprivate var looksLikeScenario: Bool {
        let top = entries ?? []
        return top.contains { $0.key.text == "gladi" && $0.value.text == "1" }
            || top.contains { $0.key.text == "based_on" }
    }
}
