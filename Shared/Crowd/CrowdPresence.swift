/// Who is there. In the paper everyone always is; on a drill's ground people and officers come and go.
///
/// Those who go keep their character, and are the same people when they come back. Calls between two ticks are answered
/// in the order in which they are made.
extension CrowdModel {
    /// Sends everyone away: the empty ground on which a drill begins.
    public mutating func clear() {
        own()
        for id in 0..<parameters.people where isThere(id) { leave(id) }
    }

    /// People of a kind who are there, not in jail.
    public func present(_ kind: CrowdKind) -> Int { people(kind).count { isThere($0) } }

    /// Brings up to `count` people of a kind who are away to free sites among `sites`; all people and sites are equally
    /// likely.
    ///
    /// - Returns: How many came: fewer when nobody else of the kind is away, or no site is free.
    public mutating func admit(_ count: Int, _ kind: CrowdKind, to sites: [Int]) -> Int {
        own()
        let draws = draws()
        var waiting = people(kind).filter { columns.state[$0] == State.away }
        var free = sites.filter { columns.occupant[$0] == 0 }
        let number = min(max(count, 0), waiting.count, free.count)
        for index in 0..<number {
            let id = waiting.take(at: draws.index(below: waiting.count, 2 * index))
            let site = free.take(at: draws.index(below: free.count, 2 * index + 1))
            columns.state[id] = State.quiet
            occupy(id, (site % parameters.width, site / parameters.width))
        }
        away -= number
        return number
    }

    /// Lets up to `count` of the quiet of a kind go, each equally likely.
    ///
    /// - Returns: How many went.
    public mutating func dismiss(_ count: Int, _ kind: CrowdKind) -> Int {
        own()
        let draws = draws()
        var quiet = people(kind).filter { columns.state[$0] == State.quiet }
        let number = min(max(count, 0), quiet.count)
        for index in 0..<number { leave(quiet.take(at: draws.index(below: quiet.count, index))) }
        return number
    }

    /// Makes each person who sees the site, or stands on it, flee with this chance, active or not.
    ///
    /// - Returns: How many fled.
    public mutating func scatter(column: Int, row: Int, chance: Fraction) -> Int {
        own()
        let draws = draws()
        var fled = 0
        for id in 0..<parameters.agents where isThere(id) {
            let isNear = isSeen(from: (column, row), (Int(columns.column[id]), Int(columns.row[id])))
            guard isNear, draws.fraction(id) < chance else { continue }
            leave(id)
            fled += 1
        }
        return fled
    }

    /// Arrests up to `count` of the active, each equally likely, on a command given from outside.
    ///
    /// - Returns: How many were arrested.
    public mutating func arrest(_ count: Int) -> Int {
        own()
        let draws = draws()
        var acting = (0..<parameters.agents).filter { columns.state[$0] == State.active }
        let number = min(max(count, 0), acting.count)
        for index in 0..<number {
            let id = acting.take(at: draws.index(below: acting.count, 2 * index))
            jail(id, term: draws.bits(2 * index + 1))
        }
        return number
    }

    /// Posts officer `number`, from 0, to a site, from wherever they are; false when it is not free, and nothing changed.
    public mutating func postOfficer(_ number: Int, column: Int, row: Int) -> Bool {
        precondition((0..<parameters.officers).contains(number), "one of the officers")
        return post(parameters.agents + number, column, row)
    }

    /// Posts negotiator `number`, from 0, to a site, from wherever they are; false when it is not free, and nothing changed.
    public mutating func postNegotiator(_ number: Int, column: Int, row: Int) -> Bool {
        precondition((0..<parameters.negotiators).contains(number), "one of the negotiators")
        return post(parameters.agents + parameters.officers + number, column, row)
    }

    /// Takes up to `count` officers away, the last first: the paper's Run 5.
    public mutating func withdrawOfficers(_ count: Int) {
        own()
        let first = parameters.agents
        let there = (first..<first + parameters.officers).filter { isThere($0) }
        for id in there.suffix(max(count, 0)) { leave(id) }
    }

    /// Takes every negotiator away.
    public mutating func withdrawNegotiators() {
        own()
        for id in parameters.agents + parameters.officers..<parameters.people where isThere(id) { leave(id) }
    }

    private mutating func post(_ id: Int, _ column: Int, _ row: Int) -> Bool {
        guard isOnLattice(column, row), columns.occupant[row * parameters.width + column] == 0 else { return false }
        own()
        if isThere(id) {
            moveForce(id, to: (column, row))
        } else if let plane = seenPlane(of: id) {
            columns.state[id] = State.quiet
            if id < parameters.agents + parameters.officers { officers += 1 }
            occupy(id, (column, row))
            columns.spread(of: id, on: plane, tables, adding: true)
        }
        return true
    }

    /// Takes anybody who is there off the lattice.
    private mutating func leave(_ id: Int) {
        if let plane = seenPlane(of: id) {
            columns.spread(of: id, on: plane, tables, adding: false)
            if id < parameters.agents + parameters.officers { officers -= 1 }
        } else {
            if columns.state[id] == State.active { setActive(id, false) }
            away += 1
        }
        vacate(id)
        columns.state[id] = State.away
    }

    private func isThere(_ id: Int) -> Bool {
        columns.state[id] == State.quiet || columns.state[id] == State.active
    }

    private func people(_ kind: CrowdKind) -> Range<Int> {
        let onlookers = parameters.hardcore + parameters.onlookers
        return switch kind {
        case .hardcore: 0..<parameters.hardcore
        case .onlooker: parameters.hardcore..<onlookers
        case .follower: onlookers..<parameters.agents
        }
    }

    func isOnLattice(_ column: Int, _ row: Int) -> Bool {
        (0..<parameters.width).contains(column) && (0..<parameters.height).contains(row)
    }

    /// True when whoever stands at one of the sites sees the other.
    private func isSeen(from one: (column: Int, row: Int), _ other: (column: Int, row: Int)) -> Bool {
        func distance(_ one: Int, _ other: Int, _ side: Int) -> Int {
            let straight = abs(one - other)
            return min(straight, side - straight)
        }
        let columns = distance(one.column, other.column, parameters.width)
        let rows = distance(one.row, other.row, parameters.height)
        return columns * columns + rows * rows <= parameters.visionSquared
    }

    /// The random numbers of one call.
    private struct Draws {
        let random: CrowdRandom
        let tick: UInt32
        let draw: UInt8

        func bits(_ index: Int) -> UInt64 { random.bits(tick: tick, person: UInt32(index), draw: draw) }
        func index(below bound: Int, _ index: Int) -> Int { Int(CrowdRandom.below(UInt32(bound), bits(index))) }
        func fraction(_ index: Int) -> Fraction { random.fraction(tick: tick, person: UInt32(index), draw: draw) }
    }

    private mutating func draws() -> Draws {
        defer { calls = (calls + 1) % 128 }
        return Draws(random: random, tick: tick, draw: Draw.call(calls))
    }
}

extension Array {
    /// Takes an element out and puts the last one in its place; the order of those left does not matter here.
    fileprivate mutating func take(at index: Int) -> Element {
        swapAt(index, count - 1)
        return removeLast()
    }
}
