import Phrases

/// A point or a size in the drawing, in tenths of an SVG unit: whole, so that equal drawings are equal bytes.
struct Spot: Hashable {
    var x: Int
    var y: Int

    static func + (left: Spot, right: Spot) -> Spot { Spot(x: left.x + right.x, y: left.y + right.y) }

    /// The point in the middle of two.
    func middle(_ other: Spot) -> Spot { Spot(x: (x + other.x) / 2, y: (y + other.y) / 2) }

    /// The point at `part` of `whole` of the way to another.
    func on(theWayTo other: Spot, part: Int, of whole: Int) -> Spot {
        Spot(x: x + (other.x - x) * part / whole, y: y + (other.y - y) * part / whole)
    }
}

/// A box in the drawing, for what must not cover anything else.
package struct Box: Hashable, Sendable {
    /// Its left and upper edges.
    package let x, y: Int
    /// Its size.
    package let width, height: Int

    /// The area that two boxes share, 0 where they do not meet.
    package func shared(with other: Box) -> Int {
        let across = min(x + width, other.x + other.width) - max(x, other.x)
        let down = min(y + height, other.y + other.height) - max(y, other.y)
        return across > 0 && down > 0 ? across * down : 0
    }

    /// True where the other one lies within.
    func holds(_ other: Box) -> Bool {
        x <= other.x && y <= other.y && other.x + other.width <= x + width && other.y + other.height <= y + height
    }
}

/// Finds room for labels: each beside its point where it covers nothing that was placed before.
struct LabelPlacer {
    /// Tried in this order: beside, above, below, then further out.
    private static let directions = [(1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (1, 1), (-1, -1), (-1, 1)]
    private static let ringsMax = 12

    private let frame: Box
    private var taken: [Box] = []
    /// The labels that were placed.
    private(set) var placed: [Box] = []

    init(in frame: Box) { self.frame = frame }

    /// Keeps a place free of labels.
    mutating func block(_ box: Box) { taken.append(box) }

    /// A box of this size near a point: the first that covers nothing, else the one that covers least.
    mutating func place(width: Int, height: Int, near spot: Spot, gap: Int) -> Box {
        var best: (box: Box, cost: Int)?
        search: for ring in 0..<Self.ringsMax {
            let reach = gap + ring * height / 2
            for (dx, dy) in Self.directions {
                let x = dx > 0 ? spot.x + reach : dx < 0 ? spot.x - reach - width : spot.x - width / 2
                let y = dy > 0 ? spot.y + reach : dy < 0 ? spot.y - reach - height : spot.y - height / 2
                let box = Box(x: x, y: y, width: width, height: height)
                guard frame.holds(box) else { continue }
                let cost = taken.reduce(0) { $0 + $1.shared(with: box) }
                if cost < best?.cost ?? .max { best = (box, cost) }
                if cost == 0 { break search }
            }
        }
        let found = best?.box ?? Box(x: spot.x + gap, y: spot.y, width: width, height: height)
        taken.append(found)
        placed.append(found)
        return found
    }
}

/// An SVG document, element by element.
struct Canvas {
    private(set) var elements: [String] = []

    /// Adds an element with its attributes in this order.
    mutating func add(_ name: String, _ attributes: [(String, String)], _ content: String? = nil) {
        let list = attributes.map { " \($0.0)=\"\(MSELSheet.escaped($0.1))\"" }.joined()
        elements.append(content.map { "<\(name)\(list)>\(MSELSheet.escaped($0))</\(name)>" } ?? "<\(name)\(list)/>")
    }

    /// A line of text whose baseline begins at a point.
    mutating func text(_ text: String, at spot: Spot, _ style: String, anchor: String = "start") {
        var attributes = [("x", Self.length(spot.x)), ("y", Self.length(spot.y)), ("class", style)]
        if anchor != "start" { attributes.append(("text-anchor", anchor)) }
        add("text", attributes, text)
    }

    /// A stroke between two points.
    mutating func line(_ from: Spot, _ to: Spot, _ style: String) {
        add(
            "line",
            [
                ("x1", Self.length(from.x)), ("y1", Self.length(from.y)), ("x2", Self.length(to.x)),
                ("y2", Self.length(to.y)), ("class", style),
            ]
        )
    }

    /// A closed figure round a point.
    mutating func figure(_ corners: [(Int, Int)], at spot: Spot, _ style: String) {
        let points = corners.map { "\(Self.length(spot.x + $0.0)),\(Self.length(spot.y + $0.1))" }
        add("polygon", [("points", points.joined(separator: " ")), ("class", style)])
    }

    /// A disc.
    mutating func disc(at spot: Spot, radius: Int, _ style: String) {
        add(
            "circle",
            [("cx", Self.length(spot.x)), ("cy", Self.length(spot.y)), ("r", Self.length(radius)), ("class", style)]
        )
    }

    /// A rectangle.
    mutating func box(_ box: Box, _ style: String) {
        add(
            "rect",
            [
                ("x", Self.length(box.x)), ("y", Self.length(box.y)), ("width", Self.length(box.width)),
                ("height", Self.length(box.height)), ("class", style),
            ]
        )
    }

    /// A length in SVG's units.
    static func length(_ tenths: Int) -> String {
        let sign = tenths < 0 ? "-" : ""
        let (whole, rest) = (abs(tenths) / 10, abs(tenths) % 10)
        return rest == 0 ? "\(sign)\(whole)" : "\(sign)\(whole).\(rest)"
    }

    /// How wide a text is at most at a size in units: about, in bold letters of a wide font, since none is measured.
    static func width(of text: String, size: Int) -> Int { text.count * size * 7 }
}
