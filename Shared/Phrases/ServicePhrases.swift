/// What every service says on its screen.
extension Phrase {
    /// Nobody reads what is written.
    public static let screenClosed = Phrase(
        "keluaran ditutup sebelum semuanya tertulis",
        en: "the output was closed before all was written"
    )

    /// No drill is open on the bus yet.
    public static func waitingForDrill(_ broker: String) -> Phrase {
        Phrase("menunggu latihan dibuka di \(broker) …", en: "waiting for a drill to be opened at \(broker) …")
    }

    /// A unit takes part.
    public static func joined(_ units: [String], drill: String) -> Phrase {
        Phrase(
            "\(units.joined(separator: ", ")) bergabung dalam latihan \(drill)",
            en: "\(units.joined(separator: ", ")) joined drill \(drill)"
        )
    }

    /// Several drills are open.
    public static func severalDrills(_ drills: [String]) -> Phrase {
        Phrase(
            "beberapa latihan terbuka: \(drills.joined(separator: ", ")); pilih satu dengan --drill",
            en: "several drills are open: \(drills.joined(separator: ", ")); choose one with --drill"
        )
    }

    /// The drill has ended.
    public static func drillIsOver(_ drill: String) -> Phrase {
        Phrase("latihan \(drill) sudah berakhir", en: "drill \(drill) has ended")
    }

    /// The roster has none of the program's units.
    public static func noUnitHere(_ wanted: [String], drill: String, roster: [String]) -> Phrase {
        Phrase(
            "latihan \(drill) tidak memuat \(wanted.joined(separator: ", ")); yang ada: \(roster.joined(separator: ", "))",
            en: "drill \(drill) has no \(wanted.joined(separator: ", ")); it has: \(roster.joined(separator: ", "))"
        )
    }

    /// A machine stopped for a reason that is not the drill's end.
    public static func serviceStopped(_ reason: String) -> Phrase {
        Phrase("layanan berhenti: \(reason)", en: "the service stopped: \(recorded(reason).english)")
    }

    /// The bus failed.
    public static func busFailed(_ reason: String) -> Phrase {
        Phrase(
            "\(reason). Periksa alamat broker (--kafka HOST:PORT) dan apakah ia berjalan",
            en: "\(reason). Check the broker's address (--kafka HOST:PORT) and whether it runs"
        )
    }

    /// A value on the command line is not valid.
    public static func badOption(_ option: String, _ value: String, _ rule: String) -> Phrase {
        Phrase("\(option) '\(value)' tidak sah: \(rule)", en: "\(option) '\(value)' is not valid: \(rule)")
    }

    /// A replay begins.
    public static func replaying(_ path: String, as drill: String) -> Phrase {
        Phrase("memutar ulang \(path) sebagai latihan \(drill)", en: "replaying \(path) as drill \(drill)")
    }

    /// A replay is done.
    public static func replayed(_ records: Int, as drill: String) -> Phrase {
        Phrase("\(records) catatan diputar ulang sebagai \(drill)", en: "replayed \(records) records as \(drill)")
    }
}
