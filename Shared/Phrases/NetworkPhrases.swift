// What is said about the road network that a scenario names.

extension Phrase {
    /// A place of the scenario that its map lacks.
    public static func placeNotOnNetwork(_ place: String, file: String) -> Phrase {
        Phrase(
            "tempat '\(place)' tidak ada di \(file); tambahkan Point dengan \"place\": \"\(place)\"",
            en: "place '\(place)' is not in \(file); add a Point with \"place\": \"\(place)\""
        )
    }

    /// A road of the scenario that its map lacks.
    public static func roadNotOnNetwork(_ road: String, file: String) -> Phrase {
        Phrase(
            "jalan '\(road)' tidak ada di \(file); tambahkan LineString dengan \"id\": \"\(road)\"",
            en: "road '\(road)' is not in \(file); add a LineString with \"id\": \"\(road)\""
        )
    }

    /// A network that is too large to brief every unit on.
    public static func networkTooLarge(_ arcs: Int, limit: Int) -> Phrase {
        Phrase(
            "jaringan jalan punya \(arcs) ruas satu arah, paling banyak \(limit); potong peta",
            en: "the road network has \(arcs) one-way stretches, at most \(limit); cut the map"
        )
    }
}
