/// The crowd's state as a struct of arrays, carved out of one block of memory; ``CrowdModel`` alone changes it.
///
/// A person's columns are indexed by id: first the crowd, then officers, then negotiators. Planes hold a byte per site
/// with a margin on both sides of each row, so that a row of a disc is one 16-byte vector wherever its centre lies.
///
/// Unchecked, as the compiler cannot see into the block: it changes only while one model alone refers to it.
final class Columns: @unchecked Sendable {
    /// Lanes left of a row's first site and right of its last.
    static let margin = 16

    /// The occupant of a wall.
    static let wall = UInt32.max

    let width: Int
    let height: Int
    /// Bytes from a plane's row to the next.
    let stride: Int

    let column: UnsafeMutablePointer<UInt16>
    let row: UnsafeMutablePointer<UInt16>
    let state: UnsafeMutablePointer<UInt8>
    let bar: UnsafeMutablePointer<UInt32>
    let release: UnsafeMutablePointer<UInt32>
    let hardship: UnsafeMutablePointer<UInt32>
    let riskAversion: UnsafeMutablePointer<UInt32>
    let legitimacy: UnsafeMutablePointer<UInt32>
    /// The order of turns.
    let order: UnsafeMutablePointer<UInt32>
    /// Per site, the id of who stands there plus 1; 0 when it is free, ``wall`` when nobody may.
    let occupant: UnsafeMutablePointer<UInt32>

    /// Plane: 1 where an active person stands.
    let active: UnsafeMutablePointer<UInt8>
    /// Planes: how many active persons, officers and negotiators are seen from a site.
    let activeSeen: UnsafeMutablePointer<UInt8>
    let officersSeen: UnsafeMutablePointer<UInt8>
    let negotiatorsSeen: UnsafeMutablePointer<UInt8>

    private let block: UnsafeMutableRawPointer
    private let size: Int

    init(people: Int, width: Int, height: Int) {
        self.width = width
        self.height = height
        stride = width + 2 * Self.margin
        let sites = width * height
        let plane = stride * height
        size = (people * 29 + sites * 4 + plane * 4 + 14 * 64 + 7) & ~7
        block = .allocate(byteCount: size, alignment: 64)
        block.initializeMemory(as: UInt8.self, repeating: 0, count: size)
        var rest = Rest(next: block)
        column = rest.carve(people)
        row = rest.carve(people)
        state = rest.carve(people)
        bar = rest.carve(people)
        release = rest.carve(people)
        hardship = rest.carve(people)
        riskAversion = rest.carve(people)
        legitimacy = rest.carve(people)
        order = rest.carve(people)
        occupant = rest.carve(sites)
        active = rest.carve(plane)
        activeSeen = rest.carve(plane)
        officersSeen = rest.carve(plane)
        negotiatorsSeen = rest.carve(plane)
    }

    /// The same state in memory of its own.
    convenience init(copying other: Columns, people: Int) {
        self.init(people: people, width: other.width, height: other.height)
        block.copyMemory(from: other.block, byteCount: size)
    }

    deinit { block.deallocate() }

    /// The whole block.
    var words: [UInt64] {
        UnsafeRawBufferPointer(start: block, count: size).withMemoryRebound(to: UInt64.self) { Array($0) }
    }

    /// Takes a block as `words` gave it; false, and nothing changed, when it has another size.
    func fill(from words: [UInt64]) -> Bool {
        guard words.count * MemoryLayout<UInt64>.stride == size else { return false }
        words.withUnsafeBytes { block.copyMemory(from: $0.baseAddress ?? UnsafeRawPointer(block), byteCount: size) }
        return true
    }

    /// Where a plane holds the site of `column` and `row`.
    @inline(__always)
    func lane(_ column: Int, _ row: Int) -> Int { row &* stride &+ column &+ Self.margin }

    /// How far away the site's image across the joined edge lies; 0 when no disc reaches that far.
    @inline(__always)
    func image(_ column: Int) -> Int {
        column < Vision.reach ? width : column >= width &- Vision.reach ? 0 &- width : 0
    }
}

/// The part of the block that has no owner yet; each column begins on a cache line.
private struct Rest {
    var next: UnsafeMutableRawPointer

    mutating func carve<Element: BitwiseCopyable>(_ count: Int) -> UnsafeMutablePointer<Element> {
        let column = next.bindMemory(to: Element.self, capacity: count)
        next += (count * MemoryLayout<Element>.stride + 63) & ~63
        return column
    }
}
