import Domain

extension Scenario {
    /// What of two scenarios may differ when their drills are compared.
    package enum Aspect: String, CaseIterable, Sendable {
        /// Who takes part with what.
        case strength
        /// Planned orders.
        case orders
        /// Numbers of doctrine.
        case numbers
        /// Places, roads, hospitals, the map, whom to protect.
        case site
        /// When and where it plays.
        case episodes
        /// Injects.
        case injects
        /// The crowd.
        case crowd

        /// True for what a district plans, false for the circumstances that its plan meets.
        package var isPlanned: Bool { [.strength, .orders, .numbers].contains(self) }
    }

    /// Of what `other` says something else, sources and titles apart.
    package func aspects(unlike other: Scenario) -> [Aspect] {
        func facts<Fact>(_ path: KeyPath<Scenario, [Sourced<Fact>]>) -> ([Fact], [Fact]) {
            (self[keyPath: path].map(\.fact), other[keyPath: path].map(\.fact))
        }
        return Aspect.allCases.filter { aspect in
            switch aspect {
            case .strength: facts(\.roster).0 != facts(\.roster).1
            case .orders: facts(\.orders).0 != facts(\.orders).1
            case .numbers: parameters.map { [$0.name: $0.value] } != other.parameters.map { [$0.name: $0.value] }
            case .site:
                facts(\.places).0 != facts(\.places).1 || facts(\.roads).0 != facts(\.roads).1
                    || facts(\.hospitals).0 != facts(\.hospitals).1 || network?.fact != other.network?.fact
                    || facts(\.protectedOffices).0 != facts(\.protectedOffices).1
            case .episodes:
                facts(\.episodes).0 != facts(\.episodes).1 || ends != other.ends || consolidateBy != other.consolidateBy
            case .injects: facts(\.injects).0 != facts(\.injects).1
            case .crowd: ground != other.ground
            }
        }
    }
}
