import Domain
import Events
import SwiftProtobuf

/// A message with one number in it, or all of them, set to an extreme.
struct Mutation: Sendable {
    /// Which field, and to what.
    let name: String
    /// The message's bytes.
    let data: [UInt8]
}

/// Every number of the schema's messages and what is extreme in it, by the schema's own descriptors.
struct Extremes: Sendable {
    /// A number in a message: where it is, and what it may be set to.
    struct Number: Sendable {
        let path: [FieldStep]
        let values: [(name: String, bits: UInt64)]
        var name: String { path.map(\.name).joined(separator: ".") }
    }

    /// How deep messages lie within each other at most.
    private static let depthMax = 6
    private let messages: [String: Google_Protobuf_DescriptorProto]
    private let seed: UInt64

    /// Reads the schema's descriptors; `seed` draws one further value of each number.
    init(seed: UInt64) throws {
        self.seed = seed
        let set = try Google_Protobuf_FileDescriptorSet(serializedBytes: [UInt8](base64: schemaDescriptors))
        var messages: [String: Google_Protobuf_DescriptorProto] = [:]
        for file in set.file {
            for message in file.messageType { messages[".\(file.package).\(message.name)"] = message }
        }
        self.messages = messages
    }

    /// The numbers of a type, nested ones too.
    func numbers(of type: String) -> [Number] { numbers(".\(type)", []) }

    /// `base` with each of its type's numbers at each extreme, and with all of them at once.
    func mutations(of type: String, base: [UInt8]) -> [Mutation] {
        let numbers = numbers(of: type)
        var mutations = numbers.flatMap { number in
            number.values.map { value in
                Mutation(
                    name: "\(number.name)=\(value.name)",
                    data: Wire.setting(base, number.path[...], to: value.bits)
                )
            }
        }
        guard numbers.count > 1 else { return mutations }
        for index in 0..<4 {
            let all = numbers.reduce(base) { data, number in
                Wire.setting(data, number.path[...], to: number.values[min(index, number.values.count - 1)].bits)
            }
            mutations.append(Mutation(name: "all=\(["0", "1", "max-1", "max"][index])", data: all))
        }
        return mutations
    }

    private func numbers(_ type: String, _ path: [FieldStep]) -> [Number] {
        guard path.count < Self.depthMax, let message = messages[type] else { return [] }
        return message.field.flatMap { field -> [Number] in
            let step = FieldStep(
                number: Int(field.number),
                name: field.name,
                isRepeated: field.label == .repeated
            )
            if field.type == .message { return numbers(field.typeName, path + [step]) }
            let values = values(of: field.type, named: type + field.name)
            return values.isEmpty ? [] : [Number(path: path + [step], values: values)]
        }
    }

    /// The extremes first, in the order 0, 1, max-1, max.
    private func values(
        of type: Google_Protobuf_FieldDescriptorProto.TypeEnum,
        named name: String
    ) -> [(name: String, bits: UInt64)] {
        var random = Chance(seed: seed, unit: Self.dice).of("test", "\(name.utf8.reduce(0) { $0 &* 31 &+ UInt64($1) })")
        func folded(_ number: Int64) -> UInt64 { UInt64(bitPattern: (number << 1) ^ (number >> 63)) }
        switch type {
        case .bool: return [("0", 0), ("1", 1)]
        case .uint32, .fixed32:
            let any = random.next() & 0xFFFF_FFFF
            return [("0", 0), ("1", 1), ("max-1", 0xFFFF_FFFE), ("max", 0xFFFF_FFFF), ("\(any)", any)]
        case .uint64, .fixed64:
            let any = random.next()
            return [
                ("0", 0), ("1", 1), ("max-1", .max - 1), ("max", .max), ("\(any)", any), ("2^63", 1 << 63),
                ("2^32", 1 << 32),
            ]
        case .enum, .int32:
            return [
                ("0", 0), ("1", 1), ("max-1", 0x7FFF_FFFE), ("max", 0x7FFF_FFFF), ("-1", .max),
                ("min", UInt64(bitPattern: Int64(Int32.min))),
            ]
        case .int64:
            return [
                ("0", 0), ("1", 1), ("max-1", UInt64(Int64.max) - 1), ("max", UInt64(Int64.max)), ("-1", .max),
                ("min", 1 << 63),
            ]
        case .sint32:
            return [
                ("0", 0), ("1", folded(1)), ("max-1", folded(Int64(Int32.max) - 1)), ("max", folded(Int64(Int32.max))),
                ("-1", folded(-1)), ("min", folded(Int64(Int32.min))),
            ]
        case .sint64:
            return [("0", 0), ("1", folded(1)), ("max-1", .max - 3), ("max", .max - 1), ("-1", 1), ("min", .max)]
        default: return []
        }
    }

    private static let dice: UnitID = {
        do { return try UnitID("mutator/dice") } catch { preconditionFailure("\(error)") }
    }()
}
