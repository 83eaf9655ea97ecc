import Domain
import Events
import TaskForceKit

/// The talks with one crowd's marshal (korlap), from the first call to an agreement.
///
/// ```
/// calling ─ talks ─▶ listening ─ after offer_interval ─▶ offered ─ accepts ─▶ agreed
///    ▲ │                ▲                                  │ refuses, fewer than offers_per_round
///    │ └ unanswered     └──────────────────────────────────┤
///    │                                                     │ refused too often, or no answer
///    └────────── after talk_pause, or when the level rises ┴─▶ paused
/// ```
struct Talk: Sendable, Codable {
    /// Where the talks are.
    enum Stage: Sendable, Codable, Hashable {
        /// A call is to be made at once.
        case ready
        /// A call waits for its answer.
        case calling(EventID, until: SimulatedTime)
        /// Talking; the next offer comes then.
        case listening(until: SimulatedTime)
        /// An offer waits for its answer.
        case offered(EventID, offer: Int, until: SimulatedTime)
        /// Broken off; taken up again then.
        case paused(until: SimulatedTime)
        /// An agreement holds.
        case agreed
        /// The crowd has left.
        case over
    }

    /// What may be offered, from the first to the last and then again: what the law provides for a losing ticket.
    static let offers = [
        "audiensi lima perwakilan massa dengan ketua dan anggota KPU",
        "saksi pasangan calon hadir pada pembukaan kotak dan pencermatan ulang berita acara",
        "pendampingan laporan dugaan pelanggaran ke Bawaslu dan fasilitasi gugatan ke Mahkamah Konstitusi",
        "ruang orasi yang aman sampai pukul 18.00 dan pengawalan pulang",
    ]

    let group: GroupKey
    private(set) var place: PlaceKey
    private(set) var stage = Stage.ready
    private var attempts: UInt32 = 0
    private var callsThisRound: UInt64 = 0
    private var refusedThisRound: UInt64 = 0
    private var offersMade: UInt32 = 0
    private var demands: [String] = []

    init(group: GroupKey, place: PlaceKey) {
        self.group = group
        self.place = place
    }

    /// When the talks go on without an answer.
    var next: SimulatedTime? {
        switch stage {
        case .calling(_, let until), .listening(let until), .offered(_, _, let until), .paused(let until): until
        case .ready, .agreed, .over: nil
        }
    }

    /// The crowd has moved.
    mutating func move(to place: PlaceKey) { self.place = place }

    /// The crowd has left: nobody is there to talk to.
    mutating func end() { stage = .over }

    /// The level rose: a paused or agreed talk begins anew with a call; talks under way go on (D07).
    mutating func levelRose() {
        switch stage {
        case .paused, .agreed: beginRound()
        case .ready, .calling, .listening, .offered, .over: break
        }
    }

    /// Does what is due.
    mutating func goOn(order: EventID, at time: SimulatedTime, _ parameters: Parameters, _ out: inout Outbox) {
        switch stage {
        case .ready: call(order: order, at: time, parameters, &out)
        case .calling(let call, let until) where until <= time:
            unanswered(call, order: order, at: time, parameters, &out)
        case .listening(let until) where until <= time: offer(order: order, at: time, parameters, &out)
        case .offered(let offer, _, let until) where until <= time:
            breakDown("korlap tidak menjawab tawaran", because: offer, at: time, parameters, &out)
        case .paused(let until) where until <= time:
            beginRound()
            call(order: order, at: time, parameters, &out)
        case .calling, .listening, .offered, .paused, .agreed, .over: break
        }
    }

