import Crowd
import Domain
import Events
import TaskForceKit

/// A crowd that decides for itself: Epstein's model with as many people, officers and negotiators as are at its place.
///
/// The lattice is a neighbourhood, not a map. Officers stand evenly among the crowd, where people see them, and arrest
/// only when an arrest team does. The script sets how many come and in what temper; the model does the rest.
struct SimulatedCrowd: Codable, Sendable {
    /// What the model shows after a tick.
    struct State: Equatable {
        let present: UInt32
        let active: UInt32
        /// Mean L of those present, in thousandths.
        let legitimacyPermille: Int
        /// 0 to 100: how far mean L lies from calm to raging.
        let tension: UInt32
    }

    private var model: CrowdModel
    private let calm: UInt64
    private let raging: UInt64
    /// People who fled and may come back, by kind.
    private var fled = Headcounts()
    /// People who have gone home for good, by kind.
    private var gone = Headcounts()
    // Fractions of people, kept until they make a whole person.
    private var tiring = Headcounts()
    private var turning = Headcounts()
    private var hurtCrowd: UInt64 = 0
    private var hurtOfficers: UInt64 = 0

    /// A crowd of which nobody has come yet; `most`: how many of each kind may be there at once.
    init(most: Headcounts, dials: Parameters, seed: UInt64) {
        var parameters = CrowdParameters.run2
        parameters.agents = max(most.all, 1)
        parameters.hardcore = most.hardcore
        parameters.onlookers = most.onlookers
        parameters.officers = Self.officersMax(most)
        parameters.negotiators = Self.negotiatorsMax
        parameters.forceMoves = false
        parameters.officersArrest = false
        parameters.longestTerm = nil
        let side = max(20, Self.root(UInt64(parameters.agents + parameters.officers) * 10 / 7) + 1)
        (parameters.width, parameters.height) = (side, side)
        parameters.dials = CrowdDials(
            recovery: .permille(dials[.crowdRecovery]),
            backlash: .myriad(dials[.crowdArrestBacklash]),
            dialogue: .myriad(dials[.crowdDialogue])
        )
        calm = dials[.crowdCalmLegitimacy]
        raging = dials[.crowdRagingLegitimacy]
        parameters.legitimacy = .permille(calm)
        model = CrowdModel(parameters, seed: seed)
        model.clear()
    }

    /// The most officers in the model; more of them make no difference to the crowd.
    private static func officersMax(_ most: Headcounts) -> Int { max(60, most.all) }
    private static let negotiatorsMax = 12

    /// What it shows now.
    var state: State {
        let legitimacy = Int(UInt64(model.meanLegitimacy.steps) * 1_000 / UInt64(Fraction.wholeSteps))
        let (high, low) = (Int(calm), Int(raging))
        let tension = high > low ? (high - legitimacy) * 100 / (high - low) : 0
        return State(
            present: UInt32(model.present - model.jailed),
            active: UInt32(model.active),
            legitimacyPermille: legitimacy,
            tension: UInt32(min(max(tension, 0), 100))
        )
    }

    /// One tick: people come and go until `wanted` are there, the force takes its places, everyone decides.
    ///
    /// Of every hundred who come, `turnedBack` meet a cordon and go home for good.
    mutating func tick(
        wanted: Headcounts,
        temper: UInt32,
        officers: Int,
        negotiators: Int,
        returning: UInt64,
        turnedBack: UInt64
    ) {
        model.aim(at: legitimacy(of: temper))
        for kind in CrowdKind.allCases {
            let back = fled[kind] > 0 ? max(1, fled[kind] * Int(returning) / 1_000) : 0
            if returning > 0 { fled[kind] -= min(back, fled[kind]) }
            let missing = wanted[kind] - gone[kind] - fled[kind] - model.present(kind)
            if missing > 0 {
                turning[kind] += missing * Int(turnedBack)
                let turned = turning[kind] / 100
                turning[kind] %= 100
                gone[kind] += turned
                _ = model.admit(missing - turned, kind, to: allSites)
            } else if missing < 0 {
                _ = model.dismiss(-missing, kind)
            }
        }
        post(officers: officers)
        post(negotiators: negotiators)
        model.step()
    }

    /// Gives everyone the temper at once: after an agreement, or an outrage.
    mutating func settle(temper: UInt32) { model.setLegitimacy(legitimacy(of: temper)) }

    /// Uses force where people act, or anywhere when nobody does: people who see it lose trust, and some of them flee.
    mutating func meetForce(sites: UInt64, flight: UInt64, backlash: UInt64, _ targets: RandomNumbers) {
        var targets = targets
        for _ in 0..<sites {
            guard let (column, row) = target(&targets) else { return }
            model.useForce(column: column, row: row, backlash: .myriad(backlash))
            fled += leaving { _ = $0.scatter(column: column, row: row, chance: .permille(flight)) }
        }
    }

