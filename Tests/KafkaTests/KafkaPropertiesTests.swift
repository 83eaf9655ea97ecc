import Bus
import Foundation
import Kafka
import Phrases
import Testing

@Suite("A file of Kafka client properties")
struct KafkaPropertiesTests {
    @Test("keys, values and comments of a usual file are taken")
    func usual() throws {
        let properties = try KafkaProperties(
            """
            # Polres Muba
            ! still a comment
            bootstrap.servers = kafka-1:9093,kafka-2:9093

            security.protocol=SASL_SSL
            sasl.mechanism=SCRAM-SHA-512
              sasl.username=traffic
            sasl.password=a=b=c
            ssl.ca.location=\(#filePath)\r
            acks=all
            group.id=mine
            """,
            file: "client.properties"
        )
        #expect(properties.bootstrap == "kafka-1:9093,kafka-2:9093")
        #expect(properties.ignored == ["acks", "group.id"])
        #expect(
            properties.settings.map { "\($0.key)=\($0.value)" } == [
                "security.protocol=SASL_SSL", "sasl.mechanism=SCRAM-SHA-512", "sasl.username=traffic",
                "sasl.password=a=b=c", "ssl.ca.location=\(#filePath)",
            ]
        )
        #expect(KafkaConnection(bootstrap: "x:1", properties: properties).bootstrap == "x:1")
    }

    @Test("a path to no file is told, and is not left to the broker's silence")
    func missingFile() {
        let error = #expect(throws: KafkaPropertiesError.self) {
            try KafkaProperties("ssl.ca.location=/nowhere/ca.pem", file: "c")
        }
        #expect(error?.description == "c:1: ssl.ca.location: there is no such file; check its name and folder")
    }

    @Test(
        "what is wrong is said with file, line and remedy",
        arguments: [
            ("a=1", "c:1: librdkafka does not know the key in this line: check its spelling or leave it out"),
            ("client.ids=x", "c:1: librdkafka does not know the key in this line: did you mean client.id?"),
            ("#\nclient.id", "c:2: this line is not key=value; what it holds is not shown"),
            ("=1", "c:1: this line is not key=value; what it holds is not shown"),
            (
                "\n\nsasl.jaas.config=x required;",
                "c:3: sasl.jaas.config is known to Java clients only: write sasl.username=… and sasl.password=…"
            ),
            (
                "ssl.truststore.location=/x.jks",
                "c:1: ssl.truststore.location is known to Java clients only: write ssl.ca.location=… with a PEM file "
                    + "(convert a JKS with keytool and openssl)"
            ),
            (
                "key.serializer=org.apache.X",
                "c:1: key.serializer is known to Java clients only: leave it out: Gladi is no Java program"
            ),
            ("client.id=a\\\nb", "c:1: the value of client.id goes on in the next line: write it in one"),
            (
                "socket.timeout.ms=soon",
                "c:1: the value of socket.timeout.ms is not valid; valid: 10 .. 300000"
            ),
        ]
    )
    func wrong(_ text: String, _ message: String) throws {
        let error = #expect(throws: KafkaPropertiesError.self) { try KafkaProperties(text, file: "c") }
        #expect(error?.description == message)
        #expect(error?.phrase.indonesian.hasPrefix("c:\(error?.line ?? 0): ") == true)
    }

    @Test("a value that librdkafka does not take is named")
    func badValue() {
        let error = #expect(throws: KafkaPropertiesError.self) {
            try KafkaProperties("security.protocol=nonsense", file: "c")
        }
        let valid = "plaintext, ssl, sasl_plaintext, sasl_ssl"
        #expect(error?.description == "c:1: the value of security.protocol is not valid; valid: \(valid)")
    }

    @Test("a missing file, and no address anywhere, are said")
    func missing() {
        let unreadable = #expect(throws: KafkaPropertiesError.self) {
            try KafkaConnection(bootstrap: "x:1", configuration: "/nowhere/client.properties")
        }
        let missing = "/nowhere/client.properties: there is no such file; check its name and folder"
        #expect(unreadable?.description == missing)
        let nameless = #expect(throws: KafkaPropertiesError.self) {
            try KafkaConnection(bootstrap: nil, configuration: nil)
        }
        #expect(nameless?.phrase == .noBrokerNamed)
    }

    /// What people write by mistake, each with the password in it.
    private static let mistakes = [
        "sasl.password hunter2secret", "sasl.password: hunter2secret", "sasl.password:hunter2secret==",
        "sasl.password hunter2secret==", "sasl.password hunter2secret = x", "hunter2secret", "hunter2secret=",
        "hunter2secret==", "=hunter2secret", "sasl.pasword=hunter2secret", "password=hunter2secret",
        "hunter2secret=sasl.password", "sasl.password=hunter2secret\\", "sasl.pasword=hunter2secret\\",
        "hunter2secret\\", "hunter2secret=x\\", "security.protocol=hunter2secret",
        "security.protocol=ssl,hunter2secret",
        "sasl.mechanism=hunter2secret", "sasl.mechanisms=hunter2secret", "socket.timeout.ms=hunter2secret",
        "enable.ssl.certificate.verification=hunter2secret", "ssl.endpoint.identification.algorithm=hunter2secret",
        "debug=hunter2secret", "broker.address.family=hunter2secret", "ssl.key.password=x\nhunter2secret",
        "sasl.jaas.config=org.apache.kafka…ScramLoginModule required password=\"hunter2secret\";",
        "ssl.truststore.password=hunter2secret", "ssl.truststore.hunter2secret=x", "hunter2secret.class=x",
        "hunter2secret.serializer=x", "ssl.keystore.key=hunter2secret",
        "ssl.key.pem=-----BEGIN PRIVATE KEY-----\nhunter2secret+/==\n-----END PRIVATE KEY-----",
        "builtin.features=hunter2secret", "plugin.library.paths=hunter2secret", "\u{FEFF}sasl.password hunter2secret",
        "sasl.password\thunter2secret", "sasl.oauthbearer.method=hunter2secret",
        "ssl.ca.location=/dev/zero\n#hunter2secret",
    ]

    @Test("a password is never shown, whatever is wrong with its line", arguments: mistakes)
    func passwordsAreNotShown(_ text: String) throws {
        let error = #expect(throws: KafkaPropertiesError.self) { try KafkaProperties(text, file: "c") }
        guard let error else { return }
        for said in [error.description, error.phrase.indonesian, error.phrase.english, "\(error)"] {
            #expect(!said.contains("hunter2"), "\(said)")
        }
        #expect(error.line != nil)
    }

    @Test("what only librdkafka finds wrong, when it makes a client, shows no password either")
    func passwordsAreNotShownByClients() throws {
        let key = FileManager.default.temporaryDirectory.appending(path: "gladi-\(UUID()).pem")
        try Data("hunter2secret".utf8).write(to: key)
        defer { try? FileManager.default.removeItem(at: key) }
        for text in [
            "security.protocol=ssl\nssl.key.pem=hunter2secret\nssl.key.password=hunter2secret",
            "security.protocol=ssl\nssl.certificate.pem=hunter2secret",
            "security.protocol=ssl\nssl.ca.pem=hunter2secret",
            "security.protocol=ssl\nssl.cipher.suites=hunter2secret",
            "security.protocol=ssl\nssl.curves.list=hunter2secret",
            "security.protocol=ssl\nssl.keystore.location=\(key.path)\nssl.keystore.password=hunter2secret",
            "security.protocol=ssl\nssl.key.location=\(key.path)\nssl.key.password=hunter2secret",
        ] {
            let kafka = KafkaConnection(
                bootstrap: "127.0.0.1:1",
                properties: try KafkaProperties(text, file: "c"),
                patience: .milliseconds(10)
            )
            let error = #expect(throws: BusError.self) { try kafka.subscriber() }
            #expect(error?.description.contains("hunter2") == false, "\(text): \(error?.description ?? "")")
        }
    }

    @Test("a pipe or a device is no file of properties, nor of a certificate", .timeLimit(.minutes(10)))
    func pipes() throws {
        let pipe = FileManager.default.temporaryDirectory.appending(path: "gladi-\(UUID()).pipe").path
        #expect(mkfifo(pipe, 0o600) == 0)
        defer { try? FileManager.default.removeItem(atPath: pipe) }
        for path in [pipe, "/dev/zero"] {
            let error = #expect(throws: KafkaPropertiesError.self) { try KafkaProperties(contentsOf: path) }
            #expect(error?.description.hasPrefix("\(path): this is a pipe") == true)
            for key in ["ssl.ca.location", "ssl.key.location", "ssl.certificate.location", "ssl.keystore.location"] {
                let error = #expect(throws: KafkaPropertiesError.self) {
                    try KafkaProperties("\(key)=\(path)", file: "c")
                }
                #expect(error?.description.hasPrefix("c:1: \(key): this is a pipe") == true)
            }
        }
    }
}
