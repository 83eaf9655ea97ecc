import SwiftProtobuf

extension Google_Protobuf_Struct {
    /// The value of a field, one inside another named with a dot: `size.low`; nil where the object leaves it out.
    package func value(at path: String) -> Google_Protobuf_Value? {
        var reached: Google_Protobuf_Value?
        var inside = fields
        for name in path.split(separator: ".") {
            reached = inside[String(name)]
            inside = reached?.structValue.fields ?? [:]
        }
        return reached
    }
}
