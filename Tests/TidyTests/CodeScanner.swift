/// Tells code from texts and comments in one line of Swift.
struct CodeScanner {
    private let characters: [Character]
    private var position = 0

    init(_ line: String) { characters = Array(line) }

    /// The line's code: a text becomes `""`, behind it what is interpolated into it, in parentheses.
    mutating func code() -> String {
        var code = ""
        while position < characters.count {
            if starts(with: "//") { break }
            let hashes = characters[position...].prefix { $0 == "#" }.count
            if position + hashes < characters.count, characters[position + hashes] == "\"" {
                position += hashes + 1
                code += "\"\"" + interpolated(hashes: hashes)
            } else {
                code.append(characters[position])
                position += 1
            }
        }
        return code
    }

    /// What is interpolated into the text in which the line goes on, up to the text's end.
    mutating func interpolated(hashes: Int) -> String {
        let marks = String(repeating: "#", count: hashes)
        var found = ""
        while position < characters.count {
            if starts(with: "\"" + marks) {
                position += 1 + hashes
                break
            }
            if starts(with: "\\" + marks + "(") {
                position += 2 + hashes
                found += "(" + expression() + ")"
            } else {
                // What a backslash stands before is no end of a text.
                position += starts(with: "\\" + marks) ? 2 + hashes : 1
            }
        }
        return found
    }

    /// Code up to the parenthesis that closes it.
    private mutating func expression() -> String {
        var code = ""
        var depth = 1
        while position < characters.count {
            let character = characters[position]
            position += 1
            switch character {
            case "\"": code += "\"\"" + interpolated(hashes: 0)
            case "(":
                depth += 1
                code.append(character)
            case ")":
                depth -= 1
                if depth == 0 { return code }
                code.append(character)
            default: code.append(character)
            }
        }
        return code
    }

    private func starts(with text: String) -> Bool {
        let end = position + text.count
        return end <= characters.count && characters[position..<end].elementsEqual(text)
    }
}
