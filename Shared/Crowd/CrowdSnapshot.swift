/// A crowd as it is kept with a unit's state.
///
/// It does not keep the field that the crowd walks along; whoever decodes the crowd sets the field again. A snapshot is
/// read only by the program that wrote it.
extension CrowdModel: Codable {
    private enum Key: CodingKey {
        case parameters, seed, tick, active, jailed, away, arrests, baseLegitimacy, officers, calls, columns
    }

    /// Reads a crowd.
    ///
    /// - Throws: `DecodingError` for one that does not fit its own parameters.
    public init(from decoder: any Decoder) throws {
        let kept = try decoder.container(keyedBy: Key.self)
        self.init(
            try kept.decode(CrowdParameters.self, forKey: .parameters),
            seed: try kept.decode(UInt64.self, forKey: .seed)
        )
        tick = try kept.decode(UInt32.self, forKey: .tick)
        active = try kept.decode(Int.self, forKey: .active)
        jailed = try kept.decode(Int.self, forKey: .jailed)
        away = try kept.decode(Int.self, forKey: .away)
        arrests = try kept.decode(Int.self, forKey: .arrests)
        baseLegitimacy = try kept.decode(Fraction.self, forKey: .baseLegitimacy)
        officers = try kept.decode(Int.self, forKey: .officers)
        calls = try kept.decode(UInt8.self, forKey: .calls)
        guard columns.fill(from: try kept.decode([UInt64].self, forKey: .columns)) else {
            throw DecodingError.dataCorruptedError(
                forKey: .columns,
                in: kept,
                debugDescription: "the columns are not those of \(parameters.people) people"
            )
        }
    }

    /// Writes the crowd.
    public func encode(to encoder: any Encoder) throws {
        var kept = encoder.container(keyedBy: Key.self)
        try kept.encode(parameters, forKey: .parameters)
        try kept.encode(seed, forKey: .seed)
        try kept.encode(tick, forKey: .tick)
        try kept.encode(active, forKey: .active)
        try kept.encode(jailed, forKey: .jailed)
        try kept.encode(away, forKey: .away)
        try kept.encode(arrests, forKey: .arrests)
        try kept.encode(baseLegitimacy, forKey: .baseLegitimacy)
        try kept.encode(officers, forKey: .officers)
        try kept.encode(calls, forKey: .calls)
        try kept.encode(columns.words, forKey: .columns)
    }
}
