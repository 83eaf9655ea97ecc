/// What a unit's program says of its snapshots.
extension Phrase {
    /// The folder cannot be used.
    public static func snapshotFolderFails(_ path: String, _ reason: String) -> Phrase {
        Phrase(
            "folder keadaan satuan \(path) tidak dapat dipakai (\(reason)): pilih lain dengan --state",
            en: "the folder for snapshots \(path) cannot be used (\(reason)): choose another with --state"
        )
    }

    /// A unit goes on from its snapshot.
    public static func goesOnFromSnapshot(_ unit: String, turn: UInt64) -> Phrase {
        Phrase(
            "\(unit) melanjutkan dari keadaan tersimpan sesudah langkah simulasi \(turn)",
            en: "\(unit) goes on from its snapshot after turn \(turn)"
        )
    }

    /// A snapshot cannot be used; `to`: its new name, nil where it could not be renamed.
    public static func snapshotSetAside(_ path: String, _ reason: String, to: String?) -> Phrase {
        let (place, name) = to.map { ("disisihkan sebagai \($0)", "set aside as \($0)") } ?? ("dilewati", "passed over")
        return Phrase(
            "keadaan tersimpan \(path) tidak dapat dipakai (\(reason)); \(place), catatan di broker dibaca dari awal",
            en:
                "the snapshot \(path) cannot be used (\(reason)); it is \(name), and the log is read from its beginning"
        )
    }

    /// A snapshot was written by another version of the program.
    public static func snapshotOfVersion(_ path: String, _ version: String) -> Phrase {
        Phrase(
            "keadaan tersimpan \(path) berasal dari versi \(version); dilewati, catatan di broker dibaca dari awal",
            en:
                "the snapshot \(path) is of version \(version); it is passed over, and the log is read from its beginning"
        )
    }

    /// A unit's snapshot cannot be used, and the log that would do instead has lost its head.
    public static func noSnapshotAndNoHead(_ unit: String, _ snapshot: String, _ log: String) -> Phrase {
        Phrase(
            "\(unit) tidak dapat melanjutkan: keadaan tersimpan tidak dapat dipakai (\(snapshot)), dan awal catatan di "
                + "broker sudah hilang (\(log)). Latihan berjalan terus tanpa satuan program ini",
            en: "\(unit) cannot go on: its snapshot cannot be used (\(snapshot)), and the log's head is gone (\(log)). "
                + "The drill goes on without this program's units"
        )
    }

    /// The log has lost a drill's opening, and nothing here remembers it.
    public static func openingIsGone(_ drill: String) -> Phrase {
        Phrase(
            "latihan \(drill) belum berakhir, tetapi awal catatannya di broker sudah hilang dan tidak ada keadaan tersimpan "
                + "yang dapat dipakai (--state): satuan atau alat ini tidak dapat bergabung lagi",
            en:
                "drill \(drill) has not ended, but the log has lost its head, and there is no snapshot that can be used "
                + "(--state): this program cannot join it any more"
        )
    }

    /// The disk does not take a snapshot.
    public static func snapshotNotKept(_ unit: String, _ reason: String) -> Phrase {
        Phrase(
            "keadaan \(unit) tidak dapat disimpan (\(reason)); latihan berjalan terus",
            en: "the snapshot of \(unit) cannot be kept (\(reason)); the drill goes on"
        )
    }
}
