import Domain
import Events
import Scenario
import Situation
import TaskForceKit
import TaskForceTesting
import Testing

@Suite struct ScriptedGroundTests {
    static let riot = """

        - key: datang
          when: { not_before: 00:01:00 }
          acts: [{ group: massa, size: 300, over: 5m, place: kpud, tension: 30, behaviour: gathering, resistance: none, agitators: 20, text: Massa tiba. }]
          source: assumed
        - key: lempar
          when: { after: [datang], delay: 10m, unless: [{ event: AgreementReached }] }
          acts: [{ group: massa, tension: 80, behaviour: throwing, resistance: aggressive, casualties: { crowd: 2, officers: 1 }, fire: Ban bekas, threatens: ketua-kpud, text: Batu dilempar. }]
          source: assumed
        - key: kena-air
          when: { happened: [{ event: ForceUsed, where: { targetGroup: massa, means: MEANS_WATER_CANNON } }] }
          times: 3
          acts: [{ group: massa, size_percent: -10, tension_change: -5 }]
          source: assumed
        - key: bubar
          when: { not_before: 00:30:00 }
          acts: [{ group: massa, size: 0, over: 4m, behaviour: dispersing, resistance: none, text: Massa bubar. }]
          source: assumed
        """

    private func truths(_ drill: Rehearsal, _ group: String = "massa") -> [(time: UInt64, state: GroundState)] {
        drill.events(GroundState.self).filter { $0.event.group == group }.map { ($0.entry.time.seconds, $0.event) }
    }

    @Test func aCrowdGrowsGraduallyAndIsObservedAtEachChangeAndInterval() throws {
        let drill = try rehearse(smallScenario(script: Self.riot), until: 500)
        let seen = drill.events(CrowdObserved.self)
        #expect(seen.map(\.entry.time.seconds) == Array(stride(from: 60, through: 480, by: 30)))
        #expect(seen[0].event.text == "Massa tiba.")
        #expect(seen[0].event.size == HeadcountRange())
        let sizes = truths(drill).map(\.state.size)
        #expect(sizes == [0, 30, 60, 90, 120, 150, 180, 210, 240, 270, 300])
        #expect(seen.allSatisfy { $0.event.observers.isEmpty })
        #expect(drill.events(ActObserved.self).isEmpty)
    }

    @Test func unitsWhosePeopleAreThereObserve() throws {
        let arrived = UnitArrived.with {
            $0.formation = .patrol
            $0.place = "kpud"
            $0.personnel = 10
        }
        let left = UnitStoodDown.with {
            $0.formation = .patrol
            $0.place = "kpud"
            $0.personnel = 10
        }
        let elsewhere = UnitDeployed.with {
            $0.formation = .sectorPolice
            $0.place = "sungai"
            $0.personnel = 5
            $0.leaves = "kpud"
        }
        let sector = UnitArrived.with {
            $0.formation = .sectorPolice
            $0.place = "kpud"
            $0.personnel = 5
        }
        let drill = try rehearse(
            smallScenario(script: Self.riot),
            ["muba/preventive": [(100, arrived), (260, left)], "muba/polsek": [(100, sector), (170, elsewhere)]],
            until: 300
        )
        let observers = Dictionary(
            uniqueKeysWithValues: drill.events(CrowdObserved.self).map { ($0.entry.time.seconds, $0.event.observers) }
        )
        #expect(observers[90] == [])
        #expect(observers[120] == ["muba/polsek", "muba/preventive"])
        #expect(observers[180] == ["muba/preventive"])
        #expect(observers[270] == [])
    }

