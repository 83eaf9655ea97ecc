#!/usr/bin/env python3
"""The Python client's state machine, without a broker: the wire, streams, turns, rebuilding, what is refused.

    test_client.py SCHEMA     SCHEMA: the descriptors that ops/agencies/python/generate writes
"""

import json
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import unittest

from google.protobuf import descriptor_pb2, descriptor_pool, message_factory

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "ops/agencies/python"))

import gladi  # noqa: E402
from bpbd import Bpbd  # noqa: E402
from gladi import LOCKSTEP, Machine, Record, decode  # noqa: E402

UNIT, TOPIC = "muba/bpbd", "gladi.bpbd"
STREAMS = [(0, "control", gladi.CONTROL, 1, ""), (3, "muba/command", "gladi.command", 3, "muba/command"),
           (4, "muba/situation", "gladi.situation", 3, "muba/situation"), (5, UNIT, TOPIC, 3, UNIT)]


class Drill:
    """A drill's log as control and two units write it, topic by topic, with offsets."""

    def __init__(self):
        self.logs = {topic: [] for _, _, topic, _, _ in STREAMS}
        self.next = {name: 0 for _, name, _, _, _ in STREAMS}
        self.frontiers, self.turn, self.time = {}, 0, 0
        self.opened = SCHEMA.new(LOCKSTEP + "Opened", protocol=1, seed=1, start="2024-08-25T08:00:00+07:00", streams=[
            dict(number=number, name=name, topic=topic, kind=kind, unit=unit, hears=[3, 4] if name == UNIT else [])
            for number, name, topic, kind, unit in STREAMS])
        self.say("control", LOCKSTEP + "Opened", self.opened)
        briefing = SCHEMA.new(
            "gladi.exercise.v1.UnitBriefing", unit=UNIT,
            roster=[dict(unit=UNIT, office="kalaksa", superior="muba/command")],
            forces=[dict(resource="personnel", total=12, place="randik")],
            places=[dict(key="randik"), dict(key="kpud", x_metres=1000), dict(key="simpang", y_metres=500)])
        self.say("control", LOCKSTEP + "Briefing", SCHEMA.new(
            LOCKSTEP + "Briefing", unit=UNIT, content=briefing.SerializeToString()))

    def say(self, stream, type, message, sequence=None, topic=None):
        topic = topic or next(place for _, name, place, _, _ in STREAMS if name == stream)
        if sequence is None:
            sequence = self.next[stream]
            self.next[stream] += 1
        record = Record("uji", stream, sequence, self.turn, type, message.SerializeToString())
        self.logs[topic].append(record)
        return f"{stream}:{sequence}"

    def order(self, kind, by="muba/command"):
        return self.say("muba/command", "gladi.command.v1.OrderIssued", SCHEMA.new(
            "gladi.command.v1.OrderIssued", kind=kind, addressee=UNIT, office="kapolres"))

    def hurt(self, place="kpud"):
        return self.say("muba/situation", "gladi.situation.v1.CasualtyFound", SCHEMA.new(
            "gladi.situation.v1.CasualtyFound", casualty="1", place=place, observers=["muba/traffic"]))

    def grant(self, time, changes=(), events=0):
        self.turn, self.time = self.turn + 1, time
        moved = [(number, self.next[name]) for number, name, _, _, _ in STREAMS[1:]
                 if self.next[name] != self.frontiers.get(name, 0)]
        self.frontiers.update((name, self.next[name]) for _, name, _, _, _ in STREAMS)
        self.say("control", LOCKSTEP + "Granted", SCHEMA.new(
            LOCKSTEP + "Granted", turn=self.turn, time=time, streams=[number for number, _ in moved],
            frontiers=[frontier for _, frontier in moved], changes=changes, events=events))


