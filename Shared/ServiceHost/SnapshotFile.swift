import Crypto
import Domain
import Events
import Foundation
import TaskForceKit
import UnitLockstep

/// A unit's snapshot as a file keeps it.
///
/// The drill's opening and partition are with it, so that the unit can go on where the log has lost its head. The file
/// is a line with the format and the SHA-256 of what follows, then one JSON object. Damage is found before anything is
/// decoded.
package struct SnapshotFile: Codable, Sendable {
    /// The partition that holds the drill's records in every topic.
    package let partition: Int32
    /// The drill's `Opened`, canonical Protobuf.
    package let opening: Data
    /// Where the unit stood.
    package let snapshot: UnitSnapshot

    /// The longest file that is read; the largest of a drill's states has some hundred kilobytes.
    package static let bytesMax = 64 << 20
    private static let format = "gladi-snapshot-1"

    package init(_ snapshot: UnitSnapshot, of open: OpenDrill) {
        partition = open.partition
        opening = Data(open.opened.canonicalBytes())
        self.snapshot = snapshot
    }

    /// The file's bytes.
    package func bytes() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return Self.sealed(try encoder.encode(self))
    }

    /// `content` under a line that tells its checksum.
    package static func sealed(_ content: Data) -> Data { Data("\(format) \(checksum(content))\n".utf8) + content }

    private static func checksum(_ content: some DataProtocol) -> String {
        hexadecimal(Array(SHA256.hash(data: content)))
    }

    /// What a file's bytes say.
    ///
    /// - Throws: `Defect`: what is wrong with them.
    package init(bytes: Data) throws(Defect) {
        guard let end = bytes.firstIndex(of: UInt8(ascii: "\n")) else { throw Defect("the first line has no end") }
        let line = String(decoding: bytes[..<end], as: UTF8.self)
        let words = line.split(separator: " ", omittingEmptySubsequences: false)
        guard words.count == 2, words[0] == Self.format else { throw Defect("the first line is not \(Self.format)'s") }
        let content = bytes[bytes.index(after: end)...]
        guard Self.checksum(content) == words[1] else { throw Defect("the checksum does not fit") }
        do { self = try JSONDecoder().decode(Self.self, from: content) } catch { throw Defect("it cannot be decoded") }
        guard partition >= 0, (try? Opened(serializedBytes: opening)) != nil else { throw Defect("no drill's opening") }
    }

    /// The drill that the unit played in.
    var drill: KnownDrill? {
        (try? Opened(serializedBytes: opening)).map { opened in
            KnownDrill(
                OpenDrill(id: snapshot.drill, partition: partition, opened: opened),
                position: snapshot.position
            )
        }
    }
}
