extension Phrase {
    /// Somebody hurt, by the name that the ground gives: `korban petugas 1 (lempar)` for `korban-lempar-petugas-1`.
    ///
    /// Side, number and origin (a step, a crowd or a place) stay, so that no two have the same. Nil for a name of another form, as
    /// people give.
    public static func casualty(_ key: String) -> Phrase? {
        guard let parts = key.wholeMatch(of: /korban-(.+?)(-petugas)?-([0-9]+)/)?.output else { return nil }
        let isOfficer = parts.2 != nil
        return Phrase(
            "korban \(isOfficer ? "petugas" : "massa") \(parts.3) (\(parts.1))",
            en: "casualty \(parts.3) of the \(isOfficer ? "officers" : "crowd") (\(parts.1))"
        )
    }
}
