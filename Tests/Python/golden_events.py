#!/usr/bin/env python3
"""Golden bytes of every event type, written by Python's protobuf: Swift must read and write the same.

    golden_events.py            Tests/EventsTests/Golden/events.txt is what the schema gives
    golden_events.py --add      adds the types that it has not got; a line that is there stays, and must be as it was
    golden_events.py --write    writes it anew: after a type got a field, never to make a changed one pass

A line: type, Protobuf in hexadecimal, JSON, with tabs between them. Every field of every message is set, repeated
ones twice, numbers so large that a narrower type would show.
"""

import json
import sys

from google.protobuf import json_format
from google.protobuf.descriptor import FieldDescriptor as Field

from schema import FOLDER, Schema

GOLDEN = FOLDER.parents[2] / "Tests/EventsTests/Golden/events.txt"
# Travels inside Briefing.content, as bytes.
CONTENT = "gladi.exercise.v1.UnitBriefing"

SCALARS = {
    Field.TYPE_BOOL: lambda name, number: True,
    Field.TYPE_BYTES: lambda name, number: bytes([0, 255, number % 256]),
    Field.TYPE_INT64: lambda name, number: -(2**62) + number,
    Field.TYPE_SINT32: lambda name, number: -(2**31) + number,
    Field.TYPE_STRING: lambda name, number: f'{name} "é/\U0001f6a7" {number}',
    Field.TYPE_UINT32: lambda name, number: 2**32 - number,
    Field.TYPE_UINT64: lambda name, number: 2**64 - number,
}


def fill(message):
    """Sets every field, each to a value of its own. A recursive message or a new kind of field needs a decision here."""
    for field in message.DESCRIPTOR.fields:
        for repetition in range(2 if field.is_repeated else 1):
            number = field.number + 100 * repetition
            if field.type == Field.TYPE_MESSAGE:
                fill(getattr(message, field.name).add() if field.is_repeated else getattr(message, field.name))
                continue
            if field.type == Field.TYPE_ENUM:
                value = field.enum_type.values[-1 - repetition].number
            else:
                value = SCALARS[field.type](field.name, number)
            if field.is_repeated:
                getattr(message, field.name).append(value)
            else:
                setattr(message, field.name, value)
    return message


def golden():
    schema = Schema()
    for type in sorted([*schema.events(), CONTENT]):
        message = fill(schema.message(type)())
        text = json.dumps(json_format.MessageToDict(message), separators=(",", ":"), ensure_ascii=False)
        yield f"{type}\t{message.SerializeToString(deterministic=True).hex()}\t{text}\n"


if __name__ == "__main__":
    lines = list(golden())
    there = GOLDEN.read_text(encoding="utf-8").splitlines(keepends=True)
    known = {line.split("\t")[0] for line in there}
    if sys.argv[1:] == ["--add"]:
        there = sorted(there + [line for line in lines if line.split("\t")[0] not in known])
        GOLDEN.write_text("".join(there), encoding="utf-8")
    if sys.argv[1:] == ["--write"]:
        GOLDEN.write_text("".join(lines), encoding="utf-8")
    elif lines != there:
        other = sorted({line.split("\t")[0] for line in set(lines) ^ set(there)})
        sys.exit(f"{GOLDEN} is not what the schema gives, for {', '.join(other)}: see golden_events.py")
