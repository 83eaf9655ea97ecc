import ArgumentParser
import AsyncAPI
import Phrases

/// `gladi asyncapi`: topics and events as an AsyncAPI 3 document.
struct AsyncAPICommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "asyncapi",
        abstract: "Dokumen AsyncAPI 3 dari semua topik dan peristiwa. (All topics and events as AsyncAPI 3.)",
        discussion: """
            Ditulis sebagai JSON, selalu sama untuk katalog yang sama. (JSON, the same for the same catalogue.)

              gladi asyncapi > asyncapi.json
            """
    )

    func run() throws { ScreenDoor.output.say(document: try AsyncAPIDocument().json) }
}
