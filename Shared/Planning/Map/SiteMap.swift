import Events
import Phrases
import Scenario

/// The scenario's ground as a drawing: places, roads and what becomes of them, and who starts where with how many.
///
/// Equal scenarios give equal bytes. Roads are drawn straight, as a scenario has no more of them than their ends.
package struct SiteMap {
    private static let margin = 400
    private static let mapWidth = 10_000
    private static let columnWidth = 4_600
    private static let top = 700
    /// Nothing this near counts as far, in metres.
    private static let nearMetres = 5_000

    private let scenario: Scenario
    private let language: Language
    private let places: [Place]
    private let far: [Place]
    private let centre: Place?

    /// A map with its words in `language`.
    package init(_ scenario: Scenario, in language: Language) {
        self.scenario = scenario
        self.language = language
        let all = scenario.places.map(\.fact)
        let site = scenario.episodes.first?.fact.site
        let centre = all.first { $0.key == site } ?? all.first
        self.centre = centre
        // The first place that is more than three times as far as the one before it, and all beyond, are far.
        let sorted = all.map { (place: $0, metres: centre?.metres(to: $0) ?? 0) }
            .sorted { ($0.metres, $0.place.key) < ($1.metres, $1.place.key) }
        let edge = sorted.indices.dropFirst().first { index in
            sorted[index].metres > max(3 * sorted[index - 1].metres, Self.nearMetres)
        }
        let near = Set(sorted[..<(edge ?? sorted.endIndex)].map(\.place.key))
        places = all.filter { near.contains($0.key) }
        far = all.filter { !near.contains($0.key) }
    }

    /// The places that stand at the edge with an arrow, by key.
    package var farKeys: [String] { far.map(\.key) }

    /// The document.
    package func svg() -> String { drawn().svg }

    /// The boxes of all labels on the map: a test holds that none covers another.
    package func labels() -> [Box] { drawn().labels }

    // MARK: - The whole

    private func drawn() -> (svg: String, labels: [Box]) {
        let scale = Scale(places, width: Self.mapWidth - 2 * Self.margin)
        let height = max(scale.height + 2 * Self.margin, 4_600)
        let frame = Box(x: Self.margin, y: Self.top, width: Self.mapWidth, height: height)
        let spots = Dictionary(
            places.map { place in
                let spot = scale.spot(place) + Spot(x: frame.x + Self.margin, y: frame.y + (height - scale.height) / 2)
                return (place.key, spot)
            },
            uniquingKeysWith: { first, _ in first }
        )
        var canvas = Canvas()
        var labels = LabelPlacer(in: frame)
        for spot in places.compactMap({ spots[$0.key] }) {
            labels.block(Box(x: spot.x - 90, y: spot.y - 90, width: 180, height: 180))
        }
        keepClear(spots, &labels)
        canvas.box(frame, "frame")
        roads(spots, &canvas)
        scaleBar(scale, frame, &canvas, &labels)
        farPlaces(frame, &canvas, &labels)
        placeLabels(spots, &canvas, &labels)
        roadLabels(spots, &canvas, &labels)
        let bottom = column(at: frame.x + frame.width + Self.margin, &canvas)
        let whole = Spot(
            x: frame.x + frame.width + Self.margin + Self.columnWidth,
            y: max(frame.y + frame.height, bottom) + Self.margin
        )
        header(whole, &canvas)
        return (document(canvas, whole), labels.placed)
    }

    private func document(_ canvas: Canvas, _ size: Spot) -> String {
        let (width, height) = (Canvas.length(size.x), Canvas.length(size.y))
        return """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(width) \(height)" width="\(width)" height="\(height)">
            <style>
            text { font-family: "Liberation Sans", Arial, sans-serif; fill: #111 }
            .title { font-size: 20px; font-weight: bold } .mark { font-size: 20px; font-weight: bold; fill: #b00 }
            .place { font-size: 13px; font-weight: bold } .count { font-size: 12px; fill: #124 }
            .road { font-size: 11px; font-style: italic; fill: #444 } .small { font-size: 11px; fill: #444 }
            .head { font-size: 13px; font-weight: bold } .item { font-size: 12px }
            .page { fill: #fff } .frame { fill: #fafaf5; stroke: #888 } .halo { fill: #fafaf5; fill-opacity: .85 }
            .plain { stroke: #999; stroke-width: 5 } .closed { stroke: #c22; stroke-width: 6; stroke-dasharray: 10 6 }
            .diversion { stroke: #25c; stroke-width: 5 } .exit { stroke: #183; stroke-width: 6 }
            .evacuation { stroke: #d80; stroke-width: 6; stroke-dasharray: 2 5 } .lead { stroke: #777; stroke-width: 1 }
            .vital { fill: #c22; stroke: #500 } .muster { fill: #25c; stroke: #024 } .hospital { fill: #fff; stroke: #c22; stroke-width: 3 }
            .station { fill: #fff; stroke: #024; stroke-width: 3 } .junction { fill: #555 } .gathering { fill: #fc3; stroke: #850 }
            .far { fill: #555 } .bar { stroke: #111; stroke-width: 3 }
            </style>
            <rect width="100%" height="100%" class="page"/>
            \(canvas.elements.joined(separator: "\n"))
            </svg>

            """
    }

    private func text(_ phrase: Phrase) -> String { phrase.text(in: language) }

    private func header(_ size: Spot, _ canvas: inout Canvas) {
        canvas.text(scenario.title, at: Spot(x: Self.margin, y: 400), "title")
        canvas.text(text(.exerciseMark), at: Spot(x: size.x - Self.margin, y: 400), "mark", anchor: "end")
        canvas.text(text(.mapSchematic), at: Spot(x: Self.margin, y: 590), "small")
    }

    // MARK: - Roads

    private func roads(_ spots: [String: Spot], _ canvas: inout Canvas) {
        for road in scenario.roads.map(\.fact) {
            guard let from = spots[road.from], let to = spots[road.to] else { continue }
            canvas.line(from, to, fate(of: road).rawValue)
        }
    }

    /// Keeps labels off the closed roads: whoever reads the map looks for those.
    private func keepClear(_ spots: [String: Spot], _ labels: inout LabelPlacer) {
        for road in scenario.roads.map(\.fact) where fate(of: road) == .closed {
            guard let from = spots[road.from], let to = spots[road.to] else { continue }
            let parts = max(abs(to.x - from.x), abs(to.y - from.y)) / 100 + 1
            for part in 0...parts {
                let spot = from.on(theWayTo: to, part: part, of: parts)
                labels.block(Box(x: spot.x - 70, y: spot.y - 70, width: 140, height: 140))
            }
        }
    }

    /// What becomes of a road, in the order of the legend; its name is the drawing's style.
    private enum Fate: String, CaseIterable {
        case closed, diversion, exit, evacuation, plain

        var phrase: Phrase {
            switch self {
            case .closed: .mapClosed
            case .diversion: .mapDiversion
            case .exit: .mapExit
            case .evacuation: .mapEvacuation
            case .plain: .mapRoad
            }
        }
    }

    /// The command closes every road that touches an episode's site and has a diversion.
    private func fate(of road: Road) -> Fate {
        let sites = scenario.episodes.map(\.fact.site)
        if road.exitRoute { return .exit }
        if road.evacuation { return .evacuation }
        if !road.diversion.isEmpty, sites.contains(where: { $0 == road.from || $0 == road.to }) { return .closed }
        return scenario.roads.contains { $0.fact.diversion == road.key } ? .diversion : .plain
    }

    private func roadLabels(_ spots: [String: Spot], _ canvas: inout Canvas, _ labels: inout LabelPlacer) {
        for road in scenario.roads.map(\.fact) {
            guard let from = spots[road.from], let to = spots[road.to] else { continue }
            let width = Canvas.width(of: road.title, size: 11)
            let middle = from.on(theWayTo: to, part: 11, of: 20)
            let box = labels.place(width: width, height: 140, near: middle, gap: 50)
            canvas.box(box, "halo")
            lead(from: middle, to: box, &canvas)
            canvas.text(road.title, at: Spot(x: box.x, y: box.y + 110), "road")
        }
    }

    // MARK: - Places

    private func placeLabels(_ spots: [String: Spot], _ canvas: inout Canvas, _ labels: inout LabelPlacer) {
        for place in places {
            guard let spot = spots[place.key] else { continue }
            let people = people(at: place.key)
            let count = people > 0 ? text(.mapPeople(people)) : ""
            let width = max(Canvas.width(of: place.title, size: 13), Canvas.width(of: count, size: 12))
            let box = labels.place(width: width, height: people > 0 ? 320 : 170, near: spot, gap: 120)
            canvas.box(box, "halo")
            lead(from: spot, to: box, &canvas)
            mark(place.kind, at: spot, &canvas)
            canvas.text(place.title, at: Spot(x: box.x, y: box.y + 135), "place")
            if people > 0 { canvas.text(count, at: Spot(x: box.x, y: box.y + 285), "count") }
        }
    }

    /// A thin stroke to a label that does not stand beside its point.
    private func lead(from spot: Spot, to box: Box, _ canvas: inout Canvas) {
        let x = min(max(spot.x, box.x), box.x + box.width)
        let y = min(max(spot.y, box.y), box.y + box.height)
        guard abs(x - spot.x) + abs(y - spot.y) > 250 else { return }
        canvas.line(spot, Spot(x: x, y: y), "lead")
    }

    private func mark(_ kind: PlaceKind, at spot: Spot, _ canvas: inout Canvas) {
        switch kind {
        case .vitalObject: canvas.figure([(-80, -80), (80, -80), (80, 80), (-80, 80)], at: spot, "vital")
        case .muster: canvas.figure([(0, -90), (85, 70), (-85, 70)], at: spot, "muster")
        case .hospital:
            let arm = [(-30, -85), (30, -85), (30, -30), (85, -30), (85, 30), (30, 30), (30, 85), (-30, 85)]
            canvas.figure(arm + [(-30, 30), (-85, 30), (-85, -30), (-30, -30)], at: spot, "hospital")
        case .station: canvas.figure([(-65, -65), (65, -65), (65, 65), (-65, 65)], at: spot, "station")
        case .gathering: canvas.disc(at: spot, radius: 75, "gathering")
        case .junction, .unspecified, .UNRECOGNIZED: canvas.disc(at: spot, radius: 45, "junction")
        }
    }

    /// An arrow at the frame's edge for each place that is far away, with how far.
    private func farPlaces(_ frame: Box, _ canvas: inout Canvas, _ labels: inout LabelPlacer) {
        guard let centre else { return }
        for place in far {
            let (dx, dy) = (Int(place.xMetres) - Int(centre.xMetres), Int(centre.yMetres) - Int(place.yMetres))
            // From the frame's middle outwards, up to the edge that is met first.
            let (halfWidth, halfHeight) = (frame.width / 2 - 150, frame.height / 2 - 150)
            let isSideways = abs(dx) * halfHeight >= abs(dy) * halfWidth
            let reach = isSideways ? halfWidth : halfHeight
            let length = max(isSideways ? abs(dx) : abs(dy), 1)
            let middle = Spot(x: frame.x + frame.width / 2, y: frame.y + frame.height / 2)
            let tip = middle + Spot(x: dx * reach / length, y: dy * reach / length)
            let back = middle.on(theWayTo: tip, part: 19, of: 20)
            let (ax, ay) = ((tip.x - back.x) / 2, (tip.y - back.y) / 2)
            let head = [(0, 0), (-3 * ax - ay, -3 * ay + ax), (-3 * ax + ay, -3 * ay - ax)]
            canvas.line(tip + Spot(x: -6 * ax, y: -6 * ay), tip + Spot(x: -3 * ax, y: -3 * ay), "bar")
            canvas.figure(head, at: tip, "far")
            labels.block(Box(x: tip.x - 150, y: tip.y - 150, width: 300, height: 300))
            let count = people(at: place.key)
            let lines = [place.title, text(.mapFar(kilometres: centre.metres(to: place) / 1_000, people: count))]
            let width = lines.map { Canvas.width(of: $0, size: 13) }.max() ?? 0
            let box = labels.place(width: width, height: 320, near: tip, gap: 160)
            canvas.box(box, "halo")
            canvas.text(lines[0], at: Spot(x: box.x, y: box.y + 135), "place")
            canvas.text(lines[1], at: Spot(x: box.x, y: box.y + 285), "count")
        }
    }

    /// People who start at a place.
    private func people(at place: String) -> UInt64 {
        let forces: [Force] = scenario.roster.flatMap { $0.fact.strength.map(\.fact.force) }
        let here = forces.filter { $0.place == place && $0.resource == "personnel" }
        return here.reduce(UInt64(0)) { $0 + UInt64($1.total) }
    }

    // MARK: - Scale and column

    private func scaleBar(_ scale: Scale, _ frame: Box, _ canvas: inout Canvas, _ labels: inout LabelPlacer) {
        let metres = scale.roundMetres(under: frame.width / 5)
        let from = Spot(x: frame.x + 250, y: frame.y + frame.height - 200)
        let to = from + Spot(x: scale.length(of: metres), y: 0)
        canvas.line(from, to, "bar")
        let label = metres >= 1_000 ? "\(metres / 1_000) km" : "\(metres) m"
        canvas.text(label, at: from + Spot(x: 0, y: -60), "small")
        labels.block(Box(x: from.x - 50, y: from.y - 200, width: to.x - from.x + 400, height: 300))
    }

    /// The legend, then who starts where; returns where it ends.
    private func column(at x: Int, _ canvas: inout Canvas) -> Int {
        var y = Self.top + 120
        func next(_ step: Int) -> Int {
            defer { y += step }
            return y
        }
        canvas.text(text(.mapLegend), at: Spot(x: x, y: next(210)), "head")
        let fates = Set(scenario.roads.map { fate(of: $0.fact) })
        for fate in Fate.allCases where fates.contains(fate) {
            let line = next(190)
            canvas.line(Spot(x: x, y: line - 40), Spot(x: x + 400, y: line - 40), fate.rawValue)
            canvas.text(text(fate.phrase), at: Spot(x: x + 520, y: line), "item")
        }
        let kinds = Set(places.map(\.kind.rawValue))
        for (kind, name) in words(of: PlaceKind.self).map({ ($0.meaning, "PLACE_KIND_\($0.word.uppercased())") })
        where kinds.contains(kind.rawValue) {
            let line = next(200)
            mark(kind, at: Spot(x: x + 200, y: line - 40), &canvas)
            canvas.text(text(Phrase.word(name) ?? .nothing), at: Spot(x: x + 520, y: line), "item")
        }
        y += 120
        canvas.text(text(.mapStarts), at: Spot(x: x, y: next(210)), "head")
        for place in places + far {
            let units = starters(at: place.key)
            guard !units.isEmpty else { continue }
            canvas.text(place.title, at: Spot(x: x, y: next(180)), "place")
            for line in units.flatMap({ wrapped($0, columns: 58) }) {
                canvas.text(line, at: Spot(x: x + 120, y: next(165)), "item")
            }
            y += 50
        }
        return y
    }

    /// Units with their forces at a place, a text each.
    private func starters(at place: String) -> [String] {
        scenario.roster.map(\.fact).compactMap { member in
            let forces = member.strength.map(\.fact.force).filter { $0.place == place }
            guard !forces.isEmpty else { return nil }
            return "\(member.entry.title): " + forces.map(shown).joined(separator: ", ")
        }
    }

    private func shown(_ force: Force) -> String {
        let formation = "FORMATION_\(word(force.formation).uppercased())"
        let body = force.ownBody.isEmpty ? Phrase.word(formation) : Phrase(verbatim: force.ownBody)
        let isPeople = force.resource == "personnel"
        let what =
            isPeople
            ? (word(force.formation).isEmpty && force.ownBody.isEmpty ? Phrase.mapPersonnel : body)
            : .kit(force.resource)
        return "\(text(what ?? Phrase(verbatim: force.resource))) \(force.total)"
    }

    /// A text in lines of at most `columns` characters, those after the first set in.
    private func wrapped(_ text: String, columns: Int) -> [String] {
        var lines: [String] = []
        for word in text.split(separator: " ") {
            if let last = lines.last, last.count + word.count < columns {
                lines[lines.count - 1] = "\(last) \(word)"
            } else {
                lines.append(lines.isEmpty ? String(word) : "\u{2003}\(word)")
            }
        }
        return lines
    }
}

