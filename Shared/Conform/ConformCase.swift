import Phrases

/// What a certification tries: each case is a promise that a unit's program makes to all who play with it.
package enum ConformCase: String, CaseIterable, Sendable, Codable {
    /// It joins, says what it is, and goes on saying that it is there.
    case joins
    /// It plays the turns that control grants, and nothing else.
    case grants
    /// Equal logs make it write equal bytes.
    case determinism
    /// Copies and forged sequences change nothing.
    case duplicates
    /// Killed at any point of a turn, it finishes that turn as it would have without the kill.
    case rebuild
    /// It ignores what is no record of the drill, and records that their publisher may not write.
    case foreign
    /// It waits as long as nothing is granted.
    case pause
    /// It ends with the drill, or when it is asked to.
    case stop
    /// It writes what it announced, and where it may.
    case profile

    /// The rules of the protocol on which the case rests.
    package var rules: [String] {
        switch self {
        case .joins: ["C1", "W1"]
        case .grants: ["U1", "U2", "U3", "W2", "W5", "R4"]
        case .determinism: ["U3", "U4"]
        case .duplicates: ["R2", "R3"]
        case .rebuild: ["U4", "U5", "W3", "R3"]
        case .foreign: ["R1", "R5"]
        case .pause: ["C8", "C9"]
        case .stop: ["C13", "W3"]
        case .profile: ["R1", "R5", "W1"]
        }
    }

    /// True when it tries nothing unless the unit writes more than completions.
    var needsRecords: Bool {
        switch self {
        case .joins, .grants, .pause, .stop: false
        case .determinism, .duplicates, .rebuild, .foreign, .profile: true
        }
    }

    /// What it is called on screen.
    package var title: Phrase { .conformTitle(rawValue) }
}

/// The result of trying a case.
package enum ConformVerdict: Sendable, Hashable {
    /// The service does what it must.
    case passed
    /// It does not; the differences are listed in the order in which they were seen.
    case failed([Phrase])
    /// Nobody knows: it was not asked for, or the service did not get so far.
    case untested

    /// The word for it in a certificate or JSON.
    package var word: String {
        switch self {
        case .passed: "lulus"
        case .failed: "gagal"
        case .untested: "tidak diuji"
        }
    }
}
