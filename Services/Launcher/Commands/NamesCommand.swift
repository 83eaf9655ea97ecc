import ArgumentParser
import Phrases
import Planning
import Scenario
import ServiceHost
import UnitTable

/// `gladi names`: the words that a planner may write, with what they mean.
struct NamesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "names",
        abstract: "Kata yang dapat ditulis dalam skenario, dengan artinya. (The words that a scenario may use.)",
        discussion: """
            Pokok: events (kejadian dan isiannya), kinds (jenis perintah), kit (perlengkapan), formations (formasi),
            places (tempat, jalan, massa, satuan, jabatan dari skenario). Tanpa pokok: semuanya. (A topic, or all of them.)

              gladi names muba-2024
              gladi names events muba-2024
              gladi names kit skenario-saya.yaml
              gladi names formations
              gladi names events --json | jq -r '.events[] | select(.name == "ForceUsed").fields[].name'

            Dengan skenario disebut juga siapa dalam daftar satuan yang memilikinya, dan kejadian yang tidak akan dilaporkan siapa pun.
            (With a scenario it also says who in the roster has it, and which events nobody would publish.)

            Kode akhir: 0 tercetak; 64 cara pakai salah; 65 skenario tidak memenuhi syarat.
            (Exit codes: 0 shown; 64 wrong usage; 65 the scenario does not fit.)
            """
    )

    @Argument(
        help: ArgumentHelp(
            "Pokok (events, kinds, kit, formations, places), skenario (kunci dari daftar atau berkas), atau keduanya. (A topic (events, kinds, kit, formations, places), a scenario (a key of the library or a path), or both.)",
            valueName: "topic scenario"
        )
    )
    var words: [String] = []
    @Flag(help: "Cetak satu objek JSON. (Print one JSON object.)")
    var json = false
    @OptionGroup var screen: LanguageOption

    func run() throws {
        let language = screen.language
        try reporting(in: language) {
            let (topic, name) = try asked()
            if let topic, name == nil, topic.needsScenario {
                throw ServiceFailure.usage(.namesNeedScenario(topic.rawValue))
            }
            let vocabulary = try Vocabulary(
                name.map { try ScenarioLibrary.withUnits.scenario($0) },
                kit: UnitTable.standard.kit
            )
            let topics = topic.map { [$0] } ?? Vocabulary.Topic.allCases.filter { name != nil || !$0.needsScenario }
            guard !json else { return try LineStyle.write(json: [vocabulary.json(of: topics, in: language)]) }
            try LineStyle.ofStandardOutput(language).write(vocabulary.lines(of: topics, in: language))
        }
    }

    /// The topic and the scenario: either may be left out.
    private func asked() throws(ServiceFailure) -> (topic: Vocabulary.Topic?, scenario: String?) {
        let known = Vocabulary.Topic.allCases.map(\.rawValue)
        let topic = words.first.flatMap(Vocabulary.Topic.init)
        switch words.count {
        case 0: return (nil, nil)
        case 1 where topic == nil:
            // Neither a topic nor a scenario; a path says itself what is wrong with its file.
            guard words[0].contains("/") || words[0].contains(".") || Self.isScenario(words[0]) else {
                throw .usage(.namesNeither(words[0], nearest: nearest(to: words[0], among: known), topics: known))
            }
            return (nil, words[0])
        case 1: return (topic, nil)
        case 2 where topic != nil: return (topic, words[1])
        default:
            let meant = nearest(to: words[0], among: known)
            throw .usage(.namesTopicUnknown(words[0], nearest: meant, known: known))
        }
    }

    private static func isScenario(_ name: String) -> Bool {
        (try? ScenarioLibrary.withUnits.keys())?.contains(name) ?? false
    }
}
