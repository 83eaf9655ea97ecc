import Domain
import Foundation

/// A JSON document of which each number can be set to an extreme.
struct NumberTree {
    private let root: Any

    /// Reads a document; one that is none has no numbers.
    init(_ json: Data) {
        root = (try? JSONSerialization.jsonObject(with: json, options: .fragmentsAllowed)) ?? [String: Any]()
    }

    /// The document with one number changed, for each of its numbers; of many, `atMost` that the seed draws.
    func changes(atMost limit: Int = .max, seed: UInt64 = 1) -> [(name: String, json: Data)] {
        var paths = Self.paths(in: root)
        if paths.count > limit, let dice = try? UnitID("mutator/dice") {
            var random = TurnRandom(seed: seed, unit: dice, turn: UInt64(paths.count))
            paths = (0..<limit).map { _ in paths[Int(random.below(UInt64(paths.count)))] }
        }
        let values: [any Sendable] = [0, 1, Int64.max, UInt64.max - 1, UInt64.max, -1, Int64.min, UInt32.max]
        return paths.flatMap { path in
            values.map { value in
                let name = path.map { "\($0)" }.joined(separator: ".")
                return ("\(name)=\(value)", Self.data(Self.setting(root, path[...], to: value)))
            }
        }
    }

    /// The document with another text under a key.
    func replacing(_ key: String, with text: String) -> Data {
        var object = root as? [String: Any] ?? [:]
        object[key] = text
        return Self.data(object)
    }

    /// What a key's text holds in base64; empty where it holds nothing.
    func data(under key: String) -> Data {
        let text = (root as? [String: Any])?[key] as? String
        return text.flatMap { Data(base64Encoded: $0) } ?? Data()
    }

    private static func data(_ value: Any) -> Data {
        (try? JSONSerialization.data(withJSONObject: value, options: .fragmentsAllowed)) ?? Data()
    }

    private static func paths(in value: Any) -> [[any (Sendable & Hashable)]] {
        switch value {
        case let object as [String: Any]:
            return object.sorted { $0.key < $1.key }.flatMap { key, value in paths(in: value).map { [key] + $0 } }
        case let list as [Any]:
            return list.enumerated().flatMap { index, value in paths(in: value).map { [index] + $0 } }
        case is NSNumber: return [[]]
        default: return []
        }
    }

    private static func setting(_ value: Any, _ path: ArraySlice<any (Sendable & Hashable)>, to number: Any) -> Any {
        guard let step = path.first else { return number }
        if var object = value as? [String: Any], let key = step as? String, let inner = object[key] {
            object[key] = setting(inner, path.dropFirst(), to: number)
            return object
        }
        if var list = value as? [Any], let index = step as? Int, list.indices.contains(index) {
            list[index] = setting(list[index], path.dropFirst(), to: number)
            return list
        }
        return value
    }
}
