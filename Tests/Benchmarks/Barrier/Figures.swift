import Foundation

/// One part of one round.
enum Measured: CustomStringConvertible {
    case drill(turns: UInt64, turnsPerSecond: Double, wallSeconds: Double)
    case barrier(turnsPerSecond: Double)
    case inProcess(wallSeconds: Double)
    case launcher(startSeconds: Double, wallSeconds: Double)

    var description: String {
        switch self {
        case .barrier(let rate): "barrier     \(rate.shown(0)) turns/s"
        case .drill(_, let rate, let wall): "drill       \(rate.shown(0)) turns/s, \(wall.shown(1)) s"
        case .inProcess(let wall): "in-process  \(wall.shown(2)) s"
        case .launcher(let start, let wall):
            "launcher    first turn after \(start.shown(2)) s, end after \(wall.shown(1)) s"
        }
    }
}

/// All figures of a measurement, and what is asked of them.
struct Figures {
    /// A figure beside its target.
    struct Judged: Encodable {
        let name: String
        let value: Double
        let target: Double
        /// True when more is better.
        let isFloor: Bool

        var isMet: Bool { isFloor ? value >= target : value <= target }

        enum CodingKeys: String, CodingKey { case name, value, target, met }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(name, forKey: .name)
            try container.encode(value, forKey: .value)
            try container.encode(target, forKey: .target)
            try container.encode(isMet, forKey: .met)
        }
    }

    private struct Object: Encodable {
        let scenario: String
        let barrier_turns_per_second: [Double]
        let drill_turns_per_second: [Double]
        let figures: [Judged]
        let met: Bool
    }

    let scenario: String
    /// Turns of the newest drill.
    private(set) var drillTurns: UInt64?
    private var barrierRates: [Double] = []
    private var drillRates: [Double] = []
    private var ratios: [Double] = []
    private var drillWalls: [Double] = []
    private var inProcessWalls: [Double] = []
    private var starts: [Double] = []
    private var launcherWalls: [Double] = []

    init(scenario: String) { self.scenario = scenario }

    mutating func add(_ measured: Measured) {
        switch measured {
        case .drill(let turns, let rate, let wall):
            drillTurns = turns
            drillRates.append(rate)
            drillWalls.append(wall)
        case .barrier(let rate):
            barrierRates.append(rate)
            // The drill just before, when the machine was most like now.
            if barrierRates.count == drillRates.count, let drill = drillRates.last { ratios.append(drill / rate) }
        case .inProcess(let wall): inProcessWalls.append(wall)
        case .launcher(let start, let wall):
            starts.append(start)
            launcherWalls.append(wall)
        }
    }

    /// The medians that have a target.
    var judged: [Judged] {
        let figures: [(name: String, values: [Double], target: Double, isFloor: Bool)] = [
            ("drill / barrier", ratios, 0.6, true), ("drill, seconds", drillWalls, 120, false),
            ("in-process, seconds", inProcessWalls, 3, false), ("launcher to first turn, seconds", starts, 3, false),
            ("launcher, seconds", launcherWalls, 120, false),
        ]
        return figures.compactMap { figure in
            figure.values.median.map {
                Judged(name: figure.name, value: $0, target: figure.target, isFloor: figure.isFloor)
            }
        }
    }

    var areMet: Bool { judged.allSatisfy(\.isMet) }

    /// For people.
    var table: String {
        var lines: [String] = []
        if let rate = barrierRates.median { lines.append("barrier: \(rate.shown(0)) turns/s") }
        if let rate = drillRates.median { lines.append("drill:   \(rate.shown(0)) turns/s") }
        for figure in judged {
            let sign = figure.isFloor ? "at least" : "at most"
            let verdict = figure.isMet ? "met" : "MISSED"
            lines.append("\(figure.name): \(figure.value.shown(2))  (\(sign) \(figure.target.shown(2)): \(verdict))")
        }
        return lines.joined(separator: "\n")
    }

    /// For programs: one object on one line.
    func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let object = Object(
            scenario: scenario,
            barrier_turns_per_second: barrierRates,
            drill_turns_per_second: drillRates,
            figures: judged,
            met: areMet
        )
        return String(decoding: try encoder.encode(object), as: UTF8.self)
    }
}

extension [Double] {
    /// The median; of an even number of values the lower one; nil of none.
    fileprivate var median: Double? { isEmpty ? nil : sorted()[(count - 1) / 2] }
}

extension Double {
    /// With so many decimals.
    fileprivate func shown(_ decimals: Int) -> String { String(format: "%.\(decimals)f", self) }
}
