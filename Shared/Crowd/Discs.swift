/// The planes: what changes on them when an active person, an officer or a negotiator comes, goes or flips.
extension Columns {
    /// Adds a person to the counts of `plane`, or takes the person away, at all sites from which the person is seen.
    @inline(__always)
    func spread(of id: Int, on plane: UnsafeMutablePointer<UInt8>, _ tables: Tables, adding: Bool) {
        let centreColumn = Int(column[id])
        let centreRow = Int(row[id])
        let image = image(centreColumn)
        let bytes = UnsafeMutableRawPointer(plane)
        for index in tables.firstRow...tables.lastRow {
            let site = Int(tables.wrappedRow[centreRow &+ index])
            let start = bytes + (lane(centreColumn, site) &- Vision.reach)
            let change = adding ? tables.rows[index] : SIMD16() &- tables.rows[index]
            add(change, at: start)
            if image != 0 { add(change, at: start + image) }
        }
    }

    @inline(__always)
    private func add(_ change: SIMD16<UInt8>, at start: UnsafeMutableRawPointer) {
        let sum = start.loadUnaligned(as: SIMD16<UInt8>.self) &+ change
        start.storeBytes(of: sum, as: SIMD16<UInt8>.self)
    }

    /// Marks on the plane of the active whether the person is active, at the site where the person stands now.
    @inline(__always)
    func mark(_ id: Int, _ isActive: Bool) {
        let centre = Int(column[id])
        let lane = lane(centre, Int(row[id]))
        active[lane] = isActive ? 1 : 0
        let image = image(centre)
        if image != 0 { active[lane &+ image] = isActive ? 1 : 0 }
    }

    /// The active person with this number, counted row by row from the top left of what `centre` sees.
    func activePerson(_ number: Int, around centre: (column: Int, row: Int), _ tables: Tables) -> Int {
        var left = number
        for index in tables.firstRow...tables.lastRow {
            let site = Int(tables.wrappedRow[centre.row + index])
            let start = UnsafeRawPointer(active) + (lane(centre.column, site) - Vision.reach)
            let found = start.loadUnaligned(as: SIMD16<UInt8>.self) & tables.rows[index]
            let count = Int(found.wrappedSum())
            guard left < count else {
                left -= count
                continue
            }
            for column in 0..<16 where found[column] == 1 {
                if left == 0 {
                    return Int(occupant[site * width + Int(tables.wrappedColumn[centre.column + column])]) - 1
                }
                left -= 1
            }
        }
        preconditionFailure("the planes count as many active people as there are")
    }
}
