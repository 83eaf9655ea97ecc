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
        var doubts: [Doubt]?
    }

    fileprivate struct Doubt: Encodable {
        let first: String
        let offset: Int64?
        let reason: String
        let by: String
        let text: String
    }

    /// What the exit codes of `recorder verify` mean, for its `--help`.
    public static let exitCodes = """
        Kode akhir: 0 utuh, dan latihan berakhir di dalamnya; 1 rusak, dengan barisnya; 3 utuh, dengan kekosongan yang
        disebut; 4 utuh sejauh ini, tetapi latihan belum berakhir di dalamnya; 5 tidak ada yang diubah, tetapi ada
        catatan yang tidak diakui penulisnya, atau waktunya tidak wajar; 74 berkas tidak dapat dibuka.
        (Exit codes: 0 whole, and the drill has ended in it; 1 broken, with the row; 3 whole, with stated gaps; 4
        whole so far, but the drill has not ended in it: it still runs, or was cut off; 5 nothing was changed, but
        records stand in it that their stream's writer has disowned, or whose time betrays them; 74 the file cannot be
        opened.)

        'chain' is the head of the record's chain. Keep it apart from the record, on paper say: a record that somebody has
        written anew, chain and all, is found by it alone.
        """

    /// Verifies a record, prints the verdict, and returns the exit code.
    public static func verify(path: String, json: Bool, language: Language) -> Int32 {
        let verdict: RecordVerdict
        do { verdict = try RecordCheck.verify(path: path) } catch {
            ServiceProgram.say(error.phrase, in: language)
            return 74
        }
        let text = verdict.phrase.text(in: language)
        var report: Report
        switch verdict {
        case .whole(let summary), .wholeWithGaps(let summary, _):
            report = Report(path: path, verdict: verdict.word, text: text).with(summary)
        case .broken: report = Report(path: path, verdict: verdict.word, text: text)
        }
        if json {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            let object = (try? encoder.encode(report)).map { String(decoding: $0, as: UTF8.self) }
            ScreenDoor.output.say(json: object ?? "{}")
        } else {
            ScreenDoor.output.say(verdict.phrase, in: language)
            if let digest = report.digest { ScreenDoor.output.say(.verifiedDigest(digest), in: language) }
            if let chain = report.chain { ScreenDoor.output.say(.verifiedChain(chain), in: language) }
            for doubt in verdict.doubts.all {
                ScreenDoor.output.say(
                    .inDoubt(
                        since: doubt.first.description,
                        by: doubt.by,
                        isDisowned: doubt.reason == .disowned,
                        doubt.text
                    ),
                    in: language
                )
            }
        }
        return verdict.exitCode
    }
}

extension RecordVerdict {
    /// The verdict in one word, for programs.
    fileprivate var word: String {
        switch exitCode {
        case 0: "whole"
        case 3: "gaps"
        case 4: "unfinished"
        case 5: "doubtful"
        default: "broken"
        }
    }

    /// The stretches that may be forged.
    fileprivate var doubts: DoubtfulStretches {
        switch self {
        case .whole(let summary), .wholeWithGaps(let summary, _): summary.doubts
        case .broken: DoubtfulStretches()
        }
    }

    /// The exit code of `recorder verify`: doubt counts before an unfinished drill, and that before gaps.
    public var exitCode: Int32 {
        guard doubts.isEmpty else { return 5 }
        return switch self {
        case .whole(let summary): summary.isEnded ? 0 : 4
        case .wholeWithGaps(let summary, _): summary.isEnded ? 3 : 4
        case .broken: 1
        }
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
        if !summary.doubts.isEmpty {
            report.doubts = summary.doubts.all.map { doubt in
                RecordAccount.Doubt(
                    first: doubt.first.description,
                    offset: doubt.offset,
                    reason: doubt.reason.rawValue,
                    by: doubt.by,
                    text: doubt.text
                )
            }
        }
        return report
    }
}
