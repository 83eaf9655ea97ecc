import Doctrine
import Domain
import Events
import Lockstep
import TaskForceKit

// The way down: reopening, standing down, consolidation and evaluation (phases 9 and 10, D39).

extension DistrictCommand {
    /// When the operation may close at HIJAU: soon after the crowd has gone, or later when it stays and is orderly.
    ///
    /// A crowd that was orderly all along may stay and speak. Only three things end that: it goes, it agrees, or time
    /// runs out.
    func closingDue(_ calm: CrowdWatch.Calm) -> SimulatedTime? {
        if let gone = calm.goneSince { return max(gone, levelSince).adding(seconds: parameters[.calmSeconds]) }
        guard highest > .green || account.agreement != nil else { return nil }
        return max(calm.since, levelSince, account.agreement?.time ?? .start).adding(seconds: parameters[.staySeconds])
    }

    /// Takes the next step towards the end of the operation, when one is due.
    mutating func close(at time: SimulatedTime, _ out: inout Outbox) {
        if time.seconds >= parameters[.consolidateBySeconds] { runOut(because: nil, at: time, &out) }
        switch phase {
        case .operating:
            guard level == .green, watch.hadCrowd(at: site), let calm = watch.calm(at: time),
                let due = closingDue(calm), time >= due
            else { return }
            let deadline = time.adding(seconds: parameters[.closingSeconds])
            standDown(until: deadline, timeRanOut: false, because: calm.report.id, at: time, &out)
        case .closing(let deadline, let timeRanOut):
            standDownTheLast(at: time, &out)
            guard isQuiet || time >= deadline else { return }
            consolidate(timeRanOut: timeRanOut, at: time, &out)
        case .consolidating(let deadline, let timeRanOut):
            guard expected.allSatisfy({ consolidated.contains($0) || absent.contains($0) }) || time >= deadline else {
                return
            }
            evaluate(timeRanOut: timeRanOut, &out)
        case .waiting, .mustering, .watching, .ended: break
        }
    }

    /// Time is up: whatever the situation, units stand down and consolidate.
    mutating func runOut(because cause: EventID?, at time: SimulatedTime, _ out: inout Outbox) {
        guard isOnDuty else { return }
        let deadline = time.adding(seconds: parameters[.hurriedClosingSeconds])
        standDown(until: deadline, timeRanOut: true, because: cause, at: time, &out)
    }

    /// The task forces that stand down last: medical after its last casualty, traffic after its last road.
    private static let last: [TaskForce] = ["medical", "traffic"]

    private mutating func standDown(
        until deadline: SimulatedTime,
        timeRanOut: Bool,
        because cause: EventID?,
        at time: SimulatedTime,
        _ out: inout Outbox
    ) {
        phase = .closing(deadline: deadline, timeRanOut: timeRanOut)
        office.book.lift { _ in true }
        account.exitsClose()
        for unit in office.subordinates("traffic") {
            for road in account.closedRoads {
                office.give(
                    .init(.reopenRoad, to: unit, place: site, object: road.text, "buka kembali jalan"),
                    because: cause,
                    at: time,
                    &out
                )
            }
        }
        for unit in office.subordinates where !Self.last.contains(unit.taskForce) {
            release(unit, because: cause, at: time, &out)
        }
        standDownTheLast(at: time, &out)
    }

    private mutating func standDownTheLast(at time: SimulatedTime, _ out: inout Outbox) {
        if account.casualtiesOpen == 0 {
            office.subordinates("medical").forEach { release($0, because: nil, at: time, &out) }
        }
        if !office.book.isOpen(.reopenRoad) {
            office.subordinates("traffic").forEach { release($0, because: nil, at: time, &out) }
        }
    }

    private mutating func release(_ unit: UnitID, because cause: EventID?, at time: SimulatedTime, _ out: inout Outbox)
    {
        guard !standsDown(unit) else { return }
        office.give(
            .init(.standDown, to: unit, "operasi di lokasi selesai, kembali ke kesatuan"),
            because: cause,
            at: time,
            &out
        )
    }

    /// True when the latest order to `unit` was to stand down.
    private func standsDown(_ unit: UnitID) -> Bool {
        office.book.entries.last { $0.addressee == unit }?.kind == .standDown
    }

    /// True when roads are open, casualties are cared for, detainees are received, and everyone has stood down (phase
    /// 10).
    private var isQuiet: Bool {
        let present = office.subordinates.filter { !absent.contains($0) }
        return account.closedRoads.isEmpty && account.casualtiesOpen == 0 && account.detaineesUnderway == 0
            && present.allSatisfy { standsDown($0) && !office.book.isOpen(.standDown, $0) }
            && !office.book.isOpen(.reopenRoad)
    }

    private mutating func consolidate(timeRanOut: Bool, at time: SimulatedTime, _ out: inout Outbox) {
        phase = .consolidating(
            deadline: time.adding(seconds: parameters[.consolidationSeconds]),
            timeRanOut: timeRanOut
        )
        for unit in office.subordinates {
            office.give(
                .init(.consolidate, to: unit, "konsolidasi: laporkan kekuatan dan kejadian"),
                because: nil,
                at: time,
                &out
            )
        }
    }

    /// The units whose reports the evaluation waits for.
    private var expected: [UnitID] { office.subordinates + everAttached }

    private mutating func evaluate(timeRanOut: Bool, _ out: inout Outbox) {
        phase = .ended
        let account = operationAccount(timeRanOut: timeRanOut)
        let outcome = Outcome(account)
        let missing = expected.filter { !consolidated.contains($0) }.map(briefed.chain.title(of:))
        let event = EvaluationHeld.with {
            $0.office = office.commander
            $0.level = level
            $0.outcome = outcome.rawValue
            $0.account = account
            $0.text =
                "\(words(of: outcome, account)) Tingkat situasi tertinggi \(highest.words). \(account.words)"
                + (missing.isEmpty ? "" : " Belum melapor: \(missing.joined(separator: ", ")).")
        }
        out.publish(event)
    }
}
