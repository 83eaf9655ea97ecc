import Phrases
import Testing

@Suite("Numbers as people read them")
struct NumbersTests {
    @Test(
        "thousands have their mark, at the right digit, in each language",
        arguments: [
            (0, "0", "0"), (999, "999", "999"), (1_000, "1.000", "1,000"), (-34_168, "-34.168", "-34,168"),
            (Int64.max, "9.223.372.036.854.775.807", "9,223,372,036,854,775,807"),
            (Int64.min, "-9.223.372.036.854.775.808", "-9,223,372,036,854,775,808"),
        ]
    )
    func whole(_ number: Int64, _ indonesian: String, _ english: String) {
        #expect(Phrase.whole(number) == Phrase(verbatim: indonesian, en: english))
    }

    @Test(
        "a number has the decimals that it needs, two at most",
        arguments: [
            (3, "3"), (2.5, "2,5"), (0.05, "0,05"), (-1.25, "-1,25"), (1200, "1.200"), (9.7, "9,7"), (0.999, "1"),
            (-0.004, "0"), (.nan, "–"), (.infinity, "–"), (-1e300, "–"),
        ] as [(Double, String)]
    )
    func number(_ value: Double, _ text: String) { #expect(Phrase.number(value).indonesian == text) }

    @Test("a share stands against its sign")
    func percent() {
        #expect(Phrase.percent(97.5) == Phrase("97,5%", en: "97.5%"))
        #expect(Phrase.percent(tenths: 1_000) == Phrase("100,0%", en: "100.0%"))
        #expect(Phrase.percent(tenths: -5) == Phrase("-0,5%", en: "-0.5%"))
    }

    @Test(
        "a length of time is said without its noughts",
        arguments: [
            (0, "0 detik"), (59, "59 detik"), (304, "5 menit 4 detik"), (3_600, "1 jam"), (9_000, "2 jam 30 menit"),
            (3_601, "1 jam 1 detik"), (UInt64.max, "5.124.095.576.030.431 jam 15 detik"),
        ] as [(UInt64, String)]
    )
    func lengthOfTime(_ seconds: UInt64, _ text: String) {
        #expect(Phrase.lengthOfTime(seconds: seconds).indonesian == text)
    }

    @Test(
        "a crowd is counted in words, and nobody is not a range",
        arguments: [
            (0, 0, "tidak ada orang"), (0, 20, "paling banyak 20 orang"), (64, 64, "64 orang"),
            (850, 1_100, "850–1.100 orang"),
        ]
    )
    func headcount(_ low: Int, _ high: Int, _ text: String) {
        #expect(Phrase.headcount(low: low, high: high).indonesian == text)
    }

    @Test("one of a thing is told as one in English")
    func single() {
        #expect(Phrase.headcount(low: 1, high: 1).english == "1 person")
        #expect(Phrase.headcount(low: 0, high: 2).english == "at most 2 people")
        #expect(Phrase.warnings(1).english == "1 warning" && Phrase.warnings(1_200).english == "1,200 warnings")
        let figures = Phrase.scenarioFigures(length: 60, units: 1, injects: 1, steps: 1, places: 2).english
        #expect(figures == "1 min simulated; 1 unit, 2 places, 1 inject, 1 step of the crowd's script")
        #expect(Phrase.casualties(crowd: 1, officers: 0, outcomes: []).english.hasPrefix("1 casualty: 1 of the crowd"))
        #expect(Phrase.peopleMissing(1, of: "Samapta").english == "1 person of Samapta missing")
    }

    @Test("violent acts have one name, and so has kit that cannot be used")
    func oneWord() {
        #expect(Phrase.tally(2, .acts).indonesian == "2 tindakan anarkis")
        #expect(Phrase.field("missing").indonesian == "tidak dapat dipakai")
        #expect(Phrase.eventNoun("gladi.lockstep.v1.Briefing")?.indonesian == "taklimat")
    }

    @Test("an English screen tells a record's number with English marks, and nothing else that has dots")
    func recorded() {
        let order = "Aparat dan perusuh 1.100 orang"
        #expect(Phrase.recorded(order).english == order)
        #expect(Phrase.recorded("1.100").english == "1,100")
        #expect(Phrase.recorded("1.1").english == "1.1")
        #expect(Phrase.recorded("10.0.0.1").english == "10.0.0.1")
    }
}
