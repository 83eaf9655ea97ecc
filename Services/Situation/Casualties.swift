import Domain
import Events

/// The casualties of a drill: each has a number, and signs that a first responder finds.
struct Casualties: Codable, Sendable {
    /// When refill takes more tenths of a second than this, no pulse is felt at the wrist either; assumed.
    private static let noPulseAboveTenths: UInt32 = 35

    // How many there are so far of each origin.
    private var found: [String: Int] = [:]

    /// The next casualty's name and signs.
    ///
    /// Both depend only on the casualty's origin (the script's step, a crowd or a place), its side, and its number there.
    /// So one more casualty of another origin changes nobody's name and nobody's signs.
    mutating func next(of origin: String, _ side: Side, _ chance: Chance) -> (name: String, vitals: Vitals) {
        let origin = side == .officers ? "\(origin)-petugas" : origin
        let nth = found[origin, default: 0] + 1
        found[origin] = nth
        let name = "korban-\(origin)-\(nth)"
        var signs = chance.of("signs", name)
        return (name, Self.vitals(&signs))
    }

    /// Draws the signs of one casualty.
    ///
    /// Of a hundred, 55 walk (START: GREEN), 28 lie but breathe, perfuse and obey (YELLOW), 15 show one of RED's signs
    /// (breathing only after the airway is opened, over 30 breaths a minute, refill over 2 s, not obeying) and 2 do not
    /// breathe at all (BLACK). The mix is assumed, for training; it predicts no real riot.
    static func vitals(_ random: inout RandomNumbers) -> Vitals {
        let draw = random.below(100)
        return Vitals.with {
            $0.breathes = true
            $0.breathesAfterAirwayOpened = true
            $0.respiratoryRate = UInt32(random.within(16...28))
            $0.refillTenths = UInt32(random.within(8...19))
            $0.obeysCommands = true
            switch draw {
            case ..<55: $0.walks = true
            case ..<83: break
            case ..<87: $0.breathes = false
            case ..<90: $0.respiratoryRate = UInt32(random.within(31...40))
            case ..<94:
                $0.refillTenths = UInt32(random.within(21...45))
                $0.noRadialPulse = $0.refillTenths > noPulseAboveTenths
            case ..<98: $0.obeysCommands = false
            default:
                $0.breathes = false
                $0.breathesAfterAirwayOpened = false
                $0.respiratoryRate = 0
                $0.noRadialPulse = true
                $0.obeysCommands = false
            }
        }
    }
}
