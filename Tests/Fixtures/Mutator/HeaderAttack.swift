import Bus
import Domain
import Events
import Lockstep

/// The numbers in a record's attributes (turn, sequence, the cause's sequence, simulated time), handed to every machine
/// and every observer.
///
/// They are mutated in real records and in other ones.
struct HeaderAttack {
    private let drill: PlayedDrill

    init(_ drill: PlayedDrill) { self.drill = drill }

    private static let numbers = [
        "0", "1", "9223372036854775807", "9223372036854775808",
        "18446744073709551614", "18446744073709551615", "18446744073709551616", "-1",
    ]
    private static let times = [
        "0000-01-01T00:00:00Z", "1583-01-01T00:00:00+23:59", "9999-12-31T23:59:59Z", "9999-12-31T23:59:59-23:59",
    ]

    func run(_ book: inout CaseBook) throws {
        let turn = drill.lastTurn / 2
        let machines = try drill.machines(after: turn)
        let observers = try Observers(drill, after: turn)
        // One record of each type that the next turns hold: its own copy comes in its place.
        var seen: Set<String> = []
        for arrival in drill.turns[(turn + 1)...].joined() {
            guard case .success(let envelope) = arrival.reading, seen.insert(envelope.type).inserted else { continue }
            for (name, record) in Self.altered(arrival.record, envelope) {
                let changed = Arrival(place: arrival.place, offset: arrival.offset, record: record)
                let attack = Position.Attack(name: "\(envelope.type) \(name)", arrivals: [changed])
                book.run(attack.name) {
                    observers.look(at: attack.arrivals)
                    for machine in machines { MachineAttack.play(attack, on: machine) }
                }
            }
        }
    }

    private static func altered(_ record: WireRecord, _ envelope: Envelope) -> [(String, WireRecord)] {
        var altered: [(String, WireRecord)] = []
        func set(_ values: [String: String], without missing: String? = nil) {
            var headers = record.headers.filter { values[$0.name] == nil && $0.name != missing }
            headers += values.sorted { $0.key < $1.key }.map {
                OutsideHeader(name: $0.key, value: Array($0.value.utf8))
            }
            let name = values.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: " ")
            altered.append((name, WireRecord(key: record.key, headers: headers, value: record.value)))
        }
        for number in numbers {
            set(["ce_turn": number])
            set(["ce_sequence": number, "ce_id": "\(envelope.stream):\(number)"])
            set(["ce_cause": "\(envelope.stream):\(number)"])
            set(["ce_id": "\(envelope.stream):-\(number)", "ce_turn": number], without: "ce_sequence")
        }
        for time in times { set(["ce_time": time]) }
        return altered
    }
}
