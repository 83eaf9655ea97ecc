import ArgumentParser
import Bus
import Domain
import Events
import Kafka
import Lockstep
import Phrases
import Playing
import Reading
import ServiceHost
import SwiftProtobuf
import Telling

/// `gladi send`: a person's decision or report, admitted by control in the turn that its next grant says.
struct SendCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "send",
        abstract: "Mengirim keputusan atau laporan petugas latihan. (Hands in a person's decision or report.)",
        discussion: """
            Mencetak id kejadian sesudah tercatat dalam latihan; ditolak selama latihan dibekukan.
            (Prints the event's name once it stands in the drill's log; refused while play is frozen.)

              gladi send FieldReported '{"place":"kpud","reporter":"pos-1","behaviour":"BEHAVIOUR_PUSHING"}' --drill muba-2024.k3x9
              gladi send EndDecided '{"reason":"cukup","by":"koordinator-latihan"}' --kafka 127.0.0.1:9092

            Kode akhir: 0 tercatat; 1 ditolak; 64 jenis tidak dikenal; 65 JSON tidak cocok, atau latihan itu tidak
            ada; 69 broker tidak ada.
            (Exit codes: 0 it stands; 1 it was refused; 64 unknown type; 65 the JSON does not fit, or no such drill;
            69 no broker.)
            """
    )

    @Argument(
        help:
            "Jenis: FieldReported (laporan lapangan), LevelDecided (situasi), OrderDecided (perintah), EndDecided (akhir latihan). (Type: FieldReported, LevelDecided, OrderDecided, EndDecided.)"
    )
    var type: String
    @Argument(help: "Isinya sebagai JSON Protobuf. (The event as Protobuf JSON.)")
    var json: String
    @OptionGroup var bus: BusOptions

    func run() throws {
        try reporting(in: bus.language) {
            let event = try Self.event(type, json: json)
            let drill = try DrillOnBus(bus)
            let (outcome, since, isHeld) = try hand(in: event, drill)
            switch outcome {
            case .stands(let id):
                ScreenDoor.output.say(id.description)
                try tellRefusal(of: id, drill, since, isHeld: isHeld)
            case .refusedWhileFrozen: throw ServiceFailure(.refusedWhileFrozen, exitCode: 1)
            case .refusedAfterEnd: throw ServiceFailure(.drillIsOver(drill.open.id.text), exitCode: 1)
            case .refusedTooMany: throw ServiceFailure(.refusedTooMany, exitCode: 1)
            case nil: throw ServiceFailure(.controlSilent(drill.open.id.text), exitCode: 1)
            }
        }
    }

    /// Waits until control has taken up who decided the end, and says if it refuses.
    ///
    /// While the drill is held no turn comes; then the decision's name is all that can be told. `since`: what came together
    /// with the decision.
    private func tellRefusal(of id: EventID, _ drill: DrillOnBus, _ since: [Arrival], isHeld: Bool) throws {
        guard Self.isEnd(type) else { return }
        let rights = SpeakingRights(drill.open.opened.streams)
        var left = Patience(.seconds(5))
        var arrivals = since
        repeat {
            for arrival in arrivals {
                guard case .success(let envelope) = arrival.reading, envelope.drill == drill.open.id,
                    envelope.stream == .control, envelope.cause == id,
                    case .success(let event) = rights.numbered(envelope)
                else { continue }
                guard let refused = event as? DecisionRefused else { return }
                throw ServiceFailure(.decisionRefused(by: refused.by, refused.reason), exitCode: 1)
            }
            arrivals = try drill.subscriber.poll(limit: 1_000, wait: .milliseconds(100))
        } while !left.isSpent()
        ServiceProgram.say(.decisionStands(held: isHeld), in: bus.language)
    }

    private static func isEnd(_ type: String) -> Bool {
        type == EndDecided.eventType || type == ReadableEvent.lastName(of: EndDecided.eventType)
    }

    /// Reads a decision of a type that people may publish, by its full or its last name.
    ///
    /// - Throws: `ServiceFailure`: 64 for another type, 65 for JSON that does not fit.
    static func event(_ type: String, json: String) throws -> any DrillEvent {
        let decisions = EventCatalogue.standard.kinds.filter { $0.isNumbered && $0.publishers.contains("console") }
        let names = decisions.map { String($0.type.split(separator: ".").last ?? "") }
        guard let kind = zip(decisions, names).first(where: { $0.type == type || $1 == type })?.0,
            let message = kind.schema
        else {
            throw ServiceFailure.usage(.notADecision(type, known: names))
        }
        do {
            let event = try message.init(jsonString: json)
            try DrillNames.checkFilled(event)
            return event
        } catch let failure as ServiceFailure { throw failure } catch JSONDecodingError.unknownField(let name) {
            throw ServiceFailure(.badEventJSON(kind.type, .unknownField(name)), exitCode: 65)
        } catch {
            throw ServiceFailure(.badEventJSON(kind.type, .noEventJSON), exitCode: 65)
        }
    }

    /// Appends the decision at the console stream's next sequence (W4); nil when it was not read back in 10 s.
    ///
    /// `since`: what was read together with the outcome. `isHeld`: no turn is granted at present.
    private func hand(
        in event: any DrillEvent,
        _ drill: DrillOnBus
    ) throws -> (ConsoleMachine.Outcome?, since: [Arrival], isHeld: Bool) {
        let table: StreamTable
        do { table = try StreamTable(drill.open.opened) } catch { throw LockstepStop.doesNotFit(error.reason) }
        guard let stream = table[.console] else { throw LockstepStop.doesNotFit("no stream console") }
        var unread = try drill.assign([DrillSetup.controlTopic, stream.topic])
        let publisher = try drill.connection.publisher(to: [stream.topic])
        let nonce = "send-\(UInt64.random(in: 0 ... .max))"
        var machine = ConsoleMachine(
            drill: drill.open.id,
            stream: stream,
            end: unread[drill.place(stream.topic)] ?? 0
        )
        let clock = ContinuousClock()
        let began = clock.now
        var isHandedIn = false
        var arrivals: [Arrival] = []
        var names = DrillNames()
        var left = Patience(.seconds(10))
        while !left.isSpent() {
            // Whether play is frozen is known only once control's log has been read to its end.
            if unread.isEmpty, !isHandedIn {
                isHandedIn = true
                try names.check(event)
                _ = machine.decide(event)
            }
            for case .publish(let envelope, let topic) in machine.step(now: clock.now - began) {
                try publisher.publish(CloudEventsBinding.encode(envelope, nonce: nonce), to: drill.place(topic))
            }
            if let result = machine.takeOutcomes().first { return (result.outcome, arrivals, machine.isHeld) }
            arrivals = try drill.subscriber.poll(limit: 1_000, wait: .milliseconds(100))
            for arrival in arrivals {
                if !isHandedIn, let envelope = try? arrival.reading.get(), envelope.drill == drill.open.id {
                    names.hear(envelope)
                }
                if let end = unread[arrival.place], arrival.offset + 1 >= end { unread[arrival.place] = nil }
                machine.receive(arrival, now: clock.now - began)
            }
        }
        return (nil, [], machine.isHeld)
    }
}
