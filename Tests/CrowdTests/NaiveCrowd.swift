import Crowd

/// The same model without a plane, a table or a shortcut: everyone looks at every site they see, in every turn.
///
/// It shares with the model only the random numbers, their fractions and P; what it draws, and when, is written down
/// here a second time.
struct NaiveCrowd {
    struct Person {
        enum Post { case agent, officer, negotiator }
        let id: UInt32
        let post: Post
        var column = 0
        var row = 0
        var hardship = Fraction.zero
        var riskAversion = Fraction.zero
        var legitimacy = Fraction.zero
        var doing = CrowdPerson.Doing.quiet
        var release: UInt32 = 0
    }

    typealias Site = (column: Int, row: Int)

    let parameters: CrowdParameters
    let random: CrowdRandom
    var people: [Person] = []
    var order: [Int]
    var tick: UInt32 = 0

    init(_ parameters: CrowdParameters, seed: UInt64) {
        self.parameters = parameters
        random = CrowdRandom(seed: seed)
        let count = parameters.agents + parameters.officers + parameters.negotiators
        order = Array(0..<count)
        var sites = Array(0..<parameters.width * parameters.height)
        for id in 0..<count {
            let post: Person.Post =
                id < parameters.agents
                ? .agent : id < parameters.agents + parameters.officers ? .officer : .negotiator
            var person = Person(id: UInt32(id), post: post)
            let drawn = random.below(UInt32(sites.count - id), tick: 0, person: UInt32(id), draw: 2)
            sites.swapAt(id, id + Int(drawn))
            person.column = sites[id] % parameters.width
            person.row = sites[id] / parameters.width
            person.hardship = random.fraction(tick: 0, person: UInt32(id), draw: 0)
            person.riskAversion = random.fraction(tick: 0, person: UInt32(id), draw: 1)
            person.legitimacy = parameters.legitimacy
            people.append(person)
        }
    }

    mutating func step() {
        tick += 1
        for turn in order.indices {
            let left = UInt32(order.count - turn)
            order.swapAt(turn, turn + Int(random.below(left, tick: tick, person: UInt32(turn), draw: 19)))
            let id = order[turn]
            if people[id].post == .agent {
                agentsTurn(id)
            } else {
                move(id)
                if people[id].post == .officer { arrest(by: id) }
            }
        }
    }

    private mutating func agentsTurn(_ id: Int) {
        if let dials = parameters.dials {
            let away = Int64(parameters.legitimacy.steps) - Int64(people[id].legitimacy.steps)
            let product = Int64(dials.recovery.steps) * away
            let change = (product - ((product % (1 << 31)) + (1 << 31)) % (1 << 31)) / (1 << 31)
            people[id].legitimacy = Fraction(steps: UInt32(Int64(people[id].legitimacy.steps) + change))
        }
        if people[id].doing == .jailed {
            guard tick >= people[id].release, let site = freeSite(id) else { return }
            (people[id].column, people[id].row) = site
            people[id].doing = .quiet
        } else {
            if parameters.agentsMove { move(id) }
        }
        let others = seen(by: id)
        if let dials = parameters.dials, others.contains(where: { people[$0].post == .negotiator }) {
            let legitimacy = people[id].legitimacy
            people[id].legitimacy = Fraction(steps: legitimacy.steps + (dials.dialogue * legitimacy.complement).steps)
        }
        let risk = Deterrence.probability(
            parameters.rule,
            officers: others.count { people[$0].post == .officer },
            activists: 1 + others.count { people[$0].doing == .active }
        )
        let person = people[id]
        // G - R·P > T, in steps of 2⁻⁶².
        let grievance = UInt64(person.hardship.steps) * UInt64(person.legitimacy.complement.steps)
        let net = UInt64(person.riskAversion.steps) * UInt64(risk.steps)
        let threshold = UInt64(parameters.threshold.steps) << 31
        people[id].doing = grievance > net + threshold ? .active : .quiet
    }

    private mutating func move(_ id: Int) {
        if let site = freeSite(id) { (people[id].column, people[id].row) = site }
    }

    private mutating func arrest(by officer: Int) {
        let suspects = seen(by: officer).filter { people[$0].doing == .active }
        guard !suspects.isEmpty else { return }
        let id = UInt32(officer)
        let suspect = suspects[Int(random.below(UInt32(suspects.count), tick: tick, person: id, draw: 17))]
        let witnesses = [suspect] + seen(by: suspect)
        people[suspect].doing = .jailed
        people[suspect].release = .max
        if let longest = parameters.longestTerm {
            people[suspect].release = tick + 1 + random.below(longest, tick: tick, person: id, draw: 18)
        }
        guard let dials = parameters.dials else { return }
        // Who is led away sees no more: a model's choice, kept equal here.
        for witness in witnesses where people[witness].post == .agent && witness != suspect {
            people[witness].legitimacy = people[witness].legitimacy * dials.backlash.complement
        }
    }

    /// The sites in vision of a person, row by row.
    private func sites(around id: Int) -> [Site] {
        var sites: [Site] = []
        for row in -7...7 {
            for column in -7...7 where row * row + column * column <= parameters.visionSquared {
                if (row, column) == (0, 0) { continue }
                sites.append(
                    (
                        (people[id].column + column + parameters.width) % parameters.width,
                        (people[id].row + row + parameters.height) % parameters.height
                    )
                )
            }
        }
        return sites
    }

    private func occupant(_ site: Site) -> Int? {
        people.firstIndex { $0.doing != .jailed && ($0.column, $0.row) == site }
    }

    private func seen(by id: Int) -> [Int] { sites(around: id).compactMap { occupant($0) } }

    private func freeSite(_ id: Int) -> Site? {
        let sites = sites(around: id)
        for draw: UInt8 in 0...15 {
            var bits = random.bits(tick: tick, person: UInt32(id), draw: draw)
            for _ in 0..<4 {
                let site = sites[Int(bits % 65_536) * sites.count / 65_536]
                if occupant(site) == nil { return site }
                bits /= 65_536
            }
        }
        let free = sites.filter { occupant($0) == nil }
        guard !free.isEmpty else { return nil }
        return free[Int(random.below(UInt32(free.count), tick: tick, person: UInt32(id), draw: 16))]
    }
}
