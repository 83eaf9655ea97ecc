import Events

extension OrderKind {
    /// True for an order that stays in force after it was carried out, until it is lifted or its unit stands down; all others
    /// end when they are completed.
    public var lasts: Bool {
        switch self {
        case .patrol, .deploy, .closeRoad, .openExitRoute, .openCorridor, .openMedicalPost, .observe, .layerRelief,
            .crossRelief:
            true
        default: false
        }
    }

    /// True for an order that ends when the level goes down to `level`, so that it is given anew if that rises again.
    public func lapses(at level: Level) -> Bool {
        switch level {
        case .green: [.warn, .layerRelief, .crossRelief, .disperse, .arrest].contains(self)
        case .yellow: [.crossRelief, .disperse].contains(self)
        case .red, .unspecified, .UNRECOGNIZED: false
        }
    }
}

/// The facts by which it is judged whether one formation may take the line over from another (D09, D10).
public struct ReliefFacts: Sendable {
    /// Lintas ganti, to PHH; else lapis ganti, to Dalmas lanjut.
    public var isCross: Bool
    /// The level declared.
    public var level: Level

    /// A state of affairs.
    public init(isCross: Bool, level: Level) {
        self.isCross = isCross
        self.level = level
    }

    /// What stands against the relief.
    public var obstacles: [Obstacle] {
        var obstacles: [Obstacle] = []
        if isCross {
            obstacles.require(
                level == .red,
                .against(
                    .d10,
                    "Lintas ganti hanya pada tingkat MERAH",
                    en: "The line is handed over at level RED alone"
                )
            )
        } else {
            obstacles.require(
                level >= .yellow,
                .against(
                    .d09,
                    "Lapis ganti hanya pada tingkat KUNING atau lebih",
                    en: "The line is relieved at level YELLOW or above"
                )
            )
        }
        return obstacles
    }
}

/// The facts by which it is judged whether Samapta's strike platoon may be formed (D12).
public struct StrikePlatoonFacts: Sendable {
    /// The order comes from the Kapolda.
    public var isFromKapolda: Bool
    /// The level declared.
    public var level: Level
    /// PHH takes the line over, or is about to.
    public var riotControlComes: Bool

    /// A state of affairs.
    public init(isFromKapolda: Bool, level: Level, riotControlComes: Bool) {
        self.isFromKapolda = isFromKapolda
        self.level = level
        self.riotControlComes = riotControlComes
    }

    /// What stands against the platoon, the gravest first.
    public var obstacles: [Obstacle] {
        var obstacles: [Obstacle] = []
        obstacles.require(
            isFromKapolda,
            .against(
                .d12,
                "Peleton penindak hanya atas perintah Kapolda",
                en: "The strike platoon is formed on the provincial chief's order alone"
            )
        )
        obstacles.require(
            level == .red,
            .against(
                .d12,
                "Peleton penindak hanya pada tingkat MERAH",
                en: "The strike platoon is formed at level RED alone"
            )
        )
        obstacles.require(
            !riotControlComes,
            .against(
                .d12,
                "PHH Brimob mengambil alih barisan; peleton penindak tidak dibentuk",
                en: "PHH Brimob takes the line over; no strike platoon is formed"
            )
        )
        return obstacles
    }
}

/// The facts of an act for which somebody is to be arrested (D28).
public struct ArrestFacts: Sendable {
    /// How the order names the act.
    public var act: String
    /// True when the team's own people saw the act and it breaks the law; nil when none of them knows it.
    public var isOffence: Bool?

    /// A state of affairs.
    public init(act: String, isOffence: Bool?) {
        self.act = act
        self.isOffence = isOffence
    }

    /// What stands against the arrest.
    public var obstacles: [Obstacle] {
        guard let isOffence else {
            return [
                .unknown(
                    .d28,
                    "Perbuatan '\(act)' tidak dikenal; tanpa perbuatan tidak ada penangkapan",
                    en: "No such offence as '\(act)'; without one there is no arrest"
                )
            ]
        }
        return isOffence
            ? [] : [.against(.d28, "Perbuatan itu bukan pelanggaran hukum", en: "That act breaks no law")]
    }

    /// True for an act that breaks the law: throwing or worse, or an attack in any form.
    public static func isOffence(_ behaviour: Behaviour, _ resistance: Resistance) -> Bool {
        behaviour >= .throwing || resistance >= .aggressive
    }
}
