import Doctrine
import Domain
import Events
import Lockstep
import TaskForceKit

// Forces for the districts (BKO) and general control in MERAH (phases 4, 5, 7 and 9; D10, D11).

extension ProvincialCommand {
    // MARK: - Reinforcement

    /// Attaches a free PHH to the district, and sends it to where the district wants it.
    mutating func reinforce(
        _ index: Int,
        _ request: ReinforcementRequested,
        _ cause: EventID,
        at time: SimulatedTime,
        _ out: inout Outbox
    ) {
        guard districts[index].lent.isEmpty else { return }
        guard request.formation == .riotControlUnit, attach(index, request.personnel, cause, &out) else {
            return refuse(cause, "tidak ada pasukan yang dapat di-BKO-kan", &out)
        }
        deploy(index, to: request.placeKey, because: cause, at: time, &out)
    }

    private mutating func attach(_ index: Int, _ personnel: UInt32, _ request: EventID, _ out: inout Outbox) -> Bool {
        let taken = districts.flatMap(\.lent).map(\.unit)
        guard phase == .onCall || isMustering,
            let unit = office.subordinates("phh").first(where: { !taken.contains($0) })
        else { return false }
        districts[index].lent.append(Loan(unit: unit, request: request))
        if !districts[index].everLent.contains(unit) { districts[index].everLent.append(unit) }
        let event = ReinforcementGranted.with {
            $0.request = request.description
            $0.office = office.commander
            $0.unit = unit.description
            $0.attachedTo = districts[index].unit.description
            $0.personnel = personnel
        }
        out.publish(event, because: request)
        return true
    }

    private mutating func deploy(
        _ index: Int,
        to place: PlaceKey,
        because cause: EventID,
        at time: SimulatedTime,
        _ out: inout Outbox
    ) {
        for loan in districts[index].lent {
            office.give(
                .init(
                    .deploy,
                    to: loan.unit,
                    place: place,
                    desk: .commander,
                    "BKO: bergerak ke titik siaga dan menunggu perintah"
                ),
                because: cause,
                at: time,
                &out
            )
        }
    }

    private func refuse(_ request: EventID, _ reason: String, _ out: inout Outbox) {
        let event = ReinforcementRefused.with {
            $0.request = request.description
            $0.office = office.commander
            $0.reason = reason
        }
        out.publish(event, because: request)
    }

    /// Takes a force off the district's list, because it declined to go.
    mutating func takeBack(_ unit: UnitID, from index: Int, because cause: EventID, _ out: inout Outbox) {
        guard let loan = districts[index].lent.first(where: { $0.unit == unit }) else { return }
        districts[index].lent.removeAll { $0.unit == unit }
        refuse(loan.request, "\(briefed.chain.title(of: unit)) tidak dapat bergerak", &out)
    }

    /// The attached forces go home.
    mutating func release(_ index: Int, because cause: EventID?, at time: SimulatedTime, _ out: inout Outbox) {
        for loan in districts[index].lent {
            office.book.lift { $0.addressee == loan.unit }
            office.give(
                .init(.standDown, to: loan.unit, desk: .commander, "BKO selesai, kembali ke kesatuan"),
                because: cause,
                at: time,
                &out
            )
        }
        districts[index].lent = []
    }

    private var isMustering: Bool {
        if case .mustering = phase { true } else { false }
    }

    // MARK: - General control

    /// Takes general control at the district chief's request, and orders PHH to take over the line.
    mutating func takeControl(
        _ index: Int,
        _ request: ControlTransferRequested,
        _ cause: EventID,
        at time: SimulatedTime,
        _ out: inout Outbox
    ) {
        guard phase == .onCall || isMustering, districts[index].transfer == nil else { return }
        let event = ControlTransferred.with {
            $0.fromOffice = request.fromOffice
            $0.toOffice = office.commander
            $0.reason = request.reason
            $0.request = cause.description
        }
        districts[index].transfer = out.publish(event, because: cause)
        if districts[index].lent.isEmpty {
            let personnel = UInt32(parameters[.reinforcementPersonnel])
            if attach(index, personnel, cause, &out) {
                deploy(index, to: office.rear(of: request.placeKey), because: cause, at: time, &out)
            }
        }
        for loan in districts[index].lent {
            office.give(
                .init(
                    .crossRelief,
                    to: loan.unit,
                    place: request.placeKey,
                    desk: .commander,
                    "lintas ganti: ambil alih kendali barisan dari Dalmas lanjut"
                ),
                because: cause,
                at: time,
                &out
            )
        }
    }

