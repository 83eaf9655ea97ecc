"""A lockstep unit in Python: the wire, the machine without I/O, Kafka. (R1 … are rules of the specification.)"""

import argparse
import collections
import contextlib
import datetime
import hashlib
import json
import os
import pathlib
import signal
import sys
import time
import traceback

from confluent_kafka import OFFSET_BEGINNING, Consumer, KafkaException, Producer, TopicPartition
from google.protobuf import descriptor_pb2, descriptor_pool, json_format, message_factory

LOCKSTEP, CONTROL = "gladi.lockstep.v1.", "gladi.control"
Event = collections.namedtuple("Event", "id unit type message")
Turn = collections.namedtuple("Turn", "number time acting events")
leave = argparse.ArgumentParser(add_help=False).exit  # With an exit code, and a text for standard error.


class Record(collections.namedtuple("Record", "drill stream sequence turn type data content_type cause time",
                                    defaults=("application/protobuf", None, None))):
    """An event of a drill. Its sequence is None when it is unnumbered: a heartbeat, a fault, the pace."""
    @property
    def leaf(self):  # SHA-256 over what the digest covers: two records are equal when their leaves are.
        def sized(part):
            part = part.encode() if isinstance(part, str) else part
            return b"\xff\xff\xff\xff" if part is None else len(part).to_bytes(4, "big") + part
        numbers = self.sequence.to_bytes(8, "big") + self.turn.to_bytes(8, "big")
        rest = sized(self.type) + sized(self.content_type) + sized(self.cause) + sized(self.data)
        return hashlib.sha256(b"\x00" + sized(self.stream) + numbers + rest).digest()

    def headers(self, nonce=""):  # The record's headers; `nonce` makes the id of an unnumbered one unique.
        number = f"-{nonce}" if self.sequence is None else self.sequence
        attributes = {
            "ce_specversion": "1.0", "ce_id": f"{self.stream}:{number}", "ce_time": self.time, "ce_type": self.type,
            "ce_source": f"/gladi/{self.drill}/{self.stream}", "ce_drill": self.drill, "ce_turn": self.turn,
            "ce_sequence": self.sequence, "ce_cause": self.cause, "ce_exercise": "LATIHAN",
            "content-type": self.content_type}
        return {name: str(value).encode() for name, value in attributes.items() if value is not None}


def decode(key, headers, value):
    """The record that a Kafka message is; None when it is none of any drill (R1)."""
    try:
        text = {name: (value or b"").decode(errors="replace") for name, value in headers or []}
        record = Record(
            text["ce_drill"], text["ce_source"].removeprefix(f"/gladi/{text['ce_drill']}/"),
            int(text["ce_sequence"]) if "ce_sequence" in text else None, int(text["ce_turn"]), text["ce_type"], value,
            text["content-type"], text.get("ce_cause"), text.get("ce_time"))
        # It fits itself when writing it again gives the same headers; an unnumbered record's id is its writer's.
        again = record.headers() | ({"ce_id": text["ce_id"].encode()} if record.sequence is None else {})
        fits = sorted(header for header in headers if header[0] in again) == sorted(again.items()) and value is not None
        fits &= key == record.drill.encode() and all(0 <= n < 2**64 for n in (record.turn, record.sequence or 0))
        return record if fits and record.content_type in ("application/protobuf", "application/json") else None
    except (AttributeError, KeyError, TypeError, ValueError):
        return None


