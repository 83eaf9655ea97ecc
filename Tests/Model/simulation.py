"""Reference simulation of lockstep: toy units on a faulty log, apart from the Swift code and from the Promela model.

    simulation.py [--seed FIRST] [--count N] [--flaw NAME]

Faults: anything killed at any step, records in flight that land after the kill, lost suffixes, duplicates, forged and
out-of-sequence records, second instances (of control too), set-aside and return, two consoles on one stream, two drills
in one partition with buffers of nine records. What is checked of every run: (1) without people and set-asides the digest
is that of a fault-free run in one process; (2) with them, a run in one process from the logged decisions alone gives it
too. `--flaw` leaves out one rule; the run must then fail (`check` sees to it).
"""
import argparse
import hashlib
import json
import random

UNITS = {"a": ("a", "truth"), "b": ("b",), "c": ("c",)}  # a unit and its streams, the main one first
HEARS = {"a": ("b", "console"), "b": ("a",), "c": ("a", "b", "console")}
STREAMS = ("a", "b", "c", "console", "truth")
TURNS = 12
ROOM = 9  # records that a reader holds per stream
FLAWS = {
    "no-r2": "a record beyond the next sequence is accepted",
    "no-r6": "what found no room is not read again",
    "no-w3": "what was not read back is not published again",
    "no-u1": "a turn starts before control's events of it are there",
    "on-arrival": "decisions count when they arrive, not when a grant admits them",
}
flaw = None


def hashed(*parts):
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


# A record is (stream, sequence, turn, kind, content).


def unit(name, state, turn, time, acting, got):
    """A unit, pure: its new state, the events of each of its streams, its wake-up."""
    state = hashed(name, state, turn, time, acting, got)
    x = int(state[:12], 16)
    out = {s: [f"{s}{x >> (4 * i) & 15}" for i in range((x >> (3 * k)) % 3)] for k, s in enumerate(UNITS[name])}
    return state, out if acting else {}, time + 1 + (x >> 20) % 6 if x & 256 else None


def records(name, turn, following, out, wake):
    """The numbered records of a unit's turn, the completion last (W2), and its next sequences."""
    main, result, following = UNITS[name][0], [], dict(following)
    for stream in reversed(UNITS[name]):
        for event in out[stream]:
            result.append((stream, following[stream], turn, "event", event))
            following[stream] += 1
    frontiers = [[s, following[s]] for s in UNITS[name]]
    result.append((main, following[main], turn, "completed", json.dumps([frontiers, wake])))
    following[main] += 1
    return result, following


class Plan:
    """Control's choices: pure, once the frontiers and the roster are given (C3, C4)."""

    def __init__(self):
        self.state, self.time, self.turn = "c", 0, 0
        self.inputs, self.acting = dict.fromkeys(STREAMS, 0), sorted(UNITS)

    def decide(self, inputs, acting, got, wakes):
        """The next record of control, (kind, body), and the events that follow it."""
        state = hashed(self.state, got)
        holds_event = any(r[3] == "event" for r in got)
        times = [t for t in [*wakes, 5, 20] if t > self.time]
        times += [self.time + 1] if holds_event or not self.turn else []
        if self.turn == TURNS or not times:
            return "ended", [self.turn, self.time, inputs, acting, 0], []
        n = int(state[:4], 16) % 3 == 0
        return "granted", [self.turn + 1, min(times), inputs, acting, int(n)], [f"inject {state[:6]}"] * n

    def take(self, body, got):
        self.state = hashed(self.state, got)
        self.turn, self.time, self.inputs, self.acting, _ = body


def digest(control, content):
    """D over control's records, and after each grant over every stream from its old frontier to its new one."""
    value, before = "opened", dict.fromkeys(STREAMS, 0)
    for record in control:
        value = hashed(value, record)
        if record[3] in ("granted", "ended"):
            inputs = json.loads(record[4])[2]
            for s in STREAMS:
                value = hashed(value, [content[s][q] for q in range(before[s], inputs[s])])
            before = inputs
    return value


