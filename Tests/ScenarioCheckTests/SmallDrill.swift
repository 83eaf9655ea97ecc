import Phrases
import Scenario
import ScenarioCheck
import Testing
import UnitTable

/// A whole drill of sixty people in which nothing is wrong; each test puts one mistake into it.
enum SmallDrill {
    static let text = """
        gladi: 1
        key: kecil
        title: Latihan kecil
        district: rohul
        start: 2023-10-17T08:00:00+07:00
        end: 02:00:00
        agencies:
          - { key: polda, title: Polda, source: assumed }
          - { key: polres, title: Polres, source: assumed }
          - { key: pemda, title: Pemda, source: assumed }
        protected:
          - { key: ketua-kpu, title: Ketua KPU, source: assumed }
        roster:
          - { unit: riau/command, office: kapolda, title: Kapolda, agency: polda, source: assumed }
          - unit: rohul/command
            office: kapolres
            title: Kapolres
            agency: polres
            superior: riau/command
            source: assumed
            forces:
              - { resource: personnel, total: 6, place: lapangan, source: assumed }
          - unit: rohul/detection
            office: kasat-intel
            title: Kasat Intelkam
            agency: polres
            superior: rohul/command
            hears: [command, polsek, preventive, situation]
            source: assumed
            forces:
              - { resource: personnel, total: 6, formation: observers, place: lapangan, source: assumed }
          - unit: rohul/preventive
            office: kasat-samapta
            title: Kasat Samapta
            agency: polres
            superior: rohul/command
            source: assumed
            forces:
              - { resource: personnel, total: 39, formation: initial_crowd_unit, place: lapangan, source: assumed }
              - { resource: personnel, total: 78, formation: equipped_crowd_unit, place: lapangan, source: assumed }
              - { resource: shield, total: 78, place: lapangan, source: assumed }
              - { resource: water-cannon, total: 1, place: lapangan, source: assumed }
          - unit: rohul/polsek
            office: kapolsek
            title: Kapolsek
            agency: polres
            superior: rohul/command
            source: assumed
            forces:
              - { resource: personnel, total: 10, formation: sector_police, place: lapangan, source: assumed }
          - unit: rohul/traffic
            office: kasat-lantas
            title: Kasat Lantas
            agency: polres
            superior: rohul/command
            source: assumed
            forces:
              - { resource: personnel, total: 16, formation: traffic_post, place: lapangan, source: assumed }
              - { resource: barrier, total: 8, place: lapangan, source: assumed }
          - unit: rohul/negotiation
            office: negosiator
            title: Negosiator
            agency: polres
            superior: rohul/command
            source: assumed
            forces:
              - { resource: personnel, total: 5, formation: negotiators, place: lapangan, source: assumed }
          - unit: rohul/satpol-pp
            office: kasat-pol-pp
            title: Kepala Satpol PP
            agency: pemda
            superior: rohul/command
            capabilities: [cordon]
            source: assumed
            forces:
              - { resource: personnel, total: 15, formation: cordon, place: lapangan, source: assumed }
          - unit: rohul/damkar
            office: kadis-damkar
            title: Kepala Damkar
            agency: pemda
            superior: rohul/command
            capabilities: [fire-fighting]
            source: assumed
            forces:
              - { resource: personnel, total: 6, formation: fire_crew, place: lapangan, source: assumed }
              - { resource: fire-engine, total: 1, place: lapangan, source: assumed }
          - unit: rohul/situation
            office: katim-massa
            title: Tim massa
            agency: polres
            hears: [command, detection, negotiation, polsek, preventive, traffic]
            source: assumed
        places:
          - { key: kpu, title: KPU, kind: vital_object, x: 0, y: 0, source: assumed }
          - { key: lapangan, title: Lapangan, kind: muster, x: 1200, y: 0, source: assumed }
          - { key: polres, title: Mapolres, kind: station, x: 1300, y: 0, source: assumed }
          - { key: simpang, title: Simpang, kind: junction, x: -300, y: 0, source: assumed }
          - { key: titik, title: Titik kumpul, kind: gathering, x: -310, y: 0, source: assumed }
        roads:
          - { key: keluar, title: Jalan keluar, from: kpu, to: simpang, length: 320, exit_route: true, source: assumed }
          - { key: utama, title: Jalan utama, from: kpu, to: lapangan, length: 1250, diversion: lingkar, source: assumed }
          - { key: lingkar, title: Jalan lingkar, from: simpang, to: lapangan, length: 1600, source: assumed }
        parameters:
          - { name: planned_crowd, value: 64, source: assumed }
          - { name: large_crowd, value: 50, source: assumed }
          - { name: small_crowd, value: 8, source: assumed }
        episodes:
          - { key: protes, title: Protes, site: kpu, variant: vulnerable, from: 00:00:00, to: 02:00:00, source: assumed }
        injects:
          - key: kabar
            when: { not_before: 00:10:00 }
            synopsis: Kabar massa.
            addressee: rohul/detection
            source: assumed
          - key: belum-ditemui
            contingency: { by: 00:40:00, expected: [{ event: ContactAttempted }] }
            synopsis: Korlap belum ditemui.
            source: assumed
        orders:
          - { key: siaga, occasion: yellow, kind: deploy, capability: cordon, at: edge, text: Siaga, source: assumed }
        ground:
          mode: scripted
          groups:
            - { key: massa, title: Massa, place: titik, marshal: true, source: assumed }
          script:
            - key: datang
              when: { after: [kabar], delay: 5m }
              acts:
                - { group: massa, size: 64, over: 5m, place: kpu, tension: 40, behaviour: oration, threatens: ketua-kpu }
              source: assumed
            - key: sepakat
              when: { happened: [{ event: AgreementReached, where: { group: massa } }] }
              acts:
                - { group: massa, size: 0, over: 5m, tension: 10, behaviour: dispersing }
              source: assumed

        """

    /// What is said of a text, by the format and by the check.
    static func problems(in text: String) -> [FileProblem] {
        do throws(FileError) {
            let draft = try ScenarioLoader.draft(text: text, file: "kecil.yaml", library: .withUnits)
            return ScenarioCheck(units: UnitTable.standard.types.map { $0.profile }).problems(in: draft)
        } catch {
            return error.problems
        }
    }

    /// The drill with one thing written otherwise; it must stand there once.
    static func with(_ good: String, _ bad: String) -> String {
        #expect(text.ranges(of: good).count == 1, "\(good)")
        return text.replacing(good, with: bad)
    }
}
