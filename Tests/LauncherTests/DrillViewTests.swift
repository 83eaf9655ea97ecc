import Domain
import Events
import Foundation
import Launcher
import Lockstep
import Phrases
import Testing

/// A frame that stands in `Golden`: `80x24.id.txt`, with `␛` for escape.
///
/// GLADI_WRITE_GOLDEN=FOLDER writes them anew, to be looked at and taken over.
struct GoldenFrame: Sendable, CustomTestStringConvertible {
    let columns: Int
    let rows: Int
    let language: Language
    var hasColour = false
    var isUnicode = true
    var hasBegun = true

    static let all = [
        GoldenFrame(columns: 80, rows: 24, language: .indonesian),
        GoldenFrame(columns: 80, rows: 24, language: .english),
        GoldenFrame(columns: 80, rows: 24, language: .indonesian, hasColour: true),
        GoldenFrame(columns: 80, rows: 24, language: .english, isUnicode: false),
        GoldenFrame(columns: 80, rows: 24, language: .indonesian, hasBegun: false),
        GoldenFrame(columns: 120, rows: 40, language: .indonesian),
        GoldenFrame(columns: 120, rows: 40, language: .english, hasColour: true),
        GoldenFrame(columns: 50, rows: 12, language: .indonesian),
        GoldenFrame(columns: 20, rows: 5, language: .indonesian),
        GoldenFrame(columns: 20, rows: 5, language: .english, hasColour: true, isUnicode: false),
    ]

    var testDescription: String {
        "\(columns)x\(rows).\(language.rawValue)" + (hasColour ? ".colour" : "") + (isUnicode ? "" : ".ascii")
            + (hasBegun ? "" : ".begin")
    }

    func text() throws -> String {
        let story = try hasBegun ? ViewStory.told() : ViewStory()
        let lines = story.view.frame(
            story.progress,
            at: .milliseconds(400),
            columns: columns,
            rows: rows,
            language: language
        )
        return lines.map { $0.text(hasColour: hasColour, isUnicode: isUnicode) + "\n" }.joined()
            .replacing("\u{1B}", with: "␛")
    }
}

@Suite("The view of a running drill")
struct DrillViewTests {
    @Test("frames are as they were looked at", arguments: GoldenFrame.all)
    func golden(_ frame: GoldenFrame) throws {
        let text = try frame.text()
        if let folder = ProcessInfo.processInfo.environment["GLADI_WRITE_GOLDEN"] {
            try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(frame.testDescription).txt"))
        }
        let file = try #require(
            Bundle.module.url(forResource: frame.testDescription, withExtension: "txt", subdirectory: "Golden")
        )
        #expect(try text == String(contentsOf: file, encoding: .utf8))
    }

    @Test("every size is kept, down to one cell", arguments: [1, 2, 7, 19, 20, 33, 59, 60, 80, 131, 250])
    func sizes(_ columns: Int) throws {
        let story = try ViewStory.told()
        for rows in 1...60 {
            let lines = story.view.frame(
                story.progress,
                at: .seconds(1),
                columns: columns,
                rows: rows,
                language: .indonesian
            )
            #expect((1...rows).contains(lines.count))
            #expect(lines.allSatisfy { $0.columns <= columns })
            #expect(lines.allSatisfy { $0.text(hasColour: false).count == $0.columns })
            #expect(lines.allSatisfy { $0.text(hasColour: false, isUnicode: false).allSatisfy(\.isASCII) })
        }
    }

    @Test("the level is on every screen, however small")
    func levelAlways() throws {
        let story = try ViewStory.told()
        for rows in 1...50 {
            let lines = story.view.frame(story.progress, at: .zero, columns: 20, rows: rows, language: .indonesian)
            #expect(lines.contains { $0.text(hasColour: false).contains("KUNING") })
        }
    }

    @Test("tension is nowhere shown without being called uncalibrated ground truth")
    func tensionIsNamed() throws {
        let story = try ViewStory.told()
        for (columns, rows) in [(20, 5), (40, 30), (49, 12), (50, 8), (60, 16), (80, 24), (120, 40)] {
            for language in Language.allCases {
                let text = story.view.frame(
                    story.progress,
                    at: .zero,
                    columns: columns,
                    rows: rows,
                    language: language
                ).map { $0.text(hasColour: false) }.joined(separator: "\n")
                let isShown = text.contains("76 dari 100") || text.contains("76 of 100")
                let names = ["nilai sebenarnya, belum dikalibrasi", "ground truth, uncalibrated"]
                let isNamed = names.contains { text.contains($0) }
                #expect(isShown == isNamed)
                #expect(isShown == (columns >= 50 && rows >= 8))
            }
        }
    }

    @Test("a unit shows an order once it has confirmed it, and is named when it is set aside")
    func orders() throws {
        var story = try ViewStory()
        let order = OrderIssued.with {
            $0.kind = .patrol
            $0.place = "kpud"
            $0.addressee = "muba/polsek"
        }
        func polsek(_ story: ViewStory) -> String {
            story.view.frame(story.progress, at: .zero, columns: 100, rows: 40, language: .english)
                .map { $0.text(hasColour: false) }.first { $0.hasPrefix("Kapolsek Sekayu ") } ?? ""
        }
        try story.at("00:01:00", ("muba/command", order))
        #expect(polsek(story).hasSuffix("no word yet"))
        let confirmed = OrderAcknowledged.with { $0.order = "muba/command:0" }
        try story.at("00:01:05", ("muba/polsek", confirmed))
        #expect(polsek(story).hasSuffix("00:01:05  has order: patrol (Kantor KPUD Muba)"))
        let aside = ParticipationChanged.with {
            $0.unit = "muba/polsek"
            $0.reason = "tidak menjawab"
        }
        try story.at("00:02:00", ("control", aside))
        #expect(polsek(story).hasSuffix("00:02:00  set aside: tidak menjawab"))
    }

    @Test("a drill that a person holds says so in the place of its speed")
    func held() throws {
        var story = try ViewStory()
        func clock() -> String {
            let lines = story.view.frame(story.progress, at: .zero, columns: 80, rows: 5, language: .english)
            return lines[1].text(hasColour: false)
        }
        try story.at("00:01:00")
        #expect(clock().contains("turn 1"))
        try story.at("00:01:01", ("control", PaceSet.with { $0.frozen = true }))
        #expect(clock().contains("FROZEN"))
        try story.at("00:01:02", ("control", PaceSet()))
        #expect(clock().contains("turn 3"))
        try story.at("00:01:02", ("control", Waiting.with { $0.units = ["muba/traffic"] }))
        #expect(clock().contains("waiting for muba/traffic"))
    }

    @Test("an excerpt's progress and charts begin where it begins")
    func excerpt() throws {
        var story = try ViewStory(excerptFrom: "01:10:00")
        try story.at("01:15:00", ("muba/situation", ViewStory.crowd(900, 1100, .oration)))
        let lines = story.view.frame(story.progress, at: .zero, columns: 80, rows: 24, language: .english)
            .map { $0.text(hasColour: false) }
        #expect(lines.contains { $0.hasSuffix("25% of 01:30:00") })
        #expect(lines.contains { $0.hasPrefix("crowd") && $0.contains(" █ 900–1,100 people") })
    }
}
