/// People who walk along a floor field, one to a cell, all at once.
///
/// After Burstedde, Klauck, Schadschneider and Zittartz 2001, with k_D = 0. A person weighs staying and each free
/// neighbouring cell by exp(-k_S · distance) and draws one. Cells are free or not as the step found them. When several
/// people want one cell, the generator picks one, each equally likely. So the result does not depend on the order of
/// the people.
public struct Walkers: Sendable {
    /// Where they walk.
    public let field: FloorField
    /// The share of steps in which a person tries to move: 1 is 1.33 m/s.
    public let haste: Fraction
    /// Steps done.
    public private(set) var tick: UInt32 = 0
    /// The cell of each person.
    public private(set) var cells: [Int]
    /// Moves made in the last step.
    public private(set) var moves = 0

    private let random: CrowdRandom
    private let pull: Pull
    private var isTaken: [Bool]
    /// Per cell, who has the best claim in this step, and how many claimed.
    private var claimant: [Int32]
    private var claims: [UInt32]

    /// People on `cells` of `field`, each a different one and none in a wall.
    ///
    /// `pull` is k_S, 0 to 100: at 0 people wander, from about 20 on nobody takes a cell that is not nearer. `seed` makes
    /// their choices.
    public init(on field: FloorField, at cells: [Int], pull: Double, haste: Fraction = .one, seed: UInt64) {
        precondition(Set(cells).count == cells.count, "one person to a cell")
        self.field = field
        self.cells = cells
        self.haste = haste
        random = CrowdRandom(seed: seed)
        self.pull = Pull(pull)
        isTaken = [Bool](repeating: false, count: field.width * field.height)
        for cell in cells { isTaken[cell] = true }
        claimant = [Int32](repeating: -1, count: isTaken.count)
        claims = [UInt32](repeating: 0, count: isTaken.count)
    }

    /// One step, 0.3 s: everyone chooses, then the winners move.
    public mutating func step() {
        tick += 1
        var wanted: [Int] = []
        for person in cells.indices {
            guard let target = choice(of: person) else { continue }
            claims[target] += 1
            // The n-th claimant takes over with chance 1/n, which leaves each an equal one.
            let draw = random.below(claims[target], tick: tick, person: UInt32(person), draw: 2)
            if draw == 0 { claimant[target] = Int32(person) }
            if claims[target] == 1 { wanted.append(target) }
        }
        moves = wanted.count
        for target in wanted {
            let person = Int(claimant[target])
            isTaken[cells[person]] = false
            cells[person] = target
            claims[target] = 0
        }
        for target in wanted { isTaken[target] = true }
    }

    /// Takes people who stand on a goal off the lattice, in the order of ``cells``, and says how many there were.
    public mutating func leaveAtGoals() -> Int {
        let before = cells.count
        for cell in cells where field.distance(from: cell) == 0 { isTaken[cell] = false }
        cells.removeAll { field.distance(from: $0) == 0 }
        return before - cells.count
    }

    /// The free cell that the person wants; nil is to stay.
    private func choice(of person: Int) -> Int? {
        guard random.fraction(tick: tick, person: UInt32(person), draw: 0) < haste else { return nil }
        let bits = random.bits(tick: tick, person: UInt32(person), draw: 1)
        return field.next(from: cells[person], by: pull, bits) { !isTaken[$0] }
    }
}
