import Domain
import Events
import Lockstep
import TaskForceKit
import Testing

/// A unit in a small chain: `sumsel/command` over `muba/command` over `muba/traffic` and `muba/medical`.
private func briefing(
    _ unit: String = "muba/traffic",
    _ change: (inout UnitBriefing) -> Void = { _ in }
) -> UnitBriefing {
    func entry(_ unit: String, _ office: String, _ superior: String) -> RosterEntry {
        RosterEntry.with {
            $0.unit = unit
            $0.office = office
            $0.superior = superior
        }
    }
    var briefing = UnitBriefing.with {
        $0.unit = unit
        $0.office = "kasat-lantas"
        $0.roster = [
            entry("sumsel/command", "kapolda", ""), entry("muba/command", "kapolres", "sumsel/command"),
            entry("muba/command", "kabag-ops", "sumsel/command"),
            entry("muba/traffic", "kasat-lantas", "muba/command"),
            entry("muba/medical", "katim-kesehatan", "muba/command"),
        ]
        $0.forces = [
            Force.with {
                $0.resource = "personnel"
                $0.total = 20
                $0.formation = .trafficPost
                $0.place = "lapangan"
            },
            Force.with {
                $0.resource = "barrier"
                $0.total = 8
                $0.attached = 3
            },
        ]
        $0.places = [
            Place.with { $0.key = "lapangan" },
            Place.with {
                $0.key = "kpud"
                $0.xMetres = -300
                $0.yMetres = 400
            },
        ]
        $0.roads = [
            Road.with {
                $0.key = "jalan-a"
                $0.from = "lapangan"
                $0.to = "kpud"
                $0.diversion = "jalan-b"
            },
            Road.with {
                $0.key = "jalan-b"
                $0.from = "kpud"
                $0.to = "lapangan"
            },
        ]
    }
    change(&briefing)
    return briefing
}

/// Hands `orders` to a post in one turn; returns what it published and what it left to the unit.
private func deliver(
    _ orders: [(from: String, kind: OrderKind)],
    to post: inout UnitPost,
    at seconds: UInt64 = 0
) throws -> (published: [any DrillEvent], left: [Order], out: Outbox) {
    let unit = post.briefed.unit
    var sequences: [String: UInt64] = [:]
    let events = try orders.map { order in
        let issuer = try UnitID(order.from)
        defer { sequences[order.from, default: 0] += 1 }
        return DeliveredEvent(
            id: EventID(stream: issuer.mainStream, sequence: 100 * seconds + sequences[order.from, default: 0]),
            unit: issuer,
            message: OrderIssued.with {
                $0.kind = order.kind
                $0.addressee = unit.description
            }
        )
    }
    let turn = Turn(
        number: seconds + 1,
        time: SimulatedTime(seconds: seconds),
        acting: true,
        events: events,
        chance: Chance(seed: 1, unit: unit)
    )
    var out = Outbox(unit: unit, time: turn.time, next: [unit.mainStream: 0])
    let left = post.newOrders(account: "Tidak ada kejadian", turn, &out)
    return (try messages(out), left, out)
}

private func messages(_ out: Outbox) throws -> [any DrillEvent] {
    try out.items.map { try #require(EventCatalogue.standard.kind(of: $0.type)).decode($0.data, as: .protobuf) }
}

@Suite struct ChainOfCommandTests {
    @Test func saysWhoCommandsWhom() throws {
        let chain = try ChainOfCommand(briefing())
        let (top, district) = (try UnitID("sumsel/command"), try UnitID("muba/command"))
        let (traffic, medical) = (try UnitID("muba/traffic"), try UnitID("muba/medical"))
        #expect(chain.superior(of: traffic) == district)
        #expect(chain.superior(of: top) == nil)
        #expect(chain.subordinates(of: district) == [medical, traffic])
        #expect(chain.isSuperior(top, of: traffic))
        #expect(!chain.isSuperior(traffic, of: medical))
        #expect(!chain.isSuperior(traffic, of: traffic))
        #expect(chain.offices(of: district) == ["kapolres", "kabag-ops"])
    }

    @Test func refusesACircleAndAnUnknownSuperior() {
        #expect(throws: BriefingError.self) {
            try ChainOfCommand(briefing { $0.roster[0].superior = "muba/traffic" })
        }
        #expect(throws: BriefingError.self) {
            try ChainOfCommand(briefing { $0.roster[0].superior = "jakarta/command" })
        }
    }
}

@Suite struct BriefedTests {
    @Test func distancesAreWholeMetresAndSecondsRoundUp() throws {
        let map = try PlaceMap(briefing())
        #expect(map.metres(from: "lapangan", to: "kpud") == 500)
        #expect(map.travelSeconds(from: "kpud", to: "lapangan", metresPerMinute: 80) == 375)
        #expect(map.travelSeconds(from: "kpud", to: "lapangan", metresPerMinute: 7_000) == 5)
        #expect(map.travelSeconds(from: "kpud", to: "pasar", metresPerMinute: 80) == nil)
        #expect(map.roads(touching: "kpud").map(\.key) == ["jalan-a", "jalan-b"])
        #expect(map.road("jalan-b")?.diversion == nil)
    }

    @Test(arguments: [(0, 0, 0), (1, 0, 1), (1, 1, 1), (-2, 1, 2), (1_000, 1_000, 1_414), (.max, .max, 3_037_000_498)])
    func distanceIsTheWholePartOfTheRoot(x: Int32, y: Int32, metres: UInt64) throws {
        let map = try PlaceMap(
            briefing {
                $0.places[1].xMetres = x
                $0.places[1].yMetres = y
            }
        )
        #expect(map.metres(from: "lapangan", to: "kpud") == metres)
    }

