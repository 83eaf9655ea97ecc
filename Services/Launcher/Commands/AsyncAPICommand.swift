import ArgumentParser
import AsyncAPI
import Files
import Phrases
import ServiceHost

/// `gladi asyncapi`: topics and events as an AsyncAPI 3 document.
struct AsyncAPICommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "asyncapi",
        abstract: "Dokumen AsyncAPI 3 dari semua topik dan kejadian. (All topics and events as AsyncAPI 3.)",
        discussion: """
            Ditulis sebagai JSON, selalu sama untuk skema yang sama. (JSON, the same for the same schema.)

              gladi asyncapi > asyncapi.json
              protoc … --include_imports --include_source_info --descriptor_set_out=bpbd.pb bpbd/v1/bpbd.proto
              gladi asyncapi --descriptors bpbd.pb > bpbd.json

            Kode akhir: 0 tercetak; 64 cara pakai salah; 65 berkas bukan skema.
            (Exit codes: 0 written; 64 wrong usage; 65 the file holds no descriptors.)
            """
    )

    @Option(
        help:
            "Skema lain, misalnya milik instansi: FileDescriptorSet dari protoc. (Another schema, such as an agency's own: a FileDescriptorSet that protoc wrote.)"
    )
    var descriptors: String?
    @OptionGroup var screen: LanguageOption

    /// Bytes of a descriptor set at most.
    private static let bytesMax = 1 << 24

    func run() throws {
        try reporting(in: screen.language) {
            ScreenDoor.output.say(document: try document().json)
        }
    }

    private func document() throws -> AsyncAPIDocument {
        guard let path = descriptors else { return try AsyncAPIDocument() }
        let bytes = try NamedFile.read(path, bytesMax: Self.bytesMax)
        do { return try AsyncAPIDocument(descriptors: bytes) } catch {
            throw ServiceFailure(.noDescriptors(path), exitCode: 65)
        }
    }
}