    @Test func aSecondPostTakesNobodyFromTheFirst() throws {
        func arrived(_ place: String) -> UnitArrived {
            UnitArrived.with {
                $0.formation = .medicalPost
                $0.place = place
                $0.personnel = 4
            }
        }
        let second = UnitDeployed.with {
            $0.formation = .medicalPost
            $0.place = "sungai"
            $0.personnel = 4
        }
        let closed = UnitStoodDown.with {
            $0.formation = .medicalPost
            $0.place = "sungai"
            $0.personnel = 4
        }
        let drill = try rehearse(
            smallScenario(script: Self.riot),
            ["muba/medical": [(70, arrived("kpud")), (100, second), (130, arrived("sungai")), (200, closed)]],
            until: 300
        )
        let seen = drill.events(CrowdObserved.self).filter { $0.entry.time.seconds > 70 }
        #expect(seen.count > 5)
        #expect(seen.allSatisfy { $0.event.observers == ["muba/medical"] })
    }

    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func estimatesHoldTheTruthAndAreWiderForPassersBy(seed: UInt64) throws {
        let arrived = UnitArrived.with {
            $0.place = "kpud"
            $0.personnel = 1
        }
        let script = smallScenarioOfOneSize
        let alone = try rehearse(smallScenario(script: script), until: 300, seed: seed)
        let watched = try rehearse(
            smallScenario(script: script),
            ["muba/preventive": [(1, arrived)]],
            until: 300,
            seed: seed
        )
        for (drill, widest) in [(alone, 1050), (watched, 350)] {
            let sights = drill.events(CrowdObserved.self).filter { $0.entry.time.seconds > 10 }
            #expect(sights.count > 5)
            for (_, seen) in sights {
                #expect(seen.size.low <= 1000 && 1000 <= seen.size.high)
                #expect(Int(seen.size.high) - Int(seen.size.low) <= widest)
            }
        }
    }

    private let smallScenarioOfOneSize = """

        - key: ada
          when: {}
          acts: [{ group: massa, size: 1000, place: kpud, behaviour: oration, resistance: none }]
          source: assumed
        """

    @Test func anActTellsWhoIsHurtWhatBurnsAndWhoIsThreatened() throws {
        let drill = try rehearse(smallScenario(script: Self.riot), until: 700)
        let act = try #require(drill.events(ActObserved.self).first)
        #expect(act.entry.time.seconds == 660)
        #expect(act.event.behaviour == .throwing)
        #expect(act.event.participants.low <= 20 && act.event.participants.high >= 20)
        let hurt = drill.events(CasualtyFound.self).map(\.event)
        #expect(hurt.map(\.casualty) == ["korban-lempar-1", "korban-lempar-2", "korban-lempar-petugas-1"])
        #expect(hurt.map(\.side) == [.crowd, .crowd, .officers])
        #expect(drill.events(FireReported.self).map(\.event.object) == ["Ban bekas"])
        #expect(drill.events(ProtectedPersonThreatened.self).map(\.event.office) == ["ketua-kpud"])
    }

    @Test func whatTheUnitsDoChangesTheCrowd() throws {
        let jet = ForceUsed.with {
            $0.means = .waterCannon
            $0.targetGroup = "massa"
        }
        let other = ForceUsed.with {
            $0.means = .shield
            $0.targetGroup = "massa"
        }
        let drill = try rehearse(
            smallScenario(script: Self.riot),
            ["muba/preventive": [(700, jet), (710, other), (720, jet), (730, jet), (740, jet)]],
            until: 800
        )
        let reactions = truths(drill).filter { $0.time > 700 }
        #expect(reactions.map(\.state.size) == [270, 243, 219])
        #expect(reactions.map(\.state.tension) == [75, 70, 65])
        #expect(reactions.map(\.time) == [701, 721, 731])
        let caused = drill.events(CrowdObserved.self).filter { $0.entry.cause != nil }.map(\.entry.cause?.stream.text)
        // The attack follows the gathering, whose sighting it names.
        #expect(caused == ["muba/situation", "muba/preventive", "muba/preventive", "muba/preventive"])
    }

    @Test func anAgreementForestallsTheAttack() throws {
        let agreed = AgreementReached.with { $0.group = "massa" }
        let drill = try rehearse(smallScenario(script: Self.riot), ["muba/negotiation": [(600, agreed)]], until: 1500)
        #expect(drill.events(ActObserved.self).isEmpty)
        #expect(drill.events(CasualtyFound.self).isEmpty)
    }

