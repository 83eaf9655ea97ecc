import Domain
import Events
import TaskForceKit
import TaskForceTesting
import Testing

/// MERAH without PHH, as the Kapolda sees it (D12).
@Suite struct StrikePlatoonTests {
    private func strikes(_ played: Rehearsal) -> [(entry: Rehearsal.Entry, event: OrderIssued)] {
        played.events(OrderIssued.self).filter { $0.event.kind == .formStrikePlatoon }
    }

    @Test func withoutPHHTheKapoldaOrdersThePlatoonOnceAndSaysWhy() throws {
        var drill = try Drill()
        drill.phh.declines = [.deploy]
        drill.observer.script = [(1_000, proposal(.red, 80))]
        drill.end = 3_000
        let played = try drill.run()
        let orders = strikes(played)
        #expect(orders.map(\.event.addressee) == ["muba/preventive"])
        let order = try #require(orders.first)
        #expect(order.event.office == "kapolda")
        #expect(order.event.text.contains("PHH Brimob tidak tersedia"))
        #expect(order.event.object == "muba/situation:3")
        let taken = try #require(played.events(ControlTransferred.self).first { $0.event.toOffice == "kapolda" })
        #expect(taken.entry.time <= order.entry.time)
        // From here on it is the Kapolda who orders dispersal, and the Kapolres no more.
        let dispersals = played.events(OrderIssued.self).filter {
            $0.event.kind == .disperse && $0.entry.time.seconds > order.entry.time.seconds + 2
        }
        #expect(!dispersals.isEmpty)
        #expect(dispersals.allSatisfy { $0.event.office == "kapolda" && $0.event.addressee == "muba/preventive" })
    }

    @Test func whereThereIsPHHNobodyFormsAPlatoon() throws {
        #expect(strikes(try Drill.riot().run()).isEmpty)
    }

    @Test func aCrowdThatAttacksNobodyMeetsNoPlatoon() throws {
        var drill = try Drill()
        drill.phh.declines = [.deploy]
        drill.observer.script = [(1_000, warning())]
        drill.preventive.script = [(1_200, patrol(.oration))]
        drill.control.append(
            (
                1_400,
                LevelDecided.with {
                    $0.unit = "muba/command"
                    $0.level = .red
                    $0.by = "kapolres"
                }
            )
        )
        drill.end = 1_690
        let played = try drill.run()
        #expect(played.levels == [.green, .red])
        #expect(strikes(played).isEmpty)
    }

    @Test func whoDeclinesIsNotAskedAgainInTheSameRed() throws {
        var drill = try Drill()
        drill.phh.declines = [.deploy]
        drill.preventive.declines = [.formStrikePlatoon]
        drill.observer.script = [(1_000, proposal(.red, 80))]
        drill.preventive.script = stride(from: 1_100, to: 3_000, by: 100).map { ($0, patrol(.assault)) }
        drill.end = 3_000
        #expect(strikes(try drill.run()).count == 1)
    }
}
