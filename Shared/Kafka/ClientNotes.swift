import Bus
import CRdKafka
import Logging
import Phrases
import Synchronization

/// What librdkafka says of one client through its callbacks, kept for whoever asks next.
///
/// The callbacks run on librdkafka's threads (log lines) and on the thread that polls (errors, delivery reports).
final class ClientNotes: Sendable {
    private struct State {
        var problem: String?
        var rejection: String?
        var refusal: BusError?
        var downSince: ContinuousClock.Instant?
    }

    private let state = Mutex(State())
    private let logger: Logger
    private let secrets: SecretValues

    init(logger: Logger, secrets: SecretValues) {
        self.logger = logger
        self.secrets = secrets
    }

    /// The newest trouble with a connection.
    var problem: String? { state.withLock { $0.problem } }
    /// Why brokers do not let this client in: credentials, certificates.
    var rejection: String? { state.withLock { $0.rejection } }
    /// What ended the client for good.
    var refusal: BusError? { state.withLock { $0.refusal } }
    /// Since when no broker has been connected; nil while one may be.
    var downSince: ContinuousClock.Instant? { state.withLock { $0.downSince } }

    /// Forgets an outage: a broker has answered.
    func answered() {
        let wasDown = state.withLock { state in
            defer { state.downSince = nil }
            return state.downSince != nil
        }
        if wasDown { logger.debug("a broker answers again") }
    }

    /// Ends the client; the first reason stands.
    func refuse(_ reason: BusError) {
        let isFirst = state.withLock { state in
            guard state.refusal == nil else { return false }
            state.refusal = reason
            return true
        }
        if isFirst { logger.error("\(reason)") }
    }

    /// Asks librdkafka to report here; the notes must outlive the client.
    func listen(on configuration: OpaquePointer, deliveries: Bool) {
        rd_kafka_conf_set_opaque(configuration, Unmanaged.passUnretained(self).toOpaque())
        rd_kafka_conf_set_error_cb(configuration) { client, code, reason, opaque in
            ClientNotes.at(opaque)?.error(rd_kafka_resp_err_t(rawValue: code), reason, of: client)
        }
        rd_kafka_conf_set_log_cb(configuration) { client, level, facility, text in
            ClientNotes.at(client.flatMap { rd_kafka_opaque($0) })?.log(level, facility, text)
        }
        guard deliveries else { return }
        rd_kafka_conf_set_dr_msg_cb(configuration) { _, message, opaque in
            guard let message else { return }
            ClientNotes.at(opaque)?.undelivered(message)
        }
    }

    private static func at(_ opaque: UnsafeMutableRawPointer?) -> ClientNotes? {
        opaque.map { Unmanaged<ClientNotes>.fromOpaque($0).takeUnretainedValue() }
    }

    private func error(_ code: rd_kafka_resp_err_t, _ reason: UnsafePointer<CChar>?, of client: OpaquePointer?) {
        let text = shown(reason.map { String(cString: $0) } ?? code.text)
        switch code {
        case RD_KAFKA_RESP_ERR__ALL_BROKERS_DOWN:
            let isNew = state.withLock { state in
                guard state.downSince == nil else { return false }
                state.downSince = .now
                return true
            }
            // Whoever runs the client tells people once the outage lasts.
            if isNew { logger.debug("no broker is connected: \(problem ?? text)") }
        case RD_KAFKA_RESP_ERR__FATAL:
            refuse(.refused(client.map(finalError(of:)) ?? text))
        case RD_KAFKA_RESP_ERR__AUTHENTICATION, RD_KAFKA_RESP_ERR__SSL: reject(text)
        // A broker that does not take a client's certificate says so only after the client has taken the broker's.
        case RD_KAFKA_RESP_ERR__TRANSPORT where text.contains("SSL routines") && text.contains(" alert "): reject(text)
        default:
            state.withLock { $0.problem = text }
            logger.debug("\(text)")
        }
    }

    private func reject(_ text: String) {
        let hint =
            if text.contains("certificate verify failed") {
                " (no authority in ssl.ca.location signed the broker's certificate, or it is made out to another name than"
                    + " this address)"
            } else if ["certificate", "unknown ca"].contains(where: {
                text.contains(" alert \($0)") || text.contains(" alert bad \($0)")
            }) {
                " (the broker wants a client's certificate that it knows: ssl.certificate.location, ssl.key.location)"
            } else {
                ""
            }
        state.withLock {
            $0.problem = text + hint
            $0.rejection = text + hint
        }
    }

    /// librdkafka's words as a log may hold them: without secrets, and with what a broker or a name put in made visible.
    private func shown(_ text: String) -> String { secrets.hidden(in: text).visible }

    private func finalError(of client: OpaquePointer) -> String {
        shown(withErrorText { _ = rd_kafka_fatal_error(client, $0, $1) }.text)
    }

    /// Only failures are reported (`delivery.report.only.error`).
    private func undelivered(_ message: UnsafePointer<rd_kafka_message_t>) {
        let code = message.pointee.err
        guard code != RD_KAFKA_RESP_ERR__PURGE_QUEUE, code != RD_KAFKA_RESP_ERR__PURGE_INFLIGHT else { return }
        let topic = message.pointee.rkt.map { String(cString: rd_kafka_topic_name($0)) } ?? "?"
        let text = "a record for \(topic)[\(message.pointee.partition)] was not taken: \(code.text)"
        guard code != RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED else {
            refuse(.noRight(topic: topic, .write))
            return
        }
        switch ErrorFate(code) {
        case .retriable: logger.warning("\(text); its writer publishes it again")
        case .poison, .fatal: refuse(.refused(text))
        }
    }

    /// Connection failures also come as errors; a log line for every attempt would drown the rest.
    private func log(_ level: Int32, _ facility: UnsafePointer<CChar>?, _ text: UnsafePointer<CChar>?) {
        let facility = facility.map { String(cString: $0).visible } ?? ""
        let text = shown(text.map { String(cString: $0) } ?? "")
        switch level {
        case ...2: logger.error("\(text)", metadata: ["facility": "\(facility)"])
        case 3...4 where !["FAIL", "ERROR", "CONFWARN"].contains(facility):
            logger.warning("\(text)", metadata: ["facility": "\(facility)"])
        default: logger.debug("\(text)", metadata: ["facility": "\(facility)"])
        }
    }
}

/// Lends `body` room for librdkafka's error text, and returns what stands in it.
func withErrorText<Value>(
    _ body: (UnsafeMutablePointer<CChar>, Int) -> Value
) -> (value: Value, text: String) {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 512) { room in
        room.initialize(repeating: 0)
        // A temporary allocation of a size that is not zero has an address.
        guard let start = room.baseAddress else { preconditionFailure("no room for an error text") }
        let value = body(start, room.count)
        return (value, String(cString: start))
    }
}
