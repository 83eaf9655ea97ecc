import Events
import Foundation
import Phrases
import Reading
import Recording
import ServiceHost

/// What `recorder verify` tells of a record.
public enum RecordAccount {
    fileprivate struct Report: Encodable {
        let path: String
        let verdict: String
        let text: String
        var drill: String?
        var rows: Int64?
        var events: Int64?
        var turn: UInt64?
        var ended: Bool?
        var digest: String?
        var chain: String?
    }

    /// Verifies a record, prints the verdict, and returns the exit code: 0 whole, 1 broken, 74 not to be opened.
    public static func verify(path: String, json: Bool, language: Language) -> Int32 {
        let verdict: RecordVerdict
        do { verdict = try RecordCheck.verify(path: path) } catch {
            ServiceProgram.say(error.phrase.text(in: language))
            return 74
        }
        let text = verdict.phrase.text(in: language)
        var report: Report
        switch verdict {
        case .whole(let summary): report = Report(path: path, verdict: "whole", text: text).with(summary)
        case .wholeWithGaps(let summary, _): report = Report(path: path, verdict: "gaps", text: text).with(summary)
        case .broken: report = Report(path: path, verdict: "broken", text: text)
        }
        if json {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            print((try? encoder.encode(report)).map { String(decoding: $0, as: UTF8.self) } ?? "{}")
        } else {
            print(text)
            if let digest = report.digest { print("digest \(digest)") }
        }
        if case .broken = verdict { return 1 }
        return 0
    }
}

extension RecordAccount.Report {
    fileprivate func with(_ summary: RecordSummary) -> Self {
        var report = self
        report.drill = summary.origin.drill.text
        report.rows = summary.rows
        report.events = summary.events
        report.turn = summary.turn
        report.ended = summary.isEnded
        report.digest = summary.digest.map { hexadecimal($0) }
        report.chain = hexadecimal(summary.chain)
        return report
    }
}
