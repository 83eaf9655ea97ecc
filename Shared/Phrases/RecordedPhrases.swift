/// Texts that stand in records, as a screen shows them.
///
/// A record's texts are Indonesian, the language of the drill. A text that a program of ours wrote is one of a fixed
/// set. An English screen shows it in English, from the tables below and in `RecordedUnitPhrases`. A text that a person
/// or a scenario wrote stays as it is.
extension Phrase {
    /// A text of a record in both languages; the same in both when our tables hold no such text.
    public static func recorded(_ text: String) -> Phrase {
        // Looked for as it is shown: comparing a letter under thousands of marks would take its time.
        let text = text.visible
        return Phrase(verbatim: text, en: mayBeOurs(text) ? english(of: text, depth: 0) ?? text : text)
    }

    /// False for a text under marks of its own, which no program of ours writes, and which are slow to compare.
    private static func mayBeOurs(_ text: String) -> Bool {
        !text.unicodeScalars.contains { $0.properties.canonicalCombiningClass != .notReordered }
    }

    /// The texts of the tables, as they are matched: `{}` stands for what differs each time.
    public static let recordedTexts = protocolTexts + forgeryTexts + recordTexts + unitTexts

    private static let exact = Dictionary(
        (recordedTexts.filter { !RecordedTemplate.isTemplate($0) } + kits.map(\.title))
            .map { ($0.indonesian, $0.english) } + systemReasons.sorted { $0.key < $1.key }.map { ($0.value, $0.key) }
    ) { first, _ in first }
    private static let templates = recordedTexts.filter(RecordedTemplate.isTemplate).map(RecordedTemplate.init)
    /// How deep texts of ours may stand in each other's gaps, as in the reason why the recorder waits.
    private static let depthMax = 3
    /// Stands for a gap.
    static let gap = "{}"
    /// Stands for a gap that holds a figure.
    static let figureGap = "{#}"

    /// A text that stands within a sentence, as a reason does, begins with a small letter; the tables have it with a
    /// capital.
    private static func english(of text: String, depth: Int) -> String? {
        if let known = known(text, depth: depth) { return known }
        guard let first = text.first, first.isLowercase else { return nil }
        return known(first.uppercased() + text.dropFirst(), depth: depth).map { whole in
            whole.prefix(1).lowercased() + whole.dropFirst()
        }
    }

    private static func known(_ text: String, depth: Int) -> String? {
        if let known = exact[text] { return known }
        if let figure = recordedFigure(text) { return figure.english }
        guard depth < depthMax else { return nil }
        for template in templates {
            if let gaps = template.gaps(in: text) {
                return template.english(gaps.map { english(of: $0, depth: depth + 1) ?? $0 })
            }
        }
        return nil
    }

    static func pieces(of template: String) -> [String] {
        template.split(separator: gap, omittingEmptySubsequences: false).map { String($0) }
    }

    /// What stands between the pieces of a template; nil when the text does not have them in their order.
    static func gaps(in text: String, of pieces: [String]) -> [String]? {
        guard let first = pieces.first, let last = pieces.last, text.hasPrefix(first) else { return nil }
        var rest = text.dropFirst(first.count)
        var gaps: [String] = []
        for piece in pieces.dropFirst().dropLast() {
            guard let found = rest.firstRange(of: piece) else { return nil }
            gaps.append(String(rest[..<found.lowerBound]))
            rest = rest[found.upperBound...]
        }
        guard rest.hasSuffix(last) else { return nil }
        return gaps + [String(rest.dropLast(last.count))]
    }
}

/// A text of the tables, taken apart at its gaps.
private struct RecordedTemplate {
    private let indonesian: [String]
    private let english: [String]
    /// The gaps that hold figures.
    private let figures: Set<Int>

