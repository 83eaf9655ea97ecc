// What a scenario holds, and the forms of its values, as messages about it name them.

extension Phrase {
    /// The kinds of things that a scenario names.
    public enum ScenarioThing {
        /// An agency.
        public static let agency = Phrase("instansi", en: "agency")
        /// A unit.
        public static let unit = Phrase("satuan", en: "unit")
        /// A task force.
        public static let taskForce = Phrase("satuan tugas", en: "task force")
        /// A place.
        public static let place = Phrase("tempat", en: "place")
        /// A road.
        public static let road = Phrase("jalan", en: "road")
        /// A hospital.
        public static let hospital = Phrase("rumah sakit", en: "hospital")
        /// An office, or a protected one.
        public static let office = Phrase("jabatan", en: "office")
        /// A crowd.
        public static let group = Phrase("massa", en: "crowd")
        /// A step of the script.
        public static let step = Phrase("langkah naskah", en: "script step")
        /// A step or an inject.
        public static let stepOrInject = Phrase("langkah atau inject", en: "step or inject")
        /// An inject.
        public static let inject = Phrase("inject", en: "inject")
        /// An episode.
        public static let episode = Phrase("episode", en: "episode")
        /// A parameter.
        public static let parameter = Phrase("parameter", en: "parameter")
        /// People, or a kit.
        public static let resource = Phrase("kekuatan", en: "resource")
        /// What a unit can do.
        public static let capability = Phrase("kemampuan", en: "capability")
        /// An order of the plan.
        public static let plannedOrder = Phrase("perintah rencana", en: "planned order")
        /// The template of an organisation.
        public static let organisation = Phrase("organisasi", en: "organisation")
        /// An element of a list, by its name.
        public static let listElement = Phrase("butir", en: "element")
        /// The chain of command.
        public static let chain = Phrase("rantai komando", en: "the chain of command")
        /// The order of a script.
        public static let order = Phrase("urutan 'after'", en: "the order by 'after'")
    }

    /// The forms that a key may ask of its value.
    public enum Form {
        /// Text.
        public static let text = Phrase("teks", en: "text")
        /// A file's path.
        public static let path = Phrase("letak berkas sebuah program", en: "the path of a program")
        /// A mapping.
        public static let mapping = Phrase("sekumpulan kunci", en: "a mapping")
        /// A list.
        public static let list = Phrase("daftar", en: "a list")
        /// A list, as the one value that stands there alone would be written.
        public static func list(of value: String) -> Phrase {
            Phrase("daftar dalam kurung siku, [\(value)]", en: "a list in brackets, [\(value)]")
        }
        /// True or false.
        public static let flag = Phrase("true (ya) atau false (tidak)", en: "true or false")
        /// A clock time.
        public static let clock = Phrase("waktu JJ:MM:DD seperti 01:10:00", en: "a time HH:MM:SS such as 01:10:00")
        /// A duration.
        public static let duration = Phrase(
            "jangka waktu: 90s (90 detik), 10m (10 menit), atau 1h30m (1 jam 30 menit), paling lama 24 jam",
            en: "a duration such as 90s, 10m or 1h30m, of at most 24 hours"
        )
        /// The civil start.
        public static let start = Phrase(
            "tanggal dan jam seperti 2024-08-25T08:00:00+07:00",
            en: "a date and time such as 2024-08-25T08:00:00+07:00"
        )
        /// A civil time that is written rightly and that no calendar has.
        public static let day = Phrase(
            "hari dan jam yang ada dalam kalender",
            en: "a day and time that a calendar has"
        )
        /// A name of the scenario's own.
        public static let word = Phrase(
            "nama dari a-z, 0-9, '-', '_', diawali huruf, paling banyak 48",
            en: "a name of a-z, 0-9, '-', '_', a letter first, at most 48"
        )
        /// A unit's id.
        public static let unit = Phrase("satuan seperti muba/traffic", en: "a unit such as muba/traffic")
        /// A range of two numbers.
        public static let range = Phrase("dua angka [rendah, tinggi]", en: "two numbers [low, high]")

        /// A whole number within bounds.
        public static func number(_ low: Int64, _ high: Int64) -> Phrase {
            low == high
                ? Phrase("angka \(low)", en: "the number \(low)")
                : Phrase("bilangan bulat \(low) sampai \(high)", en: "a whole number from \(low) to \(high)")
        }

        /// A duration within bounds.
        public static func seconds(_ low: UInt64, _ high: UInt64) -> Phrase {
            Phrase("jangka waktu dari \(low)s sampai \(high)s", en: "a duration from \(low)s to \(high)s")
        }

        /// One word of several.
        public static func oneOf(_ words: [String]) -> Phrase {
            let list = words.joined(separator: ", ")
            return Phrase("salah satu dari: \(list)", en: "one of: \(list)")
        }
    }
}
