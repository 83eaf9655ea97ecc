import ArgumentParser
import Doctrine
import Domain
import Events
import Phrases
import Scenario
import ServiceHost
import Telling
import UnitTable

/// `gladi explain`: why an event happened, back to the inject, script step or decision with which it began.
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Rangkaian sebab satu kejadian dari rekaman. (Why an event happened, from the record.)",
        discussion: """
            Id kejadian seperti pada 'gladi tail'. (An event id is stream:sequence, as 'gladi tail'
            shows it.)

              gladi tail muba-2024.k3x9.gladi --type ForceUsed
              gladi explain muba-2024.k3x9.gladi muba/phh:1029
              gladi explain muba-2024.k3x9.gladi sumsel/command:943 --effects --depth 2
              gladi explain muba-2024.k3x9.gladi muba/phh:1029 --json | jq -r '.chain[].id'

            Sebab diikuti mundur sampai inject, langkah naskah tim massa, keputusan petugas latihan, atau kejadian tanpa sebab.
            Bila sebab tidak tercatat, kejadian yang disebut isinya diikuti. (Causes are followed back to an inject, a step of the
            crowd team's script, a person's decision, or an event without a cause; where none is recorded, to an event that
            a field names.)

              gladi explain muba-2024.k3x9.gladi --why-not muba/preventive water-cannon --at 01:00:00

            Dengan --why-not satuan itu dimainkan ulang sampai saat itu dan ditanya syarat mana yang tidak terpenuhi. (With --why-not the
            unit is played again up to that moment, and asked which rules of doctrine stood against the act.)

            Kode akhir: 0 terjawab; 64 cara pakai salah; 65 kejadian, satuan, tindakan, atau waktu itu tidak ada dalam
            rekaman; 74 rekaman tidak terbaca.
            (Exit codes: 0 explained; 64 wrong usage; 65 no such event, unit, act or time in the record; 74 the record
            cannot be read.)
            """
    )

    @Argument(help: "Berkas rekaman. (The record.)")
    var record: String
    @Argument(help: "Id kejadian seperti pada 'gladi tail', misalnya muba/phh:1029. (The event: stream:sequence.)")
    var event: String?
    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            "Satuan dan tindakan yang tidak dilakukannya: empty-hand, shield, water-cannon, tear-gas, disperse, layer-relief, cross-relief, strike-platoon, arrest. (A unit and an act that it did not do.)",
            valueName: "unit act"
        )
    )
    var whyNot: [String] = []
    @Option(
        help:
            "Bersama --why-not: waktunya, JJ:MM:DD sejak latihan mulai. (With --why-not: when, HH:MM:SS since the drill's start.)"
    )
    var at: String?
    @Flag(help: "Tampilkan juga akibatnya. (Also what it caused.)")
    var effects = false
    @Option(help: "Berapa tingkat akibat yang ditampilkan, 1 sampai 20. (How many generations of effects, 1 to 20.)")
    var depth = 3
    @Flag(help: "Cetak satu objek JSON. (Print one JSON object.)")
    var json = false
    @OptionGroup var screen: LanguageOption

    func run() throws {
        let language = screen.language
        try reporting(in: language) {
            guard (1...20).contains(depth) else {
                throw ServiceFailure.usage(.badOption("--depth", "\(depth)", "1 … 20"))
            }
            try readingRecord {
                guard whyNot.isEmpty, at == nil else { return try answer(in: language) }
                let drill = try RecordedDrill(path: record)
                try warn(of: drill, in: language)
                let id = try self.id(in: drill)
                guard let explanation = try Explanation(id, in: drill, depth: effects ? depth : 0) else {
                    throw ServiceFailure(try Self.noSuchEvent(id, in: drill), exitCode: 65)
                }
                guard !json else { return try LineStyle.write(json: [explanation.json(in: language)]) }
                try LineStyle.ofStandardOutput(language).write(explanation.lines(in: language))
            }
        }
    }

    /// Why a unit did not do something.
    private func answer(in language: Language) throws {
        guard event == nil, whyNot.count == 2, let unit = try? UnitID(whyNot[0]), let act = Act(rawValue: whyNot[1]),
            let time = at.flatMap({ SimulatedTime(clock: $0) })
        else { throw ServiceFailure.usage(.whyNotUsage(acts: Act.allCases.map(\.phrase))) }
        let types = UnitTable.standard.types
        let drill = try RecordedDrill(path: record)
        try warn(of: drill, in: language)
        let answer = try WhyNot(drill, unit: unit, act: act, at: time, types: types)
        guard !json else { return try LineStyle.write(json: [answer.json(in: language)]) }
        try LineStyle.ofStandardOutput(language).write(answer.lines(in: language))
    }

    private func id(in drill: RecordedDrill) throws(ServiceFailure) -> EventID {
        let event = event ?? ""
        if let id = try? EventID(event) { return id }
        let names = drill.table.entries.map(\.name.text)
        let stream = event.split(separator: ":").first.map(String.init) ?? event
        throw ServiceFailure(
            .notAnEventID(event, nearest: nearest(to: stream, among: names), streams: names),
            exitCode: 65
        )
    }

    /// What there is instead: the stream's sequences, or the streams.
    private static func noSuchEvent(_ id: EventID, in drill: RecordedDrill) throws -> Phrase {
        let streams = try drill.reader.streams()
        if let count = streams.first(where: { $0.name == id.stream })?.count, count > 0 {
            return .noSuchSequence(id.description, stream: id.stream.text, last: count - 1)
        }
        let names = streams.map(\.name.text)
        return .noSuchStream(id.stream.text, nearest: nearest(to: id.stream.text, among: names), streams: names)
    }
}