/// How metres become tenths of a unit.
private struct Scale {
    private let left: Int
    private let upper: Int
    private let span: Int
    private let width: Int
    /// The drawing's height.
    let height: Int

    init(_ places: [Place], width: Int) {
        let (xs, ys) = (places.map { Int($0.xMetres) }, places.map { Int($0.yMetres) })
        left = xs.min() ?? 0
        upper = ys.max() ?? 0
        let tall = upper - (ys.min() ?? 0)
        // No higher than wide.
        span = max((xs.max() ?? 0) - left, tall, 100)
        self.width = width
        height = tall * width / span
    }

    func length(of metres: Int) -> Int { metres * width / span }

    func spot(_ place: Place) -> Spot {
        Spot(x: length(of: Int(place.xMetres) - left), y: length(of: upper - Int(place.yMetres)))
    }

    /// The longest 1, 2 or 5 times a power of ten metres that is drawn no longer than this.
    func roundMetres(under length: Int) -> Int {
        var best = 1
        for power in [1, 10, 100, 1_000, 10_000, 100_000] {
            for step in [1, 2, 5] where self.length(of: step * power) <= length { best = step * power }
        }
        return best
    }
}

extension Place {
    /// From one place to another, straight, in whole metres.
    fileprivate func metres(to other: Place) -> Int {
        let (dx, dy) = (Int(xMetres) - Int(other.xMetres), Int(yMetres) - Int(other.yMetres))
        return Int(Double(dx * dx + dy * dy).squareRoot())
    }
}
