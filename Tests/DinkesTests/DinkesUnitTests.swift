import Dinkes
import Domain
import Events
import Medical
import TaskForceKit
import TaskForceTesting
import Testing

/// Ambulances that a health team asks for, uses and returns, and orders to stand by.
struct DinkesUnitTests {
    private typealias Script = [(time: UInt64, event: any DrillEvent)]
    private static let me = "muba/dinkes"
    private static let medical = "muba/medical"

    /// The town's briefing with the agency in its roster.
    private static func briefing(_ unit: String, _ forces: [Force]) -> UnitBriefing {
        var briefing = SmallTown.briefing(unit, office: "kepala", forces: forces)
        briefing.roster.append(
            .with {
                $0.unit = me
                $0.office = "kadinkes"
                $0.superior = "muba/command"
                $0.capabilities = [Capability.transport.name]
            }
        )
        return briefing
    }

    private static func unit(ambulances: UInt32 = 3) throws -> DinkesUnit {
        let forces = [SmallTown.force(8), SmallTown.force(ambulances, "ambulance")]
        return try DinkesUnit(briefing: briefing(me, forces))
    }

    private static func play(
        orders: Script = [],
        ground: Script = [],
        ambulances: UInt32 = 3,
        withMedical: Bool = true,
        as unit: (any TaskForceUnit)? = nil
    ) throws -> Rehearsal {
        var units: [(UnitID, any TaskForceUnit)] = [
            (try UnitID("muba/command"), Scripted<Commander>(orders)),
            (try UnitID("muba/situation"), Scripted<Ground>(ground)),
            (try UnitID(me), try unit ?? Self.unit(ambulances: ambulances)),
        ]
        if withMedical {
            let forces = [SmallTown.force(6), SmallTown.force(1, "ambulance")]
            units.append((try UnitID(medical), try MedicalUnit(briefing: briefing(medical, forces))))
        }
        let hearing = [try UnitID(medical): ["command", "situation", "traffic", "dinkes"] as [TaskForce]]
        var drill = Rehearsal(units: units, plan: TimetablePlan(end: 6_000), hearing: hearing)
        try drill.run()
        return drill
    }

    private static let openPost: Script = [(1, SmallTown.order(.openMedicalPost, to: medical))]

    private static func casualties(_ count: Int, at time: UInt64 = 500) -> Script {
        (1...count).map { number in
            (
                time,
                CasualtyFound.with {
                    $0.casualty = "k\(number)"
                    $0.placeKey = SmallTown.site
                    $0.observers = ["muba/polsek"]
                    $0.vitals.breathes = true
                    $0.vitals.respiratoryRate = 40
                    $0.vitals.refillTenths = 10
                    $0.vitals.obeysCommands = true
                }
            )
        }
    }

    @Test("who waits without an ambulance is taken by a lent one; every loan is returned in the end")
    func lending() throws {
        let orders =
            Self.openPost + [
                (4_000, SmallTown.order(.standDown, to: Self.me)),
                (4_001, SmallTown.order(.standDown, to: Self.medical)),
            ]
        let drill = try Self.play(orders: orders, ground: Self.casualties(4))
        let asked = drill.events(AmbulancesRequested.self)
        let first = try #require(asked.first)
        #expect(first.event.units == [Self.me] && first.event.placeKey == SmallTown.site)
        let lent = drill.events(AmbulanceLent.self)
        #expect(!lent.isEmpty && Set(lent.map(\.event.request)).isSubset(of: asked.map(\.entry.id.description)))
        // From the station it is two minutes by car.
        #expect(lent.first?.entry.time.seconds == first.entry.time.seconds + 121)
        #expect(drill.events(CasualtyOutcomeRecorded.self).count == 4)
        let returned = drill.events(AmbulanceReturned.self).map(\.event.loan)
        #expect(returned.sorted() == lent.map(\.entry.id.description).sorted())
        let last = drill.events(StrengthReported.self).filter { $0.event.resource == "ambulance" }
        let ledgers = Dictionary(last.map { ($0.entry.id.stream, $0.event) }) { _, latest in latest }
        #expect(ledgers.count == 2 && ledgers.values.allSatisfy { $0.committed == 0 && $0.attached == 0 })
        let completed = drill.events(OrderCompleted.self).map(\.event.text)
        #expect(completed.contains("semua ambulans kembali ke pos"))
    }

