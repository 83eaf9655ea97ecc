import Domain
import Lockstep
import Playing
import UnitTable

/// One program of a run: what it is called with.
public struct ServicePlan: Sendable, Hashable {
    /// What a program is to the run.
    public enum Role: Sendable, Hashable {
        /// Writes the record. Without it the run ends.
        case recorder
        /// Grants the turns. Without it the run ends.
        case control
        /// Plays units. Without it they are set aside.
        case units([UnitID])
    }

    /// The program's name.
    public let program: String
    /// Where it is, if it is none of Gladi's.
    public var path: String?
    /// What it is to the run.
    public let role: Role
    /// Its arguments.
    public let arguments: [String]

    /// What the flags of a run say that concerns its programs.
    public struct Settings: Sendable {
        /// The scenario as it was named on the command line.
        public var scenario: String
        /// The broker.
        public var bootstrap: String
        /// A file of client properties.
        public var kafkaConfig: String?
        /// `--speed` as given.
        public var speed: String
        /// `--excerpt` as given.
        public var excerpt: String?
        /// The language of messages.
        public var language: String
        /// Where snapshots are kept.
        public var stateFolder: String
        /// Seconds after which control sets a silent unit aside; nil: control's own measure (C5).
        public var setAsideAfter: String?

        /// Settings of a run.
        public init(
            scenario: String,
            bootstrap: String,
            kafkaConfig: String? = nil,
            speed: String = "max",
            excerpt: String? = nil,
            language: String = "id",
            stateFolder: String,
            setAsideAfter: String? = nil
        ) {
            self.scenario = scenario
            self.bootstrap = bootstrap
            self.kafkaConfig = kafkaConfig
            self.speed = speed
            self.excerpt = excerpt
            self.language = language
            self.stateFolder = stateFolder
            self.setAsideAfter = setAsideAfter
        }
    }

    /// The programs of a run, in the order in which they are started; stopped in the reverse.
    public static func programs(
        for request: RunRequest,
        crews: [UnitTable.Crew],
        settings: Settings
    ) -> [ServicePlan] {
        var common = ["--kafka", settings.bootstrap, "--drill", request.drill.text, "--lang", settings.language]
        if let file = settings.kafkaConfig { common += ["--kafka-config", file] }
        // The embedded broker wakes no reader: at full speed its readers must ask often. Elsewhere waiting costs nothing.
        let isHurried = request.lane == .embedded && request.pace.speedPermille == 0
        let wait = ["--fetch-wait", isHurried ? "1" : "20"]
        let recorder = ServicePlan(
            program: "recorder",
            role: .recorder,
            arguments: ["record", request.record, "--broker", request.lane.rawValue] + common + ["--fetch-wait", "20"]
        )
        var play = [settings.scenario, "--seed", "\(request.seed)", "--speed", settings.speed]
        // That a program keeps dying, we say; that a unit hangs, only its silence tells (C5).
        if let seconds = settings.setAsideAfter { play += ["--set-aside-after", seconds] }
        play += request.late.flatMap { ["--late", $0.description] }
        if let excerpt = settings.excerpt { play += ["--excerpt", excerpt] }
        let control = ServicePlan(
            program: "control",
            role: .control,
            arguments: play + ["--screenless"] + common + wait
        )
        let units = crews.map { crew in
            ServicePlan(
                program: crew.program,
                path: crew.path,
                role: .units(crew.units),
                // Named, so that the program knows its topics before it has found the drill.
                arguments: common + wait + ["--state", settings.stateFolder]
                    + crew.units.flatMap { ["--unit", $0.description] }
            )
        }
        return [recorder, control] + units
    }
}
