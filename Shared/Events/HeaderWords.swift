import Domain

/// The words that come again in the headers of record after record: streams, types, causes, the turn's time.
///
/// A word is checked when it is met first; from then on the same bytes mean the same. The memory is bounded, and never
/// changes how a record is read. All bytes that are handed in are UTF-8.
package struct HeaderWords: Sendable {
    /// The drill and the stream that `ce_source` names.
    struct Source: Sendable {
        let drill: DrillID
        let stream: StreamName
    }

    private var sources = Remembered<Source>(max: 64)
    private var types = Remembered<String>(max: 64)
    private var times = Remembered<String>(max: 2)
    private var causes = Remembered<EventID>(max: 8)

    /// No word met yet.
    package init() {}

    /// Reads `ce_source`, `/gladi/<drill>/<stream>`, which must fit `ce_drill`.
    mutating func source(_ word: UnsafeRawBufferPointer, drill: UnsafeRawBufferPointer) throws(Defect) -> Source {
        if let known = sources[word], known.drill.text.utf8.elementsEqual(drill) { return known }
        let (sourceText, drillText) = (text(word), text(drill))
        let prefix = "/gladi/\(drillText)/"
        do {
            let drill = try DrillID(drillText)
            guard sourceText.hasPrefix(prefix) else {
                throw Defect("ce_source \(sourceText) tidak cocok dengan ce_drill \(drillText)")
            }
            let source = Source(drill: drill, stream: try StreamName(String(sourceText.dropFirst(prefix.count))))
            sources.learn(word, source)
            return source
        } catch let defect as Defect {
            throw defect
        } catch {
            throw Defect("ce_source \(sourceText) atau ce_drill \(drillText) bukan nama yang sah")
        }
    }

    /// Reads `ce_cause`, `<stream>:<sequence>`.
    mutating func cause(_ word: UnsafeRawBufferPointer) throws(Defect) -> EventID {
        if let known = causes[word] { return known }
        do {
            let cause = try EventID(text(word))
            causes.learn(word, cause)
            return cause
        } catch {
            throw Defect("ce_cause \(text(word)) bukan nama kejadian")
        }
    }

    /// Reads `ce_type`.
    mutating func type(_ word: UnsafeRawBufferPointer) -> String { Self.text(word, in: &types) }

    /// Reads `ce_time`.
    mutating func time(_ word: UnsafeRawBufferPointer) -> String { Self.text(word, in: &times) }

    private static func text(_ word: UnsafeRawBufferPointer, in remembered: inout Remembered<String>) -> String {
        if let known = remembered[word] { return known }
        let text = String(decoding: word, as: UTF8.self)
        remembered.learn(word, text)
        return text
    }

    private func text(_ word: UnsafeRawBufferPointer) -> String { String(decoding: word, as: UTF8.self) }
}

/// Words and what they mean; when there are `max`, a new one takes the oldest one's place.
private struct Remembered<Meaning: Sendable>: Sendable {
    let max: Int
    private var words: [[UInt8]] = []
    private var meanings: [Meaning] = []
    private var oldest = 0

    init(max: Int) { self.max = max }

    /// What a word means; nil for one that was not met, or is forgotten.
    subscript(word: UnsafeRawBufferPointer) -> Meaning? {
        for index in words.indices where words[index].count == word.count && words[index].elementsEqual(word) {
            return meanings[index]
        }
        return nil
    }

    /// Remembers a word that is not known.
    mutating func learn(_ word: UnsafeRawBufferPointer, _ meaning: Meaning) {
        if words.count < max {
            words.append(Array(word))
            meanings.append(meaning)
        } else {
            words[oldest] = Array(word)
            meanings[oldest] = meaning
            oldest = (oldest + 1) % max
        }
    }
}
