import Doctrine
import Domain
import Events
import TaskForceKit

// The account on which a command's evaluation rests, and its words; the rules of the outcome are doctrine's.

extension DistrictCommand {
    /// What this command knows of its operation.
    func operationAccount(timeRanOut: Bool) -> OperationAccount {
        .with {
            $0.hasWitnesses_p = hasWitnesses
            $0.isRestless = watch.isRestless
            $0.isAgreed = account.agreement.map { $0.time >= watch.lastRestless ?? .start } ?? false
            $0.timeRanOut = timeRanOut
            $0.highest = highest
            $0.level = level
            account.count(&$0)
            office.book.count(&$0)
        }
    }

    /// The outcome as a sentence, with the reason where it is unknown.
    func words(of outcome: Outcome, _ account: OperationAccount) -> String {
        guard outcome == .unknown else { return outcome.words(account) }
        return office.subordinates.isEmpty
            ? "\(outcome.words(account)) Tidak ada satuan di bawah posko ini."
            : account.hasWitnesses_p
                ? "\(outcome.words(account)) Tidak ada massa yang dilaporkan."
                : "\(outcome.words(account)) Tidak ada satuan yang melihat massa melapor."
    }

    /// True when a unit that sees crowds was heard; that it reported nothing is word too.
    private var hasWitnesses: Bool {
        watch.hasWord || (mustered + consolidated).contains { SiteReport.isGiven(by: $0.taskForce) }
    }
}

extension ProvincialCommand {
    /// What the superior knows of districts that did not evaluate themselves: unrest, and no figures.
    static func account(ofTheSilent districts: [District]) -> OperationAccount {
        .with {
            $0.isRestless = districts.contains { $0.watch.lastRestless != nil }
            $0.level = districts.map(\.level).max() ?? .unspecified
        }
    }
}

extension Outcome {
    /// The outcome as a sentence, Indonesian.
    func words(_ account: OperationAccount) -> String {
        switch self {
        case .peaceful: "Operasi selesai, situasi aman dan kondusif."
        case .overcome: "Situasi dapat dikendalikan."
        case .open where account.timeRanOut: "Waktu habis sebelum situasi terkendali."
        case .open: "Situasi belum terkendali."
        case .unknown: "Hasil belum dapat dinilai."
        }
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
