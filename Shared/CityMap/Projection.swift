/// From a map's coordinates to whole millimetres on a plane.
///
/// Degrees are projected equirectangularly about the middle latitude m of the map: x = R·λ·cos m, y = R·φ, with the
/// mean Earth radius R = 6,371,008.8 m (IUGG). Within a city the error is below 0.1 %. Only additions, multiplications
/// and divisions of IEEE 754 doubles are used, in a fixed order, so all machines agree to the millimetre.
struct Projection {
    static let earthRadiusMillimetres = 6_371_008_800.0
    static let pi = 3.14159265358979323846
    /// No coordinate may be further than this from the middle of its map: 1,000 km.
    static let millimetresMax: Int64 = 1_000_000_000

    private let middle: Coordinate
    private let xScale: Double
    private let yScale: Double

    /// The projection of a map with these corners.
    init(from low: Coordinate, to high: Coordinate, isPlane: Bool) {
        middle = Coordinate(x: low.x + (high.x - low.x) / 2, y: low.y + (high.y - low.y) / 2)
        if isPlane {
            // Metres in billionths to millimetres.
            yScale = 1e-6
            xScale = yScale
        } else {
            let radians = Self.pi / 180 * 1e-9
            yScale = Self.earthRadiusMillimetres * radians
            xScale = yScale * Self.cosine(Double(middle.y) * radians)
        }
    }

    /// Millimetres east and north of the map's middle; nil beyond ``millimetresMax``.
    func position(_ coordinate: Coordinate) -> RoadNetwork.Position? {
        let x = Double(coordinate.x - middle.x) * xScale
        let y = Double(coordinate.y - middle.y) * yScale
        guard x.magnitude <= Double(Self.millimetresMax), y.magnitude <= Double(Self.millimetresMax) else { return nil }
        return RoadNetwork.Position(xMillimetres: Self.nearest(x), yMillimetres: Self.nearest(y))
    }

    /// The nearest whole number, halves away from zero, without libm's `round`.
    private static func nearest(_ number: Double) -> Int64 { Int64(number < 0 ? number - 0.5 : number + 0.5) }

    /// The cosine by Taylor's polynomial of degree 24 (Horner's scheme).
    ///
    /// `radians` is within ±π/2, where the first term left out is below 4e-22.
    static func cosine(_ radians: Double) -> Double {
        let square = radians * radians
        var sum = 1.0
        var degree = 24.0
        while degree > 0 {
            sum = 1 - square / (degree * (degree - 1)) * sum
            degree -= 2
        }
        return sum
    }
}

/// A point as a map writes it, in billionths of a degree or of a metre.
struct Coordinate: Hashable, Comparable {
    let x: Int64
    let y: Int64

    static func < (one: Coordinate, other: Coordinate) -> Bool { (one.x, one.y) < (other.x, other.y) }

    /// As GeoJSON writes it.
    var text: String { "[\(Billionths.text(x)), \(Billionths.text(y))]" }
}
