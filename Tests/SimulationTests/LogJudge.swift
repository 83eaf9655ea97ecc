import Domain
import Events
import Lockstep
import TaskForceKit
import UnitLockstep

/// Judges a finished log by the protocol's definition: everything but grants and decisions must follow from these.
///
/// It is written independently of the machines. It takes each grant, hands each unit what the frontiers say, and
/// expects exactly the records that the log holds. It also computes the digest by the formula.
struct LogJudge {
    let streams: [StreamName: [Envelope]]
    let setup: DrillSetup
    let types: [any TaskForceUnit.Type]
    let makePlan: () -> any ExercisePlan

    /// What does not fit; nil when all does.
    ///
    /// Gives the digest too.
    func judge() -> (problem: String?, digest: [UInt8]) {
        guard let control = streams[.control], let opened = control.first else { return ("no opening", []) }
        var chain = DigestChain(opened: opened.leaf)
        var frontiers = Frontiers()
        var plan = makePlan()
        var units: [UnitID: any TaskForceUnit] = [:]
        var links: [UnitID: RadioLinks] = [:]
        var participating = Set(setup.units.map(\.id))
        var next: [StreamName: UInt64] = [:]
        for unit in setup.units {
            guard let type = types.first(where: { $0.profile.taskForce == unit.id.taskForce }),
                let briefing = try? UnitBriefing(serializedBytes: unit.briefing),
                let made = try? type.init(briefing: briefing)
            else { return ("no unit \(unit.id)", []) }
            units[unit.id] = made
            links[unit.id] = RadioLinks(of: unit.id)
        }
        var index = 1
        while index < control.count, control[index].type == Briefing.eventType {
            chain.cover(control[index].leaf)
            index += 1
        }
        while index < control.count {
            let record = control[index]
            if record.type == Ended.eventType {
                guard let ended = try? Ended(serializedBytes: record.data) else { return ("Ended unreadable", []) }
                var moved = frontiers
                guard (try? moved.move(ended.streams, to: ended.frontiers)) != nil else { return ("frontiers", []) }
                cover(&chain, frontiers, moved)
                return (Array(ended.digest) == chain.value ? nil : "digest of Ended differs", chain.value)
            }
            guard record.type == Granted.eventType, let granted = try? Granted(serializedBytes: record.data) else {
                return ("control:\(index) is no grant", [])
            }
            var moved = frontiers
            guard (try? moved.move(granted.streams, to: granted.frontiers)) != nil else { return ("frontiers", []) }
            chain.cover(record.leaf)
            cover(&chain, frontiers, moved)
            let time = SimulatedTime(seconds: granted.time)
            let step = plan.handle(
                PlanTurn(
                    number: granted.turn,
                    time: time,
                    events: events(frontiers, moved) { _ in true },
                    changes: granted.changes
                )
            )
            let own = control[(index + 1)..<min(index + 1 + Int(granted.events), control.count)]
            guard step.items.map({ $0.event.canonicalBytes() }) == own.map(\.data) else {
                return ("injects of turn \(granted.turn)", [])
            }
            for envelope in own { chain.cover(envelope.leaf) }
            for change in granted.changes {
                guard let unit = try? UnitID(change.unit) else { return ("change", []) }
                if change.participates { participating.insert(unit) } else { participating.remove(unit) }
            }
            guard let entry = setup.table[.control] else { return ("no control", []) }
            let controlEvents = own.compactMap { DeliveredEvent($0, by: entry, catalogue: .standard) }
            for id in units.keys.sorted() {
                let heard = Set(setup.table.heard(by: id).map(\.number))
                let said = controlEvents + events(frontiers, moved) { heard.contains($0.number) }
                let turn = Turn(
                    number: granted.turn,
                    time: time,
                    acting: participating.contains(id),
                    events: links[id]?.deliver(said, at: time, reading: .standard) ?? [],
                    chance: Chance(seed: setup.opened.seed, unit: id)
                )
                let entries = setup.table.streams(of: id)
                var out = Outbox(
                    unit: id,
                    time: time,
                    next: Dictionary(uniqueKeysWithValues: entries.map { ($0.name, next[$0.name] ?? 0) })
                )
                if let fault = units[id]?.play(turn, &out) { return (fault.description, []) }
                guard participating.contains(id) else { continue }
                for item in out.items {
                    guard let log = streams[item.id.stream], item.id.sequence < log.count else {
                        return ("\(item.id) is missing", [])
                    }
                    let standing = log[Int(item.id.sequence)]
                    guard standing.data == item.data, standing.cause == item.cause, standing.turn == granted.turn else {
                        return ("\(item.id) differs", [])
                    }
                }
                for entry in entries {
                    next[entry.name] = (out.nextSequence(of: entry.name) ?? 0) + (entry.kind == .main ? 1 : 0)
                }
            }
            frontiers = moved
            index += 1 + Int(granted.events)
        }
        return ("the log has no end", [])
    }

    private func cover(_ chain: inout DigestChain, _ old: Frontiers, _ new: Frontiers) {
        for entry in setup.table.entries where entry.name != .control {
            for sequence in old[entry.number]..<new[entry.number] {
                if let log = streams[entry.name], sequence < log.count { chain.cover(log[Int(sequence)].leaf) }
            }
        }
    }

    private func events(_ old: Frontiers, _ new: Frontiers, _ heard: (StreamTable.Entry) -> Bool) -> [DeliveredEvent] {
        setup.table.entries.filter { $0.kind != .control && $0.kind != .controlSide && heard($0) }.flatMap { entry in
            (old[entry.number]..<new[entry.number]).compactMap { sequence in
                streams[entry.name].flatMap { log in
                    sequence < log.count ? DeliveredEvent(log[Int(sequence)], by: entry, catalogue: .standard) : nil
                }
            }
        }
    }
}
