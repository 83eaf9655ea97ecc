// What is said about a map file: what does not fit, and what would.

extension Phrase {
    /// Text that is not JSON.
    public static func mapExpected(_ expected: String, found: String) -> Phrase {
        Phrase(
            "bukan JSON: diharapkan \(expected), tertulis \(found)",
            en: "not JSON: expected \(expected), found \(found)"
        )
    }

    /// Brackets within brackets without end.
    public static func mapTooDeep(_ depth: Int) -> Phrase {
        Phrase("kurung bersarang lebih dari \(depth) lapis", en: "brackets nest more than \(depth) deep")
    }

    /// A key that stands twice in an object.
    public static func mapRepeatedKey(_ key: String) -> Phrase {
        Phrase("kunci '\(key)' tertulis dua kali; hapus salah satu", en: "key '\(key)' stands twice; remove one")
    }

    /// Half of a surrogate pair.
    public static let mapBadEscape = Phrase(
        "urutan \\u ini bukan karakter; tulis pasangan surrogate yang utuh",
        en: "this \\u escape is no character; write a whole surrogate pair"
    )

    /// What the top of a map is.
    public static let mapCollection = Phrase("\"FeatureCollection\"", en: "\"FeatureCollection\"")
    /// What an element of the features is.
    public static let mapFeature = Phrase("\"Feature\"", en: "\"Feature\"")
    /// What coordinates are measured in.
    public static let mapUnits = Phrase("\"degrees\" atau \"metres\"", en: "\"degrees\" or \"metres\"")
    /// A list.
    public static let mapList = Phrase("daftar […]", en: "a list […]")
    /// An object.
    public static let mapObject = Phrase("objek {…}", en: "an object {…}")
    /// The geometries of GeoJSON.
    public static let mapGeometry = Phrase(
        "salah satu geometri GeoJSON, seperti \"LineString\" atau \"Point\"",
        en: "one of GeoJSON's geometries, such as \"LineString\" or \"Point\""
    )
    /// A road's line.
    public static let mapLine = Phrase(
        "daftar dua titik berbeda atau lebih",
        en: "a list of two or more different points"
    )
    /// A point.
    public static let mapPoint = Phrase(
        "[bujur, lintang] atau [x, y], masing-masing bilangan",
        en: "[longitude, latitude] or [x, y], each a number"
    )
    /// One-way or not.
    public static let mapOneWay = Phrase(
        "true, false, \"yes\", \"no\" atau \"-1\"",
        en: "true, false, \"yes\", \"no\" or \"-1\""
    )
    /// A speed limit.
    public static let mapSpeed = Phrase(
        "batas kecepatan 1–200 km/jam, seperti 50 atau \"30 mph\"",
        en: "a speed limit of 1–200 km/h, such as 50 or \"30 mph\""
    )

    /// A whole number within a range.
    public static func mapWhole(_ low: Int64, _ high: Int64) -> Phrase {
        Phrase("bilangan bulat \(low)–\(high)", en: "a whole number, \(low)–\(high)")
    }

    /// A map on which nothing can drive.
    public static let mapWithoutRoads = Phrase(
        "tidak ada jalan; diharapkan LineString dengan 'highway' seperti \"primary\"",
        en: "there is no road; expected a LineString with a 'highway' such as \"primary\""
    )

    /// Two places with one key.
    public static func mapRepeatedPlace(_ key: String) -> Phrase {
        Phrase("tempat '\(key)' sudah ada; beri 'id' lain", en: "place '\(key)' is there already; give it another 'id'")
    }

    /// Two roads with one key.
    public static func mapRepeatedRoad(_ key: String) -> Phrase {
        Phrase("jalan '\(key)' sudah ada; beri 'id' lain", en: "road '\(key)' is there already; give it another 'id'")
    }

    /// Degrees that are no place on Earth, or too near a pole.
    public static func mapOutsideDegrees(_ point: String) -> Phrase {
        Phrase(
            "\(point) di luar bujur ±180, lintang ±89; peta dalam meter menulis \"units\": \"metres\"",
            en: "\(point) is outside longitude ±180, latitude ±89; a map in metres says \"units\": \"metres\""
        )
    }

    /// A map that is no city's.
    public static func mapTooWide(_ point: String, kilometres: Int64) -> Phrase {
        Phrase(
            "\(point) lebih dari \(kilometres) km dari tengah peta; potong peta",
            en: "\(point) is more than \(kilometres) km from the map's middle; cut the map"
        )
    }

    /// More crossings than the router's numbers reach.
    public static func mapTooLarge(_ nodes: Int) -> Phrase {
        Phrase(
            "peta punya lebih dari \(nodes) simpul; potong peta",
            en: "the map has more than \(nodes) nodes; cut the map"
        )
    }

    /// A place off the roads.
    public static func mapPlaceOffRoad(_ place: String, metres: Int64, limit: Int64) -> Phrase {
        Phrase(
            "tempat '\(place)' \(metres) m dari simpul jalan terdekat; paling jauh \(limit) m, tambahkan jalan",
            en: "place '\(place)' is \(metres) m from the nearest node; at most \(limit) m, so add a road"
        )
    }

    /// A place that no road leads to, with the link that is missing.
    public static func mapUnreachable(
        _ place: String,
        from: String,
        tail: String,
        head: String,
        metres: Int64
    ) -> Phrase {
        Phrase(
            "'\(place)' tidak tercapai dari '\(from)'; sambungan yang hilang: \(tail) ke \(head), \(metres) m",
            en: "'\(place)' cannot be reached from '\(from)'; the missing link: \(tail) to \(head), \(metres) m"
        )
    }
}
