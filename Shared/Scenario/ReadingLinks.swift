import Domain
import Events
import Lockstep
import Phrases

// What an inject does to a radio link.

extension ScenarioReading {
    /// Reads the disturbance of an inject; nil when it has none.
    ///
    /// The inject's condition says when the disturbance begins; control writes that time in when it plays the inject.
    func link(_ inject: MappingReader) -> LinkDisturbance? {
        guard inject.has("link") else { return nil }
        var link = LinkDisturbance()
        inject.inside("link") { entry in
            link.unit = entry.reference("unit", to: names.units, of: Phrase.ScenarioThing.unit)
            if let unit = try? UnitID(link.unit), unit.taskForce == DrillSetup.ground {
                entry.findings.add(.groundHasNoLink(link.unit), at: entry.optional("unit")?.spot ?? entry.spot)
            }
            if entry.required("fault") != nil {
                link.fault = entry.choice("fault", words(of: LinkFault.self)) ?? .unspecified
            }
            link.seconds = seconds(entry, "for", in: 1...86_400)
            // The other faults have no delay: the key is not known there.
            // Of a fault that could not be read nobody knows it.
            if link.fault == .unspecified { _ = entry.optional("delay") }
            if link.fault == .delayed { link.delaySeconds = seconds(entry, "delay", in: 1...3_600) }
        }
        return link
    }

    func seconds(_ entry: MappingReader, _ key: String, in range: ClosedRange<UInt64>) -> UInt32 {
        guard let value = entry.required(key), let seconds = entry.duration(key) else { return 0 }
        guard range.contains(seconds) else {
            entry.unfit(value, key, Phrase.Form.seconds(range.lowerBound, range.upperBound))
            return 0
        }
        return UInt32(seconds)
    }
}
