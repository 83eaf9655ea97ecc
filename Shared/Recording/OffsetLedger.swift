import Bus
import GRDB

/// Why offsets hold no row.
public enum SkipReason: String, Sendable, Hashable, CaseIterable {
    /// Records of other drills that share the partition.
    case otherDrill = "other-drill"
    /// The broker gave no records: transaction markers, compaction, or a head that is gone.
    case absent
}

/// Accounts for every offset of the drill's partitions: a row, or a stated range without one.
struct OffsetLedger {
    private struct Account {
        let first: Int64
        var next: Int64
        /// The last range; the next one joins it where it can.
        var skip: Skip?
    }

    private struct Skip: Equatable {
        let first: Int64
        var next: Int64
        let why: SkipReason
    }

    private var accounts: [TopicPartition: Account] = [:]
    private var changed: Set<TopicPartition> = []
    private var skips: [(TopicPartition, Skip)] = []

    /// Takes up what a file holds; nil when that cannot be read.
    init?(_ database: Database) throws {
        for row in try Row.fetchAll(database, sql: "SELECT topic, partition, first, next FROM position") {
            guard let place = TopicPartition(row), let first = row.column(2).integer, let next = row.column(3).integer
            else { return nil }
            accounts[place] = Account(first: first, next: next)
            let last = try Row.fetchOne(
                database,
                sql:
                    "SELECT first, next, why FROM skipped WHERE topic = ? AND partition = ? ORDER BY first DESC LIMIT 1",
                arguments: [place.topic, place.partition]
            )
            guard let last else { continue }
            guard let first = last.column(0).integer, let next = last.column(1).integer,
                let why = last.column(2).text.flatMap(SkipReason.init)
            else { return nil }
            accounts[place]?.skip = Skip(first: first, next: next, why: why)
        }
    }

    var next: [TopicPartition: Int64] { accounts.mapValues(\.next) }
    var isChanged: Bool { !changed.isEmpty }

    mutating func begin(_ place: TopicPartition, at offset: Int64) {
        guard accounts[place] == nil else { return }
        accounts[place] = Account(first: offset, next: offset)
        changed.insert(place)
    }

    /// False for what the file already accounts for.
    func expects(_ arrival: Arrival) -> Bool { accounts[arrival.place].map { arrival.offset >= $0.next } ?? true }

    /// The arrival gets a row.
    mutating func take(_ arrival: Arrival) {
        begin(arrival.place, at: arrival.offset)
        state(arrival.place, until: arrival.offset, why: .absent)
        accounts[arrival.place]?.next = arrival.offset + 1
        changed.insert(arrival.place)
    }

    /// The arrival gets none.
    mutating func skip(_ arrival: Arrival, because why: SkipReason) {
        begin(arrival.place, at: arrival.offset)
        state(arrival.place, until: arrival.offset, why: .absent)
        state(arrival.place, until: arrival.offset + 1, why: why)
        changed.insert(arrival.place)
    }

    private mutating func state(_ place: TopicPartition, until end: Int64, why: SkipReason) {
        guard var account = accounts[place], account.next < end else { return }
        if let last = account.skip, last.why == why, last.next == account.next {
            account.skip?.next = end
        } else {
            if let last = account.skip { skips.append((place, last)) }
            account.skip = Skip(first: account.next, next: end, why: why)
        }
        account.next = end
        accounts[place] = account
    }

    /// Writes what has changed since the last time.
    mutating func write(to database: Database) throws {
        let position = try database.cachedStatement(sql: "REPLACE INTO position VALUES (?, ?, ?, ?)")
        let skipped = try database.cachedStatement(sql: "REPLACE INTO skipped VALUES (?, ?, ?, ?, ?)")
        for place in changed.sorted() {
            guard let account = accounts[place] else { continue }
            try position.execute(arguments: [place.topic, place.partition, account.first, account.next])
            if let skip = account.skip { skips.append((place, skip)) }
        }
        for (place, skip) in skips {
            try skipped.execute(arguments: [place.topic, place.partition, skip.first, skip.next, skip.why.rawValue])
        }
        changed = []
        skips = []
    }
}

extension TopicPartition {
    /// The first two columns of a row; nil when they name no partition.
    init?(_ row: Row) {
        guard let topic = row.column(0).text, let partition = row.column(1).integer.flatMap({ Int32(exactly: $0) })
        else {
            return nil
        }
        self.init(topic: topic, partition: partition)
    }
}
