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
            ssl.ca.location=/etc/gladi/ca.pem\r
            acks=all
            group.id=mine
            """,
            file: "client.properties"
        )
        #expect(properties.bootstrap == "kafka-1:9093,kafka-2:9093")
        #expect(properties.ignored == ["acks", "group.id"])
        #expect(KafkaConnection(bootstrap: "x:1", properties: properties).bootstrap == "x:1")
    }

    @Test(
        "what is wrong is said with file, line and remedy",
        arguments: [
            ("a=1", "c:1: librdkafka does not know a: check its spelling or leave it out"),
            ("#\nclient.id", "c:2: 'client.id' is not key=value"),
            ("=1", "c:1: '=1' is not key=value"),
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
                "c:1: the value of socket.timeout.ms is not valid: "
                    + "Invalid value for configuration property \"socket.timeout.ms\""
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
        #expect(error?.description.hasPrefix("c:1: the value of security.protocol is not valid: ") == true)
    }

    @Test("a missing file, and no address anywhere, are said")
    func missing() {
        let unreadable = #expect(throws: KafkaPropertiesError.self) {
            try KafkaConnection(bootstrap: "x:1", configuration: "/nowhere/client.properties")
        }
        #expect(unreadable?.description == "/nowhere/client.properties: the file cannot be read as UTF-8 text")
        let nameless = #expect(throws: KafkaPropertiesError.self) {
            try KafkaConnection(bootstrap: nil, configuration: nil)
        }
        #expect(nameless?.phrase == .noBrokerNamed)
    }
}
