private import CYaml
import Phrases

// Yams carries libyaml as the module CYaml. The composer of Yams hashes every key with all that stands below it, so
// that a few hundred bytes of aliases keep it busy for minutes. Reading libyaml's events costs only what the text
// costs.

/// Reads YAML event by event; anything that no scenario has ends the reading at once, before it can cost anything.
///
/// The depth and the number of values are bounded. Anchors and aliases are refused wherever they stand, and so are keys
/// that are no text. A key that stands twice in a mapping is reported at the second; of two lists or two mappings the one with
/// more in it holds, so that little else is missed, and of others the later one.
final class YAMLComposer {
    /// How deep values may lie within values; a scenario needs about ten.
    static let depthMax = 64
    /// The most scalars, lists and mappings of a file.
    static let valuesMax = 32_768

    /// What ends the reading.
    struct Stop: Error {
        let what: Phrase
        let spot: Spot
    }

    fileprivate enum Event {
        case scalar(String, isPlain: Bool)
        case sequence
        case mapping
        /// The end of a list or mapping, or an end of a document or of the stream.
        case bracket(isStreamEnd: Bool)
    }

    private let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
    private let file: String
    private let findings: Findings
    private var count = 0
    private var text: [UInt8] = []
    /// The quotation that was read last, if nothing came after it.
    private var quotation: (start: Spot, end: Spot)?

    init(file: String, findings: Findings) {
        self.file = file
        self.findings = findings
        parser.initialize(to: yaml_parser_t())
        yaml_parser_initialize(parser)
        yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    }

    deinit {
        yaml_parser_delete(parser)
        parser.deallocate()
    }

    /// The one document of a text; nil when there is none.
    ///
    /// To be called once.
    func document(_ text: [UInt8]) throws(Stop) -> YAMLValue? {
        // Some editors write a mark before the text.
        let text = text.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(text.dropFirst(3)) : text
        self.text = text
        return try text.withUnsafeBufferPointer { bytes throws(Stop) in
            guard let start = bytes.baseAddress else { return nil }
            yaml_parser_set_input_string(parser, start, bytes.count)
            _ = try next()
            guard case .bracket(isStreamEnd: false) = try next().event else { return nil }
            let root = try value(from: try next(), depth: 0)
            _ = try next()
            let end = try next()
            guard case .bracket(isStreamEnd: true) = end.event else {
                throw Stop(what: .notYAML(Phrase.YAML.secondDocument), spot: end.spot)
            }
            return root
        }
    }

    private func value(from found: (event: Event, spot: Spot), depth: Int) throws(Stop) -> YAMLValue {
        let spot = found.spot
        count += 1
        guard depth < Self.depthMax else { throw Stop(what: .yamlTooDeep(Self.depthMax), spot: spot) }
        guard count <= Self.valuesMax else { throw Stop(what: .yamlTooMany(Self.valuesMax), spot: spot) }
        switch found.event {
        case .scalar(let text, let isPlain): return YAMLValue(content: .scalar(text, isPlain: isPlain), spot: spot)
        case .sequence:
            var elements: [YAMLValue] = []
            while case let element = try next(), !element.event.isBracket {
                guard case .mapping = element.event else {
                    elements.append(try value(from: element, depth: depth + 1))
                    continue
                }
                count += 1
                elements += try mappings(from: element.spot, depth: depth + 1, areElements: true)
            }
            return YAMLValue(content: .sequence(elements), spot: spot)
        case .mapping: return try mappings(from: spot, depth: depth, areElements: false)[0]
        case .bracket: throw Stop(what: .notYAML(Phrase.YAML.value), spot: spot)
        }
    }

