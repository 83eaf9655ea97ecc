import Domain
import Events
import Phrases
import Scenario
import TaskForceKit

// Numbers and names that cannot be so, or that make something useless.

extension DrillInQuestion {
    /// Injects that take away more of something than their unit has, in one loss or in several.
    func lossesAboveStrength() -> [FileProblem] {
        scenario.injects.map(\.fact).flatMap { inject -> [FileProblem] in
            var lost: [String: UInt64] = [:]
            return inject.event.setbacks.filter { $0.kind == .missing }.compactMap { setback in
                let has = members.first { $0.unit.description == setback.unit }?.count(of: setback.resource) ?? 0
                let id = "\(setback.unit) \(setback.resource)"
                let before = lost[id, default: 0]
                // A loss without a count is one of all.
                lost[id] = before + (setback.count == 0 ? has : UInt64(setback.count))
                guard has > 0, before <= has, let sum = lost[id], sum > has else { return nil }
                let what = Phrase.lossAboveStrength(sum, of: setback.resource, unit: setback.unit, has: has)
                return scenario.problem(what, at: ["injects", .name(inject.key), "effects"], .warning)
            }
        }
    }

    /// Roads that lead nowhere, or that are shorter than the straight line between their ends by more than a tenth.
    func impossibleRoads() -> [FileProblem] {
        let places = Dictionary(scenario.places.map { ($0.fact.key, $0.fact) }) { first, _ in first }
        return scenario.roads.map(\.fact).compactMap { road in
            func found(_ what: Phrase, _ key: String, _ severity: FileProblem.Severity) -> FileProblem {
                scenario.problem(what, at: ["roads", .name(road.key), .name(key)], severity)
            }
            guard road.from != road.to else {
                return road.from.isEmpty ? nil : found(.roadToItself(road.key, at: road.from), "to", .error)
            }
            guard let from = places[road.from], let to = places[road.to] else { return nil }
            let straight = UInt64(from.metres(from: to))
            guard UInt64(road.lengthMetres) * 10 < straight * 9 else { return nil }
            return found(.roadTooShort(road.key, road.lengthMetres, straight: straight), "length", .warning)
        }
    }

    /// Roads that are to be closed, as they have a diversion, and stay open, as the crowd leaves by them.
    func exitsToBeClosed() -> [FileProblem] {
        scenario.roads.map(\.fact).filter { $0.exitRoute && !$0.diversion.isEmpty }.map { road in
            scenario.problem(.exitToBeClosed(road.key), at: ["roads", .name(road.key), "diversion"], .warning)
        }
    }

    /// Hospitals that admit nobody.
    func hospitalsWithoutBeds() -> [FileProblem] {
        scenario.hospitals.map(\.fact).filter { $0.beds == 0 && !$0.key.isEmpty }.map { hospital in
            scenario.problem(.noBeds(hospital.key), at: ["hospitals", .name(hospital.key), "beds"], .warning)
        }
    }

    /// Places that nobody can tell apart: screens and records show titles.
    func placesOfOneTitle() -> [FileProblem] {
        let titled = scenario.places.map(\.fact).filter { !$0.title.isEmpty }
        return Dictionary(grouping: titled, by: \.title).values.filter { $0.count > 1 }.flatMap { places in
            let problems = places.map { place in
                let others = places.map(\.key).filter { $0 != place.key }.sorted()
                return scenario.problem(
                    .placesOfOneTitle(place.title, others: others),
                    at: ["places", .name(place.key), "title"],
                    .warning
                )
            }
            // The first keeps its title.
            return problems.inOrderOfPlace.dropFirst()
        }
    }

    /// Numbers that no unit of this drill reads; what a stranger's program reads nobody here knows.
    func unreadNumbers() -> [FileProblem] {
        guard members.allSatisfy({ profile(of: $0.unit) != nil }) else { return [] }
        let known = Set((ParameterKey.shared + profiles.values.flatMap(\.reads)).map(\.name))
        return scenario.parameters.map(\.name).filter { !known.contains($0) }.map { name in
            scenario.problem(.unreadNumber(name), at: ["parameters", .name(name), "name"], .warning)
        }
    }

    /// Units that nobody can tell from another, or from exercise control, by their titles.
    func titlesOfOthers() -> [FileProblem] {
        var seen = [Phrase.exerciseControl.indonesian: "control", Phrase.exerciseControl.english: "control"]
        return members.compactMap { member in
            let title = member.entry.title
            let key = title.lowercased()
            guard let other = seen[key] else {
                seen[key] = member.unit.description
                return nil
            }
            return problem(.titleOfOthers(title, of: other), of: member.unit, "title", as: .warning)
        }
    }
}
