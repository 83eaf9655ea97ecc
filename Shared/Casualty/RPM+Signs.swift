extension RPM {
    /// The score of somebody with these signs.
    ///
    /// Respiration is coded as Sacco's method is commonly taught, by breaths a minute: none is 0, 1 to 9 is 1, 36 and
    /// more is 2, 25 to 35 is 3, 10 to 24 is 4. START counts neither pulse beats nor grades of movement. So the other
    /// two parts are **assumed** from what START does ask. A radial pulse with a refill of at most 2 s is 4, with a
    /// slower refill 3; no radial pulse is 2. Obeying commands is 4, else 2. Somebody who breathes only once the airway
    /// is open has 1 for respiration. Somebody who does not breathe at all has 0 in all.
    public init(_ signs: StartSigns) {
        let respiration = Self.respiration(signs)
        guard respiration > 0 else {
            self.init(checked: 0)
            return
        }
        let pulse = !signs.hasRadialPulse ? 2 : signs.refillTenths > Start.refillTenthsMax ? 3 : 4
        self.init(checked: respiration + pulse + (signs.obeysCommands ? 4 : 2))
    }

    private static func respiration(_ signs: StartSigns) -> Int {
        guard signs.breathes else { return signs.breathesAfterAirwayOpened ? 1 : 0 }
        return switch signs.breathsAMinute {
        case ...0: 0
        case 1...9: 1
        case 10...24: 4
        case 25...35: 3
        default: 2
        }
    }
}
