import Domain
import Events

/// What a unit lends of those that it has out: which body a request has called, and the event by which it was lent.
///
/// Requests, loans and returns are events with the names of what is lent (`AmbulancesRequested`, or an agency's own): this
/// keeps who is promised to whom, so that no body is promised twice and each comes back by its own loan.
public struct Loans: Sendable, Codable {
    private struct Call: Sendable, Codable {
        let body: UInt32
        let request: EventID
        var loan: EventID?
    }

    private var calls: [Call] = []

    /// Nothing is lent.
    public init() {}

    /// True while a request has this body, be it lent or on its way.
    public func has(_ body: Detachment) -> Bool { calls.contains { $0.body == body.number } }

    /// The bodies of `all` that nobody has called.
    public func free(of all: Detachments) -> [Detachment] { all.all.filter { !has($0) } }

    /// A request calls a body, which has set out.
    public mutating func call(_ body: UInt32, for request: EventID) {
        calls.append(Call(body: body, request: request))
    }

    /// The request that a body which arrives was called for; nil: none.
    public func request(for body: Detachment) -> EventID? { calls.first { $0.body == body.number }?.request }

    /// The event by which a body is lent from now on.
    public mutating func lend(_ body: Detachment, by loan: EventID) {
        guard let index = calls.firstIndex(where: { $0.body == body.number }) else { return }
        calls[index].loan = loan
    }

    /// A loan is over, by its event's name; returns the number of the body, which may come home.
    public mutating func end(_ loan: String) -> UInt32? {
        guard let index = calls.firstIndex(where: { $0.loan?.description == loan }) else { return nil }
        return calls.remove(at: index).body
    }

    /// Every promise is off.
    public mutating func endAll() { calls = [] }
}

/// What a unit asks others for: when it may ask again, and what it has been lent.
///
/// A request that nobody can meet stays unanswered, so it is made again after a while.
public struct Borrowing: Sendable, Codable {
    /// The most loans at a time; what is lent beyond stays with its lender.
    public static let loansMax = 64

    /// The events by which it was lent what it has.
    public private(set) var loans: [EventID] = []
    private var asksAgain = SimulatedTime.start

    /// Nothing is borrowed.
    public init() {}

    /// True when it may ask now; the next time is `seconds` later.
    public mutating func mayAsk(at time: SimulatedTime, again seconds: UInt64) -> Bool {
        guard time >= asksAgain else { return false }
        asksAgain = time.adding(seconds: seconds)
        return true
    }

    /// When it may ask again.
    public var next: SimulatedTime { asksAgain }

    /// Takes over what an event lends on a request of this unit's; false: it is another's, or too much.
    public mutating func take(_ loan: EventID, on request: String, of unit: UnitID) -> Bool {
        guard loans.count < Self.loansMax, (try? EventID(request))?.stream == unit.mainStream else { return false }
        loans.append(loan)
        return true
    }

    /// Gives everything back; returns the loans that are over.
    public mutating func giveBack() -> [EventID] {
        defer { loans = [] }
        return loans
    }
}
