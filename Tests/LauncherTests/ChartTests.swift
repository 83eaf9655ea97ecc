import Domain
import Launcher
import Testing

@Suite("Charts, and what is painted of a view")
struct ChartTests {
    @Test("a chart shows the highest of each part of the time")
    func series() {
        var series = Series()
        #expect(series.columns(2, from: .start, to: .init(seconds: 100)) == [nil, nil])
        for (time, value) in [(30, 5), (40, 90), (45, 20), (80, 0)] as [(UInt64, UInt64)] {
            series.set(value, at: SimulatedTime(seconds: time))
        }
        #expect(series.columns(4, from: .start, to: .init(seconds: 100)) == [nil, 90, 20, 20])
        #expect(series.columns(5, from: .start, to: .init(seconds: 100)) == [nil, 90, 90, 20, 0])
        #expect(series.columns(0, from: .start, to: .init(seconds: 100)) == [])
        #expect(series.peak == 90)
        #expect(series.last == 0)
    }

    @Test("a long drill keeps its peaks and its present")
    func bounded() {
        var series = Series()
        for second in 0..<UInt64(3 * Series.changesMax) {
            series.set(second == 777 ? 1_000 : second % 7, at: SimulatedTime(seconds: second))
            #expect(series.last == (second == 777 ? 1_000 : second % 7))
        }
        let end = SimulatedTime(seconds: UInt64(3 * Series.changesMax))
        #expect(series.columns(10, from: .start, to: end) == [1_000] + Array(repeating: 6, count: 9))
    }

    @Test("bars grow with their values")
    func bars() {
        #expect(Chart.rows([nil, 0, 50, 100, 900], height: 1, ceiling: 100) == [" ▁▄██"])
        #expect(Chart.rows([nil, 0, 50, 100], height: 2, ceiling: 100) == ["   █", " ▁██"])
        #expect(Chart.rows([0], height: 1, ceiling: 0) == ["▁"])
    }

    @Test("only what differs is painted, all of it after a change of size")
    func painter() {
        var painter = FramePainter()
        let begin = "\u{1B}[?2026h"
        let end = "\u{1B}[?2026l"
        let whole = "\(begin)\u{1B}[2J\u{1B}[1;1Ha\u{1B}[2;1Hb\(end)"
        #expect(painter.paint(["a", "b"], columns: 80, rows: 24).text == whole)
        #expect(painter.paint(["a", "b"], columns: 80, rows: 24).text == "")
        #expect(painter.paint(["a", "c"], columns: 80, rows: 24).text == "\(begin)\u{1B}[2;1H\u{1B}[2Kc\(end)")
        #expect(painter.paint(["a"], columns: 80, rows: 24).text == "\(begin)\u{1B}[2;1H\u{1B}[2K\(end)")
        #expect(painter.paint(["a", "b"], columns: 80, rows: 24).text == "\(begin)\u{1B}[2;1H\u{1B}[2Kb\(end)")
        #expect(painter.paint(["a", "b"], columns: 79, rows: 24).text == whole)
        #expect(painter.paint(["a", "b"], columns: 79, rows: 25).text == whole)
        painter.forget()
        #expect(painter.paint(["a", "b"], columns: 79, rows: 25).text == whole)
    }
}