def in_process(decisions=(), console=()):
    """The drill by definition; `decisions[turn]` is (the console's frontier, who acts) where people took part."""
    plan, states, following = Plan(), dict.fromkeys(UNITS, ""), dict.fromkeys(STREAMS, 0)
    content = {s: [] for s in STREAMS}
    content["console"] = list(console)
    control, wake, done = [], {}, {}
    while True:
        admitted, acting = decisions[plan.turn] if decisions else (0, plan.acting)
        inputs = dict(plan.inputs, console=admitted)
        for u in UNITS:
            if u in acting:
                inputs.update(done.get(u, {s: 0 for s in UNITS[u]}))
            elif u in plan.acting and not decisions:
                raise AssertionError
        wakes = [wake[u] for u in acting if wake.get(u)]
        got = [content[s][q] for s in STREAMS for q in range(plan.inputs[s], inputs[s])]
        kind, body, injects = plan.decide(inputs, acting, got, wakes)
        old = plan.inputs
        plan.take(body, got)
        control.append(("control", len(control), plan.turn, kind, json.dumps(body)))
        if kind == "ended":
            return digest(control, content)
        for inject in injects:
            control.append(("control", len(control), plan.turn, "event", inject))
        for u in UNITS:
            heard = [content[s][q] for s in sorted(HEARS[u]) for q in range(old[s], inputs[s])]
            handed = [[r[0], r[4]] for r in heard if r[3] == "event"] + injects
            states[u], out, wanted = unit(u, states[u], plan.turn, plan.time, u in acting, handed)
            if u in acting:
                written, following = records(u, plan.turn, following, out, wanted)
                wake[u], done[u] = wanted, {s: following[s] for s in UNITS[u]}
                for record in written:
                    content[record[0]].append(record)


class Log:
    """One partition of every topic: what is in flight lands in some order, or not at all, or twice."""

    def __init__(self, rng, faults):
        self.rng, self.faults = rng, faults
        self.topics = {s: [] for s in (*STREAMS, "control")}
        self.flights, self.dead = [], 0

    def refuse(self, _why):
        self.dead += 1

    def land(self):
        rng = self.rng
        if self.flights:
            flight = rng.choice(self.flights)
            if flight:
                drill, record = flight.pop(0)
                if self.faults and rng.random() < 0.03:  # the record and a suffix of what follows are lost
                    del flight[: rng.randrange(0, len(flight) + 1)]
                    return
                self.topics[record[0]].append((drill, record))
        if self.faults and rng.random() < 0.05:
            topic = rng.choice(list(self.topics))
            log = self.topics[topic]
            if log:
                forged = ("D1", (topic, 9999, 1, "event", "forged"))
                foreign = ("D1", ("x", 0, 1, "event", "foreign"))
                log.append(rng.choice([rng.choice(log), forged, foreign]))


class Reader:
    """Reads topics by the rules R1, R2, R3 and R6: one position per topic, bounded room per drill and stream."""

    def __init__(self, log, topics, own=()):
        self.log, self.own = log, own
        self.position = dict.fromkeys(topics, 0)
        self.waiting, self.next, self.lost, self.hashes = {}, {}, {}, {}

    def read(self, topic):
        if self.position[topic] >= len(self.log.topics[topic]):
            return
        offset = self.position[topic]
        drill, record = self.log.topics[topic][offset]
        self.position[topic] += 1
        if record[0] != topic:
            return self.log.refuse("foreign")
        key = (drill, topic)
        following = self.next.get(key, 0)
        if record[1] < following:
            deciding = topic in ("control", "console")
            assert deciding or self.hashes[key, record[1]] == hashed(record), "divergence"
            return
        if key in self.lost:
            return  # it will be read again
        if record[1] > following:
            if flaw != "no-r2":
                return self.log.refuse("out of sequence")
            if record[1] < 9000:
                following = record[1]
        if len(self.waiting.get(key, {})) >= ROOM and topic not in self.own:
            self.lost[key] = offset
            return
        self.next[key] = following + 1
        self.hashes[key, following] = hashed(record)
        self.waiting.setdefault(key, {})[following] = record

    def take(self, drill, stream, low, high):
        return [self.waiting[drill, stream][q] for q in range(low, high)]

    def drop(self, drill, stream, below):
        waiting = self.waiting.get((drill, stream), {})
        for q in [q for q in waiting if q < below]:
            del waiting[q]
        if (drill, stream) in self.lost and flaw != "no-r6":
            self.position[stream] = min(self.position[stream], self.lost.pop((drill, stream)))


