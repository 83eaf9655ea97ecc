import Bus
import CRdKafka

/// A broker that goes and comes back, and what it may have lost meanwhile.
extension KafkaSubscriber {
    static let shortestProbe: Duration = .milliseconds(250)
    static let longestProbe: Duration = .seconds(4)

    /// Looks, at most each second, whether a broker is back.
    func look(away since: ContinuousClock.Instant) throws(BusError) {
        // Whatever it says when it is back, it may be another broker, with another log or none.
        doubtful.formUnion(readings.keys)
        guard lastProbe.map({ .now - $0 >= .seconds(1) }) ?? true else { return }
        // An answer over a slow link takes longer than one from the local network.
        let isBack = client.probe(within: probePatience)
        probePatience = isBack ? Self.shortestProbe : min(probePatience * 2, Self.longestProbe)
        lastProbe = .now
        guard client.notes.downSince != nil, let outagePatience, .now - since > outagePatience else { return }
        throw .unreachable(broker: client.broker, reason: client.notes.problem ?? "no answer within \(outagePatience)")
    }

    /// Asks the broker what the doubtful partitions hold.
    func settleDoubts() {
        for place in doubtful.sorted() {
            doubtful.remove(place)
            outOfRange(place)
            // Not again before the next poll: each question may take its time.
            if doubtful.contains(place) { return }
        }
    }

    /// How long a broker that is back may take to find all of its log again; after that the log counts as lost.
    private static let recovery: Duration = .seconds(3)

    /// Notes that a partition seems to have lost what had been read; the broker is asked again until that is certain.
    private func suspect(_ place: TopicPartition, end: Int64) {
        let since = suspicions[place] ?? .now
        suspicions[place] = since
        if .now - since > Self.recovery {
            faults[place] = .lostLog(place, position: readings[place]?.position ?? 0, end: end)
        } else {
            doubtful.insert(place)
        }
    }

    /// Judges an error that librdkafka reports of a partition.
    func judge(_ code: rd_kafka_resp_err_t, _ text: String, at place: TopicPartition) {
        if code == RD_KAFKA_RESP_ERR__AUTO_OFFSET_RESET { return outOfRange(place) }
        guard ErrorFate(code) != .retriable else {
            logger.debug("\(place): \(text)")
            return
        }
        switch code {
        case RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED: faults[place] = .noRight(topic: place.topic, .read)
        // A topic that was read and no longer exists has gone with its broker's log.
        case RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART, RD_KAFKA_RESP_ERR__UNKNOWN_TOPIC,
            RD_KAFKA_RESP_ERR__UNKNOWN_PARTITION:
            suspect(place, end: 0)
        default: faults[place] = .refused("\(place): \(text)")
        }
    }

    /// How long to wait for the broker's answer to a question in the middle of a run.
    private static let answerPatience: Duration = .seconds(2)

    /// True when the broker still gives the record that was read last.
    ///
    /// The end of a partition that it says may be too low: Tansu 0.6 counts the records of the last batch as one.
    private func givesLastRead(_ place: TopicPartition, _ reading: Reading) -> Bool {
        guard let apart = try? ArrivalQueue(of: client) else { return false }
        let (topic, partition) = (reading.topic.pointer, place.partition)
        rd_kafka_consume_stop(topic, partition)
        var isGiven = false
        if rd_kafka_consume_start_queue(topic, partition, reading.position - 1, apart.pointer) == 0 {
            apart.forEach(apart.take(1, waiting: Self.answerPatience.milliseconds)) { message in
                isGiven = message.pointee.err == RD_KAFKA_RESP_ERR_NO_ERROR
            }
            rd_kafka_consume_stop(topic, partition)
        }
        rd_kafka_consume_start_queue(topic, partition, reading.position, queue.pointer)
        return isGiven
    }

    /// The broker has no record at our position.
    ///
    /// librdkafka reports this without saying for which fetch, so an old report may come after a seek. What the
    /// partition holds now decides.
    private func outOfRange(_ place: TopicPartition) {
        guard let reading = readings[place] else { return }
        if case .failure(let failure) = client.metadata(of: reading.topic.pointer, within: Self.answerPatience),
            failure.code == RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART
        {
            return suspect(place, end: 0)
        }
        do {
            let held = try bounds(of: place, within: Self.answerPatience)
            if reading.position < held.lowerBound {
                faults[place] = .lostHead(place, first: held.lowerBound)
            } else if reading.position > held.upperBound, !givesLastRead(place, reading) {
                suspect(place, end: held.upperBound)
            } else {
                try seek(place, to: reading.position)
            }
        } catch .unreachable {
            // The broker went once more; it is asked when it is back.
            doubtful.insert(place)
        } catch {
            faults[place] = error
        }
    }
}
