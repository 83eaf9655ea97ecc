import Phrases

/// A property that only Java clients have, and what to write in its place.
struct JavaProperty {
    /// Its name, if Java clients really have it; else only the kind of name.
    ///
    /// A name that nobody knows may be a piece of a password.
    let name: String
    /// What to write in its place.
    let remedy: Phrase

    private static let trust = [
        "ssl.truststore.certificates", "ssl.truststore.location", "ssl.truststore.password", "ssl.truststore.type",
    ]
    private static let keys = ["ssl.keystore.type", "ssl.keystore.key", "ssl.keystore.certificate.chain"]
    private static let classes = [
        "interceptor.classes", "key.deserializer", "key.serializer", "metric.reporters",
        "partition.assignment.strategy", "partitioner.class", "sasl.client.callback.handler.class",
        "sasl.login.callback.handler.class", "sasl.login.class", "security.providers", "ssl.engine.factory.class",
        "value.deserializer", "value.serializer",
    ]

    /// Knows a property of Java clients by its name; nil for any other.
    init?(_ key: String) {
        switch key {
        case "sasl.jaas.config":
            name = key
            remedy = Phrase(
                "tulis sasl.username=… dan sasl.password=…",
                en: "write sasl.username=… and sasl.password=…"
            )
        case _ where key.hasPrefix("ssl.truststore."):
            name = Self.trust.contains(key) ? key : "ssl.truststore.…"
            remedy = Phrase(
                "tulis ssl.ca.location=… dengan berkas PEM (ubah JKS dengan keytool dan openssl)",
                en: "write ssl.ca.location=… with a PEM file (convert a JKS with keytool and openssl)"
            )
        case _ where Self.keys.contains(key):
            name = key
            remedy = Phrase(
                "tulis ssl.certificate.location=… dan ssl.key.location=… dengan berkas PEM",
                en: "write ssl.certificate.location=… and ssl.key.location=… with PEM files"
            )
        case _ where Self.classes.contains(key) && PropertyTable.ranges[key] == nil:
            name = key
            remedy = Self.noJava
        case _ where key.hasSuffix(".class") || key.hasSuffix(".classes") || key.hasSuffix("serializer"):
            name = "….class"
            remedy = Self.noJava
        default: return nil
        }
    }

    private static let noJava = Phrase(
        "hapus baris ini: Gladi bukan program Java",
        en: "leave it out: Gladi is no Java program"
    )
}
