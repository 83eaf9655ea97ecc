import Domain
import EventWords
import Events
import Phrases
import Scenario
import Telling

// What came about in a run besides levels, orders and force.

extension RunReport {
    /// Control that was proposed to another office, or passed.
    static func line(ofTransfer request: RunCourse.Request, _ account: RunAccount) -> Phrase? {
        line(request, account) { fields in
            .transfer(
                from: fields["fromOffice"] ?? .nothing,
                to: fields["toOffice"] ?? .nothing,
                because: fields["reason"] ?? .nothing,
                request.asked == nil ? nil : request.answer.map { .passed(at: $0.time.description) } ?? .open
            )
        }
    }

    /// Forces that were asked for, or lent without a request.
    static func line(ofReinforcement request: RunCourse.Request, _ account: RunAccount) -> Phrase? {
        line(request, account) { fields in
            guard let asked = request.asked?.event as? ReinforcementRequested else {
                return request.answer.map { EventLine.phrase($0.event, fields) } ?? .nothing
            }
            return .reinforcement(
                fields["office"] ?? .nothing,
                asks: fields["formation"] ?? .nothing,
                people: asked.personnel,
                fate(of: request, account)
            )
        }
    }

    private static func line(
        _ request: RunCourse.Request,
        _ account: RunAccount,
        _ words: (EventFields) -> Phrase
    ) -> Phrase? {
        request.first.map { timed($0.time, words(account.fields(of: $0))) }
    }

    private static func fate(of request: RunCourse.Request, _ account: RunAccount) -> Phrase.RequestFate {
        if let answer = request.answer {
            let (time, fields) = (answer.time.description, account.fields(of: answer))
            return answer.event is ReinforcementRefused
                ? .refused(at: time, fields["reason"] ?? .nothing)
                : .granted(at: time, unit: fields["unit"] ?? .nothing)
        }
        guard let first = request.orders.first else { return .open }
        let units = request.orders.compactMap { account.fields(of: $0)["addressee"] }
        let once = units.enumerated().filter { !units[..<$0.offset].contains($0.element) }.map(\.element)
        return .ordered(at: first.time.description, units: .list(once, more: 0))
    }

    /// An agreement, and whether the crowd kept it.
    static func line(_ agreement: RunCourse.Agreement, _ account: RunAccount) -> Phrase {
        let fields = account.fields(of: agreement.reached)
        let sequel: Phrase =
            switch agreement.sequel {
            case .quiet: .agreementKept(leftAt: nil)
            case .left(let time): .agreementKept(leftAt: time.description)
            case .broken(let act):
                .agreementBroken(account.fields(of: act)["behaviour"] ?? .nothing, at: act.time.description)
            }
        let line = Phrase.agreement(
            fields["terms"] ?? .nothing,
            with: fields["group"] ?? .nothing,
            at: fields["place"] ?? .nothing,
            sequel
        )
        return timed(agreement.reached.time, line)
    }

    /// What was brought to safety and put out, and what was not, in the order of time.
    static func rescues(_ account: RunAccount) -> [Phrase] {
        let evacuated = account.course.evacuations.map { rescue in
            let fields = account.fields(of: rescue.done)
            let line = Phrase.broughtToSafety(
                fields["officeProtected"] ?? .nothing,
                to: fields["to"] ?? .nothing,
                by: account.title(ofSpeaker: rescue.done),
                since: rescue.danger?.time.description
            )
            return (time: rescue.done.time, line: line)
        }
        let out = account.course.firesOut.map { rescue in
            let (fields, danger) = (account.fields(of: rescue.done), rescue.danger)
            let line = Phrase.putOut(
                danger.flatMap { account.fields(of: $0)["object"] },
                at: fields["place"] ?? .nothing,
                by: fields["by"],
                since: danger?.time.description
            )
            return (time: rescue.done.time, line: line)
        }
        let threatened = account.course.stillThreatened.map { threat in
            (time: threat.time, line: Phrase.notBroughtToSafety(account.fields(of: threat)["office"] ?? .nothing))
        }
        let burning = account.course.stillBurning.map { fire in
            let fields = account.fields(of: fire)
            return (time: fire.time, line: Phrase.notPutOut(fields["object"], at: fields["place"] ?? .nothing))
        }
        return (evacuated + out + threatened + burning).sorted { $0.time < $1.time }.map { timed($0.time, $0.line) }
    }
}

// MARK: - For scripts

/// Control that was proposed or passed.
struct TransferFigures: Encodable {
    private let from, to, reason: String
    private let proposed, passed: String?

    init(_ request: RunCourse.Request) {
        let transfer = request.answer?.event as? ControlTransferred
        let proposal = request.asked?.event as? ControlTransferRequested
        from = proposal?.fromOffice ?? transfer?.fromOffice ?? ""
        to = proposal?.toOffice ?? transfer?.toOffice ?? ""
        reason = proposal?.reason ?? transfer?.reason ?? ""
        proposed = request.asked?.time.description
        passed = request.answer?.time.description
    }
}

/// Forces that were asked for, or lent.
struct ReinforcementFigures: Encodable {
    private let office, formation: String?
    private let personnel: UInt32
    private let asked, granted, refused, reason, unit: String?
    private let ordered: [String]

    init(_ request: RunCourse.Request) {
        let wanted = request.asked?.event as? ReinforcementRequested
        let grant = request.answer?.event as? ReinforcementGranted
        let refusal = request.answer?.event as? ReinforcementRefused
        office = wanted?.office
        formation = wanted.flatMap { wanted in
            words(of: Formation.self).first { $0.meaning == wanted.formation }?.word
        }
        personnel = wanted?.personnel ?? grant?.personnel ?? 0
        asked = request.asked?.time.description
        granted = grant.flatMap { _ in request.answer?.time.description }
        refused = refusal.flatMap { _ in request.answer?.time.description }
        reason = refusal?.reason
        unit = grant?.unit
        ordered = request.orders.compactMap { ($0.event as? OrderIssued)?.addressee }
    }
}

/// An agreement, and whether the crowd kept it.
struct AgreementFigures: Encodable {
    private let at, group, terms: String
    private let kept: Bool
    private let left, broken: String?

    init(_ agreement: RunCourse.Agreement) {
        let reached = agreement.reached.event as? AgreementReached
        at = agreement.reached.time.description
        (group, terms) = (reached?.group ?? "", reached?.terms ?? "")
        switch agreement.sequel {
        case .quiet: (kept, left, broken) = (true, nil, nil)
        case .left(let time): (kept, left, broken) = (true, time.description, nil)
        case .broken(let act): (kept, left, broken) = (false, nil, act.time.description)
        }
    }
}

/// An office that was brought to safety, or a fire that was put out.
struct RescueFigures: Encodable {
    private let office, fire: String?
    private let place: String
    private let since: String?
    private let at: String

    init(_ rescue: RunCourse.Rescue) {
        let evacuation = rescue.done.event as? EvacuationCompleted
        let fireOut = rescue.done.event as? FireExtinguished
        (office, fire) = (evacuation?.officeProtected, fireOut?.fire)
        place = evacuation?.to ?? fireOut?.place ?? ""
        since = rescue.danger?.time.description
        at = rescue.done.time.description
    }
}