    static func isTemplate(_ phrase: Phrase) -> Bool { phrase.indonesian.contains(/\{#?\}/) }

    init(_ phrase: Phrase) {
        let marks = phrase.indonesian.matches(of: /\{#?\}/).map(\.output)
        figures = Set(marks.indices.filter { marks[$0] == Phrase.figureGap })
        indonesian = Phrase.pieces(of: phrase.indonesian.replacing(Phrase.figureGap, with: Phrase.gap))
        english = Phrase.pieces(of: phrase.english.replacing(Phrase.figureGap, with: Phrase.gap))
    }

    /// The English text, with what stands in the gaps.
    func english(_ gaps: [String]) -> String {
        (english.first ?? "") + zip(gaps, english.dropFirst()).map { $0 + $1 }.joined()
    }

    /// What stands between the pieces; nil when the text does not have them in their order, or no figure where one
    /// must be.
    func gaps(in text: String) -> [String]? {
        guard let gaps = Phrase.gaps(in: text, of: indonesian) else { return nil }
        return figures.allSatisfy { Phrase.recordedFigure(gaps[$0]) != nil } ? gaps : nil
    }
}

// MARK: - Exercise control and the protocol

extension Phrase {
    /// What control, a unit's program and the launcher write for one another.
    private static let protocolTexts = [
        // Why control waits.
        Phrase("satuan belum siap", en: "units are not ready"),
        Phrase("langkah simulasi belum selesai", en: "the turn is not completed"),
        Phrase("giliran belum selesai", en: "the turn is not completed"),
        Phrase("perekam belum siap", en: "the recorder is not ready"),
        Phrase("perekam tertinggal", en: "the recorder is behind"),
        Phrase("perekam: {}", en: "the recorder: {}"),
        Phrase("catatan {} tidak datang", en: "record {} does not come"),
        Phrase("awal catatan hilang: {} tidak ada lagi", en: "the log's head is gone: {} is there no more"),
        // Why a unit goes out and comes in.
        Phrase("bergabung", en: "joins"), Phrase("kembali", en: "back"),
        Phrase("belum bergabung", en: "has not joined yet"),
        Phrase("tidak menjawab selama {} detik", en: "has not answered for {} seconds"),
        Phrase("belum selesai sesudah {} detik", en: "has not completed the turn after {} seconds"),
        Phrase("program {} dan tidak dijalankan lagi", en: "the program {} and is not started again"),
        Phrase("{} berakhir dengan kode {}", en: "{} ended with code {}"),
        Phrase("{} mati oleh sinyal {}", en: "{} died of signal {}"),
        // Why a drill ends.
        Phrase("tidak ada lagi yang ditunggu", en: "nothing is left to wait for"),
        Phrase("Waktu latihan habis", en: "The drill's time is over"),
        // What is wrong.
        Phrase(
            "salinan catatan yang ditolak hilang sampai offset {} dari {}",
            en: "copies of refused records are lost up to offset {} of {}"
        ),
        Phrase(
            "catatan lain mengaku {}; yang pertama berlaku",
            en: "another record claims to be {}; the first one stands"
        ),
        // What a unit may not do (`UnitFault`); older records hold the shorter ones.
        Phrase(
            "{} kejadian, {} byte dalam satu langkah simulasi; paling banyak {} dan {}",
            en: "{} events, {} bytes in one turn; at most {} and {}"
        ),
        Phrase(
            "{} peristiwa, {} byte dalam satu langkah simulasi; paling banyak {} dan {}",
            en: "{} events, {} bytes in one turn; at most {} and {}"
        ),
        Phrase(
            "{} kejadian, {} byte dalam satu giliran; paling banyak {} dan {}",
            en: "{} events, {} bytes in one turn; at most {} and {}"
        ),
        Phrase(
            "{} peristiwa, {} byte dalam satu giliran; paling banyak {} dan {}",
            en: "{} events, {} bytes in one turn; at most {} and {}"
        ),
        Phrase("{} kejadian, {} byte dalam satu langkah simulasi", en: "{} events, {} bytes in one turn"),
        Phrase("{} peristiwa, {} byte dalam satu langkah simulasi", en: "{} events, {} bytes in one turn"),
        Phrase("{} kejadian, {} byte dalam satu giliran", en: "{} events, {} bytes in one turn"),
        Phrase("{} peristiwa, {} byte dalam satu giliran", en: "{} events, {} bytes in one turn"),
        Phrase(
            "{} bukan hak {}: programnya yang menulis",
            en: "{} is not for {} to publish: the host writes it"
        ),
        Phrase("{} bukan hak {}: hanya {} yang boleh", en: "{} is not for {} to publish: only {} may"),
        Phrase("{} bukan hak {}", en: "{} is not for {} to publish"),
        Phrase(
            "{} tidak ada dalam profil {}: tambahkan {}.self pada publishes",
            en: "{} is not in the profile of {}: add {}.self to its publishes"
        ),
        Phrase("{} tidak ada dalam profil {}", en: "{} is not in the profile of {}"),
        Phrase(
            "{} bukan jenis kejadian: milik sendiri bernama TASKFORCE.vN.Name, misalnya bpbd.v1.TeamSent",
            en: "{} is no event type: an own one is named TASKFORCE.vN.Name, such as bpbd.v1.TeamSent"
        ),
        Phrase(
            "{} bukan jenis peristiwa: milik sendiri bernama TASKFORCE.vN.Name, misalnya bpbd.v1.TeamSent",
            en: "{} is no event type: an own one is named TASKFORCE.vN.Name, such as bpbd.v1.TeamSent"
        ),
        Phrase(
            "{} tidak punya aliran samping '{}': tambahkan pada sideStreams di profil",
            en: "{} has no side stream '{}': add it to the profile's sideStreams"
        ),
        Phrase("{} tidak punya bentuk di bus: {}", en: "{} has no form on the wire: {}"),
        Phrase(
            "satuan tidak membaca {}: tambahkan pada reads di profil, dan buka pos dengannya",
            en: "the unit does not read {}: add it to the profile's reads, and open the post with them"
        ),
        Phrase("bukan jabatan pengendali latihan", en: "no office of exercise control"),
        Phrase("bukan jabatan pengendali latihan ({})", en: "no office of exercise control ({})"),
        Phrase("keadaan tersimpan tidak cocok dengan langkah simulasi {}", en: "the kept state does not fit turn {}"),
        Phrase("keadaan tersimpan tidak cocok dengan giliran {}", en: "the kept state does not fit turn {}"),
        Phrase("keadaan tersimpan tidak cocok dengan catatan {}", en: "the kept state does not fit record {}"),
        Phrase("satuan gagal: {}", en: "the unit failed: {}"),
        Phrase("latihan tidak cocok: {}", en: "the drill does not fit: {}"),
    ]

    /// What betrays a forgery, and what is said of it.
    private static let forgeryTexts =
        [
            Phrase(
                "{} di offset {} tidak ditulis oleh penulis aliran itu",
                en: "{} at offset {} was not written by that stream's writer"
            ),
            Phrase("{} lain daripada yang dihitung program ini", en: "{} differs from what this program computes"),
            Phrase("menemukan catatan palsu di alirannya", en: "found a forged record in its stream"),
            Phrase(
                "catatan palsu {} di offset {}: latihan tidak dapat diteruskan",
                en: "forged record {} at offset {}: the drill cannot go on"
            ),
            Phrase(
                "akhir latihan {} di offset {} bukan dari pengendali latihan: {}",
                en: "the drill's end {} at offset {} is not from exercise control: {}"
            ),
            Phrase(
                "langkah simulasi {} di offset {} bukan dari pengendali latihan: {}",
                en: "turn {} at offset {} is not from exercise control: {}"
            ),
            Phrase(
                "giliran {} di offset {} bukan dari pengendali latihan: {}",
                en: "turn {} at offset {} is not from exercise control: {}"
            ),
            Phrase("tidak menyebut penulisnya", en: "it does not name its writer"),
            Phrase("ditulis oleh {}, bukan pengendali pertama", en: "written by {}, not the first control"),
            Phrase(
                "catatan kecepatan di offset {} bukan dari pengendali latihan: {} (ke-{})",
                en: "the pace at offset {} is not from exercise control: {} (no. {})"
            ),
            Phrase(
                "catatan di offset {} bukan dari pengendali latihan: {} (ke-{})",
                en: "the record at offset {} is not from exercise control: {} (no. {})"
            ),
            Phrase("tidak termasuk langkah simulasi mana pun", en: "it belongs to no turn"),
            Phrase("{} bukan catatan palsu: {} tetap bermain", en: "{} is no forged record: {} plays on"),
            Phrase(
                "{} tidak diragukan oleh pengendali latihan",
                en: "exercise control does not doubt {}"
            ),
            Phrase(
                "latihan belum selesai menurut rencananya",
                en: "the drill is not over by its plan"
            ),
            Phrase(
                "{} di offset {} mengakhiri latihan sebelum rencananya selesai",
                en: "{} at offset {} ends the drill before its plan is over"
            ),
            Phrase(
                "ditulis oleh {}, yang tidak pernah melapor siap",
                en: "written by {}, which never said that it is ready"
            ),
            Phrase(
                "langkah simulasi {} {} di offset {} {}",
                en: "turn {} {} at offset {} was {}"
            ),
            Phrase(
                "giliran {} {} di offset {} {}",
                en: "turn {} {} at offset {} was {}"
            ),
            Phrase(
                "ditulis oleh {}, padahal pengendali pertama tidak berhenti",
                en: "written by {}, while the first control had not stopped"
            ),
            Phrase(
                "mengaku ditulis oleh {}, yang tidak menulisnya",
                en: "it claims to be by {}, which did not write it"
            ),
        ] + misfits.flatMap { [$0, Phrase("{} di offset {} \($0.indonesian)", en: "{} at offset {} \($0.english)")] }

    private static let misfits = [
        Phrase("menyebut langkah simulasi {}, yang belum diberikan", en: "names turn {}, which was not granted yet"),
        Phrase("menyebut giliran {}, yang belum diberikan", en: "names turn {}, which was not granted yet"),
        Phrase("menyebut langkah simulasi 0, sebelum latihan mulai", en: "names turn 0, before the drill began"),
        Phrase("menyebut giliran 0, sebelum latihan mulai", en: "names turn 0, before the drill began"),
        Phrase(
            "ce_time tidak ada, padahal langkah simulasi {} bermula {}",
            en: "has no ce_time, while turn {} began {}"
        ),
        Phrase("ce_time tidak ada, padahal giliran {} bermula {}", en: "has no ce_time, while turn {} began {}"),
        Phrase("ce_time {}, padahal langkah simulasi {} bermula {}", en: "has ce_time {}, while turn {} began {}"),
        Phrase("ce_time {}, padahal giliran {} bermula {}", en: "has ce_time {}, while turn {} began {}"),
    ]

    /// What is wrong with a record as it stood on the bus.
    private static let bindingTexts = [
        Phrase("tidak bertanda {}: header ce_exercise berisi {}", en: "not marked {}: header ce_exercise is {}"),
        Phrase("tidak bertanda {}: header ce_exercise tidak ada", en: "not marked {}: header ce_exercise is missing"),
        Phrase(
            "header {} berisi {}, seharusnya application/protobuf atau application/json",
            en: "header {} is {}, neither application/protobuf nor application/json"
        ),
        Phrase("header {} berisi {}, seharusnya {}", en: "header {} is {}, not {}"),
        Phrase("header {} tidak ada, seharusnya {}", en: "header {} is missing; it should be {}"),
        Phrase("header {} berisi {}, bukan bilangan", en: "header {} is {}, which is no number"),
        Phrase("salah satu header {} tidak ada", en: "a header of {} is missing"),
        Phrase("header {} tertulis dua kali", en: "header {} stands twice"),
        Phrase("header {} bukan teks UTF-8", en: "header {} is not UTF-8 text"),
        Phrase("catatan itu tanpa isi (null)", en: "the record has no value (null)"),
        Phrase("kunci catatan tidak cocok dengan ce_drill {}", en: "the key does not fit ce_drill {}"),
        Phrase(
            "ce_id {} tidak cocok dengan aliran {} dan urutan {}",
            en: "ce_id {} does not fit stream {} and sequence {}"
        ),
        Phrase("ce_source {} tidak cocok dengan ce_drill {}", en: "ce_source {} does not fit ce_drill {}"),
        Phrase("ce_source {} atau ce_drill {} bukan nama yang sah", en: "ce_source {} or ce_drill {} is no valid name"),
        Phrase("ce_cause {} bukan nama kejadian", en: "ce_cause {} names no event"),
        Phrase("isinya bukan {} sebagai {}: {}", en: "the data is not {} as {}: {}"),
        Phrase("jenis {} tidak ada dalam katalog kejadian", en: "event type {} is not in the catalogue"),
    ]

    /// What the recorder writes: why a record is a dead letter, what is wrong with its disk.
    private static let recordTexts =
        bindingTexts + [
            Phrase("bukan kejadian latihan: {}", en: "no event of a drill: {}"),
            Phrase("bukan peristiwa latihan: {}", en: "no event of a drill: {}"),
            Phrase("milik latihan lain, {}", en: "it belongs to another drill, {}"),
            Phrase("aliran {} tidak dikenal dalam latihan ini", en: "this drill has no stream {}"),
            Phrase("aliran {} milik topik {}", en: "stream {} belongs to topic {}"),
            Phrase("urutan {} mendahului; berikutnya {}", en: "sequence {} runs ahead; next is {}"),
            Phrase(
                "isi {} lain daripada yang sudah tercatat; yang pertama berlaku",
                en: "{} differs from what is recorded; the first one stands"
            ),
            Phrase(
                "{} (catatan asli {} bita, hanya ada dalam berkas rekaman)",
                en: "{} (the record's own {} bytes are in the record file alone)"
            ),
            Phrase("latihan sudah berakhir", en: "the drill has ended"),
            Phrase("aliran {} tidak boleh menulis di topik {}", en: "stream {} may not write on topic {}"),
            Phrase("jenis {} harus bernomor", en: "type {} must be numbered"),
            Phrase("jenis {} tidak boleh bernomor", en: "type {} must not be numbered"),
            Phrase("{} tidak berwenang menerbitkan {}", en: "{} may not publish {}"),
            Phrase("isi tidak terbaca: {}", en: "the data cannot be read: {}"),
            Phrase("berkas rekaman dapat ditulis lagi", en: "the record can be written again"),
            Phrase(
                "{}: isi {} lain daripada yang sudah tercatat; yang pertama berlaku",
                en: "{}: {} differs from what is recorded; the first one stands"
            ),
            recordCannotOpen(path: gap, reason: gap), recordReadOnly(path: gap), recordDiskFull(path: gap),
            recordAnotherWriter(path: gap), recordNotARecord(path: gap, reason: gap),
            recordOtherDrill(path: gap, holds: gap, wanted: gap), recordOtherOpening(path: gap, drill: gap),
            recordDamaged(path: gap, reason: Phrase(verbatim: gap)), recordIncomplete(path: gap, missing: gap),
            recordFailed(path: gap, reason: gap),
        ]
}
