import CRdKafka

/// What becomes of an error that librdkafka or a broker reports.
///
/// We classify the codes ourselves: librdkafka 2.0.2 sets its own retriable and fatal flags on returned errors, yet
/// never on delivery reports.
enum ErrorFate: Equatable {
    /// It passes by itself, or when the writer publishes again (W3).
    case retriable
    /// This record cannot pass, others can.
    case poison
    /// Nothing passes until a person acts: rights, a missing topic, a fenced producer.
    case fatal

    /// The fate of `code`; an unknown code is retriable, because every retry of ours is bounded.
    init(_ code: rd_kafka_resp_err_t) {
        switch code {
        case RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED, RD_KAFKA_RESP_ERR_CLUSTER_AUTHORIZATION_FAILED,
            RD_KAFKA_RESP_ERR_SASL_AUTHENTICATION_FAILED, RD_KAFKA_RESP_ERR__AUTHENTICATION, RD_KAFKA_RESP_ERR__SSL,
            RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART, RD_KAFKA_RESP_ERR__UNKNOWN_TOPIC,
            RD_KAFKA_RESP_ERR__UNKNOWN_PARTITION, RD_KAFKA_RESP_ERR_TOPIC_EXCEPTION,
            RD_KAFKA_RESP_ERR_POLICY_VIOLATION, RD_KAFKA_RESP_ERR_UNSUPPORTED_VERSION,
            RD_KAFKA_RESP_ERR__UNSUPPORTED_FEATURE, RD_KAFKA_RESP_ERR__FATAL, RD_KAFKA_RESP_ERR__FENCED,
            RD_KAFKA_RESP_ERR_INVALID_PRODUCER_EPOCH, RD_KAFKA_RESP_ERR_PRODUCER_FENCED:
            self = .fatal
        case RD_KAFKA_RESP_ERR_MSG_SIZE_TOO_LARGE, RD_KAFKA_RESP_ERR_INVALID_MSG, RD_KAFKA_RESP_ERR_INVALID_MSG_SIZE,
            RD_KAFKA_RESP_ERR_INVALID_RECORD, RD_KAFKA_RESP_ERR_INVALID_TIMESTAMP, RD_KAFKA_RESP_ERR__BAD_MSG:
            self = .poison
        default:
            self = .retriable
        }
    }
}

extension rd_kafka_resp_err_t {
    /// librdkafka's words for the code.
    var text: String { String(cString: rd_kafka_err2str(self)) }
}
