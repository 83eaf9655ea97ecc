import Domain
import Events
import Lockstep

/// Who may say what, and where: rules R1 and R5 as far as they need no sequence.
///
/// No unit is handed what these rights refuse. So nobody shows it as something that happened.
public struct SpeakingRights: Sendable {
    /// The event that a record holds, or why nobody is handed it.
    ///
    /// Nil within success: a type that this catalogue does not know, an agency's own.
    public typealias Reading = Result<(any DrillEvent)?, Defect>

    private struct Speaker {
        let publisher: TaskForce
        let topic: String
    }

    private let catalogue: EventCatalogue
    private var speakers: [StreamName: Speaker] = [:]
    private var voices = ControlVoices()

    /// The rights of a drill's streams.
    public init(_ streams: [StreamEntry], catalogue: EventCatalogue = .standard) {
        self.catalogue = catalogue
        speakers[.control] = Speaker(publisher: "control", topic: DrillSetup.controlTopic)
        admit(streams)
    }

    /// Takes up the streams of a unit that joins late; a name that is known keeps its rights.
    public mutating func admit(_ streams: [StreamEntry]) {
        for stream in streams {
            guard let name = try? StreamName(stream.name), speakers[name] == nil,
                let publisher = Self.publisher(of: stream)
            else { continue }
            speakers[name] = Speaker(publisher: publisher, topic: stream.topic)
        }
    }

    /// Hears which instances of control are there: heartbeats, and control's numbered records that count.
    public mutating func hear(_ envelope: Envelope, on topic: String) {
        if envelope.stream == .control, topic == DrillSetup.controlTopic { voices.hear(envelope) }
    }

    /// Reads an unnumbered record that stands on `topic`.
    public func unnumbered(_ envelope: Envelope, on topic: String) -> Reading {
        guard let (publisher, topics) = source(of: envelope.stream), topics.contains(topic) else {
            return .failure(Defect("aliran \(envelope.stream) tidak boleh menulis di topik \(topic)"))
        }
        // What has no number has no place that shows who wrote it (C14).
        if envelope.stream == .control, let defect = voices.defect(of: envelope) { return .failure(defect) }
        // An agency's own events have numbers; only the protocol may come to know more that has none.
        if catalogue.kind(of: envelope.type) == nil, !envelope.type.hasPrefix(Self.protocolTypes) {
            return .failure(Self.misnumbered(envelope.type, isNumbered: true))
        }
        return read(envelope, by: publisher)
    }

    /// Reads a numbered record of a known stream; only the stream's reader can say whether it has the next sequence.
    public func numbered(_ envelope: Envelope) -> Reading {
        guard let speaker = speakers[envelope.stream] else {
            return .failure(Defect("aliran \(envelope.stream) tidak dikenal dalam latihan ini"))
        }
        return read(envelope, by: speaker.publisher)
    }

    /// Why nobody is handed a numbered record although it counts (R5); nil when units are handed it.
    public func defect(of envelope: Envelope) -> Defect? {
        guard case .failure(let defect) = numbered(envelope) else { return nil }
        return defect
    }

    /// Reads an event that `publisher` says.
    func read(_ envelope: Envelope, by publisher: TaskForce) -> Reading {
        guard let kind = catalogue.kind(of: envelope.type) else { return .success(nil) }
        guard kind.isNumbered == (envelope.sequence != nil) else {
            return .failure(Self.misnumbered(envelope.type, isNumbered: kind.isNumbered))
        }
        guard kind.mayBePublished(by: publisher) else {
            return .failure(Defect("\(publisher) tidak berwenang menerbitkan \(envelope.type)"))
        }
        return Result { () throws(Defect) in try kind.decode(envelope.data, as: envelope.contentType) }
            .mapError { Defect("isi tidak terbaca: \($0.reason)") }
    }

    /// What the types of the protocol's own records begin with.
    private static let protocolTypes = "gladi.lockstep."

    private static func misnumbered(_ type: String, isNumbered: Bool) -> Defect {
        Defect("jenis \(type) \(isNumbered ? "harus" : "tidak boleh") bernomor")
    }

    /// The catalogue's name of who writes a stream; nil for an entry that names no unit.
    static func publisher(of entry: StreamEntry) -> TaskForce? {
        switch entry.kind {
        case .control, .controlSide: "control"
        case .console: "console"
        default: (try? UnitID(entry.unit))?.taskForce
        }
    }

    /// Who writes unnumbered records on a stream, and on which topics.
    ///
    /// A unit that is about to join is not in any grant yet, so its own topic is its task force's.
    private func source(of stream: StreamName) -> (TaskForce, [String])? {
        if stream == .recorder { return ("recorder", [DrillSetup.recorderTopic, DrillSetup.deadLetterTopic]) }
        if let speaker = speakers[stream] { return (speaker.publisher, [speaker.topic]) }
        if stream == .console { return ("console", [DrillSetup.consoleTopic]) }
        guard let unit = try? UnitID(stream.text) else { return nil }
        return (unit.taskForce, [unit.taskForce.topic])
    }
}
