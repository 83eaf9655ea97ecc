import Events

extension PlaceMap {
    /// The place of a kind that is nearest to `place` and is not that place; among equals the scenario's first.
    public func nearest(_ kind: PlaceKind, to place: String) -> Point? {
        places.filter { $0.kind == kind && $0.key != place }
            .min { metres(from: place, to: $0.key) ?? .max < metres(from: place, to: $1.key) ?? .max }
    }
}
