import Domain
import Events
import Foundation
import Phrases

/// The result of a certification, for files and scripts.
///
/// Equal digests mean that the services wrote the same, byte for byte.
package struct Certificate: Codable, Sendable {
    /// The service.
    package struct Service: Codable, Sendable, Equatable {
        /// The command that starts it.
        package let command: [String]
        /// Its units.
        package let units: [Unit]
    }

    /// A unit as it announced itself.
    package struct Unit: Codable, Sendable, Equatable {
        /// `muba/traffic`.
        package let unit: String
        /// Who provides it.
        package let agency: String
        /// Its title.
        package let title: String
        /// The program's version.
        package let version: String
        /// Whom it hears.
        package let hears: [String]
        /// What it publishes.
        package let publishes: [String]
        /// The types among these that are its agency's own.
        package let ownTypes: [String]
    }

    /// What of a type was written in the first run.
    package struct Exercise: Codable, Sendable, Equatable {
        /// The type.
        package let type: String
        /// How many records.
        package let records: Int
    }

    /// A case.
    package struct Case: Codable, Sendable, Equatable {
        /// Its id.
        package let id: String
        /// What it is about.
        package let title: String
        /// The protocol's rules that it rests on.
        package let rules: [String]
        /// `lulus`, `gagal` or `tidak diuji`.
        package let verdict: String
        /// What was found; empty unless it failed.
        package let findings: [String]
    }

    /// The service.
    package let service: Service
    /// The version of Gladi that tried it.
    package let version: String
    /// When, UTC.
    package let date: String
    /// The scenario's key.
    package let scenario: String
    /// SHA-256 of the scenario, as in `Opened`.
    package let scenarioDigest: String
    /// The seed.
    package let seed: UInt64
    /// How many turns it was granted.
    package let turns: Int
    /// How many numbered records it wrote.
    package let records: Int
    /// What of them was no completion: what was exercised.
    package let exercised: [Exercise]
    /// True when every case passed.
    package let passed: Bool
    /// The cases.
    package let cases: [Case]
    /// SHA-256 over what the service wrote.
    package let digest: String

    /// The certificate of a result.
    package init(_ result: Certification.Result, _ request: CertificationRequest, language: Language, date: Date) {
        let tape = result.first.tape
        let opened = tape.setup.opened
        service = Service(command: request.service.command, units: result.first.profiles.map(Unit.init))
        version = gladiVersion
        self.date = date.formatted(.iso8601)
        scenario = opened.scenario
        scenarioDigest = hexadecimal(opened.scenarioDigest)
        seed = opened.seed
        turns = tape.turns.count
        records = tape.own.values.reduce(0) { $0 + $1.count }
        exercised = result.exercised.map { Exercise(type: $0.type, records: $0.records) }
        passed = result.isPassed
        cases = ConformCase.allCases.map { conformCase in
            let verdict = result.verdicts[conformCase] ?? .untested
            return Case(
                id: conformCase.rawValue,
                title: conformCase.title.text(in: language),
                rules: conformCase.rules,
                verdict: verdict.word,
                findings: verdict.findings.map { $0.text(in: language) }
            )
        }
        digest = hexadecimal(tape.digest)
    }

    /// Reads one.
    ///
    /// - Throws: when the data is no certificate.
    package init(json: Data) throws {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        self = try decoder.decode(Self.self, from: json)
    }

    /// As JSON, its keys ascending, one to a line.
    package func json(isPretty: Bool) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        if isPretty { encoder.outputFormatting.insert(.prettyPrinted) }
        encoder.keyEncodingStrategy = .convertToSnakeCase
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
}

extension Certificate.Unit {
    init(_ profile: Profile) {
        self.init(
            unit: profile.unit,
            agency: profile.agency,
            title: profile.title,
            version: profile.version,
            hears: profile.hears,
            publishes: profile.publishes,
            ownTypes: profile.ownTypes.map(\.type)
        )
    }
}

extension ConformVerdict {
    /// What was found.
    var findings: [Phrase] { if case .failed(let findings) = self { findings } else { [] } }
}
