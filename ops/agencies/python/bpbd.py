#!/usr/bin/env python3
"""BPBD: sends its rescue team (TRC) to places where people are hurt or something burns, and answers its superior."""
import gladi

ORDER, TEAM, METRES_PER_MINUTE, STAY = "gladi.command.v1.OrderIssued", 6, 500, 900
DEPLOYED, ARRIVED, LEFT = (f"gladi.force.v1.Unit{name}" for name in ("Deployed", "Arrived", "StoodDown"))
NEEDS_HELP = ["gladi.situation.v1.CasualtyFound", "gladi.situation.v1.FireReported"]
MUSTER, CONSOLIDATE = 1, 20  # Of gladi.command.v1.OrderKind


class Bpbd:
    profile = {
        "agency": "BPBD", "title": "Penanggulangan Bencana Daerah", "version": "1", "hears": ["command", "situation"],
        "publishes": [DEPLOYED, ARRIVED, LEFT, *(f"gladi.command.v1.{name}" for name in (
            "OrderAcknowledged", "OrderCompleted", "OrderDeclined", "MusterReported", "ConsolidationReported"))]}

    def __init__(self, briefing):
        self.me = next(entry for entry in briefing.roster if entry.unit == briefing.unit)
        self.people, self.home = briefing.forces[0].total, briefing.forces[0].place
        self.places = {place.key: place for place in briefing.places}
        self.agenda = []  # (time, what, place, cause), ascending

    def handle(self, turn, out):
        for event in turn.events:
            if event.type == ORDER and event.message.addressee == self.me.unit:
                self.obey(event, out)
            elif event.type in NEEDS_HELP and event.message.observers:  # Someone of the chain has seen it.
                self.send_team(event, turn, out)
        while self.agenda and self.agenda[0][0] <= turn.time:
            _, what, place, cause = self.agenda.pop(0)
            out.publish(what, cause, place=place, personnel=TEAM)
        if self.agenda:
            out.wake(self.agenda[0][0])

    def teams(self):
        return [place for _, what, place, _ in self.agenda if what == LEFT]

    def send_team(self, event, turn, out):
        place, home = self.places.get(event.message.place), self.places[self.home]
        if place is None or place.key in self.teams() or (len(self.teams()) + 1) * TEAM > self.people:
            return
        metres = abs(place.x_metres - home.x_metres) + abs(place.y_metres - home.y_metres)
        arrives = turn.time + 60 + metres * 60 // METRES_PER_MINUTE
        out.publish(DEPLOYED, event.id, place=place.key, personnel=TEAM, arrives=arrives)
        steps = [(arrives, ARRIVED, place.key, event.id), (arrives + STAY, LEFT, place.key, event.id)]
        self.agenda = sorted(self.agenda + steps)

    def obey(self, event, out):
        def answer(name, **fields):
            out.publish(f"gladi.command.v1.{name}", event.id, office=self.me.office, **fields)
        if event.unit != self.me.superior or event.message.kind not in (MUSTER, CONSOLIDATE):
            return answer("OrderDeclined", order=event.id, reason="Bukan tugas BPBD")
        answer("OrderAcknowledged", order=event.id)
        if event.message.kind == MUSTER:
            answer("MusterReported", personnel=self.people, place=event.message.place or self.home, kit_checked=True)
        else:
            answer("ConsolidationReported", personnel_present=self.people, text=f"{len(self.teams())} tim di lapangan")
        answer("OrderCompleted", order=event.id, text="Selesai")


if __name__ == "__main__":
    gladi.run(Bpbd, "muba/bpbd")
