import Dispatch
import Domain
import Foundation
import Phrases
import Playing
import ServiceHost

/// What is to be certified: a service, tried on a stretch of a scenario.
package struct CertificationRequest: Sendable {
    /// How the service is started.
    package let service: ServiceUnderTest
    /// What happens around it.
    package let script: ConformScript
    /// The units that are tried; empty: those that announce themselves.
    package let units: [UnitID]
    /// The cases that are tried.
    package let cases: Set<ConformCase>

    /// A request.
    package init(service: ServiceUnderTest, script: ConformScript, units: [UnitID], cases: Set<ConformCase>) {
        self.service = service
        self.script = script
        self.units = units
        self.cases = cases
    }
}

/// Tries a service: the first run alone, then every other situation, several at a time, each on a bench of its own.
package struct Certification {
    /// How many situations are tried at a time; most of each is waiting.
    static let jobs = 4

    /// The result.
    package struct Result {
        let first: FirstRun.Outcome
        /// What became of each case.
        package let verdicts: [ConformCase: ConformVerdict]

        /// True when a case that was asked for could not be tried: in this stretch the units had nothing to do.
        package let isIdle: Bool

        /// What the units wrote beside completions: how many records of each type, ascending.
        var exercised: [(type: String, records: Int)] {
            let types = first.tape.own.values.joined().filter { !$0.isCompletion }.map(\.type)
            return Dictionary(grouping: types) { $0 }.map { ($0.key, $0.value.count) }.sorted { $0.0 < $1.0 }
        }

        /// The types of their profiles that they did not write.
        var silent: [String] {
            let said = Set(exercised.map(\.type))
            return Set(first.profiles.flatMap(\.publishes)).subtracting(said).sorted()
        }

        /// True when every case was tried and passed.
        package var isPassed: Bool { verdicts.values.allSatisfy { $0 == .passed } }
        /// True when a case failed.
        package var hasFailed: Bool { verdicts.values.contains { if case .failed = $0 { true } else { false } } }
        /// The last words of a service that refused the drill (65) before it had joined; nil for any other.
        package var refusal: [String]? { first.profiles.isEmpty && first.end == .exit(65) ? first.lastWords : nil }
    }

    /// Somebody asked the whole certification to stop.
    package struct Stopped: Error {}

    let request: CertificationRequest

    /// The certification that a request asks for.
    package init(_ request: CertificationRequest) { self.request = request }

    /// Tries it, until `stop` is raised.
    ///
    /// `onProgress` is told at least each half second how many situations are done, of how many. It throws what is no
    /// fault of the service: `ServiceFailure`, `BusError`, `Stopped`.
    package func run(stop: StopFlag, onProgress: (_ done: Int, _ of: Int) -> Void) throws -> Result {
        let situations = Situation.all.filter { request.cases.contains($0.conformCase) }
        onProgress(0, situations.count + 1)
        let bench = try TestBench(request.service, setup: request.script.setup, stop: stop)
        var first = FirstRun(bench, request.script, units: request.units)
        let outcome = try first.play()
        var findings = outcome.findings
        if outcome.isWhole {
            let room = Situation.Room(service: request.service, tape: outcome.tape, stop: stop)
            for (conformCase, finding) in try play(situations, in: room, onProgress) {
                findings[conformCase, default: []].append(finding)
            }
        }
        let hasSaid = outcome.tape.own.values.joined().contains { !$0.isCompletion }
        let verdicts = verdicts(findings, isWhole: outcome.isWhole, hasSaid: hasSaid)
        return Result(
            first: outcome,
            verdicts: verdicts,
            isIdle: outcome.isWhole && request.cases.contains { verdicts[$0] == .untested }
        )
    }

    /// Plays situations side by side; returns what was found, in the order of the situations.
    private func play(
        _ situations: [Situation],
        in room: Situation.Room,
        _ onProgress: (Int, Int) -> Void
    ) throws -> [(ConformCase, Phrase)] {
        let finished = EventQueue<(Int, Swift.Result<Phrase?, any Error>)>(capacity: Self.jobs)
        let threads = DispatchQueue(label: "conform", attributes: .concurrent)
        var found: [Int: Phrase] = [:]
        var failure: (any Error)?
        var next = 0
        var playing = 0
        while true {
            while playing < Self.jobs, next < situations.count, failure == nil {
                let (index, situation) = (next, situations[next])
                (next, playing) = (next + 1, playing + 1)
                threads.async { finished.put((index, Swift.Result { try situation.finding(in: room) })) }
            }
            onProgress(1 + next - playing, situations.count + 1)
            guard playing > 0 else { break }
            guard let (index, result) = finished.next(until: .now + .milliseconds(500)) else { continue }
            playing -= 1
            switch result {
            case .success(let finding): found[index] = finding
            case .failure(let error): failure = failure ?? error
            }
        }
        if let failure { throw failure }
        return found.sorted { $0.key < $1.key }.map { (situations[$0.key].conformCase, $0.value) }
    }

    /// A case passes when nothing was found and the first run went to its end; what nobody tried nobody knows.
    ///
    /// Of a unit that said nothing but that its turns are completed, most cases try nothing.
    private func verdicts(
        _ findings: [ConformCase: [Phrase]],
        isWhole: Bool,
        hasSaid: Bool
    ) -> [ConformCase: ConformVerdict] {
        var verdicts: [ConformCase: ConformVerdict] = [:]
        for conformCase in ConformCase.allCases {
            if !request.cases.contains(conformCase) {
                verdicts[conformCase] = .untested
            } else if let findings = findings[conformCase] {
                verdicts[conformCase] = .failed(findings)
            } else {
                verdicts[conformCase] = isWhole && (hasSaid || !conformCase.needsRecords) ? .passed : .untested
            }
        }
        return verdicts
    }
}

extension Situation {
    /// What the service did wrong in it; nil when it did nothing wrong.
    fileprivate func finding(in room: Room) throws -> Phrase? {
        do {
            try play(room)
            return nil
        } catch let finding as TestBench.Finding {
            return finding.what
        }
    }
}
