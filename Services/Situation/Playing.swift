import Domain
import Events
import TaskForceKit

// What the crowd does, and how it is seen.

extension SituationUnit {
    /// Plays a step of the script, as of the time at which it came due.
    mutating func play(_ due: Script.Due, _ turn: Turn, _ out: inout Outbox) {
        for act in due.step.acts {
            guard let index = crowds.firstIndex(where: { $0.key == act.groupKey }) else { continue }
            let wasLeaving = crowds[index].isLeaving
            let place = act.place.isEmpty ? crowds[index].place : act.placeKey
            let act = mode == .simulated ? simulation.takeTemper(of: act) : act
            crowds[index].carryOut(act, at: due.since, leavesFreely: openExit(from: place) != nil)
            let crowd = crowds[index]
            if crowd.isLeaving, !wasLeaving || act.hasSize { leaving.insert(crowd.key) }
            let sight = show(
                crowd,
                at: due.since,
                text: act.text,
                because: due.cause,
                step: due.step.key,
                turn,
                &out
            )
            // While it is unheard, nothing that it does has a name.
            if sight.sequence > 0 { script.note(due.step.key, shownBy: sight) }
            if act.behaviour == crowd.behaviour {
                let participants = Self.participants(of: crowd, at: due.since)
                let observed = !presence.observers(at: crowd.place).isEmpty
                let miss = turn.chance.of("participants", crowd.key.text, due.since.description)
                let range = Estimate.range(of: participants, observed: observed, miss)
                tellAct(of: crowd, by: range, text: act.text, observers: nil, because: due.cause, &out)
            }
            tellHarm(
                Harm(
                    origin: due.step.key,
                    place: crowd.place,
                    crowd: act.casualtiesCrowd,
                    officers: act.casualtiesOfficers,
                    fire: act.fire,
                    threatened: act.threatenedOffice
                ),
                observers: nil,
                because: due.cause,
                turn,
                &out
            )
        }
    }

    /// How many of a crowd take part in what it does: its agitators in an attack, else a third of it (assumed).
    static func participants(of crowd: Crowd, at time: SimulatedTime) -> UInt32 {
        crowd.resistance >= .aggressive ? crowd.agitators(at: time) : crowd.size(at: time) / 3
    }

    /// Publishes an act that stands out, from blocking a road on, and the damage that it does.
    func tellAct(
        of crowd: Crowd,
        by participants: HeadcountRange,
        text: String,
        observers: [String]?,
        because cause: EventID?,
        _ out: inout Outbox
    ) {
        guard crowd.behaviour >= .blockingRoad else { return }
        let observers = observers ?? presence.observers(at: crowd.place).map(\.description)
        let act = out.publish(
            ActObserved.with {
                $0.placeKey = crowd.place
                $0.groupKey = crowd.key
                $0.behaviour = crowd.behaviour
                $0.resistance = crowd.resistance
                $0.participants = participants
                $0.observers = observers
                $0.text = text
            },
            because: cause
        )
        let damage = Self.damage(of: crowd.behaviour)
        guard damage > 0 else { return }
        out.publish(
            PropertyDamaged.with {
                $0.placeKey = crowd.place
                $0.object = briefed.map.title(of: crowd.place)
                $0.damage = damage
                $0.observers = observers
            },
            because: act
        )
    }

    /// Damage points of a behaviour (assumed; uncalibrated).
    private static func damage(of behaviour: Behaviour) -> UInt32 {
        switch behaviour {
        case .vandalism: 10
        case .breach: 20
        case .arson: 40
        default: 0
        }
    }

    /// What an act does to people and things.
    struct Harm {
        /// Its origin: the script's step, or the crowd or place that causes it.
        let origin: String
        let place: PlaceKey
        let crowd: UInt32
        let officers: UInt32
        /// What burns; empty: nothing.
        let fire: String
        let threatened: String
    }

    mutating func tellHarm(
        _ harm: Harm,
        observers: [String]?,
        because cause: EventID?,
        _ turn: Turn,
        _ out: inout Outbox
    ) {
        let observers = observers ?? presence.observers(at: harm.place).map(\.description)
        for (side, count) in [(Side.crowd, harm.crowd), (.officers, harm.officers)] {
            for _ in 0..<min(count, 100) {
                let (name, vitals) = casualties.next(of: harm.origin, side, turn.chance)
                out.publish(
                    CasualtyFound.with {
                        $0.casualty = name
                        $0.placeKey = harm.place
                        $0.side = side
                        $0.vitals = vitals
                        $0.observers = observers
                    },
                    because: cause
                )
            }
        }
        if !harm.fire.isEmpty {
            let fire = fires.light(at: harm.place)
            out.publish(
                FireReported.with {
                    $0.fireKey = fire.name
                    $0.placeKey = harm.place
                    $0.object = harm.fire
                    $0.observers = observers
                },
                because: cause
            )
        }
        guard !harm.threatened.isEmpty else { return }
        out.publish(
            ProtectedPersonThreatened.with {
                $0.office = harm.threatened
                $0.placeKey = harm.place
                $0.observers = observers
            },
            because: cause
        )
    }
}
