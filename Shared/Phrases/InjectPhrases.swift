/// What the summary of a run says of injects, of what they expected, and of what was never played.
extension Phrase {
    /// An inject that was played, with what became of what it expected; `response` is nil where it expected nothing.
    public static func inject(
        _ key: String,
        to addressee: String,
        serves objective: String,
        _ response: [Phrase]
    )
        -> Phrase
    {
        let whom = addressee.isEmpty ? "" : " → \(addressee)"
        let goal = objective.isEmpty ? "" : " (\(objective))"
        guard !response.isEmpty else {
            return Phrase(
                "\(key)\(whom)\(goal): dimainkan; tidak ada tanggapan yang dinilai",
                en: "\(key)\(whom)\(goal): played, no response is watched for"
            )
        }
        return Phrase(
            "\(key)\(whom)\(goal): \(response.map(\.indonesian).joined(separator: "; "))",
            en: "\(key)\(whom)\(goal): \(response.map(\.english).joined(separator: "; "))"
        )
    }

    /// What became of an expected action, which is named by its event and who should publish it.
    public enum ResponseFate: Sendable, Hashable {
        /// It came in time because of the inject; as an order, it stood already; it came in time for another reason; or it came
        /// late.
        case met(at: String, event: String)
        case inForce(since: String, event: String)
        case coincident(at: String, event: String)
        case late(at: String, event: String)
        /// It did not come; or the drill ended before it was due.
        case missed
        case cutOff

        /// The word by which scripts know it.
        public var key: String {
            switch self {
            case .met, .inForce: "met"
            case .coincident: "coincident"
            case .late: "late"
            case .missed: "missed"
            case .cutOff: "cut-off"
            }
        }

        /// When it came, and the event that shows it; nil: it did not come.
        public var evidence: (time: String, event: String)? {
            switch self {
            case .met(let time, let event), .inForce(let time, let event), .coincident(let time, let event),
                .late(let time, let event):
                (time, event)
            case .missed, .cutOff: nil
            }
        }
    }

    /// An action that an inject expects: the event, what of it is asked for, and who should publish it.
    public static func expected(_ noun: Phrase, _ kinds: [Phrase], by title: String?) -> Phrase {
        let (indonesian, english) = (kinds.map { " \($0.indonesian)" }.joined(), kinds.map(\.english))
        let whose = title.map { Phrase(" oleh \($0)", en: " by \($0)") } ?? Phrase("", en: "")
        return Phrase(
            "\(noun.indonesian)\(indonesian)\(whose.indonesian)",
            en: "\(noun.english)\(english.isEmpty ? "" : " (\(english.joined(separator: ", ")))")\(whose.english)"
        )
    }

    /// An expected action and what became of it.
    public static func response(_ action: Phrase, _ fate: ResponseFate) -> Phrase {
        let (indonesian, english) = (action.indonesian, action.english)
        return switch fate {
        case .met(let time, let event):
            Phrase("\(indonesian) terpenuhi pada \(time) (\(event))", en: "\(english) met \(time) (\(event))")
        case .inForce(let time, let event):
            Phrase(
                "\(indonesian) terpenuhi: sudah berlaku sejak \(time) (\(event))",
                en: "\(english) met: in force since \(time) (\(event))"
            )
        case .coincident(let time, let event):
            Phrase(
                "\(indonesian) terpenuhi pada \(time) (\(event)), tetapi bukan karena inject ini",
                en: "\(english) met \(time) (\(event)), but not because of this inject"
            )
        case .late(let time, let event):
            Phrase("\(indonesian) terlambat, pada \(time) (\(event))", en: "\(english) late \(time) (\(event))")
        case .missed: Phrase("\(indonesian) tidak ada sesudah inject ini", en: "\(english) missed")
        case .cutOff:
            Phrase(
                "\(indonesian) belum jatuh tempo ketika latihan berakhir",
                en: "\(english) was not due yet when the drill ended"
            )
        }
    }

    /// An inject that was never played.
    public static func unplayed(inject key: String) -> Phrase {
        Phrase(
            "\(key): tidak dimainkan karena syaratnya tidak terpenuhi",
            en: "\(key): never played, its condition was not met"
        )
    }

    /// An inject for which the drill ended too early.
    public static func cutOff(inject key: String, at time: String) -> Phrase {
        Phrase(
            "\(key): tidak dimainkan karena latihan sudah selesai (direncanakan \(time))",
            en: "\(key): never played, the drill was over (planned for \(time))"
        )
    }

    /// A contingency inject that was not needed: what it stands in for came by itself.
    public static func unneeded(inject key: String) -> Phrase {
        Phrase(
            "\(key): inject cadangan, tidak diperlukan",
            en: "\(key): contingency inject, not needed"
        )
    }

    /// Steps of the crowd's script that were never played.
    public static func unplayed(steps: [String]) -> Phrase {
        Phrase(
            "langkah naskah massa yang tidak dimainkan: \(steps.joined(separator: ", "))",
            en: "steps of the crowd's script that were never played: \(steps.joined(separator: ", "))"
        )
    }
}
