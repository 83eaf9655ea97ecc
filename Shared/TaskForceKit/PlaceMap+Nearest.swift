import Domain
import Events

extension PlaceMap {
    /// The place of a kind that is nearest to `place` and is not that place; among equals the scenario's first.
    public func nearest(_ kind: PlaceKind, to place: PlaceKey) -> Point? { nearest([kind], to: place) }

    /// The rear of a site, where those wait who are not to be seen: the far end of a road that is kept clear for evacuation,
    /// else the nearest station or muster ground, else the site itself.
    ///
    /// It is where the command sends whoever is to stand by; an agency that goes by itself waits there too.
    public func rear(of site: PlaceKey) -> PlaceKey {
        if let road = roads(touching: site).first(where: \.isEvacuation) {
            return road.from == site ? road.to : road.from
        }
        return nearest([.station, .muster], to: site)?.key ?? site
    }

    private func nearest(_ kinds: [PlaceKind], to place: PlaceKey) -> Point? {
        places.filter { kinds.contains($0.kind) && $0.key != place }
            .min { metres(from: place, to: $0.key) ?? .max < metres(from: place, to: $1.key) ?? .max }
    }
}
