import Phrases
import Testing

// Numbers that cannot be so, and names that nobody can tell apart.

extension MistakeTests {
    static let mistakesOfLimits = [
        Mistake(
            "more agitators than people",
            "tension: 40, behaviour",
            "tension: 40, agitators: 65, behaviour",
            at: "agitators: |65",
            .error,
            "more agitators (65) than people in 'massa' (64)"
        ),
        Mistake(
            "agitators of nobody",
            "size: 64, over: 5m, place: kpu",
            "agitators: 5, over: 5m, place: kpu",
            at: "agitators: |5",
            .error,
            "agitators (5) of 'massa', and no step gives it any people"
        ),
        Mistake(
            "more lost than there is",
            "addressee: rohul/detection",
            "addressee: rohul/preventive\n    effects: [{ kind: missing, resource: water-cannon, count: 5, for: 10m }]",
            at: "effects: |[",
            .warning,
            "takes away 5 'water-cannon', and rohul/preventive has 1"
        ),
        Mistake(
            "one thing lost twice",
            "addressee: rohul/detection",
            "addressee: rohul/preventive\n    effects: [{ kind: missing, resource: water-cannon, count: 1, for: 10m }, { kind: missing, resource: water-cannon, count: 1, for: 10m }]",
            at: "effects: |[",
            .warning,
            "takes away 2 'water-cannon', and rohul/preventive has 1"
        ),
        Mistake(
            "a road to itself",
            "from: simpang, to: lapangan, length: 1600",
            "from: lapangan, to: lapangan, length: 1600",
            at: "to: |lapangan, length: 1600",
            .error,
            "road 'lingkar' begins and ends at 'lapangan'"
        ),
        Mistake(
            "a road shorter than the straight line",
            "length: 1250",
            "length: 1000",
            at: "length: |1000",
            .warning,
            "road 'utama' is 1000 m long, and the straight line between its ends 1200 m"
        ),
        Mistake(
            "an exit that is to be closed",
            "exit_route: true",
            "exit_route: true, diversion: lingkar",
            at: "true, diversion: |lingkar",
            .warning,
            "stays open for the crowd; delete one"
        ),
        Mistake(
            "a hospital without beds",
            "\nroads:\n",
            "\nhospitals:\n  - { key: rsud, place: polres, beds: 0, source: assumed }\nroads:\n",
            at: "beds: |0",
            .warning,
            "hospital 'rsud' without beds admits nobody"
        ),
        Mistake(
            "two places of one title",
            "title: Simpang, kind",
            "title: Lapangan, kind",
            at: "title: |Lapangan, kind: junction",
            .warning,
            "the title 'Lapangan' is that of lapangan too"
        ),
    ]
}
