import Foundation
import Phrases
import Playing

/// How a run ends its processes: in the reverse of the order in which they were started, in good order, and all of them.
extension ProcessLane {
    /// How long a process may take to stop when asked.
    static let stopPatience: Duration = .seconds(5)

    /// Stops the units, then control, then the recorder, then the broker; nothing of ours runs afterwards.
    func stopAll() {
        isStopping = true
        let units = members.filter { if case .units = $0.plan.role { true } else { false } }
        stop(units.compactMap(\.child))
        stop(members.filter { $0.plan.role == .control }.compactMap(\.child))
        stop(members.filter { $0.plan.role == .recorder }.compactMap(\.child))
        watch?.stop()
        settle(by: clock.now + .seconds(2)) { !isWatching }
        if let broker {
            broker.closeInput()
            stop([broker])
        }
    }

    /// Asks processes to stop, waits, and kills those that did not.
    private func stop(_ children: [ChildProcess]) {
        guard !children.isEmpty else { return }
        for child in children { child.signal(SIGTERM) }
        settle(by: clock.now + Self.stopPatience) { children.allSatisfy { !$0.isRunning } }
        for child in children where child.isRunning {
            screen.warn(.hadToKill(child.name))
            child.signal(SIGKILL)
        }
        settle(by: clock.now + Self.stopPatience) { children.allSatisfy { !$0.isRunning } }
    }

    /// Takes what happens until `isDone` or the deadline.
    private func settle(by deadline: ContinuousClock.Instant, _ isDone: () -> Bool) {
        while !isDone(), clock.now < deadline {
            if let happening = queue.next(until: deadline) { take(happening) }
            screen.show(progress, at: now)
        }
    }
}
