import Domain
import Events

/// The hurt of a drill: each with a number, and with signs that a first responder finds.
struct Casualties: Codable, Sendable {
    /// With a refill of more tenths of a second than this no pulse is felt at the wrist either; assumed.
    private static let noPulseAboveTenths: UInt32 = 35

    private var found = 0

    /// The next casualty's name and signs.
    mutating func next(_ random: inout TurnRandom) -> (name: String, vitals: Vitals) {
        found += 1
        return ("korban-\(found)", Self.vitals(&random))
    }

    /// Draws the signs of one casualty.
    ///
    /// Of a hundred, 55 walk (START: GREEN), 28 lie but breathe, perfuse and obey (YELLOW), 15 show one of RED's signs
    /// (breathing only after the airway is opened, over 30 breaths a minute, refill over 2 s, not obeying) and 2 do not
    /// breathe at all (BLACK). The mix is assumed, for training; it predicts no real riot.
    static func vitals(_ random: inout TurnRandom) -> Vitals {
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
