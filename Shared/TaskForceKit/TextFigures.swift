import Domain
import Events
import Phrases

/// Figures in the texts that units write into the record, as a police report has them: `850–1.100 orang`, `5 menit`.
///
/// An English screen tells such a text in English, its figures too.
extension HeadcountRange {
    /// How many people, in Indonesian words; both ends are people, 0 and 0 is nobody.
    public var inWords: String { Phrase.headcount(low: low, high: high).indonesian }
}

extension BinaryInteger {
    /// The number with its thousands grouped: `1.100`.
    public var inWords: String { Phrase.whole(self).indonesian }

    /// A length of time of that many seconds: `5 menit 4 detik`; a negative one is none.
    public var secondsInWords: String { Phrase.lengthOfTime(seconds: UInt64(clamping: self)).indonesian }

    /// The same to the nearest minute, once it lasts one: `5 menit`.
    public var minutesInWords: String {
        let seconds = UInt64(clamping: self)
        let over = seconds < 60 ? 0 : seconds % 60
        return (seconds - over).addingSaturated(over < 30 ? 0 : 60).secondsInWords
    }
}
