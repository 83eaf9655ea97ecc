import Crowd

/// Runs of the model over many seeds.
enum Runs {
    /// What each of `seeds` showed in `ticks`.
    static func outbursts(
        _ parameters: CrowdParameters,
        seeds: ClosedRange<UInt64> = 1...20,
        ticks: Int = 3000
    ) -> [Outbursts] {
        seeds.map { seed in
            var crowd = CrowdModel(parameters, seed: seed)
            var outbursts = Outbursts()
            for _ in 0..<ticks {
                crowd.step()
                outbursts.observe(active: crowd.active)
            }
            return outbursts
        }
    }

    /// The hash of (active, jailed) in every tick, FNV-1a over 16 bytes each, least significant first.
    static func hash(_ parameters: CrowdParameters, seed: UInt64, ticks: Int) -> UInt64 {
        var crowd = CrowdModel(parameters, seed: seed)
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for _ in 0..<ticks {
            crowd.step()
            for number in [UInt64(crowd.active), UInt64(crowd.jailed)] {
                for byte in 0..<8 { hash = (hash ^ (number >> (8 * UInt64(byte)) & 0xFF)) &* 0x100_0000_01B3 }
            }
        }
        return hash
    }

    /// The mean of `figure` over the seeds.
    static func mean(_ runs: [Outbursts], _ figure: (Outbursts) -> Double) -> Double {
        runs.reduce(0) { $0 + figure($1) } / Double(runs.count)
    }
}