    /// A mapping; several where it is a list's element that swallowed the next ones, as their '- ' is missing.
    private func mappings(from start: Spot, depth: Int, areElements: Bool) throws(Stop) -> [YAMLValue] {
        guard depth < Self.depthMax else { throw Stop(what: .yamlTooDeep(Self.depthMax), spot: start) }
        var swallowing: [YAMLValue] = []
        var start = start
        var entries: [(key: YAMLValue, value: YAMLValue)] = []
        var indices: [String: (index: Int, size: Int)] = [:]
        while case let found = try next(), !found.event.isBracket {
            guard case .scalar(let text, _) = found.event else { throw Stop(what: .keyIsNoText, spot: found.spot) }
            let key = try value(from: found, depth: depth + 1)
            let before = count
            let value = try value(from: try next(), depth: depth + 1)
            let size = count - before
            guard let (index, sizeOfFirst) = indices[text] else {
                indices[text] = (entries.count, size)
                entries.append((key, value))
                continue
            }
            let first = entries[index]
            guard !areElements || index > 0 || key.spot.line == first.key.spot.line else {
                findings.add(.elementWithoutDash(key.shown, line: first.key.spot.line), at: key.spot)
                swallowing.append(.mapping(entries, at: start))
                start = key.spot
                entries = [(key, value)]
                indices = [text: (0, size)]
                continue
            }
            findings.add(.repeatedKey(key.shown, line: first.key.spot.line), at: key.spot)
            if size < sizeOfFirst, first.value.isAlike(value) { continue }
            entries[index] = (key, value)
            indices[text] = (index, size)
        }
        return swallowing + [.mapping(entries, at: start)]
    }

    private func next() throws(Stop) -> (event: Event, spot: Spot) {
        var event = yaml_event_t()
        guard yaml_parser_parse(parser, &event) == 1 else { throw problem() }
        defer { yaml_event_delete(&event) }
        let spot = spot(event.start_mark)
        quotation = nil
        let anchor: UnsafeMutablePointer<yaml_char_t>?
        let found: Event
        switch event.type {
        case YAML_SCALAR_EVENT:
            let scalar = event.data.scalar
            anchor = scalar.anchor
            let text = String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
            let isPlain = scalar.style == YAML_PLAIN_SCALAR_STYLE
            // From a word processor: YAML takes such a space for a letter.
            guard !isPlain || !text.utf8.contains(0xC2) || text.firstMatch(of: /^-?\u{A0}|:\u{A0}/) == nil else {
                throw Stop(what: .notYAML(Phrase.YAML.space), spot: spot)
            }
            found = .scalar(text, isPlain: isPlain)
            if [YAML_SINGLE_QUOTED_SCALAR_STYLE, YAML_DOUBLE_QUOTED_SCALAR_STYLE].contains(scalar.style) {
                quotation = (spot, self.spot(event.end_mark))
            }
        case YAML_SEQUENCE_START_EVENT:
            anchor = event.data.sequence_start.anchor
            found = .sequence
        case YAML_MAPPING_START_EVENT:
            anchor = event.data.mapping_start.anchor
            found = .mapping
        case YAML_ALIAS_EVENT: throw Stop(what: .noAliases, spot: spot)
        case let type:
            anchor = nil
            found = .bracket(isStreamEnd: type == YAML_STREAM_END_EVENT)
        }
        guard anchor == nil else { throw Stop(what: .noAliases, spot: spot) }
        return (found, spot)
    }

    private func spot(_ mark: yaml_mark_t) -> Spot {
        Spot(file: file, line: Int(mark.line) + 1, column: Int(mark.column) + 1)
    }

