import Phrases
import Testing

// Slips of the pen in the file itself: keys, quotes, commas, names.

extension MistakeTests {
    static let slips = [
        Mistake(
            "a list that stands twice, the second empty",
            "\nroads:\n",
            "\nplaces: []\nroads:\n",
            at: "|places: []",
            .error,
            "key 'places' is written in line "
        ),
        Mistake(
            "a list that stands twice, the second with little",
            "\norders:\n",
            "\ninjects:\n  - { key: x, when: { not_before: 00:20:00 }, synopsis: X, source: assumed }\norders:\n",
            at: "|injects:\n  - { key: x",
            .error,
            "already; put both together, or delete one"
        ),
        Mistake(
            "an element without its dash",
            "  - key: belum-ditemui\n",
            "    key: belum-ditemui\n",
            at: "|key: belum-ditemui",
            .error,
            "if a new one begins here, put '- ' before it"
        ),
        Mistake(
            "an inject that waits for itself",
            "when: { not_before: 00:10:00 }",
            "when: { after: [kabar] }",
            at: "after: [|kabar] }",
            .error,
            "goes round in a circle: kabar → kabar"
        ),
        Mistake(
            "a step that waits for itself",
            "when: { after: [kabar], delay: 5m }",
            "when: { after: [datang], delay: 5m }",
            at: "after: [|datang]",
            .error,
            "goes round in a circle: datang → datang"
        ),
        Mistake(
            "a list under a key that is misspelt",
            "\nplaces:\n",
            "\nplace:\n",
            at: "|place:\n  - { key: kpu",
            .error,
            "did you mean 'places'?"
        ),
        Mistake(
            "crowds under a key that is misspelt",
            "  groups:\n",
            "  group:\n",
            at: "|group:\n    - { key: massa",
            .error,
            "did you mean 'groups'?"
        ),
        Mistake(
            "people by their title in the short form",
            "\nplaces:\n",
            "\nstrength: { detection: { Dalmas awal: 4, place: lapangan } }\nplaces:\n",
            at: "{ |Dalmas awal: 4",
            .error,
            "did you mean 'initial_crowd_unit'?"
        ),
        Mistake(
            "a unit without its district",
            "addressee: rohul/detection",
            "addressee: detection",
            at: "addressee: |detection",
            .error,
            "did you mean 'rohul/detection'?"
        ),
        Mistake(
            "a second crowd",
            """
                - { key: massa, title: Massa, place: titik, marshal: true, source: assumed }
              script:
                - key: datang
                  when: { after: [kabar], delay: 5m }
                  acts:
                    - { group: massa, size: 64
            """,
            """
                - { key: massa, title: Massa, place: titik, marshal: true, source: assumed }
                - { key: lain, title: Lain, place: titik, source: assumed }
              script:
                - key: datang
                  when: { after: [kabar], delay: 5m }
                  acts:
                    - { size: 64
            """,
            at: "- |{ size: 64",
            .error,
            "there are several crowds, so this act must say whose it is: write 'group', one of: massa, lain"
        ),
        Mistake(
            "a length with its unit",
            "length: 1600",
            "length: 1,6 km",
            at: "length: |1,6 km",
            .error,
            "without a unit, such as length: 1"
        ),
        Mistake(
            "a number with a comma",
            "kind: gathering, x: -310, y: 0,",
            "kind: gathering, x: -310, y: 0,0,",
            at: "y: |0,0",
            .error,
            "without a unit, such as y: 0"
        ),
        Mistake(
            "thousands with a comma",
            "length: 1600",
            "length: 1,600",
            at: "length: |1,600",
            .error,
            "without a unit, such as length: 1600"
        ),
        Mistake(
            "one name where a list stands",
            "when: { after: [kabar], delay: 5m }",
            "when: { after: kabar, delay: 5m }",
            at: "after: |kabar,",
            .error,
            "a list in brackets, [kabar]"
        ),
        Mistake(
            "a day that no calendar has",
            "start: 2023-10-17T",
            "start: 2023-02-30T",
            at: "start: |2023-02-30",
            .error,
            "a day and time that a calendar has"
        ),
        Mistake(
            "half an event's name",
            "event: AgreementReached",
            "event: Agreement",
            at: "event: |Agreement,",
            .error,
            "did you mean 'AgreementReached'?"
        ),
        Mistake(
            "a name with a space, which others write rightly",
            "{ key: ketua-kpu, title",
            "{ key: Ketua KPU, title",
            at: "key: |Ketua KPU,",
            .error,
            "did you mean 'ketua-kpu'?"
        ),
        Mistake(
            "people by a slip, whom somebody needs",
            "resource: personnel, total: 10, formation: sector_police",
            "resource: sector-police, total: 10",
            at: "resource: |sector-police,",
            .error,
            "did you mean 'sector_police'?"
        ),
        Mistake(
            "an Indonesian key",
            "\norders:\n",
            "\nperintah:\n",
            at: "|perintah:",
            .error,
            "did you mean 'orders'?"
        ),
        Mistake(
            "a text with commas",
            "at: edge, text: Siaga, source",
            "at: edge, text: Siaga, lalu jaga, lalu pulang, source",
            at: "text: |Siaga, lalu",
            .error,
            "between double quotes: text: \"Siaga, lalu jaga, lalu pulang\""
        ),
        Mistake(
            "a colon without a space",
            "mode: scripted",
            "mode:scripted",
            at: "mode:|scripted",
            .error,
            "a space must follow the colon of a key"
        ),
        Mistake(
            "a colon without a space between braces",
            "title: Massa, place",
            "title:Massa, place",
            at: "|title:Massa",
            .error,
            "write 'title: …', with a colon and a space"
        ),
        Mistake(
            "a key without its colon",
            "marshal: true, source",
            "marshal true, source",
            at: "|marshal true",
            .error,
            "write 'marshal: …'"
        ),
        Mistake(
            "a district with a capital",
            "district: rohul",
            "district: Rohul",
            at: "district: |Rohul",
            .error,
            "did you mean 'rohul'?"
        ),
        Mistake(
            "a fault of no radio",
            "synopsis: Kabar massa.",
            "synopsis: Kabar massa.\n    link: { unit: rohul/detection, fault: terlambat, delay: 20s, for: 5m }",
            at: "fault: |terlambat",
            .error,
            "'fault' must be one of: cut, delayed, duplicated"
        ),
        Mistake(
            "a required key misspelt",
            "synopsis: Kabar massa.",
            "sinopsis: Kabar massa.",
            at: "|sinopsis",
            .error,
            "did you mean 'synopsis'?"
        ),
        Mistake(
            "a required key in Indonesian",
            "title: KPU, kind: vital_object",
            "judul: KPU, kind: vital_object",
            at: "|judul",
            .error,
            "did you mean 'title'?"
        ),
        Mistake(
            "an inject that waits for a step",
            "when: { not_before: 00:10:00 }",
            "when: { after: [sepakat] }",
            at: "after: [|sepakat]",
            .error,
            "'sepakat' is a step of the crowd's script"
        ),
        Mistake(
            "a range the wrong way round",
            "addressee: rohul/detection",
            "addressee: rohul/detection\n    report: { place: kpu, text: Sepi., size: [160, 100], credibility: 80 }",
            at: "size: |[160, 100]",
            .error,
            "did you mean [100, 160]?"
        ),
        Mistake(
            "a field that an event has not",
            "where: { group: massa }",
            "where: { kelas: massa }",
            at: "{ |kelas: massa",
            .error,
            "has no field 'kelas'; there are: "
        ),
        Mistake(
            "an event in Indonesian",
            "event: AgreementReached",
            "event: Penangkapan",
            at: "event: |Penangkapan",
            .error,
            "event type 'Penangkapan' is not known; 'gladi names events' lists them all"
        ),
        Mistake(
            "an episode beyond the end",
            "from: 00:00:00, to: 02:00:00",
            "from: 00:00:00, to: 05:00:00",
            at: "to: |05:00:00",
            .error,
            "'to' may be as late as 'end' (02:00:00), and no later"
        ),
    ]
}
