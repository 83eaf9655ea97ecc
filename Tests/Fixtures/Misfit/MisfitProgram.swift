import ArgumentParser
import Bus
import Domain
import Events
import Foundation
import Lockstep
import ServiceHost
import ServiceLifecycle
import TaskForceKit
import UnitLockstep

/// `gladi-misfit FLAW`: plays BPBD as any unit's program does, but for one flaw.
@main struct MisfitProgram: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "gladi-misfit")
    @Argument var flaw: Flaw
    @OptionGroup var options: ServiceOptions

    func run() async throws {
        let service = MisfitService(flaw: flaw, options: options)
        let logger = ServiceProgram.logger("gladi-misfit")
        try await ServiceProgram.run(service, language: options.language, logger: logger)
    }
}

private struct MisfitService: Service {
    let flaw: Flaw
    let options: ServiceOptions

    func run() async throws {
        let stop = try await BusThread.run("misfit") { isStopping in try play(isStopping: isStopping) }
        guard let stop else { return }
        guard case .ended = stop, flaw != .sulky else { throw flaw == .sulky ? LockstepStop.unitFailed("sulky") : stop }
    }

    private func play(isStopping: () -> Bool) throws -> LockstepStop? {
        if flaw == .hanging { MisfitUnit.hangsIn.withLock { $0 = 20 } }
        let connection = try options.connection(logger: ServiceProgram.logger("misfit"))
        let id = try UnitID("muba/bpbd")
        let publisher = FlawedPublisher(bus: try connection.publisher(to: [id.taskForce.topic]), flaw: flaw)
        let subscriber = FlawedSubscriber(try connection.subscriber(fetchWait: options.wait()), flaw)
        let open = try DrillJoin.find(
            subscriber,
            wanted: options.bus.wantedDrill(),
            broker: connection.bootstrap,
            language: options.language,
            isStopping: isStopping
        )
        guard let open else { return nil }
        subscriber.drill = open.id
        let table: StreamTable
        do { table = try StreamTable(open.opened) } catch { throw LockstepStop.doesNotFit(error.reason) }
        let bounds = try DrillJoin.bounds(subscriber, topics: table.topics, partition: open.partition)
        let settings = UnitMachine.Settings(
            instance: "misfit-\(ProcessInfo.processInfo.processIdentifier)",
            version: "1",
            snapshotInterval: 0
        )
        let machine = try UnitMachine(
            MisfitUnit.self,
            id: id,
            drill: open.id,
            opened: open.opened,
            settings: settings,
            ends: bounds.mapValues(\.upperBound)
        )
        let loop = try MachineLoop(
            machines: [machine],
            subscriber: subscriber,
            publisher: publisher,
            partition: open.partition,
            positions: Dictionary(uniqueKeysWithValues: machine.topics.map { ($0, bounds[$0]?.lowerBound ?? 0) }),
            nonce: settings.instance
        )
        return try loop.run(isStopping: isStopping)
    }
}
