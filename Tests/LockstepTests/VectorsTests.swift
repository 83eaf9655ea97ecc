import Domain
import Events
import Foundation
import Lockstep
import Testing

/// The vectors for those who write a client in another language: `Vectors/vectors.json`.
///
/// `Tests/Python/test_vectors.py` checks the same file with Python's hashlib alone.
@Suite("Published vectors of the protocol")
struct VectorsTests {
    private struct Published: Decodable {
        struct LeafCase: Decodable {
            let note: String
            let stream: String
            let sequence: String
            let turn: String
            let type: String
            let contentType: String
            let cause: String?
            let data: String
            let leaf: String
        }

        struct ChainCase: Decodable {
            let note: String
            let leaves: [String]
            let digests: [String]
        }

        let leaves: [LeafCase]
        let chains: [ChainCase]
    }

    private let published: Published

    init() throws {
        let file = try #require(
            Bundle.module.url(forResource: "vectors", withExtension: "json", subdirectory: "Vectors")
        )
        published = try JSONDecoder().decode(Published.self, from: Data(contentsOf: file))
    }

    @Test("leaf")
    func leaf() throws {
        #expect(published.leaves.count >= 7)
        for vector in published.leaves {
            let leaf = Leaf(
                stream: try StreamName(vector.stream),
                sequence: try #require(UInt64(vector.sequence)),
                turn: try #require(UInt64(vector.turn)),
                type: vector.type,
                contentType: try #require(ContentType(rawValue: vector.contentType)),
                cause: try vector.cause.map { try EventID($0) },
                data: try bytes(vector.data)
            )
            #expect(leaf.description == vector.leaf, "\(vector.note)")
        }
        #expect(Set(published.leaves.map(\.leaf)).count == published.leaves.count)
    }

    @Test("digest chain")
    func chain() throws {
        #expect(published.chains.count >= 4)
        for vector in published.chains {
            let leaves = try vector.leaves.map { try #require(Leaf(bytes: try bytes($0))) }
            var chain = DigestChain(opened: try #require(leaves.first))
            var digests = [hexadecimal(chain.value)]
            for leaf in leaves.dropFirst() {
                chain = DigestChain(resuming: chain.value)
                chain.cover(leaf)
                digests.append(hexadecimal(chain.value))
            }
            #expect(digests == vector.digests, "\(vector.note)")
        }
    }

    private func bytes(_ hexadecimal: String) throws -> [UInt8] {
        let digits = Array(hexadecimal)
        return try stride(from: 0, to: digits.count, by: 2).map { index in
            try #require(UInt8(String(digits[index...(index + 1)]), radix: 16))
        }
    }
}
