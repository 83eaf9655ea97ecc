import Domain
import Events
import Lockstep
import TaskForceKit
import TaskForceTesting
import Testing

/// What injects make go wrong, and how a unit's post lives with it.
struct SetbackTests {
    private static let me = "muba/bpbd"
    private static let inject = EventID(stream: .control, sequence: 7)

    /// A post with people, cars and an outbox, which is handed turns one by one.
    private struct Played {
        var post: UnitPost
        var bodies = Detachments()
        var out: Outbox
        let id: UnitID

        init() throws {
            let forces = [SmallTown.force(12), SmallTown.force(2, "car")]
            id = try UnitID(me)
            post = try UnitPost(SmallTown.briefing(joining: me, office: "kepala", forces: forces))
            out = Outbox(unit: id, time: .start, next: [id.mainStream: 1])
        }

        /// Plays a turn in which control delivers these setbacks.
        @discardableResult
        mutating func turn(_ seconds: UInt64, _ setbacks: Setback...) -> (turn: Turn, arrived: [Detachment]) {
            let message = InjectDelivered.with {
                $0.inject = "coba"
                $0.setbacks = setbacks
            }
            let turn = Turn(
                number: seconds + 1,
                time: SimulatedTime(seconds: seconds),
                acting: true,
                events: setbacks.isEmpty ? [] : [DeliveredEvent(id: inject, unit: nil, message: message)],
                chance: Chance(seed: 1, unit: id)
            )
            post.roads.hear(turn)
            _ = post.newOrders(account: "", turn, &out)
            return (turn, bodies.arrivals(turn, &out))
        }

        /// The state of a resource: committed, free, missing.
        func state(_ resource: String) -> [UInt32] {
            post.strengths[resource].map { [$0.committed, $0.reserve, $0.missing] } ?? []
        }

        /// What was said of a resource, and because of what.
        func told(_ resource: String) throws -> [(report: StrengthReported, cause: EventID?)] {
            try out.items.compactMap { item in
                let kind = EventCatalogue.standard.kind(of: item.type)
                let report = try kind?.decode(item.data, as: item.contentType) as? StrengthReported
                return report.flatMap { $0.resource == resource ? ($0, item.cause) : nil }
            }
        }
    }

    private static func setback(_ kind: SetbackKind, _ change: (inout Setback) -> Void = { _ in }) -> Setback {
        var setback = Setback.with {
            $0.kind = kind
            $0.unit = me
        }
        change(&setback)
        return setback
    }

    @Test("people and kit that are missing cannot be committed, and come back in time; the ledger names the inject")
    func missing() throws {
        var played = try Played()
        played.turn(
            10,
            Self.setback(.missing) { $0.resource = "car" },
            Self.setback(.missing) {
                $0.resource = "personnel"
                $0.count = 5
                $0.seconds = 600
            }
        )
        #expect(played.state("car") == [0, 0, 2])
        #expect(played.state("personnel") == [0, 7, 5])
        #expect(played.post.next == SimulatedTime(seconds: 610))
        let told = try played.told("personnel")
        #expect(told.map(\.report.missing) == [5] && told.map(\.cause) == [Self.inject])
        played.turn(609)
        #expect(played.state("personnel") == [0, 7, 5])
        played.turn(610)
        #expect(played.state("personnel") == [0, 12, 0])
        #expect(played.state("car") == [0, 0, 2])
    }

    @Test("what is in use is missing only when it comes back")
    func inUse() throws {
        var played = try Played()
        _ = played.post.strengths.commitUpTo(10, of: "personnel", &played.out)
        played.turn(
            10,
            Self.setback(.missing) {
                $0.resource = "personnel"
                $0.count = 6
            }
        )
        #expect(played.state("personnel") == [10, 0, 2])
        played.post.strengths.release(10, of: "personnel", &played.out)
        #expect(played.state("personnel") == [0, 6, 6])
    }

    @Test("another unit's setback, an unknown resource, and more than there is change nothing that they should not")
    func others() throws {
        var played = try Played()
        played.turn(
            10,
            Self.setback(.missing) {
                $0.resource = "car"
                $0.unit = "muba/damkar"
            },
            Self.setback(.missing) { $0.resource = "boat" },
            Self.setback(.missing) {
                $0.resource = "car"
                $0.count = .max
                $0.seconds = .max
            },
            Self.setback(.UNRECOGNIZED(99))
        )
        #expect(played.state("car") == [0, 0, 2] && played.state("personnel") == [0, 12, 0])
    }

    /// Sends a team to the site and returns when it arrives, with what delays it.
    private func send(_ played: inout Played, at seconds: UInt64, _ setbacks: Setback...) throws -> UInt64 {
        for setback in setbacks { played.turn(0, setback) }
        let turn = played.turn(seconds).turn
        var party = Party(.unspecified, 2, to: SmallTown.site)
        party.vehicle = "car"
        let team = try #require(played.bodies.send(party, &played.post, turn, &played.out))
        return try #require(team.arrives).seconds - seconds
    }

    @Test("who is held back leaves when the delay ends; afterwards, and for others, nothing is longer")
    func delayed() throws {
        var (plain, held, late) = (try Played(), try Played(), try Played())
        let usual = try send(&plain, at: 100)
        let delay = Self.setback(.delayed) { $0.seconds = 900 }
        #expect(try send(&held, at: 100, delay) == usual + 800)
        #expect(try send(&late, at: 900, delay) == usual)
        var sent: UnitDeployed?
        for item in held.out.items where item.type == UnitDeployed.eventType {
            sent = try UnitDeployed(serializedBytes: item.data)
        }
        #expect(sent?.delaySeconds == 800 && sent?.delayedBy == [Self.inject.description])
    }

    @Test("bad weather makes every way longer by its share, the worst counts, and it ends")
    func weather() throws {
        var (plain, wet, dry) = (try Played(), try Played(), try Played())
        let usual = try send(&plain, at: 100)
        let rain = Self.setback(.weather) {
            $0.unit = ""
            $0.slowerPercent = 20
            $0.seconds = 600
        }
        let storm = Self.setback(.weather) {
            $0.unit = ""
            $0.slowerPercent = 50
            $0.seconds = 600
        }
        #expect(try send(&wet, at: 100, rain, storm) == usual + (usual * 50 + 99) / 100)
        #expect(try send(&dry, at: 600, rain, storm) == usual)
    }

    @Test("a vehicle that breaks down on its way arrives as much later, and says so again")
    func breakdown() throws {
        var played = try Played()
        let usual = try send(&played, at: 100)
        let breakdown = Self.setback(.breakdown) {
            $0.resource = "car"
            $0.seconds = 1_200
        }
        #expect(played.turn(101, breakdown).arrived.isEmpty)
        #expect(played.bodies.next == SimulatedTime(seconds: 100 + usual + 1_200))
        let deployments = played.out.items.filter { $0.type == UnitDeployed.eventType }
        #expect(deployments.count == 2 && deployments.last?.cause == Self.inject)
        #expect(played.turn(100 + usual).arrived.isEmpty)
        #expect(played.turn(100 + usual + 1_200).arrived.count == 1)
    }

    @Test("with none under way, one in reserve breaks down and is back when it is repaired")
    func breakdownAtHome() throws {
        var played = try Played()
        played.turn(
            10,
            Self.setback(.breakdown) {
                $0.resource = "car"
                $0.seconds = 60
            }
        )
        #expect(played.state("car") == [0, 1, 1])
        played.turn(70)
        #expect(played.state("car") == [0, 2, 0])
    }
}
