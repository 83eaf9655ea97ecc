import Domain
import Phrases

// Who plays a unit that Gladi has no code for.

extension ScenarioReading {
    /// The programs, by unit; whether they are there is asked when they are to be started.
    func programs() -> [Scenario.Program] {
        var programs: [Scenario.Program] = []
        top.inside("programs") { entry in
            for (key, value) in entry.allEntries() {
                let name = key.text ?? ""
                guard names.units.contains(name), let unit = try? UnitID(name) else {
                    let meant = nearest(to: name, among: names.units)
                    entry.findings.add(
                        .unknownName(key.shown, of: Phrase.ScenarioThing.unit, nearest: meant, known: names.units),
                        at: key.spot
                    )
                    continue
                }
                guard let path = value.text, !path.isEmpty else {
                    entry.unfit(value, name, Phrase.Form.path)
                    continue
                }
                let program = Scenario.Program(
                    unit: unit,
                    path: ScenarioLibrary.path(of: path, besides: value.file),
                    spot: value.spot
                )
                programs.append(program)
            }
        }
        return programs.sorted { $0.unit < $1.unit }
    }
}
