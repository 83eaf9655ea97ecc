import Domain

extension DrillID {
    /// A new drill's id: whose drill it is, shortened if need be, and four random characters.
    ///
    /// - Parameter origin: A scenario's key, or the id of a drill that is played again, whose own four are left out.
    /// - Returns: An id that most likely no drill has had.
    /// - Throws: `InvalidName` when `origin` does not begin as a drill's id does.
    public static func fresh(of origin: String) throws(InvalidName) -> DrillID {
        // Without the letters and digits that are mistaken for one another when read aloud.
        let letters = Array("abcdefghjkmnpqrstuvwxyz23456789")
        let suffix = String((0..<4).map { _ in letters[Int.random(in: letters.indices)] })
        return try DrillID("\(origin.prefix { $0 != "." }.prefix(14)).\(suffix)")
    }
}
