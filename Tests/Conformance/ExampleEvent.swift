import Domain
import Events

extension Envelope {
    /// An event with every attribute.
    static func example(sequence: UInt64) throws -> Envelope {
        Envelope(
            drill: try DrillID("muba-2024-1"),
            stream: try StreamName("muba/traffic"),
            sequence: sequence,
            turn: 3,
            type: "gladi.traffic.v1.RoadClosed",
            cause: try EventID("control:2"),
            time: "2024-08-25T01:00:00Z",
            data: [1, 2, 3]
        )
    }
}