class Schema:
    """Event types by their names, and who may publish them, from what the script `generate` wrote."""
    def __init__(self, path):
        self.pool = descriptor_pool.DescriptorPool()
        self.files = descriptor_pb2.FileDescriptorSet.FromString(path.read_bytes()).file
        for file in self.files:
            self.pool.Add(file)
        self.channels = json.loads(path.with_name("asyncapi.json").read_text())["channels"]

    def new(self, type, **fields):
        return message_factory.GetMessageClass(self.pool.FindMessageTypeByName(type))(**fields)

    def own(self, type, words=("", "")):
        """What the first Ready announces of an agency's own type: what reads it, and its words in both languages.

        Those of a message are its option gladi.event; a plain value, which travels as JSON, brings `words`."""
        def needed(file):
            return {file.name}.union(*map(needed, file.dependencies))
        try:
            message = self.pool.FindMessageTypeByName(type)
        except KeyError:
            return {"type": type, "content_type": "application/json", "words_id": words[0], "words_en": words[1]}
        options = self.new("google.protobuf.MessageOptions").FromString(message.GetOptions().SerializeToString())
        words = options.Extensions[self.pool.FindExtensionByName("gladi.event")]
        files = [file for file in self.files if file.name in needed(message.file)]
        return {"type": type, "content_type": "application/protobuf", "words_id": words.id, "words_en": words.en,
                "descriptors": descriptor_pb2.FileDescriptorSet(file=files).SerializeToString()}

    def read(self, record, writer=None, understands=()):
        """A record's message; None when its type is not known, its data do not fit, or not the writer's to say (R5).

        An agency's own type that travels as JSON is a plain value, handed to who `understands` it."""
        sayable = self.channels.get(writer, self.channels["agency"])["messages"]
        if writer and record.type not in sayable and record.type.split(".")[0].replace("_", "-") != writer:
            return None
        with contextlib.suppress(Exception):  # Whatever the wire holds, it ends nothing.
            if record.type in understands and record.content_type == "application/json":
                return json.loads(record.data)
            message, is_json = self.new(record.type), record.content_type == "application/json"
            return json_format.Parse(record.data, message, True) if is_json else message.FromString(record.data)


class Outbox:
    """What a unit publishes in a turn, and when it wants to be woken."""
    def __init__(self, schema, time, first):
        self.schema, self.time, self.first, self.items, self.wake_up = schema, time, first, [], None

    def publish(self, type, because=None, **fields):
        data = self.schema.new(type, **fields).SerializeToString(deterministic=True)
        self.items.append((type, because, data, "application/protobuf"))

    def publish_json(self, type, because=None, **fields):  # A type of the agency's own; equal values are equal bytes.
        data = json.dumps(fields, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False).encode()
        self.items.append((type, because, data, "application/json"))

    def wake(self, time):
        self.wake_up = min(max(time, self.time + 1), self.wake_up or time + self.time + 1)


class Stream:
    """Reads one stream: the first record with the next sequence wins (R2). Its records wait until they are taken."""
    ROOM, WINDOW = 4_000, 4_096

    def __init__(self, entry):
        self.entry, self.next, self.waiting, self.leaves, self.lost = entry, 0, collections.deque(), {}, None

    def read(self, record, offset):
        """accepted, duplicate, conflict (another record has that sequence), ahead, or no room: read it again (R6)."""
        if record.sequence < self.next:
            return "duplicate" if self.leaves.get(record.sequence, record.leaf) == record.leaf else "conflict"
        if record.sequence > self.next or self.lost is not None:
            return "ahead"
        if len(self.waiting) >= self.ROOM:
            self.lost = offset
            return "no room"
        self.leaves[self.next] = record.leaf
        self.leaves.pop(self.next - self.WINDOW, None)
        self.waiting.append(record)
        self.next += 1
        return "accepted"


