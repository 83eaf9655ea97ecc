import Domain
import Events
import TaskForceKit

/// How the operation ended, in the words of `EvaluationHeld`.
enum Outcome: String {
    /// The level never rose, or an agreement ended it.
    case peaceful = "damai"
    /// Disorder was overcome.
    case overcome = "teratasi"
    /// Time ran out.
    case open = "belum-teratasi"
    /// Nobody could judge: no unit that sees crowds was heard.
    case unknown = "tidak-dinilai"

    /// The outcome of a district's operation.
    init(_ command: DistrictCommand, timeRanOut: Bool) {
        let agreed = command.account.agreement.map { $0.time >= command.watch.lastRestless ?? .start } ?? false
        let unrest = command.level > .green
        self =
            !command.hasWitnesses
            ? .unknown
            : timeRanOut && unrest ? .open : command.highest <= .green || agreed ? .peaceful : .overcome
    }

    /// The outcome when no district evaluated itself: open where the superior knows of unrest, else unknown.
    init(unevaluated districts: [ProvincialCommand.District]) {
        self = districts.contains { $0.level > .green || $0.watch.lastRestless != nil } ? .open : .unknown
    }

    /// The outcome as a sentence.
    var words: String {
        switch self {
        case .peaceful: "Operasi selesai dengan damai."
        case .overcome: "Gangguan dapat diatasi."
        case .open: "Waktu habis sebelum gangguan teratasi."
        case .unknown: "Hasil tidak dapat dinilai."
        }
    }
}

extension DistrictCommand {
    /// The outcome as a sentence, with the reason where it is unknown.
    func words(of outcome: Outcome) -> String {
        guard outcome == .unknown else { return outcome.words }
        return office.subordinates.isEmpty
            ? "\(outcome.words) Tidak ada satuan di bawah posko ini."
            : "\(outcome.words) Tidak ada satuan yang melihat massa melapor."
    }

    /// True when a unit that sees crowds was heard; that it reported nothing is word too.
    var hasWitnesses: Bool {
        watch.hasWord || (mustered + consolidated).contains { SiteReport.isGiven(by: $0.taskForce) }
    }
}

extension SiteReport {
    /// True for the task forces that report on crowds.
    static func isGiven(by taskForce: TaskForce) -> Bool {
        [PatrolReported.eventType, ThreatEstimated.eventType].contains { type in
            EventCatalogue.standard.kind(of: type)?.mayBePublished(by: taskForce) ?? false
        }
    }
}
