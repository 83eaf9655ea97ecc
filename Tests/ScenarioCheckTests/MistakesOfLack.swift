import Phrases
import Testing

// What a drill's own story needs and does not have.

extension MistakeTests {
    static let mistakesOfLack = [
        Mistake(
            "a crowd that comes once force was used against it",
            "when: { after: [kabar], delay: 5m }",
            "when: { happened: [{ event: ForceUsed }] }",
            at: "when: |{ happened: [{ event: ForceUsed }] }",
            .error,
            "the crowd never comes: step 'datang' waits for what only happens once a crowd is there"
        ),
        Mistake(
            "a report of kit that its unit has not",
            "addressee: rohul/detection",
            "addressee: rohul/detection\n    expect: [{ event: StrengthReported, by: rohul/detection, where: { resource: shield } }]",
            at: "event: |StrengthReported",
            .warning,
            "rohul/detection: no 'shield' in the strength, so this report never comes"
        ),
        Mistake(
            "a report of more missing than there is",
            "addressee: rohul/detection",
            "addressee: rohul/detection\n    expect: [{ event: StrengthReported, where: { resource: shield, missing: 130 } }]",
            at: "event: |StrengthReported",
            .warning,
            "there are at most 78 of 'shield', so 130 cannot be reported missing"
        ),
        Mistake(
            "a crowd with nobody to talk to",
            "place: titik, marshal: true",
            "place: titik",
            at: "groups:\n    |- { key: massa",
            .warning,
            "no crowd has a marshal"
        ),
        Mistake(
            "an inject after the consolidation",
            "end: 02:00:00\n",
            "end: 02:00:00\nconsolidate_by: 00:30:00\n",
            at: "- |key: belum-ditemui",
            .warning,
            "'belum-ditemui' comes after 'consolidate_by' (00:30:00)"
        ),
        Mistake(
            "Raimas by the name that everybody uses",
            "resource: shield, total: 78, place: lapangan, source: assumed }\n",
            "resource: shield, total: 78, place: lapangan, source: assumed }\n      - { resource: raimas, total: 10, place: lapangan, source: assumed }\n",
            at: "resource: |raimas",
            .error,
            "did you mean 'patrol'?"
        ),
        Mistake(
            "a condition on the closing of a road that nobody may close",
            "event: AgreementReached, where: { group: massa }",
            "event: RoadClosed, where: { road: keluar }",
            at: "event: |RoadClosed",
            .warning,
            "road 'keluar' is never closed, as it has no diversion"
        ),
        Mistake(
            "an inject's effect on a crowd that does nothing",
            "    synopsis: Kabar massa.\n",
            "    synopsis: Kabar massa.\n    effects: [{ kind: crowd }]\n",
            at: "effects: |[{ kind: crowd }]",
            .warning,
            "this act changes nothing of 'massa'"
        ),
        Mistake(
            "an act of a crowd that does nothing",
            "      acts:\n        - { group: massa, size: 0, over: 5m, tension: 10, behaviour: dispersing }",
            "      acts:\n        - { group: massa }",
            at: "acts:\n        - |{ group: massa }",
            .warning,
            "this act changes nothing of 'massa'"
        ),
        Mistake(
            "a step that waits for the drill not to begin",
            "when: { after: [kabar], delay: 5m }",
            "when: { after: [kabar], delay: 5m, unless: [{ event: ExerciseStarted }] }",
            at: "event: |ExerciseStarted",
            .error,
            "'datang' is never played: by then the drill has begun"
        ),
        Mistake(
            "an inject that waits for the drill not to begin",
            "expected: [{ event: ContactAttempted }]",
            "expected: [{ event: ExerciseStarted }]",
            at: "event: |ExerciseStarted",
            .error,
            "'belum-ditemui' is never played"
        ),
        Mistake(
            "a crowd that nobody planned for",
            "name: planned_crowd, value: 64",
            "name: planned_crowd, value: 12",
            at: "value: |12",
            .warning,
            "the plan counts on 12 people (planned_crowd), and the script brings up to 64;"
        ),
        Mistake(
            "a crowd planned for that never comes",
            "name: planned_crowd, value: 64",
            "name: planned_crowd, value: 1500",
            at: "value: |1500",
            .warning,
            "the plan counts on 1500 people (planned_crowd), and the script brings up to 64;"
        ),
        Mistake(
            "fewer shields than people",
            "resource: shield, total: 78",
            "resource: shield, total: 60",
            at: "- |{ resource: shield",
            .warning,
            "rohul/preventive: 60 of 'shield' for 78 people who each carry one"
        ),
        Mistake(
            "no shields",
            "      - { resource: shield, total: 78, place: lapangan, source: assumed }\n",
            "",
            at: "forces:\n      |- { resource: personnel, total: 39",
            .warning,
            "rohul/preventive: 0 of 'shield' for 78 people"
        ),
        Mistake(
            "a fire crew without its engine",
            "      - { resource: fire-engine, total: 1, place: lapangan, source: assumed }\n",
            "",
            at: "forces:\n      |- { resource: personnel, total: 6, formation: fire_crew",
            .warning,
            "of rohul/damkar cannot leave without 'fire-engine'"
        ),
        Mistake(
            "a unit without people",
            "      - { resource: personnel, total: 16, formation: traffic_post, place: lapangan, source: assumed }\n",
            "",
            at: "- |unit: rohul/traffic",
            .warning,
            "rohul/traffic has no people, so it sends nobody out"
        ),
        Mistake(
            "a command without people",
            "    forces:\n      - { resource: personnel, total: 6, place: lapangan, source: assumed }\n  - unit: rohul/detection",
            "  - unit: rohul/detection",
            at: "- |unit: rohul/command",
            .warning,
            "rohul/command leads the operation without anybody"
        ),
        Mistake(
            "hurt, and nobody treats",
            "threatens: ketua-kpu",
            "threatens: ketua-kpu, casualties: { crowd: 1 }",
            at: "casualties: |{ crowd",
            .warning,
            "people are hurt in the script, and nobody treats them: that is for medical"
        ),
        Mistake(
            "no road that could be closed",
            ", diversion: lingkar",
            "",
            at: "- |unit: rohul/traffic",
            .warning,
            "no road at 'kpu' can be closed; write a 'diversion'"
        ),
        Mistake(
            "an episode where no crowd comes",
            "place: kpu, tension: 40, behaviour: oration, threatens: ketua-kpu",
            "place: lapangan, tension: 40, behaviour: oration",
            at: "site: |kpu",
            .warning,
            "no crowd ever comes to 'kpu'"
        ),
        Mistake(
            "a crowd that is there after the end",
            "size: 64, over: 5m",
            "size: 64, over: 3h",
            at: "over: |3h",
            .warning,
            "it begins at 00:15:00 at the earliest and would be done after the drill's end"
        ),
        Mistake(
            "a crowd that flies",
            "kind: gathering, x: -310",
            "kind: gathering, x: -90000",
            at: "place: |kpu, tension: 40",
            .warning,
            "'massa' would cover 90 km from 'titik' to 'kpu' in 20 min"
        ),
        Mistake(
            "an answer after the end",
            "addressee: rohul/detection",
            "addressee: rohul/detection\n    expect: [{ event: EarlyWarningGiven, within: 3h }]",
            at: "within: |3h",
            .warning,
            "this inject comes at 00:10:00 at the earliest, so 'within' ends after the drill"
        ),
        Mistake(
            "a title that another unit has",
            "title: Negosiator",
            "title: Kapolsek",
            at:
                "title: |Kapolsek\n    agency: polres\n    superior: rohul/command\n    source: assumed\n    forces:\n      - { resource: "
                + "personnel, total: 10",
            .warning,
            "the title 'Kapolsek' is rohul/negotiation's already"
        ),
        Mistake(
            "a title that exercise control has",
            "title: Negosiator",
            "title: Pengendali",
            at: "title: |Pengendali",
            .warning,
            "the title 'Pengendali' is control's already"
        ),
        Mistake(
            "a number that nobody reads",
            "name: planned_crowd, value: 64",
            "name: planned_crowd, value: 64, source: assumed }\n  - { name: jumlah_massa, value: 64",
            at: "name: |jumlah_massa",
            .warning,
            "no unit reads 'jumlah_massa'"
        ),
        Mistake(
            "home before the crowd comes",
            "end: 02:00:00\n",
            "end: 02:00:00\nconsolidate_by: 00:05:00\n",
            at: "consolidate_by: |00:05:00",
            .warning,
            "the units consolidate before the crowd comes (00:15:00 at the earliest)"
        ),
        Mistake(
            "a hashtag",
            "synopsis: Kabar massa.",
            "synopsis: Kabar massa dengan #TolakHasil di spanduk.",
            at: "dengan |#TolakHasil",
            .warning,
            "the text ends before '#TolakHasil', which YAML takes for a comment"
        ),
        Mistake(
            "a comma in a number",
            "    forces:\n      - { resource: personnel, total: 15, formation: cordon, place: lapangan, source: assumed }\n",
            "    forces: { place: lapangan, cordon: 15,5 }\n",
            at: "cordon: 15,|5 }",
            .error,
            "'5' is no name of people or kit"
        ),
        Mistake(
            "a number in words",
            "    forces:\n      - { resource: personnel, total: 15, formation: cordon, place: lapangan, source: assumed }\n",
            "    forces: { place: lapangan, cordon: limabelas }\n",
            at: "cordon: |limabelas }",
            .error,
            "'cordon' must be a whole number from 1 to 100000, not 'limabelas'"
        ),
    ]
}
