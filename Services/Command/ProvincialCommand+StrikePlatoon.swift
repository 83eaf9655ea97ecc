import Domain
import Events
import Lockstep
import TaskForceKit

// MERAH without PHH: Samapta's strike platoon (peleton penindak) on the Kapolda's own order (D12).

extension ProvincialCommand {
    /// Orders the district's Samapta to form the strike platoon, if all of D12 holds.
    ///
    /// General control lies here, the level is MERAH, no PHH is attached, Dalmas lanjut holds the line, and by the
    /// latest report the crowd attacks. The order states this. It is given once each time the level becomes MERAH.
    mutating func formStrikePlatoon(_ index: Int, at time: SimulatedTime, _ out: inout Outbox) {
        let district = districts[index]
        guard phase == .onCall, district.transfer != nil, district.level == .red, district.lent.isEmpty,
            let attack = district.watch.aggression
        else { return }
        for unit in samapta(of: district) where district.account.line(of: unit) == .equippedCrowdUnit {
            if let last = office.book.latest(.formStrikePlatoon, to: unit), last.time >= district.levelSince {
                continue
            }
            office.give(
                .init(
                    .formStrikePlatoon,
                    to: unit,
                    place: district.site,
                    object: attack.act,
                    desk: .commander,
                    "bentuk peleton penindak: situasi MERAH, PHH Brimob tidak tersedia, \(attack.words). "
                        + "Imbauan lebih dahulu, jalur keluar tetap terbuka, tanpa senjata api"
                ),
                because: attack.id,
                at: time,
                &out
            )
        }
    }

    /// The Samapta units under a district's command.
    func samapta(of district: District) -> [UnitID] {
        briefed.chain.subordinates(of: district.unit).filter { $0.taskForce == "preventive" }
    }
}