class OwnStream(Stream):
    """What the unit has computed, held against the log: compared where the log has it already, else published (U4)."""
    def __init__(self, entry):
        super().__init__(entry)
        self.computed, self.sent, self.since, self.next_computed, self.compared = collections.deque(), 0, 0, 0, 0

    def compute(self, record):  # False when the log holds another record.
        self.next_computed += 1
        if not self.waiting:
            self.computed.append(record)
            return True
        self.compared += 1
        return self.waiting.popleft().leaf == record.leaf

    def read_back(self, record, offset, now):  # As `read`; diverged: the log has another record than was computed.
        reading = self.read(record, offset)
        if reading != "accepted" or not self.computed:
            return reading
        self.waiting.clear()
        self.since, self.sent, self.compared = now, max(0, self.sent - 1), self.compared + (not self.sent)
        return reading if self.computed.popleft().leaf == record.leaf else "diverged"

    def unsent(self, now):  # In order; after 2 s without progress all again, from the first not read back (W3).
        self.sent = 0 if now - self.since >= 2 else self.sent
        self.since = self.since if self.sent else now
        fresh, self.sent = list(self.computed)[self.sent:], len(self.computed)
        return fresh


class Machine:
    """One unit in one drill. `end`: where the log of its own topic ended when this program began to read (U4)."""
    def __init__(self, unit_type, name, schema, drill, opened, instance, end=0):
        self.unit_type, self.name, self.schema, self.drill, self.instance = unit_type, name, schema, drill, instance
        self.entries = {entry.name: entry for entry in opened.streams}
        if opened.protocol != 1 or name not in self.entries:
            leave(65, f"drill {drill} speaks lockstep {opened.protocol} and has {sorted(self.entries)}\n")
        streams, hears = sorted(opened.streams, key=lambda entry: entry.name), self.entries[name].hears
        self.heard = [Stream(entry) for entry in streams if entry.number in hears]
        self.control, self.own = Stream(self.entries["control"]), OwnStream(self.entries[name])
        self.readers = {stream.entry.name: stream for stream in [*self.heard, self.control, self.own]}
        self.start = datetime.datetime.fromisoformat(opened.start).astimezone(datetime.timezone.utc)
        self.topic, self.end, self.unit, self.turn, self.acting = self.own.entry.topic, end, None, 0, True
        self.stopped, self.beat, self.missing, self.actions = None, 0, {}, []
        self.understands = set(getattr(unit_type, "understands", ()))  # Others' own types, as JSON.
        self.words = getattr(unit_type, "words", {})  # Of own types as JSON: (Indonesian, English).

    def receive(self, topic, offset, record, now):  # What stands there; None: no event of any drill.
        stream = self.readers.get(record.stream) if record and record.drill == self.drill else None
        if stream and stream.entry.topic == topic and record.sequence is not None:
            reading = stream.read(record, offset) if stream is not self.own else self.own.read_back(record, offset, now)
            if stream is self.own and reading in ("conflict", "diverged"):  # After a conflict play goes on (R3).
                self.fault(1, "two records claim one place", reading == "diverged", record.stream, record.sequence,
                           offset)
        if topic == self.topic and offset + 1 >= self.end and self.own.lost is None:
            self.end = 0

    def step(self, now):  # All that can be done now, in order: ("publish", topic, record), ("reread", topic, offset).
        try:
            while not self.stopped and self.control.waiting and self.handle(self.control.waiting[0], now):
                pass
        except Exception:  # The unit's own failure.
            self.fault(6, traceback.format_exc(), stop=True)
        for stream in self.readers.values():
            if stream.lost is not None and len(stream.waiting) <= stream.ROOM // 2:
                self.actions.append(("reread", stream.entry.topic, stream.lost))
                stream.lost = None
        if not self.stopped and not self.end:
            self.actions += [("publish", self.topic, record) for record in self.own.unsent(now)]
            if self.unit and now >= self.beat:
                heart = {"instance": self.instance, "turn": self.turn, "compared": self.own.compared}
                own = [self.schema.own(type, self.words.get(type, ("", "")))
                       for type in self.unit_type.profile.get("publishes", ())
                       if not self.beat and not type.startswith("gladi.")]
                self.say("Ready", profile={"unit": self.name, "own_types": own, **self.unit_type.profile}, **heart)
                self.beat = now + 1
        actions, self.actions = self.actions, []
        return actions

    def handle(self, record, now):  # Control's next record; False while something that it names is not read (U1).
        message = self.schema.read(record)
        if record.type == LOCKSTEP + "Granted":
            return self.grant(message, now)
        if record.type == LOCKSTEP + "Ended":
            self.stopped = None if self.own.computed else (0, message.reason)
            return False
        if record.type == LOCKSTEP + "Briefing" and message.unit == self.name:
            self.unit = self.unit_type(self.schema.new("gladi.exercise.v1.UnitBriefing").FromString(message.content))
        return self.control.waiting.popleft() is not None

    def grant(self, grant, now):
        to = dict(zip(grant.streams, grant.frontiers))
        short = [stream for stream in self.heard if stream.next < to.get(stream.entry.number, 0)]
        short += [self.control] if len(self.control.waiting) <= grant.events else []
        if short:  # What a grant names comes within 30 s, or is lost (R4).
            lacking = short[0].entry.name, short[0].next
            self.missing = {lacking: self.missing.get(lacking, now)}
            if now - self.missing[lacking] >= 30:
                self.fault(3, "the log does not give", True, *lacking)
            return False
        self.turn = grant.turn
        self.acting = next((each.participates for each in grant.changes if each.unit == self.name), self.acting)
        records = [self.control.waiting.popleft() for _ in range(1 + grant.events)][1:]
        for stream in self.heard:
            while stream.waiting and stream.waiting[0].sequence < to.get(stream.entry.number, 0):
                records.append(stream.waiting.popleft())
        out = Outbox(self.schema, grant.time, self.own.next_computed)
        writers = {name: entry.unit.partition("/")[2] or name for name, entry in self.entries.items()}
        read = [(each, self.schema.read(each, writers[each.stream], self.understands)) for each in records]
        events = [Event(f"{each.stream}:{each.sequence}", self.entries[each.stream].unit, each.type, message)
                  for each, message in read if message is not None and each.type != LOCKSTEP + "Completed"]
        turn = Turn(grant.turn, grant.time, self.acting, events)
        if self.acting:
            self.unit.handle(turn, out)
            self.publish(out)
        elif hasattr(self.unit, "observe"):  # Who is out does nothing; it may take in what it must know.
            self.unit.observe(turn)
        return True

    def publish(self, out):  # The turn's events, then its completion (W2); at most 1,000 records and 1 MiB (W5).
        if len(out.items) >= 1_000 or sum(len(data) for _, _, data, _ in out.items) > 1 << 20:
            return self.fault(4, f"{len(out.items)} events in turn {self.turn} are too much", stop=True)
        own = {"streams": [self.own.entry.number], "frontiers": [out.first + len(out.items) + 1]}
        out.publish(LOCKSTEP + "Completed", turn=self.turn, wake_up=out.wake_up, **own)
        time = (self.start + datetime.timedelta(seconds=out.time)).strftime("%Y-%m-%dT%H:%M:%SZ")
        for sequence, (type, cause, data, form) in enumerate(out.items, out.first):
            record = Record(self.drill, self.name, sequence, self.turn, type, data, form, cause, time)
            if not self.own.compute(record):
                return self.fault(1, "what the log holds is not what was computed", True, self.name, sequence)

    def fault(self, kind, text, stop=False, stream="", sequence=0, offset=None):
        text, place = text + (f": {stream}:{sequence}" if stream else ""), {"stream": stream, "sequence": sequence}
        place |= {} if offset is None else {"offset": offset}
        self.say("Fault", kind=kind, unit=self.name, instance=self.instance, text=text, **place)
        self.stopped = (70, text) if stop else self.stopped

    def say(self, type, **fields):
        type, data = LOCKSTEP + type, self.schema.new(LOCKSTEP + type, **fields).SerializeToString()
        self.actions.append(("publish", self.topic, Record(self.drill, self.name, None, self.turn, type, data)))


