import Bus
import Kafka
import Testing

@Suite("How full the embedded broker is")
struct PartitionGaugeTests {
    private let control = TopicPartition(topic: "gladi.control", partition: 0)
    private let traffic = TopicPartition(topic: "gladi.traffic", partition: 0)

    @Test("the threshold is said once per partition")
    func once() {
        var gauge = PartitionGauge(threshold: 0.8)
        let fifth = EmbeddedBrokerLimits.partitionBytes / 5
        let said = (0..<5).map { _ in gauge.add(bytes: fifth, to: control) }
        #expect(said == [false, false, false, true, false])
        #expect((0..<5).map { _ in gauge.add(bytes: fifth + 1, to: traffic) } == said)
        #expect(gauge.fullness(of: traffic) > 1)
        #expect(gauge.fullest == traffic)
    }

    @Test("many small records fill a partition too")
    func records() {
        var gauge = PartitionGauge()
        #expect(gauge.fullest == nil)
        let nears = (0..<EmbeddedBrokerLimits.partitionMessageSets).filter { _ in gauge.add(bytes: 1, to: control) }
        #expect(nears == [79_999])
        #expect(gauge.fullness(of: control) == 1)
        #expect(gauge.fullness(of: traffic) == 0)
    }
}
