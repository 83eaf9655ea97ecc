"""BPBD: sends its rescue team (TRC) to places where people are hurt or something burns, and answers its superior."""
import gladi

COMMAND, ORDER, MUSTER, STAND_DOWN, CONSOLIDATE = "gladi.command.v1.", "gladi.command.v1.OrderIssued", 1, 19, 20
DEPLOYED, ARRIVED, LEFT = (f"gladi.force.v1.Unit{name}" for name in ("Deployed", "Arrived", "StoodDown"))
TEAM, METRES_PER_MINUTE, STAY = 6, 500, 900


class Bpbd:
    profile = {"agency": "BPBD", "title": "Penanggulangan Bencana", "version": "1", "reports_to": "command",
               "hears": ["command", "situation"], "publishes": [DEPLOYED, ARRIVED, LEFT, *(COMMAND + name for name in
               "OrderAcknowledged OrderCompleted OrderDeclined MusterReported ConsolidationReported".split())]}

    def __init__(self, briefing):
        self.me = next(entry for entry in briefing.roster if entry.unit == briefing.unit)
        self.places, self.agenda = {place.key: place for place in briefing.places}, []
        self.people, self.home = briefing.forces[0].total, self.places[briefing.forces[0].place]

    def handle(self, turn, out):  # The agenda: (time, what, place, cause), ascending
        for event in turn.events:
            if event.type == ORDER and event.message.addressee == self.me.unit:
                self.obey(event, turn, out)
            elif event.type.endswith((".CasualtyFound", ".FireReported")) and event.message.observers:
                self.send_team(event, turn, out)
        while self.agenda and self.agenda[0][0] <= turn.time:
            _, what, place, cause = self.agenda.pop(0)
            out.publish(what, cause, place=place, personnel=TEAM)
        if self.agenda:
            out.wake(self.agenda[0][0])

    def teams(self):
        return [place for _, what, place, _ in self.agenda if what == LEFT]

    def send_team(self, event, turn, out):
        place, teams = self.places.get(event.message.place), self.teams()
        if place is None or place.key in teams or len(teams) * TEAM + TEAM > self.people:
            return
        metres = abs(place.x_metres - self.home.x_metres) + abs(place.y_metres - self.home.y_metres)
        due = turn.time + 60 + metres * 60 // METRES_PER_MINUTE
        out.publish(DEPLOYED, event.id, place=place.key, personnel=TEAM, arrives=due)
        steps = [(due, ARRIVED, place.key, event.id), (due + STAY, LEFT, place.key, event.id)]
        self.agenda = sorted(self.agenda + steps)

    def obey(self, event, turn, out):
        def answer(name, **fields):
            out.publish(f"gladi.command.v1.{name}", event.id, office=self.me.office, **fields)
        if event.unit != self.me.superior or event.message.kind not in (MUSTER, STAND_DOWN, CONSOLIDATE):
            return answer("OrderDeclined", order=event.id, reason="Bukan tugas BPBD")
        answer("OrderAcknowledged", order=event.id)
        if event.message.kind == MUSTER:
            answer("MusterReported", personnel=self.people, place=self.home.key, kit_checked=True)
        elif event.message.kind == CONSOLIDATE:
            answer("ConsolidationReported", personnel_present=self.people, text="Tim reaksi cepat kembali")
        if event.message.kind != MUSTER:  # Who is out comes home.
            self.agenda = [(turn.time, LEFT, place, event.id) for place in self.teams()]
        answer("OrderCompleted", order=event.id, text="Selesai")


if __name__ == "__main__":
    gladi.run(Bpbd, "muba/bpbd")