class Node:
    """One process that plays one role in every drill."""

    def __init__(self, log, role, drills, options):
        self.log, self.role, self.options, self.flight = log, role, options, []
        log.flights.append(self.flight)
        own = UNITS.get(role, ("control",) if role == "control" else ("console",))
        heard = HEARS[role] if role in UNITS else STREAMS if role == "control" else ()
        self.reader = Reader(log, sorted({"control", *own, *heard}), own)
        self.drills = {d: self.fresh() for d in drills}
        self.ends = {t: len(log.topics[t]) for t in self.reader.position}
        self.reached = dict(self.ends) if not any(self.ends.values()) else {}

    @staticmethod
    def fresh():
        zero = dict.fromkeys(STREAMS, 0)
        return dict(
            plan=Plan(), state="", granted=0, inputs=dict(zero), following=dict(zero), sent=[], ended=False, wake={}, acted={}
        )

    def following(self, drill, stream):
        return self.reader.next.get((drill, stream), 0)

    def publish(self, drill, written):
        self.drills[drill]["sent"] += written
        self.flight += [(drill, r) for r in written if self.following(drill, r[0]) <= r[1]]

    def step(self):
        rng = self.log.rng
        topic = rng.choice(list(self.reader.position))
        self.reader.read(topic)
        self.reached[topic] = max(self.reached.get(topic, 0), self.reader.position[topic])
        drill = rng.choice(list(self.drills))
        s = self.drills[drill]
        s["sent"] = [r for r in s["sent"] if self.following(drill, r[0]) <= r[1] or self.is_lost(drill, r)]
        if s["sent"] and not self.flight and flaw != "no-w3" and rng.random() < 0.02:
            self.flight += [(drill, r) for r in s["sent"]]  # not read back: again (W3)
        if s["ended"]:
            return
        if self.role == "control":
            self.control(drill, s)
        elif self.role == "console":
            self.console(drill, s)
        else:
            self.unit(drill, s)

    def is_lost(self, drill, record):
        """Compares a record of its own with what the log holds; never keeps it waiting."""
        mine = self.reader.hashes[(drill, record[0]), record[1]] == hashed(record)
        assert mine or self.role == "console" or record[3] in ("granted", "ended"), "divergence"
        if self.role == "console" and not mine:
            self.drills[drill]["retry"] = record[4]  # take the next sequence (W4)
        return False

    def turn(self, drill, s, heard):
        """The next grant, its body and all that it delivers; None while something is missing (U1)."""
        following, at = self.following(drill, "control"), s["granted"]
        if at >= following or at not in self.reader.waiting.get((drill, "control"), {}):
            return None
        record = self.reader.waiting[drill, "control"][at]
        body = json.loads(record[4])
        awaits_events = self.role != "control" and flaw != "no-u1"
        if record[3] == "granted" and awaits_events and following <= at + body[4]:
            return None
        if any(self.following(drill, t) < body[2][t] for t in heard):
            for t in heard:
                self.reader.drop(drill, t, s["inputs"][t])
            return None
        got = []
        for t in sorted(heard):
            if flaw == "on-arrival" and t == "console":
                got += self.reader.waiting.get((drill, t), {}).values()
            else:
                got += self.reader.take(drill, t, s["inputs"][t], body[2][t])
        return record, body, got

    def unit(self, drill, s):
        found = self.turn(drill, s, HEARS[self.role])
        if not found:
            return
        record, body, got = found
        if record[3] == "ended":
            s["ended"] = True
            return
        injects = [r[4] for r in self.reader.take(drill, "control", s["granted"] + 1, s["granted"] + 1 + body[4])]
        acting = self.role in body[3]
        handed = [[r[0], r[4]] for r in got if r[3] == "event"] + injects
        s["state"], out, wake = unit(self.role, s["state"], body[0], body[1], acting, handed)
        if acting:
            written, s["following"] = records(self.role, body[0], s["following"], out, wake)
            self.publish(drill, written)
        s["granted"] += 1 + body[4]
        s["inputs"] = body[2]
        for t in HEARS[self.role]:
            self.reader.drop(drill, t, body[2][t])
        self.reader.drop(drill, "control", s["granted"])

    def console(self, drill, s):
        if s["sent"] or self.reader.position["console"] < len(self.log.topics["console"]):
            return
        rng = self.log.rng
        decision = s.pop("retry", None)
        if decision is None and (rng.random() > 0.01 or not self.options["people"]):
            return
        content = decision or f"order {rng.random()}"
        self.publish(drill, [("console", self.following(drill, "console"), 0, "event", content)])

    def control(self, drill, s):
        found, plan = self.turn(drill, s, STREAMS), s["plan"]
        if found:  # control's own log rules, its read-back included: follow it, whoever wrote it (W4, C7)
            self.follow(drill, s, *found)
            return
        if s["granted"] != self.following(drill, "control") or s["sent"]:
            return
        if any(self.reached.get(t, 0) < end for t, end in self.ends.items()):
            return  # first to the log's end (C7)
        rng, inputs, acting = self.log.rng, dict(plan.inputs), []
        for u in UNITS:
            frontiers = self.finished(drill, s, u)
            if u in plan.acting and frontiers is None:
                if not (self.options["set_aside"] and rng.random() < 0.002):
                    return
            elif frontiers is not None and (u in plan.acting or rng.random() < 0.3):
                inputs.update(frontiers)
                acting.append(u)
        inputs["console"] = rng.randint(plan.inputs["console"], self.following(drill, "console"))
        got = [r for t in STREAMS for r in self.reader.take(drill, t, plan.inputs[t], inputs[t])]
        wake = self.wakes(dict(s["wake"]), got)
        kind, body, _ = plan.decide(inputs, acting, got, [wake[u] for u in acting if wake.get(u)])
        self.publish(drill, [("control", s["granted"], body[0], kind, json.dumps(body))])

    def follow(self, drill, s, record, body, got):
        plan = s["plan"]
        self.wakes(s["wake"], got)
        wakes = [s["wake"][u] for u in body[3] if s["wake"].get(u)]
        kind, mine, injects = plan.decide(body[2], body[3], got, wakes)
        assert (kind, mine) == (record[3], body), "control's self-check"
        plan.take(body, got)
        s["granted"] += 1
        s["ended"] = kind == "ended"
        s["inputs"] = body[2]
        for u in body[3]:
            s["acted"][u] = plan.turn
        self.publish(drill, [("control", s["granted"] + i, plan.turn, "event", e) for i, e in enumerate(injects)])
        s["granted"] += len(injects)
        for t in STREAMS:
            self.reader.drop(drill, t, body[2][t])
        self.reader.drop(drill, "control", s["granted"])

    @staticmethod
    def wakes(wake, got):
        for record in got:
            if record[3] == "completed":
                wake[record[0]] = json.loads(record[4])[1]
        return wake

    def finished(self, drill, s, u):
        """A unit's frontiers after the last turn in which it was to act; None while that is unfinished (C2, C6)."""
        turn = s["acted"].get(u, 0)
        if not turn:
            return {x: 0 for x in UNITS[u]}
        waiting = self.reader.waiting.get((drill, u), {}).values()
        completed = [r for r in waiting if r[3] == "completed" and r[2] == turn]
        if not completed:
            return None
        frontiers = {**dict(json.loads(completed[0][4])[0]), u: completed[0][1] + 1}
        return frontiers if all(self.following(drill, x) >= frontiers[x] for x in frontiers) else None


