import Phrases

extension Phrase.YAML {
    /// What libyaml's words mean to somebody who writes a scenario.
    ///
    /// `sign` is the character at which reading stopped; nil at the end of the text. Words that are not known here get the
    /// general advice: no screen shows the library's own.
    static func meaning(of words: String, at sign: Character?) -> Phrase {
        switch words {
        case _ where sign == "\t" || words.contains("tab character"): tab
        case _ where words.contains("nesting"): .yamlTooDeep(YAMLComposer.depthMax)
        case "found character that cannot start any token": sign == "%" ? tag : mark
        case "did not find expected alphabetic or numeric character": mark
        case "mapping values are not allowed in this context", "found unexpected ':'": colon
        case "block sequence entries are not allowed in this context", "mapping keys are not allowed in this context":
            dash
        case "did not find expected key": key
        case "did not find expected '-' indicator": element
        case "could not find expected ':'": missingColon
        case "did not find expected ',' or ']'": bracket
        case "did not find expected ',' or '}'": sign == ":" ? colonInBraces : brace
        case "found unexpected end of stream", "found unexpected document indicator": quote
        case "found unknown escape character", "found invalid Unicode character escape code",
            "did not find expected hexdecimal number":
            escape
        case "control characters are not allowed": control
        case "did not find expected node content": value
        case _ where words.contains("directive") || words.contains("tag") || words.contains("'!'"): tag
        default: other
        }
    }
}

/// The text of a scenario's file, looked at before any of it is read.
enum TextForm {
    /// What is wrong with the bytes of a file, and where; nil for UTF-8 with something in it.
    static func problem(of bytes: [UInt8], file: String) -> (what: Phrase, spot: Spot)? {
        let start = Spot(file: file, line: 1, column: 1)
        if isUTF16(bytes) { return (.fileIsUTF16, start) }
        var place = start
        var parser = Unicode.UTF8.ForwardParser()
        var rest = bytes.makeIterator()
        while true {
            switch parser.parseScalar(from: &rest) {
            case .valid(let encoded): place = place.after(Unicode.UTF8.decode(encoded))
            case .error: return (.notUTF8, place)
            case .emptyInput: return nil
            }
        }
    }

    /// Where a text that is not in quotes ends at a hashtag: YAML reads what follows as a comment, and says nothing.
    ///
    /// A comment that is meant has a space behind its `#`. In a block of text `#` is a character like others.
    static func hashtags(in bytes: [UInt8], file: String) -> [FileProblem] {
        var problems: [FileProblem] = []
        var block: Int?
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        for (number, text) in lines.enumerated() {
            let line = Array(text.unicodeScalars)
            let indent = line.prefix { $0 == " " }.count
            if let outer = block, indent > outer || indent == line.count { continue }
            let last = text.split(separator: " ").last ?? ""
            block = ["|", ">", "|-", ">-", "|+", ">+"].contains(last) ? indent : nil
            guard let tag = hashtag(in: line) else { continue }
            let word = String(String.UnicodeScalarView(line[tag...].prefix { !" ,}]".unicodeScalars.contains($0) }))
            let spot = Spot(file: file, line: number + 1, column: tag + 1)
            problems.append(
                FileProblem(
                    file: spot.file,
                    line: spot.line,
                    column: spot.column,
                    what: .cutText(at: word.count > 40 ? "\(word.prefix(40))…" : word),
                    severity: .warning
                )
            )
            guard problems.count < 50 else { break }
        }
        return problems
    }

    /// The `#` with which a line's comment begins, where it stands behind a text and before a letter or a digit.
    private static func hashtag(in line: [Unicode.Scalar]) -> Int? {
        var quote: Unicode.Scalar?
        for (index, scalar) in line.enumerated() {
            if let open = quote {
                if scalar == open { quote = nil }
                continue
            }
            let before = index > 0 ? line[index - 1] : " "
            let isAtStart = " {[,:".unicodeScalars.contains(before)
            if scalar == "\"" || scalar == "'", isAtStart { quote = scalar }
            guard scalar == "#", before == " " || before == "\t" else { continue }
            let isTag = index + 1 < line.count && line[index + 1].properties.isAlphabetic
            // Behind a key, a comma or an entry's dash there is no text to cut off.
            let text = line[..<index].last { $0 != " " && $0 != "\t" }
            return isTag && text.map { !":,-{[}]\"'".unicodeScalars.contains($0) } ?? false ? index : nil
        }
        return nil
    }

    /// UTF-16 begins with a mark of its own, or has a zero in every second byte of Latin text.
    private static func isUTF16(_ bytes: [UInt8]) -> Bool {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return true }
        let head = bytes.prefix(64)
        return head.count >= 4 && [0, 1].contains { odd in head.indices.allSatisfy { $0 % 2 != odd || head[$0] == 0 } }
    }
}

extension Spot {
    fileprivate func after(_ scalar: Unicode.Scalar) -> Spot {
        scalar == "\n"
            ? Spot(file: file, line: line + 1, column: 1) : Spot(file: file, line: line, column: column + 1)
    }
}
