import Bus
import Domain
import Events
import Foundation
import Launcher
import Lockstep
import Playing
import Recording
import Scenario
import TaskForceKit
import Telling
import Testing
import UnitLockstep
import UnitTable

@Suite("What a run comes to")
struct RunReportTests {
    /// The Muba drill's first minutes, played in this process and recorded.
    private func play(
        _ excerpt: ClosedRange<UInt64>,
        of key: String = "muba-2024"
    ) throws -> (RunRequest, RunAccount, digest: [UInt8]) {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).gladi").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        let scenario = try ScenarioLibrary.withUnits.scenario(key).excerpt(
            from: SimulatedTime(seconds: excerpt.lowerBound),
            to: SimulatedTime(seconds: excerpt.upperBound)
        )
        let request = try RunRequest(
            scenario: scenario,
            drill: DrillID("muba-2024.test"),
            seed: 1,
            lane: .inProcess,
            pace: .fastest,
            record: path
        )
        var drill = try InProcessDrill(
            setup: request.setup,
            plan: ScenarioPlan(scenario),
            types: UnitTable.standard.types
        )
        let digest = try drill.run()
        let origin = RecordOrigin(
            drill: request.drill,
            gladiVersion: "test",
            broker: "in-process",
            createdMilliseconds: 1
        )
        let file = try RecordFile(path: path, origin: origin, opened: request.setup.opened)
        var arrivals: [Arrival] = []
        for topic in request.setup.table.topics {
            _ = try drill.bus.read(
                TopicPartition(topic: topic, partition: 0),
                from: 0,
                limit: .max / 2,
                into: &arrivals
            )
        }
        _ = try file.append(arrivals, controlIsRead: true)
        try file.close()
        let reader = try RecordReader(path: path)
        defer { try? reader.close() }
        return (request, try RunAccount(reader, firstTime: request.setup.firstTime, start: request.setup.start), digest)
    }

    @Test("the account is read from the record: level, orders with their fates, digest")
    func account() throws {
        let (request, account, digest) = try play(0...900)
        #expect(account.digest == digest)
        #expect(account.turns > 10)
        #expect(account.simulatedSeconds == 900)
        #expect(account.levels.first?.set.level == .green)
        let musters = account.orders.filter { $0.issued.kind == .muster }
        #expect(musters.count >= 5)
        #expect(musters.contains { if case .completed = $0.fate { true } else { false } })
        #expect(account.attendance.title(of: "muba/traffic") == "Kasat Lantas")
        #expect(account.orders.map(\.time) == account.orders.map(\.time).sorted())

        let lines = RunReport(request, account: account, wall: .seconds(2)).lines.map(\.english)
        #expect(lines.contains { $0.contains("Kabag Ops → Kasat Lantas: muster") })
        #expect(lines.contains { $0.contains(digest.map { String(format: "%02x", $0) }.joined()) })
    }

    @Test(
        "an inject that was due after the end is told so, a contingency too; only what the drill passed was not needed"
    )
    func unplayedInjects() throws {
        let (request, account, _) = try play(0...600)
        let lines = RunReport(request, account: account, wall: .seconds(2)).lines.map(\.english)
        let told = lines.filter { $0.contains("the drill was over (planned for ") }
        let due = request.scenario.injects.map(\.fact).filter { $0.when.notBefore > 600 }
        #expect(due.contains { $0.event.contingency } && due.contains { !$0.event.contingency })
        #expect(told.count == due.count)
        #expect(told.contains { $0.contains("planned for 00:14:00") })
        #expect(!lines.contains { $0.contains("contingency inject, not needed") })
        let (later, whole, _) = try play(0...5_000)
        let all = RunReport(later, account: whole, wall: .seconds(2)).lines.map(\.english)
        #expect(all.contains { $0.contains("contingency inject, not needed") })
    }

    @Test("who took part: every unit of the roster, by what it announced, with how much it said")
    func attendance() throws {
        let (request, account, _) = try play(0...900)
        let members = account.attendance.members
        #expect(members.map(\.unit) == request.setup.units.map(\.id))
        #expect(members.allSatisfy { $0.profile?.unit == $0.unit.description && $0.changes.isEmpty })
        let traffic = try #require(members.first { $0.unit.description == "muba/traffic" })
        #expect(traffic.office == ("kasat-lantas", "Kasat Lantas (Kasatgas Kamseltibcarlantas)"))
        #expect(traffic.superior == "muba/command")
        #expect(traffic.profile?.reportsTo == "command")
        #expect(traffic.events > 2)
        #expect(members.map(\.events).reduce(0, +) < Int(account.events))

        let report = RunReport(request, account: account, wall: .seconds(2))
        let line = "Kasat Lantas (Polres Musi Banyuasin), under Kapolres Muba: \(traffic.events) events [muba/traffic]"
        #expect(report.lines.map(\.english).contains("  \(line)"))
        let json = try report.json()
        let object = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
        let units = try #require(object?["units"] as? [[String: Any]])
        #expect(units.count == members.count)
        #expect(units.first?["unit"] as? String == "muba/arrest")
        #expect(units.first?["reports_to"] as? String == "muba/command")
    }

    @Test(
        "Rokan Hulu: every inject is answered in time or is information alone, and what was not played is named",
        arguments: [
            ("rohul-2023", "teratasi", [.green, .yellow, .red, .yellow, .green], ["sepakat", "sepakat-pulang"]),
            ("rohul-2023-tenang", "damai", [.green], ["pulang-sendiri"]),
        ] as [(String, String, [Level], [String])]
    )
    func rokanHulu(key: String, outcome: String, levels: [Level], unplayed: [String]) throws {
        let (request, account, _) = try play(0...9_000, of: key)
        #expect(account.outcome == outcome)
        #expect(account.levels.map(\.set.level) == levels)
        let injects = account.responses
        #expect(
            injects.map(\.inject.inject) == [
                "penghitungan-selesai", "kabar-massa", "hoaks-kotak-suara", "ambulans-rusak",
            ]
        )
        // The hoax asks nothing of a unit: the crowd hears it, as `InjectEffectTests` holds.
        let informing = injects.filter(\.actions.isEmpty).map(\.inject.inject)
        #expect(informing == ["penghitungan-selesai", "hoaks-kotak-suara"])
        for action in injects.flatMap(\.actions) {
            guard case .met(_, let time) = action.fate else {
                Issue.record("\(action.event.type): \(action.fate)")
                continue
            }
            #expect(try time <= #require(action.deadline))
        }
        // The negotiators were ordered in time, so nobody had to complain.
        #expect(account.unplayedInjects == ["belum-ada-negosiasi"])
        #expect(request.scenario.ground.steps.map(\.key).filter { !account.playedSteps.contains($0) } == unplayed)
        #expect((account.evaluation?.account.casualties ?? 0) == (outcome == "damai" ? 0 : 3))
        // The evaluation and the record count the same orders, the superior's and those that failed among them.
        let told = try #require(account.evaluation?.account)
        #expect(Int(told.orders) == account.orders.count && Int(told.ordersDeclined) == account.ordersDeclined)
        #expect(account.orders.contains { $0.issued.addressee == "rohul/command" })
        let json = try RunReport(request, account: account, wall: .seconds(2)).json()
        #expect(json.contains(#""fate":"met""#) && !json.contains(#""fate":"late""#))
        let lines = RunReport(request, account: account, wall: .seconds(2)).lines.map(\.english)
        func hasLine(_ words: String...) -> Bool { lines.contains { line in words.allSatisfy(line.contains) } }
        let isOvercome = outcome == "teratasi"
        #expect(hasLine("TRANSFER OF CONTROL") == isOvercome && hasLine("REINFORCEMENT") == isOvercome)
        #expect(hasLine("EVACUATIONS AND FIRES PUT OUT") == isOvercome && hasLine("AGREEMENTS WITH") == !isOvercome)
        if isOvercome {
            #expect(hasLine("  00:39:02  Kapolres Rokan Hulu: asks for PHH Brimob, 100 people · refused 00:39:03: "))
            #expect(hasLine("  01:03:02  Kapolres Rokan Hulu → Kapolda Riau: ", " · proposed, passed 01:03:03"))
            #expect(hasLine("  01:15:49  Kapolda Riau → Kapolres Rokan Hulu: ", " · control passed"))
            #expect(
                hasLine(
                    "  01:06:29  Ketua KPU Rokan Hulu brought to Mapolres Rokan Hulu by Kapolsek Rambah, threatened since "
                        + "01:03:00"
                )
            )
            #expect(
                hasLine("  01:07:35  fire at Kantor KPU Rokan Hulu (Ban bekas", "put out by ", "burning since 01:03:00")
            )
            #expect(json.contains(#""formation":"riot_control_unit""#))
            #expect(json.contains(#""refused":"00:39:03""#) && json.contains(#""passed":"01:15:49""#))
            #expect(json.contains(#""fire":"api-1""#) && json.contains(#""office":"ketua-kpu""#))
        } else {
            #expect(hasLine("Massa penolak hasil at Kantor KPU Rokan Hulu: ", " · the crowd kept it and left "))
            #expect(json.contains(#""kept":true"#))
        }
    }

    @Test("what a model decided says what it is worth, and only that")
    func simulatedGround() throws {
        for (key, isSimulated) in [("muba-2024", false), ("muba-2024-simulasi", true)] {
            let (request, account, _) = try play(0...60, of: key)
            let lines = RunReport(request, account: account, wall: .seconds(1)).lines.map(\.english)
            #expect(lines.contains { $0.contains("assumed and uncalibrated") } == isSimulated)
        }
    }

    @Test("the JSON object has exactly the twenty-two keys, in every case")
    func keys() throws {
        let expected = [
            "account", "agreements", "control_transfers", "digest", "evacuations", "events", "fires_out", "injects",
            "lane", "lost", "outcome", "record", "reinforcements", "scenario", "seed", "simulated_seconds", "turns",
            "turns_per_second", "units", "unplayed", "unseen", "wall_seconds",
        ]
        let (request, account, _) = try play(0...60)
        for known in [account, nil] {
            let json = try RunReport(request, account: known, wall: .seconds(2)).json()
            let object = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
            #expect(object.keys.sorted() == expected)
            #expect(object["lane"] as? String == "in-process")
            #expect(!json.contains("\n"))
        }
    }
}
