/// How far each cell lies from the nearest goal, and so which way leads there.
///
/// The static field S of the floor-field automaton (Burstedde and others 2001): breadth-first distance over the four
/// neighbours, around walls. A cell is 0.4 m wide and a step takes 0.3 s, which makes 1.33 m/s and at most 6.25 people
/// a square metre.
public struct FloorField: Hashable, Sendable {
    /// The four ways out of a cell.
    enum Way: Int, CaseIterable {
        case east, west, south, north
    }

    /// Columns of cells.
    public let width: Int
    /// Rows of cells.
    public let height: Int
    private let distances: [UInt32?]
    /// Per cell and way: the neighbour, or nil at a wall or the lattice's edge.
    let neighbours: [Int?]
    /// Per cell and way: -1 nearer, 0 as far, 1 farther.
    let gains: [Int8]

    /// The way to `goals` on a lattice of `width` by `height` cells, whose edges are closed.
    ///
    /// Cells are numbered row by row from 0; a goal inside a wall does not count.
    public init(width: Int, height: Int, walls: Set<Int> = [], goals: Set<Int>) {
        precondition(width > 0 && height > 0, "a lattice has cells")
        let cells = width * height
        self.width = width
        self.height = height
        var neighbours = [Int?](repeating: nil, count: cells * 4)
        for cell in 0..<cells where !walls.contains(cell) {
            let column = cell % width
            let candidates = [
                column + 1 < width ? cell + 1 : nil, column > 0 ? cell - 1 : nil,
                cell + width < cells ? cell + width : nil, cell >= width ? cell - width : nil,
            ]
            for (way, candidate) in candidates.enumerated() {
                if let candidate, !walls.contains(candidate) { neighbours[cell * 4 + way] = candidate }
            }
        }
        var distances = [UInt32?](repeating: nil, count: cells)
        var reached = goals.filter { (0..<cells).contains($0) && !walls.contains($0) }.sorted()
        for goal in reached { distances[goal] = 0 }
        var next = 0
        while next < reached.count {
            let cell = reached[next]
            next += 1
            guard let distance = distances[cell] else { continue }
            for case let neighbour? in neighbours[cell * 4..<cell * 4 + 4] where distances[neighbour] == nil {
                distances[neighbour] = distance + 1
                reached.append(neighbour)
            }
        }
        self.neighbours = neighbours
        self.distances = distances
        gains = neighbours.enumerated().map { index, neighbour in
            guard let neighbour, let here = distances[index / 4], let there = distances[neighbour] else { return 0 }
            return there < here ? -1 : there > here ? 1 : 0
        }
    }

    /// A ring of cells on which everyone heads east for ever: where the flow has an exact formula.
    public init(ring length: Int) {
        precondition(length > 2, "a ring has three cells")
        width = length
        height = 1
        distances = [UInt32?](repeating: nil, count: length)
        neighbours = (0..<length).flatMap { [($0 + 1) % length, ($0 + length - 1) % length, nil, nil] }
        gains = (0..<length).flatMap { _ -> [Int8] in [-1, 1, 0, 0] }
    }

    /// Steps from `cell` to the nearest goal; nil when no way leads to one, and on a ring, which has none.
    public func distance(from cell: Int) -> Int? { distances[cell].map { Int($0) } }
}