    /// Gives control back once the calm has lasted as long as a step down needs.
    mutating func returnControlIfCalm(_ index: Int, at time: SimulatedTime, _ out: inout Outbox) {
        let district = districts[index]
        guard district.transfer != nil, let calm = district.watch.calm(at: time),
            time >= calm.stepDownDue(levelSince: district.levelSince, parameters)
        else { return }
        let reporter = briefed.chain.title(of: calm.report.reporter)
        returnControl(
            index,
            "menurut laporan \(reporter), \(calm.report.words)",
            because: calm.report.id,
            at: time,
            &out
        )
        release(index, because: calm.report.id, at: time, &out)
    }

    /// Gives control back, if it is here.
    mutating func returnControl(
        _ index: Int,
        _ reason: String,
        because cause: EventID?,
        at time: SimulatedTime,
        _ out: inout Outbox
    ) {
        guard let transfer = districts[index].transfer else { return }
        let event = ControlTransferred.with {
            $0.fromOffice = office.commander
            $0.toOffice = briefed.chain.office(of: districts[index].unit)
            $0.reason = reason
            $0.request = transfer.description
        }
        out.publish(event, because: cause)
        districts[index].transfer = nil
    }

    /// Orders the force that acts in MERAH (PHH or the strike platoon) to disperse a crowd that attacks, once no rule
    /// stands against it.
    mutating func disperse(_ index: Int, at time: SimulatedTime, _ out: inout Outbox) {
        let district = districts[index]
        for unit in forcesInRed(of: district) where obstaclesToDispersal(by: unit, in: district).isEmpty {
            guard let attack = district.watch.aggression else { continue }
            office.give(
                .init(
                    .disperse,
                    to: unit,
                    place: district.site,
                    object: attack.act,
                    desk: .commander,
                    "bubarkan massa yang menyerang, jalur keluar tetap terbuka"
                ),
                because: attack.id,
                at: time,
                &out
            )
        }
    }

    /// The forces that act on this command's orders in MERAH: what was lent, and the strike platoon.
    func forcesInRed(of district: District) -> [UnitID] {
        district.lent.map(\.unit) + samapta(of: district).filter { district.account.line(of: $0) == .strikePlatoon }
    }

    // MARK: - People at the console

    mutating func carryOut(_ decision: HumanDecision, at time: SimulatedTime, _ out: inout Outbox) {
        switch decision {
        case .order(let decided, let kind, let id):
            guard phase != .waiting, phase != .ended else {
                return office.decline(id, "operasi tidak sedang berjalan", &out)
            }
            let site = districts.first { $0.transfer != nil }?.site ?? districts.first?.site ?? ""
            office.carryOut(decided, kind, site: site, because: id, at: time, &out)
        case .level(let decided, let id):
            let ours = districts.indices.filter {
                districts[$0].transfer != nil && districts[$0].level != decided.level
            }
            guard phase == .onCall, [.green, .yellow, .red].contains(decided.level), !ours.isEmpty else {
                return office.decline(id, "kendali umum tidak pada Kaopsda", &out)
            }
            for index in ours { setLevel(index, decided, id, at: time, &out) }
        }
    }

    /// Sets the level of a district whose control lies here; below MERAH, control goes back too.
    private mutating func setLevel(
        _ index: Int,
        _ decided: LevelDecided,
        _ cause: EventID,
        at time: SimulatedTime,
        _ out: inout Outbox
    ) {
        let reason = decided.reason.isEmpty ? "keputusan komandan" : decided.reason
        let event = LevelSet.with {
            $0.level = decided.level
            $0.previous = districts[index].level
            $0.placeKey = districts[index].site
            $0.reason = reason
            $0.reporter = briefed.unit.description
            $0.report = cause.description
            $0.justification = LevelRules.justification(
                from: districts[index].level,
                to: decided.level,
                because: reason
            )
            $0.office = office.office(of: decided.by)
        }
        out.publish(event, because: cause)
        districts[index].level = decided.level
        districts[index].levelSince = time
        returnControl(index, reason, because: cause, at: time, &out)
        release(index, because: cause, at: time, &out)
    }
}
