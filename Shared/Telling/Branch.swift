/// A line with lines that hang below it, drawn as a tree.
struct Branch {
    let line: ScreenLine
    var children: [Branch] = []

    /// The line, and below it its children's with their connecting strokes.
    func lines() -> [ScreenLine] { [line] + Self.lines(children, indent: "") }

    private static func lines(_ branches: [Branch], indent: String) -> [ScreenLine] {
        branches.enumerated().flatMap { index, branch in
            let isLast = index == branches.count - 1
            var line = ScreenLine("\(indent)\(isLast ? "└─ " : "├─ ")", .faint)
            line.append(branch.line)
            return [line] + lines(branch.children, indent: indent + (isLast ? "   " : "│  "))
        }
    }
}