    @Test("with lent ambulances the last one reaches a hospital sooner than without")
    func sooner() throws {
        func last(_ ambulances: UInt32) throws -> UInt64? {
            try Self.play(orders: Self.openPost, ground: Self.casualties(4), ambulances: ambulances)
                .events(CasualtyAdmitted.self).last?.entry.time.seconds
        }
        let (alone, helped) = (try #require(try last(0)), try #require(try last(3)))
        #expect(helped + 300 < alone)
    }

    @Test("those that stand by go first, and no more than there are")
    func standBy() throws {
        let order = SmallTown.order(.deploy, to: Self.me, at: SmallTown.rear)
        let drill = try Self.play(orders: Self.openPost + [(60, order)], ground: Self.casualties(6))
        let sent = drill.events(UnitDeployed.self).filter { $0.entry.id.stream.text == Self.me }.map(\.event)
        #expect(sent.map(\.kit) == [["ambulance"], ["ambulance"], ["ambulance"], ["ambulance"], ["ambulance"]])
        #expect(sent.map(\.leavesKey) == ["", "", SmallTown.rear, SmallTown.rear, ""])
        #expect(drill.events(AmbulanceLent.self).count == 3)
        let texts = drill.events(OrderCompleted.self).map(\.event.text)
        #expect(texts.contains("ambulans siaga"))
    }

    @Test("ordered on while under way, the first order is closed and the second carried out")
    func movesOn() throws {
        let drill = try Self.play(orders: [
            (60, SmallTown.order(.deploy, to: Self.me, at: SmallTown.rear)),
            (70, SmallTown.order(.deploy, to: Self.me, at: SmallTown.site)),
        ])
        #expect(drill.events(OrderCompleted.self).map(\.event.text) == ["digantikan perintah baru", "ambulans siaga"])
    }

    @Test("a request to others, and an order that is no task of its own, move nothing")
    func refusals() throws {
        let drill = try Self.play(
            orders: Self.openPost + [(60, SmallTown.order(.negotiate, to: Self.me))],
            ground: Self.casualties(1)
        )
        #expect(drill.events(AmbulancesRequested.self).isEmpty && drill.events(AmbulanceLent.self).isEmpty)
        #expect(drill.events(OrderDeclined.self).map(\.event.reason) == ["bukan tugas Dinas Kesehatan"])
    }

    @Test("at consolidation everything comes home, returned or not")
    func consolidation() throws {
        let orders = Self.openPost + [(900, SmallTown.order(.consolidate, to: Self.me))]
        let drill = try Self.play(orders: orders, ground: Self.casualties(4))
        #expect(!drill.events(AmbulanceLent.self).isEmpty && drill.events(AmbulanceReturned.self).isEmpty)
        let sent = drill.events(UnitDeployed.self).filter { $0.entry.id.stream.text == Self.me }
        let stood = drill.events(UnitStoodDown.self).filter { $0.entry.id.stream.text == Self.me }
        #expect(try stood.map(\.event.reason) == sent.some("ambulance sent").map { _ in "konsolidasi" })
    }

    @Test("in 100 storms of orders no ledger breaks and no order goes unanswered")
    func storms() throws {
        for seed in 1...100 as ClosedRange<UInt64> {
            let storm = OrderStorm(seed: seed, on: try UnitID(Self.me))
            let drill = try Self.play(orders: storm.command, withMedical: false)
            #expect(storm.broken(in: drill) == [], "seed \(seed)")
        }
    }

    @Test("written and read back before every turn, it does the same")
    func reborn() throws {
        let orders = Self.openPost + [(60, SmallTown.order(.deploy, to: Self.me, at: SmallTown.rear))]
        let ground = Self.casualties(4)
        let forces = [SmallTown.force(8), SmallTown.force(3, "ambulance")]
        let reborn = try Reborn<DinkesUnit>(briefing: Self.briefing(Self.me, forces))
        let first = try Self.play(orders: orders, ground: ground).transcript
        #expect(try Self.play(orders: orders, ground: ground, as: reborn).transcript == first)
    }
}
