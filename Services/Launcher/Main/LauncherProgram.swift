import Launcher
import ServiceHost

/// The program `gladi`: the planner's tool and the launcher.
@main struct LauncherProgram {
    static func main() { GladiCommand.runThroughDoor() }
}
