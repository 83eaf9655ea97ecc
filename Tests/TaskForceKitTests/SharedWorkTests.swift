import Domain
import Events
import TaskForceKit
import TaskForceTesting
import Testing

/// What the kit does for every unit: stock that is used up, loans, the rear, coming home, notes.
struct SharedWorkTests {
    private static let me = "muba/bpbd"

    /// A post with people, two cars and fifty bags, and an outbox.
    private static func open() throws -> (post: UnitPost, turn: Turn, out: Outbox) {
        let forces = [
            SmallTown.force(12), SmallTown.force(2, "car"), SmallTown.force(50, "blood-bag"),
        ]
        let id = try UnitID(me)
        let post = try UnitPost(SmallTown.briefing(joining: me, office: "kepala", forces: forces))
        let turn = Turn(
            number: 1,
            time: SimulatedTime(seconds: 60),
            acting: true,
            events: [],
            chance: Chance(seed: 1, unit: id)
        )
        return (post, turn, Outbox(unit: id, time: turn.time, next: [id.mainStream: 0]))
    }

    @Test("a body takes stock along beyond a piece for each, uses it up, and what is left comes home")
    func stock() throws {
        var (post, turn, out) = try Self.open()
        var teams = Detachments()
        var party = Party(.unspecified, 2, to: SmallTown.site)
        party.vehicle = "car"
        party.stock = [Detachment.Kit("blood-bag", 20), Detachment.Kit("generator", 1)]
        let team = try #require(teams.send(party, &post, turn, &out))
        #expect(team.kit == [Detachment.Kit("car", 1), Detachment.Kit("blood-bag", 20)])
        let used = [15, 15, 1].map { teams.consume($0, of: "blood-bag", of: team.number, &post, &out) }
        #expect(used == [15, 5, 0])
        teams.standDownAll("Uji", &post, &out)
        let bags = try #require(post.strengths["blood-bag"])
        #expect((bags.total, bags.committed, bags.reserve) == (30, 0, 30))
        let spent = [40, 1].map { post.strengths.consume($0, of: "blood-bag", &out) }
        #expect(spent == [30, 0])
    }

    @Test("bodies of one formation under an agency's own words are told apart, and each starts from its own place")
    func ownBodies() throws {
        var forces = [
            SmallTown.force(4, "personnel", .medicalPost), SmallTown.force(6, "personnel", .medicalPost, at: "rsud"),
        ]
        forces[1].ownBody = "regu-tandu"
        var post = try UnitPost(SmallTown.briefing(joining: Self.me, office: "kepala", forces: forces))
        var (_, turn, out) = try Self.open()
        #expect(post.strengths.people(in: .medicalPost) == 4)
        #expect(post.strengths.people(in: .medicalPost, ownBody: "regu-tandu") == 6)
        var teams = Detachments()
        let medics = try #require(teams.send(Party(.medicalPost, 4, to: "rsud"), &post, turn, &out))
        let bearers = try #require(
            teams.send(Party(.medicalPost, 6, to: "rsud", ownBody: "regu-tandu"), &post, turn, &out)
        )
        #expect(bearers.arrives == turn.time)
        #expect(try #require(medics.arrives) > turn.time)
        teams.standDown(bearers.number, "Uji", &post, &out)
        let told = try out.items.compactMap { item -> String? in
            switch try EventCatalogue.standard.kind(of: item.type)?.decode(item.data, as: item.contentType) {
            case let sent as UnitDeployed: "sent \(sent.ownBody)"
            case let stood as UnitStoodDown: "stood \(stood.ownBody)"
            default: nil
            }
        }
        #expect(told == ["sent ", "sent regu-tandu", "stood regu-tandu"])
    }

    @Test("nobody is promised twice, and each comes back by its own loan")
    func loans() throws {
        var (post, turn, out) = try Self.open()
        var teams = Detachments()
        let first = try #require(teams.send(Party(.unspecified, 2, to: SmallTown.site), &post, turn, &out))
        let second = try #require(teams.send(Party(.unspecified, 2, to: SmallTown.site), &post, turn, &out))
        let (request, loan) = (try EventID("muba/medical:3"), try EventID("muba/bpbd:9"))
        var loans = Loans()
        loans.call(first.number, for: request)
        #expect(loans.free(of: teams).map(\.number) == [second.number])
        #expect(loans.request(for: first) == request)
        let early = loans.end("muba/bpbd:9")
        #expect(early == nil)
        loans.lend(first, by: loan)
        let ended = loans.end("muba/bpbd:9")
        #expect(ended == first.number)
        #expect(loans.free(of: teams).count == 2)
    }

    @Test("who borrows asks again only after a while, and takes over what it asked for itself")
    func borrowing() throws {
        let me = try UnitID(Self.me)
        var borrowing = Borrowing()
        let loan = try EventID("muba/pmi:1")
        let asks = [10, 69, 70].map { borrowing.mayAsk(at: SimulatedTime(seconds: $0), again: 60) }
        #expect(asks == [true, false, true])
        #expect(borrowing.next == SimulatedTime(seconds: 130))
        let taken = ["muba/medical:4", "muba/bpbd:4"].map { borrowing.take(loan, on: $0, of: me) }
        #expect(taken == [false, true])
        let given = borrowing.giveBack()
        #expect(given == [loan])
        #expect(borrowing.loans.isEmpty)
    }

    @Test("the rear is where the road that is kept clear leads, else the nearest station or muster ground")
    func rear() throws {
        let map = try Self.open().post.briefed.map
        #expect(map.rear(of: SmallTown.site) == "rsud")
        #expect(map.rear(of: "puskesmas") == SmallTown.station)
    }

    @Test("a note is no output, and a rehearsal shows it")
    func notes() throws {
        var (_, _, out) = try Self.open()
        for number in 0...Outbox.notesMax { out.note("catatan \(number)") }
        #expect(out.items.isEmpty)
        #expect(out.notes.count == Outbox.notesMax)
        #expect(out.notes.last == "catatan 99")
    }
}
