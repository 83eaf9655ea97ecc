import Domain
import Events
import Phrases
import Scenario

extension MSELSheet {
    /// The list as a page to print: what a controller holds, with room to write beside each inject.
    ///
    /// It needs no other file. Injects that wait for a time come first, by time; they are numbered in this order.
    package func html(in language: Language) -> String {
        func text(_ phrase: Phrase) -> String { Self.escaped(phrase.text(in: language)) }
        let headings = [
            Phrase.mselNumber, .mselTime, .mselInject, .mselAddressee, .mselExpected, .mselSource, .mselPlayed,
            .mselNotes,
        ]
        let rows = scenario.injectsInOrder.enumerated().map { index, inject in
            let event = inject.fact.event
            let fixed = [
                "\(index + 1)", inWords.when(inject.fact).text(in: language), event.synopsis,
                event.addressee.isEmpty
                    ? Phrase.mselToAll.text(in: language) : inWords.title(of: event.addressee),
                event.expectedResponse, Phrase.source(inject.source.rawValue).text(in: language),
            ].map(Self.escaped)
            let what = fixed[2] + notes(detail(event), language)
            let judged = event.expected.map { Phrase.mselJudged(inWords.phrase($0)) }
            let cells = [fixed[0], fixed[1], what, fixed[3], fixed[4] + notes(judged, language), fixed[5], "", ""]
            return "<tr>" + cells.map { "<td>\($0)</td>" }.joined() + "</tr>"
        }
        return """
            <!DOCTYPE html>
            <html lang="\(language.rawValue)">
            <head>
            <meta charset="utf-8">
            <title>\(text(.mselTitle)) · \(Self.escaped(scenario.title))</title>
            <style>
            @page { size: A4 landscape; margin: 12mm }
            body { font: 10pt/1.35 "Liberation Sans", Arial, sans-serif; color: #000 }
            h1 { font-size: 15pt; margin: 0 }
            .mark { border: 2px solid #000; display: inline-block; font-weight: bold; letter-spacing: .2em; padding: 1mm 4mm }
            table { border-collapse: collapse; width: 100%; margin-top: 4mm }
            th, td { border: 1px solid #555; padding: 1.2mm 2mm; text-align: left; vertical-align: top }
            th { background: #ddd }
            thead { display: table-header-group }
            tr { break-inside: avoid }
            td:nth-child(1), td:nth-child(2) { white-space: nowrap }
            td:nth-child(2) { white-space: normal; width: 16% }
            td:nth-child(7) { width: 9% }
            td:nth-child(8) { width: 14% }
            small { color: #333; display: block; margin-top: .8mm }
            </style>
            </head>
            <body>
            <p class="mark">\(text(.exerciseMark))</p>
            <h1>\(text(.mselTitle))</h1>
            <p>\(Self.escaped(scenario.title)) · \(text(.mselPeriod(start: .date(scenario.start), seconds: scenario.ends.seconds)))</p>
            <table>
            <thead><tr>\(headings.map { "<th>\(text($0))</th>" }.joined())</tr></thead>
            <tbody>
            \(rows.joined(separator: "\n"))
            </tbody>
            </table>
            </body>
            </html>

            """
    }

    /// What comes with an inject: a report, a fault of a radio, what it changes, and what it is for.
    private func detail(_ event: InjectDelivered) -> [Phrase] {
        var notes: [Phrase] = []
        if event.hasReport {
            let report = event.report
            notes.append(
                .mselReport(
                    report.text,
                    place: placeTitle(report.place),
                    credibility: report.credibilityPercent,
                    inWords.facts(of: report)
                )
            )
        }
        if event.hasLink {
            let fault = word(event.link.fault)
            let unit = inWords.title(of: event.link.unit)
            notes.append(.mselLink(unit, fault: fault, seconds: UInt64(event.link.seconds)))
        }
        notes += event.setbacks.map { .mselEffect(inWords.phrase($0)) }
        notes += steps(of: event.inject).compactMap(inWords.phrase).map(Phrase.mselEffect)
        if !event.objective.isEmpty { notes.append(.mselObjective(event.objective)) }
        if !event.owner.isEmpty { notes.append(.mselOwner(event.owner)) }
        return notes
    }

    /// Notes below a cell's text, a line each.
    private func notes(_ notes: [Phrase], _ language: Language) -> String {
        notes.map { "<small>\(Self.escaped($0.text(in: language)))</small>" }.joined()
    }

    private func placeTitle(_ key: String) -> String {
        scenario.places.first { $0.fact.key == key }?.fact.title ?? key
    }

    /// Text as HTML shows it.
    static func escaped(_ text: String) -> String {
        text.visible.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;")
    }
}
