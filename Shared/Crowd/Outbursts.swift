/// Outbursts as the model's literature counts them: more than 50 people active, until fewer are.
public struct Outbursts: Hashable, Sendable {
    /// More active people than this begin an outburst, fewer end it.
    public let bound: Int
    /// Outbursts that have ended.
    public private(set) var count = 0
    /// The most people ever active at once.
    public private(set) var peak = 0
    /// The sum of the active over all ticks.
    public private(set) var totalActive = 0
    /// Ticks observed.
    public private(set) var ticks = 0
    /// The sum, over the ended outbursts, of the active in each of their ticks.
    public private(set) var activation = 0
    /// The sum of the ticks between one outburst's end and the next one's start.
    public private(set) var waited = 0
    /// How many such waits there were.
    public private(set) var waits = 0

    private var current: Int?
    private var lastEnd: Int?

    /// Nothing observed yet.
    public init(bound: Int = 50) { self.bound = bound }

    /// Observes the next tick.
    public mutating func observe(active: Int) {
        ticks += 1
        totalActive += active
        peak = max(peak, active)
        if let sum = current {
            if active >= bound {
                current = sum + active
            } else {
                count += 1
                activation += sum
                current = nil
                lastEnd = ticks
            }
        } else if active > bound {
            current = active
            if let lastEnd {
                waited += ticks - lastEnd
                waits += 1
            }
        }
    }

    /// Active people in a tick, on average.
    public var meanActive: Double { ticks == 0 ? 0 : Double(totalActive) / Double(ticks) }
    /// Total activation of an outburst, on average.
    public var meanActivation: Double { count == 0 ? 0 : Double(activation) / Double(count) }
    /// Ticks between outbursts, on average.
    public var meanWait: Double { waits == 0 ? 0 : Double(waited) / Double(waits) }
}
