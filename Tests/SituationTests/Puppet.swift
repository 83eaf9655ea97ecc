import Domain
import Events
import Foundation
import Lockstep
import Scenario
import Situation
import TaskForceKit
import TaskForceTesting
import Testing

/// Stands in for any unit: publishes given events at given times.
struct Puppet: StandIn {
    static let profile = UnitProfile(taskForce: "puppet", title: "", agency: "", hears: [], publishes: [])

    private struct Line: Codable {
        let time: UInt64
        let type: String
        let data: [UInt8]
    }

    private var lines: [Line]

    init(briefing: UnitBriefing) { lines = [] }

    init(_ lines: [(time: UInt64, event: any DrillEvent)]) {
        self.lines = lines.map {
            Line(time: $0.time, type: type(of: $0.event).eventType, data: $0.event.canonicalBytes())
        }
    }

    mutating func handle(_ turn: Turn, _ out: inout Outbox) {
        while let line = lines.first, line.time <= turn.time.seconds {
            lines.removeFirst()
            guard let kind = EventCatalogue.standard.kind(of: line.type),
                let event = try? kind.decode(line.data, as: .protobuf)
            else {
                Issue.record("a puppet's line is not of the catalogue: \(line.type)")
                continue
            }
            publish(event, &out)
        }
        if let next = lines.first { out.wake(at: SimulatedTime(seconds: next.time)) }
    }

    private func publish(_ event: some DrillEvent, _ out: inout Outbox) { out.publish(event) }
}

/// The ground, written down and read back before every turn, as a crash would have it.
struct ForgetfulGround: TaskForceUnit {
    static let profile = SituationUnit.profile
    private var kept: Data

    init(briefing: UnitBriefing) throws { kept = try JSONEncoder().encode(SituationUnit(briefing: briefing)) }

    mutating func handle(_ turn: Turn, _ out: inout Outbox) {
        do {
            var ground = try JSONDecoder().decode(SituationUnit.self, from: kept)
            ground.handle(turn, &out)
            kept = try JSONEncoder().encode(ground)
        } catch {
            Issue.record("a snapshot of the ground cannot be read: \(error)")
        }
    }
}

/// A small drill around one script: `massa` starts at `lapangan`, the site is `kpud`, `sungai` lies behind it.
func smallScenario(mode: String = "scripted", script: String = "[]", extra: String = "") throws -> Scenario {
    let text = """
        gladi: 1
        key: kecil
        title: Latihan kecil
        district: muba
        start: 2024-08-25T08:00:00+07:00
        end: 03:00:00
        agencies: [{ key: polres, title: Polres, source: assumed }]
        protected: [{ key: ketua-kpud, title: Ketua KPUD, source: assumed }]
        roster:
          - { unit: muba/command, office: kapolres, title: Kapolres, agency: polres, source: assumed }
          - { unit: muba/preventive, office: kasat-samapta, title: Kasat Samapta, agency: polres, source: assumed }
          - { unit: muba/situation, office: katim-massa, title: Tim massa, agency: polres, source: assumed }
        places:
          - { key: kpud, title: Kantor KPUD, kind: vital_object, x: 0, y: 0, source: assumed }
          - { key: lapangan, title: Lapangan, kind: gathering, x: -900, y: 0, source: assumed }
          - { key: sungai, title: Tepi sungai, kind: junction, x: 0, y: 500, source: assumed }
        roads:
          - { key: keluar, title: Jalan keluar, from: kpud, to: sungai, length: 500, exit_route: true, source: assumed }
        \(extra)
        ground:
          mode: \(mode)
          observation_interval: 30s
          groups:
            - { key: massa, title: Massa, place: lapangan, marshal: true, demand: PSU, source: assumed }
            - { key: penonton, title: Penonton, place: sungai, source: assumed }
          script: \(script.replacingOccurrences(of: "\n", with: "\n    "))
        """
    return try ScenarioLoader.load(text: text, file: "kecil.yaml")
}

/// Plays the ground of a scenario against puppets until `end`.
func rehearse(
    _ scenario: Scenario,
    _ puppets: [String: [(time: UInt64, event: any DrillEvent)]] = [:],
    control: [(time: UInt64, event: any DrillEvent)] = [],
    until end: UInt64,
    seed: UInt64 = 1,
    forgetful: Bool = false
) throws -> Rehearsal {
    let id = try UnitID("muba/situation")
    let briefing = try #require(scenario.briefings()[id])
    let ground: any TaskForceUnit =
        forgetful ? try ForgetfulGround(briefing: briefing) : try SituationUnit(briefing: briefing)
    var units: [(UnitID, any TaskForceUnit)] = [(id, ground)]
    for (name, lines) in puppets { units.append((try UnitID(name), Puppet(lines))) }
    var rehearsal = Rehearsal(
        units: units,
        plan: TimetablePlan(control, end: end),
        seed: seed,
        startingAt: scenario.begins
    )
    try rehearsal.run()
    return rehearsal
}

/// What makes two drills the same: every event with its name, turn, time, cause and bytes.
func fingerprint(_ rehearsal: Rehearsal) -> [String] {
    rehearsal.log.map { entry in
        "\(entry.id) \(entry.turn) \(entry.time) \(entry.cause.map(\.description) ?? "-") \(entry.message.canonicalBytes())"
    }
}
