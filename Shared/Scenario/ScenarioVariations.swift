import Crypto
import Domain
import Events
import Phrases

extension Scenario {
    /// SHA-256 over the exact bytes of the scenario's files and over what was changed since: what `Opened` carries.
    public var digest: [UInt8] {
        var hash = SHA256()
        func add(_ bytes: [UInt8]) {
            hash.update(data: bigEndianBytes(UInt64(bytes.count)))
            hash.update(data: bytes)
        }
        for part in files + overrides { add(part) }
        return Array(hash.finalize())
    }

    /// A part of the drill: its clock starts at `from` and it ends at `to`.
    ///
    /// What the timetable had before `from` (episodes, injects, steps of the crowd's script that wait for time alone)
    /// happens in the first turn, in its order. Units start from their muster places.
    ///
    /// - Throws: `FileError` unless `from` < `to` ≤ the drill's end.
    public func excerpt(from: SimulatedTime, to: SimulatedTime) throws(FileError) -> Scenario {
        guard begins <= from, from < to, to <= ends else {
            let what = Phrase.excerptOutside("\(from)", "\(to)", end: "\(ends)")
            throw FileError(problems: [FileProblem(file: key, line: 0, column: 0, what: what)])
        }
        var part = self
        part.begins = from
        part.ends = to
        part.overrides.append(Array("excerpt \(from)..\(to)".utf8))
        return part
    }

    /// The drill without one unit.
    ///
    /// Its subordinates then stand under nobody, and injects addressed to it, or to its radio link, are not played. For
    /// tests and what-ifs: a drill without detection.
    public func without(unit: UnitID) -> Scenario {
        var part = self
        part.roster = roster.filter { $0.fact.unit != unit }.map { member in
            Sourced(member.fact.freed(from: unit.description), member.source)
        }
        part.injects = injects.filter {
            $0.fact.event.addressee != unit.description && $0.fact.event.link.unit != unit.description
        }
        part.overrides.append(Array("without \(unit)".utf8))
        return part
    }

    /// The drill with one number of doctrine, or of the ground, set otherwise; it counts as assumed.
    public func with(parameter name: String, _ value: Int64) -> Scenario {
        var part = self
        part.parameters.removeAll { $0.name == name }
        part.parameters.append(
            .with {
                $0.name = name
                $0.value = value
                $0.source = FactSource.assumed.rawValue
            }
        )
        part.overrides.append(Array("parameter \(name) \(value)".utf8))
        return part
    }

    /// The drill with one more inject: a unit's radio link is disturbed from `time` on; it counts as assumed.
    ///
    /// `key` names the inject; no other inject of the scenario may have it.
    public func with(link: LinkDisturbance, at time: SimulatedTime, key: String) -> Scenario {
        var part = self
        let event = InjectDelivered.with {
            $0.inject = key
            $0.synopsis = "Gangguan komunikasi radio pada \(link.unit)."
            $0.link = link
        }
        let when = Condition.with { $0.notBefore = time.seconds }
        part.injects.append(Sourced(Inject(key: key, when: when, event: event), .assumed))
        part.overrides.append(Array("inject \(time) ".utf8) + canonicalBytes(of: event))
        return part
    }

    /// The drill with another script for the crowd team; its facts count as assumed.
    public func with(script: GroundScript) -> Scenario {
        var part = self
        part.ground = script
        part.groundSources = Array(repeating: .assumed, count: script.groups.count + script.steps.count)
        part.overrides.append(Array("script ".utf8) + canonicalBytes(of: script))
        return part
    }
}

extension Scenario.Member {
    fileprivate func freed(from superior: String) -> Scenario.Member {
        func freed(_ entry: RosterEntry) -> RosterEntry {
            var entry = entry
            if entry.superior == superior { entry.superior = "" }
            return entry
        }
        return Scenario.Member(
            unit: unit,
            entry: freed(entry),
            furtherOffices: furtherOffices.map { Sourced(freed($0.fact), $0.source) },
            hears: hears,
            strength: strength
        )
    }
}
