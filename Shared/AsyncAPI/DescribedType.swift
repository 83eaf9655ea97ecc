import Domain
import Events
import SwiftProtobuf

/// An event of a schema as its options describe it: no program needs to be built with its message.
struct DescribedType {
    /// Its type.
    let type: String
    /// What the schema says of it.
    let options: EventOptions

    /// The events of a schema, ascending by type.
    static func all(in schema: Google_Protobuf_FileDescriptorSet) -> [DescribedType] {
        schema.file.flatMap { file in
            file.messageType.filter { $0.options.hasEvent }
                .map { DescribedType(type: "\(file.package).\($0.name)", options: $0.options.event) }
        }.sorted { $0.type < $1.type }
    }

    /// Who may publish it; an agency's own, the task force whose name it begins with.
    var publishers: [TaskForce] {
        guard !options.by.isEmpty else { return [EventKind.publisher(ofOwn: type)].compactMap(\.self) }
        return options.by.flatMap { $0 == "every-unit" ? everyUnit : [try? TaskForce($0)].compactMap(\.self) }
    }

    /// True where also an agency may that the schema does not name.
    var isAnyAgencys: Bool { options.by.contains("every-unit") }

    /// The topics on which a publisher says it.
    func topics(of publisher: TaskForce) -> [String] { options.on.isEmpty ? [publisher.topic] : options.on }
}