    @Test func aCrowdLeavesByTheOpenRouteOrTakesTwiceAsLong() throws {
        let opened = ExitRouteOpened.with { $0.road = "keluar" }
        let open = try rehearse(smallScenario(script: Self.riot), ["muba/traffic": [(900, opened)]], until: 2700)
        let shut = try rehearse(smallScenario(script: Self.riot), until: 2700)
        let orderly = try #require(open.events(CrowdDispersed.self).first)
        let crowded = try #require(shut.events(CrowdDispersed.self).first)
        #expect((orderly.entry.time.seconds, orderly.event.road) == (1800 + 240, "keluar"))
        #expect((crowded.entry.time.seconds, crowded.event.road) == (1800 + 480, ""))
        #expect(orderly.event.remaining == HeadcountRange())
        #expect(open.events(CrowdObserved.self).last?.entry.time.seconds == 2040)
        #expect(open.events(CrowdDispersed.self).count == 1)
    }

    @Test func theInnerTruthGoesToItsOwnStreamAlone() throws {
        let drill = try rehearse(smallScenario(script: Self.riot), until: 2700)
        let streams = Set(drill.log.filter { $0.message is GroundState }.map(\.id.stream.text))
        #expect(streams == ["muba/situation/truth"])
        #expect(drill.log.filter { $0.id.stream.text.hasSuffix("truth") }.allSatisfy { $0.message is GroundState })
        #expect(truths(drill).contains { $0.state.step == "lempar" })
    }

    @Test func anExcerptBeginsWithTheStorySoFar() throws {
        let part = try smallScenario(script: Self.riot).excerpt(
            from: SimulatedTime(seconds: 720),
            to: SimulatedTime(seconds: 900)
        )
        let drill = try rehearse(part, until: 900)
        let first = drill.log.filter { $0.turn == 1 }
        #expect(first.allSatisfy { $0.time.seconds == 720 })
        #expect(first.compactMap { ($0.message as? CrowdObserved)?.text } == ["Massa tiba.", "Batu dilempar."])
        #expect(first.compactMap { ($0.message as? GroundState)?.size } == [0, 300])
        #expect(first.contains { $0.message is FireReported })
    }

    @Test func equalSeedsGiveEqualDrillsAlsoOverSnapshots() throws {
        let jet = ForceUsed.with {
            $0.means = .waterCannon
            $0.targetGroup = "massa"
        }
        let attempt = ArrestAttempted.with {
            $0.group = "massa"
            $0.offenders = 5
        }
        let puppets: [String: [(time: UInt64, event: any DrillEvent)]] = [
            "muba/preventive": [(700, jet), (760, jet)], "muba/arrest": [(720, attempt)],
        ]
        let scenario = try smallScenario(script: Self.riot)
        let one = fingerprint(try rehearse(scenario, puppets, until: 2700, seed: 7))
        #expect(try fingerprint(rehearse(scenario, puppets, until: 2700, seed: 7)) == one)
        #expect(try fingerprint(rehearse(scenario, puppets, until: 2700, seed: 7, forgetful: true)) == one)
        #expect(try fingerprint(rehearse(scenario, puppets, until: 2700, seed: 8)) != one)
    }

    @Test func aBriefingWithoutAGroundIsRefused() throws {
        let scenario = try smallScenario()
        let id = try UnitID("muba/situation")
        var briefing = try #require(scenario.briefings()[id])
        briefing.clearGround()
        #expect(throws: BriefingError.self) { try SituationUnit(briefing: briefing) }
        briefing.ground.mode = .scripted
        briefing.ground.steps = [.with { $0.acts = [.with { $0.group = "siapa" }] }]
        #expect(throws: BriefingError.self) { try SituationUnit(briefing: briefing) }
    }
}
