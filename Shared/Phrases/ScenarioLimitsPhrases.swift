// What is said of numbers and names in a scenario that cannot be so, or that make something useless.

extension Phrase {
    /// More lost than there is.
    public static func lossAboveStrength(_ lost: UInt64, of resource: String, unit: String, has: UInt64) -> Phrase {
        Phrase(
            "inject ini mengambil \(lost) '\(resource)', dan \(unit) hanya mempunyai \(has); kurangi 'count', atau tambah "
                + "kekuatannya",
            en:
                "this inject takes away \(lost) '\(resource)', and \(unit) has \(has); lower 'count', or give the unit more"
        )
    }

    /// A road whose ends are one place.
    public static func roadToItself(_ road: String, at place: String) -> Phrase {
        Phrase(
            "jalan '\(road)' berawal dan berakhir di '\(place)'; tulis tempat lain di 'from' atau 'to'",
            en: "road '\(road)' begins and ends at '\(place)'; write another place in 'from' or 'to'"
        )
    }

    /// A road that is shorter than the straight line.
    public static func roadTooShort(_ road: String, _ length: UInt32, straight: UInt64) -> Phrase {
        Phrase(
            "jalan '\(road)' panjangnya \(length) m, padahal jarak lurus antara kedua ujungnya \(straight) m; periksa 'length', "
                + "atau 'x' dan 'y' kedua tempat itu",
            en:
                "road '\(road)' is \(length) m long, and the straight line between its ends \(straight) m; look at 'length', or at "
                + "'x' and 'y' of both places"
        )
    }

    /// A road with a diversion that is never closed.
    public static func exitToBeClosed(_ road: String) -> Phrase {
        Phrase(
            "jalan '\(road)' punya 'diversion' supaya ditutup, tetapi sebagai 'exit_route' ia tetap terbuka bagi massa; hapus salah "
                + "satu",
            en:
                "road '\(road)' has a 'diversion', to be closed, and as an 'exit_route' stays open for the crowd; delete one"
        )
    }

    /// A hospital without beds.
    public static func noBeds(_ hospital: String) -> Phrase {
        Phrase(
            "rumah sakit '\(hospital)' tanpa tempat tidur tidak menerima siapa pun; tulis 'beds' di atas 0, atau hapus rumah sakit itu",
            en: "hospital '\(hospital)' without beds admits nobody; write 'beds' above 0, or delete the hospital"
        )
    }

    /// A title that another place has too.
    public static func placesOfOneTitle(_ title: String, others: [String]) -> Phrase {
        let list = others.joined(separator: ", ")
        return Phrase(
            "judul '\(title)' dipakai juga oleh tempat \(list), sehingga di layar keduanya tidak dapat dibedakan; beri judul sendiri",
            en: "the title '\(title)' is that of \(list) too, so that screens show them alike; give each its own"
        )
    }

    /// A variant that has no key of its own.
    public static func keyOfBase(_ key: String) -> Phrase {
        Phrase(
            "varian ini memakai kunci dasarnya, '\(key)', sehingga keduanya tidak dapat dibedakan; tulis kunci sendiri: 'key: \(key)-2'",
            en:
                "this variant has its base's key, '\(key)', so that nobody can tell them apart; write its own: 'key: \(key)-2'"
        )
    }

    /// A variant that gives its base's drill to another district.
    public static func districtOfAnother(_ district: String, base: String) -> Phrase {
        Phrase(
            "dasarnya adalah latihan '\(base)', dengan satuan dan naskah atas nama itu, dan tidak dapat dipindah ke '\(district)'; "
                + "hapus 'district' di sini, atau mulai dari 'gladi new-scenario KUNCI --district \(district)'",
            en:
                "its base is a drill of '\(base)', with units and a script in that name, and cannot move to '\(district)'; delete "
                + "'district' here, or begin with 'gladi new-scenario KEY --district \(district)'"
        )
    }

    /// Said after what was found, where some of it keeps rules from being asked.
    public static let restNotLookedAt = Phrase(
        "yang bergantung pada isian keliru di atas belum diperiksa: perbaiki dahulu, lalu periksa lagi",
        en:
            "what depends on the mistakes above was not looked at: mend them first, then check again"
    )
}