def partition_of(drill, count):  # FNV-1a of the id.
    value = 2166136261
    for byte in drill.encode():
        value = (value ^ byte) * 16777619 & 0xFFFFFFFF
    return value % count


def find(consumer, schema, wanted):
    """The open drill, its partition and opening: an `Opened` in a partition of control that no `Ended` follows."""
    try:
        partitions, drills = consumer.list_topics(CONTROL, 8).topics[CONTROL].partitions, {}
    except KafkaException as error:
        leave(69, f"no broker answers: {error}\n")
    next = collections.Counter() if partitions else leave(69, f"the broker has no topic {CONTROL}\n")
    ends = {number: consumer.get_watermark_offsets(TopicPartition(CONTROL, number))[1] for number in partitions}
    consumer.assign([TopicPartition(CONTROL, number, OFFSET_BEGINNING) for number in partitions])
    while not drills or any(ends.values()):
        for message in consumer.consume(500, 0.1):
            number, record = message.partition(), decode(message.key(), message.headers(), message.value())
            ends[number] = 0 if message.offset() + 1 >= ends[number] else ends[number]
            # A drill lies where its id puts it (W1): an opening elsewhere is a forger's.
            if (record and record.stream == "control" and record.sequence == next[record.drill]
                    and number == partition_of(record.drill, len(partitions))):
                next[record.drill] += 1
                if record.type == LOCKSTEP + "Opened" and wanted in (None, record.drill):
                    drills[record.drill] = record.drill, number, schema.read(record)
                elif record.type == LOCKSTEP + "Ended":
                    drills.pop(record.drill, None)
    return drills.popitem()[1] if len(drills) == 1 else leave(64, f"choose a drill with --drill: {sorted(drills)}\n")


