import Domain
import Events

/// Who commands whom, from the briefing's roster: units by their ids, offices by their keys, never persons.
///
/// A unit that stands in several entries has several offices (the Kaopsres and his Karendal Ops); the first leads it.
public struct ChainOfCommand: Sendable, Codable {
    private struct Post: Sendable, Codable {
        let unit: UnitID
        let superior: UnitID?
        var offices: [String]
        let title: String
        let capabilities: [Capability]
    }

    private var posts: [Post] = []

    /// Reads the roster of `briefing`.
    ///
    /// - Throws: `BriefingError` when an entry's unit or superior is no unit of the roster, or when a chain runs in a
    ///   circle.
    public init(_ briefing: UnitBriefing) throws {
        func unit(_ text: String) throws -> UnitID {
            do { return try UnitID(text) } catch {
                throw BriefingError(unit: briefing.unit, problem: "in the roster, \(error)")
            }
        }
        func capability(_ text: String) throws -> Capability {
            do { return try Capability(text) } catch {
                throw BriefingError(unit: briefing.unit, problem: "in the roster, \(error)")
            }
        }
        for entry in briefing.roster {
            let id = try unit(entry.unit)
            if let index = posts.firstIndex(where: { $0.unit == id }) {
                posts[index].offices.append(entry.office)
            } else {
                let superior = entry.superior.isEmpty ? nil : try unit(entry.superior)
                posts.append(
                    Post(
                        unit: id,
                        superior: superior,
                        offices: [entry.office],
                        title: entry.title,
                        capabilities: try entry.capabilities.map(capability)
                    )
                )
            }
        }
        posts.sort { $0.unit < $1.unit }
        for post in posts {
            var above = post.superior
            var steps = 0
            while let superior = above {
                guard let next = self.post(of: superior), steps < posts.count else {
                    let problem = "the superiors of \(post.unit) lead to \(superior), which is not in the roster"
                    throw BriefingError(
                        unit: briefing.unit,
                        problem: steps < posts.count ? problem : "the superiors of \(post.unit) run in a circle"
                    )
                }
                above = next.superior
                steps += 1
            }
        }
    }

    /// Every unit of the roster, ascending.
    public var units: [UnitID] { posts.map(\.unit) }

    /// The unit that gives `unit` its orders; nil at the top, outside the chain, or when the roster lacks `unit`.
    public func superior(of unit: UnitID) -> UnitID? { post(of: unit)?.superior }

    /// The units directly under `unit`, ascending.
    public func subordinates(of unit: UnitID) -> [UnitID] { posts.filter { $0.superior == unit }.map(\.unit) }

    /// The units directly under `unit` that have `capability`, ascending.
    public func subordinates(of unit: UnitID, able capability: Capability) -> [UnitID] {
        posts.filter { $0.superior == unit && $0.capabilities.contains(capability) }.map(\.unit)
    }

    /// True when `unit` stands above `other`, at whatever distance.
    public func isSuperior(_ unit: UnitID, of other: UnitID) -> Bool {
        var above = superior(of: other)
        while let superior = above, superior != unit { above = self.superior(of: superior) }
        return above == unit
    }

    /// The offices of `unit`, the leading one first; empty when the roster lacks it.
    public func offices(of unit: UnitID) -> [String] { post(of: unit)?.offices ?? [] }

    /// The office that leads `unit`; its id when the roster lacks it.
    public func office(of unit: UnitID) -> String { post(of: unit)?.offices.first ?? unit.description }

    /// The title of the office that leads `unit`, for texts; its id when the roster has none.
    public func title(of unit: UnitID) -> String {
        guard let title = post(of: unit)?.title, !title.isEmpty else { return unit.description }
        return title
    }

    private func post(of unit: UnitID) -> Post? { posts.first { $0.unit == unit } }
}
