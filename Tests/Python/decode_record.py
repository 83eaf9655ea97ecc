#!/usr/bin/env python3
"""Reads a recorded drill with nothing of Gladi but its schema: CloudEvents, Protobuf, digest.

    decode_record.py drill.gladi

Prints a line of JSON per event of the drill, then one with the digest that the record holds and the one computed here
from the records alone. Exit code 1 when they differ or an event is not the CloudEvent that its headers say.
"""

import json
import re
import sqlite3
import sys

from cloudevents.core.bindings.kafka import KafkaMessage, from_binary
from cloudevents.core.formats.json import JSONFormat
from google.protobuf import json_format

from lockstep import cover, leaf
from schema import Schema


ATTRIBUTE = re.compile("ce_[a-z]+|content-type")


class DataAsWritten(JSONFormat):
    """The package's own format reads Protobuf that happens to be UTF-8 as text; the data is the schema's to read."""

    def read_data(self, body, datacontenttype):
        return body


def header_value(value):
    """HeaderText: a string, {"hex": …} where the bytes are no UTF-8, null where there is no value."""
    return bytes.fromhex(value["hex"]) if isinstance(value, dict) else value.encode() if value is not None else None


def events(path):
    """The drill's numbered records as CloudEvents, in the order in which they were recorded."""
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as database:
        rows = database.execute(
            "SELECT headers, key, value FROM record WHERE verdict IN ('accepted', 'accepted-unread') ORDER BY row")
        for headers, key, value in rows:
            # Attributes alone: the package takes every header for text, and a trace header need not be any.
            pairs = {name: header_value(text) for name, text in json.loads(headers) if ATTRIBUTE.fullmatch(name)}
            yield from_binary(KafkaMessage(headers=pairs, key=key, value=value), DataAsWritten())


def check(event):
    """What a CloudEvent of a drill says twice, it says alike. Returns its stream and sequence."""
    drill, sequence = event.get_extension("drill"), event.get_extension("sequence")
    stream = event.get_id().rpartition(":")[0]
    said = [
        event.get_extension("exercise"), event.get_extension("partitionkey"), event.get_source(), event.get_id()]
    meant = ["LATIHAN", drill, f"/gladi/{drill}/{stream}", f"{stream}:{sequence}"]
    if said != meant or not re.fullmatch(r"gladi\.[a-z-]+\.v\d+\.[A-Za-z]+", event.get_type()):
        raise ValueError(f"{event.get_attributes()} does not fit itself")
    return stream, int(sequence)


def leaf_of(event, stream, sequence):
    return leaf(
        stream, sequence, int(event.get_extension("turn")), event.get_type(), event.get_datacontenttype(),
        event.get_extension("cause"), event.get_data())


class Digest:
    """The drill's digest: control's records in order, and after each grant what it delivers."""

    def __init__(self, leaves):
        self.leaves = leaves
        self.names = {}
        self.frontiers = {}
        self.value = None

    def add(self, streams):
        self.names.update((stream.number, stream.name) for stream in streams)

    def deliver(self, message):
        moved = sorted(zip((self.names[number] for number in message.streams), message.frontiers))
        for name, frontier in moved:
            for sequence in range(self.frontiers.get(name, 0), frontier):
                self.value = cover(self.value, self.leaves[name][sequence])
            self.frontiers[name] = frontier

    def follow(self, sequence, type, message):
        leaf = self.leaves["control"][sequence]
        if type == "gladi.lockstep.v1.Ended":
            self.deliver(message)
            return
        self.value = cover(self.value, leaf) if self.value else leaf
        if type == "gladi.lockstep.v1.Opened":
            self.add(message.streams)
        if type == "gladi.lockstep.v1.Granted":
            for change in message.changes:
                self.add(change.streams)
            self.deliver(message)


def main(path):
    schema, leaves, control, count, ended = Schema(), {}, [], 0, None
    for event in events(path):
        stream, sequence = check(event)
        message = schema.decode(event.get_type(), event.get_datacontenttype(), event.get_data())
        leaves.setdefault(stream, {})[sequence] = leaf_of(event, stream, sequence)
        if stream == "control":
            control.append((sequence, event.get_type(), message))
        if event.get_type() == "gladi.lockstep.v1.Ended":
            ended = message.digest.hex()
        count += 1
        print(json.dumps({
            "id": event.get_id(), "type": event.get_type(), "time": event.get_time().isoformat(),
            "turn": int(event.get_extension("turn")), "cause": event.get_extension("cause"),
            "data": None if message is None else json_format.MessageToDict(message),
        }, ensure_ascii=False))

    digest = Digest(leaves)
    for entry in sorted(control, key=lambda entry: entry[0]):
        digest.follow(*entry)
    computed = digest.value.hex() if digest.value else None
    print(json.dumps({"events": count, "recorded": ended, "computed": computed}))
    return 0 if computed and computed == ended else 1


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1]))