class Player:
    """A machine that reads a drill's log and writes to it, as a process on Kafka would."""

    def __init__(self, drill, instance="a"):
        self.drill, self.now, self.read = drill, 0.0, {topic: 0 for topic in drill.logs}
        self.machine = Machine(Bpbd, UNIT, SCHEMA, "uji", drill.opened, instance, len(drill.logs[TOPIC]))
        self.said = []

    def step(self, deliver=True, publish=True):
        for topic, log in self.drill.logs.items():
            while deliver and self.read[topic] < len(log):
                self.read[topic] += 1
                self.machine.receive(topic, self.read[topic] - 1, log[self.read[topic] - 1], self.now)
        for action, topic, what in self.machine.step(self.now):
            if action == "reread":
                self.read[topic] = min(self.read[topic], what)
            elif what.sequence is None:
                self.said.append((what.type.removeprefix(LOCKSTEP), SCHEMA.read(what)))
            elif publish:
                self.drill.logs[topic].append(what)
                self.drill.next[UNIT] = max(self.drill.next[UNIT], what.sequence + 1)

    def settle(self):
        for _ in range(4):
            self.step()


def own(drill):
    return [record for record in drill.logs[TOPIC] if record.sequence is not None]


def types(drill):
    return [record.type.rpartition(".")[2] for record in own(drill)]


def play(drill, player):
    """A short drill: muster, someone is hurt, the team goes, arrives and comes home, consolidation."""
    drill.order(1)
    drill.grant(10)
    player.settle()
    drill.hurt()
    drill.grant(20)
    player.settle()
    for time in (200, 1100, 1101):
        drill.grant(time)
        player.settle()
    drill.order(20)
    drill.grant(1200)
    player.settle()


class OwnTypes(unittest.TestCase):
    SOURCE = '''
        syntax = "proto3";
        package bpbd.v1;
        import "gladi/common/v1/common.proto";
        import "gladi/event.proto";
        message BoatSent {
          option (gladi.event) = { id: "perahu ke {place}" en: "boat to {place}" };
          string place = 1;
          gladi.common.v1.HeadcountRange people = 2;
        }
    '''

    def schema(self, folder):
        (folder / "own.proto").write_text(self.SOURCE)
        shutil.copy(ROOT / "ops/docs/asyncapi.json", folder)
        gladis = ROOT / "Shared/Events/Schema"
        files = [str(file.relative_to(gladis)) for file in gladis.rglob("*.proto")]
        subprocess.run(["protoc", f"--proto_path={gladis}", f"--proto_path={folder}", "--include_imports",
                        f"--descriptor_set_out={folder}/schema.pb", "own.proto", *files], check=True)
        return gladi.Schema(folder / "schema.pb")

    def test_announced_once_with_words_and_all_that_reads_them(self):
        drill = Drill()
        player = Player(drill)
        with tempfile.TemporaryDirectory() as folder:
            player.machine.schema = self.schema(pathlib.Path(folder))
        player.machine.unit_type = type("Unit", (Bpbd,), {"profile": Bpbd.profile | {"publishes": [
            "gladi.force.v1.UnitArrived", "bpbd.v1.BoatSent"]}})
        drill.grant(10)
        player.settle()
        player.now += 1
        player.settle()
        first, second = [message.profile.own_types for kind, message in player.said if kind == "Ready"]
        self.assertEqual([(own.type, own.content_type, own.words_id, own.words_en) for own in first], [
            ("bpbd.v1.BoatSent", "application/protobuf", "perahu ke {place}", "boat to {place}")])
        self.assertEqual(len(second), 0)
        # A stranger's reader has nothing but what was announced.
        pool = descriptor_pool.DescriptorPool()
        for file in descriptor_pb2.FileDescriptorSet.FromString(first[0].descriptors).file:
            pool.Add(file)
        boat = message_factory.GetMessageClass(pool.FindMessageTypeByName("bpbd.v1.BoatSent"))
        sent = player.machine.schema.new("bpbd.v1.BoatSent", place="randik", people={"low": 2})
        self.assertEqual(boat.FromString(sent.SerializeToString()).people.low, 2)


