/// What a crowd looks up and never changes, as plain memory shared by a model and all its copies.
final class Tables: @unchecked Sendable {
    /// The sites of the disc.
    let seen: Int
    let offsetColumn: UnsafeMutablePointer<UInt8>
    let offsetRow: UnsafeMutablePointer<UInt8>
    /// The disc's rows as vectors.
    let rows: UnsafeMutablePointer<SIMD16<UInt8>>
    /// The first and last of `rows` that see anything.
    let firstRow: Int
    let lastRow: Int
    /// A coordinate plus an offset, brought back onto the joined lattice.
    let wrappedColumn: UnsafeMutablePointer<UInt16>
    let wrappedRow: UnsafeMutablePointer<UInt16>
    /// P by officers times `deterrenceStride` plus activists.
    let deterrence: UnsafeMutablePointer<UInt32>
    let deterrenceStride: Int

    init(_ parameters: CrowdParameters) {
        let vision = Vision(squared: parameters.visionSquared)
        seen = vision.offsets.count
        offsetColumn = Self.copy(vision.offsets.map(\.column))
        offsetRow = Self.copy(vision.offsets.map(\.row))
        rows = Self.copy(vision.rows)
        let rowsUsed = vision.rows.indices.filter { vision.rows[$0] != SIMD16() }
        firstRow = rowsUsed.first ?? Vision.reach
        lastRow = rowsUsed.last ?? Vision.reach
        func wrapped(_ side: Int) -> [UInt16] {
            (0..<side + 2 * Vision.reach).map { UInt16(($0 + side - Vision.reach) % side) }
        }
        wrappedColumn = Self.copy(wrapped(parameters.width))
        wrappedRow = Self.copy(wrapped(parameters.height))
        deterrenceStride = seen + 2
        var deterrence: [UInt32] = []
        for officers in 0...seen {
            for activists in 0...seen + 1 {
                let probability = Deterrence.probability(
                    parameters.rule,
                    officers: officers,
                    activists: max(activists, 1)
                )
                deterrence.append(probability.steps)
            }
        }
        self.deterrence = Self.copy(deterrence)
    }

    deinit {
        offsetColumn.deallocate()
        offsetRow.deallocate()
        rows.deallocate()
        wrappedColumn.deallocate()
        wrappedRow.deallocate()
        deterrence.deallocate()
    }

    private static func copy<Element: BitwiseCopyable>(_ elements: [Element]) -> UnsafeMutablePointer<Element> {
        let memory = UnsafeMutablePointer<Element>.allocate(capacity: elements.count)
        for (index, element) in elements.enumerated() { (memory + index).initialize(to: element) }
        return memory
    }
}
