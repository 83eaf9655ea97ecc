/// What a new agency begins with: its unit, an event type of its own, its program and its tests, to be read and changed.
struct AgencyTemplates {
    /// The names that stand in them.
    let names: AgencyNames

    /// Every file, by its path from the checkout's top.
    var files: [(path: String, text: String)] {
        [
            ("Services/\(names.module)/\(names.unit).swift", unit),
            ("Services/\(names.module)/TeamSent.swift", event),
            ("Services/\(names.module)/Main/\(names.program).swift", program),
            ("Tests/\(names.tests)/\(names.unit)Tests.swift", tests),
        ]
    }

    private func imports(_ modules: String...) -> String {
        modules.sorted().map { "import \($0)" }.joined(separator: "\n")
    }

    private func quoted(_ names: String...) -> String {
        Set(names).sorted().map { "\"\($0)\"" }.joined(separator: ", ")
    }

    private var unit: String {
        #"""
        import Domain
        import Events
        import TaskForceKit

        /// Sends a team to places where people are hurt, and answers its superior.
        ///
        /// Equal turns give equal output: time comes from `turn`, chance from `turn.chance`, memory from its properties.
        public struct \#(names.unit): TaskForceUnit {
            /// What it is, whom it hears, and every event type that it publishes.
            public static let profile = UnitProfile(
                taskForce: "\#(names.taskForce)",
                title: "\#(names.title)",
                agency: "\#(names.title)",
                reportsTo: "\#(names.superior.name)",
                hears: [\#(quoted(names.superior.name, "situation", "traffic"))],
                publishes: [
                    TeamSent.self, UnitDeployed.self, UnitArrived.self, UnitStoodDown.self, OrderAcknowledged.self,
                    OrderCompleted.self, OrderDeclined.self, MusterReported.self, ConsolidationReported.self,
                    StrengthReported.self,
                ]
            )

            /// People in a team.
            private static let team: UInt32 = 6
            /// Briefing, orders, strength, muster, and what is heard of the roads.
            private var post: UnitPost
            /// Who is out.
            private var teams = Detachments()

            /// Opens the post.
            ///
            /// - Throws: `BriefingError` when the scenario's part for this unit does not fit.
            public init(briefing: UnitBriefing) throws { post = try UnitPost(briefing) }

            /// Takes in a turn in which the unit is set aside, since it did not answer in time: nothing else is done.
            public mutating func observe(_ turn: Turn) { post.roads.hear(turn) }

            /// Handles one turn: orders, then arrivals, then what the ground shows.
            public mutating func handle(_ turn: Turn, _ out: inout Outbox) {
                observe(turn)
                teams.consolidate(&post, turn, &out)
                // The post itself answers MUSTER and CONSOLIDATE, and declines orders of who is no superior.
                for order in post.newOrders(account: "Semua tim kembali", turn, &out) { carryOut(order, turn, &out) }
                for team in teams.arrivals(turn, &out) {
                    if let order = team.order { post.desk.complete(order, "Tim tiba di \(team.place)", &out) }
                }
                for event in turn.events {
                    guard let found = event.message as? CasualtyFound, !found.observers.isEmpty,
                        !teams.all.contains(where: { $0.place == found.placeKey })
                    else { continue }
                    let party = Party(.unspecified, Self.team, to: found.placeKey)
                    tell(teams.send(party, because: event.id, &post, turn, &out), because: event.id, &out)
                }
                // Between events time jumps: every turn says when the next one is wanted.
                out.wake(atFirstOf: post.next, teams.next)
            }

            private mutating func carryOut(_ order: Order, _ turn: Turn, _ out: inout Outbox) {
                switch order.kind {
                case .deploy:
                    let party = Party(.unspecified, for: order, upTo: Self.team)
                    if teams.dispatch(party, on: order, &post, turn, &out) { tell(teams.all.last, because: order.id, &out) }
                case .standDown: teams.standDown(on: order, "Semua tim kembali", &post, &out)
                default: post.desk.decline(order, "Bukan tugas \(Self.profile.title)", &out)
                }
            }

            /// Says in the agency's own words that a team has set out; `because` names what led to it.
            private func tell(_ team: Detachment?, because cause: EventID, _ out: inout Outbox) {
                guard let team, let time = team.arrives else { return }
                out.publish(TeamSent(place: team.place, personnel: team.personnel, arrives: time.seconds), because: cause)
            }
        }

        """#
    }

    private var event: String {
        #"""
        import Domain
        import Events

        /// A team has set out: an event type of this agency's own, carried as JSON, which everyone can show.
        ///
        /// A field that is added later is optional, so that older records can still be read.
        public struct TeamSent: PlainEvent, Equatable {
            /// Begins with the task force's name, whose units alone may publish it; it never changes.
            public static let eventType = "\#(names.typePrefix).v1.TeamSent"
            /// Its line on everybody's screen, with its fields in braces.
            public static let words = LineWords(
                "tim {#personnel} orang berangkat ke {place}",
                en: "a team of {#personnel} sets out for {place}"
            )

            /// Where to.
            public var place: PlaceKey
            /// How many people.
            public var personnel: UInt32
            /// When it is expected there, in simulated seconds.
            public var arrives: UInt64

            /// A team of so many people, expected there at that time.
            public init(place: PlaceKey, personnel: UInt32, arrives: UInt64) {
                self.place = place
                self.personnel = personnel
                self.arrives = arrives
            }
        }

        """#
    }

    private var program: String {
        #"""
        \#(imports("ArgumentParser", names.module, "ServiceHost", "TaskForceKit"))

        /// The program `\#(names.taskForce)`: wires the unit to the bus.
        @main struct \#(names.program): UnitProgram {
            static let configuration = about("\#(names.taskForce)", "\#(names.title).")
            static let units: [any TaskForceUnit.Type] = [\#(names.unit).self]
            @OptionGroup var options: ServiceOptions
            @OptionGroup var hosting: HostingOptions
        }

        """#
    }

    private var tests: String {
        #"""
        \#(imports("Domain", "Events", names.module, "TaskForceKit", "TaskForceTesting", "Testing"))

        /// The unit in a small town, its superior and the ground played by scripts.
        struct \#(names.unit)Tests {
            private typealias Script = [(time: UInt64, event: any DrillEvent)]
            private static let me = "muba/\#(names.taskForce)"
            private static let superior = "muba/\#(names.superior)"
            private enum Superior: Role { static let taskForce: TaskForce = "\#(names.superior)" }

            private static func play(
                ground: Script = [],
                orders: Script = [],
                aside: Range<UInt64>? = nil,
                until end: UInt64 = 3_600
            ) throws -> Rehearsal {
                var briefing = SmallTown.briefing(me, office: "kepala", forces: [SmallTown.force(18)])
                briefing.roster = [(superior, ""), (me, superior)].map { unit, superior in
                    RosterEntry.with {
                        $0.unit = unit
                        $0.office = "kepala"
                        $0.superior = superior
                    }
                }
                let units: [(UnitID, any TaskForceUnit)] = [
                    (try UnitID(superior), Scripted<Superior>(orders)),
                    (try UnitID("muba/situation"), Scripted<Ground>(ground)),
                    (try UnitID(me), try \#(names.unit)(briefing: briefing)),
                ]
                var drill = Rehearsal(
                    units: units,
                    plan: TimetablePlan(end: end),
                    settingAside: try aside.map { [try UnitID(me): [$0]] } ?? [:]
                )
                try drill.run()
                return drill
            }

            private static func casualty(_ key: String, seenBy observers: [String] = ["muba/polsek"]) -> CasualtyFound {
                CasualtyFound.with {
                    $0.casualty = key
                    $0.placeKey = SmallTown.site
                    $0.observers = observers
                }
            }

            @Test("where people are hurt, one team goes, however many they are")
            func goesWherePeopleAreHurt() throws {
                let drill = try Self.play(ground: [(60, Self.casualty("k1")), (90, Self.casualty("k2"))])
                // Heard in the turn after; 800 m at 400 m a minute.
                let sent = drill.events(TeamSent.self).map(\.event)
                #expect(sent == [TeamSent(place: SmallTown.site, personnel: 6, arrives: 181)])
                // A slip in the words would show a field that the event has not got.
                #expect(try sent.first?.fieldsUnsaid() == [])
                #expect(drill.events(UnitArrived.self).map(\.entry.time.seconds) == [181])
            }

            @Test("what nobody has seen, nobody goes to")
            func staysWhenNobodySawIt() throws {
                let drill = try Self.play(ground: [(60, Self.casualty("k1", seenBy: []))])
                #expect(drill.events(UnitDeployed.self).isEmpty)
            }

            @Test("it carries out its superior's orders, and declines with the reason what is no task of its own")
            func answersItsSuperior() throws {
                let drill = try Self.play(orders: [
                    (60, SmallTown.order(.deploy, to: Self.me)), (70, SmallTown.order(.negotiate, to: Self.me)),
                    (600, SmallTown.order(.standDown, to: Self.me)), (900, SmallTown.order(.consolidate, to: Self.me)),
                ])
                #expect(drill.events(OrderCompleted.self).count == 3)
                let reasons = drill.events(OrderDeclined.self).map(\.event.reason)
                #expect(reasons == ["Bukan tugas \#(names.title)"])
                #expect(drill.events(UnitStoodDown.self).map(\.event.personnel) == [6])
                #expect(drill.events(ConsolidationReported.self).map(\.event.personnelPresent) == [18])
            }

            @Test("it is back where it was when it was set aside for a while: an order that it did not hear is given again")
            func setAside() throws {
                let order = SmallTown.order(.deploy, to: Self.me)
                let again = OrderIssued.with {
                    $0 = order
                    $0.repeats = "\(Self.superior):0"
                }
                let drill = try Self.play(orders: [(60, order), (300, again)], aside: 50..<200)
                #expect(drill.events(UnitDeployed.self).map(\.entry.time.seconds) == [301])
                #expect(drill.events(UnitArrived.self).map(\.entry.time.seconds) == [421])
            }

            @Test("whatever is ordered, every order is answered, the ledger adds up, and nobody is left out", arguments: 1...20)
            func storm(seed: UInt64) throws {
                let storm = OrderStorm(seed: seed, on: try UnitID(Self.me))
                // Levels are for the command to set, whoever the superior is.
                let orders = storm.command.filter { $0.event is OrderIssued }
                let drill = try Self.play(ground: storm.ground, orders: orders, until: 9_000)
                #expect(storm.broken(in: drill) == [])
            }
        }

        """#
    }
}
