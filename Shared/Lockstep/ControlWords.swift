import Collections
import Domain
import Events

/// What stands in the log in control's name and without a number, and whose word it is (C14).
///
/// A control knows what it has said. So whatever else names it as its writer is a copy, or made up. Control counts these
/// words and says how many there were: of the first, the second, the fourth and so on, and before the drill ends. What a
/// forger gets for many words is few answers.
extension ControlMachine {
    /// What this control has said, and what others have said in its name.
    struct Words: Sendable {
        /// This control's own words that have not come back yet.
        var echoes: Deque<Echo> = []
        /// How many words were not control's.
        var foreign = 0
        /// The last of them, where nothing has been said of it yet.
        var untold: Foreign?
        /// The streams of which others said in this control's name that a record is in doubt, or is not.
        ///
        /// From which record on; what they said is to be taken back.
        var accused: [StreamName: UInt64] = [:]
    }

    /// A word of this control's own.
    struct Echo: Sendable {
        let word: Fingerprint
        let isPace: Bool
    }

    /// A word that is not control's.
    struct Foreign: Sendable {
        let type: String
        let reason: String
    }

    /// How many of its own words control remembers until they come back.
    static let echoesMax = 1_024

    /// Remembers a word that leaves.
    mutating func expectEcho(of word: Envelope) {
        words.echoes.append(Echo(word: word.fingerprint, isPace: word.type == PaceSet.eventType))
        if words.echoes.count > Self.echoesMax { words.echoes.removeFirst() }
    }

    /// Hears a word without a number in control's stream, other than a heartbeat.
    mutating func hearWord(_ word: Envelope, at offset: Int64, now: Duration) {
        let isInOurName = ControlVoices.writer(of: word) == settings.instance && !isInherited(offset)
        if isInOurName, let place = words.echoes.firstIndex(where: { $0.word == word.fingerprint }) {
            let echo = words.echoes.remove(at: place)
            // Control's own words took effect when they were said.
            if echo.isPace { pacing.wishes = [] }
            return
        }
        if word.type == PaceSet.eventType {
            guard let set = try? PaceSet(serializedBytes: word.data) else { return }
            hearPace(set, in: word, at: offset, now: now)
        } else if isInOurName {
            if let fault = try? Fault(serializedBytes: word.data), word.type == Fault.eventType {
                hearAccusation(fault)
            }
            disown(word, at: offset)
        }
    }

    /// Counts a word that is not control's, and says so of the first, the second, the fourth and so on.
    mutating func disown(_ word: Envelope, at offset: Int64) {
        words.foreign += 1
        let reason =
            if let writer = ControlVoices.writer(of: word) {
                writer == settings.instance
                    ? "mengaku ditulis oleh \(writer), yang tidak menulisnya"
                    : "ditulis oleh \(writer), bukan pengendali pertama"
            } else { "tidak menyebut penulisnya" }
        words.untold = Foreign(
            type: word.type,
            reason: "catatan di offset \(offset) bukan dari pengendali latihan: \(reason) (ke-\(words.foreign))"
        )
        if words.foreign.nonzeroBitCount == 1 { tellForeignWords() }
    }

    private mutating func tellForeignWords() {
        guard let foreign = words.untold else { return }
        words.untold = nil
        sayRefused(foreign.type, by: StreamName.control.text, because: foreign.reason)
    }

    /// Hears a fault that somebody says in this control's name.
    private mutating func hearAccusation(_ fault: Fault) {
        guard fault.kind == .forgery || fault.kind == .doubt, let stream = try? StreamName(fault.stream),
            table[stream] != nil
        else { return }
        words.accused[stream] = min(words.accused[stream] ?? .max, fault.sequence)
    }

    /// Takes back what others said in this control's name of records, however often, and says again what it said itself.
    ///
    /// One word, a doubt that is cleared, takes back all that was said in control's name of a stream from a record on. So
    /// control's own word is the last, though it answers for each stream once a second.
    mutating func takeBackAccusations() {
        for (stream, sequence) in words.accused.sorted(by: { $0.key < $1.key }) {
            let id = EventID(stream: stream, sequence: sequence)
            let own = doubts.said.filter { $0.stream == stream.text && $0.sequence >= sequence }
            let answer = Fault(.doubt, stream, sequence, "\(id) tidak diragukan oleh pengendali latihan")
            publishUnnumbered(answer.taken().said(by: "control", instance: settings.instance))
            // Of a stream the first record in doubt counts.
            let standing = Dictionary(own.map { ($0.sequence, $0) }) { $1 }.values.filter { !$0.cleared }
            if let first = standing.min(by: { $0.sequence < $1.sequence }) { publishUnnumbered(first) }
        }
        words.accused = [:]
    }

    /// Says what is still to be said of others' words, before the drill ends.
    mutating func settleWords() {
        takeBackAccusations()
        tellForeignWords()
    }
}

extension Fault {
    /// This fault as a word that takes it back.
    func taken() -> Fault {
        var fault = self
        fault.cleared = true
        return fault
    }
}
