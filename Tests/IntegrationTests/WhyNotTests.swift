import Foundation
import Testing

/// `gladi explain --why-not`: a unit is played again from its record, and asked.
@Suite("Why not")
struct WhyNotTests {
    private func ask(_ record: String, _ arguments: String...) throws -> (code: Int32, output: String, errors: String) {
        try GladiRun(["explain", record, "--why-not"] + arguments + ["--lang", "en"]).finish()
    }

    @Test("the rules that stood against an act, each with its fact, by what the unit knew then")
    func asked() throws {
        let run = try GladiRun(["run", "muba-2024", "--in-process", "--record", "r.gladi", "--json"])
        let played = run.finish()
        #expect(played.code == 0, "\(played.errors)")
        let record = run.record

        // In HIJAU a dispersal is against D14, and nobody holds a line yet.
        let early = try ask(record, "muba/preventive", "disperse", "--at", "00:10:00")
        #expect(early.code == 0, "\(early.errors)")
        #expect(early.output.contains("no line"))

        // In KUNING, before the order to disperse: D14, and the resistance asks for no water (D17).
        let cannon = try ask(record, "muba/preventive", "water-cannon", "--at", "01:00:00")
        #expect(cannon.code == 0, "\(cannon.errors)")
        #expect(cannon.output.contains("D14") && cannon.output.contains("D17"))
        #expect(cannon.output.contains("No order to disperse stands"))

        // PHH is no unit of KUNING; command had no attack reported.
        let relief = try ask(record, "muba/phh", "cross-relief", "--at", "01:00:00")
        #expect(relief.output.contains("D10"))
        for (time, fact) in [("01:20:00", "under way"), ("01:30:00", "done already"), ("01:50:00", "No order for it")] {
            let later = try ask(record, "muba/phh", "cross-relief", "--at", time)
            #expect(later.output.contains(fact), "\(time): \(later.output)")
        }
        let ordered = try ask(record, "muba/command", "disperse", "--at", "01:00:00")
        #expect(ordered.output.contains("Nobody has reported that a crowd attacks"))

        // When the cannon was used nothing but the pause since its last use stands against it.
        let json = try GladiRun(
            [
                "explain", record, "--why-not", "muba/preventive", "water-cannon", "--at", "01:12:30", "--json",
                "--lang", "en",
            ]
        ).finish()
        let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
        #expect(object?["unit"] as? String == "muba/preventive")
        let obstacles = try #require(object?["obstacles"] as? [[String: Any]])
        #expect(obstacles.map { $0["rule"] as? String } == ["D17"])
        #expect((obstacles.first?["fact"] as? String)?.hasPrefix("The pause since the last use") == true)
    }

    @Test(
        "what nobody ordered, what is under way and what is done is told so, and an order that has ended stands no more"
    )
    func standing() throws {
        let run = try GladiRun(["run", "rohul-2023", "--in-process", "--record", "r.gladi", "--json"])
        #expect(run.finish().code == 0)
        let answers = [
            ("rohul/preventive", "layer-relief", "00:30:00", "No order for it stands"),
            ("rohul/preventive", "layer-relief", "00:43:00", "under way"),
            ("rohul/preventive", "layer-relief", "00:50:00", "done already"),
            ("rohul/preventive", "cross-relief", "01:08:00", "No order for it stands"),
            ("rohul/preventive", "strike-platoon", "01:05:00", "done already"),
            ("rohul/preventive", "strike-platoon", "01:18:00", "No order for it stands"),
            ("rohul/preventive", "water-cannon", "00:57:30", "time to leave has not passed"),
            ("rohul/preventive", "disperse", "00:58:00", "announced to the crowd already"),
            ("rohul/preventive", "water-cannon", "01:12:00", "No order to disperse stands"),
            ("rohul/command", "disperse", "00:58:00", "was given and has not ended"),
            ("rohul/command", "arrest", "00:58:00", "was given and has not ended"),
            ("riau/command", "disperse", "00:58:00", "no unit that could be ordered"),
        ]
        for (unit, act, time, fact) in answers {
            let answer = try ask(run.record, unit, act, "--at", time)
            #expect(answer.output.contains(fact), "\(unit) \(act) \(time): \(answer.output)\(answer.errors)")
        }
        // The province orders nobody to arrest, so it cannot be asked about it.
        #expect(try ask(run.record, "riau/command", "arrest", "--at", "00:58:00").code == 65)
    }

    @Test(
        "what cannot be asked says what can",
        arguments: [
            (["muba/preventive", "arrest", "--at", "01:00:00"], 65, "water-cannon"),
            (["muba/traffic", "disperse", "--at", "01:00:00"], 65, "asks no doctrine"),
            (["muba/entah", "disperse", "--at", "01:00:00"], 65, "muba/preventive"),
            (["muba/preventive", "fly", "--at", "01:00:00"], 64, "strike-platoon"),
            (["muba/preventive", "disperse"], 64, "--at HH:MM:SS"),
            (["muba/preventive", "disperse", "--at", "01:30:00"], 65, "does not reach 01:30:00"),
        ] as [([String], Int32, String)]
    )
    func wrong(_ arguments: [String], _ code: Int32, _ words: String) throws {
        let run = try GladiRun(
            ["run", "muba-2024", "--in-process", "--excerpt", "01:00:00..01:02:00", "--record", "r.gladi", "--json"]
        )
        #expect(run.finish().code == 0)
        let asked = try GladiRun(["explain", run.record, "--why-not"] + arguments + ["--lang", "en"]).finish()
        #expect(asked.code == code, "\(asked.output)\(asked.errors)")
        #expect(asked.errors.contains(words), "\(asked.errors)")
    }
}
