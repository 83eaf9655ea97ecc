extension CasualtyOutcomeRecorded {
    /// The outcome of somebody who died.
    public static let died = "meninggal"
}
