import Domain
import Events
import Phrases

// Where the drill plays, and when.

extension ScenarioReading {
    /// Reads the places; with a network each is tied to the node of the map's place of the same key.
    func places(on network: NetworkFile?) -> [Sourced<Place>] {
        _ = top.required("places")
        var result: [Sourced<Place>] = []
        top.each("places") { entry in
            let place = Place.with {
                $0.key = entry.word("key")
                $0.title = entry.text("title")
                $0.kind = entry.requiredChoice("kind", words(of: PlaceKind.self)) ?? .unspecified
                ($0.xMetres, $0.yMetres) = position(entry)
                guard let network, !$0.key.isEmpty else { return }
                guard let place = network.map.place($0.key) else {
                    let spot = entry.optional("key")?.spot ?? entry.spot
                    return entry.findings.add(.placeNotOnNetwork($0.key, file: network.name), at: spot)
                }
                $0.node = UInt32(place.node)
                $0.nodeMetres = UInt32(place.metresToNode)
            }
            result.append(Sourced(place, entry.source()))
        }
        return result.sorted { $0.fact.key < $1.fact.key }
    }

    /// Where a place lies: at x and y, or as far from the site as a vehicle drives in its travel time.
    private func position(_ entry: MappingReader) -> (x: Int32, y: Int32) {
        let range = -Travel.metresMax...Travel.metresMax
        guard let travel = entry.optional("travel") else {
            return (Int32(entry.number("x", in: range)), Int32(entry.number("y", in: range)))
        }
        for key in ["x", "y"] where entry.has(key) { entry.findings.add(.eitherKey(key, or: "travel"), at: entry.spot) }
        guard let seconds = entry.duration("travel") else { return (0, 0) }
        let drive = Travel(parameters: top.list("parameters"))
        let metres = drive.metres(inSeconds: Int64(seconds))
        let site = top.list("episodes").first?["site"]?.text
        let place = top.list("places").first { $0["key"]?.text == site }
        let x = place?["x"]?.plain.flatMap(wholeNumber) ?? 0
        let y = place?["y"]?.plain.flatMap(wholeNumber) ?? 0
        guard range.contains(metres), range.contains(x), range.contains(x + metres), range.contains(y) else {
            let what = Phrase.tooFarAway(travel.shown, metresMax: Travel.metresMax, secondsMax: drive.secondsMax)
            entry.findings.add(what, at: travel.spot)
            return (0, 0)
        }
        return (Int32(x + metres), Int32(y))
    }

    /// Reads the roads.
    ///
    /// The command closes every road that touches an episode's site and has a diversion; a diversion among these roads
    /// carries no traffic. With a network every road is one of the network's, by its key.
    func roads(sites: [String], on network: NetworkFile?) -> [Sourced<Road>] {
        var result: [(road: Sourced<Road>, spot: Spot)] = []
        top.each("roads") { entry in
            let road = Road.with {
                $0.key = entry.word("key")
                $0.title = entry.text("title")
                $0.from = entry.reference("from", to: names.places, of: Phrase.ScenarioThing.place)
                $0.to = entry.reference("to", to: names.places, of: Phrase.ScenarioThing.place)
                $0.lengthMetres = UInt32(entry.number("length", in: 1...100_000))
                $0.diversion =
                    entry.optionalReference("diversion", to: names.roads, of: Phrase.ScenarioThing.road) ?? ""
                $0.exitRoute = entry.flag("exit_route") ?? false
                $0.evacuation = entry.flag("evacuation") ?? false
            }
            if let network, !road.key.isEmpty, network.map.network.arcs(ofRoad: road.key).isEmpty {
                let spot = entry.optional("key")?.spot ?? entry.spot
                entry.findings.add(.roadNotOnNetwork(road.key, file: network.name), at: spot)
            }
            let spot = entry.optional("diversion")?.spot ?? entry.spot
            result.append((Sourced(road, entry.source()), spot))
        }
        for (entry, spot) in result where !entry.fact.diversion.isEmpty {
            let road = entry.fact
            guard road.diversion != road.key else {
                top.findings.add(.divertedOntoItself(road.key), at: spot)
                continue
            }
            guard let diversion = result.first(where: { $0.road.fact.key == road.diversion })?.road.fact else {
                continue
            }
            let together = sites.first { touches(road, $0) && touches(diversion, $0) && !diversion.diversion.isEmpty }
            guard let together else { continue }
            top.findings.add(.diversionClosedToo(road.key, diversion: diversion.key, site: together), at: spot)
        }
        return result.map(\.road).sorted { $0.fact.key < $1.fact.key }
    }

    private func touches(_ road: Road, _ place: String) -> Bool { road.from == place || road.to == place }

    func hospitals() -> [Sourced<Hospital>] {
        var result: [Sourced<Hospital>] = []
        top.each("hospitals") { entry in
            let hospital = Hospital.with {
                $0.key = entry.word("key")
                $0.place = entry.reference("place", to: names.places, of: Phrase.ScenarioThing.place)
                $0.beds = UInt32(entry.number("beds", in: 0...10_000))
            }
            result.append(Sourced(hospital, entry.source()))
        }
        return result.sorted { $0.fact.key < $1.fact.key }
    }

    func episodes(end: SimulatedTime) -> [Sourced<Episode>] {
        var result: [Sourced<Episode>] = []
        top.each("episodes") { entry in
            let from = entry.clock("from")
            let to = entry.clock("to")
            if from >= to {
                entry.findings.add(.mustLieBefore("from", "to"), at: entry.optional("from")?.spot ?? entry.spot)
            }
            if end > .start, to > end {
                entry.findings.add(
                    .mustNotLieAfter("to", "end", "\(end)"),
                    at: entry.optional("to")?.spot ?? entry.spot
                )
            }
            let episode = Episode.with {
                $0.key = entry.word("key")
                $0.title = entry.text("title")
                $0.site = entry.reference("site", to: names.places, of: Phrase.ScenarioThing.place)
                $0.variant = entry.requiredChoice("variant", words(of: Variant.self)) ?? .unspecified
                $0.from = from.seconds
                $0.to = to.seconds
                $0.units =
                    entry.has("units")
                    ? entry.references("units", to: names.units, of: Phrase.ScenarioThing.unit).sorted()
                    : names.units.sorted()
            }
            result.append(Sourced(episode, entry.source()))
        }
        return result.sorted { ($0.fact.from, $0.fact.key) < ($1.fact.from, $1.fact.key) }
    }
}
