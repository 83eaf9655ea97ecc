/// A person's turn: moving, deciding, arresting.
extension CrowdModel {
    /// The plane that counts a person of the force; nil for the crowd.
    func seenPlane(of id: Int) -> UnsafeMutablePointer<UInt8>? {
        if id < parameters.agents { return nil }
        return id < parameters.agents + parameters.officers ? columns.officersSeen : columns.negotiatorsSeen
    }

    @inline(__always)
    mutating func takeTurn(_ id: Int) {
        if id < parameters.agents {
            takeAgentsTurn(id)
        } else if columns.state[id] != State.away {
            let from = (Int(columns.column[id]), Int(columns.row[id]))
            if parameters.forceMoves, let site = freeSite(id, around: from) { moveForce(id, to: site) }
            if parameters.officersArrest, id < parameters.agents + parameters.officers { arrest(by: id) }
        }
    }

    /// Moves an officer or a negotiator, and what is seen of them.
    @inline(__always)
    mutating func moveForce(_ id: Int, to site: (column: Int, row: Int)) {
        guard let plane = seenPlane(of: id) else { return }
        columns.spread(of: id, on: plane, tables, adding: false)
        vacate(id)
        occupy(id, site)
        columns.spread(of: id, on: plane, tables, adding: true)
    }

    @inline(__always)
    private mutating func takeAgentsTurn(_ id: Int) {
        let before = columns.state[id]
        guard before != State.away else { return }
        if parameters.dials != nil { recover(id) }
        if before == State.jailed {
            // People come back where they were arrested; someone who is due and finds no free site in sight waits a
            // tick.
            guard tick >= columns.release[id] else { return }
            guard let site = freeSite(id, around: (Int(columns.column[id]), Int(columns.row[id]))) else { return }
            occupy(id, site)
            jailed &-= 1
        } else {
            if before == State.active { setActive(id, false) }
            if parameters.agentsMove, let site = nextSite(id) {
                vacate(id)
                occupy(id, site)
            }
        }
        if parameters.dials != nil {
            hearNegotiators(id)
            updateBar(id)
        }
        // A person who moves is taken off the planes, so that only others are counted there.
        let lane = columns.lane(Int(columns.column[id]), Int(columns.row[id]))
        let activists = 1 &+ Int(columns.activeSeen[lane])
        let risk = tables.deterrence[Int(columns.officersSeen[lane]) &* tables.deterrenceStride &+ activists]
        if risk < columns.bar[id] {
            setActive(id, true)
        } else {
            columns.state[id] = State.quiet
        }
    }

    /// Sends one active person in an officer's sight, each equally likely, to jail.
    private mutating func arrest(by officer: Int) {
        let column = Int(columns.column[officer])
        let row = Int(columns.row[officer])
        let inSight = columns.activeSeen[columns.lane(column, row)]
        guard inSight > 0 else { return }
        let drawn = random.below(UInt32(inSight), tick: tick, person: UInt32(officer), draw: Draw.arrest)
        let id = columns.activePerson(Int(drawn), around: (column, row), tables)
        jail(id, term: random.bits(tick: tick, person: UInt32(officer), draw: Draw.term))
    }

    /// Takes an active person off the lattice for a term that `bits` decide; all who see it lose some legitimacy.
    mutating func jail(_ id: Int, term bits: UInt64) {
        setActive(id, false)
        vacate(id)
        columns.state[id] = State.jailed
        jailed &+= 1
        arrests &+= 1
        columns.release[id] = .max
        if let longest = parameters.longestTerm {
            let term = 1 &+ CrowdRandom.below(longest, bits)
            let (release, isForEver) = tick.addingReportingOverflow(term)
            columns.release[id] = isForEver ? .max : release
        }
        if let dials = parameters.dials {
            lowerLegitimacy(Int(columns.column[id]), Int(columns.row[id]), by: dials.backlash)
        }
    }

    /// Where someone in the crowd moves: along the field, or anywhere in vision as in the paper.
    @inline(__always)
    private func nextSite(_ id: Int) -> (column: Int, row: Int)? {
        let from = (column: Int(columns.column[id]), row: Int(columns.row[id]))
        return heading == nil ? freeSite(id, around: from) : siteAhead(id, from)
    }

    @inline(never)
    private func siteAhead(_ id: Int, _ from: (column: Int, row: Int)) -> (column: Int, row: Int)? {
        guard let heading else { return nil }
        let bits = random.bits(tick: tick, person: UInt32(id), draw: Draw.firstMove)
        let cell = from.row * columns.width + from.column
        return heading.field.next(from: cell, by: heading.pull, bits) { columns.occupant[$0] == 0 }
            .map { ($0 % columns.width, $0 / columns.width) }
    }

    /// A free site in vision of `centre`, each equally likely to within 0.3 %; nil when there is none.
    @inline(__always)
    private func freeSite(_ id: Int, around centre: (column: Int, row: Int)) -> (column: Int, row: Int)? {
        @inline(__always)
        func site(_ index: Int) -> (column: Int, row: Int) {
            (
                Int(tables.wrappedColumn[centre.column &+ Int(tables.offsetColumn[index])]),
                Int(tables.wrappedRow[centre.row &+ Int(tables.offsetRow[index])])
            )
        }
        @inline(__always)
        func isFree(_ index: Int) -> Int {
            let (column, row) = site(index)
            return columns.occupant[row &* columns.width &+ column] == 0 ? 1 : 0
        }
        @inline(__always)
        func index(_ bits: UInt64, _ part: Int) -> Int {
            Int(truncatingIfNeeded: (((bits &>> (16 &* UInt64(part))) & 0xFFFF) &* UInt64(tables.seen)) &>> 16)
        }
        for draw in Draw.firstMove...Draw.lastMove {
            let bits = random.bits(tick: tick, person: UInt32(truncatingIfNeeded: id), draw: draw)
            // Four at once, then the first free one: fewer branches to guess wrong than one after the other.
            let free =
                isFree(index(bits, 0)) | isFree(index(bits, 1)) << 1 | isFree(index(bits, 2)) << 2
                | isFree(index(bits, 3)) << 3
            if free != 0 { return site(index(bits, free.trailingZeroBitCount)) }
        }
        let free = (0..<tables.seen).filter { isFree($0) == 1 }
        guard !free.isEmpty else { return nil }
        return site(free[Int(random.below(UInt32(free.count), tick: tick, person: UInt32(id), draw: Draw.anyFree))])
    }

    @inline(__always)
    func vacate(_ id: Int) {
        columns.occupant[Int(columns.row[id]) &* columns.width &+ Int(columns.column[id])] = 0
    }

    @inline(__always)
    func occupy(_ id: Int, _ site: (column: Int, row: Int)) {
        columns.column[id] = UInt16(truncatingIfNeeded: site.column)
        columns.row[id] = UInt16(truncatingIfNeeded: site.row)
        columns.occupant[site.row &* columns.width &+ site.column] = UInt32(truncatingIfNeeded: id &+ 1)
    }

    mutating func setActive(_ id: Int, _ isActive: Bool) {
        columns.state[id] = isActive ? State.active : State.quiet
        active &+= isActive ? 1 : -1
        columns.mark(id, isActive)
        columns.spread(of: id, on: columns.activeSeen, tables, adding: isActive)
    }
}
