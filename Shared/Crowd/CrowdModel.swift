/// A crowd, officers and negotiators on a square lattice with joined edges: Epstein 2002, Model I.
///
/// A value: a copy is a snapshot that goes its own way. The same parameters, seed and calls give the same crowd on
/// every machine. Memory is bounded by people and sites; a tick takes time in proportion to the people.
///
/// It generates stimuli for a drill; it predicts no real crowd.
public struct CrowdModel: Sendable {
    /// What the crowd was made of.
    public let parameters: CrowdParameters
    /// Ticks done.
    public internal(set) var tick: UInt32 = 0
    /// People active now.
    public internal(set) var active = 0
    /// People in jail now.
    public internal(set) var jailed = 0
    /// People of the crowd who are not there now; in the paper nobody.
    public internal(set) var away = 0
    /// Arrests since the start.
    public internal(set) var arrests = 0
    /// L₀: where legitimacy returns to.
    public internal(set) var baseLegitimacy: Fraction
    /// Officers who are there.
    public internal(set) var officers: Int
    /// What has been asked of the crowd since its last tick; each has draws of its own.
    var calls: UInt8 = 0

    /// Where the crowd walks; nil when it moves as in the paper.
    var heading: Heading?

    /// What its random numbers were made from.
    public let seed: UInt64

    let random: CrowdRandom
    let tables: Tables
    var columns: Columns

    /// What the columns say of a person; raw values are part of the columns.
    enum State {
        static let quiet: UInt8 = 0
        static let active: UInt8 = 1
        static let jailed: UInt8 = 2
        static let away: UInt8 = 3
    }

    /// The crowd of `parameters` and `seed` before its first tick, everyone quiet on a site of their own.
    ///
    /// Parameters outside their ranges are a programmer's error.
    public init(_ parameters: CrowdParameters, seed: UInt64) {
        parameters.check()
        self.parameters = parameters
        baseLegitimacy = parameters.legitimacy
        officers = parameters.officers
        self.seed = seed
        random = CrowdRandom(seed: seed)
        tables = Tables(parameters)
        columns = Columns(people: parameters.people, width: parameters.width, height: parameters.height)
        for id in 0..<parameters.agents { giveCharacter(id) }
        place()
    }

    /// One tick: everyone in random order, each moving and then acting.
    public mutating func step() {
        own()
        tick += 1
        calls = 0
        let count = parameters.people
        for turn in 0..<count {
            // The next is drawn from those who have not had their turn (Fisher and Yates).
            let draw = random.below(UInt32(count - turn), tick: tick, person: UInt32(turn), draw: Draw.turn)
            let chosen = turn + Int(draw)
            let id = columns.order[chosen]
            columns.order[chosen] = columns.order[turn]
            columns.order[turn] = id
            takeTurn(Int(id))
        }
    }

    /// Sets everyone's legitimacy and the value to which it returns: a shock as in the paper's Runs 3 and 4.
    public mutating func setLegitimacy(_ legitimacy: Fraction) {
        own()
        baseLegitimacy = legitimacy
        for id in 0..<parameters.agents {
            columns.legitimacy[id] = legitimacy.steps
            updateBar(id)
        }
    }

    /// Sets the value to which everyone's legitimacy returns, as fast as the dials let it.
    public mutating func aim(at legitimacy: Fraction) { baseLegitimacy = legitimacy }

    /// Uses force at a site: everyone who sees it loses `backlash` of their legitimacy, whether it was targeted or not.
    ///
    /// It works with dials or without. How large `backlash` is, is an assumption that nobody has calibrated.
    public mutating func useForce(column: Int, row: Int, backlash: Fraction) {
        precondition(isOnLattice(column, row), "force is used on a site of the lattice")
        own()
        lowerLegitimacy(column, row, by: backlash)
    }

    /// Lets the crowd walk along `field`, a site a tick, drawn by `pull` (k_S, 0 to 100), instead of the paper's leaps.
    ///
    /// The field has the lattice's size; a new one takes the old one's place, nil goes back to the paper.
    public mutating func head(along field: FloorField?, pull: Double = 5) {
        guard let field else {
            heading = nil
            return
        }
        precondition((field.width, field.height) == (parameters.width, parameters.height), "a field of this lattice")
        heading = Heading(field: field, pull: Pull(pull))
    }

    /// Makes the columns this model's alone before they change.
    mutating func own() {
        if !isKnownUniquelyReferenced(&columns) { columns = Columns(copying: columns, people: parameters.people) }
    }

    private func giveCharacter(_ id: Int) {
        func drawn(_ draw: UInt8) -> Fraction { random.fraction(tick: 0, person: UInt32(id), draw: draw) }
        let kind = kind(of: id)
        columns.hardship[id] = kind.hardship(drawn(Draw.hardship)).steps
        columns.riskAversion[id] = kind.riskAversion(drawn(Draw.riskAversion)).steps
        columns.legitimacy[id] = baseLegitimacy.steps
        updateBar(id)
    }

    /// Puts everyone on a site, all arrangements being equally likely.
    private func place() {
        for wall in parameters.walls { columns.occupant[wall] = Columns.wall }
        var sites = (0..<parameters.width * parameters.height).filter { columns.occupant[$0] == 0 }
        for id in 0..<parameters.people {
            let left = UInt32(sites.count - id)
            sites.swapAt(id, id + Int(random.below(left, tick: 0, person: UInt32(id), draw: Draw.place)))
            columns.order[id] = UInt32(id)
            columns.column[id] = UInt16(sites[id] % parameters.width)
            columns.row[id] = UInt16(sites[id] / parameters.width)
            columns.occupant[sites[id]] = UInt32(id) + 1
            if let plane = seenPlane(of: id) { columns.spread(of: id, on: plane, tables, adding: true) }
        }
    }

    /// The kind of the person with this id, below the number of agents.
    func kind(of id: Int) -> CrowdKind {
        if id < parameters.hardcore { return .hardcore }
        return id < parameters.hardcore + parameters.onlookers ? .onlooker : .follower
    }
}
