import Domain

/// What a unit means to do later, ordered by time; items of one time keep the order in which they were planned.
///
/// Ask for the next time at the end of each turn: `if let next = agenda.next { out.wake(at: next) }`.
public struct Agenda<Item: Sendable & Codable>: Sendable, Codable {
    private struct Entry: Sendable, Codable {
        let time: SimulatedTime
        let item: Item
    }

    private var entries: [Entry] = []

    /// An empty agenda.
    public init() {}

    /// The earliest time at which something is due.
    public var next: SimulatedTime? { entries.first?.time }

    /// True when nothing is planned.
    public var isEmpty: Bool { entries.isEmpty }

    /// What is planned, earliest first.
    public var items: [Item] { entries.map(\.item) }

    /// Plans `item` at `time`, after all items that are already planned for that time.
    public mutating func plan(_ item: Item, at time: SimulatedTime) {
        let index = entries.firstIndex { $0.time > time } ?? entries.endIndex
        entries.insert(Entry(time: time, item: item), at: index)
    }

    /// Takes out all items that are due at `time`, in order.
    public mutating func takeDue(at time: SimulatedTime) -> [Item] {
        guard let first = entries.first, first.time <= time else { return [] }
        let due = entries.prefix { $0.time <= time }
        entries.removeFirst(due.count)
        return due.map { $0.item }
    }

    /// Puts off the first item for which `condition` holds by `seconds`; false when there is none.
    public mutating func postponeFirst(by seconds: UInt64, where condition: (Item) -> Bool) -> Bool {
        guard let index = entries.firstIndex(where: { condition($0.item) }) else { return false }
        let entry = entries.remove(at: index)
        plan(entry.item, at: entry.time.adding(seconds: seconds))
        return true
    }

    /// Drops the items for which `condition` holds.
    public mutating func drop(where condition: (Item) -> Bool) { entries.removeAll { condition($0.item) } }
}