class Wire(unittest.TestCase):
    def headers(self, record, **changes):
        headers = record.headers("n") | {name.replace("_", "-", name.startswith("content")): value
                                          for name, value in changes.items()}
        return [(name, value) for name, value in headers.items() if value is not None]

    RECORD = Record(
        "uji", UNIT, 7, 3, "gladi.force.v1.UnitArrived", b"\x01", cause="control:2", time="2024-08-25T01:00:30Z")

    def test_round_trip(self):
        for record in (self.RECORD, self.RECORD._replace(sequence=0), self.RECORD._replace(sequence=None, cause=None)):
            self.assertEqual(decode(b"uji", self.headers(record), record.data), record)
        self.assertEqual(decode(b"uji", self.headers(self.RECORD) + [("traceparent", b"\xff"), ("x", None)], b"\x01"),
                         self.RECORD)

    def test_refused(self):
        bad = dict(ce_exercise=None, ce_specversion=b"0.3", ce_id=b"muba/bpbd:8", ce_source=b"/gladi/lain/muba/bpbd",
                   ce_turn=b"03", ce_sequence=b"-7", ce_drill=b"lain", ce_type=None, content_type=b"text/plain")
        for name, value in bad.items():
            self.assertIsNone(decode(b"uji", self.headers(self.RECORD, **{name: value}), b"\x01"), name)
        self.assertIsNone(decode(b"uji", self.headers(self.RECORD, ce_exercise=b"PERANG"), b"\x01"))
        self.assertIsNone(decode(b"lain", self.headers(self.RECORD), b"\x01"))
        self.assertIsNone(decode(b"uji", self.headers(self.RECORD), None))
        self.assertIsNone(decode(b"uji", self.headers(self.RECORD) + [("ce_turn", b"3")], b"\x01"))
        self.assertIsNone(decode(b"uji", self.headers(self.RECORD._replace(turn=2**64)), b"\x01"))
        self.assertIsNone(decode(None, None, None))

    def test_published_leaves(self):
        vectors = json.loads((ROOT / "Tests/LockstepTests/Vectors/vectors.json").read_text(encoding="utf-8"))
        for case in vectors["leaves"]:
            record = Record("uji", case["stream"], int(case["sequence"]), int(case["turn"]), case["type"],
                            bytes.fromhex(case["data"]), case["contentType"], case["cause"])
            self.assertEqual(record.leaf.hex(), case["leaf"], case["note"])


