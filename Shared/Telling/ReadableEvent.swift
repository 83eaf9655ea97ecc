import Domain
import EventWords
import Events
import Foundation
import Phrases

/// A record as people and scripts read it: the one place where an envelope becomes words, fields and JSON.
///
/// A type that this program knows is told in words, and so is one whose agency has announced words. Of any other the data is
/// shown where it is JSON or where its form was announced, and its size where neither is so: nothing is left out for not being
/// known.
package struct ReadableEvent: Sendable {
    /// The record.
    package let envelope: Envelope
    /// The event; nil for a type that this program does not know, and for data that does not fit its type.
    package let message: (any DrillEvent)?
    /// What it says, on one line.
    package let words: Phrase
    let fields: EventFields
    /// Why nobody was handed it; nil when units were.
    package let refused: Defect?
    /// The event as JSON; nil when it cannot be read.
    private let json: [UInt8]?

    /// Reads a record.
    ///
    /// `glossary`: what the drill's records have said of its names and types so far. `refused`: why nobody was handed the record
    /// although it counts (R5). Then the record is told as refused, and never as what it claims.
    package init(
        _ envelope: Envelope,
        catalogue: EventCatalogue = .standard,
        glossary: Glossary = Glossary(),
        refused: Defect? = nil
    ) {
        self.envelope = envelope
        self.refused = refused
        message = refused == nil ? try? catalogue.decode(envelope) : nil
        if refused == nil, envelope.isTooLongToTell {
            json = nil
            fields = EventFields(json: [], on: envelope.stream, glossary)
            words = .eventInData(envelope.type, json: nil, bytes: envelope.data.count, isKnown: false)
        } else if let refused {
            json = nil
            fields = EventFields(json: [], on: envelope.stream, glossary)
            words = .countsForNobody(envelope.type, refused.reason)
        } else if let message {
            json = try? message.json()
            fields = EventFields(message, on: envelope.stream, glossary)
            words = EventLine.phrase(message, fields)
        } else {
            let data = glossary.types.json(of: envelope) ?? (envelope.contentType == .json ? envelope.data : nil)
            let line = data.flatMap { Self.oneLine(of: $0) }
            json = line.map { Array($0.utf8) }
            fields = EventFields(json: json ?? [], on: envelope.stream, glossary)
            let isKnown = catalogue.kind(of: envelope.type) != nil
            let own = glossary.types.words(of: envelope.type)
            words =
                !own.isNone && line?.first == "{"
                ? EventLine.phrase(own, fields)
                : .eventInData(envelope.type, json: line, bytes: envelope.data.count, isKnown: isKnown)
        }
    }

    /// `LevelSet` of `gladi.command.v1.LevelSet`.
    package static func lastName(of type: String) -> String { type.split(separator: ".").last.map(String.init) ?? type }

    /// The record for scripts; `time` is simulated.
    func object(at time: SimulatedTime, in language: Language) -> [String: Any] {
        var object: [String: Any] = [
            "stream": envelope.stream.text, "text": words.text(in: language), "time": time.description,
            "turn": envelope.turn, "type": envelope.type,
        ]
        object["id"] = envelope.id?.description
        object["cause"] = envelope.cause?.description
        object["refused"] = refused?.reason
        if let json, let data = try? JSONSerialization.jsonObject(with: Data(json), options: .fragmentsAllowed) {
            object["data"] = data
        } else {
            object["data_base64"] = Data(envelope.data).base64EncodedString()
        }
        return object
    }

    private static func oneLine(of data: [UInt8]) -> String? {
        guard let value = try? JSONSerialization.jsonObject(with: Data(data), options: .fragmentsAllowed) else {
            return nil
        }
        return jsonLine(value)
    }
}

/// A JSON value on one line, its keys ascending; nil for what is no JSON value.
package func jsonLine(_ value: Any) -> String? {
    let options: JSONSerialization.WritingOptions = [.sortedKeys, .withoutEscapingSlashes, .fragmentsAllowed]
    // A number that JSON does not have would stop the program.
    guard JSONSerialization.isValidJSONObject([value]) else { return nil }
    return (try? JSONSerialization.data(withJSONObject: value, options: options)).map {
        String(decoding: $0, as: UTF8.self)
    }
}

extension Envelope {
    /// True for a record without a number that is longer than any that is meant: it is told by its type and length alone, so
    /// that no screen is kept busy with it.
    var isTooLongToTell: Bool { sequence == nil && data.count > 16_384 }

    /// The simulated time at which it was published, in a drill that begins at `start`; nil when the record does not
    /// say.
    func simulatedTime(since start: DrillStart) -> SimulatedTime? {
        guard let civil = time.flatMap({ DrillStart($0) }) else { return nil }
        return SimulatedTime(seconds: UInt64(max(civil.epochSeconds - start.epochSeconds, 0)))
    }
}
