import Domain
import TaskForceKit

extension ParameterKey {
    /// Seconds until bystanders' call reaches the health team.
    public static let emergencyCallSeconds = ParameterKey("emergency_call_seconds", 120, 0...3_600)
    /// Seconds to load a patient into an ambulance.
    public static let loadSeconds = ParameterKey("load_seconds", 60, 0...1_800)
    /// Seconds of treatment on site.
    public static let treatmentSeconds = ParameterKey("treatment_seconds", 600, 1...7_200)
    /// The quickest examination; START allows 30 to 60 seconds each.
    public static let triageSecondsMin = ParameterKey("triage_seconds_min", 30, 1...600)
    /// The slowest examination.
    public static let triageSecondsMax = ParameterKey("triage_seconds_max", 60, 1...600)
    /// Minutes after which someone who waits loses a point of Sacco's score; assumed and uncalibrated
    /// (`Deterioration`).
    public static let deteriorationMinutes = ParameterKey("deterioration_minutes", 40, 1...10_080)
    /// The least time between two requests for further ambulances; assumed.
    public static let ambulancesAgainSeconds = ParameterKey("ambulances_again_seconds", 300, 1...7_200)
    /// People at a post, when the order does not say how many.
    public static let medicalPostPersonnel = ParameterKey("medical_post_personnel", 6, 1...200)
}