class Turns(unittest.TestCase):
    def test_whole_drill(self):
        drill = Drill()
        player = Player(drill)
        play(drill, player)
        self.assertEqual(types(drill), [
            "OrderAcknowledged", "MusterReported", "OrderCompleted", "Completed", "UnitDeployed", "Completed",
            "UnitArrived", "Completed", "UnitStoodDown", "Completed", "Completed", "OrderAcknowledged",
            "ConsolidationReported", "OrderCompleted", "Completed"])
        self.assertEqual([record.sequence for record in own(drill)], list(range(15)))
        deployed = own(drill)[4]
        self.assertEqual((deployed.cause, deployed.turn), ("muba/situation:0", 2))
        self.assertEqual(deployed.time, "2024-08-25T01:00:20Z")
        self.assertEqual(SCHEMA.read(deployed).arrives, 20 + 60 + 120)
        completed = SCHEMA.read(own(drill)[5])
        self.assertEqual((completed.turn, list(completed.streams), list(completed.frontiers), completed.wake_up),
                         (2, [5], [6], 200))
        self.assertFalse(SCHEMA.read(own(drill)[14]).HasField("wake_up"))

    def test_waits_for_what_the_grant_names(self):
        drill = Drill()
        player = Player(drill)
        player.settle()
        drill.hurt()
        drill.grant(10)
        late = drill.logs["gladi.situation"].pop()
        player.settle()
        self.assertEqual(types(drill), [])
        drill.logs["gladi.situation"].append(late)
        player.settle()
        self.assertEqual(types(drill), ["UnitDeployed", "Completed"])

    def test_what_never_comes_is_a_fault(self):
        drill = Drill()
        player = Player(drill)
        drill.hurt()
        drill.grant(10)
        drill.logs["gladi.situation"].clear()
        player.settle()
        player.now = 31
        player.step()
        self.assertEqual(player.machine.stopped[0], 70)
        self.assertIn("muba/situation:0", player.said[-1][1].text)

    def test_order_of_delivery(self):
        """By stream name, then sequence, control first, whatever arrives first."""
        drill = Drill()
        player = Player(drill)
        seen = []
        Heard = type("Heard", (), dict(
            profile={}, __init__=lambda self, briefing: None,
            handle=lambda self, turn, out: seen.extend(event.id for event in turn.events)))
        player.machine.unit_type = Heard
        drill.hurt()
        drill.order(1)
        drill.order(20)
        drill.grant(10, events=1)
        drill.say("control", "gladi.exercise.v1.EpisodeStarted", SCHEMA.new("gladi.exercise.v1.EpisodeStarted"))
        player.settle()
        self.assertEqual(seen, ["control:3", "muba/command:0", "muba/command:1", "muba/situation:0"])

    def test_a_unit_that_is_out_observes(self):
        drill = Drill()
        player = Player(drill)
        drill.order(1)
        drill.grant(10, changes=[dict(unit=UNIT, participates=False)])
        player.settle()
        self.assertEqual((types(drill), player.machine.turn), ([], 1))
        drill.grant(20, changes=[dict(unit=UNIT, participates=True)])
        player.settle()
        self.assertEqual(types(drill), ["Completed"])

    def test_what_cannot_be_read_counts_and_is_handed_to_nobody(self):
        drill = Drill()
        player = Player(drill)
        drill.say("muba/command", "gladi.command.v1.OrderIssued", SCHEMA.new(
            LOCKSTEP + "Briefing", content=b"\xff\xff\xff\xff"))
        drill.say("muba/command", "gladi.nobody.v1.Unknown", SCHEMA.new(LOCKSTEP + "Briefing"))
        drill.order(1)
        drill.grant(10)
        player.settle()
        self.assertEqual(types(drill)[-1], "Completed")
        self.assertEqual({record.cause for record in own(drill)[:-1]}, {"muba/command:2"})

    def test_orders_of_others_are_declined(self):
        drill = Drill()
        player = Player(drill)
        drill.order(18)
        drill.grant(10)
        player.settle()
        self.assertEqual(types(drill), ["OrderDeclined", "Completed"])

    def test_ended(self):
        drill = Drill()
        player = Player(drill)
        drill.grant(10)
        player.settle()
        drill.say("control", LOCKSTEP + "Ended", SCHEMA.new(LOCKSTEP + "Ended", turn=2, reason="cukup"))
        player.settle()
        self.assertEqual(player.machine.stopped, (0, "cukup"))

    def test_own_events_are_plain_values_in_json(self):
        """Announced once, written with equal bytes for equal values, and read by who understands them."""
        class Own:
            profile = {"publishes": ["bpbd.v1.TeamSent", "gladi.force.v1.UnitArrived"]}
            understands = {"command.v1.Asked"}
            heard = []

            def __init__(self, briefing):
                pass

            def handle(self, turn, out):
                self.heard += [(event.type, event.message) for event in turn.events]
                out.publish_json("bpbd.v1.TeamSent", place="kpud", personnel=6)

        drill = Drill()
        player = Player(drill)
        player.machine = Machine(Own, UNIT, SCHEMA, "uji", drill.opened, "a")
        for type in ("command.v1.Asked", "command.v1.Unheard"):
            record = Record("uji", "muba/command", drill.next["muba/command"], 0, type, b'{"b":1,"a":"\xc3\xa9"}',
                            "application/json")
            drill.logs["gladi.command"].append(record)
            drill.next["muba/command"] += 1
        drill.grant(10)
        for player.now in (0, 2):
            player.settle()
        self.assertEqual(Own.heard, [("command.v1.Asked", {"a": "é", "b": 1})])
        sent = own(drill)[0]
        self.assertEqual((sent.type, sent.content_type, sent.data),
                         ("bpbd.v1.TeamSent", "application/json", b'{"personnel":6,"place":"kpud"}'))
        beats = [[own.type for own in said.profile.own_types] for kind, said in player.said if kind == "Ready"]
        self.assertEqual(beats, [["bpbd.v1.TeamSent"], []])

    def test_too_much_is_a_fault(self):
        drill = Drill()
        player = Player(drill)
        player.machine.unit_type = type("Loud", (), dict(
            profile={}, __init__=lambda self, briefing: None,
            handle=lambda self, turn, out: [out.publish("gladi.force.v1.UnitArrived") for _ in range(1_000)]))
        drill.grant(10)
        player.settle()
        self.assertEqual((types(drill), player.machine.stopped[0]), ([], 70))


