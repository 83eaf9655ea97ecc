import Domain
import Events
import Lockstep
import TaskForceKit

// Ambulances of other units: asked for when a patient waits and none is free, and returned when the posts close.

extension MedicalUnit {
    /// The units beside this one that can bring people where they must be.
    private var lenders: [UnitID] {
        let chain = post.briefed.chain
        guard let superior = chain.superior(of: post.briefed.unit) else { return [] }
        return chain.subordinates(of: superior, able: .transport).filter { $0 != post.briefed.unit }
    }

    /// True when no ambulance, its own or lent, is on its way.
    var isEveryAmbulanceBack: Bool { post.strengths[Self.ambulance]?.committed == 0 }

    /// Asks the lenders for as many ambulances as patients wait, when none is free; asks again only after a while.
    mutating func askForAmbulances(_ turn: Turn, _ out: inout Outbox) {
        guard let next = queue.first, post.strengths.reserve(of: Self.ambulance) == 0, !lenders.isEmpty else { return }
        let seconds = post.briefed.parameters[.ambulancesAgainSeconds]
        if borrowing.mayAsk(at: turn.time, again: seconds) {
            let event = AmbulancesRequested.with {
                $0.placeKey = next.place
                $0.ambulances = UInt32(queue.count)
                $0.units = lenders.map(\.description)
            }
            out.publish(event, because: next.found)
        }
        out.wake(at: borrowing.next)
    }

    /// An ambulance that this unit asked for has come: from now on this unit directs it.
    mutating func takeOver(_ lent: AmbulanceLent, _ event: DeliveredEvent, _ out: inout Outbox) {
        guard let lender = event.unit, lenders.contains(lender),
            borrowing.take(event.id, on: lent.request, of: post.briefed.unit)
        else { return }
        post.strengths.attach(1, of: Self.ambulance, because: event.id, &out)
    }

    /// Sends every lent ambulance back to its own unit.
    mutating func returnAmbulances(_ out: inout Outbox) {
        for loan in borrowing.giveBack() {
            post.strengths.detach(1, of: Self.ambulance, because: loan, &out)
            out.publish(AmbulanceReturned.with { $0.loan = loan.description }, because: loan)
        }
    }
}
