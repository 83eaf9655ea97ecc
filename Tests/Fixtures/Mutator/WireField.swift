/// A field of a Protobuf message as its bytes have it.
private struct WireField {
    let number: Int
    let kind: UInt64
    var bits: UInt64 = 0
    var block: [UInt8] = []
}

/// A step from a message to one of its fields.
struct FieldStep: Sendable, Hashable {
    /// The field's number.
    let number: Int
    /// Its name, for the case's.
    let name: String
    /// It holds several values: the first is meant.
    let isRepeated: Bool
}

/// Sets a number in a message's bytes, wherever the message has it: nothing needs to know its type.
enum Wire {
    /// `bytes` with `bits` in the field at `path`; a field that is not there is added.
    static func setting(_ bytes: [UInt8], _ path: ArraySlice<FieldStep>, to bits: UInt64) -> [UInt8] {
        guard let step = path.first else { return bytes }
        var fields = read(bytes)
        let rest = path.dropFirst()
        if !rest.isEmpty {
            let index = fields.firstIndex { $0.number == step.number && $0.kind == 2 }
            let inner = setting(index.map { fields[$0].block } ?? [], rest, to: bits)
            if let index { fields[index].block = inner } else { fields.append(WireField(step.number, block: inner)) }
        } else if step.isRepeated {
            let index = fields.firstIndex { $0.number == step.number && $0.kind == 2 }
            var numbers = index.map { varints(fields[$0].block) } ?? []
            if numbers.isEmpty { numbers = [bits] } else { numbers[0] = bits }
            let block = numbers.flatMap(varint)
            if let index { fields[index].block = block } else { fields.append(WireField(step.number, block: block)) }
        } else {
            fields.removeAll { $0.number == step.number }
            fields.append(WireField(step.number, bits: bits))
        }
        return write(fields)
    }

    /// `bytes` with another block, such as a text or a message, in a field.
    static func setting(_ bytes: [UInt8], _ number: Int, to block: [UInt8]) -> [UInt8] {
        write(read(bytes).filter { $0.number != number } + [WireField(number, block: block)])
    }

    private static func read(_ bytes: [UInt8]) -> [WireField] {
        var fields: [WireField] = []
        var index = 0
        while index < bytes.count, let tag = takeVarint(bytes, &index) {
            let (number, kind) = (Int(truncatingIfNeeded: tag >> 3), tag & 7)
            switch kind {
            case 0: fields.append(WireField(number, bits: takeVarint(bytes, &index) ?? 0))
            case 2:
                let length = Int(clamping: takeVarint(bytes, &index) ?? 0)
                let end = min(index + length, bytes.count)
                fields.append(WireField(number, block: Array(bytes[index..<end])))
                index = end
            // The schema has no other kinds.
            default: return fields
            }
        }
        return fields
    }

    private static func write(_ fields: [WireField]) -> [UInt8] {
        fields.flatMap { field in
            let tag = varint(UInt64(field.number) << 3 | field.kind)
            return field.kind == 0 ? tag + varint(field.bits) : tag + varint(UInt64(field.block.count)) + field.block
        }
    }

    private static func varints(_ block: [UInt8]) -> [UInt64] {
        var numbers: [UInt64] = []
        var index = 0
        while index < block.count, let number = takeVarint(block, &index) { numbers.append(number) }
        return numbers
    }

    private static func takeVarint(_ bytes: [UInt8], _ index: inout Int) -> UInt64? {
        var number: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 64, by: 7) where index < bytes.count {
            let byte = bytes[index]
            index += 1
            number |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return number }
        }
        return nil
    }

    private static func varint(_ number: UInt64) -> [UInt8] {
        var bytes: [UInt8] = []
        var rest = number
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        return bytes + [UInt8(truncatingIfNeeded: rest)]
    }
}

extension WireField {
    fileprivate init(_ number: Int, bits: UInt64) { self.init(number: number, kind: 0, bits: bits) }
    fileprivate init(_ number: Int, block: [UInt8]) { self.init(number: number, kind: 2, block: block) }
}