def run(seed, people, set_aside, faults):
    rng = random.Random(seed)
    log, drills = Log(rng, faults), ["D1", "D2"]
    options = dict(people=people, set_aside=set_aside)

    def new(role):
        return Node(log, role, drills, options)

    nodes = [new(role) for role in ("control", *UNITS, "console", "console")]
    crashes = 12 if faults else 0
    for i in range(400000):
        log.land()
        node = rng.choice(nodes)
        node.step()
        if crashes and rng.random() < 0.004:  # killed
            crashes -= 1
            nodes.remove(node)
            if rng.random() < 0.5:
                node.flight.clear()  # otherwise what is in flight lands later
            nodes.append(new(node.role))
        if faults and rng.random() < 0.0005 and len(nodes) < 9:
            nodes.append(new(rng.choice(["control", *UNITS])))
        if i % 500 == 0 and all(s["ended"] for n in nodes if n.role != "console" for s in n.drills.values()):
            break
    else:
        raise AssertionError(f"seed {seed}: no progress")
    return [judge(log, drill) for drill in drills], 12 - crashes if faults else 0, log.dead


def judge(log, drill):
    """(the log's digest, the digest of a run in one process from the logged decisions, turns with someone set aside)"""
    accepted = {t: [] for t in log.topics}
    for topic, entries in log.topics.items():
        for d, record in entries:
            if d == drill and record[0] == topic and record[1] == len(accepted[topic]):
                accepted[topic].append(record)
    end = next(i for i, r in enumerate(accepted["control"]) if r[3] == "ended")
    control = accepted["control"][: end + 1]
    bodies = [json.loads(r[4]) for r in control if r[3] != "event"]
    decisions = [(body[2]["console"], body[3]) for body in bodies]
    again = in_process(decisions, accepted["console"])
    return digest(control, accepted), again, sum(len(acting) < 3 for _, acting in decisions)


def main():
    global flaw
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--flaw", choices=FLAWS)
    arguments = parser.parse_args()
    reference = in_process()
    flaw = arguments.flaw
    total = dict(runs=0, crashes=0, dead=0, asides=0)
    for seed in range(arguments.seed, arguments.seed + arguments.count):
        for people, set_aside in ((0, 0), (1, 0), (1, 1)):
            results, crashes, dead = run(seed, people, set_aside, True)
            for found, again, asides in results:
                where = (seed, people, set_aside)
                assert found == again, (*where, "the log is not a function of its decisions")
                assert people or set_aside or found == reference, (*where, "the digest differs from the in-process run")
                total["asides"] += asides
            total["runs"] += 1
            total["crashes"] += crashes
            total["dead"] += dead
    print("ok", total, "reference", reference[:16])


if __name__ == "__main__":
    main()