class OtherWriters(unittest.TestCase):
    def test_duplicates_and_forgeries_change_nothing(self):
        drill, clean = Drill(), Drill()
        play(clean, Player(clean))
        player = Player(drill)
        drill.order(1)
        log = drill.logs["gladi.command"]
        forged = log[0]._replace(data=SCHEMA.new("gladi.command.v1.OrderIssued", kind=2).SerializeToString())
        log += [log[0], forged, log[0]._replace(sequence=99), log[0]._replace(stream="muba/situation")]
        log += [log[0]._replace(drill="lain", sequence=1), None]
        drill.logs["gladi.situation"] += [log[0]._replace(sequence=1)]
        drill.grant(10)
        player.settle()
        drill.hurt()
        drill.grant(20)
        player.settle()
        for time in (200, 1100, 1101):
            drill.grant(time)
            player.settle()
        drill.order(20)
        drill.grant(1200)
        player.settle()
        self.assertEqual([record.leaf for record in own(drill)], [record.leaf for record in own(clean)])

    def test_a_conflict_on_the_own_stream_is_named_and_play_goes_on(self):
        drill = Drill()
        player = Player(drill)
        drill.grant(10)
        player.settle()
        drill.logs[TOPIC].append(own(drill)[0]._replace(data=b"\x08\x02"))
        player.settle()
        self.assertEqual([text.kind for kind, text in player.said if kind == "Fault"], [1])
        self.assertIsNone(player.machine.stopped)
        drill.grant(20)
        player.settle()
        self.assertEqual(types(drill)[-1], "Completed")

    def test_another_record_in_the_log_ends_the_program(self):
        drill = Drill()
        drill.logs[TOPIC].append(Record("uji", UNIT, 0, 1, "gladi.force.v1.UnitArrived", b""))
        player = Player(drill)
        drill.grant(10)
        player.settle()
        self.assertEqual(player.machine.stopped[0], 70)
        self.assertEqual([text.kind for kind, text in player.said if kind == "Fault"], [1])


class Rebuilding(unittest.TestCase):
    def whole(self):
        drill = Drill()
        play(drill, Player(drill))
        return drill

    def test_killed_after_any_record(self):
        whole = self.whole()
        for kept in range(len(own(whole)) + 1):
            drill = self.whole()
            del drill.logs[TOPIC][kept:]
            player = Player(drill, instance="b")
            player.settle()
            self.assertEqual([record.leaf for record in own(drill)], [record.leaf for record in own(whole)], kept)
            self.assertEqual(player.machine.own.compared, kept)

    def test_nothing_is_published_before_the_own_topic_is_read(self):
        drill = self.whole()
        player = Player(drill, instance="b")
        held, drill.logs[TOPIC] = drill.logs[TOPIC], []
        player.settle()
        self.assertEqual((drill.logs[TOPIC], player.said), ([], []))
        drill.logs[TOPIC] = held
        player.settle()
        player.now = 1
        player.step()
        self.assertEqual(len(own(drill)), 15)
        self.assertEqual(player.said[-1][1].compared, 15)

    def test_published_again_after_two_seconds(self):
        drill = Drill()
        player = Player(drill)
        drill.grant(10)
        player.step(publish=False)
        player.now = 1.9
        player.step()
        self.assertEqual(own(drill), [])
        player.now = 2.1
        player.settle()
        self.assertEqual(types(drill), ["Completed"])

    def test_records_in_flight_land_later(self):
        drill = self.whole()
        flight = drill.logs[TOPIC][10:]
        del drill.logs[TOPIC][10:]
        player = Player(drill, instance="b")
        player.step(publish=False)
        drill.logs[TOPIC] += flight
        player.settle()
        self.assertEqual(len(own(drill)), 15)
        self.assertIsNone(player.machine.stopped)

    def test_two_instances_write_the_same(self):
        drill = Drill()
        one, two = Player(drill, "a"), Player(drill, "b")
        for time in (10, 20, 30):
            drill.hurt()
            drill.grant(time)
            log = drill.logs[TOPIC]
            before = len(log)
            one.step()
            ones = log[before:]
            del log[before:]
            two.step()
            log += ones
            one.settle()
            two.settle()
        leaves = {}
        for record in own(drill):
            self.assertEqual(leaves.setdefault(record.sequence, record.leaf), record.leaf)
        self.assertGreater(len(own(drill)), len(leaves))
        self.assertEqual((one.machine.stopped, two.machine.stopped), (None, None))