def run(unit_type, name):
    """A unit's program: plays it from the drill's opening to its end, or until SIGTERM."""
    parser = argparse.ArgumentParser(description=sys.modules["__main__"].__doc__)
    parser.add_argument("--kafka", default=os.environ.get("GLADI_KAFKA"), help="broker, HOST:PORT (GLADI_KAFKA)")
    parser.add_argument("--drill", default=os.environ.get("GLADI_DRILL"), help="the drill's id (GLADI_DRILL)")
    for flag in ("--lang", "--fetch-wait", "--state", "--unit"):  # Of a launcher that starts this program.
        parser.add_argument(flag, action="append", help=argparse.SUPPRESS)
    options, schema = parser.parse_args(), Schema(pathlib.Path(__file__).with_name("schema.pb"))
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    broker = {"bootstrap.servers": options.kafka, "log_level": 3}
    consumer = Consumer(broker | {"group.id": "gladi", "enable.auto.commit": False, "fetch.wait.max.ms": 5})
    producer = Producer(broker | {"enable.idempotence": True, "linger.ms": 0})
    drill, partition, opened = find(consumer, schema, options.drill)
    machine = Machine(unit_type, name, schema, drill, opened, f"python-{os.getpid()}-{time.time_ns()}")
    machine.end = consumer.get_watermark_offsets(TopicPartition(machine.topic, partition))[1]
    read = {stream.entry.topic: 0 for stream in machine.readers.values()}
    consumer.assign([TopicPartition(topic, partition, OFFSET_BEGINNING) for topic in read])
    while not machine.stopped:
        first = consumer.poll(0.2)
        for message in [first, *consumer.consume(500, 0)] if first is not None else []:  # An empty one is false.
            record = decode(message.key(), message.headers(), message.value())
            read[message.topic()] = message.offset() + 1
            machine.receive(message.topic(), message.offset(), record, time.monotonic())
        for action, topic, what in machine.step(time.monotonic()):
            if action == "publish":
                producer.produce(topic, what.data, drill, partition, headers=what.headers(str(time.monotonic_ns())))
            elif what < read[topic]:  # Never forward: another stream of the topic may have to be read from before.
                consumer.seek(TopicPartition(topic, partition, what))
        producer.poll(0)
    producer.flush(5)
    leave(machine.stopped[0], f"{machine.stopped[1]}\n")
