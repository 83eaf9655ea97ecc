import Domain

/// The titles that one agency's units have announced for words of their own: a body of people, a kit, a capability.
///
/// With them a screen shows `regu-tandu` as *regu tandu* or *stretcher team*, in that agency's events and in no other's. The
/// first announcement of a word counts.
public struct OwnWords: Sendable {
    /// The most words of all agencies together that are known.
    public static let wordsMax = 1_024
    /// The most bytes of a title in one language; a longer one is not shown.
    public static let titleBytesMax = 100
    /// The fields of the schema's events that name such words, by their JSON names.
    public static let fields = ["ownBody", "kit", "resource"]

    private var titles: [String: LineWords] = [:]

    /// Nothing announced yet.
    public init() {}

    /// How many words have a title.
    var count: Int { titles.count }

    /// Takes in the words of a profile that have no title yet, at most `room` of them.
    mutating func hear(_ profile: Profile, room: Int) {
        let most = titles.count + room
        for own in profile.ownWords where own.isFit && titles[own.word] == nil && titles.count < most {
            titles[own.word] = LineWords(own.titleID, en: own.titleEn)
        }
    }

    /// A word's title in both languages, as plain text; nil where nobody announced one.
    public subscript(word: String) -> LineWords? { titles[word] }
}

extension OwnWord {
    /// A word with its title: `OwnWord("regu-tandu", "regu tandu", en: "stretcher team")`.
    public init(_ word: String, _ title: String, en english: String) {
        self = .with {
            $0.word = word
            $0.titleID = title
            $0.titleEn = english
        }
    }

    /// True when readers show it: a word of at most 24 letters a-z, digits and hyphens, with a title on one line in each language.
    public var isFit: Bool {
        (try? Capability(word)) != nil
            && [titleID, titleEn].allSatisfy { title in
                (1...OwnWords.titleBytesMax).contains(title.utf8.count) && !title.contains(where: \.isNewline)
            }
    }
}