    @Test func aRoadToNowhereDoesNotFit() {
        #expect(throws: BriefingError.self) { try PlaceMap(briefing { $0.roads[0].to = "pasar" }) }
        #expect(throws: BriefingError.self) { try PlaceMap(briefing { $0.roads[0].diversion = "jalan-c" }) }
    }

    @Test(
        arguments: [
            (nil, 500, 15), (1_000, 500, 15), (64, 32, 4), (10, 10, 2), (4_000, 2_000, 30), (1_000_000, 100_000, 200),
        ] as [(Int64?, UInt64, UInt64)]
    )
    func numbersMeantForAThousandFitThePlannedCrowd(planned: Int64?, share: UInt64, edge: UInt64) throws {
        let large = ParameterKey("large_crowd", 500, 10...100_000, growing: .withCrowd)
        let cordon = ParameterKey("cordon_personnel", 15, 1...200, growing: .withItsEdge)
        let still = ParameterKey("closing_seconds", 60, 10...600)
        let given = planned.map { value in
            Parameter.with {
                $0.name = "planned_crowd"
                $0.value = value
            }
        }
        let set = Parameter.with {
            $0.name = cordon.name
            $0.value = 7
        }
        let values = try Parameters(
            briefing { $0.parameters = [given].compactMap(\.self) },
            reading: [large, cordon, still]
        )
        #expect([values[large], values[cordon], values[still]] == [share, edge, 60])
        let written = try Parameters(briefing { $0.parameters = [given].compactMap(\.self) + [set] }, reading: [cordon])
        #expect(written[cordon] == 7)
    }

    @Test func parametersHaveStandardsAndRanges() throws {
        let key = ParameterKey("closing_seconds", 60, 10...600)
        func read(_ value: Int64) throws -> UInt64 {
            let given = Parameter.with {
                $0.name = key.name
                $0.value = value
            }
            return try Parameters(briefing { $0.parameters = [given] }, reading: [key])[key]
        }
        #expect(try Parameters(briefing(), reading: [key])[key] == 60)
        #expect(try read(600) == 600)
        #expect(throws: BriefingError.self) { try read(601) }
        #expect(throws: BriefingError.self) { try read(-1) }
    }
}

@Suite struct UnitPostTests {
    @Test func onlySuperiorsAreObeyed() throws {
        var post = try UnitPost(briefing())
        let result = try deliver(
            [("muba/medical", .closeRoad), ("muba/command", .closeRoad), ("sumsel/command", .openCorridor)],
            to: &post
        )
        #expect(result.left.map(\.kind) == [.closeRoad, .openCorridor])
        #expect(result.left.first?.issuer.description == "muba/command")
        #expect(result.published.compactMap { ($0 as? OrderDeclined)?.order } == ["muba/medical:0"])
        #expect(post.desk.open.isEmpty)
    }

    @Test func anOrderIsCompletedOnceAndOpenOrdersAreBounded() throws {
        var post = try UnitPost(briefing())
        var (_, orders, out) = try deliver(Array(repeating: ("muba/command", .closeRoad), count: 33), to: &post)
        let accepted = orders.map { post.desk.accept($0, &out) }
        #expect(accepted.filter { $0 }.count == 32)
        #expect(accepted.last == false)
        #expect(try messages(out).compactMap { $0 as? OrderDeclined }.count == 1)
        let first = try #require(orders.first)
        post.desk.complete(first, "Ditutup", &out)
        post.desk.complete(first, "Ditutup", &out)
        #expect(try messages(out).compactMap { $0 as? OrderCompleted }.count == 1)
    }

    @Test func musterIsReportedLaterAndConsolidationAtOnce() throws {
        var post = try UnitPost(briefing())
        let first = try deliver([("muba/command", .muster)], to: &post)
        #expect(first.left.isEmpty)
        #expect(first.published.count == 1 && first.published.allSatisfy { $0 is OrderAcknowledged })
        let due = try #require(post.next)
        #expect((240...360).contains(due.seconds))
        #expect(try deliver([], to: &post, at: due.seconds - 1).published.isEmpty)
        let report = try deliver([], to: &post, at: due.seconds).published
        #expect(report.compactMap { ($0 as? MusterReported)?.personnel } == [20])
        #expect(report.compactMap { ($0 as? StrengthReported)?.resource } == ["personnel", "barrier"])
        #expect(report.last is OrderCompleted)
        let end = try deliver([("muba/command", .consolidate)], to: &post, at: due.seconds + 1).published
        #expect(end.compactMap { ($0 as? ConsolidationReported)?.personnelPresent } == [20])
        #expect(end.last is OrderCompleted)
        #expect(post.next == nil)
    }

    @Test func strengthNeverGoesBeyondWhatThereIs() throws {
        var post = try UnitPost(briefing())
        var out = try deliver([], to: &post).out
        #expect(post.strengths.commit(15, of: "personnel", &out))
        #expect(!post.strengths.commit(6, of: "personnel", &out))
        #expect(post.strengths.commitUpTo(6, of: "personnel", &out) == 5)
        #expect(!post.strengths.commit(1, of: "helicopter", &out))
        post.strengths.release(18, of: "personnel", &out)
        post.strengths.lose(2, of: "personnel", &out)
        let told = try messages(out).compactMap { $0 as? StrengthReported }
        #expect(told.map(\.committed) == [15, 20, 2, 0])
        #expect(told.last?.total == 18)
        #expect(post.strengths["barrier"]?.attached == 3)
        #expect(post.strengths.people(in: .trafficPost) == 20)
        #expect(throws: BriefingError.self) { try Strengths(briefing { $0.forces[1].attached = 9 }) }
    }
}
