import Domain
import Events

/// A team has gone out: a plain Swift value.
struct TeamSent: PlainEvent, Equatable {
    static let eventType = "bpbd.v1.TeamSent"
    static let words = LineWords("tim {#personnel} orang ke {place}", en: "team of {#personnel} to {place}")
    var place: PlaceKey
    var personnel: Int
    var boats: Int?
}

extension TeamReturned {
    /// One with every field set, to the least usual of its values.
    static let full = TeamReturned.with {
        $0.place = "Desa \"Muara\" \\ / é 🚧\n\u{1}"
        $0.personnel = .max
        $0.rescued = .with {
            $0.low = 1
            $0.high = 2
        }
        $0.legs = [
            .with {
                $0.place = "simpang"
                $0.kilometres = 1.5
            },
            .with { $0.kilometres = 3 }, Leg(),
        ]
        $0.steps = [0, -1, 1, .min, .max]
        $0.metresUp = .min
        $0.litres = -7
        $0.serial = .max
        $0.mark = .max
        $0.seal = 1
        $0.east = -1
        $0.north = .min
        $0.share = 0.1
        $0.dry = true
        $0.photo = .init([0, 255, 62, 63])
        $0.ground = .flooded
        $0.seen = [.unspecified, .flooded, .UNRECOGNIZED(9)]
        $0.degrees = -40
        $0.boats = 0
    }
}
