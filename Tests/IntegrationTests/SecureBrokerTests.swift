import Foundation
import Testing

/// TLS before a real broker, made with Debian's stunnel: which clients are let in, and what a refused client is told.
@Suite(
    "TLS to a broker",
    .serialized,
    .enabled(if: SecondBroker.isPossible && TLSEnd.isPossible || SecondBroker.mustRun)
)
struct SecureBrokerTests {
    /// What a service says within its ten seconds, under these properties.
    private func service(_ end: TLSEnd, _ properties: [String]) throws -> GladiRun {
        let file = end.folder.appendingPathComponent("klien-\(UUID()).properties")
        let lines = ["security.protocol=SSL"] + properties
        try Data(lines.joined(separator: "\n").utf8).write(to: file)
        return try GladiRun(
            ["--kafka", end.address, "--kafka-config", file.path, "--lang", "en"],
            program: "traffic",
            environment: SecondBroker.environment
        )
    }

    /// It is let in: it waits for a drill, and ends well when asked.
    private func expectLetIn(_ run: GladiRun, sourceLocation: SourceLocation = #_sourceLocation) {
        #expect(run.waitForError("waiting for a drill"), sourceLocation: sourceLocation)
        run.terminate()
        #expect(run.finish().code == 0, sourceLocation: sourceLocation)
    }

    /// It is not let in, and says why.
    private func expectRefused(
        _ run: GladiRun,
        _ reason: String,
        code expected: Int32 = 69,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let (code, _, errors) = run.finish()
        #expect(code == expected, "\(errors)", sourceLocation: sourceLocation)
        #expect(errors.contains(reason), "\(errors)", sourceLocation: sourceLocation)
    }

    @Test("a broker's certificate that a known authority signed for its name lets a service in; others are named")
    func server() throws {
        let port = try freePort()
        let broker = try SecondBroker(advertised: port, host: "localhost")
        let end = try TLSEnd(from: port, to: broker.port)
        try broker.makeTopics(end.clientProperties)
        expectLetIn(try service(end, ["ssl.ca.location=\(end.path("ca.crt"))"]))
        expectRefused(
            try service(end, ["ssl.ca.location=\(end.path("lain.crt"))"]),
            "certificate verify failed"
        )
        expectRefused(try service(end, ["ssl.ca.location=\(end.path("tiada.crt"))"]), "ssl.ca.location", code: 65)
    }

    @Test("a certificate for another name is refused, in so many words")
    func wrongName() throws {
        let port = try freePort()
        let broker = try SecondBroker(advertised: port, host: "localhost")
        let end = try TLSEnd(from: port, to: broker.port, certificate: "nama-lain")
        expectRefused(try service(end, ["ssl.ca.location=\(end.path("ca.crt"))"]), "made out to another name")
    }

    @Test("where the broker asks for a client's certificate, only one that its authority signed lets a service in")
    func client() throws {
        let port = try freePort()
        let broker = try SecondBroker(advertised: port, host: "localhost")
        let end = try TLSEnd(from: port, to: broker.port, asksClients: true)
        try broker.makeTopics(end.clientProperties)
        let known = ["ssl.ca.location=\(end.path("ca.crt"))"]
        expectLetIn(
            try service(
                end,
                known + [
                    "ssl.certificate.location=\(end.path("klien.crt"))", "ssl.key.location=\(end.path("klien.key"))",
                ]
            )
        )
        expectRefused(try service(end, known), "certificate required")
        expectRefused(
            try service(
                end,
                known + [
                    "ssl.certificate.location=\(end.path("asing.crt"))", "ssl.key.location=\(end.path("asing.key"))",
                ]
            ),
            "certificate required"
        )
    }
}

/// stunnel before a broker, with certificates of its own; it ends with this value.
final class TLSEnd {
    static let isPossible = FileManager.default.isExecutableFile(atPath: program)
    private static let program = "/usr/bin/stunnel4"

    /// Where the certificates are.
    let folder: URL
    /// `localhost:PORT`, the name in the certificate.
    let address: String
    private let process = Process()

    /// Takes TLS on `port` and hands it on to `target` in the clear.
    ///
    /// `certificate`: `broker` is made out to localhost, `nama-lain` to another name. `asksClients`: whether a client must
    /// show a certificate of the authority.
    init(from port: UInt16, to target: UInt16, certificate: String = "broker", asksClients: Bool = false) throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("gladi-tls-\(UUID())")
        address = "localhost:\(port)"
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try makeCertificates()
        let asking = asksClients ? ["verifyChain = yes", "requireCert = yes", "CAfile = \(path("ca.crt"))"] : []
        let configuration =
            [
                "foreground = yes", "pid =", "debug = notice", "[kafka]", "accept = 127.0.0.1:\(port)",
                "connect = 127.0.0.1:\(target)", "cert = \(path(certificate + ".crt"))",
                "key = \(path(certificate + ".key"))",
            ] + asking
        let file = folder.appendingPathComponent("stunnel.conf")
        try Data(configuration.joined(separator: "\n").utf8).write(to: file)
        process.executableURL = URL(fileURLWithPath: Self.program)
        process.arguments = [file.path]
        let words = Pipe()
        process.standardOutput = FileHandle.nullDevice
        process.standardError = words
        try process.run()
        // It says so once it listens, or why it does not.
        var said = ""
        while !said.contains("Configuration successful") {
            let more = words.fileHandleForReading.availableData
            try #require(!more.isEmpty, "stunnel does not start: \(said)")
            said += String(decoding: more, as: UTF8.self)
        }
        let rest = words.fileHandleForReading
        Thread.detachNewThread { while !rest.availableData.isEmpty {} }
    }

    deinit {
        Foundation.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        try? FileManager.default.removeItem(at: folder)
    }

    /// The properties of a client that is let in, whether or not a client certificate is asked for.
    var clientProperties: [String] {
        [
            "security.protocol=SSL", "ssl.ca.location=\(path("ca.crt"))",
            "ssl.certificate.location=\(path("klien.crt"))", "ssl.key.location=\(path("klien.key"))",
        ]
    }

    /// A file's path.
    func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

    /// Two authorities, and what they signed: the broker's for two names and a client's, and a stranger's.
    private func makeCertificates() throws {
        for authority in ["ca", "lain"] {
            try openssl(
                ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2"]
                    + ["-keyout", path("\(authority).key"), "-out", path("\(authority).crt")]
                    + ["-subj", "/CN=\(authority)"]
            )
        }
        for (name, host, authority) in [
            ("broker", "localhost", "ca"), ("nama-lain", "lain.example", "ca"), ("klien", "klien", "ca"),
            ("asing", "asing", "lain"),
        ] {
            try openssl(
                ["req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"]
                    + ["-keyout", path("\(name).key"), "-out", path("\(name).csr"), "-subj", "/CN=\(host)"]
                    + ["-addext", "subjectAltName=DNS:\(host)"]
            )
            try openssl(
                ["x509", "-req", "-in", path("\(name).csr"), "-CA", path("\(authority).crt"), "-days", "2"]
                    + ["-CAkey", path("\(authority).key"), "-CAcreateserial", "-copy_extensions", "copyall"]
                    + ["-out", path("\(name).crt")]
            )
        }
    }

    private func openssl(_ arguments: [String]) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/openssl")
        process.arguments = arguments
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0, "openssl \(arguments)")
    }
}