class Bounds(unittest.TestCase):
    def test_what_finds_no_room_is_read_again(self):
        room, gladi.Stream.ROOM = gladi.Stream.ROOM, 8
        self.addCleanup(setattr, gladi.Stream, "ROOM", room)
        drill = Drill()
        for turn in range(30):
            drill.order(18)
            drill.grant(turn + 1)
        player = Player(drill)
        for _ in range(100):
            player.step()
        self.assertEqual(player.machine.turn, 30)
        self.assertEqual(types(drill), ["OrderDeclined", "Completed"] * 30)

    def test_leaves_are_kept_for_the_window_alone(self):
        stream = gladi.Stream(Drill().opened.streams[1])
        for sequence in range(5_000):
            self.assertEqual(stream.read(Record("uji", "muba/command", sequence, 1, "t", b""), sequence), "accepted")
            stream.waiting.clear()
        self.assertEqual(len(stream.leaves), gladi.Stream.WINDOW)
        old = Record("uji", "muba/command", 0, 1, "t", b"other")
        self.assertEqual(stream.read(old, 9_000), "duplicate")
        self.assertEqual(stream.read(old._replace(sequence=4_999), 9_001), "conflict")


class Storms(unittest.TestCase):
    def test_any_interleaving_gives_the_same_log(self):
        """Topics arrive in any order, records twice, the program is killed at any point: one log."""
        reference = None
        for seed in range(40):
            chance = random.Random(seed)
            drill = Drill()
            player = Player(drill)
            script = [
                (drill.order, 1), (drill.grant, 10), (drill.hurt, "kpud"), (drill.hurt, "simpang"), (drill.grant, 20),
                (drill.grant, 140), (drill.grant, 200), (drill.order, 18), (drill.grant, 1_100), (drill.grant, 1_200)]
            for act, argument in script:
                if act == drill.grant:
                    self.catch_up(drill, player)
                act(argument)
                for _ in range(chance.randrange(4)):
                    player.step(deliver=chance.random() < 0.8, publish=chance.random() < 0.9)
                    player.now += chance.random() * 2
                if chance.random() < 0.4:
                    player = Player(drill, instance=f"{seed}.{player.now}")
                if chance.random() < 0.5 and own(drill):
                    drill.logs[TOPIC].append(chance.choice(own(drill)))
            self.catch_up(drill, player)
            log = {}
            for record in own(drill):
                log.setdefault(record.sequence, record.leaf)
            reference = reference or log
            self.assertEqual(log, reference, f"seed {seed}")

    def catch_up(self, drill, player):
        for _ in range(10):
            player.now += 1
            player.step()
        self.assertFalse(player.machine.own.computed)
        self.assertIsNone(player.machine.stopped)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    SCHEMA = gladi.Schema(pathlib.Path(sys.argv[1]))
    unittest.main(argv=sys.argv[:1])