    /// Sends `permille` of a thousand followers and onlookers home.
    mutating func sendHome(permille: UInt64) {
        for kind in [CrowdKind.follower, .onlooker] {
            let leaving = model.present(kind) * Int(permille) / 1_000
            fled[kind] += model.dismiss(leaving, kind)
        }
    }

    /// Everyone goes.
    mutating func empty() { model.clear() }

    /// Lets `permille` of a thousand of each kind go home for good.
    mutating func tire(permille: UInt64) {
        for kind in CrowdKind.allCases {
            tiring[kind] += model.present(kind) * Int(permille)
            gone[kind] += model.dismiss(tiring[kind] / 1_000, kind)
            tiring[kind] %= 1_000
        }
    }

    /// Loses `count` active people to an arrest team.
    mutating func arrest(_ count: UInt32) { gone += leaving { _ = $0.arrest(Int(count)) } }

    /// Changes the model, and returns how many of each kind are no longer there afterwards.
    private mutating func leaving(by change: (inout CrowdModel) -> Void) -> Headcounts {
        let before = Headcounts(model)
        change(&model)
        return before - Headcounts(model)
    }

    /// How many were hurt in a tick of attack, in the crowd and among the officers.
    mutating func hurt(crowd: UInt64, officers: UInt64) -> (crowd: UInt32, officers: UInt32) {
        func whole(_ sum: inout UInt64, _ rate: UInt64) -> UInt32 {
            sum += UInt64(model.active) * rate
            defer { sum %= 10_000 }
            return UInt32(min(sum / 10_000, 100))
        }
        return (whole(&hurtCrowd, crowd), whole(&hurtOfficers, officers))
    }

    private func legitimacy(of temper: UInt32) -> Fraction {
        let share = UInt64(min(temper, 100))
        return .permille((calm * (100 - share) + raging * share) / 100)
    }

    private var allSites: [Int] { Array(0..<model.parameters.width * model.parameters.height) }

    private func target(_ random: inout RandomNumbers) -> (column: Int, row: Int)? {
        let people = (0..<model.parameters.agents).map { model.person($0) }
        let acting = people.filter { $0.doing == .active }
        let there = acting.isEmpty ? people.filter { $0.doing == .quiet } : acting
        guard !there.isEmpty else { return nil }
        let chosen = there[Int(random.below(UInt64(there.count)))]
        return (chosen.column, chosen.row)
    }

    private mutating func post(officers wanted: Int) {
        let wanted = min(wanted, model.parameters.officers)
        if model.officers > wanted { model.withdrawOfficers(model.officers - wanted) }
        guard model.officers < wanted else { return }
        for number in 0..<model.parameters.officers where model.officers < wanted && model.officer(number) == nil {
            postNear(spread(number, of: wanted)) { model, column, row in
                model.postOfficer(number, column: column, row: row)
            }
        }
    }

    private mutating func post(negotiators wanted: Int) {
        model.withdrawNegotiators()
        for number in 0..<min(wanted, model.parameters.negotiators) {
            postNear(spread(number, of: wanted)) { model, column, row in
                model.postNegotiator(number, column: column, row: row)
            }
        }
    }

    /// A site for number `number` of `count`, so that they lie evenly on the lattice.
    private func spread(_ number: Int, of count: Int) -> Int {
        let sites = model.parameters.width * model.parameters.height
        return (2 * (number % max(count, 1)) + 1) * sites / (2 * max(count, 1)) % sites
    }

    /// Tries the site, then those behind it.
    private mutating func postNear(_ site: Int, _ post: (inout CrowdModel, Int, Int) -> Bool) {
        let (width, sites) = (model.parameters.width, model.parameters.width * model.parameters.height)
        for step in 0..<sites where post(&model, (site + step) % sites % width, (site + step) % sites / width) {
            return
        }
    }

    private static func root(_ number: UInt64) -> Int {
        var root = 1
        while UInt64(root * root) < number { root += 1 }
        return root
    }
}

extension Fraction {
    fileprivate static func permille(_ count: UInt64) -> Fraction { share(of: count, in: 1_000) }
    fileprivate static func myriad(_ count: UInt64) -> Fraction { share(of: count, in: 10_000) }

    private static func share(of count: UInt64, in whole: UInt64) -> Fraction {
        Fraction(steps: UInt32(min(count, whole) * UInt64(wholeSteps) / whole))
    }
}