    /// Takes the marshal's answer to what was last said; an answer to anything else changes nothing.
    ///
    /// Returns true when an agreement was reached.
    mutating func take(
        _ answer: MarshalAnswered,
        _ id: EventID,
        at time: SimulatedTime,
        _ parameters: Parameters,
        _ out: inout Outbox
    ) -> Bool {
        switch stage {
        case .calling(let call, _) where answer.answers == call.description:
            guard answer.answer == .talks || answer.answer == .accepts else {
                stage = .calling(call, until: time.adding(seconds: parameters[.answerSeconds]))
                return false
            }
            let event = ContactMade.with {
                $0.groupKey = group
                $0.placeKey = place
            }
            out.publish(event, because: id)
            hear(answer.demand, because: id, &out)
            stage = .listening(until: time.adding(seconds: parameters[.offerIntervalSeconds]))
        case .offered(let offer, let number, _) where answer.answers == offer.description:
            hear(answer.demand, because: id, &out)
            switch answer.answer {
            case .accepts:
                agree(offer, number, because: id, &out)
                return true
            case .refuses, .talks: refused(because: id, at: time, parameters, &out)
            case .unreachable, .unspecified, .UNRECOGNIZED:
                breakDown("korlap tidak dapat dihubungi lagi", because: id, at: time, parameters, &out)
            }
        case .ready, .calling, .listening, .offered, .paused, .agreed, .over: break
        }
        return false
    }

    // MARK: - Steps

    private mutating func beginRound() {
        stage = .ready
        callsThisRound = 0
        refusedThisRound = 0
    }

    private mutating func call(
        order: EventID,
        at time: SimulatedTime,
        _ parameters: Parameters,
        _ out: inout Outbox
    ) {
        attempts += 1
        callsThisRound += 1
        let event = ContactAttempted.with {
            $0.groupKey = group
            $0.placeKey = place
            $0.order = order.description
            $0.attempt = attempts
        }
        stage = .calling(out.publish(event, because: order), until: time.adding(seconds: parameters[.answerSeconds]))
    }

    private mutating func unanswered(
        _ call: EventID,
        order: EventID,
        at time: SimulatedTime,
        _ parameters: Parameters,
        _ out: inout Outbox
    ) {
        if callsThisRound < parameters[.callsPerRound] {
            self.call(order: order, at: time, parameters, &out)
        } else {
            breakDown("korlap tidak dapat dihubungi", because: call, at: time, parameters, &out)
        }
    }

    private mutating func hear(_ demand: String, because cause: EventID, _ out: inout Outbox) {
        guard !demand.isEmpty, !demands.contains(demand), demands.count < 32 else { return }
        demands.append(demand)
        let event = DemandHeard.with {
            $0.groupKey = group
            $0.demand = demand
        }
        out.publish(event, because: cause)
    }

    private mutating func offer(
        order: EventID,
        at time: SimulatedTime,
        _ parameters: Parameters,
        _ out: inout Outbox
    ) {
        let index = Int(offersMade) % Self.offers.count
        offersMade += 1
        let event = OfferMade.with {
            $0.groupKey = group
            $0.placeKey = place
            $0.offer = Self.offers[index]
            $0.number = offersMade
        }
        let until = time.adding(seconds: parameters[.answerSeconds])
        stage = .offered(out.publish(event, because: order), offer: index, until: until)
    }

    private mutating func agree(_ offer: EventID, _ index: Int, because cause: EventID, _ out: inout Outbox) {
        stage = .agreed
        let event = AgreementReached.with {
            $0.groupKey = group
            $0.placeKey = place
            $0.terms = Self.offers[index]
            $0.offer = offer.description
        }
        out.publish(event, because: cause)
    }

    private mutating func refused(
        because cause: EventID,
        at time: SimulatedTime,
        _ parameters: Parameters,
        _ out: inout Outbox
    ) {
        refusedThisRound += 1
        if refusedThisRound < parameters[.offersPerRound] {
            stage = .listening(until: time.adding(seconds: parameters[.offerIntervalSeconds]))
        } else {
            breakDown("semua tawaran ditolak", because: cause, at: time, parameters, &out)
        }
    }

    private mutating func breakDown(
        _ reason: String,
        because cause: EventID,
        at time: SimulatedTime,
        _ parameters: Parameters,
        _ out: inout Outbox
    ) {
        let event = NegotiationBroken.with {
            $0.groupKey = group
            $0.reason = reason
            $0.offersRefused = UInt32(refusedThisRound)
        }
        out.publish(event, because: cause)
        stage = .paused(until: time.adding(seconds: parameters[.talkPauseSeconds]))
    }
}
