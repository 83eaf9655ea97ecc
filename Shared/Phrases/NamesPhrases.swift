/// What `gladi names` says about the words that a planner may write.
extension Phrase {
    // MARK: Headings

    /// Above the event types.
    public static let namesEvents = Phrase(
        "KEJADIAN YANG DICATAT: untuk 'event' dalam happened, unless, expected; isiannya untuk 'where'",
        en: "EVENTS: for 'event' in happened, unless, expected; their fields for 'where'"
    )
    /// Above the kinds of orders.
    public static let namesKinds = Phrase(
        "JENIS PERINTAH: untuk 'kind' dalam orders; nilai di kanan untuk 'where' (OrderIssued)",
        en: "KINDS OF ORDERS: for 'kind' in orders; the value at the right for 'where' (OrderIssued)"
    )
    /// Above the kit.
    public static let namesKit = Phrase(
        "PERLENGKAPAN: untuk 'resource' dalam forces; orang ditulis personnel",
        en: "KIT: for 'resource' in forces; people are personnel"
    )
    /// Above the formations.
    public static let namesFormations = Phrase(
        "FORMASI: untuk 'formation' dalam forces; nilai di kanan untuk 'where'",
        en: "FORMATIONS: for 'formation' in forces; the value at the right for 'where'"
    )

    /// Above what crowds do.
    public static let namesBehaviours = Phrase(
        "PERILAKU MASSA: untuk 'behaviour' dalam acts dan report; nilai di kanan untuk 'where'",
        en: "WHAT CROWDS DO: for 'behaviour' in acts and report; the value at the right for 'where'"
    )
    /// Above the resistances.
    public static let namesResistances = Phrase(
        "PERLAWANAN: untuk 'resistance' dalam acts; nilai di kanan untuk 'where'",
        en: "RESISTANCE: for 'resistance' in acts; the value at the right for 'where'"
    )
    /// Above the variants.
    public static let namesVariants = Phrase(
        "SKENARIO BABAK: untuk 'variant' dalam episodes",
        en: "VARIANTS: for 'variant' in episodes"
    )
    /// Above the outcomes.
    public static let namesOutcomes = Phrase(
        "HASIL OPERASI: untuk 'outcome' dalam 'where' (EvaluationHeld)",
        en: "OUTCOMES: for 'outcome' in 'where' (EvaluationHeld)"
    )

    /// Above things of the scenario's own.
    public static func namesOwn(_ thing: Phrase, count: Int) -> Phrase {
        Phrase("\(thing.indonesian.uppercased()) (\(count))", en: "\(thing.english.uppercased()) (\(count))")
    }

    // MARK: Who and what

    /// Every unit publishes it.
    public static let namesByEveryUnit = Phrase("oleh setiap satuan", en: "by every unit")
    /// Nobody in the scenario publishes it.
    public static let namesByNobody = Phrase(
        "tidak ada satuan dalam 'roster' yang melaporkannya: syarat ini tidak akan terpenuhi",
        en: "nobody in 'roster' publishes it: such a condition never becomes true"
    )

    /// Who publishes it.
    public static func namesBy(_ taskForces: [String]) -> Phrase {
        let list = taskForces.joined(separator: ", ")
        return Phrase("oleh \(list)", en: "by \(list)")
    }

    /// A plan may order it.
    public static let namesPlannable = Phrase("boleh direncanakan dalam orders", en: "may be planned in orders")
    /// Who in the roster has it, and how many.
    public static func namesHolders(_ holders: [String]) -> Phrase {
        let list = holders.joined(separator: ", ")
        return Phrase("dalam roster: \(list)", en: "in the roster: \(list)")
    }

    /// Kit that no title is known for.
    public static let namesOwnKit = Phrase("kata skenario ini sendiri", en: "a word of this scenario's own")
    /// Kit that no unit uses.
    public static let namesKitOfNobody = Phrase("tidak dipakai satuan mana pun", en: "no unit uses it")

    /// Units that know a kit.
    public static func namesKitOf(_ taskForces: [String]) -> Phrase {
        let list = taskForces.joined(separator: ", ")
        return Phrase("dipakai \(list)", en: "used by \(list)")
    }

    /// Where a road leads.
    public static func namesRoad(_ from: String, _ to: String, metres: UInt32) -> Phrase {
        let length = whole(metres)
        return Phrase("\(from) – \(to), \(length.indonesian) m", en: "\(from) – \(to), \(length.english) m")
    }

    /// An office that must be kept safe.
    public static let namesProtected = Phrase("dilindungi", en: "protected")

    // MARK: What a field holds

    /// Any text.
    public static let namesText = Phrase("teks", en: "text")
    /// A number.
    public static let namesNumber = Phrase("bilangan", en: "a number")
    /// A fire's key.
    public static let namesFire = Phrase("kebakaran", en: "a fire")

    /// Several of a sort.
    public static func namesListOf(_ one: Phrase) -> Phrase {
        Phrase("beberapa: \(one.indonesian)", en: "several: \(one.english)")
    }

    /// Values with what they mean.
    public static func namesOneOf(_ values: [(value: String, meaning: Phrase)]) -> Phrase {
        Phrase(
            verbatim: values.map { "\($0.value) (\($0.meaning.indonesian))" }.joined(separator: ", "),
            en: values.map { "\($0.value) (\($0.meaning.english))" }.joined(separator: ", ")
        )
    }

    // MARK: The command

    /// A word that is no topic, where one was expected.
    public static func namesTopicUnknown(_ word: String, nearest: String?, known: [String]) -> Phrase {
        unknownName(word, of: Phrase("pokok", en: "topic"), nearest: nearest, known: known)
    }

    /// A word that is neither a topic nor a scenario.
    public static func namesNeither(_ word: String, nearest: String?, topics: [String]) -> Phrase {
        let list = topics.joined(separator: ", ")
        let (meant, other) = nearest.map { (" Maksud Anda '\($0)'?", " Did you mean '\($0)'?") } ?? ("", "")
        return Phrase(
            "'\(word)' bukan pokok (\(list)) dan bukan skenario ('gladi list' menyebut semuanya).\(meant)",
            en: "'\(word)' is neither a topic (\(list)) nor a scenario ('gladi list' names them).\(other)"
        )
    }

    /// A topic that says nothing without a scenario.
    public static func namesNeedScenario(_ topic: String) -> Phrase {
        Phrase(
            "'\(topic)' adalah nama dari sebuah skenario: gladi names \(topic) SKENARIO",
            en: "'\(topic)' are a scenario's own names: gladi names \(topic) SCENARIO"
        )
    }
}
