import Foundation
import Testing
import Yams

/// The compose file and the topics keep up with the package and the scenarios.
struct ComposeTests {
    private struct Compose: Decodable {
        struct Service: Decodable {
            let image: String?
            let entrypoint: Entrypoint?
            let environment: [String: String]?
        }

        /// One word, or a list of words.
        enum Entrypoint: Decodable {
            case word(String)
            case words([String])

            init(from decoder: any Decoder) throws {
                let container = try decoder.singleValueContainer()
                if let word = try? container.decode(String.self) {
                    self = .word(word)
                } else {
                    self = .words(try container.decode([String].self))
                }
            }
        }

        let services: [String: Service]
    }

    private static func compose() throws -> Compose {
        try YAMLDecoder().decode(Compose.self, from: Repository.text("docker-compose.yml"))
    }

    /// The topics that `ops/topics` makes, by their last words.
    private static func topics() throws -> Set<String> {
        let script = try Repository.text("ops/topics")
        let list = try #require(script.firstMatch(of: /topics=\(([a-z0-9\s-]+)\)/)).1
        return Set(list.split(whereSeparator: \.isWhitespace).map(String.init))
    }

    /// An agency that joined needs none before it plays in a scenario of the library.
    @Test func everyProgramHasAService() throws {
        let services = try Self.compose().services
        let library = try Self.topics().union(["control", "recorder", "gladi"])
        let programs = try Repository.programs().filter { services[$0] != nil || library.contains($0) }
        #expect(programs.count >= 10)
        for program in programs {
            let service = try #require(services[program], "docker-compose.yml does not start \(program)")
            guard case .word(program) = service.entrypoint else {
                Issue.record("service \(program) starts another program")
                continue
            }
            #expect(service.environment?["GLADI_KAFKA"] == "kafka:19092")
        }
        #expect(Set(services.keys) == Set(programs + ["kafka", "topics"]))
    }

    @Test func oneKafkaThatMakesNoTopicsByItself() throws {
        let services = try Self.compose().services
        let kafka = try #require(services["kafka"])
        #expect(kafka.environment?["KAFKA_AUTO_CREATE_TOPICS_ENABLE"] == "false")
        #expect(kafka.image?.hasPrefix("apache/kafka:4.") == true)
        #expect(services["topics"]?.image == kafka.image)
    }

    @Test func everyUnitOfTheLibraryHasATopic() throws {
        let topics = try Self.topics()
        let folder = "Shared/Scenario/Library"
        var units: Set<String> = []
        for file in try Repository.files(below: folder, ending: ".yaml") {
            for match in try Repository.text(file).matches(of: /unit: <?[a-z0-9-]+>?\/([a-z0-9-]+)/) {
                units.insert(String(match.1))
            }
        }
        #expect(units.count >= 11)
        #expect(units.subtracting(topics) == [])
        #expect(topics.isSuperset(of: ["control", "console", "truth", "recorder", "deadletter"]))
    }
}