    /// What the parser's words mean; nothing of the text is quoted.
    private func problem() -> Stop {
        let words = parser.pointee.problem.map { String(cString: $0) } ?? ""
        // A quotation that nobody ends runs to the next quotation mark; an apostrophe ends one too early.
        if let quotation, parser.pointee.error == YAML_PARSER_ERROR,
            self.spot(parser.pointee.problem_mark) == quotation.end
        {
            return quotation.start.line < quotation.end.line
                ? Stop(what: .notYAML(Phrase.YAML.quote), spot: quotation.start)
                : Stop(what: .notYAML(Phrase.YAML.apostrophe), spot: quotation.end)
        }
        let spot =
            switch parser.pointee.error {
            case YAML_SCANNER_ERROR, YAML_PARSER_ERROR: spot(parser.pointee.problem_mark)
            case YAML_READER_ERROR: spot(ofByte: Int(parser.pointee.problem_offset))
            default: Spot(file: file, line: 1, column: 1)
            }
        if let space = noBreakSpace(upTo: spot.line) { return Stop(what: .notYAML(Phrase.YAML.space), spot: space) }
        let what = Phrase.YAML.meaning(of: words, at: character(at: spot))
        switch what {
        case Phrase.YAML.brace, Phrase.YAML.bracket, Phrase.YAML.colonInBraces:
            guard let open = unclosed(what, before: spot) else { break }
            return Stop(what: .notYAML(open), spot: spot)
        case Phrase.YAML.quote: return Stop(what: .notYAML(what), spot: self.spot(parser.pointee.context_mark))
        case Phrase.YAML.colon, Phrase.YAML.missingColon:
            if let gap = gapMissing(upTo: spot.line) {
                return Stop(what: .notYAML(Phrase.YAML.colonWithoutSpace), spot: gap)
            }
            // What is no key is noticed on the line after it.
            let key = self.spot(parser.pointee.context_mark)
            guard what == Phrase.YAML.missingColon, key.line < spot.line else { break }
            return Stop(what: .notYAML(what), spot: key)
        default: break
        }
        return Stop(what: .notYAML(what), spot: spot)
    }

    /// A list or mapping in brackets that an earlier line opens, where that is what is wrong.
    private func unclosed(_ what: Phrase, before spot: Spot) -> Phrase? {
        let opened = Int(parser.pointee.context_mark.line) + 1
        guard opened < spot.line else { return nil }
        switch what {
        case Phrase.YAML.bracket: return Phrase.YAML.bracket(from: opened)
        case Phrase.YAML.brace: return Phrase.YAML.brace(from: opened)
        default:
            // A colon behind what looks like the next key; any other is part of a text.
            let before = String((line(spot.line) ?? "").unicodeScalars.prefix(spot.column - 1))
            return before.wholeMatch(of: /\s*(?:- )?[a-z][a-z0-9_-]*/) == nil ? nil : Phrase.YAML.brace(from: opened)
        }
    }

    private func line(_ number: Int) -> String? {
        let lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        return lines.indices.contains(number - 1) ? String(decoding: lines[number - 1], as: UTF8.self) : nil
    }

    private func character(at spot: Spot) -> Character? {
        line(spot.line)?.unicodeScalars.dropFirst(spot.column - 1).first.map(Character.init)
    }

    /// Where a space is missing after the colon of a key: in this line, or in the one before, which then reads on into it.
    private func gapMissing(upTo number: Int) -> Spot? {
        for number in [number - 1, number] {
            guard let found = line(number)?.prefixMatch(of: /\s*(?:- )?[a-z_]+:(?=[^\s:\/])/) else { continue }
            return Spot(file: file, line: number, column: found.0.unicodeScalars.count + 1)
        }
        return nil
    }

    /// Where a word processor's space stands before a key or behind its colon: in this line, or in the one before.
    private func noBreakSpace(upTo number: Int) -> Spot? {
        for number in [number - 1, number] {
            guard let text = line(number), let found = text.firstMatch(of: /^[ -]*\u{A0}|^[^"'#]*?:\u{A0}/) else {
                continue
            }
            let column = text[..<found.range.upperBound].unicodeScalars.count
            return Spot(file: file, line: number, column: column)
        }
        return nil
    }

    private func spot(ofByte offset: Int) -> Spot {
        let before = text.prefix(offset)
        let line = before.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).last ?? []
        return Spot(
            file: file,
            line: before.count { $0 == UInt8(ascii: "\n") } + 1,
            column: String(decoding: line, as: UTF8.self).unicodeScalars.count + 1
        )
    }
}

extension YAMLComposer.Event {
    fileprivate var isBracket: Bool { if case .bracket = self { true } else { false } }
}
