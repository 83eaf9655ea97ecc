/// The sites that a person sees: a disc without its centre, row by row from the top left.
struct Vision {
    /// No disc reaches farther: a row and its image fit one 16-byte vector.
    static let reach = 7

    /// Steps from the centre to each site, plus `reach`, so that none is negative.
    let offsets: [(column: UInt8, row: UInt8)]
    /// For each row from -`reach` to `reach`, a 1 in each lane that is seen; lane 7 is the centre's column.
    let rows: [SIMD16<UInt8>]

    /// The disc of squared radius `squared`, 1 to 63; 49 has 148 sites.
    init(squared: Int) {
        var offsets: [(column: UInt8, row: UInt8)] = []
        var rows: [SIMD16<UInt8>] = []
        for row in -Self.reach...Self.reach {
            var lanes = SIMD16<UInt8>()
            for column in -Self.reach...Self.reach
            where (row, column) != (0, 0) && row * row + column * column <= squared {
                offsets.append((UInt8(column + Self.reach), UInt8(row + Self.reach)))
                lanes[column + Self.reach] = 1
            }
            rows.append(lanes)
        }
        self.offsets = offsets
        self.rows = rows
    }
}
