import Domain
import Launcher
import Lockstep
import Playing
import Scenario
import Testing
import UnitTable

@Suite("Which programs a run starts, and with what")
struct ServicePlanTests {
    private func request(
        lane: RunRequest.Lane = .embedded,
        pace: Pace = .fastest,
        external: [UnitID] = [],
        late: [UnitID] = []
    ) throws -> RunRequest {
        let scenario = try ScenarioLibrary.withUnits.scenario("muba-2024")
        return try RunRequest(
            scenario: scenario,
            drill: DrillID("muba-2024.test"),
            seed: 3,
            lane: lane,
            pace: pace,
            record: nil,
            external: external,
            late: late
        )
    }

    private func wait(of program: String, _ request: RunRequest) throws -> String? {
        let crews = try UnitTable.standard.crews(for: request.setup.units.map(\.id))
        let settings = ServicePlan.Settings(scenario: "muba-2024", bootstrap: "127.0.0.1:1", stateFolder: "keadaan")
        let plans = ServicePlan.programs(for: request, crews: crews, settings: settings)
        let arguments = try #require(plans.first { $0.program == program }).arguments
        return arguments.firstIndex(of: "--fetch-wait").map { arguments[$0 + 1] }
    }

    @Test("readers of the embedded broker ask often at full speed alone; the recorder never")
    func fetchWait() throws {
        let hurried = try request()
        #expect(try wait(of: "traffic", hurried) == "1")
        #expect(try wait(of: "control", hurried) == "1")
        #expect(try wait(of: "recorder", hurried) == "20")
        #expect(try wait(of: "traffic", request(pace: Pace(speedPermille: 1000))) == "20")
        #expect(try wait(of: "traffic", request(lane: .kafka)) == "20")
    }

    @Test("a unit that someone else starts has no program, and its silence is control's to judge")
    func external() throws {
        let traffic = try UnitID("muba/traffic")
        let request = try request(external: [traffic])
        #expect(!request.ownUnits.contains(traffic))
        let crews = try UnitTable.standard.crews(for: request.ownUnits)
        let settings = ServicePlan.Settings(scenario: "muba-2024", bootstrap: "127.0.0.1:1", stateFolder: "keadaan")
        let plans = ServicePlan.programs(for: request, crews: crews, settings: settings)
        #expect(!plans.map(\.program).contains("traffic"))
        #expect(plans.count == 2 + crews.count)
        #expect(!plans[1].arguments.contains("--set-aside-after"))
    }

    @Test("control is told which of them may come late")
    func late() throws {
        let traffic = try UnitID("muba/traffic")
        let request = try request(external: [traffic], late: [traffic])
        let settings = ServicePlan.Settings(scenario: "muba-2024", bootstrap: "127.0.0.1:1", stateFolder: "keadaan")
        let control = ServicePlan.programs(for: request, crews: [], settings: settings)[1].arguments
        #expect(control.firstIndex(of: "--late").map { control[$0 + 1] } == "muba/traffic")
        #expect(!control.contains("--set-aside-after"))
    }

    @Test("the recorder and control start first, and control sets nobody aside by itself")
    func order() throws {
        let request = try request()
        let crews = try UnitTable.standard.crews(for: request.setup.units.map(\.id))
        let settings = ServicePlan.Settings(scenario: "muba-2024", bootstrap: "127.0.0.1:1", stateFolder: "keadaan")
        let plans = ServicePlan.programs(for: request, crews: crews, settings: settings)
        #expect(plans.prefix(2).map(\.program) == ["recorder", "control"])
        #expect(plans.count == 2 + crews.count)
        let control = plans[1].arguments
        #expect(!control.contains("--set-aside-after"), "control's own measure holds under the launcher too")
    }
}
