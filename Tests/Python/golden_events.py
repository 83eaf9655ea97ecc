#!/usr/bin/env python3
"""Golden bytes of every event type, written by Python's protobuf: Swift must read and write the same.

    golden_events.py            Tests/EventsTests/Golden/events.txt is what the schema gives, and so are the descriptors
                                that ops/generate-events wrote beside the generated events
    golden_events.py --write    writes it anew: after a type or field was added, never to make a changed one pass

A line: type, Protobuf in hexadecimal, JSON, with tabs between them. Every field of every message is set, repeated
ones twice, numbers so large that a narrower type would show.
"""

import base64
import json
import re
import sys

from google.protobuf import descriptor_pb2, json_format
from google.protobuf.descriptor import FieldDescriptor as Field

from schema import FOLDER, Schema

ROOT = FOLDER.parents[2]
GOLDEN = ROOT / "Tests/EventsTests/Golden/events.txt"
CATALOGUE = ROOT / "Shared/Events/StandardCatalogue.swift"
DESCRIPTORS = ROOT / "Shared/Events/Generated/descriptors.pb.swift"
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
    types = re.findall(r'eventType = "([^"]+)"', CATALOGUE.read_text(encoding="utf-8"))
    for type in sorted([*types, CONTENT]):
        message = fill(schema.message(type)())
        text = json.dumps(json_format.MessageToDict(message), separators=(",", ":"), ensure_ascii=False)
        yield f"{type}\t{message.SerializeToString(deterministic=True).hex()}\t{text}\n"


def described(files):
    """Each file with its comments by what they stand before; where on a line that is differs by protoc."""
    result = {}
    for file in files:
        comments = {tuple(place.path): place.leading_comments for place in file.source_code_info.location
                    if place.leading_comments}
        bare = descriptor_pb2.FileDescriptorProto.FromString(file.SerializeToString())
        bare.ClearField("source_code_info")
        result[file.name] = (bare.SerializeToString(deterministic=True), comments)
    return result


def generated_descriptors():
    text = DESCRIPTORS.read_text(encoding="utf-8").split('"""')[1]
    return descriptor_pb2.FileDescriptorSet.FromString(base64.b64decode(text)).file


if __name__ == "__main__":
    text = "".join(golden())
    if sys.argv[1:] == ["--write"]:
        GOLDEN.write_text(text, encoding="utf-8")
    elif text != GOLDEN.read_text(encoding="utf-8"):
        sys.exit(f"{GOLDEN} is not what the schema gives: see golden_events.py")
    if described(Schema().files) != described(generated_descriptors()):
        sys.exit(f"{DESCRIPTORS} is not what the schema gives: run ops/generate-events")
