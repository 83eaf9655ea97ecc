import Collections
import Domain
import Events

/// Whose unnumbered words on control's topic are control's (C14).
///
/// A word without a number has no place in a stream that shows who may have written it. So each names its writer in the
/// header `gladi_writer`. A reader takes the words of those instances alone that have said on control's topic that they
/// are there, or whose grants count. That is evidence and no proof: an instance's name may be copied. Control answers a
/// copied name itself.
public struct ControlVoices: Sendable {
    /// How many instances of control are remembered; the latest are kept.
    static let instancesMax = 1_024

    private var instances: OrderedSet<String> = []

    /// Nobody has spoken yet.
    public init() {}

    /// Hears a record of control's stream that stands on control's topic: a heartbeat, or a numbered record that counts.
    public mutating func hear(_ envelope: Envelope) {
        if envelope.sequence != nil {
            if let writer = Self.writer(of: envelope) { add(writer) }
        } else if envelope.type == Ready.eventType, let ready = try? Ready(serializedBytes: envelope.data) {
            add(ready.instance)
        }
    }

    private mutating func add(_ instance: String) {
        guard !instances.contains(instance) else { return }
        instances.append(instance)
        if instances.count > Self.instancesMax { instances.removeFirst() }
    }

    /// Why an unnumbered record of control's stream is not control's word; nil when it is.
    public func defect(of envelope: Envelope) -> Defect? {
        guard envelope.sequence == nil, envelope.type != Ready.eventType else { return nil }
        guard let writer = Self.writer(of: envelope) else { return Defect("tidak menyebut penulisnya") }
        guard instances.contains(writer) else {
            return Defect("ditulis oleh \(writer), yang tidak pernah melapor siap")
        }
        return nil
    }

    /// The instance that a record of control's names as its writer.
    static func writer(of record: Envelope) -> String? {
        record.outside.first { $0.name == ControlMachine.writerHeader }?.value
            .map { String(decoding: $0, as: UTF8.self) }
    }
}
