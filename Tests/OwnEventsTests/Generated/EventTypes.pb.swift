// DO NOT EDIT: ops/generate-events writes this file.
// swift-format-ignore-file

import Events

extension TeamReturned: DescribedEvent {
    public static let eventType = "bpbd.v1.TeamReturned"
    public static let words = LineWords("tim kembali ke {place}: {rescued.low} orang tertolong, {#boats} perahu", en: "team back at {place}: {rescued.low} rescued, {#boats} boats")
    public static let namedFields: [String: Named] = ["place": .place, "legs.place": .place]
    public static let weight = EventOptions.Weight.quiet
    public static let descriptors = [UInt8](base64: schemaDescriptors)
}
