/// How strongly people are drawn along a floor field: the weights behind k_S.
struct Pull: Hashable, Sendable {
    /// The weight of a cell that is nearer, as far and farther, in steps of 2⁻³¹ of a nearer one's.
    let weights: [UInt64]

    /// k_S, 0 to 100.
    init(_ strength: Double) {
        precondition((0...100).contains(strength), "k_S is 0 to 100")
        weights = (0...2).map { UInt64(Deterrence.decay(strength * Double($0)) * 0x1p31 + 0.5) }
    }
}

extension FloorField {
    /// The free neighbour that `bits` choose by `pull`; nil is to stay, which has its own weight.
    func next(from cell: Int, by pull: Pull, _ bits: UInt64, isFree: (Int) -> Bool) -> Int? {
        func weight(_ way: Way) -> UInt64 {
            let index = cell * 4 + way.rawValue
            guard let neighbour = neighbours[index], isFree(neighbour) else { return 0 }
            return pull.weights[Int(gains[index]) + 1]
        }
        let total = Way.allCases.reduce(pull.weights[1]) { $0 + weight($1) }
        guard total > 0 else { return nil }
        var draw = bits.multipliedFullWidth(by: total).high
        for way in Way.allCases {
            let weight = weight(way)
            if draw < weight { return neighbours[cell * 4 + way.rawValue] }
            draw -= weight
        }
        return nil
    }
}

/// The way a crowd walks.
struct Heading: Sendable {
    let field: FloorField
    let pull: Pull
}
