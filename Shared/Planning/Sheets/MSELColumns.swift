import Phrases

/// The columns of a master scenario events list.
package enum MSELColumns {
    /// All of them, in the order in which they are written; `gladi import msel --help` and the guide name them from here.
    package static let all = [
        SheetColumn(
            "number",
            "No",
            en: "No",
            or: ["nomor", "number", "#"],
            "nomor urut, tidak dibaca",
            "a number, not read"
        ),
        SheetColumn(
            "key",
            "Kunci",
            en: "Key",
            or: ["kode", "id"],
            "nama inject dalam skenario; kosong: inject-1 dan seterusnya",
            "the inject's name; empty: inject-1 and so on"
        ),
        SheetColumn(
            "time",
            "Waktu",
            en: "Time",
            or: ["jam", "pukul", "paling cepat"],
            "jam latihan J:MM:DD sejak mulai, paling cepat; kontingensi: sampai kapan ditunggu",
            "the drill's clock H:MM:SS, at the earliest; in a contingency, how long one waits"
        ),
        SheetColumn(
            "when",
            "Kapan",
            en: "When",
            or: ["syarat"],
            "syaratnya dalam kata-kata, tidak dibaca",
            "the condition in words, not read"
        ),
        SheetColumn(
            "synopsis",
            "Inject",
            en: "Inject",
            or: [
                "injek", "persoalan", "kejadian", "kejadian/inject", "uraian kejadian", "uraian", "sinopsis",
                "synopsis",
                "event", "description",
            ],
            "apa yang terjadi",
            "what happens"
        ),
        SheetColumn(
            "to",
            "Kepada",
            en: "To",
            or: ["penerima", "ditujukan kepada", "ditujukan ke", "addressee", "recipient"],
            "sebutan jabatan atau satuan",
            "an office's title or a unit"
        ),
        SheetColumn(
            "expected_response",
            "Tanggapan yang diharapkan",
            en: "Expected response",
            or: ["tindakan yang diharapkan", "respons yang diharapkan", "expected action"],
            "apa yang seharusnya dilakukan",
            "what should be done"
        ),
        SheetColumn(
            "source",
            "Sumber",
            en: "Source",
            or: [],
            "seed, doctrine, assumed; kosong: assumed",
            "seed, doctrine, assumed; empty: assumed"
        ),
        SheetColumn(
            "unit",
            "Satuan",
            en: "Unit",
            or: [],
            "satuan penerima, muba/detection",
            "the unit, muba/detection"
        ),
        SheetColumn(
            "after",
            "Sesudah",
            en: "After",
            or: [],
            "kunci inject yang harus sudah dimainkan",
            "keys of injects that come before"
        ),
        SheetColumn("delay", "Jeda", en: "Delay", or: ["tunda"], "10 menit, 10m, 0:10:00", "10 min, 10m, 0:10:00"),
        SheetColumn(
            "happened",
            "Bila terjadi",
            en: "Once",
            or: ["happened"],
            "kejadian: LevelSet level=LEVEL_RED @muba/command x2; AgreementReached",
            "events: LevelSet level=LEVEL_RED @muba/command x2; AgreementReached"
        ),
        SheetColumn(
            "unless",
            "Kecuali",
            en: "Unless",
            or: [],
            "kejadian yang membatalkan; kontingensi: yang ditunggu",
            "events that cancel it; in a contingency, those awaited"
        ),
        SheetColumn("contingency", "Kontingensi", en: "Contingency", or: [], "ya atau kosong", "yes or empty"),
        SheetColumn(
            "report_place",
            "Tempat laporan",
            en: "Report place",
            or: ["tempat", "lokasi", "place", "location"],
            "tempat yang dilaporkan",
            "the place reported"
        ),
        SheetColumn(
            "report_text",
            "Isi laporan",
            en: "Report",
            or: ["laporan", "pesan", "message"],
            "kata-kata pelapor",
            "the reporter's words"
        ),
        SheetColumn(
            "size_low",
            "Massa min",
            en: "Crowd min",
            or: ["massa minimal"],
            "perkiraan terendah",
            "the lowest estimate"
        ),
        SheetColumn(
            "size_high",
            "Massa maks",
            en: "Crowd max",
            or: ["massa maksimal"],
            "perkiraan tertinggi",
            "the highest estimate"
        ),
        SheetColumn(
            "behaviour",
            "Perilaku",
            en: "Behaviour",
            or: ["behavior"],
            "berkumpul, orasi, mendorong …",
            "gathering, oration, pushing …"
        ),
        SheetColumn("credibility", "Kredibilitas", en: "Credibility", or: ["keyakinan"], "0 sampai 100", "0 to 100"),
        SheetColumn(
            "link_unit",
            "Radio satuan",
            en: "Radio of",
            or: [],
            "satuan yang radionya terganggu",
            "the unit whose radio is disturbed"
        ),
        SheetColumn(
            "link_fault",
            "Gangguan radio",
            en: "Radio fault",
            or: [],
            "cut, delayed, duplicated",
            "cut, delayed, duplicated"
        ),
        SheetColumn("link_for", "Lama gangguan", en: "Fault lasts", or: [], "10 menit", "10 min"),
        SheetColumn(
            "link_delay",
            "Tunda radio",
            en: "Radio delay",
            or: [],
            "20 detik, untuk delayed",
            "20s, for delayed"
        ),
        SheetColumn(
            "concern",
            "Yang ditagih",
            en: "Concern",
            or: ["keluhan"],
            "no_talks, no_care, no_way_out: yang belum didapat pelapor",
            "no_talks, no_care, no_way_out: what the reporter misses"
        ),
        SheetColumn(
            "expect",
            "Peristiwa yang diharapkan",
            en: "Expected events",
            or: [],
            "seperti 'Bila terjadi', dengan batas waktu: OrderIssued kind=ORDER_KIND_NEGOTIATE <5m",
            "as in 'Once', with a limit: OrderIssued kind=ORDER_KIND_NEGOTIATE <5m"
        ),
        SheetColumn(
            "objective",
            "Sasaran",
            en: "Objective",
            or: ["sasaran latihan"],
            "sasaran latihan yang diuji",
            "the objective that it serves"
        ),
        SheetColumn(
            "owner",
            "Pemain",
            en: "Owner",
            or: ["pengendali", "penanggung jawab"],
            "siapa yang memainkannya",
            "who plays it"
        ),
        SheetColumn(
            "effects",
            "Akibat",
            en: "Effects",
            or: ["dampak", "effect"],
            "yang berubah: hilang: ambulance 1 @rohul/medical 30m; massa: group=massa tension_change=10",
            "what it changes: missing: ambulance 1 @rohul/medical 30m; crowd: group=massa tension_change=10"
        ),
    ]
}
